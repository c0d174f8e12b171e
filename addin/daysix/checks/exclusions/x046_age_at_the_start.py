"""X-046: a child younger than 4 or older than 18 on the first day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import EXCLUSIONS, HOUSE, PUPILS, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-046", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = {
    "": "Age {n} at the start. Check date of birth.",
    "unborn": "Born on {born}, after the first day out. Check date of birth.",
}
YOUNGEST, OLDEST = 4, 18
FEWEST, MOST = YOUNGEST, OLDEST + 1
"""Years between two dates, of which the age is the number or one less."""
LAST_YEARS = frozenset({"13", "14"})
"""Year groups in which somebody may be 19."""


def check(view: View, context: Context) -> Iterator[Found]:
    """By the row's date of birth, else the Pupils sheet's; at 19 somebody may be in Year 14."""
    births, groups = context.births(view), view.codes("NCY")
    column = "DOB" if view.has("DOB") else "StartDate"
    starts = view.dates("StartDate")
    for place, (start, born) in enumerate(zip(starts, births, strict=True)):
        if start is None or born is None or FEWEST < start.year - born.year < MOST:
            continue
        age = start.year - born.year - ((start.month, start.day) < (born.month, born.day))
        oldest = OLDEST + (groups[place] in LAST_YEARS)
        if not YOUNGEST <= age <= oldest and abs(age) < HUNDRED:
            says = "unborn" if born > start else ""
            yield found(place, column, says=says, n=age, born=in_words(born))


HUNDRED = 100
"""Years. Beyond it the first day itself cannot be right, and others say so."""


def _row(born: date | None) -> dict[str, object]:
    return exclusion(DOB=born)


# The first day is Monday 9 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "two years old",
        [(1, "DOB")],
        [_row(date(2024, 3, 4))],
        says=["Age 2 at the start. Check date of birth."],
    ),
    Example(
        "failing",
        "not born yet",
        [(1, "DOB")],
        [_row(date(2031, 3, 4))],
        says=["Born on Tuesday 4 March 2031, after the first day out. Check date of birth."],
    ),
    Example("passing", "fourteen", rows=[_row(date(2012, 3, 4))]),
    Example(
        "boundary",
        "four today, four tomorrow",
        [(2, "DOB")],
        [_row(date(2022, 11, 9)), _row(date(2022, 11, 10))],
    ),
    Example(
        "boundary",
        "nineteen tomorrow, and today",
        [(2, "DOB")],
        [_row(date(2007, 11, 10)), _row(date(2007, 11, 9))],
    ),
    Example(
        "boundary",
        "nineteen in Year 14, twenty in Year 14",
        [(2, "DOB")],
        [exclusion(DOB=date(2007, 9, 20), NCY="14"), exclusion(DOB=date(2006, 9, 20), NCY="14")],
    ),
    Example("boundary", "born on a leap day", rows=[_row(date(2012, 2, 29))]),
    Example("blank", "nobody says when", rows=[_row(None)], beside={PUPILS: [pupil(DOB=None)]}),
)
