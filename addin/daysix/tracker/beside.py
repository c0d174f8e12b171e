"""Two tables side by side on one sheet, and tables that stand on their side.

Side by side: a column with nothing in it parts them, and each part alone has the column names of a
table of children. On its side: the names of the columns stand one under another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.tracker.cells import letters, text_of
from daysix.tracker.headers import LONGEST, aliases, match, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.tracker.cells import SheetCells

EXCLUSIONS = "Exclusions"
START = "StartDate"
WHO = frozenset({"PupilID", "UPN", "Surname", "PupilName"})
FEWEST_FIELDS, COLUMNS_LOOKED_AT, ROWS_LOOKED_AT = 4, 4, 60


def parts(sheet: SheetCells, place: int, names: Sequence[object]) -> list[SheetCells]:
    """The sheet cut at its blank columns, where it holds two tables of children or a list beside.

    None where it is one table. ``place`` is that of the first row of column names, ``names`` the
    names themselves.
    """
    if not match(names, EXCLUSIONS).claims:
        return []
    spans = _spans(sheet, place, names)
    whole = [span for span in spans if _is_of_children(names[slice(*span)])]
    if len(spans) == 1 or not whole:
        return []
    others = [span for span in spans if span not in whole]
    if any(START in match(names[slice(*span)], EXCLUSIONS).columns for span in others):
        return []  # part of a table that has a blank column in its middle
    if not others or len(whole) == 1:
        return [_cut(sheet, *span) for span in (whole if others else spans)]
    return []


def beside(sheet: SheetCells, cuts: Sequence[SheetCells]) -> list[str]:
    """What is said of a sheet that was cut: which columns were left unread, if any."""
    read = {at for cut in cuts for at in range(cut.first_column, _end(cut))}
    width = max(map(len, sheet.rows), default=0)
    columns = range(sheet.first_column, sheet.first_column + width)
    filled = [
        at
        for at in columns
        if at not in read and any(_has(row, at - sheet.first_column) for row in sheet.rows)
    ]
    if not filled:
        return []
    return [
        (
            f"In the sheet {sheet.name} another list stands beside the exclusions, in columns "
            f"{letters(filled[0])} to {letters(filled[-1])}. I did not read it."
        )
    ]


def is_on_its_side(sheet: SheetCells) -> bool:
    """Whether fields stand one under another, with one child to a column, or one child alone."""
    known = aliases(EXCLUSIONS)
    for at in range(COLUMNS_LOOKED_AT):
        fields = {
            known.get(normal(name), "")
            for row in sheet.rows[:ROWS_LOOKED_AT]
            for name in row[at : at + 1]
            if isinstance(name, str) and len(name) <= LONGEST
        } - {""}
        if START in fields and fields & WHO and len(fields) >= FEWEST_FIELDS:
            return True
    return False


def _spans(sheet: SheetCells, place: int, names: Sequence[object]) -> list[tuple[int, int]]:
    """First place, and the place after the last, of each run of columns with something in them."""
    width = max(map(len, sheet.rows[place:]))
    filled = [_has(names, at) or any(_has(row, at) for row in sheet.rows[place:])
              for at in range(width)]  # fmt: skip
    found: list[tuple[int, int]] = []
    for at, full in enumerate(filled):
        if full and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif full:
            found.append((at, at + 1))
    return found


def _is_of_children(names: Sequence[object]) -> bool:
    headers = match(names, EXCLUSIONS)
    return START in headers.columns and bool(WHO & headers.columns.keys())


def _cut(sheet: SheetCells, first: int, end: int) -> SheetCells:
    rows = [row[first:end] for row in sheet.rows]
    return sheet._replace(rows=rows, first_column=sheet.first_column + first)


def _end(cut: SheetCells) -> int:
    return cut.first_column + max(map(len, cut.rows), default=0)


def _has(row: Sequence[object], at: int) -> bool:
    return at < len(row) and bool(text_of(row[at]))
