"""What a file is that is called a workbook and is none: a web page, Excel 2003 XML, plain lines.

Many systems give these for "Export to Excel". Each is told by how it begins and what it holds,
never by its name; what is not certain is refused as before.
"""

from __future__ import annotations

import codecs

WEB_PAGE, OFFICE_XML, LINES = "web page", "workbook in the XML of Excel 2003", "list of lines"
OFFICE = "urn:schemas-microsoft-com:office:spreadsheet"
BEGINNINGS = ("<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<style", "<div",
              "<center", "<font", "<br", "<p>", "<h1", "<h2", "<h3", "<b>", "<title")  # fmt: skip
LOOKED_AT = 8_192
FEWEST_LINES, FEWEST_COLUMNS = 2, 3
MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def kind_of(content: bytes) -> str:
    """``WEB_PAGE``, ``OFFICE_XML``, or blank for neither."""
    head = _text(content[:LOOKED_AT]).lstrip().lower()
    if not head.startswith("<"):
        return ""
    if OFFICE in head and head.startswith(("<?xml", "<workbook", "<ss:workbook")):
        return OFFICE_XML
    if head.startswith("<?xml"):
        head = head.partition("?>")[2].lstrip()
    while head.startswith("<!--"):
        head = head.partition("-->")[2].lstrip()
    holds = b"<table" in content.replace(b"\0", b"").lower()
    return WEB_PAGE if holds and head.startswith(BEGINNINGS) else ""


def is_lines(content: bytes, name: str) -> bool:
    """Whether an ``.xls`` file is certainly text in columns, as Excel itself opens it."""
    if not name.lower().endswith(".xls") or _text(content[:LOOKED_AT]).lstrip()[:1] in {"<", "{"}:
        return False
    from daysix.desk import delimited
    from daysix.law.errors import BadInput

    try:
        rows = list(delimited.rows(content, name).rows)
    except BadInput:
        return False
    widths = [len(row) for row in rows if any(str(cell).strip() for cell in row)]
    wide = sum(width >= FEWEST_COLUMNS for width in widths)
    printable = not any(ord(each) < ord(" ") and each not in "\t\r\n" for each in _text(content))
    return printable and wide >= FEWEST_LINES and wide > len(widths) / 2


def note(kind: str, name: str) -> str:
    """What is said of a file that was read in spite of its name."""
    return (
        f"{name} is no ordinary Excel file but a {kind}, as some systems export them. I read it as "
        "text: look a few dates over."
    )


def _text(content: bytes) -> str:
    if content.startswith(MARKED):
        return content[: len(content) // 2 * 2].decode("utf-16", errors="replace")
    return content.decode("utf-8-sig", errors="replace")
