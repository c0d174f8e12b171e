"""CSV and TSV files: which alphabet they were saved in, and what divides the columns."""

from __future__ import annotations

import codecs
import io
from typing import TYPE_CHECKING

from daysix.desk import unreadable
from daysix.desk.excel import Rows
from daysix.tracker.cells import SheetCells

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKED = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UNMARKED = {(True, False): "utf-16-be", (False, True): "utf-16-le"}
"""Two bytes a letter without a mark: plain letters leave every other byte zero."""
DELIMITERS = (",", ";", "\t", "|")
DECLARED = "sep="
"""Excel's own first line saying what divides the columns; it is no row of the sheet."""
LOOKED_AT = 65_536
"""Characters looked at to see what divides the columns."""
LAST_LINE = "\x1eend\x1e"


def sheet(content: bytes, path: Path) -> SheetCells:
    """Read the file as one sheet, named after the file; every value is text."""
    return SheetCells(path.stem, list(rows(content, path.name).rows))


def rows(content: bytes, name: str) -> Rows:
    """The same, row by row.

    Raises
    ------
    BadInput
        T-006: not text, or it breaks off.
    """
    text = _text(content, name)
    delimiter = _delimiter(text)
    if text[: len(DECLARED)].lower() == DECLARED:
        line, _, text = text.partition("\n")
        delimiter = line[len(DECLARED) : len(DECLARED) + 1].strip("\r") or delimiter
    stem = name.rpartition(".")[0] or name
    return Rows(stem, True, 1, 1, _read(text, delimiter, name))  # noqa: FBT003 - as it reads


def _text(content: bytes, name: str) -> str:
    try:
        text = _decoded(content)
    except UnicodeDecodeError as fault:
        raise unreadable.not_text(name) from fault
    if "\0" in text:
        raise unreadable.not_text(name)
    return text


def _decoded(content: bytes) -> str:
    if content.startswith(MARKED):
        return content.decode("utf-16")
    even, odd = (b"\0" in content[start:400:2] for start in (0, 1))
    if (even, odd) in UNMARKED:
        return content.decode(UNMARKED[even, odd])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Lists pasted together from two programs change alphabet from line to line.
        return "".join(map(_line, content.splitlines(keepends=True)))


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252")


def _delimiter(text: str) -> str:
    """Whichever divides most lines into the same number of columns; a comma wins a draw."""
    head = text[:LOOKED_AT]
    return max(DELIMITERS, key=lambda mark: _agreement(head, mark))


def _agreement(head: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the commonest width above one, and that width."""
    import csv
    from collections import Counter

    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row in csv.reader(_lines(head), delimiter=delimiter))
    except csv.Error:
        return 0, 0
    return max(((many, width) for width, many in widths.items() if width > 1), default=(0, 0))


def _read(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    """Every row, once the last line has come out by itself: no quoted cell was left open."""
    import csv

    end = "" if text.endswith(("\n", "\r")) else "\n"
    last: list[str] | None = None
    try:
        for row in csv.reader(_lines(f"{text}{end}{LAST_LINE}"), delimiter=delimiter):
            if last is not None:
                yield last
            last = row
    except csv.Error as fault:
        raise unreadable.breaks_off(name) from fault
    if last != [LAST_LINE]:
        raise unreadable.breaks_off(name)


def _lines(text: str) -> io.StringIO:
    # csv.reader joins a quoted cell that runs over several lines; it wants the ends kept.
    return io.StringIO(text, newline="")
