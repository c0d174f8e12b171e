"""X-020: more than 15 days out this term, and no word of governors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.days_so_far import TERM
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import DUTY, EXCLUSIONS, found, or_none
from daysix.deadlines import gb01_governors_decide_within_15 as gb01
from daysix.law.answer import Due
from daysix.law.governors import MORE_THAN_MEETS_ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.case import Case

ID, LEVEL, SHEET, CITE = "X-020", DUTY, EXCLUSIONS, gb01.RULE.cites[0]
NEEDS = ("StartDate", "Category")
MESSAGE = "Over 15 days this term: governors must meet by {date}."
SAYS = ("GovTrigger", "GDCDate", "GDCOutcome")
OVER = frozenset({"CLOSED", "FINAL", "CANCELLED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Until somebody has typed that governors must meet, or that they have. The date is GB-01's."""
    said = list(zip(*(view.texts(name) for name in SAYS), strict=True))
    states = view.texts("Status")
    column = "GovTrigger" if view.has("GovTrigger") else "StartDate"
    for place, one, totals in context.totals(view, at_least=MORE_THAN_MEETS_ALWAYS, of=TERM):
        if totals.term_days <= MORE_THAN_MEETS_ALWAYS or one.permanent:
            continue
        last = None if any(said[place]) else _last_day(one.case)
        if last is not None and states[place].upper() not in OVER:
            yield found(place, column, date=in_words(last))


def _last_day(case: Case) -> date | None:
    answers = or_none(lambda: list(gb01.apply(case))) or []
    return next((one.due for one in answers if isinstance(one, Due) and one.due), None)


# Autumn 2026 from Monday 2 November: Friday 20 is day 15, Monday 23 day 16. Governors were told on
# Monday 2 November; 15 school days after it is Monday 23 November 2026.
def _row(last: date | None, **more: object) -> dict[str, object]:
    told = date(2026, 11, 2)
    return exclusion(StartDate=told, EndDate=last, GovNoticeDate=told, **more)


EXAMPLES = (
    Example(
        "failing",
        "16 days",
        [(1, "StartDate")],
        [_row(date(2026, 11, 23))],
        says=["Over 15 days this term: governors must meet by Monday 23 November 2026."],
    ),
    Example(
        "passing", "they have met", rows=[_row(date(2026, 11, 23), GDCDate=date(2026, 11, 20))]
    ),
    Example(
        "passing", "the workbook says so already", rows=[_row(date(2026, 11, 23), GovTrigger=">15")]
    ),
    Example("boundary", "exactly 15 days", rows=[_row(date(2026, 11, 20))]),
    Example(
        "boundary",
        "15.5 days",
        [(1, "GovTrigger")],
        [_row(date(2026, 11, 23), EndSession="AM", GovTrigger=None)],
    ),
    Example("boundary", "closed long since", rows=[_row(date(2026, 11, 23), Status="CLOSED")]),
    Example("blank", "no last day", rows=[_row(None)]),
)
