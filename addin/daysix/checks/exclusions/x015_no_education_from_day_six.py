"""X-015: a suspension of more than five school days, and nothing said of education."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found, or_none
from daysix.deadlines import ed01_education_from_sixth_day_of_suspension as ed01
from daysix.law.answer import Due
from daysix.law.exclusion import SUSPENSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.case import Case

ID, LEVEL, SHEET, CITE = "X-015", QUERY, EXCLUSIONS, ed01.RULE.cites[0]
NEEDS = ("Category", ("Day6Provider", "Day6Start", "Day6Reason"))
MESSAGE = (
    "More than 5 school days: the school must arrange education from day 6 ({date}). Have they?"
)
SAYS = ("Day6Provider", "Day6Start", "Day6Reason")
FIVE_DAYS = 10


def check(view: View, context: Context) -> Iterator[Found]:
    """From day 5 on. The sixth day is ED-01's, which knows when none is owed."""
    said = zip(*(view.texts(name) for name in SAYS), strict=True)
    for place, (one, words) in enumerate(zip(context.exclusions(view).cases, said, strict=True)):
        if one is None or one.school_days <= FIVE_DAYS / 2:
            continue
        if any(words) or one.kind != SUSPENSION:
            continue
        if one.half_days > FIVE_DAYS:
            sixth = _sixth_day(one.case)
            if sixth is not None and context.as_of >= one.case.calendar.nth_before(sixth, 1):
                yield found(place, "EndDate", date=in_words(sixth))


def _sixth_day(case: Case) -> date | None:
    answers = or_none(lambda: list(ed01.apply(case))) or []
    return next((one.due for one in answers if isinstance(one, Due) and not one.done_on), None)


def _row(last: date | None, **more: object) -> dict[str, object]:
    return exclusion(EndDate=last, Day6Provider=None, **more)


# From Monday 9 November 2026: day 5 is Friday 13, day 6 is Monday 16.
EXAMPLES = (
    Example(
        "failing",
        "six days, nobody named",
        [(1, "EndDate")],
        [_row(date(2026, 11, 16))],
        says=[
            (
                "More than 5 school days: the school must arrange education from day 6 (Monday 16 "
                "November 2026). Have they?"
            )
        ],
    ),
    Example(
        "passing",
        "six days, and education from the sixth",
        rows=[_row(date(2026, 11, 16), Day6Start=date(2026, 11, 16))],
    ),
    Example(
        "boundary",
        "exactly five days, and half a day more",
        [(2, "EndDate")],
        [
            _row(date(2026, 11, 13)),
            _row(date(2026, 11, 16), PupilID="P2", EndSession="AM"),
        ],
    ),
    Example(
        "boundary",
        "on the Thursday there is time yet",
        rows=[_row(date(2026, 11, 16))],
        as_of=date(2026, 11, 12),
    ),
    Example(
        "boundary",
        "on the Friday it should be settled",
        [(1, "EndDate")],
        [_row(date(2026, 11, 16))],
        as_of=date(2026, 11, 13),
    ),
    Example("boundary", "a permanent exclusion is not this", rows=[_row(None, Category="PERM")]),
    Example("blank", "no last day", rows=[exclusion(EndDate=None, Day6Provider=None)]),
)
