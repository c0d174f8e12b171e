"""Workbooks as a whole: which are open, opening, saving, copies, pages, selection, status."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from daysix.desk.libreoffice.helper.formulas import Grammar
from daysix.desk.libreoffice.helper.office import (
    Refused,
    block,
    desktop,
    made,
    option,
    placed,
    sheet,
    workbook,
    workbooks,
)

FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".pdf": "calc_pdf_Export",
    ".csv": "Text - txt - csv (StarCalc)",
}
NEVER, WITHOUT_MACROS = 0, 0
"""How LibreOffice is told to open a workbook: links not updated, macros not run."""


def is_there() -> bool:
    """Whether LibreOffice answers at all."""
    return bool(desktop().supportsService("com.sun.star.frame.Desktop"))


def open_books() -> list[dict[str, Any]]:
    """The open workbooks."""
    return [_about(document) for document in workbooks()]


def books() -> dict[str, Any]:
    """The open workbooks, and the number of the one in front."""
    active = desktop().getCurrentComponent()
    found = open_books()
    number = getattr(active, "RuntimeUID", "")
    if number not in {one["number"] for one in found}:
        number = found[0]["number"] if found else ""
    return {"open": found, "active": number}


def _about(document: Any) -> dict[str, Any]:
    url = document.URL
    name = unquote(url.rstrip("/").rpartition("/")[2]) if url else document.Title
    nought = document.NullDate
    day = [nought.Year, nought.Month, nought.Day]
    return {"number": document.RuntimeUID, "name": name, "url": url, "nought": day}


def open_book(url: str, hidden: bool, read_only: bool) -> dict[str, Any]:
    """Open a workbook; macros in it do not run, and links to others are not followed."""
    options = (
        option("Hidden", hidden),
        option("ReadOnly", read_only),
        option("UpdateDocMode", NEVER),
        option("MacroExecutionMode", WITHOUT_MACROS),
    )
    return _opened(desktop().loadComponentFromURL(url, "_blank", 0, options))


def new_book(hidden: bool) -> dict[str, Any]:
    """A new workbook, not saved anywhere."""
    options = (option("Hidden", hidden),)
    return _opened(desktop().loadComponentFromURL("private:factory/scalc", "_blank", 0, options))


def _opened(document: Any) -> dict[str, Any]:
    if document is None:  # so it says of a lock somebody left, and of a file it cannot read
        raise Refused("did not open")
    if not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
        document.close(True)
        raise Refused("not a workbook")
    return _about(document)


def close(book: str) -> None:
    """Close a workbook without asking; what was not saved is lost."""
    workbook(book).close(True)


def save(book: str) -> None:
    """Save a workbook where it is."""
    document = workbook(book)
    if not document.hasLocation() or document.isReadonly():
        raise Refused("cannot be saved in place")
    document.store()


def save_as(book: str, url: str, kind: str) -> None:
    """Save under a new name; the workbook has that name from now on."""
    workbook(book).storeAsURL(url, _how(kind))


def save_copy(book: str, url: str, kind: str) -> None:
    """Save a copy; the workbook keeps its name, and what is not saved stays so."""
    workbook(book).storeToURL(url, _how(kind))


def _how(kind: str) -> Any:
    if kind not in FILTERS:
        raise Refused("no such kind of file")
    return (option("FilterName", FILTERS[kind]), option("Overwrite", True))


def activate(book: str) -> None:
    """Bring a workbook to the front."""
    frame = _controller(book).Frame
    frame.activate()
    frame.ContainerWindow.toFront()


def selection(book: str) -> dict[str, Any]:
    """The first selected block and its sheet."""
    chosen = _controller(book).getSelection()
    if chosen is None:
        raise Refused("nothing is selected")
    if chosen.supportsService("com.sun.star.sheet.SheetCellRanges"):
        chosen = chosen.getByIndex(0)
    if not chosen.supportsService("com.sun.star.sheet.SheetCellRange"):
        raise Refused("no cell is selected")
    return {"sheet": chosen.Spreadsheet.Name, "at": placed(chosen.RangeAddress)}


def select(book: str, name: str, at: list[int]) -> None:
    """Show a sheet and select a block on it, scrolled into view."""
    controller = _controller(book)
    controller.setActiveSheet(sheet(book, name))
    controller.select(block(book, name, at))


def _controller(book: str) -> Any:
    controller = workbook(book).CurrentController
    if controller is None:
        raise Refused("it has no window")
    return controller


def status(book: str, text: str) -> None:
    """Show a text in the status line; an empty one gives the line back."""
    indicator = _controller(book).Frame.createStatusIndicator()
    if text:
        indicator.start(text, 0)
    else:
        indicator.end()


def names(book: str) -> list[list[str]]:
    """The names of a workbook and what each refers to, as Excel writes it."""
    document = workbook(book)
    grammar, origin = Grammar(document), _origin(document)
    return [
        [name, grammar.written(document.NamedRanges.getByName(name).getTokens(), origin)]
        for name in document.NamedRanges.ElementNames
    ]


def put_name(book: str, name: str, refers_to: str) -> None:
    """Define a name, or say anew what it refers to."""
    document = workbook(book)
    origin = _origin(document)
    tokens = Grammar(document).tokens(refers_to, origin)
    if not document.NamedRanges.hasByName(name):
        document.NamedRanges.addNewByName(name, "", origin, 0)
    document.NamedRanges.getByName(name).setTokens(tokens)


def drop_name(book: str, name: str) -> None:
    """Take a name out."""
    document = workbook(book)
    if not document.NamedRanges.hasByName(name):
        raise Refused("no such name")
    document.NamedRanges.removeByName(name)


def place_of_name(book: str, name: str) -> dict[str, Any]:
    """The block a name refers to."""
    document = workbook(book)
    if not document.NamedRanges.hasByName(name):
        raise Refused("no such name")
    cells = document.NamedRanges.getByName(name).getReferredCells()
    if cells is None:
        raise Refused("it refers to no cells")
    return {"sheet": cells.Spreadsheet.Name, "at": placed(cells.RangeAddress)}


def _origin(document: Any) -> Any:
    return document.Sheets.getByIndex(0).getCellByPosition(0, 0).CellAddress


def calculate(book: str) -> None:
    """Work every formula out anew."""
    workbook(book).calculateAll()


def leave() -> None:
    """Close LibreOffice itself; only ever asked by whoever started it."""
    for document in workbooks():
        document.close(True)
    made("com.sun.star.frame.Desktop").terminate()
