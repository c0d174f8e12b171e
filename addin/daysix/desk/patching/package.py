"""The packed file: parts read one by one, and written again with only the meant ones changed.

Everything between the changed parts is copied as it lies: order, packing, times, extra fields,
data descriptors, comments. Nothing is unpacked that is not asked for.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from daysix.desk.patching import refusals
from daysix.desk.patching.zip_end import find_end
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from daysix.desk.patching.zip_end import End

MOST_PART_BYTES = 150_000_000
STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR_FOLLOWS, UTF_8_NAME = 0x1, 0x8, 0x800
LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
LOCAL_SHAPE = struct.Struct("<4sHHHHHIIIHH")
CENTRAL_SHAPE = struct.Struct("<4sHHHHHHIIIHHHHHII")
ZIP64_EXTRA, FULL = 1, 0xFFFFFFFF
USUAL_LEVEL = 6
"""How hard Excel itself packs."""


class Entry(NamedTuple):
    """One part as the file's own list has it, and where it lies."""

    name: str
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    start: int
    data_start: int
    listed: bytes
    """Its line in the list at the end of the file, unchanged."""


class Package:
    """A packed workbook held in memory.

    Parameters
    ----------
    content
        The whole file.
    name
        The file's name, for sentences.

    Raises
    ------
    BadInput
        Z-005 when the packing does not hold together.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self.content = content
        self.name = name
        try:
            self.end = find_end(content)
            self.entries = list(_entries(content, self.end))
        except (struct.error, UnicodeDecodeError, ValueError):
            raise refusals.damaged(name) from None
        self._by_name = {entry.name.lower(): entry for entry in self.entries}
        if len(self._by_name) != len(self.entries):
            raise refusals.damaged(name)
        self._order = sorted(self.entries, key=lambda entry: entry.start)
        self._check_places()

    def _check_places(self) -> None:
        ends = [entry.start for entry in self._order[1:]] + [self.end.list_start]
        for entry, end in zip(self._order, ends, strict=True):
            if entry.data_start + entry.packed_size > end:
                raise refusals.damaged(self.name)

    def find(self, part: str) -> str | None:
        """The name of a part as the file writes it; capitals do not matter."""
        entry = self._by_name.get(part.lower())
        return entry.name if entry else None

    def names(self) -> list[str]:
        """Every part, in the file's order."""
        return [entry.name for entry in self.entries]

    def read(self, part: str) -> bytes:
        """Unpack one part.

        Raises
        ------
        BadInput
            It is not there, is damaged, too large, or locked.
        """
        entry = self._by_name.get(part.lower())
        if entry is None:
            raise refusals.damaged(self.name)
        if entry.flags & ENCRYPTED:
            raise refusals.locked()
        if entry.size > MOST_PART_BYTES:
            raise refusals.too_large(self.name)
        packed = memoryview(self.content)[entry.data_start : entry.data_start + entry.packed_size]
        unpacked = self._unpacked(packed, entry)
        if len(unpacked) != entry.size or zlib.crc32(unpacked) != entry.crc:
            raise refusals.damaged(self.name)
        return unpacked

    def _unpacked(self, packed: memoryview, entry: Entry) -> bytes:
        if entry.method == STORED:
            return bytes(packed)
        if entry.method != DEFLATED:
            raise refusals.damaged(self.name)
        opener = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            # one byte more than it says it holds: more than that is a lie, and is never unpacked
            return opener.decompress(packed, entry.size + 1)
        except zlib.error:
            raise refusals.damaged(self.name) from None

    def with_parts(self, changed: Mapping[str, bytes]) -> Iterator[bytes | memoryview]:
        """The whole file again, piece by piece, with the content of some parts changed."""
        whole = memoryview(self.content)
        moved: dict[int, tuple[int, bytes]] = {}
        written = copied = 0
        for entry in self._order:
            if entry.name not in changed:
                moved[entry.start] = (written + entry.start - copied, entry.listed)
                continue
            before = whole[copied : entry.start]
            yield before
            written += len(before)
            packed, listed = _packed(self.content, entry, changed[entry.name])
            moved[entry.start] = (written, listed)
            yield packed
            written += len(packed)
            copied = self._end_of(entry)
        rest = whole[copied : self.end.list_start]
        yield rest
        written += len(rest)
        listing = b"".join(
            _listed_at(moved[entry.start][1], entry, moved[entry.start][0])
            for entry in self.entries
        )
        yield listing
        yield self.end.rewritten(list_start=written, list_size=len(listing))

    def _end_of(self, entry: Entry) -> int:
        """Where a part's bytes end, with the note that may follow them."""
        end = entry.data_start + entry.packed_size
        if not entry.flags & DESCRIPTOR_FOLLOWS:
            return end
        later = [other.start for other in self._order if other.start > entry.start]
        return min(later, default=self.end.list_start)


