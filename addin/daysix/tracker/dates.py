"""Dates as people type them: a value, or a sentence, never a guess.

Day first always. A date the wrong way round, in an unknown century or on the wrong weekday gets
no value; where there is one likely meaning it is offered as a suggestion for a person to accept.
``datetext.py`` holds the shapes text can take; this file decides what each means.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from daysix.records import NamedTuple
from daysix.tracker import datetext

if TYPE_CHECKING:
    from daysix.tracker.datetext import Parts

Field = Literal["event", "birth"]

CODES = {"event": "X-006", "birth": "P-006"}
FIRST_YEAR, LAST_YEAR = 1940, 2099
"""An earlier year is a slip: a bare 5 in a date cell is stored as 5 January 1900."""
LAST_TWO_DIGIT_YEAR = {"event": 49, "birth": 29}
"""``26`` is 2026. Later ones could be either century: an event in 1969 or 2069, a birth in 1930
or 2030. So they are asked about."""

FIRST_DAY, LAST_DAY = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
FIRST_SERIAL_DAY = FIRST_DAY
"""A bare number that would be an earlier day is far likelier a year, an age or a slip."""
LARGEST_SERIAL, COMPACT_LENGTH = 100_000, 8
DAY_ZERO_1900, DAY_ZERO_1904 = date(1899, 12, 30), date(1904, 1, 1)
LEAP_DAY_THAT_NEVER_WAS = 60
ROUNDING = 1e-6
"""A time of day is a fraction; one this close to midnight is midnight with an arithmetic slip."""
REMEMBERED = 16_384
"""A sheet repeats its dates: a school year has 190 school days, whatever the number of rows."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


class DateRead(NamedTuple):
    """What became of one cell.

    A blank cell has no value and no problem. Otherwise there is a ``value`` or a ``problem``
    (one word for the kind), with the ``code`` and ``message`` to show, and a ``suggestion`` when
    one meaning is likely. A suggestion is for a person to accept; never use it as a value.

    Attributes
    ----------
    half
        ``am`` or ``pm``, where the cell says so beside its date.
    span
        Where the cell holds a first and a last day, both; there is no one value then.
    """

    value: date | None = None
    problem: str = ""
    code: str = ""
    message: str = ""
    suggestion: date | None = None
    half: str = ""
    span: tuple[date, date] | None = None


BLANK = DateRead()


def read_date(value: object, *, field: Field = "event", date1904: bool = False) -> DateRead:
    """Read one cell as a date.

    Parameters
    ----------
    value
        A date, a date with a time (the time is dropped), a spreadsheet's day number, or text.
    field
        ``"birth"`` for a date of birth, ``"event"`` for anything else; decides which two-digit
        years are certain.
    date1904
        True if the workbook counts days from 1904, as old Mac workbooks do.

    Returns
    -------
    DateRead
        Never raises on any cell.
    """
    if value is None:
        return BLANK
    if isinstance(value, str):
        return _from_text(value, field=field, date1904=date1904)
    if isinstance(value, date):
        return _in_range(value.date() if isinstance(value, datetime) else value, field=field)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value, field=field, date1904=date1904)
    shown = value.strftime("%H:%M") if isinstance(value, time) else str(value)
    return _not_a_date(shown, field=field)


@lru_cache(maxsize=REMEMBERED)
def _from_text(typed: str, *, field: Field, date1904: bool) -> DateRead:
    text = datetext.tidy(typed)
    if not text:
        return BLANK
    number = datetext.as_number(text)
    if number is not None:
        return _from_number(number, field=field, date1904=date1904, shown=text)
    parts = datetext.split(text)
    if isinstance(parts, str):
        bare, half = datetext.half_day_apart(text)
        if bare != text:
            read = _from_text(bare, field=field, date1904=date1904)
            if read.value is not None or read.suggestion is not None:
                return read._replace(half=half)
        return _refused(parts, text, field=field)
    return _from_parts(parts, text, field=field)


def _from_number(number: float, *, field: Field, date1904: bool, shown: str = "") -> DateRead:
    # Python itself refuses to spell out a number of thousands of figures.
    shown = shown or (str(number) if abs(number) < 10**15 else "a very large number")
    if not 0 < number < 10**COMPACT_LENGTH:  # also "not a number" and the infinities
        return _doubtful_number(shown, field=field)
    whole = int(number + ROUNDING)
    if whole == number and len(str(whole)) == COMPACT_LENGTH:
        return _compact(str(whole), field=field)
    if whole == LEAP_DAY_THAT_NEVER_WAS and not date1904:
        return _problem(
            "no_such_day",
            f'"{shown}" is 29 February 1900 to Excel, a day that never '
            "was. Type the date like 04 Nov 2026.",
            field=field,
        )
    if whole < LARGEST_SERIAL:
        day = (DAY_ZERO_1904 if date1904 else DAY_ZERO_1900) + timedelta(days=whole)
        if day >= FIRST_SERIAL_DAY and day.year <= LAST_YEAR:
            return DateRead(day)
    return _doubtful_number(shown, field=field)


def _doubtful_number(shown: str, *, field: Field) -> DateRead:
    return _problem(
        "number",
        f'"{_short(shown)}" is a number, not a date I can be sure of. Type it like 04 Nov 2026.',
        field=field,
    )


