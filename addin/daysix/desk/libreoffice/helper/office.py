"""The running LibreOffice: reached through a named pipe, and its open workbooks found by number."""

from __future__ import annotations

from typing import Any

import uno

CALC = "com.sun.star.sheet.SpreadsheetDocument"


class Refused(Exception):
    """What was asked for is not there or not allowed; said in a word the other side knows."""


class _Office:
    """What is remembered between requests: the way in, and the workbooks met so far."""

    context: Any = None
    desktop: Any = None
    known: dict[str, Any] = {}  # noqa: RUF012 - one for the whole process
    sheets: dict[tuple[str, str], Any] = {}  # noqa: RUF012 - as above


def connect(pipe: str) -> dict[str, str]:
    """Reach the LibreOffice that listens on a pipe of this name."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    _Office.context = context
    _Office.known, _Office.sheets = {}, {}
    _Office.desktop = made("com.sun.star.frame.Desktop")
    return {"version": _version()}


def is_there() -> bool:
    """Whether the LibreOffice we reached is still there; one that ends says so in several ways."""
    if _Office.desktop is None:
        return True  # it was never reached; that is told otherwise
    try:
        _Office.desktop.getName()
    except Exception:  # noqa: BLE001 - whatever it says, it does not answer
        return False
    return True


def made(service: str, *arguments: Any) -> Any:
    """A service of LibreOffice's own."""
    manager = _Office.context.ServiceManager
    if arguments:
        return manager.createInstanceWithArgumentsAndContext(service, arguments, _Office.context)
    return manager.createInstanceWithContext(service, _Office.context)


def desktop() -> Any:
    """The desktop, which knows every open document."""
    return _Office.desktop


def _version() -> str:
    reading = option("nodepath", "/org.openoffice.Setup/Product")
    settings = made("com.sun.star.configuration.ConfigurationProvider")
    access = settings.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess", (reading,)
    )
    return str(access.getByName("ooSetupVersion"))


def option(name: str, value: Any) -> Any:
    """One option of a call, as LibreOffice takes them."""
    made_of = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made_of.Name, made_of.Value = name, value
    return made_of


def workbooks() -> list[Any]:
    """Every open workbook; documents of other kinds are passed over."""
    found = []
    documents = _Office.desktop.Components.createEnumeration()
    while documents.hasMoreElements():
        document = documents.nextElement()
        if hasattr(document, "supportsService") and document.supportsService(CALC):
            found.append(document)
    return found


def workbook(number: str) -> Any:
    """The open workbook LibreOffice gave this number."""
    known = _Office.known.get(number)
    if known is not None and _is_there(known, number):
        return known
    for document in workbooks():
        if document.RuntimeUID == number:
            _Office.known[number] = document
            return document
    _Office.known.pop(number, None)
    raise Refused("no such workbook")


def _is_there(document: Any, number: str) -> bool:
    try:
        return bool(document.RuntimeUID == number)
    except Exception:  # noqa: BLE001 - a workbook closed meanwhile says so in several ways
        return False


def sheet(book: str, name: str) -> Any:
    """A sheet by its name."""
    known = _Office.sheets.get((book, name))
    if known is not None and _is_called(known, name):
        return known
    sheets = workbook(book).Sheets
    if not sheets.hasByName(name):
        raise Refused("no such sheet")
    _Office.sheets[book, name] = found = sheets.getByName(name)
    return found


def _is_called(known: Any, name: str) -> bool:
    try:
        return bool(known.getName() == name)
    except Exception:  # noqa: BLE001 - a sheet taken out meanwhile says so in several ways
        return False


def block(book: str, name: str, at: list[int]) -> Any:
    """The cells of a block: its first row and column, and how many rows and columns, from 1."""
    row, column, rows, columns = at
    return sheet(book, name).getCellRangeByPosition(
        column - 1, row - 1, column + columns - 2, row + rows - 2
    )


def placed(address: Any) -> list[int]:
    """A range's own address in the form that ``block`` takes."""
    return [
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    ]
