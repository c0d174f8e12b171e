"""Write a new workbook: plain sheets in, one tidy .xlsx out, whole or not at all.

Text is always written as text, so ``=...`` never becomes a formula and an address never becomes a
link. Dates are real dates shown as ``04 Nov 2026``. Headers stay in sight, every column can be
filtered, and the file is put in place only once it is complete.
"""

from __future__ import annotations

import errno
import io
import math
import os
import secrets
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from daysix.desk.settling import settle
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

Cell: TypeAlias = str | float | date | datetime | None
"""None and empty text leave the cell empty."""

TEXT, DATE, MOMENT, NUMBER, DAYS = "text", "date", "moment", "number", "days"
"""Kinds of column. ``days`` shows halves: 2.5. ``moment`` is a date and a time."""

FORMATS: Mapping[str, Mapping[str, object]] = {
    TEXT: {"num_format": "@", "valign": "top"},
    "wrapped": {"num_format": "@", "valign": "top", "text_wrap": True},
    DATE: {"num_format": "dd mmm yyyy", "align": "left", "valign": "top"},
    MOMENT: {"num_format": "dd mmm yyyy hh:mm", "align": "left", "valign": "top"},
    NUMBER: {"num_format": "0.########", "valign": "top"},
    DAYS: {"num_format": "0.0", "valign": "top"},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "text_wrap": True,
               "valign": "vcenter", "border": 1, "border_color": "#FFFFFF"},
    "title": {"bold": True, "font_size": 14, "font_color": "#1F3864"},
    "note": {"italic": True, "font_color": "#404040"},
}  # fmt: skip
USUAL_WIDTH = {TEXT: 16.0, DATE: 13.0, MOMENT: 18.0, NUMBER: 10.0, DAYS: 8.0}
MAKER = "Day Six"
HEADER_HEIGHT = 32
LONGEST_TEXT = 32_767
MOST_ROWS = 1_048_576
FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about the days before this one."""

HALF_WRITTEN = ".daysix-"
LEFT_BEHIND = 600
"""Seconds without a byte written after which a half-written file is nobody's."""

_DAY_NOUGHT = date(1899, 12, 30).toordinal()
_SECONDS_A_DAY = 86_400
_NOT_ALLOWED = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd"
)
"""Characters no .xlsx can hold: shown as the usual sign for something unreadable."""


class Column(NamedTuple):
    """One column: its header, what it holds, its width in characters, and how it is shown.

    ``wrap`` lets long text take several lines; ``folded`` hides the column under a + sign.
    """

    name: str
    kind: str = TEXT
    width: float | None = None
    wrap: bool = False
    folded: bool = False


class Sheet(NamedTuple):
    """One sheet.

    Attributes
    ----------
    name
        Its tab: 31 characters at most.
    columns, rows
        Every row has one cell a column.
    frozen
        How many columns stay in sight when scrolling sideways.
    title, note
        Lines above the headers, if any.
    """

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    frozen: int = 1
    title: str = ""
    note: str = ""


