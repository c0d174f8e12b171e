"""The guard's look at Excel's binary workbooks (``.xlsb``): a zip of records instead of XML."""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from
from typing import TYPE_CHECKING

from daysix.desk import unreadable
from daysix.desk.facts import XLSB, BookFacts, SheetFacts
from daysix.desk.links import links_of
from daysix.desk.spread import refuse_far
from daysix.desk.xls_facts import ERRORS
from daysix.desk.zip_watch import watch
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.desk.zip_parts import Parts

BOOK, SHEET = 153, 156
ROW, BLANK, ERROR, FORMULA_ERROR, LAST_CELL = 0, 1, 3, 11, 11
COLUMNS, MERGED, FILTER = 60, 176, 163
HIDDEN_ROW, HIDDEN_COLUMN = 0x10, 0x01
LAST_COLUMN = 16_384
MORE, LOW = 0x80, 0x7F


def look(parts: Parts, book_part: str, name: str) -> BookFacts:
    """Look at every part once.

    Raises
    ------
    BadInput
        T-007 damaged, T-031 definitions, T-032 a cell far away.
    """
    facts = BookFacts(XLSB)
    for part in parts.names():
        watch(parts, part, name, core=False)
    try:
        target = {link.id: link.target for link in links_of(parts, book_part, name)}
        for kind, record in _records(parts.whole(book_part)):
            if kind == BOOK:
                facts.date1904 = bool(record[0] & 1)
            elif kind == SHEET:
                link, title = _texts(record, 8)
                if target.get(link, "") in parts:
                    content = parts.whole(target[link])
                    facts.sheets[title] = _sheet(content, name=name, title=title)
    except (struct_error, IndexError) as fault:
        raise unreadable.not_a_spreadsheet(name) from fault
    return facts


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(content):
        kind, at = content[at], at + 1
        if kind & MORE:
            kind, at = (kind & LOW) | (content[at] & LOW) << 7, at + 1
        length = shift = 0
        for _ in range(4):
            byte, at = content[at], at + 1
            length |= (byte & LOW) << shift
            shift += 7
            if not byte & MORE:
                break
        yield kind, content[at : at + length]
        at += length


def _texts(record: bytes, at: int) -> tuple[str, str]:
    found = []
    for _ in range(2):
        length = unpack_from("<I", record, at)[0]
        found.append(record[at + 4 : at + 4 + 2 * length].decode("utf-16-le", "replace"))
        at += 4 + 2 * length
    return found[0], found[1]


def _sheet(content: bytes, *, name: str, title: str) -> SheetFacts:
    facts = SheetFacts()
    rows: dict[int, int] = {}
    columns: dict[int, int] = {}
    row = 0
    for kind, record in _records(content):
        if kind == ROW:
            row = unpack_from("<I", record)[0]
            if record[11] & HIDDEN_ROW:
                facts.hidden_rows.append(row + 1)
        elif BLANK < kind <= LAST_CELL:
            column = unpack_from("<I", record)[0]
            rows.setdefault(row, column)
            columns.setdefault(column, row)
            if kind in {ERROR, FORMULA_ERROR}:
                found = ERRORS.get(record[8], "#ERROR!")
                facts.errors[f"{letters(column + 1)}{row + 1}"] = found
        else:
            _about_sheet(kind, record, facts)
    refuse_far(rows, columns, name=name, title=title)
    return facts


def _about_sheet(kind: int, record: bytes, facts: SheetFacts) -> None:
    if kind == COLUMNS:
        first, last = unpack_from("<II", record)
        if record[16] & HIDDEN_COLUMN:
            facts.hidden_columns += range(first + 1, min(last + 1, LAST_COLUMN) + 1)
    elif kind == MERGED:
        top, bottom, left, right = unpack_from("<IIII", record)
        facts.merged.append(f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}")
    elif kind == FILTER:
        facts.filtered = True
