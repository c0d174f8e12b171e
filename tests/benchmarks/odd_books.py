"""Workbooks that no honest program would write, made from one that an honest program wrote."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
NAMES = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
ROWS = 40
CHUNK = 1 << 20
LAST_ROW = 1_048_576


def tracker(title: str = "Exclusions", rows: int = ROWS) -> bytes:
    """An honest small tracker: text, days, numbers and truths on two sheets."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(title)
    sheet.write_row(0, 0, ["Child", "Start date", "Days", "In care", "Why"])
    for row in range(1, rows + 1):
        sheet.write_string(row, 0, f"Child {row}")
        sheet.write_number(row, 1, 46335 + row, day)
        sheet.write_number(row, 2, row / 2)
        sheet.write_boolean(row, 3, row % 2 == 0)
        sheet.write_string(row, 4, f"Reason {row % 5} & more")
    other = book.add_worksheet("Schools")
    other.write_row(0, 0, ["Number", "Name"])
    other.write_row(1, 0, [1234567, "Example School"])
    book.close()
    return made.getvalue()


def parts_of(book: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A workbook of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
    return made.getvalue()


def with_sheet(sheet: bytes) -> bytes:
    """The small tracker with another first sheet."""
    return packed({**parts_of(tracker()), SHEET: sheet})


def with_rows(rows: str, *, dimension: str = "A1:B2") -> bytes:
    """The same with these rows in it, and whatever the sheet says of its own size."""
    return with_sheet(
        f"<worksheet {NAMES}><dimension ref='{dimension}'/><sheetData>{rows}</sheetData>"
        "</worksheet>".encode()
    )


def number(address: str) -> str:
    """A cell with a number in it."""
    return f'<c r="{address}"><v>7</v></c>'


def bomb(part: str, megabytes: int) -> bytes:
    """The small tracker, one part of which swells to this size: blanks inside its first element."""
    parts = parts_of(tracker())
    head, _, tail = parts.pop(part, b"<a></a>").partition(b">")
    if head.endswith(b"?"):
        more, _, tail = tail.partition(b">")
        head += b">" + more
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in parts.items():
            out.writestr(name, content)
        about = zipfile.ZipInfo(part)
        about.compress_type = zipfile.ZIP_DEFLATED
        with out.open(about, "w") as swollen:
            swollen.write(head + b">")
            for _ in range(megabytes):
                swollen.write(b" " * CHUNK)
            swollen.write(tail)
    return made.getvalue()


def understated(part: str, megabytes: int) -> bytes:
    """A bomb whose list of parts says that it is small."""
    book = bytearray(bomb(part, megabytes))
    at = book.rfind(b"PK\x01\x02")
    name = part.encode()
    while book[at + 46 : at + 46 + len(name)] != name:
        at = book.rfind(b"PK\x01\x02", 0, at)
    struct.pack_into("<I", book, at + 24, 1000)
    return bytes(book)


def many_parts() -> bytes:
    """The small tracker among twenty thousand empty parts."""
    return packed({**parts_of(tracker()), **{f"x/{place}.xml": b"" for place in range(20_000)}})


def nested() -> bytes:
    """A sheet of a million elements, each inside the other."""
    deep = 1_000_000
    return with_sheet(
        f"<worksheet {NAMES}>".encode() + b"<a>" * deep + b"</a>" * deep + b"</worksheet>"
    )


def far(address: str) -> bytes:
    """Two rows at the top and one cell far from them."""
    row = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    near = f'<row r="1">{number("A1")}{number("B1")}</row>'
    if row == 1:
        return with_rows(near.replace("</row>", f"{number(address)}</row>"))
    return with_rows(f'{near}<row r="{row}">{number(address)}</row>')


def far_format() -> bytes:
    """The same, but the far cell is only coloured: an ordinary thing, to be read."""
    row = f'<row r="{LAST_ROW}"><c r="XFD{LAST_ROW}" s="1"/></row>'
    return with_rows(f'<row r="1">{number("A1")}</row>{row}')


def scattered() -> bytes:
    """Cells all over a sheet, none of which is the odd one out."""
    columns = ("A", "ZZ", "AAZ", "BBB", "XFD")
    return with_rows(
        "".join(
            f'<row r="{row}">{"".join(number(f"{column}{row}") for column in columns)}</row>'
            for row in range(1, LAST_ROW, 900)
        )
    )


def stale(rows: int, dimension: str) -> bytes:
    """Many rows in a sheet that says something else about its size."""
    filled = "".join(f'<row r="{row}">{number(f"A{row}")}</row>' for row in range(1, rows + 1))
    return with_rows(filled, dimension=dimension)


def error_cells(*, plain_address: bool = True) -> tuple[bytes, dict[str, str]]:
    """Every kind of error, typed and as the answer of a formula, and where they stand."""
    found: dict[str, str] = {}
    rows = []
    for place, error in enumerate(ERRORS, 1):
        cells = []
        for column, formula in (("A", ""), ("B", "<f>1/0</f>"), ("AB", '<f t="shared" si="0"/>')):
            found[f"{column}{place}"] = error
            where = f'r="{column}{place}" ' if plain_address else ""
            cells.append(f'<c {where}t="e">{formula}<v>{error}</v></c>')
        rows.append(f'<row r="{place}">{"".join(cells)}</row>')
    if not plain_address:
        found = {address.replace("AB", "C"): error for address, error in found.items()}
    return with_rows("".join(rows)), found


def repeated_ods() -> bytes:
    """A LibreOffice sheet of one cell, said to fill every cell there is."""
    content = (
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
        " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
        " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body>"
        "<office:spreadsheet><table:table table:name='A'>"
        f"<table:table-row table:number-rows-repeated='{LAST_ROW}'>"
        "<table:table-cell table:number-columns-repeated='16384' office:value-type='float'"
        " office:value='7'><text:p>7</text:p></table:table-cell></table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def with_definition(part: str, definition: bytes, *, write: Callable[[bytes], bytes]) -> bytes:
    """The small tracker, one part of which begins with a definition of its own."""
    parts = parts_of(tracker())
    content = parts[part]
    body = content[content.find(b"?>") + 2 :] if content.startswith(b"<?xml") else content
    return packed({**parts, part: write(definition + body)})
