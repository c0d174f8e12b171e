"""One pass over a part of a zipped workbook: read to its end, no definitions, scanned if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from daysix.desk import markup, unreadable

if TYPE_CHECKING:
    from daysix.desk.zip_parts import Parts

TO_THE_END_BELOW = 2_000_000
"""Bytes. Larger parts are checked where a definition could stand, and by their check sums."""
MOST_NARROWED = 50_000_000
MOST_LOOKED_AT_WHOLE = 4_000_000


class Scan(Protocol):
    """What takes a part block by block."""

    def feed(self, block: bytes) -> None:
        """Take the next block."""

    def close(self) -> None:
        """Take what is left."""


def watch(parts: Parts, part: str, name: str, *, core: bool, scan: Scan | None = None) -> None:
    """Read a part to its end, whatever it is called.

    Parameters
    ----------
    name
        Of the file, for the sentence.
    core
        Whether values come out of this part, so that it must be sound XML.
    scan
        Given every block, in one byte a letter.

    Raises
    ------
    BadInput
        T-007 damaged, T-031 definitions.
    """
    try:
        wide = _pass(parts, part, core=core, scan=scan)
        if scan is not None and wide:
            if parts.size_of(part) > MOST_NARROWED:
                raise unreadable.too_large(name)
            scan.feed(markup.narrowed(parts.whole(part)))
    except markup.Definitions as fault:
        raise unreadable.points_outside(name) from fault
    except markup.Malformed as fault:
        if core:
            raise unreadable.not_a_spreadsheet(name) from fault
        for _ in parts.blocks(part):
            continue  # a drawing may be slovenly, but its check sum must hold
    if scan is not None:
        scan.close()


def _pass(parts: Parts, part: str, *, core: bool, scan: Scan | None) -> bool:
    check: markup.Check | None = None
    wide = False
    for place, block in enumerate(parts.blocks(part)):
        if place == 0 and (core or markup.looks_like_markup(block)):
            check = markup.Check(to_the_end=core and parts.size_of(part) < TO_THE_END_BELOW)
            wide = markup.is_wide(block)
        if check is not None:
            check.feed(block)
        if scan is not None and not wide:
            scan.feed(block)
    if check is not None:
        check.close()
    return wide


def small(parts: Parts, part: str, name: str) -> bytes:
    """A part that has no business being large, in one piece; blank when it is not there."""
    if part in parts and parts.size_of(part) > MOST_LOOKED_AT_WHOLE:
        raise unreadable.blows_up(name)
    return parts.whole(part)


def elements(content: bytes, about: markup.Started, name: str) -> None:
    """Call ``about`` for every element.

    Raises
    ------
    BadInput
        T-007 damaged, T-031 definitions.
    """
    try:
        markup.elements(content, about)
    except markup.Definitions as fault:
        raise unreadable.points_outside(name) from fault
    except markup.Malformed as fault:
        raise unreadable.not_a_spreadsheet(name) from fault
