"""X-080: told before it was decided, or long after it began."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.exclusions._years import weeks_early
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET = "X-080", (QUERY, NOTE), EXCLUSIONS
CITE = regulations("reg 14(1) as amended, with regs 5 and 23")
NEEDS = ("NotifiedLADateTime", "StartDate")
MESSAGE = {
    "": "We were told {n} days after the first day out. Check both dates.",
    "before": "We were told before the school had decided. Correct one of the two dates.",
    "early": "We were told {n} days before the first day out. Check both dates.",
}
LONG_AFTER, YEAR, SHARE = 60, 250, 0.01


def check(view: View, context: Context) -> Iterator[Found]:
    """A year between them is a year typed wrong: X-078 and X-079."""
    starts, decided = view.dates("StartDate"), view.dates("DecisionDate")
    calendars = context.exclusions(view).calendars
    late: list[tuple[int, int]] = []
    for place, told in enumerate(view.dates("NotifiedLADateTime")):
        start, day = starts[place], decided[place]
        if told is None:
            continue
        if day is not None and told < day and (day - told).days < YEAR:
            yield found(place, "NotifiedLADateTime", says="before")
        elif start is not None:
            n = (told - start).days
            if LONG_AFTER < n < YEAR and (day is None or (told - day).days > LONG_AFTER):
                late.append((place, n))
            elif -n < YEAR and weeks_early(told, start, calendars[place]):
                yield found(place, "NotifiedLADateTime", says="early", n=-n)
    level = QUERY if rarely(late, len(view), share=SHARE) else NOTE
    for place, n in late:
        yield found(place, "NotifiedLADateTime", level=level, n=n)


def _row(told: date | None, decided: date | None = None) -> dict[str, object]:
    return exclusion(NotifiedLADateTime=told, DecisionDate=decided)


# The first day is Monday 9 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "told on the Friday, decided on the Monday",
        [(1, "NotifiedLADateTime")],
        [_row(date(2026, 11, 6), date(2026, 11, 9))],
        says=["We were told before the school had decided. Correct one of the two dates."],
    ),
    Example(
        "failing",
        "61 days after",
        [(1, "NotifiedLADateTime")],
        [_row(date(2027, 1, 9))],
        says=["We were told 61 days after the first day out. Check both dates."],
    ),
    Example("passing", "the day it was decided", rows=[_row(date(2026, 11, 6), date(2026, 11, 6))]),
    Example("boundary", "60 days after", rows=[_row(date(2027, 1, 8))]),
    Example(
        "boundary",
        "14 days before, and 15",
        [(2, "NotifiedLADateTime")],
        [_row(date(2026, 10, 26)), _row(date(2026, 10, 25))],
    ),
    Example(
        "boundary",
        "decided in the last week of July, out on the first day of September",
        rows=[
            _row(date(2026, 7, 17)) | {"StartDate": date(2026, 9, 3), "EndDate": date(2026, 9, 3)}
        ],
    ),
    Example("blank", "not told", rows=[_row(None)]),
)
