"""The guard's look at Excel's older workbooks (``.xls``): one record after another."""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from
from typing import TYPE_CHECKING

from daysix.desk import unreadable
from daysix.desk.compound import Broken, Compound
from daysix.desk.facts import XLS, BookFacts, SheetFacts
from daysix.desk.spread import refuse_far
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCKED_PART = "EncryptedPackage"
STARTS = frozenset({0x0809})
BEGIN, END, LOCK, DATES, SHEET, LINKS = 0x0809, 0x000A, 0x002F, 0x0022, 0x0085, 0x01AE
FORMULA, ERROR, ROW, COLUMNS, FILTERED, MERGED = 0x0006, 0x0205, 0x0208, 0x007D, 0x009B, 0x00E5
FILLED = frozenset({0x0203, 0x0204, 0x00FD, 0x00D6, 0x027E, FORMULA, ERROR})
MANY_NUMBERS = 0x00BD
LATER = 0x0600
HIDDEN_ROW, HIDDEN_COLUMN = 0x20, 0x01
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
"""The codes of all binary workbooks."""
OTHER_BOOK = 4
"""Bytes: a shorter record of links speaks of this workbook itself."""
MACROS = frozenset({"_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA"})


def look(content: bytes, name: str) -> BookFacts:
    """Look at the workbook's stream.

    Raises
    ------
    BadInput
        T-005 locked, T-007 damaged or not a workbook, T-032 a cell far away.
    """
    try:
        file = Compound(content)
        if LOCKED_PART in file.names:
            raise unreadable.locked()
        stream = file.stream("Workbook", "Book")
    except Broken as fault:
        if LOCKED_PART.encode("utf-16-le") in content:
            raise unreadable.locked() from fault
        raise unreadable.not_a_spreadsheet(name) from fault
    if not stream:
        raise unreadable.not_a_spreadsheet(name)
    facts = BookFacts(XLS, macros=bool(file.names & MACROS))
    try:
        _book(stream, facts, name)
    except (struct_error, IndexError) as fault:
        raise unreadable.not_a_spreadsheet(name) from fault
    return facts


def _book(stream: bytes, facts: BookFacts, name: str) -> None:
    version = unpack_from("<H", stream, 4)[0]
    places: list[tuple[int, str]] = []
    for kind, record in _records(stream, 0):
        if kind == LOCK:
            raise unreadable.locked()
        if kind == DATES:
            facts.date1904 = record[:1] == b"\x01"
        elif kind == SHEET:
            places.append((unpack_from("<I", record)[0], _title(record, version)))
        elif kind == LINKS and len(record) > OTHER_BOOK:
            facts.links = True
    for at, title in places:
        facts.sheets[title] = _sheet(stream, at, name=name, title=title)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records up to the end of this part of the stream; parts may stand inside parts (charts)."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, at)
        record = stream[at + 4 : at + 4 + length]
        at += 4 + length
        if kind == BEGIN:
            depth += 1
        elif kind == END:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, record


def _title(record: bytes, version: int) -> str:
    length = record[6]
    if version < LATER:
        return record[7 : 7 + length].decode("cp1252", "replace")
    if record[7] & 1:
        return record[8 : 8 + 2 * length].decode("utf-16-le", "replace")
    return record[8 : 8 + length].decode("latin-1")


def _sheet(stream: bytes, at: int, *, name: str, title: str) -> SheetFacts:
    facts = SheetFacts()
    rows: dict[int, int] = {}
    columns: dict[int, int] = {}
    for kind, record in _records(stream, at):
        if kind in FILLED or kind == MANY_NUMBERS:
            row, column = unpack_from("<HH", record)
            rows.setdefault(row, column)
            columns.setdefault(column, row)
            code = _error(kind, record)
            if code is not None:
                facts.errors[f"{letters(column + 1)}{row + 1}"] = ERRORS.get(code, "#ERROR!")
        elif kind == ROW:
            if unpack_from("<H", record, 12)[0] & HIDDEN_ROW:
                facts.hidden_rows.append(unpack_from("<H", record)[0] + 1)
        elif kind == COLUMNS:
            first, last, _, _, flags = unpack_from("<HHHHH", record)
            if flags & HIDDEN_COLUMN:
                facts.hidden_columns += range(first + 1, min(last, 255) + 2)
        elif kind == FILTERED:
            facts.filtered = True
        elif kind == MERGED:
            facts.merged += _merged(record)
    refuse_far(rows, columns, name=name, title=title)
    return facts


def _error(kind: int, record: bytes) -> int | None:
    """The code of an error cell, or of a formula whose answer is one."""
    if kind == ERROR and record[7:8] == b"\x01":
        return record[6]
    if kind == FORMULA and record[12:14] == b"\xff\xff" and record[6:7] == b"\x02":
        return record[8]
    return None


def _merged(record: bytes) -> list[str]:
    count = unpack_from("<H", record)[0]
    found = []
    for place in range(count):
        top, bottom, left, right = unpack_from("<HHHH", record, 2 + 8 * place)
        found.append(f"{letters(left + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}")
    return found
