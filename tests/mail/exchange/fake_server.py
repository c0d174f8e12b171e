"""An Exchange server played in this process: TLS on the loopback, three logins, and faults.

It writes down every request it gets. ``fail`` puts a fault before the next requests of an
operation; whether the request is carried out before the line breaks is part of the fault.
"""

from __future__ import annotations

import base64
import json
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from lxml import etree

from tests.mail.exchange.fake_answers import SOAP, Answers, answered, fault, refused, t
from tests.mail.exchange.fake_store import RefusedError, Store

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator

ADDRESS = "exclusions@county.example"
USER, PASSWORD = "svc-daysix@county.example", "correct horse 7"
APPLICATION, TENANT, TOKEN = "11111111-2222-3333-4444-555555555555", "county", "a-token"
SPEAKS = ("Exchange2013_SP1", "Exchange2015", "Exchange2015_SP1", "Exchange2016")


@dataclass
class Fault:
    """What goes wrong, how often, and with which words."""

    operation: str
    how: str
    code: str = ""
    status: int = 0
    wait: float = 0.0
    times: int = 1


@dataclass(frozen=True)
class Asked:
    """One request as the server got it."""

    operation: str
    body: bytes = field(repr=False)
    mailboxes: frozenset[str]
    acting: str
    disposition: str
    anchor: str


