"""A check in words: what it looks for, what it says, and on whose authority."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from daysix.checks.calendar.registry import calendar_checks
from daysix.checks.registry import row_checks
from daysix.law.finding import HOUSE, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

IS_A_CHECK = re.compile(r"([A-Z])[ -]?(\d{3})")
GAP = re.compile(r"\{[^}]*\}")
CALENDARS = "Calendar"
OURS = "our own rule of thumb, not the law"


class CheckInWords(NamedTuple):
    """What an officer may want to know of a check.

    Attributes
    ----------
    looks_for
        One line.
    levels
        How much it matters, as the checks call it; the first is the usual one.
    says
        Its sentences; ``…`` stands for what differs from row to row.
    source
        The citation in one line, or that there is none.
    """

    id: str
    looks_for: str
    levels: Sequence[str]
    sheets: Sequence[str]
    says: Sequence[str]
    source: str

    def line(self) -> dict[str, Any]:
        """The same for the JSON contract."""
        return {
            "rule": self.id,
            "kind": "check",
            "title": self.looks_for,
            "levels": list(self.levels),
            "sheets": list(self.sheets),
            "says": list(self.says),
            "source": self.source,
        }

    def text(self) -> Iterator[str]:
        """The same for people."""
        yield f"{self.id}  {self.looks_for[:1].upper()}{self.looks_for[1:]}"
        levels = " or ".join(LEVELS[level].lower() for level in self.levels)
        yield f"    Looks at: {', '.join(self.sheets)} ({levels})."
        for sentence in self.says:
            yield f"    Says: {sentence}"
        yield f"    Source: {self.source}."


def check_named(text: str) -> CheckInWords | None:
    """The check of that id, however it is typed (``x-014``, ``X 014``); None where there is none.

    Rules of the rulebook have two digits (``GB-01``), so the two are never taken for each other.
    """
    typed = IS_A_CHECK.fullmatch(text.strip().upper())
    if typed is None:
        return None
    wanted = f"{typed[1]}-{typed[2]}"
    return next((one for one in _all() if one.id == wanted), None)


def _all() -> Iterator[CheckInWords]:
    for check in row_checks():
        says = [_with_gaps(sentence) for sentence in check.messages.values()]
        yield CheckInWords(
            check.id, _title(check.about), check.levels, check.sheets, says, _source(check.cite)
        )
    for module in calendar_checks():
        says = [_with_gaps(module.MESSAGE)]
        title = _title((module.__doc__ or "").partition("\n")[0])
        source = _source(module.CITE)
        yield CheckInWords(module.ID, title, [module.LEVEL], [CALENDARS], says, source)


def _title(about: str) -> str:
    """``X-014: a length ...`` without its id, which stands before it, and its full stop."""
    return about.partition(": ")[2]


def _with_gaps(sentence: str) -> str:
    return GAP.sub("…", sentence)


def _source(cite: object) -> str:
    return OURS if cite == HOUSE else str(cite)
