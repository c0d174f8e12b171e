"""Files as Outlook makes them, for tests only: wrappers (winmail.dat) and saved mails (.msg)."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import NamedTuple

STRING8, UNICODE, BINARY, OBJECT, LONG, TIME = 0x1E, 0x1F, 0x102, 0x0D, 0x03, 0x40
EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


# winmail.dat


def attribute(level: int, number: int, content: bytes) -> bytes:
    check = sum(content) & 0xFFFF
    return struct.pack("<BII", level, number, len(content)) + content + struct.pack("<H", check)


def properties(said: list[tuple[int, int, bytes]]) -> bytes:
    """Kind, number and content of each; lengths and padding are put in here."""
    written = [struct.pack("<I", len(said))]
    for kind, number, content in said:
        written.append(struct.pack("<HH", kind, number))
        if number >= 0x8000:  # with a name of its own
            written.append(
                bytes(16) + struct.pack("<II", 1, 6) + "Key".encode("utf-16-le") + b"\0\0"
            )
        if kind in {STRING8, UNICODE, BINARY, OBJECT}:
            padded = content + bytes(-len(content) % 4)
            written.append(struct.pack("<II", 1, len(content)) + padded)
        else:
            written.append(content + bytes(-len(content) % 4))
    return b"".join(written)


def tnef(
    files: list[tuple[str, bytes]],
    *,
    message: list[tuple[int, int, bytes]] | None = None,
    inner: list[bytes] | None = None,
) -> bytes:
    """A wrapper holding files, and wrappers as mails within."""
    written = [struct.pack("<IH", 0x223E9F78, 1)]
    written.append(attribute(1, 0x69007, struct.pack("<II", 1252, 0)))
    if message:
        written.append(attribute(1, 0x69003, properties(message)))
    for name, content in files:
        short = name.encode("cp1252", "replace")[:12] + b"\0"
        about = [
            (LONG, 0x3705, struct.pack("<I", 1)),
            (0x0B, 0x7FFE, b"\0\0"),
            (STRING8, 0x8000, b"x\0"),
            (UNICODE, 0x3707, f"{name}\0".encode("utf-16-le")),
        ]
        written += [
            attribute(2, 0x69002, bytes(14)),
            attribute(2, 0x18010, short),
            attribute(2, 0x6800F, content),
            attribute(2, 0x69005, properties(about)),
        ]
    for held in inner or []:
        within = [
            (OBJECT, 0x3701, bytes(16) + held),
            (UNICODE, 0x3001, "Inner\0".encode("utf-16-le")),
        ]
        written += [attribute(2, 0x69002, bytes(14)), attribute(2, 0x69005, properties(within))]
    return b"".join(written)


# .msg


class Folder(NamedTuple):
    """What lies in a place of the file: streams by name, and further folders."""

    streams: dict[str, bytes]
    folders: dict[str, Folder]


def said_of(values: dict[int, object], *, head: int) -> Folder:
    """Properties by number: text, bytes, whole numbers and moments."""
    entries, streams = [bytes(head)], {}
    for number, value in values.items():
        if isinstance(value, int):
            entries.append(struct.pack("<HHIIi", LONG, number, 6, value, 0))
        elif isinstance(value, datetime):
            ticks = int((value - EPOCH).total_seconds()) * 10_000_000
            entries.append(struct.pack("<HHIQ", TIME, number, 6, ticks))
        else:
            kind = UNICODE if isinstance(value, str) else BINARY
            raw = value.encode("utf-16-le") if isinstance(value, str) else value
            entries.append(struct.pack("<HHIII", kind, number, 6, len(raw), 0))
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = raw
    return Folder({"__properties_version1.0": b"".join(entries), **streams}, {})


def message(
    values: dict[int, object],
    *,
    people: list[dict[int, object]] | None = None,
    files: list[dict[int, object]] | None = None,
    inner: Folder | None = None,
    within: bool = False,
) -> Folder:
    """A mail; one within another has a shorter head."""
    made = said_of(values, head=24 if within else 32)
    for number, person in enumerate(people or []):
        made.folders[f"__recip_version1.0_#{number:08X}"] = said_of(person, head=8)
    for number, file in enumerate(files or []):
        made.folders[f"__attach_version1.0_#{number:08X}"] = said_of(file, head=8)
    if inner is not None:
        about = said_of({0x3705: 5, 0x3001: "Inner mail"}, head=8)
        about.folders["__substg1.0_3701000D"] = inner
        made.folders[f"__attach_version1.0_#{len(files or []):08X}"] = about
    return made


FREE, END, TABLE, NOBODY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
SECTOR, SMALL, CUTOFF = 512, 64, 4096


class _File:
    """Sectors and their chains."""

    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.chain: list[int] = []
        self.small = b""
        self.small_chain: list[int] = []
        self.entries: list[list] = []

    def put(self, content: bytes) -> int:
        if not content:
            return END
        first = len(self.sectors)
        pieces = [content[at : at + SECTOR] for at in range(0, len(content), SECTOR)]
        self.sectors += [piece.ljust(SECTOR, b"\0") for piece in pieces]
        self.chain += [*range(first + 1, first + len(pieces)), END]
        return first

    def put_small(self, content: bytes) -> int:
        if not content:
            return END
        first = len(self.small_chain)
        many = -(-len(content) // SMALL)
        self.small += content.ljust(many * SMALL, b"\0")
        self.small_chain += [*range(first + 1, first + many), END]
        return first

    def add(self, name: str, kind: int, start: int, size: int) -> int:
        self.entries.append([name, kind, NOBODY, NOBODY, NOBODY, start, size])
        return len(self.entries) - 1

    def fill(self, number: int, folder: Folder) -> None:
        children = []
        for name, content in folder.streams.items():
            put = self.put if len(content) >= CUTOFF else self.put_small
            children.append(self.add(name, 2, put(content), len(content)))
        for name, inner in folder.folders.items():
            child = self.add(name, 1, 0, 0)
            self.fill(child, inner)
            children.append(child)
        children.sort(key=lambda one: (len(self.entries[one][0]), self.entries[one][0].upper()))
        self.entries[number][4] = self.tree(children)

    def tree(self, children: list[int]) -> int:
        if not children:
            return NOBODY
        middle = len(children) // 2
        top = children[middle]
        self.entries[top][2] = self.tree(children[:middle])
        self.entries[top][3] = self.tree(children[middle + 1 :])
        return top


def msg(top: Folder) -> bytes:
    """The file, small enough for one table of sectors a time."""
    file = _File()
    root = file.add("Root Entry", 5, END, 0)
    file.fill(root, top)
    file.entries[root][5:] = [file.put(file.small), len(file.small)]
    small_table = struct.pack(f"<{len(file.small_chain)}I", *file.small_chain)
    small_table += b"\xff" * (-len(small_table) % SECTOR)
    small_at = file.put(small_table)
    listed = b"".join(_entry(*entry) for entry in file.entries)
    listed_at = file.put(listed + bytes(-len(listed) % SECTOR))
    tables = 1
    while (len(file.sectors) + tables) * 4 > tables * SECTOR:
        tables += 1
    first_table = len(file.sectors)
    chain = [*file.chain, *[TABLE] * tables]
    packed = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * SECTOR, b"\xff")
    places = [*range(first_table, first_table + tables)]
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        bytes(6),
        0,
        tables,
        listed_at,
        0,
        CUTOFF,
        small_at,
        len(small_table) // SECTOR,
        END,
        0,
    ) + struct.pack("<109I", *places, *[FREE] * (109 - tables))
    return head + b"".join(file.sectors) + packed


def _entry(name: str, kind: int, *rest: int) -> bytes:
    left, right, child, start, size = rest
    raw = name.encode("utf-16-le") + b"\0\0"
    first = struct.pack("<64sHBBIII", raw, len(raw), kind, 1, left, right, child)
    return first + bytes(16 + 4 + 8 + 8) + struct.pack("<III", start, size, 0)
