"""Everything letters can stand in, in a PDF: objects, streams, what is drawn, earlier versions."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

from daysix.paper.gate import pdf_file
from daysix.paper.gate.package import Unreadable
from daysix.paper.gate.reading import Fault, Piece, Reading, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daysix.paper.gate.pdf_file import PdfFile

LITERAL = re.compile(
    rb"\(((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<([0-9A-Fa-f\s]{4,})>", re.DOTALL
)
ESCAPED = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
LOOSE = re.compile(rb"stream\r?\n")
LEADS = re.compile(rb"\b\d+ \d+ R\b")
"""Where an object leads to: no words, and different in every copy."""
BY_NUMBER = {
    f"{number:0{width}o}".encode(): bytes([number & 0xFF])
    for width in (1, 2, 3)
    for number in range(8**width)
}
PLAIN_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
PICTURES = ("/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/DCT", "/CCF")
MOST_PIXELS, MOST_LOOSE = 4_000_000, 30_000_000
SHOWS = (b"Tj", b"TJ", b"'", b'"')
FILES = "/EmbeddedFile"
BREAK = "\n0\n"
"""Between two objects: a digit, so that the end of one and the beginning of the next are no name.
"""


def pdf_pieces(content: bytes, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    """Every piece of a PDF; of the versions before the last one too."""
    yield Piece(where, content, plain=False)
    for line in (pdf_file.tail(content), content[: content.find(b"%PDF-")]):
        if line:
            yield Piece(f"{where} around the PDF".strip(), line)
    older = pdf_file.versions(content)
    for number, version in enumerate([*older, content], 1):
        last = number > len(older)
        named = where if last else f"{where} version {number}".strip()
        try:
            yield from _version(version, named, reading, depth)
        except Unreadable as fault:
            if last:
                reading.faults.append(Fault(where, str(fault)))
                return
    yield from _loose(content, where, reading)


def _version(content: bytes, where: str, reading: Reading, depth: int) -> Iterator[Piece]:
    opened = reading.opened
    if opened is not None and opened.raw is content:
        yield from _whole(opened, opened.page_words(), where, reading, depth=depth)
        return
    file = pdf_file.PdfFile(content)
    try:
        yield from _whole(file, file.only_words(), where, reading, depth=depth)
    finally:
        file.close()


def _whole(
    file: PdfFile, pages: Iterable[tuple[int, str]], where: str, reading: Reading, *, depth: int
) -> Iterator[Piece]:
    """The streams of a file, what its objects say (alike ones once), and the words of its pages."""
    import pikepdf

    said: dict[bytes, None] = {}
    for each, written in file.written():
        said[written if b"(" in written else LEADS.sub(b"", written)] = None
        if isinstance(each, pikepdf.Stream):
            yield from _stream_of(each, where, reading, depth=depth)
    yield Piece(f"{where} description".strip(), BREAK.join(map(said_in, said)))
    for number, words in pages:
        yield Piece(f"{where} page {number}".strip(), words)


def _stream_of(each: Any, where: str, reading: Reading, *, depth: int) -> Iterator[Piece]:
    """What a stream holds, and what is packed in it."""
    place = f"{where} object {each.objgen[0]}".strip()
    data = _stream(each, place, reading)
    if each.get("/Type") == FILES:
        yield from pieces(data, place, reading, depth + 1)
    elif data and reading.is_new(data):
        yield from stream_pieces(data, place, plain=not _is_binary(each))


def stream_pieces(data: bytes, place: str, *, plain: bool) -> Iterator[Piece]:
    """A stream as it is, and the words it shows, joined."""
    yield Piece(place, data, plain=plain)
    if plain and any(sign in data for sign in SHOWS) and b"BT" in data:
        yield Piece(place, said_in(data, between=""), plain=True)


def _stream(each: Any, place: str, reading: Reading) -> bytes:
    import pikepdf

    filters = pdf_file.text_of(each.get("/Filter"))
    is_picture = any(name in filters for name in PICTURES)
    try:
        if is_picture or (each.get("/Subtype") == "/Image" and _pixels(each) > MOST_PIXELS):
            return bytes(each.read_raw_bytes())
        return bytes(each.read_bytes())
    except (pikepdf.PdfError, pikepdf.DataDecodingError, NotImplementedError) as fault:
        reading.faults.append(Fault(place, f"it cannot be unpacked ({type(fault).__name__})"))
        return bytes(each.read_raw_bytes())


def _pixels(each: Any) -> int:
    try:
        return int(each.get("/Width", 0)) * int(each.get("/Height", 0))
    except (TypeError, ValueError):
        return MOST_PIXELS + 1


def _is_binary(each: Any) -> bool:
    """Whether it is a font's program or pixels, in which short names occur by chance."""
    return each.get("/Subtype") == "/Image" or "/Length1" in each or "/Length3" in each


def said_in(written: bytes, *, between: str = "\n") -> str:
    """The strings in PDF's own notation, and its names."""
    found = [_decoded(each) for each in LITERAL.finditer(written)]
    names = HASH.sub(lambda each: bytes([int(each[1], 16)]), written) if b"/" in written else b""
    plain = names.decode("utf-8", "replace") if between else ""
    return f"{between.join(found)}\n{plain}"


def _decoded(found: re.Match[bytes]) -> str:
    if found[2] is not None:
        digits = b"".join(found[2].split())
        data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        data = ESCAPED.sub(_unescaped, found[1]) if b"\\" in found[1] else found[1]
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    if data.startswith(b"\xff\xfe"):
        return data[2:].decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    if found[1] is not None:
        return BY_NUMBER[found[1]]
    if found[2] is not None:
        return b""
    return PLAIN_ESCAPES.get(found[3], found[3])


def _loose(content: bytes, where: str, reading: Reading) -> Iterator[Piece]:
    """Packed streams no list of objects leads to any more."""
    for found in LOOSE.finditer(content):
        if content[found.end() : found.end() + 1] not in {b"x", b"h", b"X", b"H"}:
            continue
        try:
            data = zlib.decompressobj().decompress(content[found.end() :], MOST_LOOSE)
        except zlib.error:
            continue
        if data and reading.is_new(data):
            place = f"{where} a left-over stream".strip()
            yield from stream_pieces(data, place, plain=b"\0" not in data[:200])
            yield Piece(place, said_in(data))
