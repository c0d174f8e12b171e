"""X-049: reinstated, and nobody says by whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, NOTE, found
from daysix.law.rule import regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-049", (ERROR, NOTE), EXCLUSIONS, regulations("regs 6, 15 and 24")
NEEDS, TAKES = (("Status", "GDCOutcome"),), ID
MESSAGE = "Say who reinstated: governors or reconsideration. Type the date, and what they decided."


def check(view: View, context: Context) -> Iterator[Found]:
    """Rows the reader refused for it, and those whose outcome says otherwise."""
    refusals = context.exclusions(view).refusals
    outcomes = view.codes("GDCOutcome"), view.codes("ReconsiderOutcome")
    level = ERROR if view.has_any(("GDCDate", "ReconsiderDate")) else NOTE
    column = "Status" if view.has("Status") else "GDCOutcome"
    refused = {place for place, one in enumerate(refusals) if one is not None and one.code == ID}
    said = view.where("Status", lambda state: state.upper() == "REINSTATED")
    unsaid = {place for place in said if not any(each[place] for each in outcomes)}
    for place in sorted(refused | unsaid):
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
