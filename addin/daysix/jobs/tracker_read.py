"""A tracker read for its dates: its rows, its calendars, and what its Settings sheet chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.law.switches import Switches
from daysix.records import NamedTuple
from daysix.tracker.confirmed import NOTHING_SAID
from daysix.tracker.reader import tracker_from
from daysix.tracker.settings_sheet import settings_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.joined import JoinedBook
    from daysix.desk.any_desk import Desk
    from daysix.tracker.cells import SheetCells, Table
    from daysix.tracker.reader import Tracker
    from daysix.tracker.settings_sheet import SheetSettings


class TrackerRead(NamedTuple):
    """A tracker as read; ``calendars`` is None where there are no term dates."""

    tracker: Tracker
    calendars: CalendarBook | JoinedBook | None
    settings: SheetSettings
    sheets: Sequence[SheetCells]
    tables: Sequence[Table]

    @property
    def known_calendars(self) -> CalendarBook:
        """Its calendars.

        Raises
        ------
        BadInput
            L-035: there are none.
        """
        if self.calendars is None:
            message = (
                f"I have no term dates for the schools in {self.tracker.file}. Add a Calendar "
                "sheet, or keep a calendars.json beside it; some commands take --calendar."
            )
            raise BadInput("L-035", message)
        return self.calendars


class Chosen(NamedTuple):
    """The readings in use and the council's number: those asked for, else the sheet's."""

    switches: Switches
    la: str


def read_file(path: Path, *, as_of: date, book: CalendarBook | None = None) -> TrackerRead:
    """Read a tracker on the disk."""
    from daysix.desk.reading import read_workbook

    kept = Kept(path.name, beside=path, home=path)
    return _read(read_workbook(path), kept, as_of=as_of, book=book)


def read_desk(
    desk: Desk, *, as_of: date, home: Path | None = None, book: CalendarBook | None = None
) -> TrackerRead:
    """Read the workbook on a desk.

    Parameters
    ----------
    home
        Beside which our own files about it lie; None where nothing is remembered of it.
    """
    kept = Kept(desk.name, beside=desk.place, home=home)
    return _read(desk.sheets(), kept, as_of=as_of, book=book)


def read_sheets(
    sheets: Sequence[SheetCells], desk: Desk, *, as_of: date, home: Path | None = None
) -> TrackerRead:
    """Sheets as they would be in the workbook on a desk, such as with a row that is not yet there.

    Parameters
    ----------
    home
        As for :func:`read_desk`.
    """
    return _read(sheets, Kept(desk.name, beside=desk.place, home=home), as_of=as_of, book=None)


class Kept(NamedTuple):
    """A workbook's name, where term dates lie beside it, and where what was said of it does."""

    name: str
    beside: Path | None
    home: Path | None


def _read(
    sheets: Sequence[SheetCells], kept: Kept, *, as_of: date, book: CalendarBook | None
) -> TrackerRead:
    from daysix.jobs.calendars.in_tracker import calendars_for, calendars_of
    from daysix.jobs.mapping.memory import confirmed_for
    from daysix.jobs.mapping.words import unused_note
    from daysix.tracker.tables import tables_in

    confirmed = NOTHING_SAID if kept.home is None else confirmed_for(kept.home)
    tables = tables_in(sheets, confirmed)
    tracker = tracker_from(sheets, file=kept.name, found=tables)
    maybe = unused_note(sheets, tables, confirmed, as_of=as_of)
    tracker = tracker._replace(notes=(*tracker.notes, *maybe))
    calendars = book or (
        calendars_of(tracker) if kept.beside is None else calendars_for(tracker, kept.beside.parent)
    )
    return TrackerRead(tracker, calendars, settings_in(sheets), sheets, tables)


def chosen(settings: Iterable[SheetSettings], switches: Switches | None, la: str) -> Chosen:
    """What to count with: what was asked for goes before what the Settings sheets say.

    Raises
    ------
    BadInput
        T-063: several trackers were named, and their sheets choose differently.
    """
    asked = switches or Switches()
    said = [one for one in settings if one.sheet]
    both = {(asked.over(one.readings).in_full, la or one.la) for one in said}
    if len(both) > 1:
        message = (
            "The Settings sheets of these trackers choose differently, so a child in both would "
            "be counted in two ways. Make them agree, name each reading with --reading and the "
            "council with --la, or run the trackers one at a time."
        )
        raise BadInput("T-063", message)
    if not said:
        return Chosen(asked, la)
    return Chosen(asked.over(said[0].readings), la or said[0].la)
