"""A-001: something to be done that is late, and nobody says why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row
from daysix.checks.frame import ACTIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "A-001", QUERY, ACTIONS, HOUSE
NEEDS = ("DueDate", ("State", "DoneOn"))
MESSAGE = {
    "": "{n} days late. Done, or why not?",
    "one": "1 day late. Done, or why not?",
}
OPEN = frozenset({"", "OPEN"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Of what is open; what waits for somebody says so, and is chased by its own reminder."""
    states, done, why = view.texts("State"), view.blanks("DoneOn"), view.texts("BreachReason")
    for place, due in enumerate(view.dates("DueDate")):
        if due is None or due >= context.as_of or why[place] or not done[place]:
            continue
        if states[place].upper() in OPEN:
            late = (context.as_of - due).days
            yield found(place, "DueDate", says="one" if late == 1 else "", n=late)


def _row(due: date | None, state: str | None = "OPEN", **more: object) -> Row:
    return {"ActionID": "A1", "About": "2026-0001", "DueDate": due, "State": state, **more}


# As of Monday 30 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "due on the Friday",
        [(1, "DueDate")],
        [_row(date(2026, 11, 27))],
        says=["3 days late. Done, or why not?"],
    ),
    Example(
        "failing",
        "due yesterday",
        [(1, "DueDate")],
        [_row(date(2026, 11, 29))],
        says=["1 day late. Done, or why not?"],
    ),
    Example("passing", "done", rows=[_row(date(2026, 11, 27), "DONE")]),
    Example("boundary", "due today", rows=[_row(date(2026, 11, 30))]),
    Example("boundary", "says why", rows=[_row(date(2026, 11, 27), BreachReason="No answer")]),
    Example("boundary", "waits for a school", rows=[_row(date(2026, 11, 27), "WAIT")]),
    Example("blank", "no day set", rows=[_row(None)]),
)
