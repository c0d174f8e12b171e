"""Term dates from a calendar file (.ics), as councils and schools publish them."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from daysix.calendars import wording
from daysix.calendars.book import EVERY_SCHOOL, CalendarBook
from daysix.calendars.days import ONE_DAY, in_words
from daysix.calendars.moments import uk_day
from daysix.calendars.spans import Span, calendar_from_spans
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event


def book_from_ics(text: str, name: str) -> CalendarBook:
    """Build the one calendar of a calendar file; it serves every school without its own.

    Parameters
    ----------
    text
        The file's text.
    name
        What the calendar is called where the file does not say.

    Raises
    ------
    BadInput
        A file that breaks off, an entry that could mean two things or that repeats by a rule, or
        none that says when there is school.
    """
    calendar = _parsed(text, name)
    events = [event for event in calendar.events if _text(event, "STATUS") != "CANCELLED"]
    prefix = _common_prefix([_text(event, "SUMMARY") for event in events])
    title = _text(calendar, "X-WR-CALNAME") or prefix or name
    spans = [span for event in events if (span := _span(event, prefix, title)) is not None]
    if not spans:
        message = (
            f"{title} has {_entries(len(events))}, and none of them is about terms, holidays, "
            "INSET days or school days. Check that it is the right file."
        )
        raise BadInput("L-071", message)
    return CalendarBook([(calendar_from_spans(title, spans), [EVERY_SCHOOL])])


def _parsed(text: str, name: str) -> Calendar:
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(text)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        message = f"{name} breaks off or is damaged, so I read none of it. Download it again."
        raise BadInput("L-070", message) from None
    if not isinstance(found, Calendar):
        raise BadInput("L-070", f"{name} is not one calendar. Download it again.")
    return found


def _entries(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def _text(part: Component, key: str) -> str:
    value = part.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else " ".join(str(value).split())


def _common_prefix(summaries: list[str]) -> str:
    """The name before the colon, where most entries begin with it: ``Sheffield: Term day``.

    It is taken off before an entry is read, since a school's own name may hold any word.
    """
    starts = Counter(text.split(":")[0].strip() for text in summaries if ":" in text)
    if not starts:
        return ""
    prefix, times = starts.most_common(1)[0]
    return prefix if times > 1 and 2 * times > len(summaries) else ""


def _span(event: Event, prefix: str, title: str) -> Span | None:
    """What one entry says; None where it is about something else."""
    summary = _text(event, "SUMMARY")
    label = summary.removeprefix(f"{prefix}:").strip() if prefix else summary
    kind = wording.kind_of(label)
    if kind is None:
        return None
    if "RRULE" in event or "RDATE" in event:
        message = f"In {title}, “{label}” repeats by a rule. Give each of its dates an entry."
        raise BadInput("L-072", message)
    first, last = _days(event, label, title)
    return Span(kind, label, first, last)


def _days(event: Event, label: str, title: str) -> tuple[date, date]:
    """First and last day; the end of an all-day entry is the day after its last."""
    try:
        start, end = event.start, event.end
    except (ValueError, TypeError, AttributeError):
        message = (
            f"In {title}, the dates of “{label}” cannot be read. Correct them, or leave it out."
        )
        raise BadInput("L-073", message) from None
    first = _day(start)
    if end < start if type(end) is type(start) else _day(end) < first:
        message = (
            f"In {title}, “{label}” ends before it starts on {in_words(first)}. Correct one of the "
            "two."
        )
        raise BadInput("L-074", message)
    last = _day(end)
    if last > first and _is_midnight(end):
        last -= ONE_DAY
    return first, last


def _day(moment: date) -> date:
    if not isinstance(moment, datetime):
        return moment
    # A time without a zone is what the clock on the wall says, wherever one is.
    return moment.date() if moment.tzinfo is None else uk_day(moment)


def _is_midnight(moment: date) -> bool:
    """Whether an end is the very start of its day, so that the day before was the last."""
    if not isinstance(moment, datetime):
        return True
    before = moment - timedelta(microseconds=1)
    return _day(before) < _day(moment)
