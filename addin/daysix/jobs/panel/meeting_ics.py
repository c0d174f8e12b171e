"""A meeting as calendar entries: the meeting, and the day its papers go out. Nobody is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from icalendar import Event

MADE_BY = "-//Day Six//Meetings//EN"
DOMAIN = "daysix.example"
HERE = ZoneInfo("Europe/London")
LASTS = timedelta(hours=2)
"""How long an entry is: the workbook does not say when a meeting ends."""
WHOLE_DAY = timedelta(days=1)
FIRST_VERSION_ON = date(2020, 1, 1)


class Entry(NamedTuple):
    """A meeting, as its row of the Panels sheet has it."""

    number: str
    title: str
    day: date
    start: time | None = None
    venue: str = ""
    link: str = ""
    papers_by: date | None = None


def calendar_of(entry: Entry, *, as_of: date) -> bytes:
    """The calendar file. A later one moves what a calendar has instead of adding it again."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_meeting(entry, as_of))
    if entry.papers_by is not None:
        papers = _event(f"{entry.number}-papers", as_of, f"{entry.number}: papers out by today")
        _all_day(papers, entry.papers_by)
        calendar.add_component(papers)
    return bytes(calendar.to_ical())


def _meeting(entry: Entry, as_of: date) -> Event:
    event = _event(entry.number, as_of, f"{entry.title} ({entry.number})")
    if entry.start is None:
        _all_day(event, entry.day)
    else:
        begins = datetime.combine(entry.day, entry.start, HERE).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + LASTS)
    if entry.venue:
        event.add("location", entry.venue)
    if entry.link:
        event.add("description", f"Join at: {entry.link}")
    return event


def _event(name: str, as_of: date, summary: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{name}@{DOMAIN}")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", max(0, (as_of - FIRST_VERSION_ON).days))
    event.add("summary", summary)
    return event


def _all_day(event: Event, day: date) -> None:
    event.add("dtstart", day)
    event.add("dtend", day + WHOLE_DAY)
    event.add("transp", "TRANSPARENT")
