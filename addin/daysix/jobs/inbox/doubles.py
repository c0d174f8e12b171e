"""The same notice told twice: one mail that comes again, or two mails about one exclusion."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from daysix.inbox.sorted_mail import Event, Sorted
    from daysix.jobs.inbox.sorting import Mail

CASES = frozenset({"permanent_exclusion", "suspension"})
"""Kinds of events that make a row of the tracker."""


def with_doubles(mails: Sequence[Mail], earlier: Iterable[tuple[str, str]] = ()) -> list[Mail]:
    """The mails, each that repeats another named as its double.

    The one sent first is the mail; what says the same of the same child again makes no second case.

    Parameters
    ----------
    earlier
        Keys of mails seen before, each with its id.
    """
    seen = dict(earlier)
    told: dict[tuple[object, ...], str] = {}
    found: dict[int, Mail] = {}
    order = sorted(range(len(mails)), key=lambda place: (_sent(mails[place]), place))
    for place in order:
        mail = mails[place]
        first = seen.setdefault(mail.key, mail.id)
        if first != mail.id or any(mails[other].key == mail.key for other in found):
            found[place] = _double(mail, first)
            continue
        same = [told[event] for event in _cases(mail) if event in told]
        if same and mail.sorted.new_case and len(same) == len(_cases(mail)):
            found[place] = _double(mail, same[0])
            continue
        if mail.sorted.new_case:
            told |= {event: mail.id for event in _cases(mail) if event not in told}
        found[place] = mail
    return [found[place] for place in range(len(mails))]


def _sent(mail: Mail) -> datetime:
    sent = mail.message.sent or mail.message.received
    if sent is None:
        return datetime.max.replace(tzinfo=UTC)
    return sent if sent.tzinfo else sent.replace(tzinfo=UTC)


def _double(mail: Mail, first: str) -> Mail:
    return mail._replace(sorted=as_double(mail.sorted, first))


def as_double(sorted_: Sorted, first: str) -> Sorted:
    """The same as what repeats an earlier mail: it makes no second case."""
    if sorted_.duplicate_of:
        return sorted_
    return replace(sorted_, duplicate_of=first, new_case=False)


def cases_told(sorted_: Sorted) -> list[str]:
    """What each event of a new case is known by; nothing where one tells no child."""
    events = [one for one in sorted_.events if one.event_type in CASES] if sorted_.new_case else []
    known = [_known_by(one) for one in events]
    return [repr(one) for one in known] if all(known) else []


def _cases(mail: Mail) -> list[tuple[object, ...]]:
    """What each event that makes a row is known by; one that tells no child is known by none."""
    keys = (_known_by(event) for event in mail.sorted.events if event.event_type in CASES)
    return [key for key in keys if key]


def _known_by(event: Event) -> tuple[object, ...]:
    said = {name: found.value for name, found in event.fields.items() if found.value is not None}
    start = said.get("start_date")
    if start is None:
        return ()
    if "upn" in said:
        return (event.event_type, said["upn"], start)
    if "pupil_name" in said and ("dob" in said or "school" in said):
        name = " ".join(sorted(str(said["pupil_name"]).casefold().split()))
        return (event.event_type, name, said.get("dob") or said.get("school"), start)
    return ()
