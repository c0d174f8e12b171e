"""How fast cells are changed in somebody's file: P8; and P10, what a change leaves alone.

P8 flags 5,700 cells of a 5,700-row tracker, each expected to hold what it held, and saves the file
safely: locked, written beside, forced to the disk, put in place. It is compared with the least
that any program must do to save a workbook: unpack every part, pack it again, write it. P10 is the
share of parts not meant to change that are the same byte for byte, in per cent; less than all of
them misses. ``rows()`` gives (name, figure, must, goal).
"""

from __future__ import annotations

import gc
import random
import shutil
import sys
import tempfile
import zipfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.desk.patching import CellEdit, patch_cells  # noqa: E402 - after the path is known
from tests.desk.rich_workbook import OPEN_CELLS, rich_workbook  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PUPILS, COLUMNS, ROUNDS = 5_700, 24, 7
CHECK_COLUMN, REASON_COLUMN = "X", "G"
REASONS = ("PP", "PA", "VP", "VA", "BU", "RA", "DB", "OT")


class Ratio(NamedTuple):
    """One line of the speed table."""

    name: str
    ratio: float
    must: float
    goal: float


def rows() -> list[Ratio]:
    """Measure P8, for cells that are there and cells that are new, and P10."""
    with tempfile.TemporaryDirectory() as folder:
        return [*flagging(Path(folder)), parts_kept(Path(folder))]


def flagging(folder: Path) -> list[Ratio]:
    """P8."""
    tracker, reasons = made_tracker(folder / "tracker.xlsx")
    work = folder / "work.xlsx"
    new = [CellEdit("Tracker", f"{CHECK_COLUMN}{row}", "! Reason", None) for row in reasons]
    there = [
        CellEdit("Tracker", f"{REASON_COLUMN}{row}", "MT", reason)
        for row, reason in reasons.items()
    ]

    def flag(edits: Sequence[CellEdit]) -> Callable[[], None]:
        def once() -> None:
            shutil.copyfile(tracker, work)
            start = perf_counter()
            report = patch_cells(work, edits)
            taken.append(perf_counter() - start)
            if report.changed != PUPILS or report.skipped:
                raise AssertionError(report)

        taken: list[float] = []
        once.__dict__["taken"] = taken
        return once

    turns = [flag(new), flag(there), _copying(tracker, folder / "copy.xlsx")]
    _take_turns(turns)
    added, replaced, copied = (median(turn.__dict__["taken"]) for turn in turns)
    return [
        Ratio("P8 flag 5,700 new cells / byte copy of the parts", added / copied, 8, 4),
        Ratio("P8 replace 5,700 cells / byte copy of the parts", replaced / copied, 8, 4),
    ]


def _copying(tracker: Path, copy: Path) -> Callable[[], None]:
    """The same parts, unpacked and packed again, into another file."""
    taken: list[float] = []

    def once() -> None:
        start = perf_counter()
        with (
            zipfile.ZipFile(tracker) as old,
            zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for part in old.infolist():
                new.writestr(part, old.read(part))
        taken.append(perf_counter() - start)

    once.__dict__["taken"] = taken
    return once


def _take_turns(turns: Sequence[Callable[[], None]]) -> None:
    held_back = gc.isenabled()
    gc.disable()
    try:
        for _ in range(ROUNDS):
            for turn in turns:
                turn()
    finally:
        if held_back:
            gc.enable()


def parts_kept(folder: Path) -> Ratio:
    """P10, on the workbook that holds nearly everything."""
    path = rich_workbook(folder / "rich.xlsm")
    with zipfile.ZipFile(path) as packed:
        before = {name: packed.read(name) for name in packed.namelist()}
    report = patch_cells(path, [CellEdit("Exclusions", cell, "flag") for cell in OPEN_CELLS])
    if report.changed != len(OPEN_CELLS):
        raise AssertionError(report)
    with zipfile.ZipFile(path) as packed:
        after = {name: packed.read(name) for name in packed.namelist()}
    meant = set(report.parts)
    if not meant <= {"xl/worksheets/sheet1.xml", "xl/workbook.xml"}:
        raise AssertionError(meant)
    others = before.keys() - meant
    lost = sum(after.get(name) != before[name] for name in others)
    return Ratio("P10 parts not meant to change that did, per cent", 100 * lost / len(others), 0, 0)


def made_tracker(path: Path) -> tuple[Path, dict[int, str]]:
    """A plain tracker with formats, filters, conditional formats and comments; and its reasons."""
    draw = random.Random(8)  # noqa: S311 - rows to measure with, not secrets
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("Tracker")
    heads, dated = book.add_format({"bold": True, "border": 1}), book.add_format({"num_format": 15})
    for column in range(COLUMNS):
        page.write_string(0, column, f"Column {column}", heads)
    reasons = {}
    for row in range(1, PUPILS + 1):
        reasons[row + 1] = draw.choice(REASONS)
        _made_row(page, row, reasons[row + 1], draw, dated)
    page.autofilter(0, 0, PUPILS, COLUMNS - 1)
    page.conditional_format(1, 5, PUPILS, 5, {"type": "cell", "criteria": ">", "value": 15})
    book.close()
    return path, reasons


def _made_row(
    page: xlsxwriter.worksheet.Worksheet,
    row: int,
    reason: str,
    draw: random.Random,
    dated: xlsxwriter.format.Format,
) -> None:
    start = date(2026, 9, 1) + timedelta(days=draw.randrange(200))
    page.write_string(row, 0, f"2026-{row:04}")
    page.write_string(row, 1, f"Surname {draw.randrange(900)}")
    page.write_string(row, 2, f"Forename {draw.randrange(300)}")
    page.write_datetime(row, 3, start, dated)
    page.write_datetime(row, 4, start + timedelta(days=3), dated)
    page.write_number(row, 5, draw.randrange(1, 90) / 2)
    page.write_string(row, 6, reason)
    for column in range(7, COLUMNS - 2):
        if column % 3:
            page.write_string(row, column, f"note {draw.randrange(4000)} of column {column}")
        else:
            page.write_number(row, column, draw.randrange(10**6))
    if row % 100 == 0:
        page.write_comment(row, 1, "Ring the school back")


if __name__ == "__main__":
    for measured in rows():
        print(f"{measured.name:<58} {measured.ratio:>8.2f} {measured.must:>6g} {measured.goal:>6g}")
