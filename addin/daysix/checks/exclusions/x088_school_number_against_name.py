"""X-088: a school number beside the name of another school."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, SCHOOLS, found
from daysix.checks.sources import SCHOOL_NUMBERS
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-088", (QUERY, NOTE), EXCLUSIONS, SCHOOL_NUMBERS
NEEDS = ("SchoolDfE", "SchoolName")
MESSAGE = "{number} is {known}, and the name says {name}. Correct one of the two."
ENOUGH = 3
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


def check(view: View, context: Context) -> Iterator[Found]:
    """The Schools sheet's name, else that of most rows. One seen often may be a former one."""
    numbers = [school_key(text) for text in view.texts("SchoolDfE")]
    names = view.texts("SchoolName")
    known = _known(context) or _usual(numbers, names)
    times = Counter(zip(numbers, names, strict=True))
    judged: dict[tuple[str, str], bool] = {}
    for place, (number, name) in enumerate(zip(numbers, names, strict=True)):
        if number not in known or not name:
            continue
        if (number, name) not in judged:
            judged[number, name] = _alike(known[number], name)
        if not judged[number, name]:
            level = QUERY if times[number, name] < ENOUGH else NOTE
            yield found(
                place, "SchoolDfE", level=level, number=number, known=known[number], name=name
            )


def _known(context: Context) -> dict[str, str]:
    """Number to name; empty where there is no Schools sheet."""
    return {
        school_key(one.number): one.name
        for one in context.tracker.schools.records
        if one.number and one.name
    }


def _usual(numbers: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for number, name in zip(numbers, names, strict=True):
        if number and name:
            counts.setdefault(number, Counter())[name] += 1
    found_: dict[str, str] = {}
    for number, each in counts.items():
        name, times = each.most_common(1)[0]
        if times >= ENOUGH and times > each.total() - times:
            found_[number] = name
    return found_


def _alike(one: str, other: str) -> bool:
    """Whether two names share a word of their own, or may be short for one another."""
    first, second = _words(one), _words(other)
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


def _row(name: str | None, number: str = "8204001") -> dict[str, object]:
    return exclusion(SchoolDfE=number, SchoolName=name)


EXAMPLES = (
    Example(
        "failing",
        "another school's name",
        [(1, "SchoolDfE")],
        [_row("Elm Park School")],
        says=[
            (
                "8204001 is Ash Grove School, and the name says Elm Park School. "
                "Correct one of the two."
            ),
        ],
    ),
    Example(
        "failing",
        "no Schools sheet: as on the other rows",
        [(4, "SchoolDfE")],
        [_row("Ash Grove"), _row("Ash Grove"), _row("Ash Grove"), _row("Elm Park")],
        beside={SCHOOLS: []},
    ),
    Example("passing", "its own name", rows=[_row("Ash Grove School")]),
    Example(
        "boundary",
        "a short form of it",
        rows=[_row("Ash Grove Sec"), _row("AGS"), _row("Ashgrove")],
    ),
    Example("boundary", "a number nobody knows: X-002", rows=[_row("Elm Park School", "8204009")]),
    Example("blank", "no name", rows=[_row(None)]),
)
