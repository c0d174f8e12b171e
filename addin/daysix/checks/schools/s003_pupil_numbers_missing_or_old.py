"""S-003: a school's number of pupils missing, nought or old."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, school
from daysix.checks.frame import HOUSE, QUERY, SCHOOLS, found
from daysix.checks.schools._open import name_of, open_schools
from daysix.law.answer import add_months
from daysix.law.case import PRU
from daysix.tracker.people import school_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "S-003", QUERY, SCHOOLS, HOUSE
NEEDS = ("NOR total",)
MESSAGE = (
    "Pupil numbers for {school} are missing or old. Share table will be wrong. Type today's, and "
    "the day they are from."
)
OLDEST_MONTHS = 13


def check(view: View, context: Context) -> Iterator[Found]:
    """Of schools that are open. A pupil referral unit may have no child of its own."""
    numbers, days = view.numbers("NOR total"), view.dates("NORDate")
    blank, kinds = view.blanks("NOR total"), view.texts("Type")
    for place in open_schools(view, context):
        day, nought = days[place], numbers[place] == 0 and school_type(kinds[place]) != PRU
        old = day is not None and add_months(day, OLDEST_MONTHS) < context.as_of
        if blank[place] or nought or old:
            column = "NORDate" if old and not blank[place] and not nought else "NOR total"
            yield found(place, column, school=name_of(view, place))


def _row(number: object, day: date | None = None, **more: object) -> dict[str, object]:
    return school(**{"NOR total": number, "NORDate": day}, **more)


SAYS = (
    "Pupil numbers for Ash Grove School are missing or old. Share table will be wrong. Type "
    "today's, and the day they are from."
)
# As of Monday 30 November 2026; 13 months before is Thursday 30 October 2025.
EXAMPLES = (
    Example("failing", "nought", [(1, "NOR total")], [_row(0)], says=[SAYS]),
    Example("failing", "two years old", [(1, "NORDate")], [_row(900, date(2024, 10, 3))]),
    Example("passing", "this October's", rows=[_row(900, date(2026, 10, 1))]),
    Example(
        "boundary",
        "13 months to the day, and a day more",
        [(2, "NORDate")],
        [_row(900, date(2025, 10, 30)), _row(900, date(2025, 10, 29))],
    ),
    Example("boundary", "a pupil referral unit", rows=[_row(0, Type="Pupil referral unit")]),
    Example("boundary", "closed", rows=[_row(0, Status="Closed")]),
    Example("blank", "no number", [(1, "NOR total")], [_row(None)]),
)
