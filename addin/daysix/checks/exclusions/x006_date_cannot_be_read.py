"""X-006: a date that cannot be read, in any column of dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.frame import ERROR, EVERY_SHEET, HOUSE, PUPILS, found
from daysix.checks.unread import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-006", ERROR, EVERY_SHEET, HOUSE
NEEDS, TAKES = (), ID
MESSAGE = {
    "": '"{v}" is not a date I can read. Type it like 04 Nov 2026.',
    "told": "{told}",
}


def check(view: View, _context: Context) -> Iterator[Found]:
    """In the reader's own sentence, which says what is wrong with it; a likely date is offered."""
    for trouble in view.all_troubles:
        if trouble.code == ID:
            yield found(
                trouble.place,
                trouble.column,
                says="told",
                told=trouble.message,
                suggestion=as_typed(trouble.suggestion),
            )


EXAMPLES = (
    Example(
        "failing",
        "no date at all",
        [(1, "StartDate")],
        [exclusion(StartDate="after half-term")],
        says=['"after half-term" is not a date I can read. Type it like 04 Nov 2026.'],
    ),
    Example(
        "failing",
        "a letter O for a nought: the date is offered, not taken",
        [(1, "EndDate")],
        [exclusion(EndDate="1O/11/2026")],
        suggests=["10 Nov 2026"],
    ),
    Example(
        "failing",
        "the month first",
        [(1, "StartDate")],
        [exclusion(StartDate="11/24/2026")],
        suggests=["24 Nov 2026"],
    ),
    Example(
        "failing",
        "a column only checks look at",
        [(1, "DecisionDate")],
        [exclusion(DecisionDate="31/11/2026")],
        says=['"31/11/2026" is not a date: November 2026 has 30 days. Check it.'],
    ),
    Example("passing", "a date typed as text", rows=[exclusion(StartDate="Mon 9th Nov 2026")]),
    Example("boundary", "29 February of a leap year", rows=[exclusion(GDCDate="29/02/2028")]),
    Example(
        "boundary",
        "29 February of no leap year",
        [(1, "GDCDate")],
        [exclusion(GDCDate="29/02/2027")],
    ),
    Example(
        "boundary",
        "another sheet: when the child came on roll",
        [(1, "OnRollFrom")],
        [pupil(OnRollFrom="Sept")],
        sheet=PUPILS,
    ),
    Example("blank", "not applicable is no date", rows=[exclusion(ExamDate="n/a", GDCDate=None)]),
)
