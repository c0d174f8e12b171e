"""Drafts as files: Outlook opens a mail so marked for writing on and sending by hand."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from email.mime.text import MIMEText

    from daysix.inbox.message import Address
    from daysix.mail.mime import Mail

ANSWERS = ("re:", "aw:", "sv:", "antw:", "ate:")


def draft(*, to: Iterable[str], subject: str, html: str) -> bytes:
    """A new mail."""
    message = _message(subject, html)
    message["To"] = ", ".join(_one_line(address) for address in to)
    return message.as_bytes()


def reply(mail: Mail, html: str) -> tuple[str, bytes]:
    """Subject and content of an answer; the mail stands below it, its sender in the address."""
    subject = mail.subject
    if not subject.lower().startswith(ANSWERS):
        subject = f"Re: {subject}".strip()
    message = _message(subject, f"{html}{_quoted(mail)}")
    message["To"] = ", ".join(_written(one) for one in mail.reply_to or mail.senders)
    if mail.id:
        message["In-Reply-To"] = _one_line(mail.id)
        earlier = f"{mail.header('references')} {mail.id}"
        message["References"] = " ".join(earlier.split())
    return subject, message.as_bytes()


def _message(subject: str, html: str) -> MIMEText:
    from email.header import Header
    from email.mime.text import MIMEText

    message = MIMEText(html, "html", "utf-8")
    plain = _one_line(subject)
    message["Subject"] = plain if plain.isascii() else Header(plain, "utf-8").encode()
    message["X-Unsent"] = "1"
    return message


def _quoted(mail: Mail) -> str:
    sent = f"{mail.sent.day} {mail.sent:%B %Y %H:%M}" if mail.sent else ""
    to = "; ".join(_shown(one) for one in mail.to)
    about = (("From", _shown(mail.sender)), ("Sent", sent), ("To", to), ("Subject", mail.subject))
    head = "<br>".join(f"<b>{name}:</b> {escape(text)}" for name, text in about if text)
    text = escape(mail.visible).replace("\n", "<br>\n")
    return f"\n<hr>\n<p>{head}</p>\n<blockquote>{text}</blockquote>\n"


def _shown(address: Address) -> str:
    return f"{address.name} <{address.address}>" if address.name else address.address


def _written(address: Address) -> str:
    from email.utils import formataddr

    name, plain = _one_line(address.name), _one_line(address.address)
    return formataddr((name, plain)) if plain.isascii() else plain


def _one_line(text: str) -> str:
    return " ".join(text.split())
