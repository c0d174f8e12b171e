"""From a tracker to cases: one per exclusion row, each seeing every day that child was out.

A child's days are added up across rows, sheets and schools, each counted on its own school's
calendar. A row that cannot be read becomes a refusal, and every other row of that child says so:
nothing is left out of a total in silence.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from daysix.law.building import carry_provision, permanent_before
from daysix.law.case import MAINTAINED, Case, School
from daysix.law.ending import settle
from daysix.law.errors import DaySixError
from daysix.law.ledger import Ledger
from daysix.law.switches import Switches
from daysix.tracker.history import (
    events_in,
    exclusion_in,
    notes_on,
    plain_exclusion,
    plain_suspensions,
    unrecorded,
)
from daysix.tracker.people import ALONE
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

NAMED_IN_A_NOTE = 5
NO_NOTES: tuple[str, ...] = ()
TOO_LOW = "so totals may be too low."
"""The end of the note on a row whose child has rows that could not be read."""
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


class RowRefusal(NamedTuple):
    """A row that did not: why, and which cell where one is to blame.

    ``message`` is about the first problem; ``problems`` holds every cell that could not be read.
    """

    sheet: str
    row: int
    id: str
    child: str
    school: str
    code: str
    message: str
    cell: str = ""
    problems: tuple[Problem, ...] = ()
    file: str = ""


class Part(NamedTuple):
    """One tracker of several, with the calendars of its schools."""

    tracker: Tracker
    book: CalendarBook


class _Where(NamedTuple):
    """A school and its calendar, as all its rows have them."""

    record: SchoolRecord
    school: School
    calendar: SchoolCalendar


class _Child:
    """All rows of one child; their ledger is made when first asked for."""

    __slots__ = ("_days", "_ledger", "_readings", "events", "exclusions", "refused")

    def __init__(self, readings: Switches) -> None:
        self._readings = readings
        self.exclusions: list[Exclusion] = []
        self.events: list[list[Event]] = []
        self.refused: list[RowRefusal] = []
        self._ledger: Ledger | None = None
        self._days: float | None = None

    @property
    def ledger(self) -> Ledger:
        """Every exclusion of the child."""
        if self._ledger is None:
            self._ledger = Ledger(
                self.exclusions,
                this_school_only=self._readings["AMB-03"] == "this_school_only",
                lunchtimes_in_year=self._readings["AMB-04"] == "half_a_day",
            )
        return self._ledger

    @property
    def days_at_most(self) -> float:
        """No fewer days than the child was ever out; no end to a permanent exclusion's."""
        if self._days is None:
            self._days = sum(inf if one.permanent else len(one.halves) for one in self.exclusions)
        return self._days

    def carry_provision(self) -> None:
        """Education typed beside one suspension serves the next, where it follows straight on."""
        said = filter(None, self.events)  # of most rows, nothing
        if any(event.kind == "provision" for events in said for event in events):
            pairs = sorted(
                zip(self.exclusions, self.events, strict=True),
                key=lambda pair: (pair[0].first_day, pair[0].order),
            )
            carry_provision([one for one, _ in pairs], [events for _, events in pairs])


class _Asked(NamedTuple):
    """What all rows of a tracker are looked at with."""

    tracker: Tracker
    as_of: date
    readings: Switches


