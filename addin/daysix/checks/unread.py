"""What the reader itself could not make out, said for every cell no check speaks for.

A cell that holds something and could not be read is a finding; so is a row refused as a whole.
Where a check ``TAKES`` a code, the finding is its own: this is for all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import MONTHS
from daysix.checks.frame import EXCLUSIONS, SHOWN
from daysix.law.finding import ERROR, QUERY, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from daysix.checks.context import Context
    from daysix.checks.view import Trouble, View

NOT_THE_ROW = "D-"
"""Codes of what no cell of the row can mend, such as term dates; X-007 and X-054 speak for them."""


def cells(view: View, taken: Collection[str]) -> Iterator[Finding]:
    """Cells that could not be read: to be mended where a date rests on them, else to be checked."""
    for trouble in view.all_troubles:
        if trouble.code not in taken:
            yield _finding(view, trouble)


def refused_rows(view: View, context: Context, taken: Collection[str]) -> Iterator[Finding]:
    """Rows whose every cell could be read, and which still cannot be right."""
    if view.kind != EXCLUSIONS:
        return
    for place, refusal in enumerate(context.exclusions(view).refusals):
        if refusal is None or refusal.problems:
            continue
        if refusal.code in taken or refusal.code.startswith(NOT_THE_ROW):
            continue
        column = view.column_at(refusal.cell)
        yield Finding(
            refusal.code,
            ERROR,
            view.sheet,
            refusal.cell,
            view.shown(place, column)[:SHOWN] if column else "",
            refusal.message,
            row=view.number(place),
            column=column,
        )


def _finding(view: View, trouble: Trouble) -> Finding:
    return Finding(
        trouble.code,
        QUERY if trouble.doubt else ERROR,
        view.sheet,
        view.address(trouble.place, trouble.column),
        view.shown(trouble.place, trouble.column)[:SHOWN],
        trouble.message,
        as_typed(trouble.suggestion),
        row=view.number(trouble.place),
        column=trouble.column,
    )


def as_typed(likely: date | str | None) -> str:
    """A suggestion as officers type it: a day like ``04 Nov 2026``; blank for none."""
    if isinstance(likely, str):
        return likely
    if likely is None:
        return ""
    return f"{likely.day:02} {MONTHS[likely.month - 1][:3]} {likely.year}"
