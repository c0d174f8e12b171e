"""The guard: looks a workbook over before anything in it is believed.

Bombs, definitions that fetch, cells far away, damage and locks are refused by name; what readers of
plain values leave out - error cells, hidden rows, merged blocks, tables - is noted for later.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import unreadable

if TYPE_CHECKING:
    from daysix.desk.facts import BookFacts

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Excel's older files begin, and also every file locked by a password or a label."""
VERY_OLD = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
"""How workbooks of Excel 2, 3 and 4 begin: one sheet, no file system around it."""
OTHER_DOCUMENTS = ("word/", "ppt/", "visio/")
PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<workbook")
LOOKED_AT = 2048
"""Bytes at the start that tell a web page."""


def look(content: bytes, name: str) -> BookFacts:
    """Look a workbook over.

    Raises
    ------
    BadInput
        T-005 locked, T-007 not a workbook or damaged, T-030 to T-036.
    """
    if content.startswith(COMPOUND):
        from daysix.desk import xls_facts

        return xls_facts.look(content, name)
    if content.startswith(ZIP):
        return _zipped(content, name)
    if content.startswith(VERY_OLD):
        raise unreadable.too_old(name)
    start = content[:LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(PAGES):
        raise unreadable.other_clothes(name)
    raise unreadable.not_a_spreadsheet(name)


def is_workbook(content: bytes) -> bool:
    """Whether it begins like a workbook of any age, whatever its name says."""
    return content.startswith((ZIP, COMPOUND, *VERY_OLD))


def _zipped(content: bytes, name: str) -> BookFacts:
    from daysix.desk import links
    from daysix.desk.zip_parts import Parts

    parts = Parts(content, name)
    book_part = links.book_part(parts, name)
    if book_part.endswith(".bin"):
        from daysix.desk import xlsb_facts

        facts = xlsb_facts.look(parts, book_part, name)
    elif book_part and not book_part.startswith(OTHER_DOCUMENTS):
        from daysix.desk import ooxml

        facts = ooxml.look(parts, book_part, name)
    elif "content.xml" in parts:
        from daysix.desk import ods_facts

        return ods_facts.look(parts, name)
    else:
        raise unreadable.not_a_spreadsheet(name)
    facts.macros = any(part.endswith("vbaproject.bin") for part in parts.names())
    facts.links = any("externallinks/externallink" in part for part in parts.names())
    return facts
