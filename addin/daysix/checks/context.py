"""What a check knows beside its own sheet: today, the council, calendars, children and schools."""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from daysix.calendars.book import school_key
from daysix.calendars.terms import school_year
from daysix.checks.frame import CALENDAR, EXCLUSIONS, PUPILS, SCHOOLS, or_none
from daysix.law import governors
from daysix.law.switches import Switches
from daysix.tracker.cases import RowCase, cases_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.view import View
    from daysix.law.case import Case
    from daysix.law.ledger import Ledger, Totals
    from daysix.tracker.cases import RowRefusal
    from daysix.tracker.cells import SheetCells
    from daysix.tracker.people import Key, SchoolRecord
    from daysix.tracker.reader import Tracker


class Ref(NamedTuple):
    """A row somewhere in the workbook."""

    view: View
    place: int

    def value(self, column: str) -> object:
        """One of its cells, as read."""
        return self.view.values(column)[self.place]

    def text(self, column: str) -> str:
        """One of its cells, as text."""
        return self.view.texts(column)[self.place]


class Exclusions(NamedTuple):
    """What is known of each row of one exclusions view, each a list as long as the view.

    Attributes
    ----------
    cases
        The row as a case, with its ledger; None where it could not be dated.
    refusals
        Why not, where not.
    children
        Which child, as a key to group by; begins with ``row`` where the row does not say.
    schools
        The school, with what the Schools sheet says of it.
    calendars
        That school's calendar, also for a row that could not be dated; None where there is none.
    """

    cases: Sequence[RowCase | None]
    refusals: Sequence[RowRefusal | None]
    children: Sequence[Key]
    schools: Sequence[SchoolRecord]
    calendars: Sequence[SchoolCalendar | None]


