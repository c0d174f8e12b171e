"""Reading and writing blocks of cells, each in as few calls as it takes."""

from __future__ import annotations

from typing import Any

import uno

from daysix.desk.libreoffice.helper.formats import GENERAL, Looks
from daysix.desk.libreoffice.helper.formulas import Grammar
from daysix.desk.libreoffice.helper.glass import Glass
from daysix.desk.libreoffice.helper.office import block, placed, sheet, workbook

DATE, TIME, NUMBER, YES_NO = 2, 4, 16, 1024
KINDS = {"day": DATE, "moment": DATE | TIME, "yes-no": YES_NO}
CONTENT = 1 | 2 | 4 | 16
"""Numbers, dates, texts and formulas; formats and notes stay."""
ERRORS = 4
FORMULAS = 16
AS_THEY_STAND = 1
"""LibreOffice's number for a list in the order of its cells."""
SHOWN_AS = {32767: "#N/A", 502: "#VALUE!", 503: "#NUM!", 519: "#VALUE!", 524: "#REF!"}
SHOWN_AS.update({521: "#NULL!", 525: "#NAME?", 532: "#DIV/0!"})


def used(book: str, name: str) -> list[int]:
    """The block from the first cell in use to the last."""
    cursor = sheet(book, name).createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    return placed(cursor.RangeAddress)


def read(book: str, name: str, at: list[int]) -> dict[str, Any]:
    """The values of a block, and which of its numbers are dates, times or yes-or-no.

    Blank cells are empty texts; a cell that shows an error is null and named in ``errors``.
    """
    cells = block(book, name, at)
    document = workbook(book)
    nought = document.NullDate
    return {
        "rows": cells.getDataArray(),
        "shown": shown_by_groups(document, cells, {}),
        "errors": errors_in(sheet(book, name), cells),
        "nought": [nought.Year, nought.Month, nought.Day],
    }


def shown_by_groups(document: Any, cells: Any, words: dict[int, str]) -> list[list[Any]]:
    """Blocks whose numbers are shown as something else: the kind, then the block."""
    found: list[list[Any]] = []
    groups = cells.getUniqueCellFormatRanges()
    for place in range(groups.Count):
        group = groups.getByIndex(place)
        if word := word_for(document, group.NumberFormat, words):
            found.extend([word, *placed(address)] for address in group.RangeAddresses)
    return found


def word_for(document: Any, key: int, words: dict[int, str]) -> str:
    """What a number format makes of a number, ``moment`` or ``yes-no``; blank for a number.

    ``words`` keeps the answers: asking takes longer than most of what goes on around it.
    """
    if key not in words:
        kind = document.NumberFormats.getByKey(key).Type
        words[key] = "yes-no" if kind & YES_NO else "moment" if kind & (DATE | TIME) else ""
    return words[key]


def errors_in(on: Any, cells: Any) -> list[list[Any]]:
    """The cells that show an error: row, column, and what they show."""
    found = []
    for address in cells.queryFormulaCells(ERRORS).RangeAddresses:
        for row in range(address.StartRow, address.EndRow + 1):
            for column in range(address.StartColumn, address.EndColumn + 1):
                cell = on.getCellByPosition(column, row)
                shown = SHOWN_AS.get(cell.getError()) or cell.String
                found.append([row + 1, column + 1, shown])
    return found


def write(
    book: str,
    name: str,
    at: list[int],
    rows: list[list[Any]],
    formulas: list[list[Any]],
    shown: list[list[Any]],
) -> None:
    """Write a block: numbers and texts in one call, then formulas one by one.

    Parameters
    ----------
    rows
        Numbers, texts, and empty texts for blanks. No text is ever taken for anything else.
    formulas
        Row and column from 1 within the block, and the formula as Excel writes it.
    shown
        Row, column, how many rows, and ``moment``, ``day`` or ``yes-no``: shown so where no format
        is set.
    """
    piece = {"at": at, "rows": rows, "formulas": formulas, "shown": shown, "look": None}
    write_pieces(book, name, [piece])


def write_pieces(book: str, name: str, pieces: list[dict[str, Any]]) -> None:
    """Write several blocks of one sheet; see ``write``.

    A piece with a ``look``, a format code, is given it first.
    """
    document, on = workbook(book), sheet(book, name)
    looks, grammar = Looks(document), Grammar(document)
    glass = Glass(on.createCursorByRange(_around(on, [piece["at"] for piece in pieces])))
    for piece in pieces:
        row, column, rows, columns = piece["at"]
        cells = glass.over([row - 1, column - 1, rows, columns])
        if piece["look"]:
            cells.NumberFormat = looks.key(piece["look"])
        cells.setDataArray(tuple(tuple(line) for line in piece["rows"]))
        for down, across, said in _in_columns(piece["formulas"]):
            run = glass.over([row + down - 2, column + across - 2, len(said), 1])
            grammar.put_under_one_another(run, said)
        for down, across, many, word in piece["shown"]:
            run = glass.over([row + down - 2, column + across - 2, many, 1])
            _show(document.NumberFormats, looks, run, word)


