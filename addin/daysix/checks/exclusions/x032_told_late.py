"""X-032: the school told us later than one school day after deciding."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found, or_none
from daysix.duties import not03_tell_the_local_authority as not03

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-032", (QUERY, NOTE), EXCLUSIONS, not03.RULE.cites[0]
NEEDS = ("NotifiedLADateTime", ("DecisionDate", "StartDate"))
MESSAGE = {
    "": "School told us {n} school days after deciding. The duty is without delay. Check the two "
    "dates, or ask the school why.",
    "first": "School told us {n} school days after the first day out. The duty is without delay. "
    "Check the two dates, or ask the school why.",
}
FAR, SHARE = 10, 0.01
"""School days. From here on a date is likelier wrong than a school that late."""


def check(view: View, context: Context) -> Iterator[Found]:
    """Two weeks and more are asked about; less is the school's lateness, and only noted.

    Where nobody has typed the decision, it was taken by the first day out at the latest.
    """
    decided, starts = view.dates("DecisionDate"), view.dates("StartDate")
    calendars = context.exclusions(view).calendars
    late: list[tuple[int, int]] = []
    for place, then in view.each("NotifiedLADateTime", date):
        calendar, first = calendars[place], decided[place]
        day = first or starts[place]
        if day is None or calendar is None or not 1 < (then - day).days < YEAR:
            continue
        n = or_none(calendar.number_after, day, then)
        far = n is not None and n > FAR and (then - day).days <= LONG_AFTER
        if n is not None and n > 1 and (first is not None or far):
            late.append((place, n))
    rare = rarely([n for _, n in late if n > FAR], len(view), share=SHARE)
    for place, n in late:
        level = QUERY if rare and n > FAR else NOTE
        says = "" if decided[place] is not None else "first"
        yield found(place, "NotifiedLADateTime", says=says, level=level, n=n)


YEAR = 300
"""Days. A year between the two is a year typed wrong: X-079."""
LONG_AFTER = 60
"""Days after the first day out, from which on it is X-080's."""


def _row(told: date | None) -> dict[str, object]:
    return exclusion(DecisionDate=date(2026, 11, 9), NotifiedLADateTime=told)


# Decided on Monday 9 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "eleven school days after",
        [(1, "NotifiedLADateTime")],
        [_row(date(2026, 11, 24))],
        says=[MESSAGE[""].format(n=11)],
    ),
    Example(
        "failing",
        "nobody has typed the decision: eleven school days after the first day out",
        [(1, "NotifiedLADateTime")],
        [exclusion(NotifiedLADateTime=date(2026, 11, 24))],
        says=[MESSAGE["first"].format(n=11)],
    ),
    Example(
        "boundary",
        "nobody has typed the decision: ten school days after, and 61 days (X-080)",
        rows=[
            exclusion(NotifiedLADateTime=date(2026, 11, 23)),
            exclusion(NotifiedLADateTime=date(2027, 1, 9)),
        ],
    ),
    Example("passing", "the same day", rows=[_row(date(2026, 11, 9))]),
    Example(
        "boundary",
        "one school day after, and two",
        [(2, "NotifiedLADateTime", NOTE)],
        [_row(date(2026, 11, 10)), _row(date(2026, 11, 11))],
    ),
    Example(
        "boundary",
        "ten school days after",
        [(1, "NotifiedLADateTime", NOTE)],
        [_row(date(2026, 11, 23))],
    ),
    Example(
        "boundary",
        "over a weekend",
        rows=[exclusion(DecisionDate=date(2026, 11, 6), NotifiedLADateTime=date(2026, 11, 9))],
    ),
    Example("blank", "not told", rows=[_row(None)]),
)
