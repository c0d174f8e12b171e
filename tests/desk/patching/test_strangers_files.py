"""Odd files from elsewhere: a change of a few cells, or one sentence; never anything else."""

from __future__ import annotations

import shutil

from python_calamine import CalamineError, load_workbook

from daysix.desk.patching import CellEdit, patch_cells
from daysix.desk.patching.book import opened
from daysix.law.errors import BadInput

KINDS = {".xlsx", ".xlsm", ".xltx", ".xlsb", ".xls", ".ods", ".csv"}
MEANT = {"A1": "new text", "B2": 5, "XA3": "far out"}
MEANT_PLACES = {(0, 0), (1, 1)}


def read(path):
    """Every cell of every sheet, by another reader; None when it cannot."""
    try:
        with load_workbook(str(path)) as book:
            return {
                (name, row, column): value
                for name in book.sheet_names
                for row, cells in enumerate(
                    book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                )
                for column, value in enumerate(cells)
                if value != "" and (row, column) not in MEANT_PLACES
            }
    except (CalamineError, OSError, ValueError):
        return None
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        return None


def try_to_change(path):
    """How many cells were changed; -1 when the file was refused."""
    try:
        sheets = opened(path.read_bytes(), path.name).sheets
        edits = [CellEdit(sheet, cell, value) for sheet in sheets for cell, value in MEANT.items()]
        return patch_cells(path, edits).changed
    except BadInput:
        return -1


def test_every_stranger_is_changed_in_the_meant_cells_alone_or_refused(shared, tmp_path):
    counts = {"changed": 0, "refused": 0}
    wrong = []
    for source in sorted((shared / "hostile").rglob("*")):
        if source.suffix.lower() not in KINDS:
            continue
        path = tmp_path / f"one{source.suffix}"
        shutil.copyfile(source, path)
        content = path.read_bytes()
        changed = try_to_change(path)
        if changed <= 0:
            counts["refused"] += 1
            wrong += [source.name] if path.read_bytes() != content else []
            continue
        counts["changed"] += 1
        # Only now: what we refused may bring the other reader's whole process down.
        before, after = read(source), read(path)
        if before is not None:
            kept = {cell: value for cell, value in (after or {}).items() if cell[2] != 624}
            wrong += [source.name] if kept != before else []
    assert wrong == []
    assert counts["changed"] > 90
    assert counts["refused"] > 90