class FakeExchange:
    """The server: a store, its answers, its logins, its faults, and all it was asked."""

    def __init__(self, certificate: ssl.SSLContext) -> None:
        self.store = Store(ADDRESS)
        self.answers = Answers(self.store)
        self.users = {USER: PASSWORD}
        self.applications = {APPLICATION: PASSWORD}
        self.may_act = {USER, APPLICATION}
        self.speaks: tuple[str, ...] = SPEAKS
        self.ntlm: Any = None
        self.asked: list[Asked] = []
        self.answered: list[bytes] = []
        self.logins: list[str] = []
        self.slips: list[BaseException] = []
        self._faults: list[Fault] = []
        self._certificate = certificate
        self._http: ThreadingHTTPServer | None = None

    # What tests do to it

    def fail(self, operation: str, how: str, **more: Any) -> None:
        """Let the next request of an operation ("*": any) go wrong."""
        self._faults.append(Fault(operation, how, **more))

    @property
    def operations(self) -> list[str]:
        return [one.operation for one in self.asked]

    @property
    def url(self) -> str:
        assert self._http is not None
        return f"https://127.0.0.1:{self._http.server_port}/EWS/Exchange.asmx"

    @property
    def token_url(self) -> str:
        return self.url.replace("/EWS/Exchange.asmx", "/token")

    # What the handler asks of it

    def fault_for(self, operation: str) -> Fault | None:
        for one in self._faults:
            if one.operation in {"*", operation} and one.times > 0:
                one.times -= 1
                return one
        return None

    def start(self) -> None:
        server = self

        class Handler(_Handler):
            exchange = server

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True
            block_on_close = False

            def handle_error(self, *_where: Any) -> None:
                slip = sys.exc_info()[1]
                if slip is not None and not isinstance(slip, OSError):
                    server.slips.append(slip)

        self._http = Quiet(("127.0.0.1", 0), Handler)
        self._http.socket = self._certificate.wrap_socket(self._http.socket, server_side=True)
        threading.Thread(target=self._http.serve_forever, args=(0.005,), daemon=True).start()

    def stop(self) -> None:
        assert self._http is not None
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    exchange: FakeExchange
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the one before
    handshake: Any = None
    known_as = ""

    def log_message(self, *_words: Any) -> None:
        """Tests read what the server wrote down, not what it prints."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == "/token":
            self._token(body)
        elif self._let_in():
            self._soap(body)

    # Who asks

    def _let_in(self) -> bool:
        kind, _, shown = self.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            name, _, password = base64.b64decode(shown).decode().partition(":")
            self.exchange.logins.append(name)
            if self.exchange.users.get(name) == password:
                self.known_as = name
                return True
        elif kind == "Bearer":
            self.known_as = APPLICATION
            if shown == TOKEN:
                return True
        elif kind in {"NTLM", "Negotiate"} and self.exchange.ntlm is not None:
            return self._shake_hands(kind, base64.b64decode(shown))
        elif self.known_as and self.handshake is not None:
            return True
        self._refuse_login()
        return False

    def _shake_hands(self, kind: str, shown: bytes) -> bool:
        if self.handshake is None or self.handshake.complete:
            self.handshake = self.exchange.ntlm()
        try:
            answer = self.handshake.step(shown)
        except Exception as no:  # noqa: BLE001 - any refusal of the library is a refused login
            self.exchange.logins.append(type(no).__name__)
            self.handshake = None
            self._refuse_login()
            return False
        if self.handshake.complete:
            self.known_as = self.handshake.client_principal
            self.exchange.logins.append(self.known_as)
            return True
        self._say(401, b"", {"WWW-Authenticate": f"{kind} {base64.b64encode(answer).decode()}"})
        return False

    def _refuse_login(self) -> None:
        offered = {"WWW-Authenticate": "NTLM" if self.exchange.ntlm else 'Basic realm="mail"'}
        self._say(401, b"", offered)

    def _token(self, body: bytes) -> None:
        said = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        self.exchange.logins.append(said.get("client_id", ""))
        if self.exchange.applications.get(said.get("client_id", "")) == said.get("client_secret"):
            given = {"access_token": TOKEN, "token_type": "Bearer", "expires_in": 3600}
            self._say(200, json.dumps(given).encode(), {"Content-Type": "application/json"})
        else:
            refusal = {"error": "invalid_client", "error_description": "AADSTS7000215"}
            self._say(401, json.dumps(refusal).encode(), {"Content-Type": "application/json"})

    # What is asked

    def _soap(self, body: bytes) -> None:
        root = etree.fromstring(body)
        request = root.find(f"{{{SOAP}}}Body")[0]
        operation = request.tag.rpartition("}")[2]
        self.exchange.asked.append(self._noted(root, request, operation, body))
        wrong = self.exchange.fault_for(operation)
        if wrong is not None and self._go_wrong(wrong, request, operation):
            return
        answer = self._refusal(root) or self.exchange.answers.answer(request)
        self._answer(answer, cut=wrong is not None and wrong.how == "cut")

    def _noted(self, root: Any, request: Any, operation: str, body: bytes) -> Asked:
        acting = root.find(f".//{t('ExchangeImpersonation')}")
        boxes = [
            one.findtext(f"{t('Mailbox')}/{t('EmailAddress')}") or ""
            for one in request.iter(t("DistinguishedFolderId"))
        ]
        return Asked(
            operation,
            body,
            frozenset(boxes),
            "" if acting is None else "".join(acting.itertext()).strip(),
            request.get("MessageDisposition") or "",
            self.headers.get("X-AnchorMailbox") or "",
        )

    def _refusal(self, root: Any) -> bytes:
        spoken = root.find(f".//{t('RequestServerVersion')}").get("Version")
        if spoken not in self.exchange.speaks:
            return fault("ErrorInvalidServerVersion")
        acting = root.find(f".//{t('ExchangeImpersonation')}") is not None
        if acting and self.known_as not in self.exchange.may_act:
            return fault("ErrorImpersonateUserDenied")
        reply = root.find(f".//{t('ReplyToItem')}") is not None
        if reply and not self.exchange.answers.knows_replies:
            return fault("ErrorSchemaValidation")
        return b""

    def _go_wrong(self, wrong: Fault, request: Any, operation: str) -> bool:
        """Whether the request was dealt with, wrongly."""
        if wrong.how == "status":
            headers = {"Retry-After": str(int(wrong.wait))} if wrong.wait else {}
            self._say(wrong.status, b"<html>no</html>", {"Content-Type": "text/html", **headers})
        elif wrong.how == "busy":
            waiting = int(wrong.wait * 1000) if wrong.wait else None
            self._answer(fault("ErrorServerBusy", back_off=waiting), status=500)
        elif wrong.how == "fault":
            self._answer(fault(wrong.code), status=500)
        elif wrong.how == "code":
            message = refused(operation, RefusedError(wrong.code))
            self._answer(answered(operation, [message]))
        elif wrong.how == "hang up":
            self.close_connection = True
            self.connection.close()
        elif wrong.how == "page":
            self._say(200, b"<html><body>Outlook</body></html>", {"Content-Type": "text/html"})
        elif wrong.how == "half":
            self._say(200, self.exchange.answers.answer(request)[:-40], {})
        else:
            return False
        return True

    # How it answers

    def _answer(self, body: bytes, *, status: int = 200, cut: bool = False) -> None:
        self.exchange.answered.append(body)
        if not cut:
            self._say(status, body, {"Content-Type": "text/xml; charset=utf-8"})
            return
        self.send_response(status)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.close_connection = True

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def fake_server(certificate: ssl.SSLContext) -> Iterator[FakeExchange]:
    """A server of one empty mailbox, stopped afterwards; its own slips fail the test."""
    server = FakeExchange(certificate)
    server.start()
    try:
        yield server
    finally:
        server.stop()
    assert server.slips == []
