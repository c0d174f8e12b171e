"""The running LibreOffice: reached through a named pipe, and its open workbooks found by number."""

from __future__ import annotations

from typing import Any

import uno

CALC = "com.sun.star.sheet.SpreadsheetDocument"


class Refused(Exception):
    """What was asked for is not there or not allowed; said in a word the other side knows."""


class TooMuchHere(Exception):
    """It is to be read from outside LibreOffice, where it does no harm that it takes much room."""


class _Office:
    """What is remembered between requests: the way in, and the workbooks met so far."""

    context: Any = None
    desktop: Any = None
    known: dict[str, Any] = {}  # noqa: RUF012 - one for the whole process
    sheets: dict[tuple[str, str], Any] = {}  # noqa: RUF012 - as above
    cursors: dict[tuple[str, str], Any] = {}  # noqa: RUF012 - as above
    words: dict[str, dict[int, str]] = {}  # noqa: RUF012 - as above
    lists: dict[tuple[str, str], Any] = {}  # noqa: RUF012 - as above
    components: Any = None
    most_here: int | None = None


def connect(pipe: str) -> dict[str, str]:
    """Reach the LibreOffice that listens on a pipe of this name."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    begin(resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"))
    return {"version": _version()}


def begin(context: Any, *, most_here: int | None = None) -> None:
    """Look into LibreOffice from here on, and remember nothing of before.

    ``most_here`` is how many cells of a sheet may be read here; any number, if none is given.
    """
    _Office.context, _Office.most_here = context, most_here
    _Office.known, _Office.sheets, _Office.cursors = {}, {}, {}
    _Office.words, _Office.lists = {}, {}
    _Office.desktop = made("com.sun.star.frame.Desktop")
    _Office.components = _Office.desktop.Components


def context() -> Any:
    """The way in."""
    return _Office.context


def most_at_once(cells: int) -> int:
    """So many cells, or as many as may be read here where that is less."""
    return cells if _Office.most_here is None else min(cells, _Office.most_here)


def is_within() -> bool:
    """Whether this runs in LibreOffice's own process."""
    return _Office.most_here is not None


def refuse_too_much(cells: int) -> None:
    """Refuse to read more cells of a sheet than may be read here."""
    if most_at_once(cells) < cells:
        raise TooMuchHere


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
    known = _Office.known.values()
    documents = _Office.components.createEnumeration()
    while documents.hasMoreElements():
        document = documents.nextElement()
        met = next((one for one in known if one == document), None)
        if met is not None:  # one we have asked before answers five times as fast
            found.append(met)
        elif hasattr(document, "supportsService") and document.supportsService(CALC):
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
    _forget(number)
    raise Refused("no such workbook")


def _forget(number: str) -> None:
    """Let go of all that belongs to a workbook that is closed."""
    _Office.known.pop(number, None)
    _Office.words.pop(number, None)
    for kept in (_Office.sheets, _Office.cursors, _Office.lists):
        for key in [key for key in kept if key[0] == number]:
            del kept[key]


def own_list(number: str, name: str) -> Any:
    """A list an open workbook keeps, such as its ``Sheets``: always as it is now."""
    return list_of(workbook(number), number, name)


def list_of(document: Any, number: str, name: str) -> Any:
    """The same, of a workbook that was just met."""
    if (number, name) not in _Office.lists:
        _Office.lists[number, name] = getattr(document, name)
    return _Office.lists[number, name]


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
    sheets = own_list(book, "Sheets")
    if not sheets.hasByName(name):
        raise Refused("no such sheet")
    _Office.sheets[book, name] = found = sheets.getByName(name)
    return found


def used_area(book: str, name: str, on: Any) -> Any:
    """A cursor over a sheet from its first cell in use to its last; the same one each time."""
    known = _Office.cursors.get((book, name))
    if known is None or known[0] is not on:
        known = _Office.cursors[book, name] = (on, on.createCursor())
    cursor = known[1]
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    return cursor


def words_of(book: str) -> dict[int, str]:
    """What the number formats of a workbook were found to say; LibreOffice never renumbers them."""
    return _Office.words.setdefault(book, {})


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
    at = getattr(address, "value", address)  # what the struct wraps answers several times as fast
    return [
        at.StartRow + 1,
        at.StartColumn + 1,
        at.EndRow - at.StartRow + 1,
        at.EndColumn - at.StartColumn + 1,
    ]
