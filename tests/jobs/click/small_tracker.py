"""The small tracker with its handful of faults, open on a desk in memory."""

from __future__ import annotations

from daysix.desk.memory import MemoryDesk
from tests.jobs.tracker_book import COLUMNS, ROWS

NAME = "Tracker.xlsx"
OURS = "Day Six check"


class KilledError(Exception):
    """The computer stopped here."""


class DyingDesk(MemoryDesk):
    """Stops before it writes the cell of this number, counted from 1; 0 is before the first."""

    dies_at: int | None = None

    def _write(self, cells, stop):
        if self.dies_at is None:
            return super()._write(cells, stop)
        super()._write(cells[: self.dies_at], stop)
        raise KilledError


def in_memory(rows=ROWS, *, columns=COLUMNS, kind=MemoryDesk, **sheets):
    """A title, a blank line, the column names, the rows; and other sheets."""
    lines = [["Exclusions 2026/27"], [], list(columns), *map(list, rows)]
    return kind.of(NAME, {"Exclusions": lines, **sheets})


def values(desk, sheet="Exclusions"):
    """Every cell by row and column."""
    return dict(desk.book[sheet].values)


def column(desk, header, sheet="Exclusions"):
    """What the five rows hold in a column, from row 4."""
    head = desk.book[sheet].cells(sheet).rows[2]
    place = list(head).index(header) + 1
    return [desk.book[sheet].values.get((row, place), "") for row in range(4, 9)]
