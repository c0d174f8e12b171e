"""A look at one workbook: its columns, its schools' term dates, its settings, and its folder."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from daysix.jobs.doctor.computer import BROKEN, LOOK, OK, Looked
from daysix.jobs.wording import plural
from daysix.law.switches import BY_ID
from daysix.tracker.tables import EXCLUSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from daysix.desk.any_desk import Desk
    from daysix.jobs.tracker_read import TrackerRead
    from daysix.law.errors import BadInput
    from daysix.tracker.cells import Table

NAMED = 8


def examine_workbook(read: TrackerRead, *, place: Path | None) -> list[Looked]:
    """What is well with a workbook and what is not; nothing is changed.

    Parameters
    ----------
    place
        The file it is kept in; None where there is none within reach.
    """
    return [
        *_columns(read),
        _schools(read),
        _settings(read),
        _folder(place),
    ]


def unread(desk: Desk, refusal: BadInput) -> list[Looked]:
    """A workbook that could not be read as a tracker, and its folder."""
    found = Looked(BROKEN, f"the workbook {desk.name}", refusal.message, f"({refusal.code})")
    return [found, _folder(desk.place)]


def _columns(read: TrackerRead) -> Iterator[Looked]:
    rows = Counter(row.sheet for row in read.tracker.rows)
    for table in read.tables:
        if table.kind != EXCLUSIONS or table.sheet not in rows:
            continue
        found = (
            f"{plural(rows[table.sheet], 'row')}; {plural(len(table.columns), 'column')} recognised"
        )
        where = f"the sheet {table.sheet}"
        if not table.unmatched and not table.unclear:
            yield Looked(OK, where, found)
            continue
        yield Looked(LOOK, where, found + _not_read(table), _what_to_do(table))


def _not_read(table: Table) -> str:
    if not table.unmatched:
        return ""
    return f"; not read, since I do not know their names: {_some(table.unmatched)}"


def _what_to_do(table: Table) -> str:
    if table.unclear:
        return table.unclear[0]
    return "Press Match columns if one of them holds something I should read."


def _schools(read: TrackerRead) -> Looked:
    """How many of the schools with exclusions have term dates; the others by name."""
    thing = "term dates by school"
    if read.calendars is None:
        do = "Add a Calendar sheet, or keep a calendars.json beside the workbook."
        return Looked(BROKEN, thing, "none: no date can be counted", do)
    records = {read.tracker.schools.of(row.values) for row in read.tracker.rows}
    missing, shared = [], 0
    for one in records:
        names = (one.number, one.name, one.calendar)
        if read.calendars.find(*names) is None:
            missing.append(one.name or one.number or "rows without a school")
        elif read.calendars.own(*names) is None:
            shared += 1
    found = f"{len(records) - len(missing)} of {plural(len(records), 'school')} have a calendar"
    if shared:
        found += f", {shared} of them the one for every school"
    if not missing:
        return Looked(OK, thing, found)
    found += f"; none for {_some(sorted(missing))}"
    return Looked(LOOK, thing, found, "Add their term dates, or name the calendar they follow.")


def _settings(read: TrackerRead) -> Looked:
    settings = read.settings
    if not settings.sheet:
        return Looked(OK, "settings", "no Settings sheet, so the usual readings are used")
    other = [
        code for code, reading in settings.readings.chosen.items() if reading != BY_ID[code].default
    ]
    number = f"council {settings.la}" if settings.la else "no council's number"
    said = f"read otherwise than usual: {_some(other)}" if other else "the usual readings"
    return Looked(OK, "settings", f"{number}; {said}")


def _folder(place: Path | None) -> Looked:
    thing = "the workbook's folder"
    if place is None:
        found = "not on a disk I can reach (a web address, or not saved yet)"
        do = "What is remembered of it, and what Undo needs, is kept in your own folder."
        return Looked(OK, thing, f"{found}. {do}".rstrip("."))
    if os.access(place.parent, os.W_OK):
        return Looked(OK, thing, "I may write there")
    do = "Ask for the right to write there: restore points and calendar files need it."
    return Looked(LOOK, thing, "I may not write there", do)


def _some(names: list[str] | tuple[str, ...]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
