"""Dates in tests carry their weekday, and the calendars most tests count on."""

from __future__ import annotations

from datetime import date

from daysix.calendars.contract import calendar_from
from daysix.calendars.days import in_words

SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun",
                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # fmt: skip

THREE_TERMS = {
    "name": "Ash Grove",
    "terms_per_year": 3,
    "terms": [
        {"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"},
        {"name": "Spring", "start": "2027-01-04", "end": "2027-03-25"},
        {"name": "Summer", "start": "2027-04-12", "end": "2027-07-21"},
    ],
    "breaks": [
        ["2026-10-26", "2026-10-30", "half-term"],
        ["2027-02-15", "2027-02-19", "half-term"],
        ["2027-05-31", "2027-06-04", "half-term"],
    ],
    "inset": ["2027-01-04"],
}
SIX_TERMS = {
    "name": "Birch Hill",
    "terms": [
        {"name": "Term 1", "start": "2026-09-01", "end": "2026-10-16"},
        {"name": "Term 2", "start": "2026-11-02", "end": "2026-12-18"},
        {"name": "Term 3", "start": "2027-01-05", "end": "2027-02-12"},
        {"name": "Term 4", "start": "2027-02-22", "end": "2027-04-09"},
        {"name": "Term 5", "start": "2027-04-26", "end": "2027-05-28"},
        {"name": "Term 6", "start": "2027-06-07", "end": "2027-07-23"},
    ],
}


def day(text):
    """``Fri 18 Dec 2026`` -> the date; the weekday written must be the true one."""
    weekday, number, month, year = text.split()
    found = date(int(year), SHORT_MONTHS.index(month) + 1, int(number))
    assert SHORT_WEEKDAYS[found.weekday()] == weekday, f"{text} is a {in_words(found)}"
    return found


def three_terms(**more):
    return calendar_from({**THREE_TERMS, **more})


def six_terms(**more):
    return calendar_from({**SIX_TERMS, **more})


def without(calendar, *names):
    """The document of a calendar with some terms taken out."""
    terms = [term for term in calendar["terms"] if term["name"] not in names]
    return {**calendar, "terms": terms}
