"""What is in a zip file, taken out within bounds: how many, how much, how much it swells.

Nothing is written anywhere. What a member says of its own size is not believed: bytes are counted
as they come.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from daysix.attachments import sentences
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES, MOST_OF_ONE = 200, 25_000_000
SWELLS_AT_MOST, NEVER_MIND_BELOW = 250, 4_000_000
BLOCK = 1 << 18
FOLDER = ("/", "\\")
NOISE = ("__macosx/", "thumbs.db", ".ds_store")
"""What computers add by themselves."""
LOCKED = 0x1


class Member(NamedTuple):
    """One file of an archive: its name, and its bytes or why they were not taken out."""

    name: str
    content: bytes
    refused: sentences.Unread | None = None


def members(content: bytes, room: int) -> Iterator[Member]:
    """Each file in it, at most :data:`MOST_FILES`; ``room`` is how many bytes they may be together.

    Raises
    ------
    Unread
        Its list cannot be read.
    """
    from daysix.desk.zip_parts import BROKEN

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in wanted(packed)[:MOST_FILES]:
                member = _taken_out(packed, each, room)
                room -= len(member.content)
                yield member
    except (*BROKEN, RuntimeError) as fault:
        raise sentences.damaged() from fault


def how_many(content: bytes) -> int:
    """Files in it, as its list says; 0 if the list cannot be read."""
    from daysix.desk.zip_parts import BROKEN

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return len(wanted(packed))
    except (*BROKEN, RuntimeError):
        return 0


def wanted(packed: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Files, without folders and without what computers add by themselves."""
    return [
        each
        for each in packed.infolist()
        if not each.filename.endswith(FOLDER)
        and not each.filename.lower().startswith(NOISE)
        and not each.filename.lower().endswith(NOISE[1:])
    ]


def _taken_out(packed: zipfile.ZipFile, each: zipfile.ZipInfo, room: int) -> Member:
    from daysix.desk.zip_parts import BROKEN

    if each.flag_bits & LOCKED:
        return Member(each.filename, b"", sentences.encrypted())
    found: list[bytes] = []
    out = 0
    try:
        with packed.open(each) as part:
            while block := part.read(BLOCK):
                out += len(block)
                if out > min(room, MOST_OF_ONE) or _swells(out, each.compress_size):
                    return Member(each.filename, b"", sentences.too_much_inside())
                found.append(block)
    except (*BROKEN, RuntimeError):
        return Member(each.filename, b"", sentences.damaged())
    return Member(each.filename, b"".join(found))


def _swells(out: int, packed: int) -> bool:
    return out > NEVER_MIND_BELOW and out > SWELLS_AT_MOST * max(1, packed)
