"""How cells look: number formats, colours, bold, widths, locks and merged blocks."""

from __future__ import annotations

from typing import Any

import uno

from daysix.desk.libreoffice.helper.office import block, placed, sheet, workbook

BOLD, PLAIN = 150.0, 100.0
GENERAL = "General"
DRESS = ("CharWeight", "CharPosture", "CharUnderline", "CharStrikeout", "CharColor", "CharHeight",
         "CharFontName", "CharEscapement")  # fmt: skip
"""How a part of a text may differ from the rest of its cell."""


class Looks:
    """The number formats of a workbook, each asked after once: asking makes an object."""

    def __init__(self, document: Any) -> None:
        self._known = document.NumberFormats
        self._codes: dict[int, str] = {}
        self._keys: dict[str, int] = {}

    def code(self, key: int) -> str:
        """The code of a format; the usual one is General in every language."""
        if key not in self._codes:
            one = self._known.getByKey(key)
            usual = key == self._known.getStandardIndex(one.Locale)
            self._codes[key] = GENERAL if usual else str(one.FormatString)
        return self._codes[key]

    def key(self, code: str) -> int:
        """A format by its code, written as in English."""
        if code not in self._keys:
            english = uno.createUnoStruct("com.sun.star.lang.Locale")
            english.Language, english.Country = "en", "GB"
            key = self._known.queryKey(code, english, False)
            self._keys[code] = key if key >= 0 else self._known.addNew(code, english)
        return self._keys[code]

    def shared(self, cells: Any) -> str | None:
        """The code all cells have in common, or null."""
        if cells.getPropertyState("NumberFormat").value != "AMBIGUOUS_VALUE":
            return self.code(cells.NumberFormat)
        groups = cells.getUniqueCellFormatRanges()
        codes = {self.code(groups.getByIndex(place).NumberFormat) for place in range(groups.Count)}
        return codes.pop() if len(codes) == 1 else None


def number_format(book: str, name: str, at: list[int]) -> str | None:
    """The format code all cells of a block share, or null."""
    return Looks(workbook(book)).shared(block(book, name, at))


def put_number_format(book: str, name: str, at: list[int], wanted: str) -> None:
    """Give all cells of a block a format, written as in English."""
    block(book, name, at).NumberFormat = Looks(workbook(book)).key(wanted)


def colour(book: str, name: str, at: list[int]) -> int | None:
    """The fill all cells share: -1 for none, null where they differ."""
    return _number(_shared(block(book, name, at), "CellBackColor"))


def put_colour(book: str, name: str, at: list[int], shade: int) -> None:
    """Fill a block; -1 takes the fill away."""
    block(book, name, at).CellBackColor = shade


def font(book: str, name: str, at: list[int]) -> dict[str, Any]:
    """What the letters of a block look like; null where its cells differ."""
    cells = block(book, name, at)
    weight, slant = _shared(cells, "CharWeight"), _shared(cells, "CharPosture")
    return {
        "bold": None if weight is None else weight >= BOLD,
        "italic": None if slant is None else slant.value == "ITALIC",
        "colour": _shared(cells, "CharColor"),
        "size": _shared(cells, "CharHeight"),
        "name": _shared(cells, "CharFontName"),
    }


def _shared(cells: Any, what: str) -> Any:
    """What all cells of a block have in common; null where they differ."""
    differs = cells.getPropertyState(what).value == "AMBIGUOUS_VALUE"
    return None if differs else cells.getPropertyValue(what)


def put_font(book: str, name: str, at: list[int], what: str, value: Any) -> None:
    """Change one thing about the letters of a block."""
    cells = block(book, name, at)
    if what == "bold":
        cells.CharWeight = BOLD if value else PLAIN
    elif what == "italic":
        slant = "ITALIC" if value else "NONE"
        cells.CharPosture = uno.Enum("com.sun.star.awt.FontSlant", slant)
    elif what == "colour":
        cells.CharColor = value
    elif what == "size":
        cells.CharHeight = value
    else:
        cells.CharFontName = value


def width(book: str, name: str, at: list[int]) -> int | None:
    """The width of a block's columns in hundredths of a millimetre; null where they differ."""
    return _number(block(book, name, at).Columns.Width)


