"""X-059: a name taken off the register too early."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import DUTY, EXCLUSIONS, found, or_none
from daysix.deadlines import roll01_name_off_after_review_time as roll01
from daysix.deadlines import roll02_name_off_after_waiver as roll02
from daysix.deadlines import roll03_name_stays_until_review_is_over as roll03
from daysix.law.answer import EARLIEST, Due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.case import Case

ID, LEVEL, SHEET, CITE = "X-059", DUTY, EXCLUSIONS, roll01.RULE.cites[0]
NEEDS = ("RollRemovalDate", "Category")
MESSAGE = "Removing from roll before {date} would be too early. Check the day."


def check(view: View, context: Context) -> Iterator[Found]:
    """Before the earliest day of ROLL-01 to ROLL-03, whichever of them decides the case."""
    cases = context.exclusions(view).cases
    for place, day in view.each("RollRemovalDate", date):
        one = cases[place]
        if one is None:
            continue
        earliest = _earliest(one.case)
        if earliest is not None and day < earliest:
            yield found(place, "RollRemovalDate", date=in_words(earliest))


def _earliest(case: Case) -> date | None:
    answers = or_none(lambda: [one for rule in RULES for one in rule.apply(case)]) or []
    days = [
        one.due
        for one in answers
        if isinstance(one, Due) and one.due is not None and one.nature == EARLIEST
    ]
    return max(days, default=None)


RULES = (roll01, roll02, roll03)


# Governors' decision sent by hand on Friday 11 September 2026: given that day; 15 school days after
# is Friday 2 October, so the name may come off on Monday 5 October.
def _row(day: date | None, **more: object) -> dict[str, object]:
    return exclusion(
        Category="PERM",
        StartDate=date(2026, 9, 3),
        EndDate=None,
        GDCDate=date(2026, 9, 10),
        GDCOutcome="UPHELD",
        GDCDecisionNoticeDate=date(2026, 9, 11),
        GDCDecisionNoticeMethod="HAND",
        RollRemovalDate=day,
        **more,
    )


EXAMPLES = (
    Example(
        "failing",
        "in September",
        [(1, "RollRemovalDate")],
        [_row(date(2026, 9, 21))],
        says=["Removing from roll before Monday 5 October 2026 would be too early. Check the day."],
    ),
    Example("passing", "a week after", rows=[_row(date(2026, 10, 12))]),
    Example(
        "boundary",
        "the Friday, and the Monday",
        [(1, "RollRemovalDate")],
        [_row(date(2026, 10, 2)), _row(date(2026, 10, 5), UPN="A950000178301", PupilID="P2")],
    ),
    Example("blank", "still on the register", rows=[_row(None)]),
)
