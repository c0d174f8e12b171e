"""The line to the server: it trusts the computer's authorities, and lets nine operations out.

Whatever code above it did by mistake, a request that sends or deletes a mail cannot leave: the
guard reads the operation from the finished request.
"""

from __future__ import annotations

import re
import ssl
from functools import cache
from typing import Any

from requests.adapters import HTTPAdapter

from daysix.mail.exchange.refusals import no_authority, not_one_of_ours

OPERATIONS = frozenset(
    {
        "GetFolder",
        "FindFolder",
        "CreateFolder",
        "SyncFolderItems",
        "FindItem",
        "GetItem",
        "UpdateItem",
        "MoveItem",
        "CreateItem",
    }
)
"""All that Day Six ever asks of an Exchange server."""

FIRST_TAG = re.compile(rb"<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)([^>]*)>")
SAVED_ONLY = b'MessageDisposition="SaveOnly"'
WITH_DISPOSITION = {"CreateItem", "UpdateItem"}


def look_at(body: bytes) -> None:
    """Refuse a request that is not one of ours, or that would let a mail leave.

    Raises
    ------
    MailboxError
        ``Q-047``, naming the operation and nothing else.
    """
    found = FIRST_TAG.search(body)
    operation = found[1].decode("ascii", "replace") if found else "something unknown"
    if found is None or operation not in OPERATIONS:
        raise not_one_of_ours(operation)
    if operation in WITH_DISPOSITION and SAVED_ONLY not in found[2]:
        raise not_one_of_ours(f"{operation} that sends")


@cache
def trusting(file: str) -> ssl.SSLContext:
    """The computer's own authorities, and one more from a file; read once for a process.

    Raises
    ------
    MailboxError
        ``Q-020``: the file is not there, or holds no certificate.
    """
    context = ssl.create_default_context()  # Windows' own authorities are among these
    if not file:
        return context
    try:
        context.load_verify_locations(cafile=file)
    except (OSError, ValueError):
        refusal = no_authority()
    else:
        return context
    raise refusal


class SafeLine(HTTPAdapter):
    """One connection to the server, with the guard before it.

    Parameters
    ----------
    trust
        File with an authority's certificate that counts beside those of the computer.
    """

    def __init__(self, trust: str = "") -> None:
        self.trust = trust
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0, pool_block=True)

    def init_poolmanager(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as requests has it
        """With the computer's authorities beside those that requests brings along."""
        return super().init_poolmanager(*arguments, ssl_context=trusting(self.trust), **named)

    def proxy_manager_for(self, proxy: Any, **named: Any) -> Any:  # noqa: ANN401 - as requests has it
        """The same through a council's proxy."""
        return super().proxy_manager_for(proxy, ssl_context=trusting(self.trust), **named)

    def send(self, request: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as requests has it
        """Let a request out, once looked at; a first handshake has no body yet."""
        if "xml" in str(request.headers.get("Content-Type", "")) and request.body:
            body = request.body
            look_at(body if isinstance(body, bytes) else str(body).encode())
        return super().send(request, *arguments, **named)


def put_on(protocol: Any, trust: str) -> None:  # noqa: ANN401 - exchangelib promises no types
    """Let every session of this protocol use the safe line, for whatever address it asks."""
    plain = type(protocol).raw_session

    def raw_session(prefix: str, **named: Any) -> Any:  # noqa: ANN401 - as exchangelib has it
        session = plain(prefix, **named)
        for address in list(session.adapters):
            session.mount(address, SafeLine(trust))
        return session

    protocol.raw_session = raw_session