def _entries(content: bytes, end: End) -> Iterator[Entry]:
    at = end.list_start
    for _ in range(end.parts):
        (mark, _, _, flags, method, _, _, crc, packed_size, size, name_size, extra_size,
         note_size, _, _, _, start) = CENTRAL_SHAPE.unpack_from(content, at)  # fmt: skip
        if mark != CENTRAL:
            raise ValueError(at)
        name_at = at + CENTRAL_SHAPE.size
        raw_name = content[name_at : name_at + name_size]
        extra = content[name_at + name_size : name_at + name_size + extra_size]
        size, packed_size, start = _large(extra, [size, packed_size, start])
        next_at = name_at + name_size + extra_size + note_size
        name = raw_name.decode("utf-8" if flags & UTF_8_NAME else "cp437")
        data_start = _data_start(content, start, raw_name)
        yield Entry(
            name, flags, method, crc, packed_size, size, start, data_start, content[at:next_at]
        )
        at = next_at
    if at != end.list_start + end.list_size:
        raise ValueError(at)


def _large(extra: bytes, numbers: list[int]) -> list[int]:
    """Numbers too large for their usual place stand in an extra field, in the same order."""
    if FULL not in numbers:
        return numbers
    wide = next((body for kind, body in _extras(extra) if kind == ZIP64_EXTRA), b"")
    given = list(struct.unpack(f"<{len(wide) // 8}Q", wide[: len(wide) // 8 * 8]))
    return [given.pop(0) if number == FULL and given else number for number in numbers]


def _extras(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4 : at + 4 + size]
        at += 4 + size


def _without_wide(extra: bytes) -> bytes:
    if not any(kind == ZIP64_EXTRA for kind, _ in _extras(extra)):
        return extra
    kept = [(kind, body) for kind, body in _extras(extra) if kind != ZIP64_EXTRA]
    return b"".join(struct.pack("<HH", kind, len(body)) + body for kind, body in kept)


def _data_start(content: bytes, start: int, raw_name: bytes) -> int:
    mark: bytes
    name_size: int
    extra_size: int
    mark, *_, name_size, extra_size = LOCAL_SHAPE.unpack_from(content, start)
    name_at = start + LOCAL_SHAPE.size
    if mark != LOCAL or content[name_at : name_at + name_size] != raw_name:
        raise ValueError(start)
    return name_at + name_size + extra_size


def _packed(content: bytes, entry: Entry, unpacked: bytes) -> tuple[bytes, bytes]:
    """One changed part, ready to stand in the file, and its line in the list."""
    body = unpacked
    if entry.method == DEFLATED:
        packer = zlib.compressobj(USUAL_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        body = packer.compress(unpacked) + packer.flush()
    sizes = (zlib.crc32(unpacked), len(body), len(unpacked))
    flags = entry.flags & ~DESCRIPTOR_FOLLOWS
    mark, needs, _, method, clock, day, *_, name_size, _ = LOCAL_SHAPE.unpack_from(
        content, entry.start
    )
    name_at = entry.start + LOCAL_SHAPE.size
    raw_name = content[name_at : name_at + name_size]
    extra = _without_wide(content[name_at + name_size : entry.data_start])
    local = LOCAL_SHAPE.pack(
        mark, needs, flags, method, clock, day, *sizes, name_size, len(extra)
    )  # fmt: skip
    return local + raw_name + extra + body, _listed(entry, flags, sizes)


def _listed(entry: Entry, flags: int, sizes: tuple[int, int, int]) -> bytes:
    fields = list(CENTRAL_SHAPE.unpack_from(entry.listed))
    name_size, extra_size = fields[10], fields[11]
    name_end = CENTRAL_SHAPE.size + name_size
    extra = _without_wide(entry.listed[name_end : name_end + extra_size])
    fields[3], fields[7:10], fields[11] = flags, sizes, len(extra)
    fields[16] = 0  # its place is put in last
    return b"".join(
        (
            CENTRAL_SHAPE.pack(*fields),
            entry.listed[CENTRAL_SHAPE.size : name_end],
            extra,
            entry.listed[name_end + extra_size :],
        )
    )


def _listed_at(listed: bytes, entry: Entry, start: int) -> bytes:
    """A line of the list with the part's new place in it."""
    if start == entry.start and listed is entry.listed:
        return listed
    place_at = CENTRAL_SHAPE.size - 4
    if struct.unpack_from("<I", listed, place_at)[0] != FULL:
        return listed[:place_at] + struct.pack("<I", start) + listed[place_at + 4 :]
    fields = CENTRAL_SHAPE.unpack_from(listed)
    before = sum(fields[field] == FULL for field in (8, 9))
    extra_at = CENTRAL_SHAPE.size + fields[10]
    for kind, body in _extras(listed[extra_at : extra_at + fields[11]]):
        if kind == ZIP64_EXTRA:
            wide_at = extra_at + 4 + 8 * before
            return listed[:wide_at] + struct.pack("<Q", start) + listed[wide_at + 8 :]
        extra_at += 4 + len(body)
    return listed
