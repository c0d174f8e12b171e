"""Calendars from the rows of a Calendar sheet: one row a day, one calendar or many.

A day is a school day only where a row says so. A weekday the sheet leaves out is unknown, and
counting across it refuses, unless it is a bank holiday or lies inside a listed holiday.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import compress, groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from daysix.calendars.book import EVERY_SCHOOL, CalendarBook, school_key
from daysix.calendars.day_cells import (
    BANK,
    CLOSED,
    HOLIDAY,
    INSET,
    MOST_LOCAL_TERMS,
    SCHOOL,
    SHEET,
    WEEKEND,
    DayColumns,
    ListedDay,
    ListedDays,
    fold,
    row_in_words,
    text_of,
)
from daysix.calendars.days import FRIDAY, Gap, in_words
from daysix.calendars.school import (
    LONGEST_SUMMER,
    NOT_SAID,
    SchoolCalendar,
    checked_terms,
)
from daysix.calendars.terms import Term, school_year
from daysix.law import bank_holidays
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from daysix.calendars.day_cells import Wording

    Row = Mapping[str, object]

TEXTS = frozenset({str, type(None)})
Said = TypeVar("Said")
NO_DAYS = DayColumns((), (), (), (), (), ())
WHY = {INSET: "INSET day", HOLIDAY: "school holiday", CLOSED: "closed"}
LONGEST_OTHER_HOLIDAY = 21
"""Days between two rows marked HOLIDAY that may be left out of the sheet; in summer, ten weeks."""
TWO_OF_THAT_NAME = "Two schools of that name keep different calendars. Give its DfE number."
SCHOOL_NUMBERS, SCHOOL_NAMES = ("schooldfe", "dfe", "urn"), ("name", "schoolname", "shortname")


class Sheet:
    """The rows of one calendar, gathered day by day."""

    __slots__ = ("clashes", "days", "duplicates", "rows")

    def __init__(self) -> None:
        self.days: dict[date, ListedDay] = {}
        self.rows: dict[date, tuple[int, ...]] = {}
        self.duplicates: list[date] = []
        self.clashes: dict[date, tuple[ListedDay, ListedDay]] = {}

    def add(self, rows: Sequence[int], listed: Sequence[tuple[date, ListedDay]]) -> None:
        """Keep the days of some rows."""
        days = dict(listed)
        if self.days or len(days) < len(listed):
            for row, (day, says) in zip(rows, listed, strict=True):
                self._add_one(row, day, says)
        else:  # as nearly every calendar: each day once, all together
            self.days, self.rows = days, dict(zip(days, zip(rows), strict=True))

    def _add_one(self, row: int, day: date, listed: ListedDay) -> None:
        """Keep a day; one listed twice is remembered, and as a clash where the rows disagree."""
        if day not in self.days:
            self.days[day], self.rows[day] = listed, (row,)
            return
        self.rows[day] = (*self.rows[day], row)
        if day not in self.duplicates:
            self.duplicates.append(day)
        if self.days[day] != listed:
            self.clashes[day] = self.days[day], listed


def book_from_rows(
    rows: Iterable[Row],
    *,
    index: Iterable[Row] = (),
    schools: Iterable[Row] = (),
    name: str = "",
    first_row: int = 2,
) -> CalendarBook:
    """As :func:`book_from_days`, from rows as column name to value (text, date or number).

    The columns are CalendarID, Date, DayType, Sessions, LocalTerm and LegalTerm; others are left
    alone.
    """
    numbered = list(_rows(rows, first_row))
    return book_from_days(
        DayColumns(*zip(*(_day_cells(row) for _, row in numbered), strict=True))
        if numbered
        else NO_DAYS,
        [number for number, _ in numbered],
        index=index,
        schools=schools,
        name=name,
    )


def _day_cells(row: Row) -> tuple[object, ...]:
    return (
        row.get("calendarid", row.get("calendar")),
        row.get("date"),
        row.get("daytype", row.get("type")),
        row.get("sessions"),
        row.get("localterm"),
        row.get("legalterm"),
    )


def book_from_days(
    days: DayColumns,
    numbers: Sequence[int],
    *,
    index: Iterable[Row] = (),
    schools: Iterable[Row] = (),
    name: str = "",
) -> CalendarBook:
    """Build the calendars of a Calendar sheet and say which school keeps which.

    Parameters
    ----------
    numbers
        The number of each row in the sheet, for messages.
    index
        Rows of CalendarIndex: CalendarID, Name and, if there, TermsPerYear.
    schools
        Rows of Schools: CalendarID with SchoolDfE, URN, Name, ShortName. Without any, a single
        calendar serves every school.
    name
        Name of the calendar where the rows have no CalendarID.

    Raises
    ------
    BadInput
        A row that cannot be right: an unknown day type, a date that is not one.
    """
    sheets = _gathered(days, numbers, name)
    titles, terms_per_year = _index(index)
    kept, without = _kept_by(schools, sheets)
    only = EVERY_SCHOOL if len(sheets) == 1 and not kept and not without else None
    entries = []
    for key, (id_, sheet) in sheets.items():
        calendar = _calendar(titles.get(key, id_), sheet, terms_per_year.get(key))
        entries.append((calendar, [only] if only else kept.get(key, [])))
    others = {id_: titles[key] for key, (id_, _) in sheets.items() if key in titles}
    return CalendarBook(entries, other_names=others, without=without)


def _gathered(days: DayColumns, numbers: Sequence[int], name: str) -> dict[str, tuple[str, Sheet]]:
    """Every calendar of the sheet, by the spelling ids are compared in."""
    sheets: dict[str, tuple[str, Sheet]] = {}
    listed = ListedDays()
    for id_cell, rows, wordings in _runs(days, numbers):
        id_ = text_of(id_cell) or name
        if not id_:
            where = row_in_words(rows[0])
            raise BadInput(
                "L-040", f"{where} does not say which calendar it belongs to. Fill it in."
            )
        sheet = sheets.setdefault(school_key(id_), (id_, Sheet()))[1]
        sheet.add(rows, listed.of_each(rows, wordings))
    if not sheets:
        message = f"The {SHEET} sheet has no rows. Fill in its days, or give me a file of terms."
        raise BadInput("L-041", message)
    return sheets


def _runs(
    days: DayColumns, numbers: Sequence[int]
) -> Iterator[tuple[object, Sequence[int], Sequence[Wording]]]:
    """Rows that follow each other and name the same calendar: its id, their numbers and wordings.

    An id filled down below the last day says nothing, and its rows are left out.
    """
    wordings, every_day = days.wordings, set(map(type, days.date)) == {date}
    texts = TEXTS.issuperset(map(type, days.calendar))
    first = 0
    for _, run in groupby(days.calendar, key=None if texts else _apart):
        ids = [*run]
        here = slice(first, first + len(ids))
        rows, said = numbers[here], wordings[here]
        first += len(ids)
        if not every_day:
            saying = [place for place, each in enumerate(said) if _says_something(each)]
            rows, said = [rows[place] for place in saying], [said[place] for place in saying]
        if said:
            yield ids[0], rows, said


def _apart(cell: object) -> tuple[type, object]:
    """A ticked box is not the number 1."""
    return type(cell), cell


def _says_something(wording: Wording) -> bool:
    typed, kind, *_ = wording
    return type(typed) is date or bool(text_of(typed) or text_of(kind))


def _rows(rows: Iterable[Row], first_row: int) -> Iterator[tuple[int, dict[str, object]]]:
    """Each row that is not blank, with its number, columns in the spelling they are compared in."""
    headings = _Headings()
    for number, row in enumerate(rows, first_row):
        folded = {headings[heading]: value for heading, value in row.items()}
        if any(value is not None and value != "" for value in folded.values()):
            yield number, folded


class _Headings(dict[str, str]):
    """Headings in the spelling they are compared in, each worked out once."""

    def __missing__(self, heading: str) -> str:
        self[heading] = fold(heading)
        return self[heading]


def _calendar(name: str, sheet: Sheet, terms_per_year: int | None) -> SchoolCalendar:
    days = sheet.days
    kinds, sessions, locals_, legal = zip(*days.values(), strict=True)
    closed = _saying(days, map(WHY.get, kinds))
    closed.update(_named_bank_holidays(days))
    gaps, holidays = _left_out(days)
    closed.update(dict.fromkeys(holidays, WHY[HOLIDAY]))
    gaps += [Gap(day, day, _clash(day, *pair)) for day, pair in sheet.clashes.items()]
    local = _saying(
        days, (n if kind == SCHOOL else 0 for kind, n in zip(kinds, locals_, strict=True))
    )
    return SchoolCalendar(
        name,
        sessions=_saying(days, sessions),
        closed=closed,
        first=min(days),
        last=max(days),
        terms_per_year=terms_per_year or max(local.values(), default=NOT_SAID),
        terms=_terms(name, local),
        legal_terms=_saying(days, legal),
        local_terms=local,
        gaps=gaps,
        inset=_of_kind(INSET, days, kinds),
        closures=_of_kind(CLOSED, days, kinds),
        duplicates=sorted(sheet.duplicates),
        rows=sheet.rows,
    )


def _of_kind(kind: str, days: Iterable[date], kinds: Sequence[str]) -> list[date]:
    if kind not in kinds:
        return []
    return [day for day, one in zip(days, kinds, strict=True) if one == kind]


def _saying(days: Iterable[date], said: Iterable[Said | None]) -> dict[date, Said]:
    """Days with what is said of them, those left out of which nothing is."""
    every = list(said)
    return dict(zip(compress(days, every), filter(None, every), strict=True))


def _named_bank_holidays(days: Mapping[date, ListedDay]) -> dict[date, str]:
    bank = (day for day, one in days.items() if one.kind == BANK)
    titles = ((day, bank_holidays.england(day)) for day in bank)
    return {day: f"bank holiday: {title}" if title else "bank holiday" for day, title in titles}


def _clash(day: date, one: ListedDay, other: ListedDay) -> str:
    first, second = one.kind, other.kind
    said = f"as {first} and as {second}" if first != second else "with different details"
    return f"{in_words(day)} is listed twice, {said}. Keep one of the two rows."


def _left_out(days: Mapping[date, ListedDay]) -> tuple[list[Gap], list[date]]:
    """The unknown stretches, and the days that lie inside a listed holiday."""
    ordered = sorted(days)
    if (ordered[-1] - ordered[0]).days == len(ordered) - 1:
        return [], []
    inside = _holiday_stretches(
        [day for day in ordered if days[day].kind not in {BANK, WEEKEND}], days
    )
    bank = bank_holidays.england_days()
    gaps, holidays = [], []
    for before, after in pairwise(ordered):
        if after.toordinal() - before.toordinal() == 1:
            continue
        between = (before + timedelta(days=n) for n in range(1, (after - before).days))
        missing = [day for day in between if day.weekday() <= FRIDAY and day not in bank]
        if not missing:
            continue
        if any(first < missing[0] and missing[-1] < last for first, last in inside):
            holidays += missing
        else:
            gaps.append(Gap(missing[0], missing[-1], _says_nothing(missing[0], missing[-1])))
    return gaps, holidays


def _holiday_stretches(
    ordered: Sequence[date], days: Mapping[date, ListedDay]
) -> list[tuple[date, date]]:
    return [
        (before, after)
        for before, after in pairwise(ordered)
        if after.toordinal() - before.toordinal() > 1
        and days[before].kind == HOLIDAY == days[after].kind
        and (after - before).days
        <= (LONGEST_SUMMER if school_year(before) != school_year(after) else LONGEST_OTHER_HOLIDAY)
    ]


def _says_nothing(first: date, last: date) -> str:
    if first == last:
        return f"the {SHEET} sheet has no row for {in_words(first)}. Add it."
    stretch = f"{in_words(first)} to {in_words(last)}"
    return f"the {SHEET} sheet has no rows for {stretch}. Add them, holidays included."


def _terms(name: str, local: Mapping[date, int]) -> list[Term]:
    """The school's own terms: the first and last day of each number in each school year."""
    spans: dict[tuple[int, int], list[date]] = {}
    for number, run in groupby(sorted(local), key=local.__getitem__):
        days = [*run]
        ends = [days[0], days[-1]]
        for day in ends if school_year(ends[0]) == school_year(ends[1]) else days:
            spans.setdefault((school_year(day), number), []).append(day)
    terms = [Term(f"Term {number}", held[0], held[-1]) for (_, number), held in spans.items()]
    return checked_terms(name, terms) if terms else []


