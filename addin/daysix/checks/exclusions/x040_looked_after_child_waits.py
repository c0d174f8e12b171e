"""X-040: a looked-after child whose education starts later than day 1."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found, or_none
from daysix.deadlines import ed03_day_one_for_looked_after as ed03

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-040", (QUERY, NOTE), EXCLUSIONS, ed03.RULE.cites[0]
NEEDS = ("LAC", "Day6Start", "StartDate")
MESSAGE = "Looked-after children should start from day 1 if possible. Can it start sooner?"


def check(view: View, context: Context) -> Iterator[Found]:
    """Asked while it can still be changed; noted once education has started."""
    flags, cases = view.flags("LAC"), context.exclusions(view).cases
    for place, start in view.each("Day6Start", date):
        one = cases[place]
        exclusion_ = one.exclusion if one else None
        if not flags[place] or exclusion_ is None:
            continue
        first = or_none(lambda each=exclusion_: each.day_one)
        if first is not None and start > first:
            yield found(place, "Day6Start", level=QUERY if start > context.as_of else NOTE)


def _row(start: date | None, lac: str | None = "Y") -> dict[str, object]:
    return exclusion(
        Category="PERM", EndDate=None, StartDate=date(2026, 11, 26), LAC=lac, Day6Start=start
    )


# From Thursday 26 November 2026; today is Monday 30.
EXAMPLES = (
    Example(
        "failing",
        "planned for Thursday week",
        [(1, "Day6Start")],
        [_row(date(2026, 12, 3))],
        says=[MESSAGE],
    ),
    Example("passing", "on day 1", rows=[_row(date(2026, 11, 26))]),
    Example("boundary", "started already", [(1, "Day6Start", NOTE)], [_row(date(2026, 11, 30))]),
    Example("boundary", "not looked after", rows=[_row(date(2026, 12, 3), "N")]),
    Example("blank", "no start yet", rows=[_row(None)]),
)
