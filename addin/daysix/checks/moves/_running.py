"""Which moves are still running."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.view import View

RUNNING = frozenset({"", "TRIAL", "EXTENDED"})
MANAGED_MOVE = "MM"


def running(view: View) -> Iterator[int]:
    """Places of moves without an end and without a last outcome."""
    kinds = zip(view.texts("PupilID"), view.texts("Type"), view.texts("MoveID"), strict=True)
    rows = zip(kinds, view.texts("Outcome"), view.blanks("EndActual"), strict=True)
    for place, (named, outcome, open_) in enumerate(rows):
        if any(named) and open_ and outcome.upper() in RUNNING:
            yield place
