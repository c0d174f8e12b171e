"""Which year groups a school has: by its phase, the plain words of its name, or its other rows."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.exclusions._year_slips import GROUPS
from daysix.checks.frame import EXCLUSIONS
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.checks.context import Context
    from daysix.tracker.people import SchoolRecord

PHASES = {
    "primary": (-2, 6),
    "infant": (-2, 3),
    "junior": (2, 6),
    "first": (-2, 5),
    "nursery": (-2, 0),
    "secondary": (7, 14),
    "sixth form": (11, 14),
}
"""First and last year group; Reception is 0."""
LAST_OF_PRIMARY = 6
NAMED = {
    "primary": "primary",
    "infant": "infant",
    "infants": "infant",
    "junior": "junior",
    "juniors": "junior",
    "nursery": "nursery",
    "high": "secondary",
    "secondary": "secondary",
    "grammar": "secondary",
    "upper": "secondary",
}
TOGETHER = ((r"first school", "first"), (r"sixth form college", "sixth form"))
TAKES_ANY = re.compile(
    r"\b(all.?through|middle|special|pru|pupil referral|alternative|provision|hospital|centre|unit"
    r"|tuition|home|college of|independent|preparatory|prep)\b"
)
"""Words of schools that may teach any age."""
ENOUGH = 10
"""Rows of a school that must all be of one phase before a single one of the other is odd."""
FAR_OFF = 3
"""Year groups between that one and the nearest of the others: a middle school's are next door."""


class Range(NamedTuple):
    """The year groups of a school; ``of``: its phase in a word, blank if only its rows say it."""

    first: int
    last: int
    of: str


def named(name: str) -> Range | None:
    """What a school's name plainly says: one phase, or several that run into each other.

    A junior school may have its infants under the same name.
    """
    said = name.casefold().replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    if TAKES_ANY.search(said):
        return None
    phases = [
        phase for words, phase in TOGETHER if words in said and re.search(rf"\b{words}\b", said)
    ]
    if "sixth form" not in phases:
        phases += [NAMED[word] for word in re.findall(r"[a-z]+", said) if word in NAMED]
    old = {PHASES[phase][0] > LAST_OF_PRIMARY for phase in phases}
    if len(old) != 1:
        return None
    first = min(PHASES["primary" if phase == "junior" else phase][0] for phase in phases)
    last = max(PHASES[phase][1] for phase in phases)
    several = len({*phases}) > 1 and "nursery" not in phases
    return Range(first, last, "primary" if several else _main(phases))


def _main(phases: list[str]) -> str:
    return next((phase for phase in phases if phase != "nursery"), "nursery")


def may_take_any(school: SchoolRecord) -> bool:
    """Whether a school is one of those that may teach any age, by its name or its number."""
    kind = school_key(school.number)[AFTER_THE_COUNCIL:][:1]
    return bool(TAKES_ANY.search(school.name.casefold())) or kind in NURSERIES_UNITS_SPECIAL


AFTER_THE_COUNCIL, NURSERIES_UNITS_SPECIAL = 3, {"1", "7"}
"""School numbers after the council's three digits: 1nnn and 7nnn are no ordinary schools."""


def by_other_rows(context: Context) -> Mapping[str, Range]:
    """Of each school with enough rows, all but one of them of one phase: that phase."""
    return context.once(by_other_rows, lambda: _by_other_rows(context))


def key_of(school: SchoolRecord) -> str:
    """What its rows are brought together by: its number, else its name."""
    return school_key(school.number or school.name)


def _by_other_rows(context: Context) -> dict[str, Range]:
    years: dict[str, Counter[int]] = {}
    for view in context.views[EXCLUSIONS]:
        schools = context.exclusions(view).schools
        for place, year in view.each("NCY", str):
            if year in GROUPS and (key := key_of(schools[place])):
                years.setdefault(key, Counter())[GROUPS[year]] += 1
    found = {key: _most(each) for key, each in years.items() if each.total() > ENOUGH}
    return {key: one for key, one in found.items() if one}


def _most(years: Counter[int]) -> Range | None:
    low = [year for year in years if year <= LAST_OF_PRIMARY]
    high = [year for year in years if year > LAST_OF_PRIMARY]
    for few, many in ((low, high), (high, low)):
        if len(few) == 1 and years[few[0]] == 1 and many:
            nearest = min(many, key=lambda year: abs(year - few[0]))
            if abs(nearest - few[0]) >= FAR_OFF:
                return Range(min(many), max(many), "")
    return None
