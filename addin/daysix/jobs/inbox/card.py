"""One mail on a card: each thing it says, where that was found, and what is doubtful about it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.inbox.sorted_mail import FIELDS
from daysix.jobs.inbox.lines import kind_in_words, why
from daysix.jobs.inbox.new_case import TITLES, school_of
from daysix.jobs.inbox.queue import URGENT, officer_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Paper
    from daysix.inbox.sorted_mail import Event, Found
    from daysix.jobs.inbox.sorting import Mail

EVENTS = {
    "permanent_exclusion": "Permanent exclusion",
    "suspension": "Suspension",
    "withdrawal": "Exclusion cancelled",
    "governors_meeting": "Governors' meeting",
    "governors_outcome": "Governors' decision",
    "irp_application": "Review asked for",
    "irp_outcome": "Review panel's decision",
    "fair_access_referral": "Fair-access referral",
    "fair_access_objection": "School objects to a place",
    "managed_move": "Managed move",
    "off_site_direction": "Off-site direction",
    "day6_provision": "Education from the sixth day",
    "cross_border_transfer": "Child of another council, or moving to one",
}
WORDS_SHOWN = 12
"""Lines of the mail's own words that are shown."""


class Row(NamedTuple):
    """What the Inbox sheet says of the mail: its kind, how urgent it is, and why."""

    category: str
    urgency: str
    why: str


def card_of(
    mail: Mail, directory: Directory, *, new: str = "", row: Row | None = None
) -> list[str]:
    """The card in lines, the chief thing first.

    Parameters
    ----------
    new
        What the sender wrote now, to be shown at the end.
    row
        What stands on the sheet: the card says the same, and what a new reading says beside it.
    """
    return [
        *_judged(mail, row),
        *_head(mail, directory),
        *_body(mail),
        *_papers(mail),
        *_words(new),
    ]


def _judged(mail: Mail, row: Row | None) -> Iterator[str]:
    """Kind, urgency and reasons as the sheet has them; else as they were read just now."""
    found = mail.sorted
    now = (kind_in_words(found.category), _urgent(URGENT.get(found.urgency, found.urgency)))
    listed = now
    if row is not None:
        listed = (
            kind_in_words(row.category) if row.category else now[0],
            _urgent(row.urgency) if row.urgency else now[1],
        )
    yield f"{listed[0]}. How urgent: {listed[1]}."
    yield from (f"Look at this: {ask}" for ask in found.asks)
    said = _without_asks(row.why, found.asks) if row is not None else ""
    read = "; ".join(why(found))
    if said or (read and listed == now):
        yield f"Why: {said or read}."
    if listed != now:
        reasons = f" Why: {read}." if read else ""
        yield (
            f"Read again just now, it looks like: {now[0]}, {now[1]}.{reasons} "
            "The sheet is left as it is; change it there if that is right."
        )


def _without_asks(why_listed: str, asks: Sequence[str]) -> str:
    """What the sheet's reasons say beyond what stands above them, each on its line."""
    for ask in asks:
        why_listed = why_listed.removeprefix(ask.rstrip(". ")).lstrip(".; ")
    return why_listed


def _urgent(shown: str) -> str:
    """``1 Now`` as it is said in a sentence."""
    return (shown.partition(" ")[2] or shown).lower()


def _head(mail: Mail, directory: Directory) -> Iterator[str]:
    found, message = mail.sorted, mail.message
    arrived = message.received or message.sent
    sender = message.sender.address or message.sender.name or "nobody named"
    when = f", {in_words(arrived.date())} {arrived:%H:%M}" if arrived else ""
    yield f"From {sender}{when}."
    school = school_of(directory, found.school)
    if found.school:
        whose = officer_of(school)
        yield f"School: {found.school}{f'. For {whose}' if whose else ''}."
    if found.matched_case:
        yield f"It is about case {found.matched_case}."
    for one in found.candidates:
        who = one.case or one.pupil
        sure = "the same child" if one.certain else f"perhaps, {one.score:.0f} %"
        yield f"Known child: {who} ({sure}: {one.why})."
    if found.duplicate_of:
        yield "The same notice came before, in another mail."
    yield from message.faults


def _body(mail: Mail) -> Iterator[str]:
    for number, event in enumerate(mail.sorted.events, start=1):
        yield ""
        several = f" ({number} of {len(mail.sorted.events)})" if len(mail.sorted.events) > 1 else ""
        yield f"{EVENTS.get(event.event_type, event.event_type)}{several}"
        yield from _fields(event)


def _fields(event: Event) -> Iterator[str]:
    for name in FIELDS:
        title = TITLES[name][:1].upper() + TITLES[name][1:]
        found = event.fields.get(name)
        if found is None:
            yield f"  {title}: not said."
        else:
            yield f"  {title}: {_said(found)}"
    for name, found in event.fields.items():
        if name not in FIELDS and found.value not in {None, ""}:
            yield f"  {name.replace('_', ' ').capitalize()}: {_said(found)}"


def _said(found: Found) -> str:
    """A value with where it was found; in words, what is doubtful about it."""
    typed = f"“{found.typed[:60]}”" if found.typed else ""
    if found.value is None:
        doubt = found.doubt or "I could not read it for certain"
        return f"? {typed} ({found.where}). {doubt}"
    doubt = f" ? {found.doubt}" if found.doubt else ""
    return f"{_shown(found.value)} ({found.where}).{doubt}"


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return in_words(value.date())
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    if isinstance(value, str):
        try:
            return in_words(date.fromisoformat(value))
        except ValueError:
            return value
    return f"{value:g}" if isinstance(value, float) else str(value)


def _papers(mail: Mail) -> Iterator[str]:
    papers = mail.message.papers
    if papers:
        yield ""
        yield "Attached"
    for paper in papers:
        yield f"  {_paper(paper)}"


def _paper(paper: Paper) -> str:
    within = f", in {paper.within}" if paper.within else ""
    said = paper.sentence or f"read; {len(paper.labelled):,} answers on it"
    return f"{paper.name} ({paper.kind}{within}): {said}"


def _words(new: str) -> Iterator[str]:
    lines = [line for line in new.splitlines() if line.strip()]
    if not lines:
        return
    yield ""
    yield "What they write"
    yield from (f"  {line.strip()[:200]}" for line in lines[:WORDS_SHOWN])
    if len(lines) > WORDS_SHOWN:
        yield f"  and {len(lines) - WORDS_SHOWN:,} lines more, in the mail."
