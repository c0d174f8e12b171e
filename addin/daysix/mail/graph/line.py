"""The one way out to Microsoft Graph: its own host alone, and only requests that are ours.

Whatever code above it did by mistake, a request that sends or deletes a mail cannot leave: the
guard reads method, address and content from the finished request.
"""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import requests
from requests.adapters import HTTPAdapter

import daysix
from daysix.mail.exchange.safe_line import trusting
from daysix.mail.graph.refusals import led_elsewhere, not_one_of_ours
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.mail.graph.clouds import Cloud

TO_CONNECT, LONGEST_ANSWER = 15, 90
"""Seconds; a mail of 40 MB over a slow line fits, for the second counts between two pieces."""

PREFER = 'IdType="ImmutableId"'
"""Ids that stay when a mail moves; every request asks for them, also for a next page."""

USER = r"/v1\.0/users/[^/]+"
OURS = tuple(
    (method, re.compile(pattern, re.ASCII))
    for method, pattern in (
        ("GET", rf"{USER}/mailFolders/[^/]+"),
        ("GET", rf"{USER}/mailFolders/[^/]+/childFolders"),
        ("POST", rf"{USER}/mailFolders/[^/]+/childFolders"),
        ("GET", rf"{USER}/mailFolders/[^/]+/messages"),
        ("GET", rf"{USER}/mailFolders/[^/]+/messages/delta"),
        ("GET", rf"{USER}/messages/[^/]+"),
        ("GET", rf"{USER}/messages/[^/]+/\$value"),
        ("PATCH", rf"{USER}/messages/[^/]+"),
        ("POST", rf"{USER}/messages/[^/]+/move"),
        ("POST", rf"{USER}/messages/[^/]+/createReply"),
        ("POST", rf"{USER}/messages"),
    )
)
"""All that Day Six ever asks of Graph."""

NEXT_PAGE = re.compile(
    r"/v1\.0/(?:users|me)\b.*/(?:messages(?:/(?:microsoft\.graph\.)?delta(?:\(\))?)?|childFolders)",
    re.ASCII | re.IGNORECASE,
)
"""A next page as Graph writes it, with ``users('…')`` and ``mailFolders('…')``."""

MAY_HOLD: dict[str, list[set[str]]] = {
    "childFolders": [{"displayName"}],
    "move": [{"destinationId"}],
    "createReply": [set()],
    "messages": [{"subject", "body", "toRecipients"}],
    "PATCH": [{"categories"}, {"body"}],
}
"""What may stand in the content of a request; whether a mail is read is no part of it."""

CHATTY = ("msal", "requests", "urllib3")
"""Loggers that write addresses of mails, or answers with tokens."""


class Request(NamedTuple):
    """One request.

    Attributes
    ----------
    where
        Below the mailbox, as ``/messages/…``; or the whole address of a next page.
    version
        Change key the mail must still have, where it is to be changed.
    page
        How many to hand over at once, where the address cannot say it.
    """

    method: str
    where: str
    query: Mapping[str, str] | None = None
    content: Mapping[str, Any] | None = None
    version: str = ""
    page: int = 0


class Reply(NamedTuple):
    """What came back."""

    status: int
    content: bytes
    wait: float = 0.0


def look_at(method: str, url: str, content: bytes | str | None) -> None:
    """Refuse a request that is not one of ours.

    Raises
    ------
    MailboxError
        ``Q-067``, naming the method and the last word of the address and nothing else.
    """
    path = urlsplit(url).path
    last = path.rpartition("/")[2]
    ours = any(method == one and pattern.fullmatch(path) for one, pattern in OURS)
    if not ours and not (method == "GET" and NEXT_PAGE.fullmatch(unquote(path))):
        raise not_one_of_ours(f"{method} {last if last.isalpha() else '…'}")
    if method != "GET":
        held = set(json.loads(content)) if content else set()
        allowed = MAY_HOLD["PATCH" if method == "PATCH" else last]
        if not any(held <= names for names in allowed):
            raise not_one_of_ours(f"{method} with more than belongs there")


