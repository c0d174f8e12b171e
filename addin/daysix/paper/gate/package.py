"""A workbook or Word document as its parts: read within bounds, changed part by part, put together.

Parts nobody touches keep their bytes. Definitions and entities are refused: nothing is fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any

from daysix.law.errors import BadInput
from daysix.paper.gate.frame import DOCX, UNKNOWN, XLSX
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES = "[Content_Types].xml"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT_R = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
MAIN = "officeDocument"
BY_FOLDER = {"xl": XLSX, "word": DOCX}


class Unreadable(Exception):
    """A file, or a part of it, cannot be read; the words say why."""


class Link(NamedTuple):
    """A relationship: its id, the last word of its type, what it leads to, whether outside."""

    id: str
    type: str
    target: str
    outside: bool
    element: Any


class Package:
    """The parts by name.

    Raises
    ------
    Unreadable
        Damaged, locked, swelling beyond reason, or no workbook and no document.
    """

    def __init__(self, content: bytes) -> None:
        from daysix.desk.zip_parts import Parts, straight

        self.raw = content
        self.parts: dict[str, bytes] = {}
        try:
            guarded = Parts(content, "the file")
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                self.comment = packed.comment
                for each in packed.infolist():
                    if not each.is_dir():
                        self.parts[each.filename] = guarded.whole(straight(each.filename))
        except BadInput as refused:
            raise Unreadable(refused.message) from refused
        self._trees: dict[str, Any] = {}
        self._changed: set[str] = set()
        self.main = self._main()
        self.format = BY_FOLDER.get(self.main.partition("/")[0], UNKNOWN)
        if self.format == UNKNOWN or self.main.endswith(".bin"):
            raise Unreadable("it is neither a workbook nor a Word document of today's kind")

    def _main(self) -> str:
        for link in self.links(""):
            if link.type == MAIN and link.target in self.parts:
                return link.target
        raise Unreadable("its list of parts leads nowhere")

    # reading

    def named(self, *starts: str, end: str = ".xml") -> list[str]:
        """Parts whose name begins and ends so."""
        return [
            name
            for name in self.parts
            if name.lower().startswith(starts) and name.lower().endswith(end)
        ]

    def tree(self, name: str) -> Any:
        """The top element of a part; changing it changes nothing until :meth:`changed` is said."""
        if name not in self._trees:
            self._trees[name] = parsed(self.parts[name], name)
        return self._trees[name]

    def maybe(self, name: str) -> Any:
        """The top element of a part, or None when there is no such part."""
        return self.tree(name) if name in self.parts else None

    def links(self, name: str) -> list[Link]:
        """The relationships of a part; of the whole package for a blank name."""
        rels = rels_of(name)
        if rels not in self.parts:
            return []
        return [link_of(each, name) for each in self.tree(rels).iter(RELS)]

    def linked(self, name: str, *types: str) -> Iterator[str]:
        """Parts inside that a part leads to by relationships of these types."""
        for link in self.links(name):
            if link.type in types and not link.outside and link.target in self.parts:
                yield link.target

    def reachable(self) -> set[str]:
        """Parts that can be come to from the beginning, their lists of relationships included."""
        seen = {TYPES}
        waiting = [""]
        while waiting:
            name = waiting.pop()
            if rels_of(name) in self.parts:
                seen.add(rels_of(name))
            for link in self.links(name):
                if not link.outside and link.target in self.parts and link.target not in seen:
                    seen.add(link.target)
                    waiting.append(link.target)
        return seen

    # changing

    def changed(self, name: str) -> None:
        """Say that the tree of a part was changed."""
        self._changed.add(name)

    def put(self, name: str, content: bytes) -> None:
        """Replace a part, or add one."""
        self.parts[name] = content
        self._trees.pop(name, None)
        self._changed.discard(name)

    def drop(self, name: str) -> None:
        """Take a part out, with every relationship that leads to it."""
        if name not in self.parts:
            return
        for rels in [each for each in self.parts if each.endswith(".rels")]:
            source = source_of(rels)
            for link in self.links(source):
                if link.target == name and not link.outside:
                    self.unlink(source, link)
        self._forget(name)

    def unlink(self, source: str, link: Link) -> None:
        """Take a relationship out."""
        link.element.getparent().remove(link.element)
        self.changed(rels_of(source))

    def _forget(self, name: str) -> None:
        for gone in (name, rels_of(name)):
            self.parts.pop(gone, None)
            self._trees.pop(gone, None)
            self._changed.discard(gone)
        top = self.tree(TYPES)
        for each in list(top):
            if each.get("PartName", "").lstrip("/") == name:
                top.remove(each)
                self.changed(TYPES)

    def sweep(self) -> None:
        """Take out every part nothing leads to any more."""
        reached = self.reachable()
        for name in [each for each in self.parts if each not in reached]:
            self._forget(name)

    def write(self) -> bytes:
        """The package as it is now."""
        from lxml import etree  # type: ignore[import-untyped]

        for name in self._changed:
            self.parts[name] = etree.tostring(
                self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
            )
        self._changed.clear()
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in sorted(self.parts, key=lambda each: each != TYPES):
                about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                about.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(about, self.parts[name])
        return made.getvalue()


def parsed(content: bytes, name: str) -> Any:
    """The top element of a part.

    Raises
    ------
    Unreadable
        It is no sound XML, or it defines something.
    """
    from lxml import etree

    reader = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=False
    )
    try:
        top = etree.fromstring(content, reader)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable(f"its part {name} is damaged") from fault
    if top.getroottree().docinfo.doctype:
        raise Unreadable(f"its part {name} defines something of its own")
    return top


def link_of(element: Any, source: str) -> Link:
    """A relationship of a part as a :class:`Link`."""
    target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
    if not outside:
        folder = posixpath.dirname(source)
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    kind = element.get("Type", "").rpartition("/")[2]
    return Link(element.get("Id", ""), kind, target, outside, element)


def rels_of(name: str) -> str:
    """The part that lists a part's relationships."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels".lstrip("/")


def source_of(rels: str) -> str:
    """The part a list of relationships belongs to."""
    return rels.replace("_rels/", "").removesuffix(".rels")


def is_xml(name: str, part: bytes) -> bool:
    """Whether a part is XML."""
    start = part[:100].lstrip(b"\xef\xbb\xbf \r\n\t")
    return name.endswith((".rels", ".xml", ".vml")) or start.startswith((b"<?xml", b"<\0?\0"))


def tag_of(element: Any) -> str:
    """The name of an element without its namespace; blank for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def all_of(top: Any, *tags: str) -> list[Any]:
    """Elements of these names, whatever their namespace."""
    return list(top.iter(*(f"{{*}}{tag}" for tag in tags)))


def first(top: Any, tag: str) -> Any:
    """The first element of a name."""
    return next(iter(top.iter(f"{{*}}{tag}")), None)


def attribute(element: Any, name: str, default: str = "") -> str:
    """An attribute, whatever its namespace."""
    if name in element.attrib:
        return str(element.get(name))
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def remove(element: Any) -> None:
    """Take an element out, keeping the text that follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def unwrap(element: Any) -> None:
    """Put what is in an element in its place."""
    parent = element.getparent()
    at = parent.index(element)
    for child in list(element):
        parent.insert(at, child)
        at += 1
    remove(element)


def words_of(element: Any) -> str:
    """The text in an element, its spaces straightened."""
    return " ".join("".join(element.itertext()).split())
