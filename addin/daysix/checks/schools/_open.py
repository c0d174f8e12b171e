"""Which schools of the Schools sheet are open today: a closed one needs no officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.view import View

CLOSED = "closed"


def open_schools(view: View, context: Context) -> Iterator[int]:
    """Places of rows that name a school, unless it has closed."""
    names = zip(view.texts("Name"), view.texts("SchoolDfE"), strict=True)
    rows = zip(names, view.texts("Status"), view.dates("CloseTo"), strict=True)
    for place, (named, status, until) in enumerate(rows):
        shut = status.casefold() == CLOSED or (until is not None and until < context.as_of)
        if any(named) and not shut:
            yield place


def name_of(view: View, place: int) -> str:
    """The school as an officer knows it."""
    return view.texts("Name")[place] or view.texts("SchoolDfE")[place] or "This school"
