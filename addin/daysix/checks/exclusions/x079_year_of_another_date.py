"""X-079: a date a year away from the exclusion it belongs to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._years import FAR, NEAR, WITNESSES, far_apart, nearest_year
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found
from daysix.checks.unread import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-079", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = "This is {n} days from the first day out. Is the year right?"


SOON = 120
"""Days after the first day out by which governors have met: they have 15 school days, or 50."""


def check(view: View, context: Context) -> Iterator[Found]:
    """With the year put right it is near the first day; the others of the row must be near too."""
    ends = view.dates("EndDate")
    columns = [(name, view.dates(name)) for name in WITNESSES if view.has(name)]
    starts = view.dates("StartDate")
    for place in far_apart(view, context):
        start = starts[place]
        if start is None:
            continue
        far = [
            (name, day)
            for name, days in columns
            if (day := days[place]) is not None and abs((day - start).days) > FAR
        ]
        if not far:
            continue
        end = ends[place]
        near = [days[place] for _, days in columns if _near(days[place], start)]
        if not near and not _near(end, start):
            continue  # then the first day itself may be wrong: X-078
        for name, day in far:
            right = nearest_year(day, start)
            if right is not None and _near(right, start):
                away = abs((day - start).days)
                yield found(place, name, suggestion=as_typed(right), n=away)
    yield from _meetings(view, context)


def _meetings(view: View, context: Context) -> Iterator[Found]:
    """Governors who meet a year late; on a day to come with the decision typed it is X-104."""
    starts, decided = view.dates("StartDate"), view.values("GDCOutcome")
    for place, met in view.each("GDCDate", date):
        start = starts[place]
        if start is None or (met - start).days <= FAR:
            continue
        right = nearest_year(met, start)
        told = met > context.as_of and decided[place] is not None
        if right is not None and 0 <= (right - start).days <= SOON and not told:
            yield found(place, "GDCDate", suggestion=as_typed(right), n=(met - start).days)


def _near(day: date | None, start: date) -> bool:
    return day is not None and abs((day - start).days) <= NEAR


def _row(**more: object) -> dict[str, object]:
    return exclusion(**{"DecisionDate": date(2026, 11, 9), "NotifiedLADateTime": None, **more})


EXAMPLES = (
    Example(
        "failing",
        "told a year before",
        [(1, "NotifiedLADateTime")],
        [_row(NotifiedLADateTime=date(2025, 11, 10))],
        says=["This is 364 days from the first day out. Is the year right?"],
        suggests=["10 Nov 2026"],
    ),
    Example(
        "failing",
        "governors set to meet in a year and two weeks; decided, it is X-104",
        [(1, "GDCDate")],
        [
            _row(GDCDate=date(2027, 11, 26), GDCOutcome=None),
            _row(GDCDate=date(2027, 11, 26), GDCOutcome="UPHELD"),
        ],
        suggests=["26 Nov 2026"],
    ),
    Example(
        "boundary",
        "governors met in April, long past their last day",
        rows=[_row(GDCDate=date(2027, 4, 20), GDCOutcome=None)],
    ),
    Example("passing", "told on the day", rows=[_row(NotifiedLADateTime=date(2026, 11, 9))]),
    Example(
        "boundary",
        "January, for an exclusion of December",
        rows=[
            _row(
                StartDate=date(2026, 12, 17),
                EndDate=date(2026, 12, 17),
                NotifiedLADateTime=date(2027, 1, 4),
            )
        ],
    ),
    Example(
        "boundary",
        "a year and a half: no year puts it right",
        rows=[_row(NotifiedLADateTime=date(2025, 5, 11))],
    ),
    Example(
        "blank", "no first day", rows=[_row(StartDate=None, NotifiedLADateTime=date(2025, 11, 10))]
    ),
)
