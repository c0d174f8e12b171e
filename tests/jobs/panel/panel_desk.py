"""The panel workbook open on a desk, and a button pressed on it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from daysix.desk.file import FileDesk
from daysix.desk.memory import MemoryDesk
from daysix.jobs.click.answers import Asked, Offer
from daysix.jobs.click.kept import Kept
from tests.jobs.panel.panel_book import write_panel_book

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 30, 10, 20, tzinfo=UTC)  # a Monday


def open_panel(path: Path) -> MemoryDesk:
    """The workbook as it is open in front of an officer who has not saved it since."""
    sheets = FileDesk(write_panel_book(path)).sheets()
    rows = {one.name: [*[[]] * (one.first_row - 1), *one.rows] for one in sheets}
    desk = MemoryDesk.of(path.name, rows)
    for one in sheets:
        desk.book[one.name].tables = dict(one.tables)
    path.unlink()  # so that only what is open can be read
    desk.place = path
    return desk


def asked(desk: Any, *, stop: Any = lambda: False) -> Asked:
    """A click on it."""
    return Asked(desk, NOW.date(), stop, Kept(), NOW)


def press(job: Any, desk: Any) -> tuple[Offer, Any]:
    """The offer, and what came of the yes."""
    offer = job(asked(desk))
    assert isinstance(offer, Offer), offer
    return offer, offer.carry_out(lambda: False)


def heading(desk: Any, sheet: str, name: str) -> tuple[int, int]:
    """Where a column's name stands."""
    values = desk.book[sheet].values
    return next(at for at, value in sorted(values.items()) if value == name)


def cell(desk: Any, sheet: str, key: tuple[str, str], column: str) -> tuple[int, int]:
    """Where a cell stands, by what another column of its row holds."""
    top, left = heading(desk, sheet, key[0])
    _, wanted = heading(desk, sheet, column)
    values = desk.book[sheet].values
    row = next(r for (r, c), value in sorted(values.items())
               if c == left and r > top and value == key[1])  # fmt: skip
    return row, wanted


def stand_on(desk: Any, sheet: str, column: str, value: str) -> None:
    """Stand in the row that holds a value."""
    row, place = cell(desk, sheet, (column, value), column)
    desk.go_to(sheet, row, place)


def hear_all(desk: Any) -> None:
    """Both referrals are put on the agenda by hand."""
    for number in ("R00001", "R00002"):
        at = cell(desk, "Referrals", ("RefID", number), "Status")
        desk.book["Referrals"].values[at] = "ON-AGENDA"
