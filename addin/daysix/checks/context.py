"""What a check knows beside its own sheet: today, the council, calendars, children and schools."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from daysix.calendars.book import school_key
from daysix.calendars.terms import school_year
from daysix.checks.days_so_far import YEAR, MostDays, term_of, terms_touched
from daysix.checks.frame import CALENDAR, EXCLUSIONS, PUPILS, SCHOOLS, or_none
from daysix.law.switches import Switches
from daysix.records import NamedTuple
from daysix.tracker.cases import RowCase, cases_from
from daysix.tracker.people import ALONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from daysix.calendars.book import CalendarBook
    from daysix.calendars.school import SchoolCalendar
    from daysix.checks.view import View
    from daysix.law.ledger import Ledger, Totals
    from daysix.tracker.cases import RowRefusal
    from daysix.tracker.cells import SheetCells
    from daysix.tracker.people import Key, SchoolRecord
    from daysix.tracker.reader import Tracker


Kept = TypeVar("Kept")
A_YEAR = timedelta(days=366)


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


class Elsewhere(NamedTuple):
    """A row whose child may be the one of a row in another file, and why that is not certain."""

    place: int
    other: Ref
    why: str


def _each_once(schools: Sequence[SchoolRecord]) -> Iterable[SchoolRecord]:
    """Each record once: a school's rows share one, which is sooner known than all it says."""
    return {id(school): school for school in schools}.values()


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
        self._kept: dict[object, object] = {}
        self._most: dict[int, MostDays] = {}
        self._firsts: dict[tuple[str, str], Sequence[tuple[View, Mapping[str, int]]]] = {}
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
        rows, tracker = self.tracker.rows, self.tracker
        told = zip(dated, tracker.pupils.keys(rows), tracker.schools.of_each(rows), strict=True)
        by_row = dict(zip(map(id, rows), told, strict=True))
        known = {}
        for view in self.views.get(EXCLUSIONS, ()):
            ones, children, schools = zip(
                *map(by_row.__getitem__, map(id, view.typed)), strict=True
            )
            calendars = {id(school): self.calendar(school) for school in _each_once(schools)}
            known[id(view)] = Exclusions(
                [one if isinstance(one, RowCase) else None for one in ones],
                [None if isinstance(one, RowCase) else one for one in ones],
                children,
                schools,
                [calendars[id(school)] for school in schools],
            )
        return known

    def may_be_elsewhere(self, _view: View) -> Iterable[Elsewhere]:
        """Rows of a view whose child may be in a file checked together with this one."""
        return ()

    def everywhere(self, kind: str) -> Sequence[View]:
        """The views of a kind; of exclusions, those of files checked together with this one too.

        Nothing but a child is the same in two files: what goes by a PupilID or a case number
        looks at ``views`` alone.
        """
        return self.views.get(kind, ())

    def calendar(self, school: SchoolRecord) -> SchoolCalendar | None:
        """A school's calendar; None where there is none."""
        if school not in self._calendars:
            found = self.book.find(school.number, school.name, school.calendar)
            self._calendars[school] = found
        return self._calendars[school]

    def totals(
        self,
        view: View,
        *,
        at_least: float,
        of: str = YEAR,
        permanent: bool = False,
        lately: bool = False,
    ) -> Iterator[tuple[int, RowCase, Totals]]:
        """Days out in the term and the year, this row's own included: (place, row, totals).

        Rows are left out that are no case, whose calendar is too short to tell, and those of a
        child not out ``at_least`` so many days by then in that year (or ``of`` that TERM): adding
        up takes time, and few children come near a limit. Permanent exclusions only if asked for.
        ``lately``: only of rows that may touch the term and the year that today lies in.
        Days of one whose end is not known are in no other row's totals.
        """
        days = self.once(("days so far", id(view)), lambda: self._days_so_far(view))
        for place, one in [(place, one) for place, one, most in days if most >= at_least]:
            if (one.permanent and not permanent) or (lately and not self._touches_today(one, of)):
                continue
            ledger = self._ledger_of(one)
            most = self._most_days(ledger)
            if most.ever < at_least or most.by(one.exclusion, of) < at_least:
                continue
            totals = or_none(ledger.totals, one.exclusion, self.as_of)
            if totals is not None:
                yield place, one, totals

    def _most_days(self, ledger: Ledger) -> MostDays:
        most = self._most.get(id(ledger))
        if most is None:
            most = self._most[id(ledger)] = MostDays(ledger)
        return most

    def _ledger_of(self, one: RowCase) -> Ledger:
        """A permanent exclusion whose end is not known adds no days to the child's other rows.

        It would go on for ever: the child is out again, so it is over, and nobody has typed how.
        """
        ledger = one.ledger
        if one.permanent or not ledger.permanent:
            return ledger
        return self.once(("decided", id(ledger)), lambda: ledger.decided(self.as_of))

    def _touches_today(self, one: RowCase, of: str) -> bool:
        """Whether it may have days in the year, or the term, that today lies in."""
        last = one.last_day
        if last is None:  # nobody knows how far it goes
            return True
        if last < self.as_of - A_YEAR:
            return False
        terms, calendar = terms_touched(one), one.calendar
        if of == YEAR:
            return not terms or school_year(self.as_of) in {term.year for term in terms}
        today = self.once(("term", id(calendar)), lambda: term_of(calendar, self.as_of))
        return not terms or today in terms

    def _days_so_far(self, view: View) -> list[tuple[int, RowCase, float]]:
        """Every case with the most days its child can ever have been out."""
        return [
            (place, one, one.days_at_most)
            for place, one in enumerate(self.exclusions(view).cases)
            if one is not None
        ]

    def births(self, view: View) -> list[date | None]:
        """Date of birth of each row's child: the row's own, else that of the Pupils sheet."""
        return self.once(("births", id(view)), lambda: self._births(view))

    def _births(self, view: View) -> list[date | None]:
        cases = self.exclusions(view).cases
        return [
            own or (one.born if one else None)
            for own, one in zip(view.dates("DOB"), cases, strict=True)
        ]

    def once(self, name: object, work: Callable[[], Kept]) -> Kept:
        """What several checks need alike: worked out for the first of them, kept for the others."""
        if name not in self._kept:
            self._kept[name] = work()
        return self._kept[name]  # type: ignore[return-value]  # as ``work`` gave it

    def unlike(self, *columns: str) -> list[Sequence[Ref]]:
        """The rows of each child with several, where they don't all say the same in a column.

        Only of children a row names. Hardly any are unlike, so what compares the rows of a child
        begins here. Capitals and spaces make a difference.
        """
        return self.once(("unlike", columns), lambda: self._unlike(columns))

    def _unlike(self, columns: Sequence[str]) -> list[Sequence[Ref]]:
        views = self.everywhere(EXCLUSIONS)
        said: set[tuple[object, ...]] = set()
        for view in views:
            said.update(zip(self.children_as_numbers(view), *map(view.texts, columns), strict=True))
        if len(said) == len(self.by_child):  # each child says one thing
            return []
        times = Counter(map(itemgetter(0), said))
        return [
            refs
            for number, (key, refs) in enumerate(self.by_child.items())
            if times[number] > 1 and key[0] != ALONE
        ]

    def children_as_numbers(self, view: View) -> list[int]:
        """The child of each row as a number, which is quicker told from others than a key."""
        return self.once(
            ("numbered", id(view)),
            lambda: list(map(self._number_of_child.__getitem__, self.exclusions(view).children)),
        )

    @cached_property
    def _number_of_child(self) -> Mapping[Key, int]:
        return {key: number for number, key in enumerate(self.by_child)}

    @cached_property
    def by_child(self) -> Mapping[Key, Sequence[Ref]]:
        """Rows of every exclusions view by child; a row that does not say which stands alone."""
        groups: dict[Key, list[Ref]] = {}
        for view in self.everywhere(EXCLUSIONS):
            for place, key in enumerate(self.exclusions(view).children):
                known = groups.get(key)
                if known is None:
                    groups[key] = [Ref(view, place)]
                else:
                    known.append(Ref(view, place))
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
                        groups.setdefault(_key(text), []).append(Ref(view, place))
            self._by[kind, column] = groups
        return self._by[kind, column]

    def one(self, kind: str, column: str, text: str) -> Ref | None:
        """The first row of a kind of sheet with that key; None where there is none."""
        if not text:
            return None
        key = _key(text)
        for view, places in self._first(kind, column):
            if key in places:
                return Ref(view, places[key])
        return None

    def keys(self, kind: str, column: str) -> frozenset[str]:
        """What stands in a key column of a kind of sheet, in the spelling of ``school_key``."""
        return self.once(
            ("keys", kind, column),
            lambda: frozenset[str]().union(*(places for _, places in self._first(kind, column))),
        )

    def _first(self, kind: str, column: str) -> Sequence[tuple[View, Mapping[str, int]]]:
        """By sheet, where each key stands first."""
        if (kind, column) not in self._firsts:
            self._firsts[kind, column] = [
                (view, _first_places(view.texts(column))) for view in self.views.get(kind, ())
            ]
        return self._firsts[kind, column]

    def pupil(self, view: View, place: int) -> Ref | None:
        """The row of the Pupils sheet about the child of a row, by its PupilID, else its UPN."""
        return self.pupils(view)[place]

    def pupils(self, view: View) -> Sequence[Ref | None]:
        """As :meth:`pupil`, of each row of a view."""
        return self.once(("pupils", id(view)), lambda: self._pupils(view))

    def _pupils(self, view: View) -> list[Ref | None]:
        every = list(zip(view.texts("PupilID"), view.texts("UPN"), strict=True))
        known = {
            said: self.one(PUPILS, "PupilID", said[0]) or self.one(PUPILS, "UPN", said[1])
            for said in set(every)
        }
        return list(map(known.__getitem__, every))

    def school(self, view: View, place: int, column: str = "SchoolDfE") -> Ref | None:
        """The row of the Schools sheet a row names."""
        typed = view.texts(column)[place]
        return self.one(SCHOOLS, "SchoolDfE", typed) or self.one(SCHOOLS, "Name", typed)

    def child(self, view: View, place: int) -> str:
        """The child of an exclusion row as an officer would name them; "This child" if unknown."""
        known = self.exclusions(view)
        one = known.cases[place] or known.refusals[place]
        return (one.child if one else "") or "This child"


def _first_places(texts: Sequence[str]) -> dict[str, int]:
    """The first place of each key; the last is put in first, and then written over."""
    last_first = range(len(texts) - 1, -1, -1)
    return dict(zip(map(_key, reversed(texts)), last_first, strict=True))


def _key(text: str) -> str:
    """As :func:`school_key`, which need not be asked about the number of a child."""
    return text.casefold() if text.isalnum() else school_key(text)
