"""Small workbooks written by hand, so that a test can decide every byte."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.desk.rich_workbook import LINKS, MAIN, STYLES, content_types, links

SHEET = "xl/worksheets/sheet1.xml"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def sheet_of(rows, *, before="", after=""):
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def book_of(sheet, *, workbook=None, strings=None, more=None):
    """The parts of a workbook with one sheet, called ``S``."""
    text = workbook or (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><workbookPr/><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    targets = [("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")]
    parts = {
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": text,
        SHEET: sheet,
        "xl/styles.xml": STYLES,
    }
    if strings is not None:
        targets.append(("sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    parts["xl/_rels/workbook.xml.rels"] = links(*targets)
    parts |= more or {}
    return {
        name: part if isinstance(part, bytes) else part.encode() for name, part in parts.items()
    }


def packed(path, parts, *, stream=False, wide=False):
    """Pack parts into a file; ``stream`` leaves the sizes to notes behind each part."""
    kinds = content_types(list(parts)).replace(
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    )
    out = _Stream() if stream else io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in {"[Content_Types].xml": kinds, **parts}.items():
            about = zipfile.ZipInfo(name, date_time=(2026, 3, 4, 5, 6, 8))
            about.compress_type = zipfile.ZIP_DEFLATED
            with book.open(about, "w", force_zip64=wide) as part:
                part.write(content)
    path.write_bytes(out.getvalue())
    return path


class _Stream(io.BytesIO):
    """A place that cannot be gone back in, as a network is."""

    def seekable(self):
        return False

    def seek(self, *_where):
        raise io.UnsupportedOperation

    def tell(self):
        raise io.UnsupportedOperation


def raw_parts(path):
    """Each part as it lies in the file: name to its packed bytes, time, method and extra field."""
    content = path.read_bytes()
    found = {}
    with zipfile.ZipFile(path) as book:
        for about in book.infolist():
            name_size, extra_size = struct.unpack_from("<HH", content, about.header_offset + 26)
            start = about.header_offset + 30 + name_size + extra_size
            found[about.filename] = (
                content[start : start + about.compress_size],
                about.date_time,
                about.compress_type,
                content[start - extra_size : start],
                about.external_attr,
            )
    return found


def part(path, name=SHEET):
    with zipfile.ZipFile(path) as book:
        return book.read(name)