def put_width(book: str, name: str, at: list[int], hundredths: int) -> None:
    """Make a block's columns that wide."""
    block(book, name, at).Columns.Width = hundredths


def fit(book: str, name: str, at: list[int], columns: bool, rows: bool) -> None:
    """Make columns as wide, or rows as high, as their content needs."""
    cells = block(book, name, at)
    if columns:
        cells.Columns.OptimalWidth = True
    if rows:
        cells.Rows.OptimalHeight = True


def hide(book: str, name: str, at: list[int], what: str, hidden: bool) -> None:
    """Hide the rows or the columns of a block, or show them again."""
    cells = block(book, name, at)
    (cells.Rows if what == "rows" else cells.Columns).IsVisible = not hidden


def locked(book: str, name: str, at: list[int]) -> bool:
    """Whether any cell of a block is locked once its sheet is protected.

    A part of a protected sheet may be left open to everybody; LibreOffice keeps to that and cannot
    be asked after it, so the cells at both ends of each locked run are tried with what they hold.
    """
    groups = block(book, name, at).getUniqueCellFormatRanges()
    on = sheet(book, name)
    for place in range(groups.Count):
        group = groups.getByIndex(place)
        if group.CellProtection.IsLocked:
            for area in group.RangeAddresses:
                ends = {(area.StartColumn, area.StartRow), (area.EndColumn, area.EndRow)}
                if not on.isProtected() or not all(_takes(book, on, *end) for end in ends):
                    return True
    return False


def _takes(book: str, on: Any, column: int, row: int) -> bool:
    """Whether a cell of a protected sheet takes what it holds already."""
    cell = on.getCellRangeByPosition(column, row, column, row)
    text = on.getCellByPosition(column, row)
    if text.getFormula().startswith("=") or _is_dressed(text):
        return False  # writing would change it, so it is not tried
    document = workbook(book)
    was = document.isModified()
    try:
        cell.setDataArray(cell.getDataArray())
    except uno.getClass("com.sun.star.uno.RuntimeException"):
        return False
    document.setModified(was)
    return True


def _is_dressed(cell: Any) -> bool:
    """Whether parts of a cell's text look different from others, or are fields."""
    looks = set()
    lines = cell.createEnumeration()
    while lines.hasMoreElements():
        runs = lines.nextElement().createEnumeration()
        while runs.hasMoreElements():
            run = runs.nextElement()
            if run.TextPortionType != "Text":
                return True
            looks.add(tuple(str(getattr(run, name)) for name in DRESS))
    return len(looks) > 1


def merged(book: str, name: str, at: list[int]) -> bool:
    """Whether any cell of a block is merged with others."""
    return bool(block(book, name, at).getIsMerged())


def merged_blocks(book: str, name: str, at: list[int]) -> list[list[int]]:
    """Every merged cell of a block; being the first of one is part of how a cell looks."""
    cells = block(book, name, at)
    groups = cells.getUniqueCellFormatRanges()
    firsts = [
        address
        for place in range(groups.Count)
        for group in [groups.getByIndex(place)]
        if group.getByIndex(0).getCellByPosition(0, 0).getIsMerged()
        for address in group.RangeAddresses
    ]
    on = cells.Spreadsheet
    found = []
    for address in firsts:
        for row in range(address.StartRow, address.EndRow + 1):
            for column in range(address.StartColumn, address.EndColumn + 1):
                cursor = on.createCursorByRange(on.getCellByPosition(column, row))
                cursor.collapseToMergedArea()
                found.append(placed(cursor.RangeAddress))
    return found


def merged_block(book: str, name: str, at: list[int]) -> list[int]:
    """The whole merged cell that the first cell of a block is part of."""
    cells = block(book, name, at)
    cursor = cells.Spreadsheet.createCursorByRange(cells.getCellByPosition(0, 0))
    cursor.collapseToMergedArea()
    return placed(cursor.RangeAddress)


def merge(book: str, name: str, at: list[int], on: bool) -> None:
    """Merge a block into one cell, or part it again."""
    block(book, name, at).merge(on)


def _number(value: Any) -> int | None:
    return None if value is None else int(value)
