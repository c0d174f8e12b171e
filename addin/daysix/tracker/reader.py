"""A whole tracker from its sheets: its exclusions, its pupils and schools, its calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker import refusals, tables
from daysix.tracker.beside import is_on_its_side
from daysix.tracker.cells import SheetCells, Table
from daysix.tracker.confirmed import NOTHING_SAID
from daysix.tracker.kind_cells import together
from daysix.tracker.left_out import sentence
from daysix.tracker.people import Pupils, Schools
from daysix.tracker.rows import TypedRow, exclusion_rows, typed_rows
from daysix.tracker.school_titles import without_a_school

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from daysix.tracker.cells import LeftOut
    from daysix.tracker.confirmed import Confirmed

__all__ = ["SheetCells", "Table", "Tracker", "TypedRow", "tracker_from"]


NAMES_SHOWN = 12


class Tracker(NamedTuple):
    """A tracker as read.

    Attributes
    ----------
    file
        The name shown to the officer.
    rows
        Every exclusion row, also those with problems, in the order of the workbook.
    calendars, calendar_indexes
        Tables of the workbook's own Calendar sheets, for whoever reads calendars.
    notes
        Sentences about the file as a whole: columns left unread, hidden sheets read.
    """

    file: str
    rows: tuple[TypedRow, ...]
    pupils: Pupils
    schools: Schools
    calendars: tuple[Table, ...] = ()
    calendar_indexes: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()


def tracker_from(
    sheets: Sequence[SheetCells],
    *,
    file: str,
    confirmed: Confirmed = NOTHING_SAID,
    found: Sequence[Table] | None = None,
) -> Tracker:
    """Find and type the tables of a workbook.

    ``confirmed`` is what a person has said of its sheets and columns; ``found`` the tables of the
    sheets, where they have been looked for already.

    Raises
    ------
    BadInput
        T-010 to T-012: no exclusions table, one without rows, or columns I cannot tell apart.
    """
    if found is None:
        found = tables.tables_in(sheets, confirmed)
    turned = _on_their_side(sheets, found)
    if turned and not _of_kind(found, tables.EXCLUSIONS):
        raise refusals.on_its_side(turned[0], file=file)
    exclusions = tables.exclusion_tables(found, file=file, sheets=sheets)
    kinds = together(exclusions) if len(exclusions) > 1 else None
    rows = tuple(row for table in exclusions for row in exclusion_rows(table, kinds))
    if not rows:
        raise refusals.no_rows(file)
    return Tracker(
        file,
        rows,
        Pupils(_rows(found, tables.PUPILS), rows),
        Schools(_rows(found, tables.SCHOOLS)),
        _of_kind(found, tables.CALENDAR),
        _of_kind(found, tables.CALENDAR_INDEX),
        (
            *_unread_tables(found, exclusions),
            *(
                f"In the sheet {name} the names of columns stand one under another. I did not read "
                "it: I read trackers with one child to a row."
                for name in turned
            ),
            *_left_out(found, exclusions),
            *_unread_columns(exclusions),
            *dict.fromkeys(sentence for table in found for sentence in table.unclear),
            *without_a_school(rows),
            *_hidden(sheets, exclusions),
        ),
    )


def _on_their_side(sheets: Sequence[SheetCells], found: Iterable[Table]) -> list[str]:
    """Sheets without a table whose columns stand where rows should."""
    read = {table.sheet for table in found}
    return [sheet.name for sheet in sheets if sheet.name not in read and is_on_its_side(sheet)]


def _of_kind(found: Iterable[Table], kind: str) -> tuple[Table, ...]:
    return tuple(table for table in found if table.kind == kind)


def _rows(found: Iterable[Table], kind: str) -> list[TypedRow]:
    return [row for table in _of_kind(found, kind) for row in typed_rows(table)]


def _unread_tables(found: Iterable[Table], exclusions: Sequence[Table]) -> list[str]:
    unread = [
        table
        for table in _of_kind(found, tables.EXCLUSIONS)
        if all(table is not one for one in exclusions)
    ]
    said = [
        f"The sheet {table.sheet} has a column for the first day and no date in it, so I took it "
        "for a list of words or a guide and did not read it."
        if "Category" in table.columns
        else f"The sheet {table.sheet} has a first day and no column for the kind of exclusion, so "
        "I took it for something else and did not read it."
        for table in unread
    ]
    return [*dict.fromkeys(said)]


def _left_out(found: Iterable[Table], exclusions: Sequence[Table]) -> list[str]:
    """What belongs to no list, sheet by sheet: tables of one sheet are said together."""
    by_sheet: dict[tuple[str, str], list[LeftOut]] = {}
    for table in found:
        if table.kind != tables.EXCLUSIONS or any(table is one for one in exclusions):
            by_sheet.setdefault((table.sheet, table.kind), []).extend(table.left_out)
    return [sentence(name, rows, kind=kind) for (name, kind), rows in by_sheet.items() if rows]


def _unread_columns(exclusions: Iterable[Table]) -> list[str]:
    """Sheets that lack the same names are said together: a tracker may have one for each month."""
    by_names: dict[tuple[str, ...], list[str]] = {}
    for table in exclusions:
        if table.unmatched:
            by_names.setdefault(tuple(table.unmatched), []).append(table.sheet)
    said = []
    for names, in_sheets in by_names.items():
        sheets = [*dict.fromkeys(in_sheets)]
        which = f"sheet{'' if len(sheets) == 1 else 's'} {_some(sheets)}"
        said.append(
            f"In the {which} I did not read these columns, whose names I do not know: "
            f"{_some(names)}."
        )
    return said


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMES_SHOWN])
    more = len(names) - NAMES_SHOWN
    return f"{shown} and {more:,} more" if more > 0 else shown


def _hidden(sheets: Iterable[SheetCells], exclusions: Iterable[Table]) -> list[str]:
    hidden = {sheet.name for sheet in sheets if not sheet.visible}
    said = [
        f"The sheet {table.sheet} is hidden. I read its exclusions too."
        for table in exclusions
        if table.sheet in hidden
    ]
    return [*dict.fromkeys(said)]
