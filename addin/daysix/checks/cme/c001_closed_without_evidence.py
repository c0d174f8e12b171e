"""C-001: a child missing education closed without evidence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import CME, ERROR, HOUSE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "C-001", ERROR, CME, HOUSE
NEEDS = ("ClosedOn", "DestinationEvidence")
MESSAGE = "Say where the child is and how we know."
NOT_FOUND, STEPS = "ALL-CHECKS", tuple(f"Step{n}" for n in range(1, 8))


def check(view: View, _context: Context) -> Iterator[Found]:
    """A child who was not found needs every enquiry made instead."""
    blank, outcomes = view.blanks("DestinationEvidence"), view.texts("OutcomeCode")
    steps = [all(not blank for blank in row) for row in zip(*map(view.blanks, STEPS), strict=True)]
    for place, closed in enumerate(view.blanks("ClosedOn")):
        all_made = outcomes[place].upper() == NOT_FOUND and steps[place]
        if not closed and blank[place] and not all_made:
            yield found(place, "DestinationEvidence")


def _row(closed: date | None, evidence: str | None, **more: object) -> Row:
    return {"CMEID": "C1", "ClosedOn": closed, "DestinationEvidence": evidence, **more}


ON = date(2026, 11, 26)
EXAMPLES = (
    Example("failing", "closed", [(1, "DestinationEvidence")], [_row(ON, None)], says=[MESSAGE]),
    Example("passing", "the new school said so", rows=[_row(ON, "School rang 25 Nov")]),
    Example(
        "boundary",
        "not found, every enquiry made",
        rows=[_row(ON, None, OutcomeCode="ALL-CHECKS", **dict.fromkeys(STEPS, ON))],
    ),
    Example(
        "boundary",
        "not found, one enquiry missing",
        [(1, "DestinationEvidence")],
        [_row(ON, None, OutcomeCode="ALL-CHECKS", **dict.fromkeys(STEPS[1:], ON))],
    ),
    Example("blank", "still open", rows=[_row(None, None)]),
)