def write_workbook(path: Path, sheets: Sequence[Sheet], *, made_on: datetime) -> Path:
    """Write the sheets to ``path``, replacing what was there only once all of it is written.

    Parameters
    ----------
    made_on
        Kept inside the file as the time it was made; the same sheets and the same time give the
        same file, byte for byte.

    Raises
    ------
    BadInput
        A cell no spreadsheet can hold, too many rows, or a place that cannot be written to. What
        was there before is untouched.
    """
    # Put together in memory: what fails half-way fails before the disk is touched.
    made = io.BytesIO()
    _compose(made, sheets, made_on)
    with replacing(path) as file:
        file.write(made.getbuffer())
    return path


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of ``path`` when the block ends without trouble.

    It is written beside its place, forced to the disk, then put in place in one step; a reader
    sees the old file or the new one, never half of either.

    Raises
    ------
    BadInput
        The folder is not there, or the file is open elsewhere or may not be changed.
    """
    if not path.name:
        raise _cannot_write(path, IsADirectoryError())
    beside = path.with_name(f"{HALF_WRITTEN}{secrets.token_hex(6)}.tmp")
    try:
        with beside.open("xb") as file:
            _sweep(beside)
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as refused:
        raise _cannot_write(path, refused) from refused
    finally:
        with suppress(OSError):  # usually gone or never made; else the next run sweeps it
            beside.unlink()
    settle(path.parent)


def _sweep(ours: Path) -> None:
    """Take away what a run that was killed left in this folder: it may hold children's names.

    Age is told by the folder's own clock, so nobody still writing is disturbed.
    """
    now = ours.stat().st_mtime
    for left in ours.parent.glob(f"{HALF_WRITTEN}*.tmp"):
        try:
            if now - left.stat().st_mtime > LEFT_BEHIND:
                left.unlink(missing_ok=True)
        except OSError:
            continue  # gone meanwhile, or somebody else's to remove


def _cannot_write(path: Path, refused: OSError) -> BadInput:
    if isinstance(refused, FileNotFoundError):
        message = (
            f"I could not write {path.name}. The folder {path.parent} is not there. "
            "Make it, or choose another folder."
        )
        return BadInput("O-101", message)
    if isinstance(refused, PermissionError) or refused.errno == errno.EROFS:
        message = (
            f"I could not write {path.name}. It is open in another program, or this folder may "
            "not be changed. Close it, or choose another folder."
        )
        return BadInput("O-102", message)
    if isinstance(refused, IsADirectoryError):
        message = f"I could not write {path.name or path}. It is a folder. Choose another name."
        return BadInput("O-103", message)
    reason = refused.strerror or "the disk refused"
    message = (
        f"I could not write {path.name} ({reason}). Check that there is room, and try again. "
        "What was there before is unchanged."
    )
    return BadInput("O-104", message)


def _compose(file: BinaryIO, sheets: Sequence[Sheet], made_on: datetime) -> None:
    import xlsxwriter

    # In memory: children's rows must not pass through a folder for temporary files.
    book = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": made_on, "author": MAKER, "comments": f"Made by {MAKER}"})
    formats = {name: book.add_format(dict(look)) for name, look in FORMATS.items()}
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.name), sheet, formats)
    book.close()


def _write_sheet(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:  # noqa: ANN401 - XlsxWriter's own
    top = _write_top(page, sheet, formats)
    for place, column in enumerate(sheet.columns):
        width = USUAL_WIDTH[column.kind] if column.width is None else column.width
        folded = {"level": 1, "hidden": True} if column.folded else {}
        page.set_column(place, place, width, formats[_look(column)], folded)
        page.write_string(top, place, column.name, formats["header"])
    page.set_row(top, HEADER_HEIGHT)
    last = _write_rows(page, sheet, formats, top)
    page.freeze_panes(top + 1, sheet.frozen)
    if sheet.columns:
        page.autofilter(top, 0, max(last, top), len(sheet.columns) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _write_top(page: Any, sheet: Sheet, formats: Mapping[str, Any]) -> int:  # noqa: ANN401
    """Write the title and the note; give the row of the headers."""
    lines = [(sheet.title, "title"), (sheet.note, "note")]
    shown = [(text, look) for text, look in lines if text]
    for row, (text, look) in enumerate(shown):
        page.write_string(row, 0, clean(text, sheet.name), formats[look])
    return len(shown)


def _write_rows(page: Any, sheet: Sheet, formats: Mapping[str, Any], top: int) -> int:  # noqa: ANN401
    looks = [formats[_look(column)] for column in sheet.columns]
    kinds = [column.kind for column in sheet.columns]
    row = top
    for row, cells in enumerate(sheet.rows, start=top + 1):
        if row >= MOST_ROWS:
            message = (
                f"The sheet {sheet.name} is too long for a spreadsheet: more than {MOST_ROWS:,} "
                "rows. Split it, by school year for instance."
            )
            raise BadInput("O-110", message)
        for place, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                page.write_string(row, place, clean(cell, sheet.name), looks[place])
            elif kinds[place] == TEXT:
                text = clean(_in_text(cell), sheet.name)
                page.write_string(row, place, text, looks[place])
            elif isinstance(cell, date):
                look = _dated(cell, looks[place], formats, kinds[place])
                page.write_number(row, place, serial(cell), look)
            else:
                page.write_number(row, place, _number(cell, sheet.name), looks[place])
    return row


def _look(column: Column) -> str:
    return "wrapped" if column.wrap and column.kind == TEXT else column.kind


def _dated(cell: date, look: Any, formats: Mapping[str, Any], kind: str) -> Any:  # noqa: ANN401
    """A date in a column of numbers still looks like a date."""
    if kind in {DATE, MOMENT}:
        return look
    return formats[MOMENT if isinstance(cell, datetime) else DATE]


def _in_text(cell: float | date) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d %b %Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d %b %Y}"
    return f"{cell:.15g}"


def clean(text: str, sheet: str) -> str:
    """Text as a cell can hold it; what no cell can hold becomes the sign for unreadable.

    Line ends become the one kind that cells keep.

    Raises
    ------
    BadInput
        Longer than any cell may be.
    """
    if len(text) > LONGEST_TEXT:
        message = (
            f"A text on the sheet {sheet} is {len(text):,} characters long; a cell holds "
            f"{LONGEST_TEXT:,}. Shorten it."
        )
        raise BadInput("O-111", message)
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_NOT_ALLOWED)


def serial(day: date) -> float:
    """A date, or a date and a time, as spreadsheets count days.

    Raises
    ------
    BadInput
        A date before 1 March 1900, on which spreadsheets disagree.
    """
    plain = day.date() if isinstance(day, datetime) else day
    if plain < FIRST_DAY:
        message = f"A spreadsheet cannot hold the date {plain.isoformat()}. Check the year."
        raise BadInput("O-112", message)
    whole = plain.toordinal() - _DAY_NOUGHT
    if isinstance(day, datetime):
        return whole + (day.hour * 3600 + day.minute * 60 + day.second) / _SECONDS_A_DAY
    return whole


def _number(cell: float, sheet: str) -> float:
    if not math.isfinite(cell):
        message = f"A number on the sheet {sheet} is not a number a cell can hold. Check it."
        raise BadInput("O-113", message)
    return cell
