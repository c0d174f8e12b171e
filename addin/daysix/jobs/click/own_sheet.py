"""Where a list of ours goes: its own sheet; or, for a closed workbook that has none, beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from daysix.desk.any_desk import Desk, OwnTable
    from daysix.jobs.deadlines import Dated
    from daysix.tracker.cells import SheetCells


def written_here(desk: Desk, sheets: Iterable[SheetCells], table: OwnTable) -> bool:
    """Whether the sheet can be written: it can be added, or is there and ours."""
    return desk.is_open or any(
        sheet.name == table.sheet and table.name in sheet.tables for sheet in sheets
    )


def written_elsewhere(desk: Desk, dated: Dated, *, as_of: date) -> str:
    """Write the results workbook beside a closed tracker, and say where it is."""
    from daysix.jobs.results.workbook import results_path, results_workbook

    if desk.place is None:
        raise desk_refusals.needs_open(desk.name)
    path = results_path(desk.place, as_of=as_of)
    results_workbook(dated.rows, path, as_of=as_of)
    return f"Everything is in {path}."
