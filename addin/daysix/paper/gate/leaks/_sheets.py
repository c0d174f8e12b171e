"""Sheets that do not show, whichever way they were hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.paper.gate.examples import xlsx
from daysix.paper.gate.frame import Found, counted, some
from daysix.paper.gate.sheets import drop_sheets, sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daysix.paper.gate.package import Package

NAMES = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Canary Warbleton</t></is></c></row></sheetData>'  # fmt: skip # noqa: E501


def look_for(book: Package, state: str, called: str) -> Iterator[Found]:
    """One finding for all sheets in this state."""
    names = [each.name for each in sheets(book) if each.state == state]
    if names:
        yield Found(f"has {counted(len(names), f'{called} sheet')}: {some(names)}", tuple(names))


def take_out(book: Package, state: str) -> None:
    """Every sheet in this state, out."""
    drop_sheets(book, [each for each in sheets(book) if each.state == state])


def example(state: str, second: str = "Notes") -> Callable[[], bytes]:
    """A workbook whose second sheet is in this state."""
    line = f'<sheet name="{second}" sheetId="2" state="{state}" r:id="rId2"/>'
    return lambda: xlsx(extra=line, more={"xl/worksheets/sheet2.xml": NAMES})