def _compact(digits: str, *, field: Field) -> DateRead:
    """Read 20251103; 03112025 the other way round is only suggested."""
    day = _day_or_none(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if day:
        return DateRead(day)
    other = _day_or_none(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    return _not_a_date(digits, field=field, suggestion=other)


def _from_parts(parts: Parts, text: str, *, field: Field) -> DateRead:
    year = _full_year(parts.year, field=field)
    if year is None:
        return _problem(
            "century",
            f'The year in "{text}" could be 19{parts.year} or '
            f"20{parts.year}. Type all four figures.",
            field=field,
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _problem("year", f'The year in "{text}" cannot be right. Check it.', field=field)
    day = _day_or_none(year, parts.month, parts.day)
    if day is None:
        return _no_such_day(parts, year, text, field=field)
    if parts.month_first:
        return _month_first(day, text, field=field)
    return _day_agreed(day, parts, text, field=field)


def _day_agreed(day: date, parts: Parts, text: str, *, field: Field) -> DateRead:
    """Give the day unless something else in the text speaks against it."""
    if parts.weekday is not None and parts.weekday != day.weekday():
        return _problem(
            "weekday",
            f'"{text}" does not agree with itself: {_in_words(day)} is a '
            f"{WEEKDAYS[day.weekday()]}. Check the day and the date.",
            field=field,
            suggestion=day,
        )
    if parts.other_zone:
        return _problem(
            "zone",
            f'"{text}" has a time from another time zone, so the day here '
            "could be another. Check it, and type the date only.",
            field=field,
            suggestion=day,
        )
    return DateRead(day)


def _full_year(typed: str, *, field: Field) -> int | None:
    if len(typed) != 2:  # noqa: PLR2004 - two figures, or all of them
        return int(typed)
    return 2000 + int(typed) if int(typed) <= LAST_TWO_DIGIT_YEAR[field] else None


def _no_such_day(parts: Parts, year: int, text: str, *, field: Field) -> DateRead:
    swapped = None if parts.year_first else _day_or_none(year, parts.day, parts.month)
    if swapped and parts.month > len(MONTHS):
        return _month_first(swapped, text, field=field)
    if not 1 <= parts.month <= len(MONTHS):
        return _problem(
            "no_such_day",
            f'"{text}" is not a date: there is no month {parts.month}. Type it like 04 Nov 2026.',
            field=field,
        )
    if not parts.day:
        return _problem(
            "no_such_day", f'"{text}" is not a date: there is no day 0. Check it.', field=field
        )
    length = _days_in_month(year, parts.month)
    return _problem(
        "no_such_day",
        f'"{text}" is not a date: {MONTHS[parts.month - 1]} {year} has {length} days. Check it.',
        field=field,
    )


def _month_first(day: date, text: str, *, field: Field) -> DateRead:
    return _problem(
        "month_first",
        f'"{text}" has the month first. Type the day first, like '
        f"{day:%d %b %Y} if that is the day meant.",
        field=field,
        suggestion=day,
    )


def _in_range(day: date, *, field: Field) -> DateRead:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return DateRead(day)
    return _problem("year", f'The year in "{day}" cannot be right. Check it.', field=field)


def _day_or_none(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= len(MONTHS):
        return None
    return date(year, month, day) if 1 <= day <= _days_in_month(year, month) else None


def _days_in_month(year: int, month: int) -> int:
    # The calendar module would say so too, and takes a while to import.
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


SENTENCES = {
    "no_year": '"{v}" has no year. Type it like 04 Nov 2026.',
    "range": '"{v}" is two dates. Type one here, and the other in its own column.',
    "two_dates": '"{v}" is two dates. Find out which, and type that one.',
    "week": '"{v}" is a week, not a day. Type the day like 04 Nov 2026.',
    "no_day": '"{v}" has no day. Type it like 04 Nov 2026.',
    "hashes": '"{v}" is what a narrow column shows. The date itself was lost; type it again.',
    "error_cell": 'This cell shows "{v}" instead of a date. Mend the formula, or type the date.',
}


def _refused(kind: str, text: str, *, field: Field) -> DateRead:
    if kind in SENTENCES:
        read = _problem(kind, SENTENCES[kind].replace("{v}", _short(text)), field=field)
        return read._replace(span=_span(text, field=field)) if kind == "range" else read
    likely = datetext.split(datetext.likely_slip(text))
    suggestion = None
    if not isinstance(likely, str):
        meant = _from_parts(likely, text, field=field)
        suggestion = meant.value
    return _not_a_date(text, field=field, suggestion=suggestion)


def _span(text: str, *, field: Field) -> tuple[date, date] | None:
    """A first and a last day in one cell, where both are certain and stand in order."""
    ends = datetext.two_ends(text)
    if ends is None:
        return None
    first, last = (_from_text(end, field=field, date1904=False).value for end in ends)
    return (first, last) if first and last and first <= last else None


def _not_a_date(shown: str, *, field: Field, suggestion: date | None = None) -> DateRead:
    sentence = f'"{_short(shown)}" is not a date I can read. Type it like 04 Nov 2026.'
    return _problem("not_a_date", sentence, field=field, suggestion=suggestion)


def _problem(kind: str, message: str, *, field: Field, suggestion: date | None = None) -> DateRead:
    return DateRead(None, kind, CODES[field], message, suggestion)


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - fits one line of a cell
