"""Calendars from the rows of a Calendar sheet: one row a day, one calendar or many.

A day is a school day only where a row says so. A weekday the sheet leaves out is unknown, and
counting across it refuses, unless it is a bank holiday or lies inside a listed holiday.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from daysix import data
from daysix.calendars.book import EVERY_SCHOOL, CalendarBook, school_key
from daysix.calendars.days import FRIDAY, WEEKDAYS, Gap, in_words
from daysix.calendars.school import (
    FULL_DAY_SESSIONS,
    LONGEST_SUMMER,
    NOT_SAID,
    SchoolCalendar,
    checked_terms,
)
from daysix.calendars.terms import AUTUMN, SPRING, SUMMER, LegalTerm, Term, school_year
from daysix.law import bank_holidays
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Row = Mapping[str, object]

SHEET = "Calendar"
SCHOOL, INSET, HOLIDAY, BANK = "SCHOOL", "INSET", "HOLIDAY", "BANK"
CLOSED, WEEKEND = "CLOSED-UNPLANNED", "WEEKEND"
WHY = {INSET: "INSET day", HOLIDAY: "school holiday", CLOSED: "closed"}
SEASON_OF_CODE = {"AUT": AUTUMN, "SPR": SPRING, "SUM": SUMMER}
LONGEST_OTHER_HOLIDAY = 21
"""Days between two rows marked HOLIDAY that may be left out of the sheet; in summer, ten weeks."""
MOST_LOCAL_TERMS = 6
TWO_OF_THAT_NAME = "Two schools of that name keep different calendars. Give its DfE number."
DETAILS = ("daytype", "type", "sessions", "localterm", "legalterm")
"""Columns that say what kind of day it is."""
SCHOOL_NUMBERS, SCHOOL_NAMES = ("schooldfe", "dfe", "urn"), ("name", "schoolname", "shortname")


class ListedDay(NamedTuple):
    """What one row says of one day."""

    kind: str
    sessions: int
    local: int | None
    legal: LegalTerm | None


class Sheet:
    """The rows of one calendar, gathered day by day."""

    __slots__ = ("clashes", "days", "duplicates", "rows")

    def __init__(self) -> None:
        self.days: dict[date, ListedDay] = {}
        self.rows: dict[date, list[int]] = {}
        self.duplicates: list[date] = []
        self.clashes: dict[date, tuple[ListedDay, ListedDay]] = {}

    def add(self, day: date, listed: ListedDay, row: int) -> None:
        """Keep a day; one listed twice is remembered, and as a clash where the rows disagree."""
        self.rows.setdefault(day, []).append(row)
        first = self.days.setdefault(day, listed)
        if len(self.rows[day]) > 1 and day not in self.duplicates:
            self.duplicates.append(day)
        if first != listed:
            self.clashes[day] = first, listed


def book_from_rows(
    rows: Iterable[Row],
    *,
    index: Iterable[Row] = (),
    schools: Iterable[Row] = (),
    name: str = "",
    first_row: int = 2,
) -> CalendarBook:
    """Build the calendars of a Calendar sheet and say which school keeps which.

    Parameters
    ----------
    rows
        Rows as column name to value (text, date or number): CalendarID, Date, DayType, Sessions,
        LocalTerm, LegalTerm; other columns are left alone.
    index
        Rows of CalendarIndex: CalendarID, Name and, if there, TermsPerYear.
    schools
        Rows of Schools: CalendarID with SchoolDfE, URN, Name, ShortName. Without any, a single
        calendar serves every school.
    name
        Name of the calendar where the rows have no CalendarID.
    first_row
        Number of the first row in its sheet, for messages.

    Raises
    ------
    BadInput
        A row that cannot be right: an unknown day type, a date that is not one.
    """
    sheets = _gathered(rows, name, first_row)
    titles, terms_per_year = _index(index)
    kept, without = _kept_by(schools, sheets)
    only = EVERY_SCHOOL if len(sheets) == 1 and not kept and not without else None
    entries = []
    for key, (id_, sheet) in sheets.items():
        calendar = _calendar(titles.get(key, id_), sheet, terms_per_year.get(key))
        entries.append((calendar, [only] if only else kept.get(key, [])))
    others = {id_: titles[key] for key, (id_, _) in sheets.items() if key in titles}
    return CalendarBook(entries, other_names=others, without=without)


def _gathered(rows: Iterable[Row], name: str, first_row: int) -> dict[str, tuple[str, Sheet]]:
    """Every calendar of the sheet, by the spelling ids are compared in."""
    sheets: dict[str, tuple[str, Sheet]] = {}
    known: dict[tuple[object, ...], ListedDay] = {}
    for number, row in _rows(rows, first_row):
        id_ = text_of(row.get("calendarid", row.get("calendar"))) or name
        where = f"Row {number} of the {SHEET} sheet"
        typed = row.get("date")
        if type(typed) is not date and not (
            text_of(typed) or text_of(row.get("daytype", row.get("type")))
        ):
            continue  # an id filled down below the last day says nothing
        if not id_:
            raise BadInput(
                "L-040", f"{where} does not say which calendar it belongs to. Fill it in."
            )
        day = _day(where, typed)
        alike = _alike(day, row)
        if alike not in known:
            known[alike] = _listed(where, day, row)
        key = school_key(id_)
        if key not in sheets:
            sheets[key] = id_, Sheet()
        sheets[key][1].add(day, known[alike], number)
    if not sheets:
        message = f"The {SHEET} sheet has no rows. Fill in its days, or give me a file of terms."
        raise BadInput("L-041", message)
    return sheets


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


def fold(heading: str) -> str:
    """The spelling headings are compared in: ``Calendar ID`` and ``CalendarID`` are one."""
    return "".join(letter for letter in str(heading).casefold() if letter.isalnum())


def text_of(value: object) -> str:
    """A cell as text: 12.0 is ``12``, a blank cell is nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(str(value).split())


