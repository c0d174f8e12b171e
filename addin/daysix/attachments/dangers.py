"""What would run if a document were opened: macros, and programs packed into it.

Looked for by content, before the document is read at all; part by part, with a bound on each.
"""

from __future__ import annotations

import io
import zipfile
from struct import error as struct_error
from struct import unpack_from
from typing import TYPE_CHECKING

from daysix.attachments import kinds, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

MACROS = frozenset({"_vba_project", "vba", "macros", "_vba_project_cur", "vbaproject"})
PACKAGE = frozenset({"\x01ole10native", "\x01ole10itemname", "package"})
TYPES = (b"ms-office.vbaproject", b"ms-excel.macrosheet", b"ms-excel.intlmacrosheet")
FOLDERS = ("xl/macrosheets/", "basic/", "scripts/")
HARMLESS = (
    ".xml",
    ".rels",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".emf",
    ".wmf",
    ".tif",
    ".tiff",
    ".vml",
)
LISTED_SHEET, SHEET_KIND = 0x85, 5
"""The record that lists a sheet, and where in it stands of what kind the sheet is."""
MOST_OF_ONE = 8_000_000
MOST_PARTS = 10_000
RICH_OBJECTS = (b"objdata", b"\\objemb", b"\\objocx", b"\\objupdate", b"\\objautlink")
"""Rich text hides what is packed into it in many ways; these words it cannot do without."""


def refuse(kind: str, content: bytes) -> None:
    """Refuse a document that brings something that would run.

    Raises
    ------
    Unread
        With macros, with a program packed in, or locked.
    """
    if content.startswith(kinds.COMPOUND):
        _refuse_streams(kinds.streams_of(content))
        if kind == kinds.XLS and _has_macro_sheet(content):
            raise sentences.macros()
    elif content.startswith(kinds.PACKED):
        _refuse_parts(content, is_archive=kind == kinds.ZIP)
    elif kind == kinds.RICH:
        small = content.lower()
        if any(word in small for word in RICH_OBJECTS):
            raise sentences.program_inside()


def _refuse_streams(names: frozenset[str]) -> None:
    if "encryptedpackage" in names or names & {"\x06dataspaces", "encryption"}:
        raise sentences.encrypted()
    if names & MACROS:
        raise sentences.macros()
    if names & PACKAGE:
        raise sentences.program_inside()


def _has_macro_sheet(content: bytes) -> bool:
    """Whether a workbook lists a sheet of the oldest kind of macros."""
    from daysix.desk import compound

    try:
        book = compound.Compound(content).stream("Workbook", "Book")
    except (compound.Broken, struct_error, IndexError) as fault:
        raise sentences.damaged() from fault
    at = 0
    while at + 4 <= len(book):
        kind, length = unpack_from("<HH", book, at)
        if kind == LISTED_SHEET and length > SHEET_KIND and book[at + 4 + SHEET_KIND] == 1:
            return True
        at += 4 + length
    return False


def _refuse_parts(content: bytes, *, is_archive: bool) -> None:
    names = kinds.packed_names(content)
    if names is None:
        crowded = kinds.is_crowded(content)
        raise sentences.too_much_inside() if crowded else sentences.damaged()
    if "meta-inf/manifest.mf" in names or "androidmanifest.xml" in names:
        raise sentences.program()
    if is_archive:
        return
    if any(name.endswith("vbaproject.bin") or name.startswith(FOLDERS) for name in names):
        raise sentences.macros()
    for name, part in _doubtful(content):
        if name == "[content_types].xml":
            narrow = part.replace(b"\0", b"").lower()
            if any(each in narrow for each in TYPES):
                raise sentences.macros()
        elif part.startswith(kinds.COMPOUND):
            _refuse_streams(kinds.streams_of(part))
        elif part.startswith(kinds.PROGRAMS):
            raise sentences.program_inside()


def _doubtful(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The list of types, and every part that is neither XML nor a picture by its name."""
    from daysix.desk.zip_parts import BROKEN, straight

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in packed.infolist()[:MOST_PARTS]:
                name = straight(each.filename)
                if each.flag_bits & 1:
                    raise sentences.encrypted()
                if name == "[content_types].xml" or not name.endswith(HARMLESS):
                    with packed.open(each) as part:
                        yield name, part.read(MOST_OF_ONE)
    except (*BROKEN, RuntimeError) as fault:
        raise sentences.damaged() from fault
