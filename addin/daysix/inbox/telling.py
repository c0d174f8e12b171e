"""What a sorted mail tells of which child, and whether that makes a new row in the tracker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from daysix.inbox import asking
from daysix.inbox.event_kinds import DEFAULT, EXCLUSIONS
from daysix.inbox.events import events_of, tells_nothing_new
from daysix.inbox.kind import FORWARDED, NEW, SUBJECT
from daysix.inbox.known import candidates_of, matched_case, repeats
from daysix.inbox.schools import school_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message
    from daysix.inbox.scoring import Score
    from daysix.inbox.sorted_mail import Candidate, Event
    from daysix.inbox.thread import Thread
    from daysix.inbox.zones import Zones

PERMANENT = "permanent_exclusion"
CROSS_BORDER = "cross_border"
_FOR_NAMES = "withdrawal"
"""A category under which events are read only to learn whom a mail is about."""
_BESIDE = frozenset({"safeguarding", "unreadable", "parent_query"})
"""Matters beside which a notice may stand: its row must not be lost for them."""
SURE = 10.0
"""The score from which a notice beside another matter is one, and not a word in passing."""
_CORRECTS = re.compile(
    r"\bamend\w*|\bcorrect(?:ed|ion|ions)\b|\brevised\b|\bre-?submit\w*|wrong (?:date|day|form|dob"
    r"|number|name|pupil|year)|should have (?:said|read|been)|\btypo\b",
    re.IGNORECASE,
)
_REPEATS = re.compile(
    r"\bre-?(?:send|sent|sending)\b|\bduplicate\b|(?:sent|sending|send) (?:this |it |them )?again"
    r"|\bin case (?:you|it|this)|\bcopy of (?:the|my|our) (?:form|notice|notification|letter|email)"
    r"|\bas (?:sent|notified|reported|advised) (?:on|last|yesterday|earlier|previously)"
    r"|\balready (?:sent|told|notified|reported)|\breminder\b|\bchas(?:er|ing|e)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Events, school and cases, and whether a row is to be made."""

    events: tuple[Event, ...] = ()
    school: str = ""
    candidates: tuple[Candidate, ...] = ()
    matched: str = ""
    new_case: bool = False
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """What bears on whether a row is to be made."""

    category: str
    events: Sequence[Event]
    said: str
    matched: str
    likely: bool
    stale: bool = False
    """It names an exclusion and does not tell of one."""


def told_of(
    message: Message, zones: Zones, *, scores: Sequence[Score], category: str, directory: Directory
) -> Told:
    """Read events and candidates under the category; a forward's own words are the sender's."""
    spoken = _spoken(zones)
    read_as = _read_as(category, scores)
    beside = read_as != category
    events: tuple[Event, ...] = ()
    if read_as in DEFAULT:
        events = events_of(message, spoken, read_as, directory, beside=beside)
    about = events
    if not events and directory.cases:
        about = events_of(message, spoken, _FOR_NAMES, directory)
    candidates = candidates_of(about, directory)
    matched = next((case for one in about if (case := matched_case(one, directory))), "")
    found = school_of(message, spoken, directory)
    said = " ".join(zones.texts[zone] for zone in (SUBJECT, NEW, FORWARDED))
    stale = read_as in EXCLUSIONS and tells_nothing_new(message, spoken, read_as, directory)
    read = _Read(read_as, events, said, matched, likely=bool(candidates), stale=stale)
    new_case, asks = _new_case(read, scores, directory)
    return Told(
        events,
        school=str((found.value or found.typed) if found else ""),
        candidates=candidates,
        matched=matched if not new_case else "",
        new_case=new_case,
        asks=tuple(asks),
    )


def _spoken(zones: Zones) -> Thread:
    """The thread as the events are read: what is passed on first, the oldest before the others.

    It stays a mail of its own, since its "today" is the day it was written.
    """
    thread = zones.thread
    if not zones.passed_on:
        return thread
    passed = tuple(replace(one, forwarded=True) for one in reversed(zones.passed_on))
    return replace(
        thread,
        new="" if thread.whole else thread.new,
        earlier=(*passed, *thread.earlier[len(zones.passed_on) :]),
        whole=False,
    )


def _read_as(category: str, scores: Sequence[Score]) -> str:
    """The category whose events are read: a notice beside a worry is still a notice."""
    if category not in _BESIDE:
        return category
    notice = [
        one
        for one in scores
        if one.kind.name in EXCLUSIONS and one.anchored and one.value - one.like >= SURE
    ]
    return notice[0].kind.name if notice else category


def _new_case(read: _Read, scores: Sequence[Score], directory: Directory) -> tuple[bool, list[str]]:
    """Whether a row is to be made; an amendment or a notice sent again makes none."""
    if read.category not in EXCLUSIONS and not (
        read.category == CROSS_BORDER and _permanent(scores)
    ):
        return False, []
    if read.stale and read.category != PERMANENT:
        return False, []
    corrects, again = _CORRECTS.search(read.said), _REPEATS.search(read.said)
    asks = [asking.AMENDED] if (corrects or again) and not read.matched else []
    known = next((one for one in directory.cases if one.case == read.matched), None)
    if read.category == PERMANENT and (known is None or known.category != PERMANENT):
        return not ((again or corrects) and read.likely), asks
    if corrects or again:
        return bool(again and not corrects and not read.matched and not read.likely), asks
    cases = [one for one in read.events if one.event_type in EXCLUSIONS]
    return not (cases and all(repeats(one, directory) for one in cases)), []


def _permanent(scores: Sequence[Score]) -> bool:
    """Whether another council's mail says that a child has been permanently excluded."""
    border = next((one for one in scores if one.kind.name == CROSS_BORDER), None)
    return border is not None and border.urgency == "same_day"
