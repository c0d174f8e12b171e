"""The cells of one row of a Calendar sheet, and what they say of its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix import data
from daysix.calendars.days import FRIDAY, WEEKDAYS, in_words
from daysix.calendars.school import FULL_DAY_SESSIONS
from daysix.calendars.terms import AUTUMN, SPRING, SUMMER, LegalTerm, school_year
from daysix.law import bank_holidays
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SHEET = "Calendar"
SCHOOL, INSET, HOLIDAY, BANK = "SCHOOL", "INSET", "HOLIDAY", "BANK"
CLOSED, WEEKEND = "CLOSED-UNPLANNED", "WEEKEND"
SEASON_OF_CODE = {"AUT": AUTUMN, "SPR": SPRING, "SUM": SUMMER}
MOST_LOCAL_TERMS = 6


class ListedDay(NamedTuple):
    """What one row says of one day."""

    kind: str
    sessions: int
    local: int | None
    legal: LegalTerm | None


class DayCells(NamedTuple):
    """The cells of one row of a Calendar sheet, as typed; None where the sheet lacks the column."""

    date: object
    type: object
    sessions: object
    local: object
    legal: object


class DayColumns(NamedTuple):
    """The same cells of every row, column by column, and the calendar each row names."""

    calendar: Sequence[object]
    date: Sequence[object]
    type: Sequence[object]
    sessions: Sequence[object]
    local: Sequence[object]
    legal: Sequence[object]

    @property
    def wordings(self) -> list[Wording]:
        """What each row says of its day: two rows that say the same have equal ones."""
        told: tuple[Iterable[object], ...] = self[1:]
        if any(bool in set(map(type, cells)) for cells in (self.sessions, self.local)):
            # A ticked box is equal to the number 1, and is refused.
            told = (*told, map(type, self.sessions), map(type, self.local))
        return list(zip(*told, strict=True))


Wording = tuple[object, ...]
"""The cells of a row, as :class:`DayCells` has them, and what else tells it from others."""


class ListedDays:
    """What rows say of their days. Calendars repeat each other, so each wording is read once."""

    __slots__ = ("_alike", "_same")

    def __init__(self) -> None:
        self._same: dict[Wording, tuple[date, ListedDay]] = {}
        self._alike: dict[tuple[object, ...], ListedDay] = {}

    def of_each(
        self, numbers: Sequence[int], wordings: Sequence[Wording]
    ) -> list[tuple[date, ListedDay]]:
        """The day of each of some rows, and what it says of it."""
        same = self._same
        try:
            return list(map(same.__getitem__, wordings))
        except KeyError:
            for number, wording in zip(numbers, wordings, strict=True):
                if wording not in same:
                    same[wording] = self._read(number, DayCells._make(wording[:5]))
            return list(map(same.__getitem__, wordings))

    def _read(self, number: int, cells: DayCells) -> tuple[date, ListedDay]:
        where = row_in_words(number)
        day = _day(where, cells.date)
        alike = _alike(day, cells)
        if alike not in self._alike:
            self._alike[alike] = _listed(where, day, cells)
        return day, self._alike[alike]


def row_in_words(number: int) -> str:
    """Where a row stands, to begin a sentence with."""
    return f"Row {number} of the {SHEET} sheet"


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


def _listed(where: str, day: date, cells: DayCells) -> ListedDay:
    kind = _kind(where, cells.type)
    if kind == WEEKEND and day.weekday() <= FRIDAY:
        message = (
            f"{where} marks {in_words(day)} as a weekend, and it is a {WEEKDAYS[day.weekday()]}. "
            "Correct the date or the day type."
        )
        raise BadInput("L-043", message)
    return ListedDay(
        kind,
        _sessions(where, kind, cells.sessions),
        _local(where, cells.local),
        _legal(where, day, cells.legal),
    )


def _alike(day: date, cells: DayCells) -> tuple[object, ...]:
    """Whatever else two rows say, where this is the same, :func:`_listed` makes the same of them.

    The kinds of cell are part of it: a ticked box is not the number 1.
    """
    said = cells[1:]
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
