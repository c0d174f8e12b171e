"""X-111: one name at one school with two dates of birth that differ by a slip."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.context import Ref
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import full_name, odd_ones, spelled
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.tracker.people import SchoolRecord

ID, LEVEL, SHEET, CITE = "X-111", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("DOB", ("Surname", "PupilName"))
MESSAGE = "{name} is also here as born on {other}. Same child? Then correct the date of birth."
PARTS_ALIKE = 2
"""Of day, month and year: two namesakes at one school hardly ever share so much."""


def check(view: View, context: Context) -> Iterator[Found]:
    """Of rows with no number to tell the child by; with one, X-072 and P-007 look."""
    for said in _groups(view, context):
        for ref, usual, example in odd_ones(said, said):
            born = said[ref]
            if isinstance(usual, date) and _a_slip(born, usual):
                name = full_name(view, ref.place)
                yield found(ref.place, "DOB", name=name, other=in_words(usual), related=[example])


def _groups(view: View, context: Context) -> Iterator[Mapping[Ref, date]]:
    """The dates of birth of each name at each school that has several."""
    groups: dict[tuple[str, SchoolRecord], dict[Ref, date]] = {}
    for place in _without_a_number(view):
        born, name = view.dates("DOB")[place], full_name(view, place)
        if born is not None and _says_who(name):
            school = context.exclusions(view).schools[place]
            groups.setdefault((spelled(name), school), {})[Ref(view, place)] = born
    yield from (said for said in groups.values() if len(set(said.values())) > 1)


def _without_a_number(view: View) -> Sequence[int]:
    numbers = zip(view.texts("PupilID"), view.texts("UPN"), strict=True)
    return [place for place, (ours, upn) in enumerate(numbers) if not ours and not upn]


def _says_who(name: str) -> bool:
    """Surname and forename in full: initials may be anybody's."""
    words = [spelled(word) for word in name.split()]
    return len(words) > 1 and all(len(word) > 1 for word in words)


def _a_slip(one: date, other: date) -> bool:
    """Whether one may be the other mistyped: two of three parts alike, or day for month."""
    parts = zip(one.timetuple()[:3], other.timetuple()[:3], strict=True)
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return swapped or sum(first == second for first, second in parts) >= PARTS_ALIKE


BORN = date(2012, 3, 4)


def _row(born: object, **more: object) -> dict[str, object]:
    named = {"PupilID": None, "Surname": "Marsh", "Forename": "Ada"}
    return exclusion(DOB=born, **(named | more))


EXAMPLES = (
    Example(
        "failing",
        "the year is another on one row of three",
        [(2, "DOB")],
        [_row(BORN), _row(date(2011, 3, 4)), _row(BORN)],
        says=[
            (
                "Marsh, Ada is also here as born on Sunday 4 March 2012. Same child? "
                "Then correct the date of birth."
            )
        ],
    ),
    Example("passing", "the same", rows=[_row(BORN), _row("4/3/2012")]),
    Example(
        "boundary",
        "day for month",
        [(2, "DOB")],
        [_row(BORN), _row(date(2012, 4, 3))],
    ),
    Example(
        "boundary",
        "a namesake, born on quite another day",
        rows=[_row(BORN), _row(date(2013, 7, 9))],
    ),
    Example(
        "boundary",
        "a namesake at another school",
        rows=[_row(BORN), _row(date(2011, 3, 4), SchoolDfE="8204002")],
    ),
    Example(
        "boundary",
        "twins",
        rows=[_row(BORN), _row(BORN, Forename="Ben")],
    ),
    Example(
        "boundary",
        "initials may be anybody's",
        rows=[_row(BORN, Forename="A"), _row(date(2011, 3, 4), Forename="A")],
    ),
    Example("blank", "not said on one", rows=[_row(BORN), _row(None)]),
)
