"""Open deadlines as calendar entries: all-day, one a date, nobody named.

An entry holds the case number, our own words for what is due, and who owes it. Nothing else of
the tracker enters it: calendars are shared, printed and synchronised to phones.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from daysix.calendars.days import MONTHS
from daysix.jobs.answered import every_due
from daysix.law.answer import LIMIT, OPEN
from daysix.law.errors import BadInput
from daysix.law.rule import MUST, SHOULD
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from icalendar import Event

    from daysix.jobs.answered import Answered
    from daysix.law.answer import Due

MADE_BY = "-//Day Six//Deadlines//EN"
CALENDAR_START = b"BEGIN:VCALENDAR"
DOMAIN = "daysix.example"
WHOLE_DAY = timedelta(days=1)
FIRST_VERSION_ON = date(2020, 1, 1)
LONGEST_CASE_NUMBER = 7
"""Digits in all, unless a year and a hyphen lead. Eight may be a birthday, ten a learner's own
number."""
LONGEST_AFTER_A_YEAR = 6


class Entry(NamedTuple):
    """One all-day entry, in the order entries are written."""

    due: date
    summary: str
    uid: str
    description: str


def calendar_text(
    answered: Iterable[Answered], *, as_of: date, statuses: Iterable[str] = (MUST, SHOULD)
) -> bytes:
    """The calendar file: every open limit of the given statuses.

    The same rows on the same day give the same bytes. A later day gives the same entries a higher
    version, so that a calendar program moves what it has instead of adding it again.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Exclusion deadlines")
    for entry in entries(answered, statuses=statuses):
        calendar.add_component(_event(entry, as_of=as_of))
    return bytes(calendar.to_ical())


def write_calendar(
    path: Path,
    answered: Iterable[Answered],
    *,
    as_of: date,
    statuses: Iterable[str] = (MUST, SHOULD),
) -> int:
    """Write the calendar file whole or not at all; gives the number of entries.

    Raises
    ------
    BadInput
        No open dates, a file of that name that we did not make, or a place that cannot be
        written to. Nothing is changed then.
    """
    text = calendar_text(answered, as_of=as_of, statuses=statuses)
    count = text.count(b"BEGIN:VEVENT")
    if not count:
        raise BadInput(
            "O-010",
            "There are no open dates to put in a calendar, so no file was written. "
            "Check the day you asked on, and that the rows could be dated.",
        )
    _refuse_others_file(path)
    from daysix.desk.new_workbook import replacing

    with replacing(path) as file:
        file.write(text)
    return count


def entries(answered: Iterable[Answered], *, statuses: Iterable[str]) -> list[Entry]:
    """The entries in order of date, each once."""
    wanted = frozenset(statuses)
    found: dict[str, Entry] = {}
    for one, due in every_due(answered):
        if due.state != OPEN or due.nature != LIMIT or due.status not in wanted:
            continue
        for uid in _uids(one, due):
            entry = _entry(one, due, uid)
            known = found.setdefault(uid, entry)
            if known == entry:
                break
    return sorted(found.values())


def _entry(one: Answered, due: Due, uid: str) -> Entry:
    assert due.due is not None  # noqa: S101 - an open date has a day
    title = due.rule.title
    title = title if title[1:2].isupper() else title[:1].lower() + title[1:]
    part = f" ({due.part})" if due.part else ""
    duty = "Must be done" if due.status == MUST else "Should be done"
    return Entry(
        due.due,
        f"{_shown(one)} {title}{part} by today",
        uid,
        f"{duty} by {due.owner}. Rule {due.rule.id}, counted by Day Six from "
        f"{_plain(due.trigger.day)}. The tracker holds the rest.",
    )


def _plain(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _is_a_case_number(text: str) -> bool:
    """2026-0014, or a short number; never a birthday nor a learner's own number."""
    head, _hyphen, tail = text.partition("-")
    digits = head + tail
    if not (digits.isascii() and digits.isdigit()):
        return False
    if len(head) == len("2026") and tail:
        return len(tail) <= LONGEST_AFTER_A_YEAR
    return len(digits) <= LONGEST_CASE_NUMBER


def _shown(one: Answered) -> str:
    """The case number, or the row where the case has no number but perhaps a name."""
    return one.case_id if _is_a_case_number(one.case_id) else f"Row {one.row}"


def _uids(one: Answered, due: Due) -> list[str]:
    """The entry's own name, then longer ones for rows that share a case number."""
    if _is_a_case_number(one.case_id):
        case = one.case_id
    else:
        known_by = one.case_id.strip() or f"{one.sheet} {one.row}"
        case = sha256(known_by.encode()).hexdigest()[:16]
    words = "".join(letter if letter.isalnum() else " " for letter in due.part.casefold())
    stem = "-".join([case, due.rule.id, *words.split()])
    started = due.trigger.day
    if one.case is not None and one.case.exclusion is not None:
        started = one.case.exclusion.first_day
    longer = (f"{stem}-{started}", f"{stem}-row-{one.row}", f"{stem}-row-{one.row}-{due.due}")
    return [f"{name}@{DOMAIN}" for name in (stem, *longer)]


def _event(entry: Entry, *, as_of: date) -> Event:

    from icalendar import Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC))
    event.add("sequence", max(0, (as_of - FIRST_VERSION_ON).days))
    event.add("dtstart", entry.due)
    event.add("dtend", entry.due + WHOLE_DAY)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")
    return event


def _refuse_others_file(path: Path) -> None:
    try:
        known = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError:
        known = b""
    if not (known.startswith(CALENDAR_START) and MADE_BY.encode() in known):
        raise BadInput(
            "O-011",
            f"There is already something called {path.name} there, and Day Six did not make it. "
            "Nothing was written. Move it, or choose another name.",
        )
