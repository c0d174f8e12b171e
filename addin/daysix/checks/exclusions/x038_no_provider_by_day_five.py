"""X-038: a permanent exclusion near day 6, and no provider."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import due_of, live_rows
from daysix.checks.frame import DUTY, EXCLUSIONS, found, or_none
from daysix.deadlines import ed02_education_from_sixth_day_permanent as ed02

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.case import Case

ID, LEVEL, SHEET, CITE = "X-038", DUTY, EXCLUSIONS, ed02.RULE.cites[0]
NEEDS = ("Category", ("Day6Provider", "Day6Start"))
MESSAGE = "Day 6 is {date} and no provider is booked. Book one, and type its number."


def check(view: View, context: Context) -> Iterator[Found]:
    """From day 5 on, for children of our own; the sixth day is ED-02's."""
    provider, starts = view.texts("Day6Provider"), view.texts("Day6Start")
    cases = context.exclusions(view).cases
    column = "Day6Provider" if view.has("Day6Provider") else "Day6Start"
    for place in live_rows(view, context):
        one = cases[place]
        booked = provider[place] or starts[place]
        if booked or one is None or not one.permanent or not _ours(one.case, context):
            continue
        due = due_of(ed02.apply, one.case)
        if due is None or due.due is None or due.done_on is not None:
            continue
        fifth = or_none(one.case.calendar.nth_before, due.due, 1)
        if fifth is not None and context.as_of >= fifth:
            yield found(place, column, date=in_words(due.due))


def _ours(case: Case, context: Context) -> bool:
    home = case.pupil.home_la
    return not home or home == (context.la or case.school.la)


def _row(**more: object) -> dict[str, object]:
    return exclusion(Category="PERM", EndDate=None, Day6Provider=None, Day6Start=None) | more


# From Monday 9 November 2026: day 5 is Friday 13, day 6 Monday 16.
EXAMPLES = (
    Example(
        "failing",
        "nobody booked",
        [(1, "Day6Provider")],
        [_row()],
        says=[MESSAGE.format(date="Monday 16 November 2026")],
    ),
    Example("passing", "a provider", rows=[_row(Day6Provider="Elm Tuition")]),
    Example("boundary", "day 4, and day 5", rows=[_row()], as_of=date(2026, 11, 12)),
    Example("boundary", "day 5", [(1, "Day6Provider")], [_row()], as_of=date(2026, 11, 13)),
    Example("boundary", "a child of another council", rows=[_row(HomeLA="925")]),
    Example("boundary", "a suspension", rows=[exclusion(Day6Provider=None)]),
    Example("blank", "no first day", rows=[_row(StartDate=None)]),
)
