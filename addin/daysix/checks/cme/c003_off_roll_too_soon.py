"""C-003: off the register before 20 school days, or before every enquiry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.cme._absence import absent_days
from daysix.checks.examples import Example, Row
from daysix.checks.frame import CME, QUERY, found
from daysix.deadlines import reg08_absence_as_a_ground as reg08

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

STEPS = tuple(f"Step{n}" for n in range(1, 8))
ID, LEVEL, SHEET, CITE = "C-003", QUERY, CME, reg08.RULE.cites[0]
NEEDS = ("LastAttended", "OffRollDate", STEPS)
MESSAGE = "Too soon to remove from roll, or enquiries not finished. Check with the school."
SCHOOL_DAYS = 20
OTHER_GROUNDS = frozenset({"SCHOOL", "HOME-ED", "ABROAD", "RETURNED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """A child found elsewhere comes off the register on another ground, and is passed over."""
    steps = [column for column in STEPS if view.has(column)]
    finished = [not any(row) for row in zip(*map(view.blanks, steps), strict=True)]
    lasts, outcomes = view.dates("LastAttended"), view.texts("OutcomeCode")
    for place, off in enumerate(view.dates("OffRollDate")):
        last = lasts[place]
        if off is None or last is None or outcomes[place].upper() in OTHER_GROUNDS:
            continue
        days = absent_days(view, place, context, last=last, until=off)
        if not finished[place] or (days is not None and days < SCHOOL_DAYS):
            yield found(place, "OffRollDate")


def _row(off: date | None, **more: object) -> Row:
    made = dict.fromkeys(STEPS, date(2026, 11, 20))
    last = {"LastSchool": "8204001", "LastAttended": date(2026, 10, 23)}
    return {"CMEID": "C1", "PupilID": "P1", **last, "OffRollDate": off, **made, **more}


# Last there on Friday 23 October 2026, before half-term. School days from Monday 2 November; Friday
# 27 is an INSET day, so Thursday 26 is the nineteenth and Monday 30 the twentieth.
EXAMPLES = (
    Example(
        "failing",
        "after three weeks",
        [(1, "OffRollDate")],
        [_row(date(2026, 11, 20))],
        says=["Too soon to remove from roll, or enquiries not finished. Check with the school."],
    ),
    Example(
        "failing",
        "a visit still to make",
        [(1, "OffRollDate")],
        [_row(date(2026, 11, 30), Step5=None)],
    ),
    Example("passing", "all made, and time enough", rows=[_row(date(2026, 11, 30))]),
    Example("boundary", "a day before", [(1, "OffRollDate")], [_row(date(2026, 11, 26))]),
    Example(
        "boundary", "found in another school", rows=[_row(date(2026, 11, 12), OutcomeCode="SCHOOL")]
    ),
    Example("blank", "still on the register", rows=[_row(None)]),
)
