"""P-006: a date of birth that is missing, or cannot be a pupil's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import EXCLUSIONS, HOUSE, PUPILS, QUERY, found
from daysix.law.ages import birthday

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-006", QUERY, (PUPILS, EXCLUSIONS), HOUSE
NEEDS = ("DOB",)
MESSAGE = "Check the date of birth."
OLDEST = 19
"""Nobody older is a pupil; at 19 somebody may still be, in Year 14."""
GONE = "P"


def check(view: View, context: Context) -> Iterator[Found]:
    """Blank, in the future, or over 19; a child who has left is not asked how old they are now.

    Of an exclusion's own columns only what the Pupils sheet does not say; X-046 asks about age.
    """
    oldest, left = _latest_birth(context.as_of), view.texts("EnrolStatus")
    said = view.has_any(("PupilID", "UPN", "Surname", "PupilName"))
    names = list(zip(*map(view.texts, ("PupilID", "UPN", "Surname", "PupilName")), strict=True))
    for place, (dob, blank) in enumerate(zip(view.dates("DOB"), view.blanks("DOB"), strict=True)):
        if view.kind == EXCLUSIONS:
            wrong = blank and said and any(names[place]) and not _known(view, context, place)
        else:
            too_old = dob is not None and dob < oldest and left[place].upper() != GONE
            wrong = blank or too_old or (dob is not None and dob > context.as_of)
        if wrong:
            yield found(place, "DOB")


def _latest_birth(day: date) -> date:
    """Whoever was born before this day is 20 or older on ``day``."""
    try:
        return day.replace(year=day.year - OLDEST - 1, day=day.day + 1)
    except ValueError:  # the last of a month
        return birthday(day, -OLDEST - 1)


def _known(view: View, context: Context, place: int) -> bool:
    row = context.pupil(view, place)
    return row is not None and row.value("DOB") is not None


# Monday 30 November 2026: who was born on 30 November 2006 is 20 that day.
EXAMPLES = (
    Example(
        "failing", "in the future", [(1, "DOB")], [pupil(DOB=date(2027, 3, 4))], says=[MESSAGE]
    ),
    Example("failing", "born in 1982", [(1, "DOB")], [pupil(DOB=date(1982, 3, 4))]),
    Example("passing", "fourteen years old", rows=[pupil()]),
    Example("passing", "a leap day", rows=[pupil(DOB=date(2012, 2, 29))]),
    Example(
        "boundary",
        "20 a month ago, and 19 until tomorrow",
        [(1, "DOB")],
        [pupil(DOB=date(2006, 10, 30)), pupil(PupilID="P2", DOB=date(2006, 12, 1))],
    ),
    Example("boundary", "left long ago", rows=[pupil(DOB=date(2003, 3, 4), EnrolStatus="P")]),
    Example(
        "boundary",
        "blank beside an exclusion, and the Pupils sheet has it",
        rows=[exclusion(DOB=None)],
        sheet=EXCLUSIONS,
    ),
    Example(
        "boundary",
        "blank beside an exclusion, and nobody else has it",
        [(1, "DOB")],
        [exclusion(DOB=None)],
        sheet=EXCLUSIONS,
        beside={PUPILS: ()},
    ),
    Example("blank", "no date", [(1, "DOB")], [pupil(DOB=None)]),
)
