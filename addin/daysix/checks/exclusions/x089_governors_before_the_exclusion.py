"""X-089: governors before the exclusion they met about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._years import other_year
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.checks.unread import as_typed
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-089", ERROR, EXCLUSIONS, regulations("regs 6, 15 and 24")
NEEDS = ("GDCDate", "StartDate")
MESSAGE = "Governors met on {date}, before the first day out. Correct one of the two dates."
NEAR = 120


def check(view: View, _context: Context) -> Iterator[Found]:
    """Where the next year's date would fit, it is offered."""
    starts, decided = view.dates("StartDate"), view.dates("DecisionDate")
    for place, met in enumerate(view.dates("GDCDate")):
        start, day = starts[place], decided[place]
        first = min(start, day) if start is not None and day is not None else start
        if met is None or first is None or met >= first:
            continue
        right = other_year(met, met.year + 1)
        fits = right is not None and 0 <= (right - first).days <= NEAR
        yield found(
            place, "GDCDate", suggestion=as_typed(right) if fits else "", date=in_words(met)
        )


def _row(met: date | None, **more: object) -> dict[str, object]:
    return exclusion(GDCDate=met, **more)


EXAMPLES = (
    Example(
        "failing",
        "the Friday before",
        [(1, "GDCDate")],
        [_row(date(2026, 11, 6))],
        says=[
            (
                "Governors met on Friday 6 November 2026, before the first day "
                "out. Correct one of the two dates."
            ),
        ],
    ),
    Example(
        "failing",
        "last year's number",
        [(1, "GDCDate")],
        [_row(date(2025, 11, 20))],
        suggests=["20 Nov 2026"],
    ),
    Example("passing", "after it", rows=[_row(date(2026, 11, 20))]),
    Example("boundary", "the first day itself", rows=[_row(date(2026, 11, 9))]),
    Example(
        "boundary",
        "decided before, met before the first day out",
        rows=[_row(date(2026, 11, 6), DecisionDate=date(2026, 11, 5))],
    ),
    Example("blank", "not met", rows=[_row(None)]),
)