def _index(rows: Iterable[Row]) -> tuple[dict[str, str], dict[str, int]]:
    """Titles that belong to one calendar only, and terms a year, by calendar id."""
    titles: dict[str, str] = {}
    terms_per_year: dict[str, int] = {}
    for _, row in _rows(rows, 2):
        key = school_key(text_of(row.get("calendarid")))
        if text_of(row.get("name")):
            titles[key] = text_of(row["name"])
        said = text_of(row.get("termsperyear"))
        if said.isdecimal() and 1 <= int(said) <= MOST_LOCAL_TERMS:
            terms_per_year[key] = int(said)
        elif said:
            message = f"The calendar {titles.get(key, key)} has “{said}” terms a year. Use 1 to 6."
            raise BadInput("L-055", message)
    keys = [school_key(title) for title in titles.values()]
    alone = {key: title for key, title in titles.items() if keys.count(school_key(title)) == 1}
    return alone, terms_per_year


def _kept_by(
    schools: Iterable[Row], sheets: Mapping[str, object]
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Schools by calendar id, and schools whose calendar is not in the sheet.

    A name two schools share finds neither: their numbers tell them apart.
    """
    calendar_of: dict[str, str] = {}
    wanted: dict[str, str] = {}
    shared: set[str] = set()
    for _, row in _rows(schools, 2):
        id_ = text_of(row.get("calendarid"))
        if not id_:
            continue
        for heading in (*SCHOOL_NUMBERS, *SCHOOL_NAMES):
            said = text_of(row.get(heading))
            if not said:
                continue
            taken = wanted.setdefault(school_key(said), id_)
            calendar_of[school_key(said)] = said
            if school_key(taken) != school_key(id_):
                _refuse_shared_number(heading, said, taken, id_)
                shared.add(school_key(said))
    kept: dict[str, list[str]] = {}
    without: dict[str, str] = {}
    for school, id_ in wanted.items():
        if school not in shared and school_key(id_) in sheets:
            kept.setdefault(school_key(id_), []).append(calendar_of[school])
        elif school in shared:
            without[calendar_of[school]] = TWO_OF_THAT_NAME
        else:
            without[calendar_of[school]] = (
                f"It keeps the calendar {id_}, which is not in the {SHEET} sheet. Add its days "
                "there, or correct the name."
            )
    return kept, without


def _refuse_shared_number(heading: str, said: str, one: str, other: str) -> None:
    if heading in SCHOOL_NUMBERS:
        message = f"{said} is on two calendars, {one} and {other}. Take it off one of them."
        raise BadInput("L-054", message)
