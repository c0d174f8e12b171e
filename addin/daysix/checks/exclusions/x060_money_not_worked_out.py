"""X-060: a permanent exclusion final for 20 school days, and no money moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use
from daysix.checks.frame import EXCLUSIONS, QUERY, found, or_none
from daysix.law.exclusion import PERMANENT
from daysix.money import mon01_budget_reduced as mon01

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-060", QUERY, EXCLUSIONS, mon01.RULE.cites[0]
NEEDS = ("FundAdjPosted", "Status", "Category")
MESSAGE = (
    "Funding adjustment not worked out. Work it out, and type the day finance moved it. Check."
)
LIMIT = 20
ENDED = ("FINAL", "CLOSED")


def check(view: View, context: Context) -> Iterator[Found]:
    """Counted from the day the name came off the register, else from the first day."""
    posted = view.blanks("FundAdjPosted")
    if all(posted) and len(posted) >= FEW:
        return
    states = view.texts("Status")
    off, cases = view.dates("RollRemovalDate"), context.exclusions(view).cases
    late = []
    ended = []
    for place in view.holding("Category", PERMANENT):
        one, day = cases[place], off[place]
        if states[place].upper() not in ENDED or one is None or day is None:
            continue
        by = or_none(one.case.calendar.nth_after, day, LIMIT)
        if by is not None and by < context.as_of:
            ended.append(not posted[place])
            if posted[place]:
                late.append(place)
    if in_use(ended):
        for place in late:
            yield found(place, "FundAdjPosted")


FEW = 20


# 20 school days after Friday 16 October 2026: 5 to Friday 23, half-term, 20 on Friday 20 November.
def _row(off: date | None, posted: date | None = None, state: str = "FINAL") -> dict[str, object]:
    return exclusion(
        Category="PERM",
        StartDate=date(2026, 9, 3),
        EndDate=None,
        Status=state,
        RollRemovalDate=off,
        FundAdjPosted=posted,
    )


EXAMPLES = (
    Example(
        "failing",
        "off the register in October",
        [(1, "FundAdjPosted")],
        [_row(date(2026, 10, 16))],
        says=[MESSAGE],
    ),
    Example("passing", "posted", rows=[_row(date(2026, 10, 16), date(2026, 11, 2))]),
    Example(
        "boundary", "on day 20, a Friday", rows=[_row(date(2026, 10, 16))], as_of=date(2026, 11, 20)
    ),
    Example(
        "boundary",
        "on the Monday after",
        [(1, "FundAdjPosted")],
        [_row(date(2026, 10, 16))],
        as_of=date(2026, 11, 23),
    ),
    Example("boundary", "not final yet", rows=[_row(date(2026, 10, 16), state="IRP-OPEN")]),
    Example("blank", "still on the register", rows=[_row(None)]),
)
