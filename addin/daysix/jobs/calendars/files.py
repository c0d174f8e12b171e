"""Reading term dates from a file: JSON, a list saved as CSV, a calendar file, or the workbook.

What a file is, is decided by what is in it; its name only says what was meant.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from daysix.calendars.contract import book_from
from daysix.jobs.calendars import refusals
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from typing import Protocol

    from daysix.calendars.book import CalendarBook

    class WorkbookReader(Protocol):
        """What the workbook's own reader offers."""

        def calendars_in_workbook(self, path: Path) -> CalendarBook:
            """The calendars of the workbook's Calendar sheet."""


ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
WEB_PAGE, CALENDAR_START = "<", "BEGIN:VCALENDAR"
LIST_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
LARGEST = 30_000_000
"""Bytes. Four hundred schools for six years come to half of this as a list of days."""


def read_calendars(path: Path | str) -> CalendarBook:
    """Read the calendars of a file.

    Raises
    ------
    BadInput
        L-020 to L-028: a folder, a missing, empty or unreadable file, or one that is none of
        these; other L codes: dates in it that cannot be right.
    """
    path = Path(path)
    content = _content(path)
    if content.startswith(ZIP):
        return _from_workbook(path)
    if content.startswith(OLD_OFFICE):
        message = f"{path.name} is an older Excel file, or has a password. Save it as .xlsx first."
        raise BadInput("L-026", message)
    if path.suffix.casefold() in LIST_SUFFIXES:
        return _from_list(content, path)
    text = _text(content, path)
    start = text.lstrip()[: len(CALENDAR_START)].upper()
    if start == CALENDAR_START:
        from daysix.jobs.calendars.ics import book_from_ics

        return book_from_ics(text, path.stem)
    if start.startswith(("[", "{")):
        return _from_json(text, path)
    raise refusals.not_term_dates(path)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refusals.folder(path)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise refusals.missing(path) from None
    except (OSError, ValueError) as refused:
        raise refusals.not_opened(path, refused) from None
    if not content.strip():
        raise refusals.empty(path.name)
    if len(content) > LARGEST:
        message = (
            f"{path.name} is far larger than term dates can be. Check that it is the right file."
        )
        raise BadInput("L-025", message)
    return content


def _text(content: bytes, path: Path) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        raise refusals.not_term_dates(path) from None
    if "\0" in text:
        raise refusals.not_term_dates(path)
    return text


def _from_json(text: str, path: Path) -> CalendarBook:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as fault:
        raise refusals.breaks_off(path, fault.lineno) from None
    except (ValueError, RecursionError):
        raise refusals.not_term_dates(path) from None
    return book_from(document)


def _from_list(content: bytes, path: Path) -> CalendarBook:
    from daysix.desk import delimited
    from daysix.jobs.calendars.lists import book_from_list

    rows = delimited.sheet(content, path).rows
    first = str(rows[0][0]).lstrip() if rows and rows[0] else ""
    # A file is what is in it: these two are sometimes saved under the wrong ending.
    if first.upper().startswith(CALENDAR_START):
        from daysix.jobs.calendars.ics import book_from_ics

        return book_from_ics(_text(content, path), path.stem)
    if first.startswith(("[", "{")):
        return _from_json(_text(content, path), path)
    if first.startswith(WEB_PAGE):
        message = f"{path.name} is a web page, not a list. Download the file itself and try again."
        raise BadInput("L-027", message)
    return book_from_list(rows, path.stem)


def _from_workbook(path: Path) -> CalendarBook:
    from importlib import import_module

    reader = cast("WorkbookReader", import_module("daysix.jobs.calendars.in_tracker"))
    return reader.calendars_in_workbook(path)
