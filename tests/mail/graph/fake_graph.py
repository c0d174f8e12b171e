"""Microsoft Graph and its sign-in played in this process: TLS on the loopback, with faults.

It writes down every request it gets. ``fail`` puts a fault before the next requests of an
endpoint; whether the request is carried out before the line breaks is part of the fault.
"""

from __future__ import annotations

import json
import re
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from daysix.mail.graph.clouds import Cloud
from tests.mail.graph.fake_answers import ENDPOINTS, Answers, endpoint
from tests.mail.graph.fake_login import FakeLogin
from tests.mail.graph.fake_store import RefusedError, Store

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

ADDRESS = "exclusions@county.example"
ENDPOINT_NAMES = {name for name, _, _ in ENDPOINTS}
PAGE = re.compile(r"odata\.maxpagesize=(\d+)")


@dataclass
class Fault:
    """What goes wrong, how often, and with which words."""

    name: str
    how: str
    status: int = 0
    code: str = ""
    wait: str = ""
    times: int = 1
    to: str = ""


@dataclass(frozen=True)
class Asked:
    """One request as the server got it."""

    name: str
    method: str
    path: str
    mailbox: str
    prefer: str
    match: str
    content: Any
    further: bool

    @property
    def page(self) -> int:
        found = PAGE.search(self.prefer)
        return int(found[1]) if found else 0


class FakeGraph:
    """The server: a store, its answers, its sign-in, its faults, and all it was asked."""

    def __init__(self, certificate: ssl.SSLContext) -> None:
        self.store = Store()
        self.answers = Answers(self.store, ADDRESS)
        self.login = FakeLogin()
        self.in_scope = True
        self.may_change = True
        self.asked: list[Asked] = []
        self.slips: list[BaseException] = []
        self._faults: list[Fault] = []
        self._certificate = certificate
        self._http: ThreadingHTTPServer | None = None

    def fail(self, name: str, how: str, **more: Any) -> None:
        """Let the next request of an endpoint ("*": any) go wrong."""
        self._faults.append(Fault(name, how, **more))

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.asked]

    @property
    def cloud(self) -> Cloud:
        assert self._http is not None
        place = f"127.0.0.1:{self._http.server_port}"
        return Cloud(place, place)

    def fault_for(self, name: str) -> Fault | None:
        for one in self._faults:
            if one.name in {"*", name} and one.times > 0:
                one.times -= 1
                return one
        return None

    def start(self) -> None:
        server = self

        class Handler(_Handler):
            graph = server

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_where: Any) -> None:
                slip = sys.exc_info()[1]
                if slip is not None and not isinstance(slip, OSError):
                    server.slips.append(slip)

        self._http = Quiet(("127.0.0.1", 0), Handler)
        self._http.socket = self._certificate.wrap_socket(self._http.socket, server_side=True)
        self.answers.base = f"https://{self.cloud.graph}"
        self.login.base = f"https://{self.cloud.login}"
        threading.Thread(target=self._http.serve_forever, args=(0.005,), daemon=True).start()

    def stop(self) -> None:
        assert self._http is not None
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    graph: FakeGraph
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the one before

    def log_message(self, *_words: Any) -> None:
        """Tests read what the server wrote down, not what it prints."""

    def do_GET(self) -> None:
        self._any()

    def do_POST(self) -> None:
        self._any()

    def do_PATCH(self) -> None:
        self._any()

    def do_DELETE(self) -> None:
        self._any()

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        if parts.path.startswith("/v1.0/"):
            self._asked(parts.path, dict(parse_qsl(parts.query)), body)
            return
        status, content, headers = self.graph.login.answer(parts.path, body)
        self._say(status, content, {"Content-Type": "application/json", **headers})

    def _asked(self, path: str, query: dict[str, str], body: bytes) -> None:
        name, mailbox, ids = endpoint(self.command, path)
        asked = Asked(
            name,
            self.command,
            path,
            mailbox,
            self.headers.get("Prefer") or "",
            self.headers.get("If-Match") or "",
            json.loads(body) if body else None,
            "$skip" in query or "$skiptoken" in query or "$deltatoken" in query,
        )
        self.graph.asked.append(asked)
        wrong = self.graph.fault_for(name)
        if wrong is not None and self._go_wrong(wrong):
            return
        try:
            self._let_in(asked)
            status, content = self.graph.answers.answer(name, ids, query, asked)
        except RefusedError as refused:
            self._refuse(refused.status, refused.code)
            return
        self._answer(status, content, wrong)

    def _let_in(self, asked: Asked) -> None:
        shown = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        if shown not in self.graph.login.tokens:
            raise RefusedError(401, "InvalidAuthenticationToken")
        if asked.mailbox.lower() != ADDRESS:
            raise RefusedError(404, "ErrorInvalidUser")
        reading = asked.method == "GET"
        if not self.graph.in_scope or not (reading or self.graph.may_change):
            raise RefusedError(403, "ErrorAccessDenied")
        if asked.name not in ENDPOINT_NAMES:
            self.graph.store.sent.append(asked.name)
            raise RefusedError(405, "ErrorInvalidRequest")

    def _go_wrong(self, wrong: Fault) -> bool:
        """Whether the request was dealt with, wrongly."""
        if wrong.how == "status":
            self._refuse(
                wrong.status, wrong.code, {"Retry-After": wrong.wait} if wrong.wait else {}
            )
        elif wrong.how == "hang up":
            self.close_connection = True
            self.connection.close()
        elif wrong.how == "page":
            self._say(200, b"<html><body>Sign in</body></html>", {"Content-Type": "text/html"})
        elif wrong.how == "redirect":
            self._say(302, b"", {"Location": wrong.to})
        else:
            return False
        return True

    def _answer(self, status: int, content: bytes, wrong: Fault | None) -> None:
        headers = {"Content-Type": "application/json"}
        if wrong is None:
            self._say(status, content, headers)
        elif wrong.how == "half":
            self._say(status, content[: len(content) // 2], headers)
        else:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True

    def _refuse(self, status: int, code: str, headers: dict[str, str] | None = None) -> None:
        said = {"error": {"code": code, "message": "Sam Placeholder is named here."}}
        self._say(status, json.dumps(said).encode(), headers or {})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def fake_graph(certificate: ssl.SSLContext) -> Iterator[FakeGraph]:
    """A server of one empty mailbox, stopped afterwards; its own slips fail the test."""
    server = FakeGraph(certificate)
    server.start()
    try:
        yield server
    finally:
        server.stop()
    assert server.slips == []
