"""Calendar files (.ics): what each meeting is about, when and where, as labels with answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.attachments import lines, sentences
from daysix.attachments.read import MOST_TEXT, Read, made_of
from daysix.inbox.message import Labelled

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_EVENTS = 500
ASKED = {
    "SUMMARY": "Subject",
    "DTSTART": "Start",
    "DTEND": "End",
    "LOCATION": "Location",
    "ORGANIZER": "Organiser",
    "STATUS": "Status",
    "DESCRIPTION": "Description",
}


def read(content: bytes) -> Read:
    """Read a calendar file.

    Raises
    ------
    Unread
        It is damaged.
    """
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(content[: 4 * MOST_TEXT])
    except (ValueError, IndexError, KeyError) as fault:
        raise sentences.damaged() from fault
    method = str(found.get("METHOD", ""))
    labelled = [Labelled("Method", method, "entry")] if method else []
    for number, event in enumerate(found.walk("VEVENT")[:MOST_EVENTS], 1):
        labelled += _of_event(event, f"entry {number}")
    if not labelled:
        return Read(sentence=sentences.nothing_to_read())
    text = "\n".join(f"{one.label}: {one.value}" for one in labelled)
    described = [one.value for one in labelled if one.label == "Description"]
    inner = [found for one in described for found in lines.labelled(one)]
    return made_of(text, [*labelled, *inner])


def _of_event(event: Any, where: str) -> Iterator[Labelled]:  # noqa: ANN401 - icalendar
    for name, label in ASKED.items():
        value = event.get(name)
        if value is None:
            continue
        value = value[0] if isinstance(value, list) else value
        day = getattr(value, "dt", None)
        said = str(value).removeprefix("mailto:") if day is None else _moment(day)
        yield Labelled(label, said, where)


def _moment(day: Any) -> str:  # noqa: ANN401 - a date or a time
    return f"{day:%d %b %Y %H:%M}" if hasattr(day, "hour") else f"{day:%d %b %Y}"
