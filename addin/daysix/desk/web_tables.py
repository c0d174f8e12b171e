"""The tables of a web page, each as a sheet of text: what many portals call "Export to Excel".

Nothing is fetched and nothing is run; the page is only taken apart. Cells that span several rows
or columns are given as merged blocks, as a workbook would have them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from daysix.desk import unreadable
from daysix.desk.excel import Rows
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TABLES, MOST_CELLS, MOST_SPAN = 300, 3_000_000, 1_000
UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})
NEW_LINE = frozenset({"br", "p", "div", "li", "tr"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]+)")
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
LONGEST_NAME = 60


def sheets(content: bytes, name: str) -> Iterator[Rows]:
    """Every table of the page, named after the heading over it.

    Raises
    ------
    BadInput
        T-034 too large; T-036 a page that cannot be taken apart for certain, or without a table.
    """
    tables = _tables(content, name)
    if not tables:
        raise unreadable.other_clothes(name)
    if len(tables) > MOST_TABLES:
        raise unreadable.too_large(name)
    used: dict[str, int] = {}
    for number, (title, table) in enumerate(tables, 1):
        said = (title or f"Table {number}")[:LONGEST_NAME]
        used[said] = used.get(said, 0) + 1
        unique = said if used[said] == 1 else f"{said} ({used[said]})"
        grid, merged = _grid(table, name)
        yield Rows(unique, True, 1, 1, grid, merged)  # noqa: FBT003 - as it reads


def _tables(content: bytes, name: str) -> list[tuple[str, Any]]:
    """Each table with the heading that stands over it and over no other table."""
    from lxml import etree, html  # type: ignore[import-untyped]

    page = _decoded(content)
    if page.lower().count("<table") != page.lower().count("</table"):
        raise unreadable.other_clothes(name)  # it breaks off, and nobody can say what is missing
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(page.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise unreadable.other_clothes(name) from fault
    if any(error.level >= etree.ErrorLevels.FATAL for error in parser.error_log):
        raise unreadable.other_clothes(name)  # it stopped part of the way
    found, heading = [], ""
    for element in root.iter():
        if element.tag in HEADINGS and element.tag != "caption":
            heading = _text_of(element)
        elif element.tag == "table":
            caption = element.find("caption")
            found.append((_text_of(caption) if caption is not None else heading, element))
            heading = ""
    return found


def _decoded(content: bytes) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        said = CHARSET.search(content[:4096])
        try:
            return content.decode(said.group(1).decode() if said else "cp1252")
        except (UnicodeDecodeError, LookupError):
            return content.decode("cp1252", errors="replace")


def _grid(table: Any, name: str) -> tuple[list[list[object]], tuple[str, ...]]:  # noqa: ANN401
    """The rows of one table, without those of tables inside it, and what is merged."""
    rows: list[list[object]] = []
    merged: list[str] = []
    taken: dict[int, int] = {}
    cells = 0
    for number, row in enumerate(_own(table, ("tr",)), 1):
        taken = {at: left - 1 for at, left in taken.items() if left > 1}
        held: list[object] = []
        at = 0
        for cell in _own(row, ("td", "th")):
            while at in taken:
                at += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            cells += wide
            if cells > MOST_CELLS:
                raise unreadable.too_large(name)
            held += [None] * (at + wide - len(held))
            held[at] = _text_of(cell) or None
            if wide > 1 or high > 1:
                last = f"{letters(at + wide)}{number + high - 1}"
                merged.append(f"{letters(at + 1)}{number}:{last}")
            if high > 1:
                taken.update(dict.fromkeys(range(at, at + wide), high))
            at += wide
        rows.append(held)
    return rows, tuple(merged)


def _own(within: Any, tags: tuple[str, ...]) -> Iterator[Any]:  # noqa: ANN401 - elements of lxml
    """Elements of the kind inside another, but not inside a table in it."""
    for child in within:
        if child.tag in tags:
            yield child
        elif child.tag in {"thead", "tbody", "tfoot", "form", "tr"}:
            yield from _own(child, tags)


def _span(cell: Any, name: str) -> int:  # noqa: ANN401
    said = (cell.get(name) or "").strip()
    many = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1  # noqa: PLR2004
    return min(max(many, 1), MOST_SPAN)


def _text_of(element: Any) -> str:  # noqa: ANN401
    """What is to be seen of an element, without tables inside it."""
    pieces: list[str] = []
    _see(element, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _see(element: Any, pieces: list[str]) -> None:  # noqa: ANN401
    pieces.append((element.text or "").replace("\n", " "))
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        unseen = tag in UNSEEN or tag == "table" or HIDDEN.search(child.get("style") or "")
        if tag in NEW_LINE:
            pieces.append("\n")
        if tag and not unseen:
            _see(child, pieces)
        pieces.append((child.tail or "").replace("\n", " "))
