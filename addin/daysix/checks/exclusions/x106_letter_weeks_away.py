"""X-106: a letter to the parents weeks before the first day out, or long after it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.exclusions._years import FAR, weeks_early
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-106", (QUERY, NOTE), EXCLUSIONS, regulations("regs 5(1), 14(1), 23(1)")
NEEDS = ("ParentNoticeDate", "StartDate")
MESSAGE = {
    "": "The letter is dated {n} days before the first day out. Check both dates.",
    "after": "The letter is dated {n} days after the first day out. Parents are told without "
    "delay. Check both dates.",
}
LATE, LONG_AFTER, SHARE = 14, 60, 0.01


def check(view: View, context: Context) -> Iterator[Found]:
    """A letter before the decision is X-034; one a year away X-079. What many rows do is noted."""
    starts, decided = view.dates("StartDate"), view.dates("DecisionDate")
    calendars = context.exclusions(view).calendars
    early: list[int] = []
    late: list[int] = []
    for place, letter in view.each("ParentNoticeDate", date):
        start, day = starts[place], decided[place]
        if start is None or not -FAR < (letter - start).days < FAR:
            continue
        if day is None and weeks_early(letter, start, calendars[place]):
            early.append(place)
        elif (letter - max(start, day or start)).days > LATE:
            late.append(place)
    long_after = [place for place in late if _days(view, place) > LONG_AFTER]
    rare = rarely(early, len(view), share=SHARE)
    for place in early:
        yield found(place, "ParentNoticeDate", level=QUERY if rare else NOTE, n=-_days(view, place))
    rare = rarely(long_after, len(view), share=SHARE)
    for place in late:
        level = QUERY if rare and place in long_after else NOTE
        yield found(place, "ParentNoticeDate", says="after", level=level, n=_days(view, place))


def _days(view: View, place: int) -> int:
    letter, start = view.dates("ParentNoticeDate")[place], view.dates("StartDate")[place]
    return (letter - start).days if letter and start else 0


# The first day is Monday 9 November 2026. Half-term is Monday 26 to Friday 30 October.
def _row(letter: date | None, **more: object) -> dict[str, object]:
    return exclusion(ParentNoticeDate=letter, **more)


SEPTEMBER = {"StartDate": date(2026, 9, 3), "EndDate": date(2026, 9, 3)}
EXAMPLES = (
    Example(
        "failing",
        "a month before",
        [(1, "ParentNoticeDate")],
        [_row(date(2026, 10, 9))],
        says=["The letter is dated 31 days before the first day out. Check both dates."],
    ),
    Example(
        "failing",
        "61 days after",
        [(1, "ParentNoticeDate")],
        [_row(date(2027, 1, 9))],
        says=[
            (
                "The letter is dated 61 days after the first day out. Parents are told without "
                "delay. Check both dates."
            )
        ],
    ),
    Example("passing", "the same day", rows=[_row(date(2026, 11, 9))]),
    Example(
        "boundary",
        "14 days after, 15, and 60",
        [(2, "ParentNoticeDate", NOTE), (3, "ParentNoticeDate", NOTE)],
        [_row(date(2026, 11, 23)), _row(date(2026, 11, 24)), _row(date(2027, 1, 8))],
    ),
    Example(
        "failing",
        "in the midst of the summer holidays, for September",
        [(1, "ParentNoticeDate")],
        [_row(date(2026, 8, 5), **SEPTEMBER)],
    ),
    Example(
        "boundary",
        "decided in the last week of July, out on the first day of September",
        rows=[_row(date(2026, 7, 17), **SEPTEMBER)],
    ),
    Example(
        "boundary",
        "before the decision: X-034",
        rows=[_row(date(2026, 10, 9), DecisionDate=date(2026, 11, 6))],
    ),
    Example("blank", "no letter", rows=[_row(None)]),
)
