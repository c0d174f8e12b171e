"""Where our Check column stands, or may stand, in a workbook that is read on a desk.

In the team workbook every sheet that is checked brings its own. A tracker of the team's own making
gets one to the right of each table of exclusions, under a name that is plainly ours; never where
something stands, and never a second one beside a column of theirs that is called the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.places import table_at, value_at
from daysix.jobs.issues.links import Places
from daysix.jobs.issues.typed import SHEET
from daysix.records import NamedTuple
from daysix.tracker.cells import corners, text_of
from daysix.tracker.tables import EXCLUSIONS
from daysix.workbook.columns import sheet_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.desk.any_desk import TableAt
    from daysix.tracker.cells import SheetCells, Table

COLUMN = "Check"
"""Our own name of it."""
TEAMS, OURS = "Check", "Day Six check"
"""Its name in the team workbook, and in a tracker of the team's own making."""
NO_ROOM = "there is something to the right of its table, and I never move what is yours"
THEIR_OWN = "its table has a column Check of your own"


class Column(NamedTuple):
    """The Check column of one table.

    Attributes
    ----------
    there
        Whether it is there already.
    """

    table: Table
    header: str
    there: bool


class Columns(NamedTuple):
    """The Check columns of a workbook, and the sheets that can have none, with the reason."""

    found: Sequence[Column]
    without: Sequence[tuple[str, str]] = ()


def team_places(sheets: Sequence[SheetCells]) -> Places | None:
    """The sheets of the team workbook and the columns of its tables; None for any other."""
    known = {name.casefold(): name for name in sheet_names()}
    tables = {
        known[name.casefold()]: table_at(sheet, both[0][1]).headers
        for sheet in sheets
        for name, block in sheet.tables.items()
        if name.casefold() in known and name.casefold() == sheet.name.casefold()
        for both in [corners(block)]
        if both is not None
    }
    places = Places(names_of(sheets), tables, by_cells=True)
    return places if places.has(SHEET, "IssueKey") and places.has(EXCLUSIONS, COLUMN) else None


def names_of(sheets: Iterable[SheetCells]) -> frozenset[str]:
    """The names of some sheets, as they are compared."""
    return frozenset(sheet.name.casefold() for sheet in sheets)


def ours_in(sheets: Sequence[SheetCells]) -> frozenset[str]:
    """The name our Check column bears in a workbook."""
    return frozenset({OURS if team_places(sheets) is None else TEAMS})


def columns_of(sheets: Sequence[SheetCells], tables: Iterable[Table]) -> Columns:
    """The Check columns of a workbook, there or to be added."""
    places = team_places(sheets)
    if places is not None:
        return Columns(
            [Column(one, TEAMS, there=True) for one in tables if places.has(one.sheet, COLUMN)]
        )
    by_name = {sheet.name: sheet for sheet in sheets}
    found: list[Column] = []
    without: list[tuple[str, str]] = []
    for table in tables:
        if table.kind != EXCLUSIONS:
            continue
        title = table.titles.get(COLUMN, "")
        at = table_at(by_name[table.sheet], table.header_row, first_column=table.first_column)
        if title == OURS or OURS in at.headers:
            found.append(Column(table, OURS, there=True))
        elif title:
            without.append((table.sheet, THEIR_OWN))
        elif _room(by_name[table.sheet], at):
            found.append(Column(table, OURS, there=False))
        else:
            without.append((table.sheet, NO_ROOM))
    return Columns(found, [*dict.fromkeys(without)])


def _room(sheet: SheetCells, at: TableAt) -> bool:
    """Whether nothing stands to the right of a table."""
    beside = at.first_column + len(at.headers)
    return not any(text_of(value_at(sheet, number, beside)) for number in _rows_of(sheet, at))


def _rows_of(sheet: SheetCells, at: TableAt) -> Iterator[int]:
    own = corners(sheet.tables[at.name]) if at.name in sheet.tables else None
    bottom = own[1][1] if own else sheet.first_row + len(sheet.rows) - 1
    yield from range(at.header_row, bottom + 1)
