"""From a tracker to cases: one per exclusion row, each seeing every day that child was out.

A child's days are added up across rows, sheets and schools, each counted on its own school's
calendar. A row that cannot be read becomes a refusal, and every other row of that child says so:
nothing is left out of a total in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.case import MAINTAINED, School
from daysix.law.ending import settle
from daysix.law.errors import DaySixError
from daysix.law.switches import Switches
from daysix.records import NamedTuple
from daysix.tracker.history import (
    FIRST,
    LAST,
    events_in,
    exclusion_in,
    plain_suspensions,
)
from daysix.tracker.row_case import TOO_LOW, Asked, Child, Reach, RowCase, RowRefusal, Where
from daysix.tracker.together import Together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.law.case import Event
    from daysix.law.exclusion import Exclusion
    from daysix.tracker.history import Plain
    from daysix.tracker.people import Key, SchoolRecord
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import Problem, TypedRow

__all__ = ["TOO_LOW", "Part", "RowCase", "RowRefusal", "cases_across", "cases_from"]

NO_NOTES: tuple[str, ...] = ()
CELL_TO_MEND = {
    "D-001": ("StartDate",),
    "D-005": ("SchoolDfE", "SchoolName"),
    "D-006": ("StartDate",),
    "X-010": ("EndDate", "SchoolDays", "Sessions"),
    "X-011": ("EndDate",),
    "X-014": ("SchoolDays", "Sessions"),
    "X-022": ("ExamDate", "ExamAffected"),
    "X-049": ("GDCDate", "GDCOutcome", "Status"),
    "X-050": ("CancelledDate", "Status"),
    "X-061": ("SchoolDays", "Sessions"),
    "X-063": ("SchoolDays", "Sessions"),
    "X-067": ("SchoolDays",),
}
"""Where to look when a row as a whole was refused, by the code of the refusal."""


class Part(NamedTuple):
    """One tracker of several, with the calendars of its schools."""

    tracker: Tracker
    book: CalendarBook


def cases_from(
    tracker: Tracker,
    book: CalendarBook,
    *,
    as_of: date,
    switches: Switches | None = None,
    la: str = "",
) -> Iterator[RowCase | RowRefusal]:
    """Every exclusion row of a tracker, in its order, as a case or a refusal.

    Parameters
    ----------
    as_of
        Today.
    la
        Code of the council whose tracker it is, for schools whose number does not tell.
    """
    part = Part(tracker, book)
    (found,) = _parts_read([part], as_of, switches or Switches(), la, None)
    yield from found


def cases_across(
    parts: Sequence[Part],
    *,
    as_of: date,
    switches: Switches | None = None,
    la: str = "",
    children: Together | None = None,
) -> list[list[RowCase | RowRefusal]]:
    """As :func:`cases_from` for each of several trackers, a child's days added up across them.

    Parameters
    ----------
    children
        Who is the same child in two files, where that is known already.
    """
    together = children or Together([part.tracker for part in parts])
    return _parts_read(parts, as_of, switches or Switches(), la, together)


def _parts_read(
    parts: Sequence[Part], as_of: date, readings: Switches, la: str, together: Together | None
) -> list[list[RowCase | RowRefusal]]:
    children: dict[Key, Child] = {}
    found: list[list[RowCase | RowRefusal]] = []
    order = 0
    for number, part in enumerate(parts):
        build = _Builder(Asked(part.tracker, as_of, readings), part.book, la)
        rows = part.tracker.rows
        ones = []
        pupils, schools = part.tracker.pupils.keys(rows), part.tracker.schools.of_each(rows)
        for row, own, record, plain in zip(
            rows, pupils, schools, plain_suspensions(rows), strict=True
        ):
            key, notes = own, NO_NOTES
            if together is not None:
                key = together.key(number, own)
                notes = (*_elsewhere(parts, together, number, own),)
            child = children.get(key)
            if child is None:
                child = children[key] = Child(readings)
            one = build.plain(row, own, child, record, plain, order, notes) if plain else None
            ones.append(one or build.row(row, own, child, record=record, order=order, notes=notes))
            order += 1
        found.append(ones)
    for child in children.values():
        if child.said:
            child.carry_provision()
    return found


def _elsewhere(parts: Sequence[Part], together: Together, number: int, own: Key) -> Iterator[str]:
    """Say that totals rest on several files, and on which."""
    others = together.elsewhere(number, own)
    if others:
        named = " and ".join(
            f"{parts[one.file].tracker.file} ({one.rows} row{'' if one.rows == 1 else 's'})"
            for one in others
        )
        yield f"This child is also in {named}. The days there are in these totals."


class _Builder:
    """Makes each row a case or a refusal, and tells its child; a school is looked up once.

    Its record tells it sooner than all the fields of one do. The record is kept beside what was
    found, so that no other can come to stand in its place.
    """

    def __init__(self, asked: Asked, book: CalendarBook, la: str) -> None:
        self._asked, self._book, self._la = asked, book, la
        self._known: dict[int, Where] = {}
        self._reaches: dict[int, Reach] = {}

    def plain(  # noqa: PLR0913, PLR0917 - asked a hundred thousand times, by place
        self,
        row: TypedRow,
        key: Key,
        child: Child,
        record: SchoolRecord,
        plain: Plain,
        order: int,
        notes: Sequence[str],
    ) -> RowCase | None:
        """A plain suspension, where its calendar is sure of its days."""
        where = self._known.get(id(record))
        days = where.reach.school_days(plain[FIRST], plain[LAST]) if where else 0
        if where is None or not days:
            return None
        number = child.add_plain(days, (row, where, order, plain))
        return RowCase(row, key, child, number, where, notes, plain, days)

    def row(  # noqa: PLR0913 - a row with all that is known of it
        self,
        row: TypedRow,
        key: Key,
        child: Child,
        *,
        record: SchoolRecord,
        order: int,
        notes: Sequence[str],
    ) -> RowCase | RowRefusal:
        """Any row."""
        if row.problems:
            first, why = row.problems[0], _with_the_rest(row.problems)
            one = self._refusal(row, key, record, first.code, why, first.cell)
            child.refused.append(one)
            return one
        try:
            where = self._known.get(id(record)) or self._where(record)
            number = child.add(*_read(row, where, order))
        except DaySixError as refused:
            cell = row.cell(*CELL_TO_MEND.get(refused.code, ()))
            one = self._refusal(row, key, record, refused.code, refused.message, cell)
            child.refused.append(one)
            return one
        return RowCase(row, key, child, number, where, notes, None, 0)

    def _refusal(  # noqa: PLR0913, PLR0917 - the sides of a refusal
        self, row: TypedRow, key: Key, record: SchoolRecord, code: str, message: str, cell: str
    ) -> RowRefusal:
        tracker = self._asked.tracker
        return RowRefusal(
            row.sheet,
            row.number,
            row.id,
            tracker.pupils.label(row, key),
            record.name or record.number,
            code,
            message,
            cell,
            row.problems,
            tracker.file,
        )

    def _where(self, record: SchoolRecord) -> Where:
        school, calendar = self._school(record), self._calendar(record)
        reach = self._reaches.setdefault(id(calendar), Reach(calendar))
        found = Where(self._asked, record, school, calendar, reach)
        self._known[id(record)] = found
        return found

    def _school(self, record: SchoolRecord) -> School:
        name = record.name or record.number
        return School(name, record.type or MAINTAINED, record.la or self._la)

    def _calendar(self, record: SchoolRecord) -> SchoolCalendar:
        # The number finds the school most surely; the name says it best if none is found.
        found = self._book.find(record.number, record.name, record.calendar)
        return found or self._book.for_school(record.name, record.number)


def _read(row: TypedRow, where: Where, order: int) -> tuple[Exclusion, list[Event]]:
    exclusion = exclusion_in(row, school=where.school.name, calendar=where.calendar, order=order)
    events = events_in(row)
    settle(exclusion, events)
    return exclusion, events


def _with_the_rest(problems: Sequence[Problem]) -> str:
    others = ", ".join(problem.cell or problem.column for problem in problems[1:])
    return f"{problems[0].message} Look at {others} too." if others else problems[0].message
