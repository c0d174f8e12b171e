"""N-010: one child twice on one agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, Row
from daysix.checks.frame import (
    ERROR,
    HOUSE,
    REFERRALS,
    found,
)
from daysix.checks.referrals._referral import child_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "N-010", ERROR, REFERRALS, HOUSE
NEEDS = ("PupilID", "PanelID")
MESSAGE = "{child} is on this agenda twice. Take one of the two off."
OFF = frozenset({"WITHDRAWN", "RETURNED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Said at the later row; what was withdrawn or sent back does not count."""
    first: dict[tuple[str, str], int] = {}
    rows = zip(view.texts("PanelID"), view.texts("PupilID"), view.texts("Decision"), strict=True)
    for place, (panel, child, decision) in enumerate(rows):
        if not panel or not child or decision.upper() in OFF:
            continue
        before = first.setdefault((school_key(panel), school_key(child)), place)
        if before != place:
            name = child_of(view, place, context)
            yield found(place, "PupilID", child=name, related=[(view, before)])


def _row(panel: str | None = "M1", child: str | None = "P1", **more: object) -> Row:
    return {"RefID": "R1", "PupilID": child, "PanelID": panel, "Decision": None, **more}


EXAMPLES = (
    Example(
        "failing",
        "two referrals to one meeting",
        [(2, "PupilID")],
        [_row(), _row()],
        says=["Marsh, Ada is on this agenda twice. Take one of the two off."],
    ),
    Example("passing", "two meetings", rows=[_row(), _row("M2")]),
    Example("boundary", "one was sent back", rows=[_row(Decision="RETURNED"), _row()]),
    Example("boundary", "two children", rows=[_row(), _row(child="P2")]),
    Example("blank", "no meeting, no child", rows=[_row(None), _row(None), _row(child=None)]),
)
