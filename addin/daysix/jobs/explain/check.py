"""A check in words: what it looks for, what it says, and on whose authority."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from daysix.calendars.days import in_words
from daysix.checks.calendar.registry import calendar_checks
from daysix.checks.registry import row_checks
from daysix.law.finding import HOUSE, LEVELS
from daysix.law.registry import all_rules
from daysix.law.rule import Citation, Version
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

IS_A_CHECK = re.compile(r"([A-Z])[ -]?(\d{3})")
GAP = re.compile(r"\{[^}]*\}")
CALENDARS = "Calendar"
TOLD_ELSEWHERE = "{told}"
"""The place of a sentence that the reader of the cell says in its own words."""
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
    force
        When what it rests on is in force; None for a rule of our own.
    examples
        How many worked examples it has.
    """

    id: str
    looks_for: str
    levels: Sequence[str]
    sheets: Sequence[str]
    says: Sequence[str]
    source: str
    force: Version | None
    examples: int

    def line(self) -> dict[str, Any]:
        """The same for the JSON contract."""
        return {
            "rule": self.id,
            "kind": "check",
            "title": self.looks_for,
            "level": self.levels[0],
            "levels": list(self.levels),
            "sheets": list(self.sheets),
            "says": list(self.says),
            "since": self.force.since.isoformat() if self.force else None,
            "until": self.force.until.isoformat() if self.force and self.force.until else None,
            "examples": self.examples,
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

    def short(self) -> Iterator[str]:
        """The same in three lines, for the list of rules."""
        yield f"{self.id:<8} {self.looks_for[:1].upper()}{self.looks_for[1:].removesuffix('.')}"
        since = f"; in force from {in_words(self.force.since)}" if self.force else ""
        yield f"{'':9}{LEVELS[self.levels[0]]}. {self.source[:1].upper()}{self.source[1:]}{since}."
        yield f"{'':9}{self.examples} worked example{'' if self.examples == 1 else 's'}."


def check_named(text: str) -> CheckInWords | None:
    """The check of that id, however it is typed (``x-014``, ``X 014``); None where there is none.

    Rules of the rulebook have two digits (``GB-01``), so the two are never taken for each other.
    """
    typed = IS_A_CHECK.fullmatch(text.strip().upper())
    if typed is None:
        return None
    wanted = f"{typed[1]}-{typed[2]}"
    return next((one for one in all_checks() if one.id == wanted), None)


def all_checks() -> Iterator[CheckInWords]:
    """Every check of rows and of calendars, in order of id."""
    return iter(sorted((*_of_rows(), *_of_calendars()), key=lambda one: one.id))


def _of_rows() -> Iterator[CheckInWords]:
    for check in row_checks():
        says = [_with_gaps(each) for each in check.messages.values() if each != TOLD_ELSEWHERE]
        title, source = _title(check.about), _source(check.cite)
        force, examples = _force(check.cite), len(check.examples)
        yield CheckInWords(
            check.id, title, check.levels, check.sheets, says, source, force, examples
        )


def _of_calendars() -> Iterator[CheckInWords]:
    for module in calendar_checks():
        title, says = (
            _title((module.__doc__ or "").partition("\n")[0]),
            [_with_gaps(module.MESSAGE)],
        )
        source, force = _source(module.CITE), _force(module.CITE)
        levels, examples = [module.LEVEL], len(module.EXAMPLES)
        yield CheckInWords(module.ID, title, levels, [CALENDARS], says, source, force, examples)


def _force(cite: object) -> Version | None:
    """When the rules that rest on the same paragraph are in force, else those of the source."""
    if not isinstance(cite, Citation):
        return None
    exact, loose = _forces()
    return exact.get((cite.source, cite.at)) or loose.get(cite.source)


@cache
def _forces() -> tuple[Mapping[tuple[str, str], Version], Mapping[str, Version]]:
    """Dates of force by paragraph, and by source; the earliest where rules differ."""
    exact: dict[tuple[str, str], Version] = {}
    loose: dict[str, Version] = {}
    for rule in sorted(all_rules(), key=lambda one: one.force.since):
        for cite in rule.cites:
            exact.setdefault((cite.source, cite.at), rule.force)
            loose.setdefault(cite.source, Version(rule.force.since))
    return exact, loose


def _title(about: str) -> str:
    """``X-014: a length ...`` without its id, which stands before it, and its full stop."""
    return about.partition(": ")[2]


def _with_gaps(sentence: str) -> str:
    return GAP.sub("…", sentence)


def _source(cite: object) -> str:
    return OURS if cite == HOUSE else str(cite)
