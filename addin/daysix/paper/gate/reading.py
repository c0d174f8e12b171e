"""Everything letters can stand in, in a whole file: packed parts, joined runs, objects, streams.

``search`` reads a file once and says who of those looked for stands where, and what could not be
read. Nothing that could not be read is ever counted as clean.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from daysix.law.errors import BadInput
from daysix.paper.gate import package
from daysix.paper.gate.people import Needle, Needles, needles_of
from daysix.paper.gate.sheets import Values, sheets
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daysix.paper.gate.pdf_file import PdfFile
    from daysix.paper.gate.people import Person

ZIP, COMPOUND, GZIP, PNG = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\x1f\x8b",
    b"\x89PNG",
)
CLOSED = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "rar", b"MSCF": "cab", b"BZh": "bz2"}
DEEPEST, MOST_BYTES, MOST_SWOLLEN = 6, 800_000_000, 100_000_000
NEW_LINES = frozenset({"p", "si", "tr", "tc", "comment", "row", "c", "br", "tab", "cr", "pt"})
PIECES_OF_CHUNK = {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}
LONGEST_LIST, HEAD = 20, 65_536
AS_LETTERS = re.compile(r"[A-Za-z0-9+/]{22,}={0,2}")
"""Bytes written as letters, sixty-four of them: queries, old form fields and drawings are."""


class Piece(NamedTuple):
    """A piece of a file: where it is, its bytes or text; ``plain`` if people could read it."""

    where: str
    content: bytes | str
    plain: bool = True


class Fault(NamedTuple):
    """What cannot be read, and why."""

    where: str
    why: str


class Hit(NamedTuple):
    """Something of a person's that stands in a file, and where."""

    sort: str
    person: Person
    where: tuple[str, ...]


@dataclass
class Reading:
    """A file read whole.

    ``opened`` is the file where it is a PDF that is open already.
    """

    faults: list[Fault] = field(default_factory=list)
    places: dict[Needle, list[str]] = field(default_factory=dict)
    seen: set[bytes] = field(default_factory=set)
    left: int = MOST_BYTES
    opened: PdfFile | None = None

    def hits(self) -> tuple[Hit, ...]:
        """What was found, one for each person and sort."""
        joined: dict[tuple[str, Person], dict[str, None]] = {}
        for needle, places in self.places.items():
            joined.setdefault((needle.sort, needle.person), {}).update(dict.fromkeys(places))
        return tuple(
            Hit(sort, person, tuple(places)[:LONGEST_LIST])
            for (sort, person), places in joined.items()
        )

    def is_new(self, content: bytes) -> bool:
        """Whether these bytes were not read before; the same picture may stand on every page."""
        digest = hashlib.sha256(content).digest()
        if digest in self.seen:
            return False
        self.seen.add(digest)
        return True


def search(content: bytes, needles: Needles, *, opened: PdfFile | None = None) -> Reading:
    """Read a file to its last byte, looking for people."""
    reading = Reading(opened=opened)
    for piece in pieces(content, "", reading):
        size = len(piece.content)
        reading.left -= size
        if reading.left < 0:
            reading.faults.append(Fault(piece.where, "there is more in it than can be read"))
            break
        if not needles:
            continue
        if isinstance(piece.content, bytes):
            found = needles.in_bytes(piece.content, readable=piece.plain)
        else:
            found = needles.in_text(piece.content)
        for each in sorted(found, key=lambda one: (one.person.name, one.sort, one.words)):
            reading.places.setdefault(each, []).append(piece.where or "the file itself")
    return reading


def without(content: bytes, *people: Person, allowed: Iterable[Person] = ()) -> tuple[Hit, ...]:
    """What stands in a file of people who must not be in it; empty for a well-redacted copy.

    Parameters
    ----------
    people
        Whose names, UPN, date of birth and school are looked for, in text, description, structure.
    allowed
        Children the file may name: what they share with the others (a school) is not counted.

    Raises
    ------
    Unreadable
        Something in the file cannot be read, so nobody can say what it holds.
    """
    reading = search(content, needles_of(people, allowed))
    if reading.faults:
        fault = reading.faults[0]
        raise package.Unreadable(f"{fault.where or 'the file'}: {fault.why}")
    return reading.hits()


def pieces(content: bytes, where: str, reading: Reading, depth: int = 0) -> Iterator[Piece]:
    """Every piece of some bytes, whatever they are, those packed in them included."""
    if not content or not reading.is_new(content):
        return
    if depth > DEEPEST:
        reading.faults.append(Fault(where, "files are packed in files too many times"))
        return
    if content.startswith(ZIP):
        yield Piece(where, content, plain=False)
        yield from _zipped(content, where, reading, depth)
    elif b"%PDF-" in content[:1024]:
        from daysix.paper.gate.reading_pdf import pdf_pieces

        yield from pdf_pieces(content, where, reading, depth)
    elif content.startswith(COMPOUND):
        yield Piece(where, content)
        yield from _compound(content, where, reading, depth)
    elif content.startswith(GZIP):
        yield from _unpacked(content, where, reading, depth)
    elif closed := next((each for each in CLOSED if content.startswith(each)), None):
        reading.faults.append(Fault(where, f"it is packed ({CLOSED[closed]})"))
    else:
        yield from _plain(content, where, reading, depth)
        if not package.is_xml(where, content):
            inner = _inner(content)
            if inner is not content:
                yield from pieces(
                    inner, f"{where} > inside".removeprefix(" > "), reading, depth + 1
                )


