"""Whether a mail about an exclusion may make a case of it by itself, or a person looks first.

A case is made of news. News comes from a school, its trust or system, or another council; whoever
else writes has to say which child it is, and when. It is about one child, is plainly so, and does
not speak of what the team was told before, of what the governors have already decided, or of what
might be. Where any of that is missing nothing is lost: the mail goes to a person, a permanent
exclusion today.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.inbox import headers
from daysix.inbox.event_kinds import EXCLUSIONS
from daysix.inbox.purpose import EXCLUDED, speaks_of_own_child
from daysix.inbox.sought import sought

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from daysix.inbox.sorted_mail import Event

_TELLS = frozenset({headers.SCHOOL, headers.OTHER_COUNCIL, headers.MACHINE, headers.OURS})
"""Whose word is enough; a mail of our own in this mailbox repeats what it answers."""
_WHO = frozenset({"pupil_name", "upn", "dob"})
_CERTAIN = frozenset({"upn", "dob"})
_ONE_CHILD = re.compile(r"\b(?:he|him|his|hes|she|her|hers|shes)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"\b(?:no|all|any|every|our|the|whose) (?:pupils|children|students|families|staff|schools)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?!The\b)[A-Z][a-z’'-]+ (?:got|has|had|was|is|[’']s)\b[^.?!;\n]{0,40}?"
    rf"(?i:\b{EXCLUDED}\b)"
    r"|(?i:\b(?:remov\w*|exclu\w+|suspend\w*|of)) [A-Z][\w’'-]+ [A-Z]"
)
_NEAR_DAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|this (?:morning|afternoon)|(?:mon|tue|wed|thu|fri)[a-z]*"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d[/.-]\d",
    re.IGNORECASE,
)
_ONCE_MORE = sought(
    r"\b(?:new|further|fresh|second|another|separate) (?:\w+ ){0,2}(?:suspension|exclusion|notice)",
    *("new ", "further ", "fresh ", "second ", "another ", "separate "),
)
_PERMANENT = re.compile(r"\bperm|\bp-?ex|\bpx|exclu", re.IGNORECASE)
_TOLD_BEFORE = re.compile(
    r"\b(?:told|informed|notified|e-?mailed|wrote to|rang)\s+(?:you|the (?:LA|council|authority)"
    r"|your (?:team|office|colleague)) [^.;?\n]{0,40}\babout (?:[\w’'-]+ ){0,3}"
    rf"{EXCLUDED}"
    rf"|\b{EXCLUDED}\b[^.;?\n]{{0,40}}\b(?:already with you|which you (?:have|know of)"
    r"|you(?:['’]ve| have)? already (?:have|had|got|know))"
    r"|\b(?:you(?:['’]ve| have)?|you all|the team has) (?:already |all )?(?:have|has|had|got)"
    r" (?:the|his|her|our|my|their) (?:notice|notification|letter|form|paperwork)\b"
    r"|\b(?:it|this|which|that) (?:was|has been) acknowledged\b"
    r"|\byou(?:['’]ll| will| should)? (?:already )?have (?:it|this|him|her|them) on (?:your|the)"
    r" (?:system|list|books|tracker|records?)\b",
    re.IGNORECASE,
)
_DECIDED_SINCE = sought(
    r"\bgovernors?(?:['’] (?:panel|committee))?(?: have| has|,? who)?(?: since| now)? upheld\b"
    r"|\bupheld (?:it|this|by (?:the |our |its )?(?:governors|governing|trust|committee|panel))"
    r"|\b(?:was|been) upheld\b",
    "upheld",
)
"""What follows an exclusion by weeks, so that the exclusion is none of these days."""
_NOT_SO = re.compile(
    r"\b(?:is|was|has|have|did|does)(?: not|n['’]?t)(?: been| be| get| got| being)?"
    rf"(?: permanently)? {EXCLUDED}\b",
    re.IGNORECASE,
)
_SUPPOSED = sought(
    r"\bhypothetical\w*|\bthinking ahead\b|\bfor future reference\b|\bin theory\b|\bin principle\b"
    r"|\b(?:have|has|had)(?: not|n['’]?t) had to (?:do|use|send|make) (?:it|one|any|this)\b"
    r"|\bbefore i (?:decide|do) anything\b|\bcase study\b|\banonymised\b",
    *("hypothetical", "thinking ahead", "future reference", "in theory", "in principle"),
    *(" had to ", "before i ", "case study", "anonymised"),
)

_UNLESS = re.compile(rf"\b{EXCLUDED}\b[^.;?\n]{{0,40}}\bunless\b", re.IGNORECASE)
"""A threat; what may still be averted is no news."""

FROM_OTHERS = (
    "The mail speaks of an exclusion; no school wrote it, and it does not say both which child is "
    "meant and from when. Read it: if you were never told of the exclusion, ask the school."
)
NO_CHILD = (
    "The mail names exclusion and no child. Read it: if a child was excluded, ring the school and "
    "add the case."
)
KNOWN = (
    "The mail speaks of an exclusion as of one that you know. Find its case; if there is none, add "
    "it."
)
SUPPOSED = (
    "The mail asks about an exclusion, or says what may become of one, and may not tell of one. "
    "Read it: if a child was excluded, add the case."
)
ASKS_TODAY = frozenset({FROM_OTHERS, NO_CHILD, KNOWN, SUPPOSED})
"""What a person reads on the same day where a permanent exclusion may be meant."""


def doubt_of(  # noqa: PLR0913 - what is known of the mail, each by its name
    subject: str,
    said: str,
    events: Callable[[], Sequence[Event]],
    *,
    category: str,
    facts: Mapping[str, str],
    listed: bool,
) -> str:
    """Why a mail about an exclusion makes no case by itself; blank if it may.

    ``events`` gives what was told of whom, and is asked only where it matters. ``listed`` tells
    whether the schools are known, so that whoever is none of them is a stranger.
    """
    papers = headers.HAS_PAPERS in facts
    stranger = listed and _TELLS.isdisjoint(facts)
    if stranger and not any(_is_certain(one, papers) for one in _told(events())):
        return FROM_OTHERS
    if headers.SCHOOL not in facts and speaks_of_own_child(said):
        return FROM_OTHERS
    if not papers and _is_of_no_child(f"{subject}\n{said}", facts) and not _told(events()):
        return NO_CHILD
    if _is_known(said, category):
        return KNOWN
    return SUPPOSED if _is_supposed(said, events, facts) else ""


def _is_supposed(
    said: str, events: Callable[[], Sequence[Event]], facts: Mapping[str, str]
) -> bool:
    """Whether it threatens an exclusion, or asks about one that is denied or made up."""
    if _UNLESS.search(said):
        return True
    if headers.ASKS not in facts or not (_NOT_SO.search(said) or _SUPPOSED.search(said)):
        return False
    return not any(_has_day(one) for one in _told(events()))


def _told(events: Sequence[Event]) -> list[Event]:
    """The exclusions that say whom they are about."""
    found = [one for one in events if one.event_type in EXCLUSIONS]
    return [one for one in found if not _WHO.isdisjoint(one.fields)]


def _is_known(said: str, category: str) -> bool:
    """Whether the exclusion is one the team was told of; a suspension may since be permanent."""
    if _ONCE_MORE.search(said) or category == "cross_border":
        return False
    if category == "permanent_exclusion" and _DECIDED_SINCE.search(said):
        return True
    told = [one[0] for one in _TOLD_BEFORE.finditer(said)]
    if category == "permanent_exclusion":
        return any(_PERMANENT.search(one) or "suspen" not in one.lower() for one in told)
    return bool(told)


def _is_certain(event: Event, papers: bool) -> bool:  # noqa: FBT001 - told by its place
    """Whether it says whom it is about, and when, or so that nobody else can be meant."""
    fields = event.fields
    named = "pupil_name" in fields and bool(fields["pupil_name"].value)
    certain = papers or not _CERTAIN.isdisjoint(fields)
    return (named or certain) and (certain or "reason_codes" in fields or _has_day(event))


def _has_day(event: Event) -> bool:
    day = event.fields.get("start_date")
    return day is not None and (isinstance(day.value, str) or bool(_NEAR_DAY.search(day.typed)))


def _is_of_no_child(words: str, facts: Mapping[str, str]) -> bool:
    """Whether it asks, or speaks of many, and of no one child."""
    if headers.NAMES_PUPIL in facts or _ONE_CHILD.search(words) or _NAMED.search(words):
        return False
    return headers.ASKS in facts or _OF_MANY.search(words) is not None