class GuardedAdapter(HTTPAdapter):
    """Connections with a council's own authority beside those of the computer."""

    def __init__(self, trust: str, *, guarded: bool) -> None:
        self._trust, self._guarded = trust, guarded
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - as requests has it
        """With the computer's authorities beside those that requests brings along."""
        super().init_poolmanager(*arguments, ssl_context=trusting(self._trust), **named)

    def proxy_manager_for(self, proxy: Any, **named: Any) -> Any:  # noqa: ANN401 - as requests has it
        """The same through a council's proxy."""
        return super().proxy_manager_for(proxy, ssl_context=trusting(self._trust), **named)

    def send(self, request: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as requests has it
        """Let a request out, once looked at."""
        if self._guarded:
            look_at(request.method, request.url, request.body)
        return super().send(request, *arguments, **named)


class Line:
    """Requests about one mailbox to one host.

    Parameters
    ----------
    address
        Of the mailbox.
    trust
        File with an authority's certificate that counts beside those of the computer.
    """

    def __init__(self, cloud: Cloud, address: str, *, trust: str = "") -> None:
        from urllib.parse import quote

        keep_quiet()
        self._cloud = cloud
        self._mailbox = f"{cloud.api}/users/{quote(address, safe='@')}"
        self._session = _session([cloud.graph], trust, guarded=True)

    def ask(self, request: Request, token: str) -> Reply:
        """Ask once; no redirect is followed, and nothing is asked of another host.

        Raises
        ------
        MailboxError
            ``Q-064``, ``Q-067``.
        requests.RequestException
            The line broke, also in the middle of an answer.
        """
        url = self._address_of(request.where)
        prefer = f"{PREFER}, odata.maxpagesize={request.page}" if request.page else PREFER
        named = {"Prefer": prefer, "Accept": "application/json"}
        if request.version:
            named["If-Match"] = f'W/"{request.version}"'
        answer = self._session.request(
            request.method,
            url,
            params=request.query,
            json=request.content,
            headers=named,
            auth=_bearer(token),
            timeout=(TO_CONNECT, LONGEST_ANSWER),
            allow_redirects=False,
        )
        return Reply(answer.status_code, answer.content, _seconds(answer))

    def close(self) -> None:
        """End the connection."""
        self._session.close()

    def _address_of(self, where: str) -> str:
        if where.startswith("/"):
            return self._mailbox + where
        parts = urlsplit(where)
        if parts.scheme != "https" or parts.netloc.lower() != self._cloud.graph:
            raise led_elsewhere()
        return where


class LoginLine:
    """The line to the sign-in, in the shape msal asks for."""

    def __init__(self, cloud: Cloud, *, trust: str = "") -> None:
        keep_quiet()
        self._hosts = cloud.login_hosts
        self._session = _session(self._hosts, trust, guarded=False)

    def get(self, url: str, **named: Any) -> requests.Response:  # noqa: ANN401 - as msal has it
        """Read where a token is fetched."""
        return self._ask("GET", url, named)

    def post(self, url: str, **named: Any) -> requests.Response:  # noqa: ANN401 - as msal has it
        """Ask for a token."""
        return self._ask("POST", url, named)

    def close(self) -> None:
        """End the connection."""
        self._session.close()

    def _ask(self, method: str, url: str, named: dict[str, Any]) -> requests.Response:
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.netloc.lower() not in self._hosts:
            raise led_elsewhere()
        answer = self._session.request(
            method,
            url,
            auth=lambda request: request,  # else a name kept for the host by other programs is sent
            timeout=(TO_CONNECT, LONGEST_ANSWER),
            allow_redirects=False,
            **named,
        )
        if answer.is_redirect:
            raise led_elsewhere()
        return answer


def _session(hosts: Any, trust: str, *, guarded: bool) -> requests.Session:  # noqa: ANN401
    session = requests.Session()
    session.adapters.clear()  # no other host and no unencrypted line has a way out
    for host in hosts:
        session.mount(f"https://{host}/", GuardedAdapter(trust, guarded=guarded))
    session.headers["User-Agent"] = f"DaySix/{daysix.__version__}"
    return session


def _bearer(token: str) -> Any:  # noqa: ANN401 - as requests has it
    def sign(request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {token}"
        return request

    return sign


def _seconds(answer: requests.Response) -> float:
    said = answer.headers.get("Retry-After", "").strip()
    return float(said) if said.isascii() and said.isdigit() else 0.0


def keep_quiet() -> None:
    """Let no library write down what passes over the line, however much somebody logs."""
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        for below in list(logging.Logger.manager.loggerDict):
            if below.startswith(f"{name}."):
                logging.getLogger(below).setLevel(logging.CRITICAL + 1)
