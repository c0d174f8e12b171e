"""Excel's older files: a small file system in one file, of which the workbook's stream is wanted.

Every chain is followed for at most as many steps as the file has sectors, so that a damaged one
ends instead of going round.
"""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from

FREE = 0xFFFFFFFC
"""Sector numbers from here on mean that there is none."""
HEADER, IN_HEADER, ENTRY = 512, 109, 128
STREAM, ROOT = 2, 5


class Broken(Exception):
    """The chains do not hold together."""


class Compound:
    """The streams of a compound file by name.

    Raises
    ------
    Broken
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._read_header()
        except (struct_error, IndexError, ValueError) as fault:
            raise Broken from fault

    def _read_header(self) -> None:
        content = self._content
        shift, small_shift = unpack_from("<HH", content, 30)
        if shift not in {9, 12} or small_shift != 6:  # noqa: PLR2004 - 512, 4096 and 64 bytes
            raise Broken
        self._sector, self._small = 1 << shift, 1 << small_shift
        first_folder, _, self._cutoff, first_small, _, first_more, _ = unpack_from(
            "<IIIIIII", content, 48
        )
        tables = list(unpack_from(f"<{IN_HEADER}I", content, 76))
        per_sector = self._sector // 4
        tables = [sector for sector in tables if sector < FREE]
        more, most = first_more, len(content) // self._sector + 1
        while more < FREE:
            block = unpack_from(f"<{per_sector}I", self._at(more))
            tables += [sector for sector in block[:-1] if sector < FREE]
            more, most = block[-1], most - 1
            if len(tables) > most:
                raise Broken  # more lists than sectors: it goes round, and would fill the memory
        self._next: list[int] = []
        for sector in tables:
            self._next += unpack_from(f"<{per_sector}I", self._at(sector))
        small = self._chain(first_small)
        self._next_small = list(unpack_from(f"<{len(small) // 4}I", small))
        self._read_folder(self._chain(first_folder))

    def _read_folder(self, folder: bytes) -> None:
        self._streams: dict[str, tuple[int, int]] = {}
        self.names: set[str] = set()
        self._smalls = b""
        for at in range(0, len(folder) - ENTRY + 1, ENTRY):
            length, kind = unpack_from("<HB", folder, at + 64)
            first, size = unpack_from("<II", folder, at + 116)
            name = folder[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            self.names.add(name)
            if kind == ROOT:
                self._smalls = self._chain(first)
            elif kind == STREAM:
                self._streams.setdefault(name.casefold(), (first, size))

    def stream(self, *names: str) -> bytes:
        """The first of these streams that is there; blank without any."""
        for name in names:
            if name.casefold() in self._streams:
                first, size = self._streams[name.casefold()]
                if size < self._cutoff:
                    return self._small_chain(first)[:size]
                return self._chain(first)[:size]
        return b""

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        block = self._content[start : start + self._sector]
        return block if len(block) == self._sector else block.ljust(self._sector, b"\0")

    def _chain(self, sector: int) -> bytes:
        found: list[bytes] = []
        while sector < FREE:
            if len(found) > len(self._next) or sector >= len(self._next):
                raise Broken
            found.append(self._at(sector))
            sector = self._next[sector]
        return b"".join(found)

    def _small_chain(self, sector: int) -> bytes:
        found: list[bytes] = []
        while sector < FREE:
            if len(found) > len(self._next_small) or sector >= len(self._next_small):
                raise Broken
            found.append(self._smalls[sector * self._small : (sector + 1) * self._small])
            sector = self._next_small[sector]
        return b"".join(found)
