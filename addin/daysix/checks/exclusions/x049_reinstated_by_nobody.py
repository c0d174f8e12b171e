"""X-049: reinstated, and nobody says by whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, NOTE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-049", (ERROR, NOTE), EXCLUSIONS, HOUSE
NEEDS, TAKES = (("Status", "GDCOutcome"),), ID
MESSAGE = "Say who reinstated: governors or reconsideration. Type the date, and what they decided."


def check(view: View, context: Context) -> Iterator[Found]:
    """Rows the reader refused for it, and those whose outcome says otherwise."""
    refusals = context.exclusions(view).refusals
    states = view.texts("Status")
    level = ERROR if view.has_any(("GDCDate", "ReconsiderDate")) else NOTE
    column = "Status" if view.has("Status") else "GDCOutcome"
    outcomes = list(zip(view.codes("GDCOutcome"), view.codes("ReconsiderOutcome"), strict=True))
    for place, refusal in enumerate(refusals):
        unsaid = states[place].upper() == "REINSTATED" and not any(outcomes[place])
        if unsaid or (refusal is not None and refusal.code == ID):
            yield found(place, column, level=level)


def _row(**more: object) -> dict[str, object]:
    return exclusion(**{"Status": "REINSTATED", "GDCDate": None, "GDCOutcome": None, **more})


MET = date(2026, 11, 20)
EXAMPLES = (
    Example("failing", "no meeting, no outcome", [(1, "Status")], [_row()], says=[MESSAGE]),
    Example("passing", "governors did", rows=[_row(GDCDate=MET, GDCOutcome="REINSTATED")]),
    Example("boundary", "a meeting, and no outcome", [(1, "Status")], [_row(GDCDate=MET)]),
    Example("boundary", "an outcome, and no day", [(1, "Status")], [_row(GDCOutcome="REINSTATED")]),
    Example(
        "boundary",
        "a sheet without the columns",
        [(1, "Status", NOTE)],
        [exclusion(Status="REINSTATED")],
    ),
    Example(
        "boundary",
        "on reconsidering",
        rows=[
            _row(
                GDCDate=MET,
                GDCOutcome="UPHELD",
                ReconsiderDate=date(2026, 11, 27),
                ReconsiderOutcome="REINSTATED",
            )
        ],
    ),
    Example("blank", "no status", rows=[_row(Status=None)]),
)
