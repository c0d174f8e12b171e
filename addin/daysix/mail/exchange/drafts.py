"""Drafts: saved in the mailbox's own Drafts folder for a person to read, change and send."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from exchangelib import HTMLBody, Mailbox, Message, errors
from exchangelib.items import ReplyToItem
from exchangelib.properties import ReferenceItemId

from daysix.mail import server_refusals
from daysix.mail.exchange import refusals
from daysix.mail.exchange.calls import ANSWER_FIELDS, MESSAGE_FIELDS, t
from daysix.mail.exchange.meta import addresses, version_of
from daysix.mail.exchange.patience import RequestRefusedError, garbled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daysix.mail.exchange.calls import Calls
    from daysix.mail.exchange.patience import Patience
    from daysix.mail.port import Ref

FOLDER = "Drafts"
REPLY = "Re: "
ALREADY_REPLY = re.compile(r"\s*re\s*:", re.IGNORECASE)
ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
UNKNOWN_TO_SERVER = (
    RequestRefusedError,
    errors.SOAPError,
    errors.ErrorSchemaValidation,
    errors.ErrorInvalidRequest,
    errors.ErrorInvalidOperation,
    errors.ErrorInvalidServerVersion,
    errors.ErrorInvalidSchemaVersionForMailboxVersion,
    errors.ErrorUnsupportedTypeForConversion,
)
"""How a server says that it has no such thing as a ready-made answer."""


def new(*, to: Iterable[str], subject: str, html: str) -> Any:  # noqa: ANN401 - a Message
    """A new mail, not yet saved."""
    typed = [address.strip() for address in to if address.strip()]
    if not typed or not all(ADDRESS.fullmatch(address) for address in typed):
        raise server_refusals.no_such_recipient()
    return Message(
        subject=subject,
        body=HTMLBody(html),
        to_recipients=[Mailbox(email_address=address) for address in typed],
    )


def saved(calls: Calls, patience: Patience, draft: Any) -> tuple[str, str]:  # noqa: ANN401
    """Save it. A line that breaks is not tried again: a second draft might lie beside the first."""
    key, version = patience.ask(
        lambda: calls.draft(draft, calls.known("drafts")), twice_is_once=False, folder=FOLDER
    )
    return key, version or ""


def answer(calls: Calls, patience: Patience, *, ref: Ref, html: str) -> tuple[str, str]:
    """Save an answer to a mail.

    Exchange makes one from the mail itself, the old words below the new ones. A server that cannot
    gets a plain mail to whoever wrote, tied to theirs by its headers.
    """
    fields = ("subject", *MESSAGE_FIELDS, *ANSWER_FIELDS)
    elem = patience.ask(lambda: calls.item(ref.id, fields))
    ready = ReplyToItem(
        account=calls.account,
        reference_item_id=ReferenceItemId(id=ref.id, changekey=version_of(elem)),
        new_body=HTMLBody(html),
    )
    try:
        key, version = patience.ask(
            lambda: calls.draft(ready, calls.known("drafts")),
            twice_is_once=False,
            folder=FOLDER,
            pass_on=UNKNOWN_TO_SERVER,
        )
    except UNKNOWN_TO_SERVER as fault:
        lost = garbled(fault)
    else:
        return key, version or ""
    if lost:  # it may have been saved, and a second one would lie beside it
        raise refusals.no_answer()
    return saved(calls, patience, _by_hand(elem, html))


def _by_hand(elem: Any, html: str) -> Any:  # noqa: ANN401 - an element in, a Message out
    """The same answer without the server's help."""
    to = next((list(found) for found in _writers(elem) if found), [])
    subject = elem.findtext(t("Subject")) or ""
    draft = new(
        to=to, subject=subject if ALREADY_REPLY.match(subject) else REPLY + subject, html=html
    )
    answered = (elem.findtext(t("InternetMessageId")) or "").strip()
    if answered:
        draft.in_reply_to = answered
        earlier = (elem.findtext(t("References")) or "").strip()
        draft.references = f"{earlier} {answered}".strip()
    return draft


def _writers(elem: Any) -> Iterable[list[str]]:  # noqa: ANN401 - an element of lxml
    for name in ("ReplyTo", "From", "Sender"):
        yield list(addresses(elem, name))