class RowCase:
    """A row that became a case. What few ask for is put together when it is first asked for.

    Attributes
    ----------
    exclusion, events, ledger
        As the case has them; to be had without it.
    key
        What the rows of its child in one file share.
    """

    __slots__ = (
        "_asked", "_case", "_child", "_notes", "_row", "_where", "events", "exclusion", "key",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917 - made a hundred thousand times, by place
        self,
        asked: _Asked,
        row: TypedRow,
        key: Key,
        child: _Child,
        where: _Where,
        exclusion: Exclusion,
        events: list[Event],
        notes: Sequence[str],
    ) -> None:
        self._asked, self._row, self.key, self._child = asked, row, key, child
        self._where, self.exclusion, self.events, self._notes = where, exclusion, events, notes
        self._case: Case | None = None

    @property
    def ledger(self) -> Ledger:
        """Every exclusion of its child."""
        return self._child.ledger

    @property
    def days_at_most(self) -> float:
        """No fewer days than its child was ever out."""
        return self._child.days_at_most

    @property
    def sheet(self) -> str:
        """The sheet it stands in."""
        return self._row.sheet

    @property
    def row(self) -> int:
        """The row as Excel counts it."""
        return self._row.number

    @property
    def id(self) -> str:
        """The team's own reference, or else the row."""
        return self._row.id

    @property
    def file(self) -> str:
        """The name of its file."""
        return self._asked.tracker.file

    @property
    def record(self) -> SchoolRecord:
        """Its school, with what the Schools sheet says of it."""
        return self._where.record

    @property
    def child(self) -> str:
        """The child's name as typed, for the officer's own screen."""
        return self._asked.tracker.pupils.label(self._row, self.key)

    @property
    def born(self) -> date | None:
        """The child's date of birth: the row's own, else that of the Pupils sheet."""
        return self._asked.tracker.pupils.born(self._row, self.key)

    @property
    def case(self) -> Case:
        """The row as a case."""
        if self._case is None:
            self._case = self._put_together()
        return self._case

    def _put_together(self) -> Case:
        row, where, one, ledger = self._row, self._where, self.exclusion, self.ledger
        pupils = self._asked.tracker.pupils
        return Case(
            id=row.id,
            school=where.school,
            calendar=where.calendar,
            pupil=pupils.facts(row, self.key, one.first_day, where.record.phase),
            ledger=ledger,
            as_of=self._asked.as_of,
            exclusion=one,
            events=self.events,
            prior_permanent=permanent_before(one, ledger.permanent) if ledger.permanent else (),
            switches=self._asked.readings,
            unrecorded=unrecorded(row.table.columns),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences to show beside the dates."""
        notes = [*self._about_school(), *notes_on(self._row, self.exclusion)]
        if self.key[0] == ALONE:
            notes.append(
                "The row does not say which child this is (a PupilID, a UPN, or a name and date "
                "of birth), so days on other rows are not added to it."
            )
        notes += self._notes
        if self._child.refused:
            notes += _missing_rows(self._row, self._child.refused, file=self.file)
        return tuple(notes)

    def _about_school(self) -> Iterator[str]:
        if not self._where.record.type:
            yield (
                f"I do not know who runs {self._where.school.name or 'this school'}, so I took it "
                "as maintained by the council. Add its governance to the Schools sheet."
            )


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
    children: dict[Key, _Child] = {}
    found: list[list[RowCase | RowRefusal]] = []
    order = 0
    for number, part in enumerate(parts):
        build = _Builder(_Asked(part.tracker, as_of, readings), part.book, la)
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
                child = children[key] = _Child(readings)
            ones.append(
                build.row(row, own, child, record=record, plain=plain, order=order, notes=notes)
            )
            order += 1
        found.append(ones)
    for child in children.values():
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

    def __init__(self, asked: _Asked, book: CalendarBook, la: str) -> None:
        self._asked, self._book, self._la = asked, book, la
        self._known: dict[int, _Where] = {}

    def row(  # noqa: PLR0913 - a row with all that is known of it
        self,
        row: TypedRow,
        key: Key,
        child: _Child,
        *,
        record: SchoolRecord,
        plain: Plain | None,
        order: int,
        notes: Sequence[str],
    ) -> RowCase | RowRefusal:
        """A row, ``plain`` where it can be taken as a plain suspension."""
        if row.problems:
            first, why = row.problems[0], _with_the_rest(row.problems)
            one = self._refusal(row, key, record, first.code, why, first.cell)
            child.refused.append(one)
            return one
        try:
            where = self._known.get(id(record)) or self._where(record)
            if plain is None:
                exclusion, events = _read(row, where, order)
            else:
                school, calendar = where.school.name, where.calendar
                exclusion, events = plain_exclusion(plain, row.id, school, calendar, order), []
        except DaySixError as refused:
            cell = row.cell(*CELL_TO_MEND.get(refused.code, ()))
            one = self._refusal(row, key, record, refused.code, refused.message, cell)
            child.refused.append(one)
            return one
        child.exclusions.append(exclusion)
        child.events.append(events)
        return RowCase(self._asked, row, key, child, where, exclusion, events, notes)

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

    def _where(self, record: SchoolRecord) -> _Where:
        found = _Where(record, self._school(record), self._calendar(record))
        self._known[id(record)] = found
        return found

    def _school(self, record: SchoolRecord) -> School:
        name = record.name or record.number
        return School(name, record.type or MAINTAINED, record.la or self._la)

    def _calendar(self, record: SchoolRecord) -> SchoolCalendar:
        # The number finds the school most surely; the name says it best if none is found.
        found = self._book.find(record.number, record.name, record.calendar)
        return found or self._book.for_school(record.name, record.number)


def _read(row: TypedRow, where: _Where, order: int) -> tuple[Exclusion, list[Event]]:
    exclusion = exclusion_in(row, school=where.school.name, calendar=where.calendar, order=order)
    events = events_in(row)
    settle(exclusion, events)
    return exclusion, events


def _with_the_rest(problems: Sequence[Problem]) -> str:
    others = ", ".join(problem.cell or problem.column for problem in problems[1:])
    return f"{problems[0].message} Look at {others} too." if others else problems[0].message


def _missing_rows(row: TypedRow, refused: Sequence[RowRefusal], *, file: str) -> list[str]:
    """Say that the totals may be too low, and which rows are to blame."""
    named = []
    for one in refused[:NAMED_IN_A_NOTE]:
        where = f" in {one.file}" if one.file != file else ""
        sheet = f" of the sheet {one.sheet}" if where or one.sheet != row.sheet else ""
        named.append(f"{one.row}{sheet}{where}")
    more = len(refused) - len(named)
    rows = ", ".join(named) + (f" and {more} more" if more else "")
    word = "Row" if len(refused) == 1 else "Rows"
    return [f"{word} {rows} of this child could not be read, {TOO_LOW}"]
