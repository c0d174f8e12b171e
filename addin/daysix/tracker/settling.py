"""Cells that say more than their column asks, settled by the rest of their row.

``12/11/26 pm`` for the first day, where no other cell says which half; ``12/11/26 - 14/11/26``
where nothing stands for the last day; ``PEX`` for the last day of a permanent exclusion. Where the
row says otherwise, nothing is settled and the cell stays a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.exclusion import PERMANENT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from daysix.tracker.fields import More

START, END = "StartDate", "EndDate"
SESSION = {START: "StartSession", END: "EndSession"}


def settle(
    values: dict[str, object], more: Mapping[str, More], unread: Collection[str]
) -> set[str]:
    """Put into ``values`` what is certain; give the columns whose problem is gone.

    Parameters
    ----------
    values
        What was read of the row; added to.
    more
        What cells say beyond their column, by column.
    unread
        Columns of the row that could not be read.
    """
    settled: set[str] = set()
    for column, said in more.items():
        if said.permanent:
            if values.get("Category") == PERMANENT:
                settled.add(column)
        elif said.half:
            session = SESSION[column]
            if session not in unread and values.get(session) in {None, said.half}:
                values[column], values[session] = said.first, said.half
                settled.add(column)
    return settled | _both_ends(values, more, unread)


def _both_ends(
    values: dict[str, object], more: Mapping[str, More], unread: Collection[str]
) -> set[str]:
    """A first and a last day in one cell: certain where the other cell is blank, or agrees."""
    for column, other in ((START, END), (END, START)):
        said = more.get(column)
        if said is None or said.last is None:
            continue
        end = said.last if other == END else said.first
        agrees = values.get(other) in {None, end} and (
            other not in unread or more.get(other) == said
        )
        if agrees:
            values[START], values[END] = said.first, said.last
            return {START, END}
    return set()
