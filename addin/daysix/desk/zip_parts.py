"""The parts of a zipped workbook, given out with a limit on everything: count, size, swelling.

What a part claims about its size is never believed: bytes are counted as they come out, and every
part is read to its end so that its own check sum has been compared.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from time import process_time
from typing import TYPE_CHECKING

from daysix.desk import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 10_000
MOST_IN_ONE, MOST_IN_ALL = 300_000_000, 400_000_000
SWELLS_AT_MOST, NEVER_MIND_BELOW = 250, 16_000_000
"""A sheet of real rows swells about ten times, a column of one repeated word a hundred."""
BLOCK = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
END, END_LENGTH, END_COUNT = b"PK\x05\x06", 22, slice(10, 12)
MANY = 0xFFFF
LONGEST_LOOK = 12.0
"""Seconds of work, not by the clock on the wall, in which every part must have come out."""
LOCKED_FLAG = 0x1
HOW_KEPT = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


class Parts:
    """The parts by name, slashes straightened and capitals ignored.

    Raises
    ------
    BadInput
        T-005 locked, T-007 damaged, T-030 swells beyond reason.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._file = name
        self._until = process_time() + LONGEST_LOOK
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (*BROKEN, RuntimeError) as fault:
            raise unreadable.not_a_spreadsheet(name) from fault
        found = self._zip.infolist()
        self._by_name = {straight(each.filename): each for each in found}
        doubled = len(self._by_name) != len(found)
        if doubled or len(found) > MOST_PARTS or not _counts_agree(content, len(found)):
            raise unreadable.not_a_spreadsheet(name)
        self._refuse_what_cannot_be(found, len(content))

    def _refuse_what_cannot_be(self, found: list[zipfile.ZipInfo], on_disk: int) -> None:
        if any(each.flag_bits & LOCKED_FLAG for each in found):
            raise unreadable.locked()
        if any(each.compress_type not in HOW_KEPT for each in found):
            raise unreadable.not_a_spreadsheet(self._file)
        if sum(each.compress_size for each in found) > on_disk:
            raise unreadable.not_a_spreadsheet(self._file)  # parts laid over each other
        self.size = sum(each.file_size for each in found)
        if self.size > MOST_IN_ALL:
            raise unreadable.blows_up(self._file)
        for each in found:
            self._refuse_swelling(each, each.file_size)

    def _refuse_swelling(self, about: zipfile.ZipInfo, size: int) -> None:
        swells = size > NEVER_MIND_BELOW and size > SWELLS_AT_MOST * max(1, about.compress_size)
        if size > MOST_IN_ONE or swells:
            raise unreadable.blows_up(self._file)

    def __contains__(self, name: str) -> bool:
        return straight(name) in self._by_name

    def names(self) -> list[str]:
        """Every part, in the order of the file, straightened."""
        return list(self._by_name)

    def size_of(self, name: str) -> int:
        """Bytes, as claimed."""
        return self._by_name[straight(name)].file_size

    def blocks(self, name: str) -> Iterator[bytes]:
        """A part piece by piece, to its end."""
        about = self._by_name[straight(name)]
        out = 0
        try:
            with self._zip.open(about) as part:
                while block := part.read(BLOCK):
                    out += len(block)
                    self._refuse_swelling(about, out)
                    if process_time() > self._until:
                        raise unreadable.too_slow(self._file)
                    yield block
        except (*BROKEN, RuntimeError) as fault:
            raise unreadable.not_a_spreadsheet(self._file) from fault
        if out != about.file_size:
            raise unreadable.not_a_spreadsheet(self._file)

    def whole(self, name: str) -> bytes:
        """A part in one piece; blank when it is not there."""
        return b"".join(self.blocks(name)) if name in self else b""


def straight(name: str) -> str:
    """Some programs write backslashes, a leading slash or other capitals."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _counts_agree(content: bytes, found: int) -> bool:
    """Whether the end of the file counts as many parts as are listed: readers differ in which of
    the two they believe."""  # noqa: D209, D205 - one sentence
    at = content.rfind(END)
    if at < 0 or len(content) < at + END_LENGTH:
        return False
    counted = int.from_bytes(content[at:][END_COUNT], "little")
    return counted in {found, MANY}