def _in_columns(formulas: list[list[Any]]) -> list[tuple[int, int, list[str]]]:
    """Formulas under one another together: the first one's row, the column, and the formulas."""
    found: list[tuple[int, int, list[str]]] = []
    for row, column, formula in sorted(formulas, key=lambda one: (one[1], one[0])):
        if found and (found[-1][1], found[-1][0] + len(found[-1][2])) == (column, row):
            found[-1][2].append(formula)
        else:
            found.append((row, column, [formula]))
    return found


def number_formats(book: str, name: str, blocks: list[list[int]]) -> list[str | None]:
    """The format code that all cells of each block share, or null."""
    document, on = workbook(book), sheet(book, name)
    looks = Looks(document)
    glass = Glass(on.createCursorByRange(_around(on, blocks)))
    found = []
    for row, column, rows, columns in blocks:
        cells = glass.over([row - 1, column - 1, rows, columns])
        found.append(looks.shared(cells))
    return found


def _around(on: Any, blocks: list[list[int]]) -> Any:
    """The smallest range that holds some blocks."""
    top, left = min(at[0] for at in blocks), min(at[1] for at in blocks)
    bottom, right = max(at[0] + at[2] for at in blocks), max(at[1] + at[3] for at in blocks)
    return on.getCellRangeByPosition(left - 1, top - 1, right - 2, bottom - 2)


def _show(known: Any, looks: Looks, run: Any, word: str) -> None:
    """Give cells that have no format yet the usual one for a kind of value."""
    shared = looks.shared(run)
    if shared == GENERAL:
        run.NumberFormat = known.getStandardFormat(KINDS[word], run.CharLocale)
    if shared is not None:
        return
    groups = run.getUniqueCellFormatRanges()
    for place in range(groups.Count):
        group = groups.getByIndex(place)
        if looks.code(group.NumberFormat) == GENERAL:
            group.NumberFormat = known.getStandardFormat(KINDS[word], group.CharLocale)


def formulas(book: str, name: str, at: list[int]) -> list[list[str]]:
    """What stands in each cell of a block: its formula as Excel writes it, or its content."""
    cells = block(book, name, at)
    rows = [list(row) for row in cells.getFormulaArray()]
    values = cells.getDataArray()
    for place, row in enumerate(values):
        for column, value in enumerate(row):
            if isinstance(value, str):
                rows[place][column] = value  # without the mark that keeps digits a text
    grammar = Grammar(workbook(book))
    top, left = at[:2]
    on = sheet(book, name)
    for address in cells.queryContentCells(FORMULAS).RangeAddresses:
        for number in range(address.StartRow, address.EndRow + 1):
            for column in range(address.StartColumn, address.EndColumn + 1):
                said = grammar.said(on.getCellByPosition(column, number))
                rows[number + 1 - top][column + 1 - left] = said
    return rows


def put_formula(book: str, name: str, at: list[int], formula: str) -> None:
    """The same formula for every cell of a block, its references moving along as in Excel."""
    cells = block(book, name, at)
    grammar = Grammar(workbook(book))
    first = cells.getCellByPosition(0, 0).CellAddress
    for row in range(at[2]):
        for column in range(at[3]):
            grammar.put(cells.getCellByPosition(column, row), formula, seen_from=first)


def offer(book: str, name: str, at: list[int], words: str) -> None:
    """Offer the words of other cells to choose from, anything else allowed too; blank for none."""
    cells = block(book, name, at)
    if not words:
        cells.setPropertyToDefault("Validation")
        return
    rule = cells.Validation
    rule.Type = uno.Enum("com.sun.star.sheet.ValidationType", "LIST")
    rule.ShowErrorMessage = False
    rule.IgnoreBlankCells = True
    rule.ShowList = AS_THEY_STAND
    rule.setFormula1(words)
    cells.Validation = rule


def clear(book: str, name: str, at: list[int]) -> None:
    """Empty a block; its formats stay."""
    block(book, name, at).clearContents(CONTENT)


def in_sight(book: str, name: str, at: list[int]) -> list[list[int]]:
    """The blocks of a block that are not hidden."""
    found = block(book, name, at).queryVisibleCells().RangeAddresses
    return [placed(address) for address in found]


def of_kind(book: str, name: str, at: list[int], kind: int) -> list[list[int]]:
    """The blocks of a block that hold texts, numbers or formulas, by LibreOffice's own flags."""
    return [placed(one) for one in block(book, name, at).queryContentCells(kind).RangeAddresses]


def holds_array(book: str, name: str, at: list[int]) -> bool:
    """Whether one formula fills several cells here."""
    return bool(block(book, name, at).getArrayFormula())
