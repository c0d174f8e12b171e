"""A row of a tracker as a case, and its child: what few ask for is put together when asked for.

Nearly all rows are plain suspensions whose days the calendar is sure of. Their kind, their days and
their length are known at once; the exclusion itself, the ledger and the case are made for the few
rows that something rests on.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from daysix.law.building import carry_provision, permanent_before
from daysix.law.case import Case
from daysix.law.durations import AM, PM
from daysix.law.exclusion import FULL_DAY, PERMANENT, SUSPENSION
from daysix.law.ledger import Ledger
from daysix.records import NamedTuple
from daysix.tracker.history import FIRST, FROM, LAST, UNTIL, notes_on, plain_exclusion, unrecorded
from daysix.tracker.people import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from daysix.calendars.school import SchoolCalendar
    from daysix.law.case import Event, School
    from daysix.law.exclusion import Exclusion
    from daysix.law.switches import Switches
    from daysix.tracker.history import Plain
    from daysix.tracker.people import Key, SchoolRecord
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import Problem, TypedRow

NAMED_IN_A_NOTE = 5
TOO_LOW = "so totals may be too low."
"""The end of the note on a row whose child has rows that could not be read."""


class RowRefusal(NamedTuple):
    """A row that did not become a case: why, and which cell where one is to blame.

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


class Asked(NamedTuple):
    """What all rows of a tracker are looked at with."""

    tracker: Tracker
    as_of: date
    readings: Switches


class Reach:
    """A calendar as plain suspensions are measured on it: quickly, and only where it is sure."""

    __slots__ = ("_calendar", "_gaps", "_origin", "_ranks", "_whole")

    def __init__(self, calendar: SchoolCalendar) -> None:
        self._calendar, self._gaps = calendar, calendar.gaps
        self._ranks, _ = calendar.tables()
        self._origin = calendar.first.toordinal()
        self._whole: bool | None = None

    @property
    def all_days_whole(self) -> bool:
        """Whether the school meets morning and afternoon on every day it meets."""
        if self._whole is None:
            self._whole = {0, FULL_DAY}.issuperset(self._calendar.all_sessions.values())
        return self._whole

    def school_days(self, first: date, last: date) -> int:
        """How many school days lie from one to another, both counted.

        0 where that is not so, or not sure: the row is then read with all its refusals.
        """
        ranks = self._ranks
        start, end = first.toordinal() - self._origin, last.toordinal() - self._origin
        if not 0 < start <= end < len(ranks):
            return 0
        if self._gaps and any(gap.first <= last and first <= gap.last for gap in self._gaps):
            return 0
        if ranks[start] == ranks[start - 1] or ranks[end] == ranks[end - 1]:
            return 0
        return ranks[end] - ranks[start - 1]


class Where(NamedTuple):
    """A school and its calendar, as all its rows have them."""

    asked: Asked
    record: SchoolRecord
    school: School
    calendar: SchoolCalendar
    reach: Reach


Unread = tuple["TypedRow", Where, int, "Plain"]
"""A plain suspension nobody has asked for yet: its row, its school, its place, what it says."""


class Child:
    """All rows of one child; their exclusions and their ledger are made when first asked for.

    Attributes
    ----------
    days_at_most
        No fewer days than the child was ever out; no end to a permanent exclusion's.
    refused
        Its rows that became no case.
    said
        What happened after each of its exclusions, by its number; of most, nothing.
    """

    __slots__ = ("_ledger", "_readings", "_rows", "days_at_most", "refused", "said")

    def __init__(self, readings: Switches) -> None:
        self._readings = readings
        self._rows: list[Exclusion | Unread] = []
        self.said: dict[int, list[Event]] = {}
        self._ledger: Ledger | None = None
        self.days_at_most: float = 0
        self.refused: list[RowRefusal] = []

    def add_plain(self, days: int, unread: Unread) -> int:
        """Add a plain suspension of so many school days; its number among the child's rows."""
        self.days_at_most += days
        self._rows.append(unread)
        return len(self._rows) - 1

    def add(self, exclusion: Exclusion, events: list[Event]) -> int:
        """Add a row that has been read, with what happened afterwards; its number likewise."""
        self.days_at_most += inf if exclusion.permanent else len(exclusion.halves)
        self._rows.append(exclusion)
        if events:
            self.said[len(self._rows) - 1] = events
        return len(self._rows) - 1

    def exclusion(self, number: int) -> Exclusion:
        """One of its exclusions."""
        one = self._rows[number]
        if isinstance(one, tuple):
            row, where, order, plain = one
            school, calendar = where.school.name, where.calendar
            one = self._rows[number] = plain_exclusion(plain, row.id, school, calendar, order)
        return one

    def events(self, number: int) -> list[Event]:
        """What happened after one of its exclusions."""
        return self.said.setdefault(number, [])

    @property
    def ledger(self) -> Ledger:
        """Every exclusion of the child."""
        if self._ledger is None:
            self._ledger = Ledger(
                map(self.exclusion, range(len(self._rows))),
                this_school_only=self._readings["AMB-03"] == "this_school_only",
                lunchtimes_in_year=self._readings["AMB-04"] == "half_a_day",
            )
        return self._ledger

    def carry_provision(self) -> None:
        """Education typed beside one suspension serves the next, where it follows straight on."""
        provided = [
            self.exclusion(number).first_day
            for number, events in self.said.items()
            if any(event.kind == "provision" for event in events)
            and self.exclusion(number).kind == SUSPENSION
        ]
        numbers = range(len(self._rows))
        if provided and sum(self._begun(number) >= min(provided) for number in numbers) > 1:
            rows = [(self.exclusion(number), self.events(number)) for number in numbers]
            rows.sort(key=lambda row: (row[0].first_day, row[0].order))
            carry_provision([one for one, _ in rows], [events for _, events in rows])

    def _begun(self, number: int) -> date:
        """First day of one of its exclusions."""
        one = self._rows[number]
        return one[-1][FIRST] if isinstance(one, tuple) else one.first_day


