"""A workbook's skeleton: its sheets, tables and settings, found through its own links."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from daysix.desk.patching import refusals
from daysix.desk.patching.addresses import Block, blocks
from daysix.desk.patching.marked_text import MAIN, STRICT, MarkedText, Splice, with_attribute
from daysix.desk.patching.package import Package
from daysix.desk.patching.strings import SharedTexts
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from daysix.desk.patching.back import Changed
    from daysix.desk.patching.marked_text import Tag

ZIP, COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
YES = frozenset({"1", "true", "on"})
BEFORE_CALCULATION = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")
RESERVED_BY = frozenset({"reservationPassword", "hashValue"})
_Q = "{" + MAIN.decode() + "}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Link(NamedTuple):
    """Where one part points: the kind of link, and the part at its end."""

    kind: str
    part: str


class Table(NamedTuple):
    """A table on a sheet."""

    name: str
    part: str
    block: Block
    header_rows: int
    totals_rows: int
    worked_out: frozenset[int]
    """Columns, counted in the sheet, that a formula fills."""
    columns: tuple[str, ...] = ()
    """Their names, from the left."""


class Book:
    """A workbook in memory whose cells may be changed.

    Raises
    ------
    BadInput
        It is locked, strict, signed, reserved, damaged, or not a workbook.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if content.startswith(COMPOUND):
            raise refusals.locked() if LOCKED_PART in content else refusals.not_a_workbook(name)
        if not content.startswith(ZIP):
            raise refusals.not_a_workbook(name)
        self.package = Package(content, name)
        self._links: dict[str, dict[str, Link]] = {}
        self.part = self._workbook_part()
        root = self.parsed(self.part)
        self.date1904 = _says_yes(root.find(f"{_Q}workbookPr"), "date1904")
        shared = root.find(f"{_Q}fileSharing")
        if shared is not None and not RESERVED_BY.isdisjoint(shared.keys()):
            raise refusals.reserved(name)
        self.numbers: dict[str, str] = {}
        """Part of a sheet to the number the workbook gives it."""
        self.names = {
            name.get("name", "").casefold(): (name.text or "").strip()
            for name in root.iterfind(f"{_Q}definedNames/{_Q}definedName")
            if name.get("localSheetId") is None
        }
        """Names of the whole workbook, in small letters, and what they stand for."""
        self.sheets = self._sheets(root)
        self.texts = SharedTexts(self._shared_texts)

    def _workbook_part(self) -> str:
        links = self.links("")
        found = [link.part for link in links.values() if link.kind == "officeDocument"]
        if len(found) != 1 or not found[0].lower().endswith(".xml"):
            raise refusals.not_a_workbook(self.name)
        if any(link.kind == "origin" for link in links.values()) or any(
            part.lower().startswith("_xmlsignatures/") for part in self.package.names()
        ):
            raise refusals.signed(self.name)
        root = self.parsed(found[0])
        if root.tag == f"{{{STRICT.decode()}}}workbook":
            raise refusals.strict(self.name)
        if root.tag != f"{_Q}workbook":
            raise refusals.not_a_workbook(self.name)
        return found[0]

    def _sheets(self, root: Element) -> dict[str, str]:
        links = self.links(self.part)
        found = {}
        for sheet in root.iterfind(f"{_Q}sheets/{_Q}sheet"):
            link = links.get(sheet.get(_ID, ""))
            if link is not None and link.kind == "worksheet":
                found[sheet.get("name", "").casefold()] = link.part
                self.numbers[link.part] = sheet.get("sheetId", "")
        return found

    def parsed(self, part: str) -> Element:
        """A small part, read whole."""
        from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
        from defusedxml.ElementTree import (  # type: ignore[import-untyped]
            ParseError,
            fromstring,
        )

        try:
            root: Element = fromstring(self.package.read(part), forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError, LookupError):
            raise refusals.damaged(self.name) from None
        return root

    def links(self, part: str) -> dict[str, Link]:
        """Where a part points, inside the file; ``""`` stands for the file itself."""
        if part not in self._links:
            self._links[part] = self._links_of(part)
        return self._links[part]

    def _links_of(self, part: str) -> dict[str, Link]:
        folder, _, last = part.rpartition("/")
        listing = self.package.find(posixpath.join(folder, "_rels", f"{last}.rels"))
        if listing is None:
            return {}
        found = {}
        for link in self.parsed(listing):
            if link.get("TargetMode") == "External":
                continue
            target = unquote(link.get("Target", ""))
            whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            there = self.package.find(whole)
            if there is not None:
                kind = link.get("Type", "").rpartition("/")[2]
                found[link.get("Id", "")] = Link(kind, there)
        return found

    def linked(self, part: str, kind: str) -> list[str]:
        """The parts of one kind that a part points at."""
        return [link.part for link in self.links(part).values() if link.kind == kind]

    def _shared_texts(self) -> bytes | None:
        found = self.linked(self.part, "sharedStrings")
        return self.package.read(found[0]) if found else None

    def styles_part(self) -> str | None:
        """Where the cell styles are."""
        found = self.linked(self.part, "styles")
        return found[0] if found else None

    def calculations(self) -> str | None:
        """Where Excel keeps its list of formulas, as it does when there are any."""
        found = self.linked(self.part, "calcChain")
        return found[0] if found else None

    def tables(self, sheet_part: str) -> list[Table]:
        """The tables of a sheet."""
        return [self._table(part) for part in self.linked(sheet_part, "table")]

    def _table(self, part: str) -> Table:
        root = self.parsed(part)
        found = blocks(root.get("ref", ""))
        if not found:
            raise refusals.damaged(self.name)
        worked_out = frozenset(
            column
            for column, about in enumerate(
                root.iterfind(f"{_Q}tableColumns/{_Q}tableColumn"), start=found[0].left
            )
            if about.find(f"{_Q}calculatedColumnFormula") is not None
        )
        return Table(
            root.get("displayName") or root.get("name") or "",
            part,
            found[0],
            int(root.get("headerRowCount", "1")),
            int(root.get("totalsRowCount", "0")),
            worked_out,
            tuple(
                about.get("name", "")
                for about in root.iterfind(f"{_Q}tableColumns/{_Q}tableColumn")
            ),
        )

    def pivots(self, sheet_part: str) -> list[Block]:
        """Where pivot tables lie on a sheet."""
        found = []
        for part in self.linked(sheet_part, "pivotTable"):
            where = self.parsed(part).find(f"{_Q}location")
            found += blocks(where.get("ref", "")) if where is not None else []
        return found

    def recalculating(self) -> Changed | None:
        """The workbook's own part, asking for fresh results when it is opened; None if it does.

        A formula keeps the result it had when it was saved. Without this, Excel would go on
        showing a total of what the cells held before.
        """
        xml = MarkedText(self.package.read(self.part))
        tag = xml.tag(b"calcPr")
        name = b"<" + xml.prefix + b"calcPr"
        if tag is not None:
            inside = with_attribute(tag.inside, b"fullCalcOnLoad", b"1")
            if inside == tag.inside:
                return None
            text = name + inside.rstrip() + (b"/>" if tag.alone else b">")
            return xml.spliced([Splice(tag.start, tag.end, text)])
        for before in BEFORE_CALCULATION:
            tag = xml.tag(before)
            if tag is not None:
                at = xml.close(before, tag)[1]
                return xml.spliced([Splice(at, at, name + b' fullCalcOnLoad="1"/>')])
        raise refusals.damaged(self.name)

    def resized_table(self, table: Table, block: Block) -> Changed:
        """A table's own part over another block, with every row of it shown and none sorted."""
        xml = MarkedText(self.package.read(table.part))
        splices = []
        for element, tag, text in _over(xml, block):
            whole = element == b"table"
            end = tag.end if whole else xml.close(element, tag)[1]
            splices.append(Splice(tag.start, end, text + (b">" if whole else b"/>")))
        order = xml.tag(b"sortState", splices[-1].end)
        if order is not None:
            splices.append(Splice(order.start, xml.close(b"sortState", order)[1], b""))
        return xml.spliced(splices)

    def longer_table(self, table: Table, block: Block) -> Changed:
        """A table's own part, with its block grown downwards, and its filter with it."""
        xml = MarkedText(self.package.read(table.part))
        return xml.spliced(
            [
                Splice(tag.start, tag.end, text + (b"/>" if tag.alone else b">"))
                for _, tag, text in _over(xml, block)
            ]
        )


def _over(xml: MarkedText, block: Block) -> Iterator[tuple[bytes, Tag, bytes]]:
    """A table's tag and its filter's, each with its text over another block, but for its end."""
    for element in (b"table", b"autoFilter"):
        tag = xml.tag(element)
        if tag is not None:
            inside = with_attribute(tag.inside, b"ref", block.written().encode()).rstrip()
            yield element, tag, b"<" + xml.prefix + element + inside


def opened(content: bytes, name: str) -> Book:
    """A workbook from its bytes; whatever does not hold together is one sentence.

    Raises
    ------
    BadInput
        As `Book`.
    """
    try:
        return Book(content, name)
    except BadInput:
        raise
    except ValueError:
        raise refusals.damaged(name) from None


def _says_yes(element: Element | None, name: str) -> bool:
    return element is not None and element.get(name, "").lower() in YES
