"""X-103: an exam said to be missed on a day the child is not out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.exclusion import SUSPENSION
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-103", QUERY, EXCLUSIONS, guidance("paras 102 and 103")
NEEDS = ("ExamDate", "StartDate", "EndDate", "ExamAffected")
MESSAGE = "The exam on {date} is not on a day out. Check the day of the exam."


def check(view: View, _context: Context) -> Iterator[Found]:
    """A suspension with both its days; a permanent exclusion has no last one."""
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    flags, kinds = view.flags("ExamAffected"), view.codes("Category")
    for place, exam in view.each("ExamDate", date):
        start, end = starts[place], ends[place]
        if start is None or end is None or not flags[place]:
            continue
        if kinds[place] == SUSPENSION and start <= end and not start <= exam <= end:
            yield found(place, "ExamDate", date=in_words(exam))


def _row(exam: date | None, affected: str = "Y") -> dict[str, object]:
    return exclusion(ExamDate=exam, ExamAffected=affected)


# Out on Monday 9 and Tuesday 10 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "on the Thursday",
        [(1, "ExamDate")],
        [_row(date(2026, 11, 12))],
        says=[
            "The exam on Thursday 12 November 2026 is not on a day out. Check the day of the exam."
        ],
    ),
    Example("passing", "on the Tuesday", rows=[_row(date(2026, 11, 10))]),
    Example(
        "boundary",
        "the day after the last, and the last",
        [(1, "ExamDate")],
        [_row(date(2026, 11, 11)), _row(date(2026, 11, 10))],
    ),
    Example("boundary", "no exam is missed", rows=[_row(date(2026, 11, 12), "N")]),
    Example("blank", "no exam", rows=[_row(None)]),
)
