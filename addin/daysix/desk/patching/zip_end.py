"""The end of a packed file, which says where the list of parts is."""

from __future__ import annotations

import struct

from daysix.records import NamedTuple

END, WIDE_END, WIDE_SIGN = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
END_SHAPE = struct.Struct("<4sHHHHIIH")
WIDE_END_SHAPE = struct.Struct("<4sQHHIIQQQQ")
WIDE_SIGN_SHAPE = struct.Struct("<4sIQI")
LONGEST_COMMENT = 65_535
FULL, FULL_COUNT = 0xFFFFFFFF, 0xFFFF


class End(NamedTuple):
    """Where the list of parts starts, how long it is, and the file's last bytes."""

    list_start: int
    list_size: int
    parts: int
    tail: bytes
    """Everything behind the list."""

    def rewritten(self, *, list_start: int, list_size: int) -> bytes:
        """The same last bytes for a list that has moved.

        Raises
        ------
        ValueError
            The file has grown past what its own form can hold.
        """
        tail = bytearray(self.tail)
        end_at = _end_at(self.tail)
        fields = list(END_SHAPE.unpack_from(tail, end_at))
        wide_at = tail.find(WIDE_END) if tail.startswith(WIDE_END) else -1
        if wide_at >= 0:
            wide = list(WIDE_END_SHAPE.unpack_from(tail, wide_at))
            wide[8], wide[9] = list_size, list_start
            WIDE_END_SHAPE.pack_into(tail, wide_at, *wide)
            sign_at = end_at - WIDE_SIGN_SHAPE.size
            sign = list(WIDE_SIGN_SHAPE.unpack_from(tail, sign_at))
            sign[2] = list_start + list_size
            WIDE_SIGN_SHAPE.pack_into(tail, sign_at, *sign)
        elif list_start + list_size >= FULL:
            raise ValueError(list_start)
        fields[5] = fields[5] if fields[5] == FULL else list_size
        fields[6] = fields[6] if fields[6] == FULL else list_start
        END_SHAPE.pack_into(tail, end_at, *fields)
        return bytes(tail)


def find_end(content: bytes) -> End:
    """Read where the list of parts is.

    Raises
    ------
    ValueError, struct.error
        It is not a packed file, or not a whole one.
    """
    at = _end_at(content)
    _, _, _, _, count, size, start, _ = END_SHAPE.unpack_from(content, at)
    behind = at
    sign_at = at - WIDE_SIGN_SHAPE.size
    if sign_at >= 0 and content[sign_at : sign_at + 4] == WIDE_SIGN:
        behind = WIDE_SIGN_SHAPE.unpack_from(content, sign_at)[2]
        mark, *_, wide_count, wide_size, wide_start = WIDE_END_SHAPE.unpack_from(content, behind)
        if mark != WIDE_END:
            raise ValueError(behind)
        count = wide_count if count == FULL_COUNT else count
        size = wide_size if size == FULL else size
        start = wide_start if start == FULL else start
    if start + size != behind:
        raise ValueError(start)
    return End(start, size, count, content[behind:])


def _end_at(content: bytes) -> int:
    """The last mark whose comment ends where the file ends."""
    lowest = max(0, len(content) - END_SHAPE.size - LONGEST_COMMENT)
    at = content.rfind(END, lowest)
    while at >= 0:
        if at + END_SHAPE.size <= len(content):
            comment = END_SHAPE.unpack_from(content, at)[7]
            if at + END_SHAPE.size + comment == len(content):
                return at
        at = content.rfind(END, lowest, at)
    raise ValueError(lowest)
