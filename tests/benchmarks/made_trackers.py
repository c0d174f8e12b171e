"""Trackers to measure with, made from an invented council: of any length, each in its own folder.

The team's tracker has its term dates on a sheet of its own, some 36,000 rows of days for one year.
A plain one has no such sheet: its term dates lie in a file beside it.
"""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from daysix.council.make import make_council
from daysix.council.writing import CALENDARS, TRACKER, tracker_sheets
from daysix.desk.new_workbook import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from daysix.council.shapes import Council

COUNCIL = "820"
CALENDAR_SHEETS = frozenset({"Calendar", "CalendarIndex"})


@cache
def council_of(*, years: int, suspensions_per_year: int) -> Council:
    """A council whose last school year is 2025/26, or 2026/27 where five years are asked for."""
    last = 2026 if years > 1 else 2025
    return make_council(
        years=years,
        last_school_year=last,
        suspensions_per_year=suspensions_per_year,
        as_of=as_of(years),
    )


def as_of(years: int) -> date:
    """The day such a council is looked at: the July its last school year ends in."""
    return date(2027 if years > 1 else 2026, 7, 20)


def write(council: Council, folder: Path, *, calendar_sheets: bool, most: int = 0) -> Path:
    """Write a council's tracker, with its calendars beside it; give the tracker.

    Parameters
    ----------
    most
        Only so many exclusions, the last of them; 0 for all.
    """
    folder.mkdir()
    shorter = council._replace(exclusions=council.exclusions[-most:]) if most else council
    sheets = [
        sheet
        for sheet in tracker_sheets(shorter)
        if calendar_sheets or sheet.name not in CALENDAR_SHEETS
    ]
    if most:
        sheets = sheets[:1]
    moment = datetime.combine(council.as_of, datetime.min.time())
    write_workbook(folder / TRACKER, sheets, made_on=moment)
    (folder / CALENDARS).write_text(json.dumps(council.calendars), encoding="utf-8")
    return folder / TRACKER


def bare_read(path: Path) -> None:
    """Read every sheet with calamine and do nothing with it: what reading is measured against."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def sheet_bytes(path: Path) -> int:
    """Bytes of a workbook's sheets as XML, unpacked."""
    with zipfile.ZipFile(path) as parts:
        return sum(
            one.file_size
            for one in parts.infolist()
            if one.filename.startswith("xl/worksheets/sheet")
        )
