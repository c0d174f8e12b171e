"""Which number goes with which name of a school, as the workbook itself has them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.frame import EXCLUSIONS
from daysix.law.identifiers import check_laestab
from daysix.records import NamedTuple
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.checks.context import Context

ENOUGH = 3
"""Rows that must say the same before it is what is usual."""
FILLER = frozenset(
    {
        "school",
        "the",
        "academy",
        "primary",
        "secondary",
        "high",
        "college",
        "of",
        "and",
        "st",
        "saint",
        "c",
        "e",
        "ce",
        "rc",
        "church",
        "england",
        "catholic",
        "community",
        "infant",
        "junior",
        "infants",
        "juniors",
        "first",
        "middle",
        "special",
        "free",
        "grammar",
        "pru",
    }
)


Pair = tuple[str, str]
"""A number and a name, as typed beside each other."""


class SchoolsSaid(NamedTuple):
    """What the workbook says of its schools.

    Attributes
    ----------
    names
        Number to name: by the Schools sheet, else by most rows.
    numbers
        Name, as compared, to number, by most rows.
    times
        How many rows say a number and a name.
    shared
        Words in the names of several schools, such as the town's.
    listed
        Whether there is a Schools sheet, so that X-002 speaks for a number it lacks.
    """

    names: dict[str, str]
    numbers: dict[str, str]
    times: Counter[Pair]
    shared: frozenset[str]
    listed: bool


def schools_said(context: Context) -> SchoolsSaid:
    """What the Schools sheet, else most rows, say of each number and each name."""
    return context.once(schools_said, lambda: _schools_said(context))


def _schools_said(context: Context) -> SchoolsSaid:
    times: Counter[Pair] = Counter()
    for view in context.views[EXCLUSIONS]:
        said = zip(map(school_key, view.texts("SchoolDfE")), view.texts("SchoolName"), strict=True)
        times.update((number, name) for number, name in said if number and name)
    by_name: Counter[Pair] = Counter()
    for (number, name), n in times.items():
        by_name[normal(name), number] += n
    names = _known(context) or _usual(times)
    words = Counter(word for name in {*names.values()} for word in _words(name))
    shared = frozenset(word for word, n in words.items() if n >= ENOUGH)
    numbers = _usual(by_name) | {normal(name): number for number, name in _known(context).items()}
    return SchoolsSaid(names, numbers, times, shared, bool(_known(context)))


def judged(number: str, name: str, schools: SchoolsSaid) -> str | None:
    """Whose number it is: "" another school's, "number" nobody's; None if number and name agree."""
    usual, known = schools.numbers.get(normal(name), number), schools.names.get(number)
    if known is not None:
        another = usual != number and normal(known) != normal(name)
        return "" if another or not _alike(known, name, schools.shared) else None
    once = usual != number and schools.times[number, name] == 1 and not schools.listed
    return "number" if once and check_laestab(number).ok else None  # else X-002 speaks for it


def _known(context: Context) -> dict[str, str]:
    """Number to name; empty where there is no Schools sheet."""
    return {
        school_key(one.number): one.name
        for one in context.tracker.schools.records
        if one.number and one.name
    }


def _usual(times: Mapping[Pair, int]) -> dict[str, str]:
    """What most rows say beside each first half of the pairs, where enough of them do."""
    counts: dict[str, Counter[str]] = {}
    for (said, beside), n in times.items():
        counts.setdefault(said, Counter())[beside] += n
    found_: dict[str, str] = {}
    for said, each in counts.items():
        beside, most = each.most_common(1)[0]
        if most >= ENOUGH and most > each.total() - most:
            found_[said] = beside
    return found_


def _alike(one: str, other: str, shared: frozenset[str]) -> bool:
    """Whether two names share a word of their own, or may be short for one another."""
    first, second = _words(one) - shared, _words(other) - shared
    if not first or not second or first & second:
        return True
    joined = normal(one), normal(other)
    if joined[0] in joined[1] or joined[1] in joined[0]:
        return True
    return any(a[:ENOUGH] == b[:ENOUGH] for a in first for b in second)


def _words(name: str) -> set[str]:
    tidy = "".join(each if each.isalnum() else " " for each in name.casefold().replace("'", ""))
    words = tidy.split()
    short = {"".join(word[0] for word in words)} if len(words) > 1 else set()
    return (set(words) - FILLER) | short
