"""One cell of an old tracker as the team workbook holds it: put right only where that is certain.

What cannot be read with certainty stays the text it was, and is listed. Reading the new cell gives
what reading the old one gave.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.checks.columns import read_as
from daysix.records import NamedTuple
from daysix.tracker.amounts import read_yes_no
from daysix.tracker.cells import text_of
from daysix.tracker.dates import read_date
from daysix.tracker.fields import FIELDS, CellRead

if TYPE_CHECKING:
    from daysix.workbook.columns import Column
    from daysix.workbook.shapes import Plain

FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets disagree about the days before this one, so none is written as a date."""
DAYS = frozenset({"date", "datetime"})
AMOUNTS = frozenset({"number", "days", "money", "percent"})
YES_NO = "yes_no"
COUNCILS = frozenset({"HomeLA"})
NOT_A_DATE, NOT_A_NUMBER, NOT_LISTED = "not a date", "not a number", "not on the list"


class Carried(NamedTuple):
    """What the new cell holds; and why it is still the text it was, if it could not be read."""

    value: Plain
    why: str = ""


def carried(raw: object, column: Column, *, kind: str, date1904: bool = False) -> Carried:
    """An old cell for one column of ours."""
    if column.type in DAYS:
        return _day(raw, column, kind=kind, date1904=date1904)
    if isinstance(raw, bool) and column.list != YES_NO:
        return Carried(as_it_was(raw))
    if column.type in AMOUNTS:
        return _amount(raw, column, kind=kind)
    if column.type == "list":
        return _choice(raw, column, kind=kind)
    if column.name in COUNCILS:
        code = read_as(kind, column.name)(raw).value
        return Carried(code if isinstance(code, str) else plain_text(raw))
    return Carried(plain_text(raw))


def as_it_was(raw: object) -> Plain:
    """A cell nobody reads: numbers and days as they are, all else as text."""
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, datetime):
        return _fit(raw if raw.time() != time() else raw.date())
    if isinstance(raw, date):
        return _fit(raw)
    if isinstance(raw, int | float):
        return raw
    return plain_text(raw)


def plain_text(raw: object) -> str:
    """A cell as text, with its line breaks and without what stands round it."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, datetime):
        return f"{raw:%d %b %Y}" if raw.time() == time() else f"{raw:%d %b %Y %H:%M}"
    if isinstance(raw, date):
        return f"{raw:%d %b %Y}"
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    if isinstance(raw, timedelta):
        return str(raw)
    return text_of(raw)


def _fit(day: date) -> date | str:
    plain = day.date() if isinstance(day, datetime) else day
    return day if plain >= FIRST_DAY else plain_text(day)


def _day(raw: object, column: Column, *, kind: str, date1904: bool) -> Carried:
    read = read_as(kind, column.name, date1904=date1904)(raw)
    if isinstance(read.value, str):  # calendars are read as text, and typed by their own reader
        dated = read_date(raw, date1904=date1904)
        read = CellRead(dated.value, dated.code, dated.message)
    if isinstance(read.value, date):
        at = raw.time() if isinstance(raw, datetime) else time()
        day = read.value if at == time() else datetime.combine(read.value, at)
        return Carried(_fit(day))
    return Carried(plain_text(raw), NOT_A_DATE if read.message else "")


def _amount(raw: object, column: Column, *, kind: str) -> Carried:
    if isinstance(raw, int | float):
        return Carried(raw)
    read = read_as(kind, column.name)(raw)
    if isinstance(read.value, int | float | Decimal):
        return Carried(float(read.value))
    return Carried(plain_text(raw), NOT_A_NUMBER if read.message else "")


def _choice(raw: object, column: Column, *, kind: str) -> Carried:
    if column.list == YES_NO:
        said = read_yes_no(raw).value
        if said is not None:
            return Carried("Y" if said else "N")
    text = plain_text(raw)
    codes = _codes(column.list)
    exact = [code for code in codes if code.casefold() == text.casefold()]
    if exact:
        return Carried(exact[0])
    field = FIELDS.get(kind, {}).get(column.name)
    if field is None:
        free = not codes
        return Carried(text, "" if free or column.list == YES_NO else NOT_LISTED)
    read = field.read(raw)
    if column.list != YES_NO and read.value is not None:
        same = [code for code in codes if field.read(code).value == read.value]
        if len(same) == 1:
            return Carried(same[0])
    return Carried(text, NOT_LISTED if read.message else "")


@cache
def _codes(name: str) -> tuple[str, ...]:
    """Every code of a list, also those no longer used; none of the team's own names."""
    if name == "staff":
        return ()
    if name in data.names():
        return tuple(row["code"] for row in data.rows(name))
    return tuple(row["choice"] for row in data.rows("workbook_lists") if row["list"] == name)
