"""X-078: a first or last day whose year the other dates of the row contradict."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._years import FAR, NEAR, WITNESSES, far_apart, nearest_year
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found
from daysix.checks.unread import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-078", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = "The other dates of this row say {year}. Is the year right?"


def check(view: View, context: Context) -> Iterator[Found]:
    """Where two others agree on another year, or the only other one is a year away to the week."""
    starts, ends = view.dates("StartDate"), view.dates("EndDate")
    beside = [view.dates(column) for column in WITNESSES]
    for place in far_apart(view, context):
        start, end = starts[place], ends[place]
        if start is None:
            continue
        others = [day for days in beside if (day := days[place]) is not None]
        if (end is not None and (end - start).days > FAR) or any(
            abs((day - start).days) > FAR for day in others
        ):
            for column, day, witnesses in (
                ("StartDate", start, [*others, *([end] if end else [])]),
                ("EndDate", end, [*others, start]),
            ):
                right = _right(day, witnesses) if day is not None else None
                if right is not None and right <= context.as_of + timedelta(days=NEAR):
                    yield found(place, column, suggestion=as_typed(right), year=right.year)
                    break


def _right(day: date, witnesses: Sequence[date]) -> date | None:
    """The same day in the year all its witnesses lie near; None where they do not agree."""
    if not witnesses or not all(abs((one - day).days) > FAR for one in witnesses):
        return None
    right = nearest_year(day, witnesses[0])
    if right is None or any(abs((one - right).days) > NEAR for one in witnesses):
        return None
    return right


def _row(**more: object) -> dict[str, object]:
    return exclusion(
        **{"DecisionDate": date(2026, 11, 9), "NotifiedLADateTime": date(2026, 11, 9), **more}
    )


EXAMPLES = (
    Example(
        "failing",
        "last year's number in the first day",
        [(1, "StartDate")],
        [_row(StartDate=date(2025, 11, 9))],
        says=["The other dates of this row say 2026. Is the year right?"],
        suggests=["09 Nov 2026"],
    ),
    Example(
        "failing",
        "next year's number in the last day",
        [(1, "EndDate")],
        [_row(EndDate=date(2027, 11, 10))],
        suggests=["10 Nov 2026"],
    ),
    Example("passing", "all of one year", rows=[_row()]),
    Example(
        "boundary",
        "over New Year",
        rows=[
            _row(
                StartDate=date(2026, 12, 17),
                EndDate=date(2027, 1, 6),
                DecisionDate=date(2026, 12, 16),
                NotifiedLADateTime=date(2027, 1, 4),
            )
        ],
    ),
    Example(
        "boundary",
        "the dates of one year, and one of another",
        rows=[_row(DecisionDate=date(2025, 11, 9))],
    ),
    Example(
        "blank",
        "nothing beside it",
        rows=[
            _row(
                StartDate=date(2025, 11, 10),
                EndDate=None,
                DecisionDate=None,
                NotifiedLADateTime=None,
            )
        ],
    ),
)
