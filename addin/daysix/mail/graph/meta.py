"""What Graph says of a mail, read without taking anything for granted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from daysix.mail.graph.pages import text
from daysix.mail.port import Meta, Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

LONDON = ZoneInfo("Europe/London")
LONG_FRACTION = re.compile(r"(\.\d{6})\d+")
SIZE = "Integer 0x0E08"
"""A mail's size is no field of Graph's; it is asked for by its number in Exchange's own list."""

FIELDS = {
    "$select": (
        "id,changeKey,parentFolderId,internetMessageId,subject,from,sender,receivedDateTime,"
        "categories,isRead,hasAttachments"
    ),
    "$expand": f"singleValueExtendedProperties($filter=id eq '{SIZE}')",
}
MERGE_FIELDS = {"$select": "id,changeKey,parentFolderId,categories"}


def meta_of(held: dict[str, Any], ref: Ref) -> Meta:
    """Put a mail's fields together."""
    senders = [*_address(held.get("from")), *_address(held.get("sender"))]
    return Meta(
        ref=Ref(ref.id, ref.folder, text(held, "changeKey")),
        message_id=text(held, "internetMessageId"),
        subject=text(held, "subject"),
        sender=senders[0] if senders else "",
        received=moment(text(held, "receivedDateTime")),
        size=_size(held.get("singleValueExtendedProperties")),
        categories=tuple(categories_of(held)),
        read=held.get("isRead") is True,
        has_attachments=held.get("hasAttachments") is True,
    )


def moment(written: str) -> datetime | None:
    """A time as Graph writes it, in London; one without a zone is Graph's slip for universal."""
    try:
        read = datetime.fromisoformat(LONG_FRACTION.sub(r"\1", written))
    except ValueError:
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(LONDON)


def categories_of(held: dict[str, Any]) -> list[str]:
    """The categories it bears, in the order they stand."""
    found = held.get("categories")
    return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []


def _address(held: object) -> Iterator[str]:
    inner = held.get("emailAddress") if isinstance(held, dict) else None
    if isinstance(inner, dict) and text(inner, "address"):
        yield text(inner, "address")


def _size(held: object) -> int:
    for one in held if isinstance(held, list) else ():
        value = one.get("value") if isinstance(one, dict) else None
        if isinstance(value, str) and value.isascii() and value.isdigit():
            return int(value)
    return 0
