"""The workbook's Calendar sheet: this school year and the next, day by day, shared where it can be.

A row a day for every school and year would be half a million rows, so schools that keep the same
days from this school year on share a calendar. ``calendars.json`` holds every school's own.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.contract import calendar_from
from daysix.calendars.terms import school_year, school_year_label
from daysix.council.term_dates import ONE_DAY
from daysix.law import bank_holidays

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.calendars.school import SchoolCalendar
    from daysix.council.school_days import OwnYear
    from daysix.council.shapes import Row, School

PATTERN_NAMES = {
    "county": "County terms",
    "two_week_october": "Two-week October",
    "six_term": "Six terms",
    "boarding": "Boarding",
}
LEGAL_TERMS = {"autumn": "AUT", "spring": "SPR", "summer": "SUM"}
SATURDAY = 5
SOURCE, ENTERED_BY = "School website", "G. Zeal"


def share_calendars(
    schools: Sequence[School], years: Mapping[str, Sequence[OwnYear]], first_year: int
) -> tuple[list[School], dict[str, tuple[School, list[OwnYear]]]]:
    """Give each open school the id of a shared calendar; return those ids with their days."""
    ids: dict[object, str] = {}
    shared: dict[str, tuple[School, list[OwnYear]]] = {}
    given = []
    for school in schools:
        ahead = [one for one in years[school.dfe] if one.year >= first_year]
        if not ahead:
            given.append(school)
            continue
        key = (school.pattern, tuple(ahead))
        known = ids.setdefault(key, f"CAL-{len(ids) + 1:03d}")
        shared.setdefault(known, (school, ahead))
        given.append(school._replace(calendar_id=known))
    return given, shared


def sheet_rows(
    shared: Mapping[str, tuple[School, list[OwnYear]]],
    entries: Mapping[str, dict[str, object]],
    schools: Sequence[School],
    checked: date,
) -> tuple[list[Row], list[Row]]:
    """The rows of the Calendar sheet and of its index."""
    rows: list[Row] = []
    index: list[Row] = []
    for calendar_id, (school, years) in shared.items():
        calendar = calendar_from(entries[school.dfe])
        first = date(years[0].year, 8, 1)
        last = min(date(years[-1].year + 1, 7, 31), calendar.last)
        day = first
        while day <= last:
            rows.append(_day_row(calendar_id, calendar, day))
            day += ONE_DAY
        index.append(
            {
                "CalendarID": calendar_id,
                "Name": f"{PATTERN_NAMES[school.pattern]} {calendar_id[-3:]}",
                "Schools n": sum(one.calendar_id == calendar_id for one in schools),
                "First": first,
                "Last": last,
                "SchoolDays n": len(calendar.between(first, date(first.year + 1, 7, 31))),
                "Checked date": checked,
            }
        )
    return rows, index


def _day_row(calendar_id: str, calendar: SchoolCalendar, day: date) -> Row:
    kind = _day_type(calendar, day)
    row: Row = {
        "CalendarID": calendar_id,
        "Date": day,
        "DayType": kind,
        "Sessions": calendar.sessions(day),
        "AcademicYear": school_year_label(school_year(day)),
    }
    if kind == "SCHOOL":
        row["LocalTerm"] = _number_in_year(calendar, day)
        row["LegalTerm"] = LEGAL_TERMS[calendar.legal_term(day).season]
        row["Source"] = SOURCE
        row["EnteredBy"] = ENTERED_BY
    if kind in {"INSET", "BANK", "CLOSED-UNPLANNED"}:
        row["Note"] = bank_holidays.england(day) or calendar.why(day)
    return row


def _number_in_year(calendar: SchoolCalendar, day: date) -> int:
    begins = date(school_year(day), 8, 1)
    return sum(begins <= term.start <= day for term in calendar.terms)


def _day_type(calendar: SchoolCalendar, day: date) -> str:
    if calendar.counts(day):
        return "SCHOOL"
    if day.weekday() >= SATURDAY:
        return "WEEKEND"
    if bank_holidays.england(day):
        return "BANK"
    why = calendar.why(day)
    if why == "INSET day":
        return "INSET"
    return "CLOSED-UNPLANNED" if why.startswith("closed") else "HOLIDAY"
