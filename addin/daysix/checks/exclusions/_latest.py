"""Which row of a child is the latest, and which term today is in: aids of the warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from daysix.checks.context import Context
    from daysix.checks.view import View
    from daysix.tracker.people import Key


def latest_rows(view: View, context: Context, places: Iterable[int]) -> list[int]:
    """Of some rows, each child's latest by first day, in the order of the sheet."""
    children, starts = context.exclusions(view).children, view.dates("StartDate")
    latest: dict[Key, tuple[date, int]] = {}
    for place in places:
        start = starts[place]
        if start is not None and (start, place) >= latest.get(children[place], (start, -1)):
            latest[children[place]] = (start, place)
    return sorted(place for _, place in latest.values())
