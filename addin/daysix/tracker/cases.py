"""From a tracker to cases: one per exclusion row, each seeing every day that child was out.

A child's days are added up across rows, sheets and schools, each counted on its own school's
calendar. A row that cannot be read becomes a refusal, and every other row of that child says so:
nothing is left out of a total in silence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.law.building import carry_provision, permanent_before
from daysix.law.case import MAINTAINED, Case, School
from daysix.law.ending import settle
from daysix.law.errors import DaySixError
from daysix.law.ledger import Ledger
from daysix.law.switches import Switches
from daysix.tracker.history import events_in, exclusion_in, notes_on
from daysix.tracker.people import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.law.case import Event, Pupil
    from daysix.law.exclusion import Exclusion
    from daysix.tracker.people import Key, SchoolRecord
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import Problem, TypedRow

NAMED_IN_A_NOTE = 5
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


class RowCase(NamedTuple):
    """A row that became a case.

    ``child`` is the name as typed, for the officer's own screen; ``notes`` are sentences to show
    beside the dates.
    """

    sheet: str
    row: int
    id: str
    child: str
    case: Case
    notes: tuple[str, ...] = ()


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


class _Built(NamedTuple):
    """A row on its way to a case."""

    row: TypedRow
    child: str
    school: School
    calendar: SchoolCalendar
    pupil: Pupil
    exclusion: Exclusion
    events: list[Event]
    notes: Sequence[str]


class _Child(NamedTuple):
    """All rows of one child."""

    exclusions: list[Exclusion]
    events: list[list[Event]]
    refused: list[RowRefusal]

    def add(self, exclusion: Exclusion, events: list[Event]) -> None:
        self.exclusions.append(exclusion)
        self.events.append(events)

    def carry_provision(self) -> None:
        """Education typed beside one suspension serves the next, where it follows straight on."""
        if not any(event.kind == "provision" for events in self.events for event in events):
            return
        pairs = sorted(
            zip(self.exclusions, self.events, strict=True),
            key=lambda pair: (pair[0].first_day, pair[0].order),
        )
        carry_provision([one for one, _ in pairs], [events for _, events in pairs])


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
    readings = switches or Switches()
    children: dict[Key, _Child] = {}
    built: list[tuple[_Built | RowRefusal, _Child]] = []
    build = _Builder(tracker, book, la)
    for order, row in enumerate(tracker.rows):
        key = tracker.pupils.key(row)
        child = children.setdefault(key, _Child([], [], []))
        one = build.row(row, key, order)
        if isinstance(one, RowRefusal):
            child.refused.append(one)
        else:
            child.add(one.exclusion, one.events)
        built.append((one, child))
    for child in children.values():
        child.carry_provision()
    ledgers = {id(child): _ledger(child, readings) for child in children.values()}
    for one, child in built:
        if isinstance(one, RowRefusal):
            yield one
        else:
            yield _case(one, child, ledgers[id(child)], as_of, readings)


class _Builder:
    """Builds single rows; a school is looked up once."""

    def __init__(self, tracker: Tracker, book: CalendarBook, la: str) -> None:
        self._tracker, self._book, self._la = tracker, book, la
        self._schools: dict[SchoolRecord, tuple[School, list[str]]] = {}
        self._calendars: dict[SchoolRecord, SchoolCalendar] = {}

    def row(self, row: TypedRow, key: Key, order: int) -> _Built | RowRefusal:
        if row.problems:
            first = row.problems[0]
            return self._refusal(row, key, first.code, _with_the_rest(row.problems), first.cell)
        try:
            return self._built(row, key, order)
        except DaySixError as refused:
            cell = row.cell(*CELL_TO_MEND.get(refused.code, ()))
            return self._refusal(row, key, refused.code, refused.message, cell)

    def _built(self, row: TypedRow, key: Key, order: int) -> _Built:
        record = self._tracker.schools.of(row.values)
        school, about_school = self._school(record)
        calendar = self._calendar(record)
        exclusion = exclusion_in(row, school=school.name, calendar=calendar, order=order)
        events = events_in(row)
        settle(exclusion, events)
        pupil = self._tracker.pupils.facts(row, key, exclusion.first_day, record.phase)
        notes = [*about_school, *notes_on(row, exclusion)]
        if key[0] == ALONE:
            notes.append(
                "The row does not say which child this is (a PupilID, a UPN, or a name and date "
                "of birth), so days on other rows are not added to it."
            )
        name = self._tracker.pupils.label(row, key)
        return _Built(row, name, school, calendar, pupil, exclusion, events, notes)

    def _refusal(self, row: TypedRow, key: Key, code: str, message: str, cell: str) -> RowRefusal:
        record = self._tracker.schools.of(row.values)
        return RowRefusal(
            row.sheet,
            row.number,
            row.id,
            self._tracker.pupils.label(row, key),
            record.name or record.number,
            code,
            message,
            cell,
            row.problems,
        )

    def _school(self, record: SchoolRecord) -> tuple[School, list[str]]:
        if record not in self._schools:
            name = record.name or record.number
            notes = []
            if not record.type:
                notes.append(
                    f"I do not know who runs {name or 'this school'}, so I took it as maintained "
                    "by the council. Add its governance to the Schools sheet."
                )
            school = School(name, record.type or MAINTAINED, record.la or self._la)
            self._schools[record] = (school, notes)
        return self._schools[record]

    def _calendar(self, record: SchoolRecord) -> SchoolCalendar:
        if record not in self._calendars:
            # The number finds the school most surely; the name says it best if none is found.
            found = self._book.find(record.number, record.name, record.calendar)
            self._calendars[record] = found or self._book.for_school(record.name, record.number)
        return self._calendars[record]


def _with_the_rest(problems: Sequence[Problem]) -> str:
    others = ", ".join(problem.cell or problem.column for problem in problems[1:])
    return f"{problems[0].message} Look at {others} too." if others else problems[0].message


def _ledger(child: _Child, readings: Switches) -> Ledger:
    return Ledger(
        child.exclusions,
        this_school_only=readings["AMB-03"] == "this_school_only",
        lunchtimes_in_year=readings["AMB-04"] == "half_a_day",
    )


def _case(built: _Built, child: _Child, ledger: Ledger, as_of: date, readings: Switches) -> RowCase:
    row = built.row
    case = Case(
        id=row.id,
        school=built.school,
        calendar=built.calendar,
        pupil=built.pupil,
        ledger=ledger,
        as_of=as_of,
        exclusion=built.exclusion,
        events=built.events,
        prior_permanent=permanent_before(built.exclusion, ledger.permanent),
        switches=readings,
    )
    notes = (*built.notes, *_missing_rows(row, child.refused))
    return RowCase(row.sheet, row.number, row.id, built.child, case, notes)


def _missing_rows(row: TypedRow, refused: Sequence[RowRefusal]) -> list[str]:
    """Say that the totals may be too low, and which rows are to blame."""
    if not refused:
        return []
    named = [
        str(one.row) if one.sheet == row.sheet else f"{one.row} of the sheet {one.sheet}"
        for one in refused[:NAMED_IN_A_NOTE]
    ]
    more = len(refused) - len(named)
    rows = ", ".join(named) + (f" and {more} more" if more else "")
    word = "Row" if len(refused) == 1 else "Rows"
    return [f"{word} {rows} of this child could not be read, so totals may be too low."]