class RowCase:
    """A row that became a case.

    Attributes
    ----------
    key
        What the rows of its child in one file share.
    """

    __slots__ = (
        "_case", "_child", "_days", "_exclusion", "_notes", "_number", "_plain", "_row", "_where",
        "key",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917 - made a hundred thousand times, by place
        self,
        row: TypedRow,
        key: Key,
        child: Child,
        number: int,
        where: Where,
        notes: Sequence[str],
        plain: Plain | None,
        days: int,
    ) -> None:
        self._row, self.key, self._child, self._number = row, key, child, number
        self._where, self._notes, self._plain, self._days = where, notes, plain, days
        self._exclusion: Exclusion | None = None
        self._case: Case | None = None

    @property
    def exclusion(self) -> Exclusion:
        """As the case has it; to be had without it."""
        if self._exclusion is None:
            self._exclusion = self._child.exclusion(self._number)
        return self._exclusion

    @property
    def events(self) -> list[Event]:
        """As the case has them; to be had without it."""
        return self._child.events(self._number)

    @property
    def kind(self) -> str:
        """SUSP, LNCH or PERM."""
        return SUSPENSION if self._plain is not None else self.exclusion.kind

    @property
    def permanent(self) -> bool:
        """Whether it is a permanent exclusion."""
        return self.kind == PERMANENT

    @property
    def first_day(self) -> date:
        """First day out."""
        return self.exclusion.first_day if self._plain is None else self._plain[FIRST]

    @property
    def last_day(self) -> date | None:
        """Last school day out; None where nobody knows it."""
        return self.exclusion.last_day if self._plain is None else self._plain[LAST]

    @property
    def school_days(self) -> float:
        """School days it touches; no end to those of a permanent exclusion."""
        if self._plain is not None:
            return self._days
        return inf if self.exclusion.permanent else len(self.exclusion.halves)

    @property
    def halves(self) -> Mapping[date, int]:
        """Half days out by date, as the exclusion has them."""
        return self.exclusion.halves

    @property
    def half_days(self) -> int:
        """Half days out, as imposed; of a permanent exclusion none are known."""
        plain = self._plain
        if plain is None or not self._where.reach.all_days_whole:
            return sum(self.exclusion.halves.values())
        from_noon: bool = plain[FROM] == PM
        until_noon: bool = plain[UNTIL] == AM
        return self._days * FULL_DAY - from_noon - until_noon

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
        return self._where.asked.tracker.file

    @property
    def calendar(self) -> SchoolCalendar:
        """The calendar its days are counted on."""
        return self._where.calendar

    @property
    def record(self) -> SchoolRecord:
        """Its school, with what the Schools sheet says of it."""
        return self._where.record

    @property
    def child(self) -> str:
        """The child's name as typed, for the officer's own screen."""
        return self._where.asked.tracker.pupils.label(self._row, self.key)

    @property
    def born(self) -> date | None:
        """The child's date of birth: the row's own, else that of the Pupils sheet."""
        return self._where.asked.tracker.pupils.born(self._row, self.key)

    @property
    def case(self) -> Case:
        """The row as a case."""
        if self._case is None:
            self._case = self._put_together()
        return self._case

    def _put_together(self) -> Case:
        row, where, one, ledger = self._row, self._where, self.exclusion, self.ledger
        asked = where.asked
        return Case(
            id=row.id,
            school=where.school,
            calendar=where.calendar,
            pupil=asked.tracker.pupils.facts(row, self.key, one.first_day, where.record.phase),
            ledger=ledger,
            as_of=asked.as_of,
            exclusion=one,
            events=self.events,
            prior_permanent=permanent_before(one, ledger.permanent) if ledger.permanent else (),
            switches=asked.readings,
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
