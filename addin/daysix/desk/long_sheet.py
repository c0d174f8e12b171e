"""Tables too long to hold in memory: their rows go straight into the finished workbook.

A workbook is first made with a heading and one blank row for each such table; that row shows which
look each column has. It is then copied to the disk, the rows taking the blank row's place as they
are read. Text is written as text, in the one way that can never become a formula.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from daysix.desk.new_workbook import LONGEST_TEXT, clean, serial
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Value = str | int | float | date | None

FIRST_ROW = 2
AT_ONCE = 500
"""Rows handed to the compressor together."""
MOST_REMEMBERED = 50_000
"""Texts kept ready for writing: titles, schools and sources come back line after line."""
SAME_DAY = (1980, 1, 1, 0, 0, 0)
BLANK_ROW = re.compile(r'<row r="2"[^>]*>(.*?)</row>', re.DOTALL)
LOOK = re.compile(r'<c r="[A-Z]+2" s="(\d+)"/>')
SIZE = re.compile(r'<dimension ref="[^"]*"/>')
LOOKS_LIKE_A_CODE = re.compile(r"_x[0-9A-Fa-f]{4}_")


class LongSheet(NamedTuple):
    """Rows to come: how many there will be, and in how many columns."""

    rows: Iterable[Sequence[Value]]
    length: int
    columns: int


def with_long_sheets(made: BinaryIO, file: BinaryIO, sheets: Mapping[int, LongSheet]) -> None:
    """Copy a workbook, putting the rows of its long sheets (by number, from 1) in place."""
    parts = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in sheets.items()}
    with (
        zipfile.ZipFile(made) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, SAME_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            with target.open(entry, "w", force_zip64=name in parts) as part:
                if name not in parts:
                    part.write(source.read(name))
                    continue
                for piece in _pieces(source.read(name).decode(), parts[name]):
                    part.write(piece.encode())


def _pieces(template: str, sheet: LongSheet) -> Iterator[str]:
    """The sheet's text in pieces: what stands before the rows, the rows, what stands after."""
    blank = BLANK_ROW.search(template)
    if blank is None:
        message = "a long sheet needs its blank row"
        raise ValueError(message)
    looks = LOOK.findall(blank[1])
    size = f'<dimension ref="A1:{letters(sheet.columns - 1)}{sheet.length + 1}"/>'
    yield SIZE.sub(size, template[: blank.start()])
    yield from _rows(sheet, looks)
    yield template[blank.end() :]


def _rows(sheet: LongSheet, looks: Sequence[str]) -> Iterator[str]:
    heads = [(f'<c r="{letters(place)}', f'" s="{look}"') for place, look in enumerate(looks)]
    cell = _cell_writer()
    waiting: list[str] = []
    for row, values in enumerate(sheet.rows, start=FIRST_ROW):
        waiting.append(f'<row r="{row}">')
        for (start, look), value in zip(heads, values, strict=True):
            if value is not None and value != "":
                waiting.append(f"{start}{row}{look}{cell(value)}")
        waiting.append("</row>")
        if row % AT_ONCE == 0:
            yield "".join(waiting)
            waiting.clear()
    yield "".join(waiting)


def _cell_writer() -> Callable[[Value], str]:
    """What follows a cell's place and look; the same text is made ready only once."""
    ready: dict[str, str] = {}

    def written(value: Value) -> str:
        if isinstance(value, str):
            known = ready.get(value)
            if known is None:
                known = f' t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'
                if len(ready) < MOST_REMEMBERED:
                    ready[value] = known
            return known
        number = serial(value) if isinstance(value, date) else value
        return f"><v>{number}</v></c>"

    return written


def escaped(text: str) -> str:
    """Text as it stands inside a sheet, every character of it text."""
    text = fit(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in text:
        text = LOOKS_LIKE_A_CODE.sub(lambda found: f"_x005F{found[0]}", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def fit(text: str) -> str:
    """Text a cell can hold: cut where it is too long, and without half characters."""
    if len(text) > LONGEST_TEXT // 2:
        while len(text.encode("utf-16-le", "replace")) > 2 * LONGEST_TEXT:
            text = f"{text[: len(text) - max(2, len(text) // 20)]}…"
    return clean(text, "")


def letters(place: int) -> str:
    """The letters of a column, the first being 0: A, B, ... Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
