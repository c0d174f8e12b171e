"""X-023: an exam day inside the exclusion, said not to be affected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-023", QUERY, EXCLUSIONS, guidance("paras 102 and 103")
NEEDS = ("StartDate", "ExamAffected", "ExamDate")
MESSAGE = "{date} falls inside the exclusion. Does it affect an exam?"


def check(view: View, _context: Context) -> Iterator[Found]:
    """From the first day to the last, both included."""
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    exams = view.dates("ExamDate")
    for place in view.saying("ExamAffected", yes=False):
        exam, start, end = exams[place], starts[place], ends[place]
        if exam and start and end and start <= exam <= end:
            yield found(place, "ExamAffected", date=in_words(exam))


def _row(exam: date | None, affected: str | None = "N") -> dict[str, object]:
    return exclusion(ExamDate=exam, ExamAffected=affected)


# Out on Monday 9 and Tuesday 10 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "an exam on the last day",
        [(1, "ExamAffected")],
        [_row(date(2026, 11, 10))],
        says=["Tuesday 10 November 2026 falls inside the exclusion. Does it affect an exam?"],
    ),
    Example("passing", "it is affected", rows=[_row(date(2026, 11, 10), "Y")]),
    Example("boundary", "the day after the last", rows=[_row(date(2026, 11, 11))]),
    Example("boundary", "on the first day", [(1, "ExamAffected")], [_row(date(2026, 11, 9))]),
    Example("blank", "nobody has said", rows=[_row(date(2026, 11, 9), None), _row(None)]),
)
