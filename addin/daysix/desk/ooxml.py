"""The guard's look at an Excel workbook made of XML parts: ``.xlsx`` and ``.xlsm``."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from daysix.desk.facts import XLSX, BookFacts
from daysix.desk.links import links_of
from daysix.desk.sheet_xml import SheetScan, Spread, is_plain
from daysix.desk.spread import MOST_LAID_OUT, refuse_far
from daysix.desk.zip_parts import straight
from daysix.desk.zip_watch import elements, small, watch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.desk.zip_parts import Parts

STRICT = b"purl.oclc.org/ooxml"
PLAIN_BELOW = 8_000_000
LAST_COLUMN = 16_384
YES = frozenset({"1", "true", "on"})


def look(parts: Parts, book_part: str, name: str) -> BookFacts:
    """Look at every part once.

    Raises
    ------
    BadInput
        T-007 damaged, T-031 definitions, T-032 a cell far away, T-034 too large.
    """
    facts = BookFacts(XLSX)
    sheets = _sheets(parts, book_part, name=name, facts=facts)
    core = {*sheets, book_part, *_beside(book_part, "styles.xml", "sharedStrings.xml")}
    plain = parts.size < PLAIN_BELOW and not facts.strict
    for part in parts.names():
        if part not in sheets:
            watch(parts, part, name, core=part in core)
            continue
        scan = SheetScan()
        watch(parts, part, name, core=True, scan=scan)
        _refuse_stray(parts, part, scan, name=name, sheet=sheets[part])
        facts.sheets[sheets[part]] = scan.facts
        scan.facts.hidden_columns = _expanded(scan.hidden_spans)
        scan.facts.tables = _tables(parts, part, name)
        plain = plain and is_plain(parts.whole(part))
    facts.plain = plain
    return facts


def _sheets(parts: Parts, book_part: str, *, name: str, facts: BookFacts) -> dict[str, str]:
    """Part to title of every sheet, and what the workbook says about itself."""
    listed: list[tuple[str, str]] = []

    def about(element: str, has: Mapping[str, str]) -> None:
        if element == "workbookPr":
            facts.date1904 = has.get("date1904", "").lower() in YES
        elif element == "sheet":
            listed.append((has.get("id", ""), has.get("name", "")))

    content = small(parts, book_part, name)
    facts.strict = STRICT in content
    elements(content, about, name)
    target = {link.id: link.target for link in links_of(parts, book_part, name)}
    return {target[link]: title for link, title in listed if target.get(link, "") in parts}


def sheet_parts(parts: Parts, book_part: str, name: str) -> list[tuple[str, str]]:
    """Part and title of every sheet; see :func:`look`."""
    return list(_sheets(parts, book_part, name=name, facts=BookFacts(XLSX)).items())


def _beside(book_part: str, *files: str) -> set[str]:
    folder = posixpath.dirname(book_part)
    return {straight(posixpath.join(folder, file)) for file in files}


def _tables(parts: Parts, sheet: str, name: str) -> dict[str, str]:
    """Tables of Excel's own on a sheet: name to range."""
    found: dict[str, str] = {}

    def about(element: str, has: Mapping[str, str]) -> None:
        if element == "table":
            found[has.get("displayName", has.get("name", ""))] = has.get("ref", "")

    for link in links_of(parts, sheet, name):
        if link.kind.endswith("/table") and link.target in parts:
            elements(small(parts, link.target, name), about, name)
    return found


def _refuse_stray(parts: Parts, part: str, scan: SheetScan, *, name: str, sheet: str) -> None:
    if scan.last_row * scan.width <= MOST_LAID_OUT:
        return
    spread = Spread()
    for block in parts.blocks(part):
        spread.feed(block)
    refuse_far(spread.rows, spread.columns, name=name, title=sheet)


def _expanded(spans: list[tuple[int, int]]) -> list[int]:
    return [place for first, last in spans for place in range(first, min(last, LAST_COLUMN) + 1)]
