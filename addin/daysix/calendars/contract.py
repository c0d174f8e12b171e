"""Calendars as JSON: the shape any program may hand over, and the packaged examples use.

``[{"name", "terms_per_year", "terms": [{"name", "start", "end"}], "breaks": [[start, end, why]],
"inset": [date], "closures": [date or [date, why]], "half_days": [date], "extra_days": [date],
"schools": [name or DfE number, or "*"]}]``; dates ISO; bank holidays come from the program.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from daysix.calendars.book import CalendarBook
from daysix.calendars.school import SchoolCalendar
from daysix.calendars.terms import Term
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KEYS = frozenset(
    {
        "name",
        "terms_per_year",
        "terms",
        "breaks",
        "inset",
        "closures",
        "half_days",
        "extra_days",
        "schools",
    }
)
WHOSE = frozenset({"name", "schools"})
LONGEST_SHOWN = 60
DAYS_KEPT = 4096
TERM_KEYS = frozenset({"name", "start", "end"})


def book_from(entries: object) -> CalendarBook:
    """Build the calendars of a parsed JSON document.

    Raises
    ------
    BadInput
        An unknown or missing key, a date that is not one, or terms that contradict each other.
    """
    if not isinstance(entries, list) or not entries:
        message = "This calendar file holds no calendars. It should be a list of at least one."
        raise BadInput("L-010", message)
    return CalendarBook(zip(_calendars(entries), map(_schools, entries), strict=True))


def _calendars(entries: Iterable[object]) -> Iterator[SchoolCalendar]:
    """Every calendar. Schools of a council share their days: those are worked out once."""
    known: dict[str, SchoolCalendar] = {}
    for entry in entries:
        days = _days_said(entry)
        if days and days in known and isinstance(entry, dict):
            yield known[days].called(_name(entry))
            continue
        calendar = calendar_from(entry)
        known[days] = calendar
        yield calendar


def _days_said(entry: object) -> str:
    """All that a calendar says but its name and its schools; blank where it is no calendar."""
    if not isinstance(entry, dict):
        return ""
    return repr([said for said in entry.items() if said[0] not in WHOSE])


def calendar_from(entry: object) -> SchoolCalendar:
    """Build one calendar of the document."""
    fields = _object(entry, KEYS, "a calendar")
    name = _name(fields)
    terms_per_year = fields.get("terms_per_year")
    if terms_per_year is not None and (
        not isinstance(terms_per_year, int)
        or isinstance(terms_per_year, bool)
        or not 1 <= terms_per_year <= 12  # noqa: PLR2004 - one a month is the most
    ):
        message = f"In the calendar {name}, terms_per_year must be a number such as 3 or 6."
        raise BadInput("L-012", message)
    return SchoolCalendar.from_terms(
        name,
        [_term(name, term) for term in _list(name, fields, "terms")],
        terms_per_year=terms_per_year,
        breaks=[_break(name, item) for item in _list(name, fields, "breaks")],
        inset=_days(name, fields, "inset"),
        closures=dict(_closure(name, item) for item in _list(name, fields, "closures")),
        half_days=_days(name, fields, "half_days"),
        extra_days=_days(name, fields, "extra_days"),
    )


def _name(fields: Mapping[str, Any]) -> str:
    given = fields.get("name")
    name = given.strip() if isinstance(given, str) else ""
    if not name:
        raise BadInput("L-011", "A calendar in this file has no name. Give each one a name.")
    return name


def _object(entry: object, known: Iterable[str], what: str) -> Mapping[str, Any]:
    if not isinstance(entry, dict):
        raise BadInput(
            "L-013", f"I expected {what} here, with names and values. I found {_short(entry)}."
        )
    for key in entry:
        if key not in known:
            message = (
                f"“{_short(key)}” is not part of {what}. It may hold {', '.join(sorted(known))}."
            )
            raise BadInput("L-014", message)
    return entry


def _list(name: str, fields: Mapping[str, Any], key: str) -> list[Any]:
    value = fields.get(key, [])
    if not isinstance(value, list):
        raise BadInput("L-015", f"In the calendar {name}, {key} must be a list.")
    return value


def _schools(entry: Mapping[str, Any]) -> list[str]:
    name = str(entry.get("name"))
    schools = _list(name, entry, "schools")
    for school in schools:
        if isinstance(school, bool) or not isinstance(school, str | int) or not str(school).strip():
            message = (
                f"In the calendar {name}, “{_short(school)}” is not a school. Give its name or "
                "DfE number."
            )
            raise BadInput("L-018", message)
    return [str(school) for school in schools]


def _days(name: str, fields: Mapping[str, Any], key: str) -> list[date]:
    return [_day(name, key, item) for item in _list(name, fields, key)]


def _day(name: str, where: str, value: object) -> date:
    day = _iso_day(value.isoformat() if isinstance(value, date) else str(value))
    if day is None:
        message = (
            f"In the calendar {name}, “{_short(value)}” under {where} is not a date. Write it "
            "like 2026-11-30."
        )
        raise BadInput("L-016", message)
    return day


@lru_cache(maxsize=DAYS_KEPT)
def _iso_day(text: str) -> date | None:
    """``2026-11-30`` as a day; None for anything else. Schools share most of their dates."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # Python also reads 20261130 and 2026-W49-1, which nobody means to write here.
    return day if day.isoformat() == text else None


def _short(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _term(name: str, value: object) -> Term:
    fields = _object(value, TERM_KEYS, f"a term of {name}")
    label = str(fields.get("name") or "a term")
    return Term(label, _day(name, label, fields.get("start")), _day(name, label, fields.get("end")))


def _break(name: str, value: object) -> tuple[date, date, str]:
    if not isinstance(value, list) or len(value) not in {2, 3}:
        message = f"In the calendar {name}, a break is a first day, a last day and what it is."
        raise BadInput("L-017", message)
    first, last = _day(name, "breaks", value[0]), _day(name, "breaks", value[1])
    if last < first:
        message = f"In the calendar {name}, a break ends ({last}) before it starts ({first})."
        raise BadInput("L-019", message)
    return first, last, str(value[2]) if len(value) > 2 else ""  # noqa: PLR2004 - the third item


def _closure(name: str, value: object) -> tuple[date, str]:
    if isinstance(value, list) and len(value) == 2:  # noqa: PLR2004 - a day and why
        return _day(name, "closures", value[0]), str(value[1])
    return _day(name, "closures", value), ""