def _plain(content: bytes, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    yield Piece(where, content)
    if content.startswith(PNG):
        yield from _chunks(content, where)
    elif package.is_xml(where, content):
        yield from _xml(content, where, reading, depth)


def _zipped(content: bytes, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    from daysix.desk.zip_parts import Parts, straight

    try:
        guarded = Parts(content, "the file")
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = [each.filename for each in packed.infolist() if not each.is_dir()]
            yield Piece(where, "\n".join((packed.comment.decode("cp1252", "ignore"), *names)))
        for name in names:
            inside = f"{where} > {name}" if where else name
            yield from pieces(guarded.whole(straight(name)), inside, reading, depth + 1)
    except BadInput as refused:
        reading.faults.append(Fault(where, refused.message))
        return
    if "[Content_Types].xml" in names and any(each.lower().startswith("xl/") for each in names):
        yield from _as_package(content, where, reading)


def _as_package(content: bytes, where: str, reading: Reading) -> Iterator[Piece]:
    """What is only together in a workbook's rows: a forename in one cell, a surname in the next."""
    try:
        book = package.Package(content)
        if book.format != "xlsx":
            return
        values = Values(book)
        for sheet in sheets(book):
            rows = values.rows(book.tree(sheet.part))
            yield Piece(f"{where} > {sheet.part}".removeprefix(" > "), "\n".join(rows))
        yield from _pivot_rows(book, where)
    except package.Unreadable as fault:
        reading.faults.append(Fault(where, str(fault)))


def _pivot_rows(book: package.Package, where: str) -> Iterator[Piece]:
    """The rows a pivot table remembers, its numbers turned into what they stand for."""
    for definition in book.named("xl/pivotcache/pivotcachedefinition"):
        items = [
            [package.attribute(item, "v") for item in shared]
            for shared in package.all_of(book.tree(definition), "sharedItems")
        ]
        for records in book.linked(definition, "pivotCacheRecords"):
            said = []
            for row in package.all_of(book.tree(records), "r"):
                cells = [_pivot_value(cell, at, items) for at, cell in enumerate(row)]
                said.append("\t".join(cells))
            yield Piece(f"{where} > {records}".removeprefix(" > "), "\n".join(said))


def _pivot_value(cell: Any, at: int, items: list[list[str]]) -> str:
    value = package.attribute(cell, "v")
    if package.tag_of(cell) != "x" or not value.isdigit() or at >= len(items):
        return value
    return items[at][int(value)] if int(value) < len(items[at]) else ""


def _compound(content: bytes, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    import olefile  # type: ignore[import-untyped]

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as old:
            names = ["/".join(each) for each in old.listdir()]
            if any(each.lower().startswith("encryptedpackage") for each in names):
                reading.faults.append(Fault(where, "it is locked by a password or a label"))
                return
            yield Piece(where, "\n".join(names))
            for each in old.listdir():
                stream = old.openstream(each).read()
                inside = f"{where} > {'/'.join(each)}".removeprefix(" > ")
                yield from pieces(stream, inside, reading, depth + 1)
    except (OSError, ValueError, IndexError, AttributeError, TypeError) as fault:
        reading.faults.append(Fault(where, f"it is damaged ({type(fault).__name__})"))


def _inner(stream: bytes) -> bytes:
    """What is packed in an object stands behind a few words of its own."""
    for mark in (ZIP, b"%PDF-", COMPOUND):
        at = stream.find(mark, 1, HEAD)
        if at > 0:
            return stream[at:]
    return stream


def _unpacked(content: bytes, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            inside = packed.read(MOST_SWOLLEN + 1)
    except (OSError, EOFError, zlib.error):
        reading.faults.append(Fault(where, "it is damaged"))
        return
    if len(inside) > MOST_SWOLLEN:
        reading.faults.append(Fault(where, "it swells beyond reason"))
        return
    yield from pieces(inside, where, reading, depth + 1)


def _chunks(content: bytes, where: str) -> Iterator[Piece]:
    """Words in a picture, packed or not."""
    at = 8
    while at + 8 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        at += length + 12
        if kind in PIECES_OF_CHUNK:
            for start in (place for place in range(min(len(data), 100)) if data[place] == 0x78):  # noqa: PLR2004 - how packed text begins
                try:
                    unpacked = zlib.decompressobj().decompress(data[start:], MOST_SWOLLEN)
                except zlib.error:
                    continue
                yield Piece(where, unpacked)


def _xml(content: bytes, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    """The words of an XML part: runs joined, paragraph by paragraph, and every attribute."""
    from lxml import etree  # type: ignore[import-untyped]

    try:
        top = package.parsed(content, where)
    except package.Unreadable as fault:
        if b"<" in content:
            reading.faults.append(Fault(where, str(fault)))
        return
    words: list[str] = []
    values: list[str] = []
    for event, element in etree.iterwalk(top, events=("start", "end", "comment", "pi")):
        if event == "end":
            words.append(_solid(element.tail))
            continue
        if event == "start":
            if package.tag_of(element) in NEW_LINES:
                words.append("\n")
            values.extend(element.attrib.values())
        words.append((element.text or "") if len(element) == 0 else _solid(element.text))
        if event != "start":
            words.append(_solid(element.tail))
    yield Piece(where, "".join(words))
    yield Piece(where, "\n".join(values))
    for text in [*values, *(each.text or "" for each in top.iter() if len(each) == 0)]:
        yield from _as_letters(text, where, reading, depth)


def _as_letters(text: str, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    """What bytes that are written as letters hold."""
    bare = "".join(text.split())
    if len(bare) % 4 == 0 and AS_LETTERS.fullmatch(bare):
        inside = base64.b64decode(bare)
        yield from pieces(inside, f"{where} > written as letters", reading, depth + 1)


def _solid(text: str | None) -> str:
    """Text that is more than the blanks between elements."""
    return text if text and not text.isspace() else ""
