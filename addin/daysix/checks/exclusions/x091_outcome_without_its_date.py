"""X-091: an outcome, and not which day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-091", QUERY, EXCLUSIONS, guidance("para 131")
NEEDS = (
    ("GDCOutcome", "IRPOutcome", "ReconsiderOutcome"),
    ("GDCDate", "IRPDate", "ReconsiderDate"),
)
MESSAGE = "{what} decided, and there is no date. When did they meet?"
PAIRS = (
    ("GDCOutcome", "GDCDate", "Governors"),
    ("IRPOutcome", "IRPDate", "The review panel"),
    ("ReconsiderOutcome", "ReconsiderDate", "Governors"),
)
REINSTATED = "reinstated"
USUAL = 0.9


def check(view: View, _context: Context) -> Iterator[Found]:
    """In a tracker that usually dates them. Reinstated without a date is X-049's."""
    for outcome, column, what in PAIRS:
        if not (view.has(outcome) and view.has(column)):
            continue
        blank = view.blanks(column)
        decided = [place for place, said in enumerate(view.codes(outcome)) if said]
        if not in_use([not blank[place] for place in decided], share=USUAL):
            continue
        said = view.codes(outcome)
        for place in decided:
            if blank[place] and (said[place] != REINSTATED or column == "IRPDate"):
                yield found(place, column, what=what)


def _row(**more: object) -> dict[str, object]:
    return exclusion(
        **{"GDCDate": None, "GDCOutcome": None, "IRPDate": None, "IRPOutcome": None, **more}
    )


EXAMPLES = (
    Example(
        "failing",
        "governors",
        [(1, "GDCDate")],
        [_row(GDCOutcome="UPHELD")],
        says=["Governors decided, and there is no date. When did they meet?"],
    ),
    Example("failing", "the panel", [(1, "IRPDate")], [_row(IRPOutcome="UPHELD")]),
    Example("passing", "both", rows=[_row(GDCOutcome="UPHELD", GDCDate=date(2026, 11, 20))]),
    Example("boundary", "a word for none yet", rows=[_row(GDCOutcome="Pending")]),
    Example(
        "boundary",
        "a date that cannot be read: X-006",
        rows=[_row(GDCOutcome="UPHELD", GDCDate="20.11.")],
    ),
    Example("blank", "no outcome", rows=[_row()]),
)
