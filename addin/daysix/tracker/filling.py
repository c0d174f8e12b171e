"""What a row takes from elsewhere: from a merged block, or from the heading of its school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.tracker.cells import corners, is_blank, letters, text_of
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.tracker.cells import SheetCells

SCHOOL = ("SchoolDfE", "SchoolName")
FILLED_DOWN = frozenset(
    {"PupilID", "UPN", "Surname", "Forename", "PupilName", "DOB", "NCY", "SchoolDfE", "SchoolName"}
    | {"SchoolType", "CalendarID", "HomeLA", "Sex", "Ethnicity", "SEN", "LAC", "FSM", "EHCP"}
)
"""What a merged block may say of several rows at once: a school and a child, never a date."""
ABOVE = 8
"""Rows over the first child in which the heading of the first school is looked for."""


def after_colon(text: str) -> str:
    """The school of a heading that says so: ``School: Oak High``; blank for any other text."""
    before, _, after = text.partition(":")
    return after.strip() if normal(before) in {"school", "nameofschool", "schoolname"} else ""


def above(sheet: SheetCells, first: int) -> list[tuple[int, int, str]]:
    """The heading above the column names that says whose table this is, if one does."""
    for number in range(first - 1, max(sheet.first_row, first - ABOVE) - 1, -1):
        row = sheet.rows[number - sheet.first_row]
        said = [(at, cell) for at, cell in enumerate(row) if text_of(cell)]
        if len(said) == 1:
            named = after_colon(text_of(said[0][1]))
            if named:
                return [(number, said[0][0], named)]
    return []


def fill_headings(  # noqa: PLR0913, PLR0917 - a table as it stands in its sheet
    sheet: SheetCells,
    kept: list[Sequence[object]],
    first: int,
    columns: Mapping[str, int],
    headings: Sequence[tuple[int, int, str]],
    elsewhere: dict[tuple[str, int], str],
) -> dict[str, int]:
    """Give every row under the heading of a school its name, if the row itself says none."""
    if not any(name for _, _, name in headings):
        return {}
    more: dict[str, int] = {}
    at = columns.get("SchoolName", -1)
    if at < 0:
        at = max(map(len, kept), default=0)
        at = max(at, *columns.values()) + 1
    own = [columns[name] for name in SCHOOL if name in columns]
    ends = [number for number, _, _ in headings[1:]] + [first + len(kept)]
    for (number, place, name), end in zip(headings, ends, strict=True):
        if not name:
            continue
        where = f"{letters(sheet.first_column + place)}{number}"
        for row_number in range(max(number + 1, first), end):
            row = kept[row_number - first]
            if is_blank(row) or any(each < len(row) and text_of(row[each]) for each in own):
                continue
            kept[row_number - first] = _with(row, at, name)
            elsewhere["SchoolName", row_number] = where
            more["SchoolName"] = at
    return {name: place for name, place in more.items() if name not in columns}


def fill_merged(
    sheet: SheetCells,
    kept: list[Sequence[object]],
    first: int,
    columns: Mapping[str, int],
    elsewhere: dict[tuple[str, int], str],
) -> None:
    """Give every row of a merged block what stands in its first cell."""
    names: dict[int, str] = {at: name for name, at in columns.items() if name in FILLED_DOWN}
    for found in map(corners, sheet.merged):
        if found is None or found[1][1] == found[0][1]:
            continue
        (left, top), (_, bottom) = found
        at = left - sheet.first_column
        place = top - sheet.first_row
        if at not in names or not 0 <= place < len(sheet.rows) or at >= len(sheet.rows[place]):
            continue
        value = sheet.rows[place][at]
        if value is None or value == "":
            continue
        for number in range(max(top + 1, first), min(bottom, first + len(kept) - 1) + 1):
            row = kept[number - first]
            if not is_blank(row) and not (at < len(row) and text_of(row[at])):
                kept[number - first] = _with(row, at, value)
                elsewhere[names[at], number] = f"{letters(left)}{top}"


def _with(row: Sequence[object], at: int, value: object) -> list[object]:
    cells = [*row, *[None] * (at + 1 - len(row))]
    cells[at] = value
    return cells
