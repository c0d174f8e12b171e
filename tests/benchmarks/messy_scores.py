"""How much is found in very different home-made trackers: rows, cells, and false alarms.

Every layout is written to a workbook; the finished file is opened again, without the program, to
see that each fault stands where it should; then the program checks it, and is scored.

    python -m tests.benchmarks.messy_scores [rows]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import openpyxl

from daysix.calendars.contract import book_from
from daysix.council.make import make_council
from daysix.council.messy_books import BOOKS, messy_book
from daysix.council.writing import SCHOOL_COLUMNS, school_row
from daysix.jobs.check import check_file
from daysix.law.finding import ERROR, QUERY

WRONG = frozenset(
    {"impossible_date", "missing_end", "end_before_start", "unknown_school"}
    | {"weekend_start", "wrong_check_letter", "missing_start"}
)
ON_THE_ROW, ON_THE_CELL, FALSE_ALARMS = 0.97, 0.93, 2 / 1000
OFTEN = 4.0
"""Times as many rows are wrong as the generator usually makes."""


class Score(NamedTuple):
    """What came of one layout, or of all."""

    layout: str
    planted: int = 0
    on_row: int = 0
    on_cell: int = 0
    hidden: int = 0
    hidden_found: int = 0
    clean: int = 0
    alarms: int = 0
    strangers: int = 0
    """Rows taken for a child in which no child was put."""
    lost: int = 0
    """Rows of children that were not read."""
    missed: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether the figures asked for are met."""
        return (
            self.on_row >= ON_THE_ROW * self.planted
            and self.on_cell >= ON_THE_CELL * self.planted
            and self.alarms <= FALSE_ALARMS * self.clean
            and self.hidden_found >= ON_THE_ROW * self.hidden
            and not self.strangers
            and not self.lost
        )


def council_of():
    """The council whose exclusions are laid out."""
    return make_council(schools=60, suspensions_per_year=500, permanent_per_year=60)


def write(messy, council, path):
    """The workbook of a layout, with the council's list of schools beside it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for each in messy.sheets:
        sheet = book.create_sheet(each.name)
        _fill(sheet, each.rows)
        _dress(sheet, each)
    schools = book.create_sheet("Schools")
    schools.append(list(SCHOOL_COLUMNS))
    for one in council.schools:
        row = school_row(one, council)
        schools.append([row.get(name) for name in SCHOOL_COLUMNS])
    book.save(path)


def _fill(sheet, rows):
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is not None:
                cell = sheet.cell(number, column, value)
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula


def _dress(sheet, each):
    for merged in each.merged:
        sheet.merge_cells(merged)
    for number in each.hidden_rows:
        sheet.row_dimensions[number].hidden = True
    for number in each.hidden_columns:
        sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].hidden = True
    if each.filter:
        sheet.auto_filter.ref = each.filter


def see_for_oneself(messy, path):
    """Open the finished file without the program: each fault must stand where it is said to."""
    book = openpyxl.load_workbook(path)
    for plant in messy.plants:
        held = book[plant.sheet][plant.cell].value
        assert ("" if held is None else str(held)) == plant.value, plant


def score(council, layout, folder, *, rows):
    """Write, look, check and count one layout."""
    messy = messy_book(council, layout, limit=rows, wrong=OFTEN)
    path = Path(folder) / f"{layout}.xlsx"
    write(messy, council, path)
    see_for_oneself(messy, path)
    checked = check_file(
        path, as_of=council.as_of, book=book_from(council.calendars), la="820"
    ).checked
    assert not checked.crashed
    return counted(messy, checked, path)


def rows_read(path):
    """Every row the program took for a child: its sheet and number."""
    from daysix.desk.reading import read_workbook
    from daysix.tracker.reader import tracker_from

    return {(row.sheet, row.number) for row in tracker_from(read_workbook(path), file="t").rows}


def counted(messy, checked, path):
    """Compare what was said with what was planted."""
    ours = {sheet.name for sheet in messy.sheets}
    said, false = defaultdict(set), defaultdict(set)
    wrong = [one for one in messy.plants if one.kind in WRONG]
    spoilt = {(one.sheet, one.row) for one in messy.plants if not one.readable}
    planted = {(one.sheet, one.cell) for one in messy.plants}
    for one in checked.findings:
        if one.level in {ERROR, QUERY} and one.sheet in ours and one.row:
            said[one.sheet, one.row].add((one.cell, one.rule))
            # What points at a planted cell is about that; a clean neighbour of it is an alarm.
            if (one.sheet, one.cell) not in planted:
                false[one.sheet, one.row].add((one.cell, one.rule))
    places = {(one.sheet, one.row) for one in messy.placed.values()}
    hidden = {(one.sheet, one.row) for one in messy.placed.values() if one.hidden}
    on_row = [one for one in wrong if (one.sheet, one.row) in said]
    on_cell = [one for one in on_row if one.cell in {cell for cell, _ in said[one.sheet, one.row]}]
    read = rows_read(path)
    alarms = [place for place in false if place not in spoilt]
    missed = [
        f"{one.kind} {one.sheet}!{one.cell} {one.value} {sorted(said[one.sheet, one.row])}"
        for one in wrong
        if one not in on_cell
    ]
    missed += [f"alarm {place} {sorted(false[place])}" for place in alarms]
    return Score(
        messy.layout,
        len(wrong),
        len(on_row),
        len(on_cell),
        sum((one.sheet, one.row) in hidden for one in wrong),
        sum((one.sheet, one.row) in hidden for one in on_row),
        len(places - spoilt),
        len(alarms),
        len(read - places),
        len(places - read),
        tuple(missed),
    )


def total(scores):
    """All layouts as one."""
    sums = Counter()
    for one in scores:
        for name in Score._fields[1:-1]:
            sums[name] += getattr(one, name)
    return Score("all", **sums)


def line(one):
    """One line of the table."""
    share = [100 * part / one.planted if one.planted else 100 for part in (one.on_row, one.on_cell)]
    return (
        f"{one.layout:28} {one.planted:6} {share[0]:7.1f} {share[1]:7.1f} "
        f"{one.hidden_found:5}/{one.hidden:<5} {1000 * one.alarms / max(one.clean, 1):9.2f} "
        f"{one.strangers:9} {one.lost:5}"
    )


def main(rows=700):
    """Print the table of every layout; 1 if the figures are not met."""
    council = council_of()
    began = time.perf_counter()
    print(
        f"{'layout':28} {'faults':>6} {'row %':>7} {'cell %':>7} {'hidden':>11} "
        f"{'false/1000':>9} {'strangers':>9} {'lost':>5}"
    )
    scores = []
    with tempfile.TemporaryDirectory() as folder:
        for layout in BOOKS:
            one = score(council, layout, folder, rows=rows)
            scores.append(one)
            print(line(one))
            for missed in one.missed[:6] if "-v" in sys.argv else ():
                print("    ", missed)
    print(line(total(scores)))
    print(f"{len(scores)} layouts, {time.perf_counter() - began:.0f} s")
    return 0 if total(scores).good else 1


if __name__ == "__main__":
    sys.exit(main(*(int(one) for one in sys.argv[1:] if one.isdigit())))
