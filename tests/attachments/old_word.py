"""Old Word files (.doc) put together by hand, after Microsoft's description of them."""

from __future__ import annotations

from struct import pack
from typing import NamedTuple

SECTOR = 512
TEXT_AT = 2048
FREE, END, OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
DELETED, HIDDEN, FORM_DATA = 0x0800, 0x083C, 0x6A03
IN_TABLE, ROW_END = 0x2416, 0x2417


class Said(NamedTuple):
    """Some letters, and what holds of them."""

    text: str
    marks: tuple[int, ...] = ()
    place: int = -1


def compound(streams):
    """A compound file with these streams; each is filled up to where small ones end."""
    body, chains, folder = [], [], []
    for name, content in streams.items():
        size = max(4096, -(-len(content) // SECTOR) * SECTOR)
        filled = content.ljust(size, b"\0")
        first = len(body)
        body += [filled[at : at + SECTOR] for at in range(0, size, SECTOR)]
        chains += [*range(first + 1, len(body)), END]
        folder.append(_entry(name, 2, first, size))
    entries = [_entry("Root Entry", 5, END, 0), *folder]
    entries += [_entry("", 0, 0, 0)] * (-len(entries) % 4)
    listed = b"".join(entries)
    first_folder = len(body)
    body += [listed[at : at + SECTOR] for at in range(0, len(listed), SECTOR)]
    chains += [*range(first_folder + 1, len(body)), END]
    table = len(body)
    chains.append(OF_TABLE)
    assert len(chains) <= SECTOR // 4, "one sector of chains must do"
    chains += [FREE] * (SECTOR // 4 - len(chains))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, 1, first_folder, 0, 4096, END, 0, END, 0)
    head += pack("<109I", table, *[FREE] * 108)
    return head + b"".join(body) + pack(f"<{SECTOR // 4}I", *chains)


def _entry(name, kind, first, size):
    written = name.encode("utf-16-le")
    length = len(written) + 2 if name else 0
    return (
        written.ljust(64, b"\0")
        + pack("<HBB", length, kind, 1)
        + pack("<III", FREE, FREE, FREE)
        + bytes(36)
        + pack("<II", first, size)
        + bytes(4)
    )


def word(said, *, data=b"", locked=False, more=()):
    """A .doc of these letters, all of them in the body."""
    text = "".join(one.text for one in said)
    written = text.encode("utf-16-le")
    letters = _page(said, of_letters=True)
    paragraphs = _page(said, of_letters=False)
    main = bytearray(TEXT_AT) + written
    main += bytes(-len(main) % SECTOR)
    first_page = len(main) // SECTOR
    main += letters + paragraphs
    clx = pack("<BI", 2, 16) + pack("<II", 0, len(text)) + pack("<HIH", 0, TEXT_AT, 0)
    span = pack("<II", TEXT_AT, TEXT_AT + len(written))
    table = clx + span + pack("<I", first_page) + span + pack("<I", first_page + 1)
    main[0:12] = pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x0809, 0, 0x0200 | 0x0100 * locked)
    main[0x20:0x22] = pack("<H", 14)
    main[0x3E:0x40] = pack("<H", 22)
    main[0x4C:0x50] = pack("<I", len(text))
    main[0x98:0x9A] = pack("<H", 93)
    for number, place, length in ((33, 0, 21), (12, 21, 12), (13, 33, 12)):
        at = 0x9A + 8 * number
        main[at : at + 8] = pack("<II", place, length)
    streams = {"WordDocument": bytes(main), "1Table": table, "Data": data}
    return compound({**streams, **dict(more)})


def _page(said, *, of_letters):
    """One page of marks: from where to where in the file which of them hold."""
    at, places, marks = TEXT_AT, [TEXT_AT], []
    for one in said:
        at += 2 * len(one.text)
        places.append(at)
        wanted = [mark for mark in one.marks if (mark in {IN_TABLE, ROW_END}) != of_letters]
        listed = b"".join(pack("<HB", mark, 1) for mark in wanted)
        if of_letters and one.place >= 0:
            listed += pack("<HI", FORM_DATA, one.place)
        marks.append(listed)
    page = bytearray(SECTOR)
    page[0 : 4 * len(places)] = pack(f"<{len(places)}I", *places)
    width, end = (1, SECTOR - 2) if of_letters else (13, SECTOR - 2)
    for number, listed in enumerate(marks):
        if not listed:
            continue
        kept = _listed(listed, of_letters=of_letters)
        end = (end - len(kept)) // 2 * 2
        page[end : end + len(kept)] = kept
        page[4 * len(places) + width * number] = end // 2
    assert end > 4 * len(places) + width * len(marks), "one page must do"
    page[-1] = len(marks)
    return bytes(page)


def _listed(listed, *, of_letters):
    if of_letters:
        return bytes([len(listed)]) + listed
    whole = bytes(2) + listed
    whole += bytes(len(whole) % 2)
    return bytes([0, len(whole) // 2]) + whole


def row(*cells):
    """A row of a table."""
    return [
        *(Said(f"{cell}\x07", (IN_TABLE,)) for cell in cells),
        Said("\x07", (IN_TABLE, ROW_END)),
    ]


def box(*, ticked):
    """A box to tick, and the data that says whether it is."""
    return [Said("\x13 FORMCHECKBOX "), Said("\x01", (), 0), Said("\x14\x15")], _form_data(
        1, 1 if ticked else 0, pack("<H", 0)
    )


def choice(*entries, chosen):
    """A list to choose from, and its data."""
    listed = pack("<HHH", 0xFFFF, len(entries), 0)
    listed += b"".join(pack("<H", len(one)) + one.encode("utf-16-le") for one in entries)
    data = _form_data(2, chosen, pack("<H", 0) + 5 * pack("<HH", 0, 0) + listed)
    return [Said("\x13 FORMDROPDOWN "), Said("\x01", (), 0), Said("\x14\x15")], data


def _form_data(kind, result, rest):
    name = "Box1"
    about = pack("<IHHH", 0xFFFFFFFF, kind | result << 2, 0, 0)
    about += pack("<H", len(name)) + name.encode("utf-16-le") + bytes(2) + rest
    return pack("<IH", 0x44 + len(about), 0x44).ljust(0x44, b"\0") + about