class Context:
    """Everything a check may ask; each part is worked out when first asked for, then kept.

    Attributes
    ----------
    as_of
        Today.
    la
        Code of the council whose workbook it is; blank where nobody has said.
    views
        Every view of the workbook by its kind of sheet.
    sheets
        The sheets as read, by name: hidden rows, merged cells, errors. Empty where nobody gave
        them.
    """

    def __init__(  # noqa: PLR0913 - all but the tracker are named at the call
        self,
        tracker: Tracker,
        *,
        views: Mapping[str, Sequence[View]],
        book: CalendarBook,
        as_of: date,
        la: str = "",
        switches: Switches | None = None,
        sheets: Iterable[SheetCells] = (),
    ) -> None:
        self.tracker, self.views, self.book = tracker, views, book
        self.sheets = {sheet.name: sheet for sheet in sheets}
        self.as_of, self.la, self.switches = as_of, la, switches or Switches()
        self._calendars: dict[SchoolRecord, SchoolCalendar | None] = {}
        self._in_years: dict[int, tuple[dict[int, float], float]] = {}
        self._by: dict[tuple[str, str], Mapping[str, Sequence[Ref]]] = {}

    def has(self, kind: str) -> bool:
        """Whether the workbook has a sheet of that kind, with at least one row."""
        return bool(self.views.get(kind)) or (kind == CALENDAR and len(self.book) > 0)

    def exclusions(self, view: View) -> Exclusions:
        """What is known of each row of an exclusions view."""
        return self._exclusions[id(view)]

    @cached_property
    def _exclusions(self) -> dict[int, Exclusions]:
        dated = cases_from(
            self.tracker, self.book, as_of=self.as_of, switches=self.switches, la=self.la
        )
        by_row = {(one.sheet, one.row): one for one in dated}
        typed = {(row.sheet, row.number): row for row in self.tracker.rows}
        known = {}
        for view in self.views.get(EXCLUSIONS, ()):
            keys = [(view.sheet, view.number(place)) for place in view.places]
            ones, rows = [by_row[key] for key in keys], [typed[key] for key in keys]
            schools = [self.tracker.schools.of(row.values) for row in rows]
            known[id(view)] = Exclusions(
                [one if isinstance(one, RowCase) else None for one in ones],
                [None if isinstance(one, RowCase) else one for one in ones],
                [self.tracker.pupils.key(row) for row in rows],
                schools,
                [self.calendar(school) for school in schools],
            )
        return known

    def calendar(self, school: SchoolRecord) -> SchoolCalendar | None:
        """A school's calendar; None where there is none."""
        if school not in self._calendars:
            found = self.book.find(school.number, school.name, school.calendar)
            self._calendars[school] = found
        return self._calendars[school]

    def totals(self, view: View, *, at_least: float) -> Iterator[tuple[int, Case, Totals]]:
        """Days out in the term and the year, this row's own included: (place, case, totals).

        Rows are left out that are no case, whose calendar is too short to tell, and those of a
        child not out ``at_least`` so many days in that school year: adding up takes time, and few
        children come near a limit.
        """
        for place, one in enumerate(self.exclusions(view).cases):
            exclusion = one.case.exclusion if one else None
            if one is None or exclusion is None:
                continue
            if self._most_days(one.case.ledger, school_year(exclusion.first_day)) < at_least:
                continue
            totals = or_none(governors.totals, one.case)
            if totals is not None:
                yield place, one.case, totals

    def _most_days(self, ledger: Ledger, year: int) -> float:
        """No fewer days than a child was out in a school year, nor in the next it ran on into."""
        if id(ledger) not in self._in_years:
            self._in_years[id(ledger)] = _days_by_year(ledger)
        days, permanent_from = self._in_years[id(ledger)]
        return math.inf if year >= permanent_from else days.get(year, 0.0)

    @cached_property
    def by_child(self) -> Mapping[Key, Sequence[Ref]]:
        """Rows of every exclusions view by child; a row that does not say which stands alone."""
        groups: dict[Key, list[Ref]] = {}
        for view in self.views.get(EXCLUSIONS, ()):
            for place, key in enumerate(self.exclusions(view).children):
                groups.setdefault(key, []).append(Ref(view, place))
        return groups

    @cached_property
    def by_school(self) -> Mapping[SchoolRecord, Sequence[Ref]]:
        """Rows of every exclusions view by school."""
        groups: dict[SchoolRecord, list[Ref]] = {}
        for view in self.views.get(EXCLUSIONS, ()):
            for place, school in enumerate(self.exclusions(view).schools):
                groups.setdefault(school, []).append(Ref(view, place))
        return groups

    def by(self, kind: str, column: str) -> Mapping[str, Sequence[Ref]]:
        """Rows of a kind of sheet by what a key column holds, capitals and spaces apart.

        ``context.by(PUPILS, "UPN")`` lists every row of a UPN, so that a second one shows.
        """
        if (kind, column) not in self._by:
            groups: dict[str, list[Ref]] = {}
            for view in self.views.get(kind, ()):
                for place, text in enumerate(view.texts(column)):
                    if text:
                        groups.setdefault(school_key(text), []).append(Ref(view, place))
            self._by[kind, column] = groups
        return self._by[kind, column]

    def one(self, kind: str, column: str, text: str) -> Ref | None:
        """The first row of a kind of sheet with that key; None where there is none."""
        refs = self.by(kind, column).get(school_key(text)) if text else None
        return refs[0] if refs else None

    def pupil(self, view: View, place: int) -> Ref | None:
        """The row of the Pupils sheet about the child of a row, by its PupilID, else its UPN."""
        return self.one(PUPILS, "PupilID", view.texts("PupilID")[place]) or self.one(
            PUPILS, "UPN", view.texts("UPN")[place]
        )

    def school(self, view: View, place: int, column: str = "SchoolDfE") -> Ref | None:
        """The row of the Schools sheet a row names."""
        typed = view.texts(column)[place]
        return self.one(SCHOOLS, "SchoolDfE", typed) or self.one(SCHOOLS, "Name", typed)

    def child(self, view: View, place: int) -> str:
        """The child of an exclusion row as an officer would name them; "This child" if unknown."""
        known = self.exclusions(view)
        one = known.cases[place] or known.refusals[place]
        return (one.child if one else "") or "This child"


def _days_by_year(ledger: Ledger) -> tuple[dict[int, float], float]:
    """Days by school year, roughly and never too few; and the year of a permanent exclusion.

    A suspension over the summer counts whole in both years.
    """
    days: dict[int, float] = {}
    permanent_from = math.inf
    for one in ledger.exclusions:
        first = school_year(one.first_day)
        over = one.final or one.ended
        last = school_year(one.last_day or over or one.first_day)
        if one.permanent and over is None:
            permanent_from = min(permanent_from, first)
        elif one.permanent:
            days.update(dict.fromkeys(range(first, last + 1), math.inf))
        length = sum(one.halves.values()) / 2
        for year in {first, last}:
            days[year] = days.get(year, 0.0) + length
        if first != last:  # its row is asked about under its first year
            days[first] = math.inf
    return days, permanent_from
