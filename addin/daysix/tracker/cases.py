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
from daysix.tracker.history import events_in, exclusion_in, notes_on, unrecorded
from daysix.tracker.people import ALONE
from daysix.tracker.together import Together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.law.case import Event
    from daysix.law.exclusion import Exclusion
    from daysix.tracker.people import Key, SchoolRecord
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import Problem, TypedRow

NAMED_IN_A_NOTE = 5
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


class _Built(NamedTuple):
    """A row on its way to a case; ``notes`` are about its school, and other files of its child."""

    row: TypedRow
    key: Key
    record: SchoolRecord
    school: School
    calendar: SchoolCalendar
    exclusion: Exclusion
    events: list[Event]
    notes: Sequence[str]
    tracker: Tracker


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
        if not any(self.events) or not any(
            event.kind == "provision" for events in self.events for event in events
        ):
            return
        pairs = sorted(
            zip(self.exclusions, self.events, strict=True),
            key=lambda pair: (pair[0].first_day, pair[0].order),
        )
        carry_provision([one for one, _ in pairs], [events for _, events in pairs])


class RowCase:
    """A row that became a case. What few ask for is put together when it is first asked for.

    Attributes
    ----------
    exclusion, ledger
        As the case has them; to be had without it.
    """

    __slots__ = ("_as_of", "_built", "_case", "_readings", "_refused", "exclusion", "ledger")

    def __init__(
        self, built: _Built, child: _Child, ledger: Ledger, *, as_of: date, readings: Switches
    ) -> None:
        self._built, self._refused = built, child.refused
        self._as_of, self._readings = as_of, readings
        self.exclusion, self.ledger = built.exclusion, ledger
        self._case: Case | None = None

    @property
    def sheet(self) -> str:
        """The sheet it stands in."""
        return self._built.row.sheet

    @property
    def row(self) -> int:
        """The row as Excel counts it."""
        return self._built.row.number

    @property
    def id(self) -> str:
        """The team's own reference, or else the row."""
        return self._built.row.id

    @property
    def file(self) -> str:
        """The name of its file."""
        return self._built.tracker.file

    @property
    def key(self) -> Key:
        """What the rows of its child in one file share."""
        return self._built.key

    @property
    def record(self) -> SchoolRecord:
        """Its school, with what the Schools sheet says of it."""
        return self._built.record

    @property
    def child(self) -> str:
        """The child's name as typed, for the officer's own screen."""
        return self._built.tracker.pupils.label(self._built.row, self._built.key)

    @property
    def born(self) -> date | None:
        """The child's date of birth: the row's own, else that of the Pupils sheet."""
        return self._built.tracker.pupils.born(self._built.row, self._built.key)

    @property
    def case(self) -> Case:
        """The row as a case."""
        if self._case is None:
            self._case = self._put_together()
        return self._case

    def _put_together(self) -> Case:
        one, ledger = self._built, self.ledger
        return Case(
            id=one.row.id,
            school=one.school,
            calendar=one.calendar,
            pupil=one.tracker.pupils.facts(
                one.row, one.key, one.exclusion.first_day, one.record.phase
            ),
            ledger=ledger,
            as_of=self._as_of,
            exclusion=one.exclusion,
            events=one.events,
            prior_permanent=permanent_before(one.exclusion, ledger.permanent)
            if ledger.permanent
            else (),
            switches=self._readings,
            unrecorded=unrecorded(one.row.table.columns),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences to show beside the dates."""
        one = self._built
        notes = [*self._about_school(), *notes_on(one.row, one.exclusion)]
        if one.key[0] == ALONE:
            notes.append(
                "The row does not say which child this is (a PupilID, a UPN, or a name and date "
                "of birth), so days on other rows are not added to it."
            )
        notes += one.notes
        if self._refused:
            notes += _missing_rows(one.row, self._refused, file=self.file)
        return tuple(notes)

    def _about_school(self) -> Iterator[str]:
        if not self._built.record.type:
            yield (
                f"I do not know who runs {self._built.school.name or 'this school'}, so I took it "
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
    found = _parts_read(parts, as_of, switches or Switches(), la, together)
    return [list(ones) for ones in found]


def _parts_read(
    parts: Sequence[Part], as_of: date, readings: Switches, la: str, together: Together | None
) -> Iterator[Iterator[RowCase | RowRefusal]]:
    children: dict[Key, _Child] = {}
    built: list[list[tuple[_Built | RowRefusal, _Child]]] = []
    order = 0
    for number, part in enumerate(parts):
        build = _Builder(part.tracker, part.book, la)
        ones = []
        for row in part.tracker.rows:
            key = own = part.tracker.pupils.key(row)
            if together is not None:
                key = together.key(number, own)
            child = children.get(key)
            if child is None:
                child = children[key] = _Child([], [], [])
            one = build.row(row, own, order)
            order += 1
            if isinstance(one, RowRefusal):
                child.refused.append(one)
            else:
                child.add(one.exclusion, one.events)
                if together is not None:
                    one = one._replace(notes=[*_elsewhere(parts, together, number, own)])
            ones.append((one, child))
        built.append(ones)
    for child in children.values():
        child.carry_provision()
    this_school_only = readings["AMB-03"] == "this_school_only"
    lunchtimes = readings["AMB-04"] == "half_a_day"
    ledgers = {
        id(child): Ledger(
            child.exclusions, this_school_only=this_school_only, lunchtimes_in_year=lunchtimes
        )
        for child in children.values()
    }
    return (
        (
            one
            if isinstance(one, RowRefusal)
            else RowCase(one, child, ledgers[id(child)], as_of=as_of, readings=readings)
            for one, child in ones
        )
        for ones in built
    )


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
    """Builds single rows; a school is looked up once, and known by its record from then on.

    The record itself tells it sooner than all its fields do. It is kept beside what was found, so
    that no other can come to stand in its place.
    """

    def __init__(self, tracker: Tracker, book: CalendarBook, la: str) -> None:
        self._tracker, self._book, self._la = tracker, book, la
        self._known: dict[int, tuple[SchoolRecord, School, SchoolCalendar]] = {}

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
        known = self._known.get(id(record))
        if known is None:
            known = self._known[id(record)] = record, self._school(record), self._calendar(record)
        _, school, calendar = known
        exclusion = exclusion_in(row, school=school.name, calendar=calendar, order=order)
        events = events_in(row)
        settle(exclusion, events)
        return _Built(row, key, record, school, calendar, exclusion, events, (), self._tracker)

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
            self._tracker.file,
        )

    def _school(self, record: SchoolRecord) -> School:
        name = record.name or record.number
        return School(name, record.type or MAINTAINED, record.la or self._la)

    def _calendar(self, record: SchoolRecord) -> SchoolCalendar:
        # The number finds the school most surely; the name says it best if none is found.
        found = self._book.find(record.number, record.name, record.calendar)
        return found or self._book.for_school(record.name, record.number)


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
