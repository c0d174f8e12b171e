"""What an item's element says: read here, not by exchangelib, which drops what it cannot read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from daysix.mail.exchange.calls import t
from daysix.mail.port import Meta, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

LONDON = ZoneInfo("Europe/London")
LONG_FRACTION = re.compile(r"(\.\d{6})\d+")


def moment(text: str | None) -> datetime | None:
    """A time as the server writes it, in London; up to nine digits of a second are known to come.

    A time without a zone is the server's slip: EWS gives UTC.
    """
    if not text or not text.strip():
        return None
    try:
        read = datetime.fromisoformat(LONG_FRACTION.sub(r"\1", text.strip()))
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(LONDON)


def addresses(elem: Any, name: str) -> Iterator[str]:  # noqa: ANN401 - an element of lxml
    """Addresses in a field of an item."""
    for one in elem.iterfind(f"{t(name)}/{t('Mailbox')}"):
        address = (one.findtext(t("EmailAddress")) or "").strip()
        if address:
            yield address


def categories_of(elem: Any) -> list[str]:  # noqa: ANN401 - an element of lxml
    """The categories it bears, in the order they stand."""
    return [one.text for one in elem.iterfind(f"{t('Categories')}/{t('String')}") if one.text]


def version_of(elem: Any) -> str:  # noqa: ANN401 - an element of lxml
    """Its change key."""
    return elem.find(t("ItemId")).get("ChangeKey") or ""


def meta_of(elem: Any, ref: Ref) -> Meta:  # noqa: ANN401 - an element of lxml
    """Put an item's fields together."""

    def said(name: str) -> str:
        return (elem.findtext(t(name)) or "").strip()

    senders = [*addresses(elem, "From"), *addresses(elem, "Sender")]
    size = said("Size")
    return Meta(
        ref=Ref(ref.id, ref.folder, version_of(elem)),
        message_id=said("InternetMessageId"),
        subject=said("Subject"),
        sender=senders[0] if senders else "",
        received=moment(said("DateTimeReceived")),
        size=int(size) if size.isdigit() else 0,
        categories=tuple(categories_of(elem)),
        read=said("IsRead").lower() in {"true", "1"},
        has_attachments=said("HasAttachments").lower() in {"true", "1"},
    )