def day_of(where: str, value: object) -> date:
    """A cell as a date, refused with ``where`` when it is blank or not one."""
    if type(value) is date:
        return value
    from daysix.tracker.dates import read_date

    read = read_date(value)
    if read.value is None:
        said = read.message or "It is blank."
        raise BadInput("L-042", f"{where} has no date I can use. {said}")
    return read.value


def _day(where: str, value: object) -> date:
    day = day_of(where, value)
    if bank_holidays.HORIZON_FIRST <= day <= bank_holidays.HORIZON_LAST:
        return day
    message = (
        f"{where} is for {in_words(day)}, past the bank holidays I know "
        f"({in_words(bank_holidays.HORIZON_FIRST)} to {in_words(bank_holidays.HORIZON_LAST)}). "
        "Check the year, take the row out, or update Day Six."
    )
    raise BadInput("L-053", message)


def _listed(where: str, day: date, row: Row) -> ListedDay:
    kind = _kind(where, row.get("daytype", row.get("type")))
    if kind == WEEKEND and day.weekday() <= FRIDAY:
        message = (
            f"{where} marks {in_words(day)} as a weekend, and it is a {WEEKDAYS[day.weekday()]}. "
            "Correct the date or the day type."
        )
        raise BadInput("L-043", message)
    return ListedDay(
        kind,
        _sessions(where, kind, row.get("sessions")),
        _local(where, row.get("localterm")),
        _legal(where, day, row.get("legalterm")),
    )


def _alike(day: date, row: Row) -> tuple[object, ...]:
    """Whatever else two rows say, where this is the same, :func:`_listed` makes the same of them.

    The kinds of cell are part of it: a ticked box is not the number 1.
    """
    said = [row.get(column) for column in DETAILS]
    return (school_year(day), day.weekday() > FRIDAY, *said, *map(type, said))


def _kind(where: str, value: object) -> str:
    typed = text_of(value)
    found = _day_types().get(fold(typed))
    if found is None:
        known = ", ".join(row["code"] for row in data.rows("calendar_day_types"))
        said = f"has the day type “{typed}”, which I do not know" if typed else "has no day type"
        raise BadInput("L-044", f"{where} {said}. Use one of {known}.")
    return found


