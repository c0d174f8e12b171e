"""What the kinds about hidden sheets, rows and columns share."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from daysix.paper.gate.examples import xlsx
from daysix.paper.gate.frame import XLSX, Found, counted, some
from daysix.paper.gate.sheets import (
    VISIBLE,
    blank_unused_strings,
    drop_sheets,
    empty,
    freeze,
    sheets,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package
    from daysix.paper.gate.sheets import Sheet

    Filled = Callable[[Package, str], Iterable[Any]]

TAKES_OUT = {XLSX: "Fix takes them out of the copy; formulas there become the values they show."}
EMPTIES = {XLSX: "Fix empties them in the copy; formulas there become the values they show."}
NAMES = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Canary Warbleton</t></is></c></row></sheetData>'  # fmt: skip # noqa: E501


def in_state(
    state: str, called: str
) -> tuple[Callable[[Package, Sharing], Iterator[Found]], Callable[[Package], None]]:
    """How sheets in a state are looked for, and taken out."""

    def look(book: Package, _who: Sharing) -> Iterator[Found]:
        """One finding for all of them."""
        names = [each.name for each in sheets(book) if each.state == state]
        if names:
            yield Found(f"has {counted(len(names), f'{called} sheet')}: {some(names)}", (*names,))

    def fix(book: Package) -> None:
        """Take them out, with all that names them."""
        drop_sheets(book, [each for each in sheets(book) if each.state == state])

    return look, fix


def example(state: str, second: str = "Notes") -> Callable[[], bytes]:
    """A workbook whose second sheet is in this state."""
    line = f'<sheet name="{second}" sheetId="2" state="{state}" r:id="rId2"/>'
    return lambda: xlsx(extra=line, more={"xl/worksheets/sheet2.xml": NAMES})


def shown_with(book: Package, filled: Filled) -> Iterator[tuple[Sheet, list[Any]]]:
    """Each sheet that shows and has such filled cells."""
    for sheet in sheets(book):
        found = list(filled(book, sheet.part)) if sheet.state == VISIBLE else []
        if found:
            yield sheet, found


def empties(filled: Filled) -> Callable[[Package], None]:
    """How such cells are emptied: their place and size stay, so nothing moves."""
    return partial(_empty_all, filled)


def _empty_all(filled: Filled, book: Package) -> None:
    freeze(book)
    for sheet in sheets(book):
        for cell in list(filled(book, sheet.part)):
            empty(cell)
            book.changed(sheet.part)
    blank_unused_strings(book)
