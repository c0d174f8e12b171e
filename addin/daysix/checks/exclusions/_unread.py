"""Cells and rows the reader could not make out, handed on in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.frame import ERROR, QUERY, found
from daysix.checks.unread import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

TOLD = "told"
"""The name of the sentence ``{told}`` in a check's ``MESSAGE``."""


def cells_told(view: View, code: str) -> Iterator[Found]:
    """Each cell of that code: to be mended where a date rests on it, else to be checked."""
    for trouble in view.all_troubles:
        if trouble.code == code:
            yield found(
                trouble.place,
                trouble.column,
                says=TOLD,
                level=QUERY if trouble.doubt else ERROR,
                told=trouble.message,
                suggestion=as_typed(trouble.suggestion),
            )


def rows_told(view: View, context: Context, code: str) -> Iterator[Found]:
    """Each row refused as a whole for that code, though every cell of it could be read."""
    for place, refusal in enumerate(context.exclusions(view).refusals):
        if refusal is not None and refusal.code == code and not refusal.problems:
            column = view.column_at(refusal.cell)
            yield found(place, column, says=TOLD, level=ERROR, told=refusal.message)