def _day_types() -> dict[str, str]:
    """Codes and labels alike, so that ``Bank holiday`` is understood as ``BANK``."""
    if not _known_types:
        for row in data.rows("calendar_day_types"):
            _known_types[fold(row["code"])] = _known_types[fold(row["label"])] = row["code"]
    return _known_types


_known_types: dict[str, str] = {}


def _sessions(where: str, kind: str, value: object) -> int:
    typed = text_of(value)
    if not typed:
        return FULL_DAY_SESSIONS if kind == SCHOOL else 0
    if typed not in {"0", "1", "2"}:
        raise BadInput("L-045", f"{where} has “{typed}” sessions. A day has 0, 1 or 2.")
    sessions = int(typed)
    if (kind == SCHOOL) != bool(sessions):
        message = (
            f"{where} is marked {kind} but has {sessions} sessions. A school day has 1 or 2, any "
            "other day 0. Correct one of the two."
        )
        raise BadInput("L-046", message)
    return sessions


def _local(where: str, value: object) -> int | None:
    typed = text_of(value)
    if not typed:
        return None
    number = typed.casefold().removeprefix("term").strip()
    if not (number.isascii() and number.isdigit() and 1 <= int(number) <= MOST_LOCAL_TERMS):
        message = f"{where} has “{typed}” under LocalTerm. Use a number from 1 to 6."
        raise BadInput("L-047", message)
    return int(number)


def _legal(where: str, day: date, value: object) -> LegalTerm | None:
    typed = text_of(value)
    if not typed:
        return None
    season = SEASON_OF_CODE.get(typed.upper()[:3]) if typed.isalpha() else None
    if season is None or not season.startswith(typed.casefold()):
        message = f"{where} has “{typed}” under LegalTerm. Use AUT, SPR or SUM."
        raise BadInput("L-048", message)
    return LegalTerm(school_year(day), season)


def _calendar(name: str, sheet: Sheet, terms_per_year: int | None) -> SchoolCalendar:
    days = sheet.days
    closed = {day: WHY[one.kind] for day, one in days.items() if one.kind in WHY}
    closed.update(_named_bank_holidays(days))
    gaps, holidays = _left_out(days)
    closed.update(dict.fromkeys(holidays, WHY[HOLIDAY]))
    gaps += [Gap(day, day, _clash(day, *pair)) for day, pair in sheet.clashes.items()]
    local = {day: one.local for day, one in days.items() if one.local and one.kind == SCHOOL}
    return SchoolCalendar(
        name,
        sessions={day: one.sessions for day, one in days.items() if one.sessions},
        closed=closed,
        first=min(days),
        last=max(days),
        terms_per_year=terms_per_year or max(local.values(), default=NOT_SAID),
        terms=_terms(name, local),
        legal_terms={day: one.legal for day, one in days.items() if one.legal},
        local_terms=local,
        gaps=gaps,
        inset=[day for day, one in days.items() if one.kind == INSET],
        closures=[day for day, one in days.items() if one.kind == CLOSED],
        duplicates=sorted(sheet.duplicates),
        rows=sheet.rows,
    )


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
    inside = _holiday_stretches(
        [day for day in ordered if days[day].kind not in {BANK, WEEKEND}], days
    )
    bank = bank_holidays.england_days()
    gaps, holidays = [], []
    for before, after in pairwise(ordered):
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
        if days[before].kind == HOLIDAY == days[after].kind
        and (after - before).days
        <= (LONGEST_SUMMER if school_year(before) != school_year(after) else LONGEST_OTHER_HOLIDAY)
        and (after - before).days > 1
    ]


def _says_nothing(first: date, last: date) -> str:
    if first == last:
        return f"the {SHEET} sheet has no row for {in_words(first)}. Add it."
    stretch = f"{in_words(first)} to {in_words(last)}"
    return f"the {SHEET} sheet has no rows for {stretch}. Add them, holidays included."


def _terms(name: str, local: Mapping[date, int]) -> list[Term]:
    """The school's own terms: the first and last day of each number in each school year."""
    spans: dict[tuple[int, int], list[date]] = {}
    for day in sorted(local):
        spans.setdefault((school_year(day), local[day]), []).append(day)
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
