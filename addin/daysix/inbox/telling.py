"""What a sorted mail tells of which child, and whether that makes a new row in the tracker."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from daysix.inbox import asking, headers
from daysix.inbox.chasing import CHASED, chases
from daysix.inbox.event_kinds import DEFAULT, EXCLUSIONS
from daysix.inbox.events import events_of, tells_nothing_new
from daysix.inbox.kind import FORWARDED, NEW, QUOTED, SUBJECT
from daysix.inbox.known import candidates_of, matched_case, repeats
from daysix.inbox.message import ENCRYPTED
from daysix.inbox.newness import ASKS_TODAY, doubt_of
from daysix.inbox.purpose import enquires
from daysix.inbox.schools import SchoolsOf
from daysix.inbox.sought import sought

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.inbox.directory import Directory
    from daysix.inbox.message import Message
    from daysix.inbox.scoring import Score
    from daysix.inbox.sorted_mail import Candidate, Event
    from daysix.inbox.thread import Thread
    from daysix.inbox.zones import Zones

CASEWORK = re.compile(
    r"exclu[ds]\w*|suspen\w*|\bpex\b|reinstate\w*|\bfap\b|fair access|managed move|day (?:6|six)"
    r"|governors|\b[gp]d[cp]\b|\birp\b|\bpanel\b|\bhearing\b|disciplin\w+ committee",
    re.IGNORECASE,
)
"""What only mails about exclusions, and what follows from them, speak of."""
_SEEN = 4_000
PERMANENT = "permanent_exclusion"
CROSS_BORDER = "cross_border"
_MAY_CHASE = frozenset(
    {PERMANENT, "suspension", "school_query", "case_correspondence", "admin_other"}
)
"""What a mail may be taken for that asks whether a notice arrived."""
_OF_SCHOOLS = frozenset({headers.SCHOOL, headers.MACHINE})
_FOR_NAMES = "withdrawal"
"""A category under which events are read only to learn whom a mail is about."""
_BESIDE = frozenset({"safeguarding", "unreadable", "parent_query"})
"""Matters beside which a notice may stand: its row must not be lost for them."""
SURE = 10.0
"""The score from which a notice beside another matter is one, and not a word in passing."""
CALLED_SO = 6.0
"""The same of a mail whose letter is locked, so that little else is said."""
_CORRECTS = sought(
    r"\bamend\w*|\bcorrect(?:ed|ion|ions)\b|\brevised\b|\bre-?submit\w*|wrong (?:date|day|form|dob"
    r"|number|name|pupil|year)|should (?:now )?read\b|should (?:not )?have (?:said|read|been)"
    r"|\btypo\b|\bsubstitut\w+|\b(?:is|was|has been) (?:being )?(?:replaced (?:with|by)"
    r"|converted (?:in)?to) (?:a|an)\b|\bas if it never\b",
    *("amend", "correct", "revised", "resubmit", "re-submit", "wrong ", "should ", "typo"),
    *("substitut", "replaced ", "converted ", "as if it never"),
)
_A_NEW_ONE = sought(
    r"\b(?:new|separate|fresh|further|additional|another) (?:\w+[- ]){0,2}"
    r"(?:suspension|exclusion)\b",
    *("new ", "separate ", "fresh ", "further ", "additional ", "another "),
)
_STANDS = sought(
    r"\bexclusion (?:(?:still|therefore|will|does|must) )?"
    r"(?:stands?|remains? (?:in place|in force))\b"
    r"|\b(?:decision|exclusion) remains (?:unchanged|as (?:before|it was))\b",
    *("stand", "remain"),
)
"""An exclusion that was told of before goes on: there is nothing to add."""
_REPEATS = sought(
    r"\bre-?(?:send|sent|sending)\b|\bduplicate\b|(?:sent|sending|send) (?:this |it |them )?again"
    r"|\bin case (?:you|it|this)|\bcopy of (?:the|my|our) (?:form|notice|notification|letter|email)"
    r"|\bas (?:sent|notified|reported|advised) (?:on|last|yesterday|earlier|previously)"
    r"|\balready (?:sent|told|notified|reported)|\breminder\b|\bchas(?:er|ing|e)\b",
    *("resend", "re-send", "resent", "re-sent", "duplicate", "again", "in case ", "copy of "),
    *("as sent", "as notified", "as reported", "as advised", "already ", "reminder", "chas"),
)


class Telling:
    """Events, school and cases of a sorted mail, and whether a row is to be made.

    Each is read when it is first asked for: most mails are sorted without it. A forward's own words
    are the sender's.
    """

    def __init__(  # noqa: PLR0913 - what is known of the mail, each by its name
        self,
        message: Message,
        zones: Zones,
        *,
        scores: Sequence[Score],
        category: str,
        facts: Mapping[str, str],
        directory: Directory,
    ) -> None:
        self._message, self._zones, self._directory = message, zones, directory
        self._facts = facts
        self._scores = scores
        self.locked = any(ENCRYPTED in paper.flags for paper in message.papers)
        self.category = _read_as(category, scores, locked=self.locked)
        self.beside = self.category != category
        """Its own category is another matter's."""
        self.only_likely = False
        """Its category is no more than likely: a row only where a school names the child."""

    @cached_property
    def _spoken(self) -> Thread:
        return _spoken(self._zones)

    @cached_property
    def _schools(self) -> SchoolsOf:
        return SchoolsOf(self._message, self._spoken, self._directory)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened to whom."""
        if self.category not in DEFAULT:
            return ()
        return self._events_as(self.category, beside=self.beside)

    def _events_as(self, category: str, *, beside: bool = False) -> tuple[Event, ...]:
        return events_of(
            self._message,
            self._spoken,
            category,
            self._directory,
            calendars=self._directory.calendars,
            beside=beside,
            schools=self._schools,
        )

    @cached_property
    def _about(self) -> tuple[Event, ...]:
        """The events, or whom a mail is about that tells of none."""
        return self.events or self._events_as(_FOR_NAMES)

    @property
    def as_notice(self) -> tuple[Event, ...]:
        """What it would tell of, were it a notice of an exclusion."""
        return self.events or self._events_as("suspension")

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Known cases it may be about."""
        return candidates_of(self._about, self._directory) if self._directory.cases else ()

    @property
    def answers_a_case(self) -> bool:
        """Whether it fits a known case, or quotes a mail about one; a subject is soon copied."""
        return self.likely or bool(CASEWORK.search(self._zones.texts[QUOTED][:_SEEN]))

    @property
    def likely(self) -> bool:
        """Whether it may be about a known case."""
        return bool(self.candidates)

    @property
    def is_of_unknown_child(self) -> bool:
        """Whether it names a child, and cases are known, and none of them is that child's."""
        known = bool(self._directory.cases) and not self.likely
        return known and any({"pupil_name", "upn"} & one.fields.keys() for one in self._about)

    @cached_property
    def matched(self) -> str:
        """The known case it is certainly about."""
        if not self._directory.cases:
            return ""
        found = (matched_case(one, self._directory) for one in self._about)
        return next(filter(None, found), "")

    @cached_property
    def school(self) -> str:
        """The school it speaks of."""
        found = self._schools.of()
        return str((found.value or found.typed) if found else "")

    @cached_property
    def said(self) -> str:
        """Every word that counts, in a row."""
        return " ".join(self._zones.texts[zone] for zone in (SUBJECT, NEW, FORWARDED))

    @cached_property
    def stale(self) -> bool:
        """It names an exclusion and does not tell of one."""
        return self.category in EXCLUSIONS and tells_nothing_new(
            self._message, self._spoken, self.category, schools=self._schools
        )

    @cached_property
    def chases(self) -> bool:
        """It asks after a notice that was sent before."""
        if self.category not in _MAY_CHASE:
            return False
        said = "\n".join(self._zones.texts[zone] for zone in (NEW, FORWARDED))
        return chases(self._message.subject, said, self._facts)

    @cached_property
    def decided(self) -> tuple[bool, tuple[str, ...]]:
        """Whether a row is to be made, and what a person is asked about it."""
        new_case, asks = _new_case(self, self._scores, self._directory)
        if new_case and self.only_likely and not self._names_child_as_school:
            return False, tuple(asks)
        if new_case and self.chases and not (self._message.papers or _is_dated(self.events)):
            return False, (*asks, CHASED)
        doubt = self._doubt if new_case else ""
        if doubt:
            return False, (*asks, doubt)
        if (
            new_case
            and self.category == PERMANENT
            and not (self._message.papers or _is_told(self.events))
        ):
            asks = [*asks, asking.NAMES_NOBODY]
        return new_case, tuple(asks)

    @property
    def _names_child_as_school(self) -> bool:
        """Whether a school writes, and gives a pupil; schools say it in a hundred ways.

        A person is asked all the same whether it is so.
        """
        from_school = not _OF_SCHOOLS.isdisjoint(self._facts)
        named = headers.NAMES_PUPIL in self._facts or _is_told(self.events)
        return from_school and named and not (self.stale or self._is_of_no_sure_day)

    @property
    def _is_of_no_sure_day(self) -> bool:
        """Whether a first day stands there and is not taken, as one of years ago is not."""
        days = [one.fields["start_date"] for one in self.events if "start_date" in one.fields]
        return self._message.sent is not None and any(day.value is None for day in days)

    @property
    def waits(self) -> bool:
        """Whether a permanent exclusion may have been told that makes no case by itself."""
        return self.category != "suspension" and not ASKS_TODAY.isdisjoint(self.decided[1])

    @property
    def _doubt(self) -> str:
        """Why a case that might be made is not, before a person has looked."""
        return doubt_of(
            self._message.subject,
            " ".join(self._zones.texts[zone] for zone in (NEW, FORWARDED)),
            lambda: self.events,
            category=self.category,
            facts=self._facts,
            listed=bool(self._directory.schools),
        )


