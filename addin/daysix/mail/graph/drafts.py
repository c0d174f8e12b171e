"""Drafts: saved in the mailbox's own Drafts folder for a person to read, change and send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.mail import server_refusals
from daysix.mail.graph import refusals
from daysix.mail.graph.line import Request
from daysix.mail.graph.pages import at_mail, text
from daysix.mail.graph.patience import CONFLICT, STALE, RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daysix.mail.graph.patience import Patience

FOLDER = "Drafts"
ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)
TRIES = 3
"""Graph itself touches a draft it has just made; what we write into it may come too early."""


def new(patience: Patience, *, to: Iterable[str], subject: str, html: str) -> tuple[str, str]:
    """Save a draft of a new mail; its id and version.

    A line that breaks is not tried again: a second draft might lie beside the first.
    """
    typed = [address.strip() for address in to if address.strip()]
    if not typed or not all(ADDRESS.fullmatch(address) for address in typed):
        raise server_refusals.no_such_recipient()
    content = {
        "subject": subject,
        "body": {"contentType": "html", "content": html},
        "toRecipients": [{"emailAddress": {"address": address}} for address in typed],
    }
    made = patience.ask(Request("POST", "/messages", None, content), twice_is_once=False)
    return _of(made)


def answer(patience: Patience, *, mail: str, html: str) -> tuple[str, str]:
    """Save a draft that answers a mail, which Graph quotes below; its id and version."""
    request = Request("POST", f"{at_mail(mail)}/createReply")
    made = patience.ask(request, twice_is_once=False)
    draft, _ = _of(made)
    body = {"contentType": "html", "content": _above(html, _html(made.get("body")))}
    request = Request("PATCH", at_mail(draft), None, {"body": body})
    for _ in range(TRIES):
        try:
            written = patience.ask(request, pass_on=frozenset({CONFLICT, STALE}))
        except RefusedError:
            continue
        return _of(written)
    raise server_refusals.left_for_a_person()


def _of(made: dict[str, Any]) -> tuple[str, str]:
    if not text(made, "id") or made.get("isDraft") is False:
        raise refusals.not_understood()
    return text(made, "id"), text(made, "changeKey")


def _html(body: object) -> str:
    """What Graph quotes, as HTML; a mail of plain text is quoted as plain text."""
    from html import escape

    if not isinstance(body, dict):
        return ""
    quoted = text(body, "content")
    if text(body, "contentType").lower() == "html" or not quoted:
        return quoted
    return f"<pre>{escape(quoted)}</pre>"


def _above(html: str, quoted: str) -> str:
    """Our words above what is quoted, within its body if it has one."""
    found = BODY.search(quoted)
    at = found.end() if found else 0
    return f"{quoted[:at]}{html}{quoted[at:]}"
