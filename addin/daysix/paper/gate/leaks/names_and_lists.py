"""Hidden names, names that are values, lists of choices, and what lies beyond the print area."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.law.finding import HOUSE
from daysix.paper.gate.examples import clean, leaks, xlsx
from daysix.paper.gate.frame import TELL, XLSX, Found, counted, some
from daysix.paper.gate.package import all_of, first, remove, tag_of
from daysix.paper.gate.sheets import (
    VISIBLE,
    WHERE,
    cells,
    is_filled,
    is_on,
    number_of,
    sheets,
    tidy_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.paper.gate.frame import Sharing
    from daysix.paper.gate.package import Package

CODE, TITLE, LEVEL, CITE = "Y-070", "Names, lists and print areas", TELL, HOUSE
FORMATS = (XLSX,)
WHY = "They are in the file though the page does not show them."
FIX = {XLSX: "Fix takes the names and lists out of the copy."}
DO = "Look at what lies beyond the print area."
EXCEL_S_OWN = ("_xlnm._filterdatabase", "_xlfn", "_xlws", "_xlpm")
PRINT_AREA = "_xlnm.print_area"
VALUE = re.compile(r'^[{"]')
RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)")


def look(book: Package, _who: Sharing) -> Iterator[Found]:
    """One finding for names, one for lists, one for print areas."""
    names = [f"{each.get('name')} {each.text or ''}".strip() for each in _names(book)]
    if names:
        yield Found(f"has {counted(len(names), 'name')} nobody sees: {some(names)}", tuple(names))
    lists = [text for _, _, text in _lists(book)]
    if lists:
        says = f"has {counted(len(lists), 'list')} of choices typed into cells: {some(lists)}"
        yield Found(says, tuple(lists))
    beyond = list(_beyond(book))
    if beyond:
        says = f"prints less than it holds on the sheet {some(beyond)}"
        yield Found(says, tuple(beyond), fixable=False)


def _names(book: Package) -> list[Any]:
    return [
        each
        for each in all_of(book.tree(book.main), "definedName")
        if not each.get("name", "").casefold().startswith(EXCEL_S_OWN)
        and (is_on(each, "hidden") or VALUE.match((each.text or "").lstrip("=")))
    ]


def _lists(book: Package) -> Iterator[tuple[str, Any, str]]:
    for sheet in sheets(book):
        for rule in all_of(book.tree(sheet.part), "dataValidation"):
            one = first(rule, "formula1")
            text = "".join(one.itertext()).strip() if one is not None else ""
            if rule.get("type") == "list" and text.startswith('"'):
                yield sheet.part, rule, text.strip('"')


def _beyond(book: Package) -> Iterator[str]:
    every = sheets(book)
    for each in all_of(book.tree(book.main), "definedName"):
        at = each.get("localSheetId", "")
        area = RANGE.findall(each.text or "")
        printed = each.get("name", "").casefold() == PRINT_AREA and at.isdigit() and area
        if printed and int(at) < len(every) and every[int(at)].state == VISIBLE:
            sheet = every[int(at)]
            if any(not _is_within(cell, area) for cell in cells(book.tree(sheet.part))
                   if is_filled(cell)):  # fmt: skip
                yield sheet.name


def _is_within(cell: Any, area: list[tuple[str, str, str, str]]) -> bool:
    found = WHERE.match(cell.get("r", ""))
    if not found:
        return True
    column, row = number_of(found[1]), int(found[2])
    return any(
        number_of(left) <= column <= number_of(right) and int(top) <= row <= int(bottom)
        for left, top, right, bottom in area
    )


def fix(book: Package) -> None:
    """Take names and lists out; the cells keep what was chosen."""
    for each in _names(book):
        remove(each)
        book.changed(book.main)
    for each in all_of(book.tree(book.main), "definedNames"):
        if not any(tag_of(one) == "definedName" for one in each):
            remove(each)
    for part, rule, _ in list(_lists(book)):
        remove(rule)
        tidy_rules(book.tree(part))
        book.changed(part)


def _named(about: str, text: str) -> bytes:
    line = f"<definedName {about}>{text}</definedName>"
    return xlsx(book=f"<definedNames>{line}</definedNames>")


def _choices(of: str) -> bytes:
    rule = f'<dataValidation type="list" sqref="A1"><formula1>{of}</formula1></dataValidation>'
    cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    return xlsx(sheet=f'{cell}<dataValidations count="1">{rule}</dataValidations>')


AREA = 'name="_xlnm.Print_Area" localSheetId="0"'
EXAMPLES = (
    leaks(
        XLSX,
        "a hidden name",
        lambda: _named('name="Old" hidden="1"', "Report!$A$1"),
        says="has 1 name nobody sees: Old Report!$A$1",
    ),
    leaks(
        XLSX, "a name that is a value", lambda: _named('name="Child"', '"Canary"'), says="1 name"
    ),
    leaks(XLSX, "a typed list", lambda: _choices('"Canary,Wren"'), says="cells: Canary,Wren"),
    leaks(XLSX, "beyond the page", lambda: _named(AREA, "Report!$B$2:$C$9"), says="prints less"),
    clean(XLSX, "a print area of all of it", lambda: _named(AREA, "Report!$A$1:$C$9")),
    clean(XLSX, "a name for cells", lambda: _named('name="Area"', "Report!$A$1:$B$2")),
    clean(XLSX, "choices from cells", lambda: _choices("$B$1:$B$9")),
)