def _is_dated(events: Sequence[Event]) -> bool:
    return any("start_date" in one.fields for one in events)


def _is_told(events: Sequence[Event]) -> bool:
    """Whether any event says whom it is about, were it with initials alone."""
    return any({"pupil_name", "upn", "dob"} & one.fields.keys() for one in events)


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


def _read_as(category: str, scores: Sequence[Score], *, locked: bool) -> str:
    """The category whose events are read: a notice beside a worry is still a notice.

    So is a locked letter that the mail itself calls one: who it is about, a person has to read.
    """
    if category not in _BESIDE:
        return category
    notice = [
        one
        for one in scores
        if one.kind.name in EXCLUSIONS
        and one.anchored
        and one.value - one.like >= (CALLED_SO if locked else SURE)
    ]
    return notice[0].kind.name if notice else category


def _new_case(
    read: Telling, scores: Sequence[Score], directory: Directory
) -> tuple[bool, list[str]]:
    """Whether a row is to be made; an amendment or a notice sent again makes none."""
    if read.category not in EXCLUSIONS and not (
        read.category == CROSS_BORDER and _permanent(scores)
    ):
        return False, []
    if _tells_of_none(read):
        return False, []
    if _STANDS.search(read.said) and not (_is_dated(read.events) or read.matched):
        return False, [asking.STANDS]
    corrects, again = _CORRECTS.search(read.said), _REPEATS.search(read.said)
    if _A_NEW_ONE.search(read.said) and not read.matched:
        corrects = None
    asks = [asking.AMENDED] if (corrects or again) and not read.matched else []
    known = next((one for one in directory.cases if one.case == read.matched), None)
    if read.category == PERMANENT and (known is None or known.category != PERMANENT):
        return not ((again or corrects) and read.likely), asks
    if corrects or again:
        return bool(again and not corrects and not read.matched and not read.likely), asks
    events = read.events if directory.cases else ()  # without cases none can be repeated
    cases = [one for one in events if one.event_type in EXCLUSIONS]
    return not (cases and all(repeats(one, directory) for one in cases)), []


def _tells_of_none(read: Telling) -> bool:
    """Whether no exclusion is told of, whatever is named."""
    if read.category == CROSS_BORDER:
        return enquires(read.said)
    if read.category == PERMANENT:
        return False
    return read.stale or (read.beside and not (read.locked or read.events))


def _permanent(scores: Sequence[Score]) -> bool:
    """Whether another council's mail says that a child has been permanently excluded."""
    border = next((one for one in scores if one.kind.name == CROSS_BORDER), None)
    return border is not None and border.urgency == "same_day"
