"""X-022: an exam is said to be missed, and not which day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-022", (QUERY, NOTE), EXCLUSIONS, guidance("paras 102 and 103")
NEEDS, TAKES = ("ExamAffected",), ID
MESSAGE = "You said an exam is affected. Which date?"


def check(view: View, _context: Context) -> Iterator[Found]:
    """A date that cannot be read is X-006's."""
    blank = view.blanks("ExamDate")
    for place in view.saying("ExamAffected", yes=True):
        if blank[place]:
            yield found(place, "ExamDate", level=QUERY if view.has("ExamDate") else NOTE)


EXAMPLES = (
    Example(
        "failing",
        "yes, and no date",
        [(1, "ExamDate")],
        [exclusion(ExamAffected="Y", ExamDate=None)],
        says=[MESSAGE],
    ),
    Example(
        "passing",
        "yes, and its date",
        rows=[exclusion(ExamAffected="Y", ExamDate=date(2026, 11, 10))],
    ),
    Example(
        "boundary",
        "the date is no date: said elsewhere",
        rows=[exclusion(ExamAffected="Y", ExamDate="soon")],
    ),
    Example(
        "boundary",
        "a sheet without the column",
        [(1, "ExamDate", NOTE)],
        [exclusion(ExamAffected="Y")],
    ),
    Example("boundary", "no exam", rows=[exclusion(ExamAffected="N", ExamDate=None)]),
    Example("blank", "nothing said", rows=[exclusion(ExamAffected=None)]),
)
