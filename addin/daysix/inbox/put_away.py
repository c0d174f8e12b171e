"""The last look before a mail is put off or away: no permanent exclusion may go with it.

Whatever kind a mail was found to be, one from a school, its system or somebody unknown that says
plainly that a pupil is permanently excluded is read today by a person; so is one that is filed for
nobody to read and gives a child and the first day of an exclusion. Words that are denied, asked or
supposed are not plain (:mod:`daysix.inbox.modality`), and the subject of an automatic reply is the
subject of the mail that it answers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.inbox import headers
from daysix.inbox.kind import FORWARDED, LABEL, NEW, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from daysix.inbox.scoring import Score
    from daysix.inbox.sorted_mail import Event

PERMANENT_OR_NOT = (
    "The mail says that a pupil is permanently excluded, and looks like one to be filed. Read it "
    "today: if it is news, add the case."
)
DATED_CHILD = (
    "The mail looks like one to be filed, but gives a child and the first day of an exclusion. "
    "Read it today: if it is news, add the case."
)
STRANGER = (
    "The mail answers as if about one of your cases, but nobody you know wrote it, and it fits no "
    "case of yours. Read it before it is filed: it may be junk, or news."
)
UNKNOWN_CHILD = (
    "The mail speaks of the permanent exclusion of a child who is in none of your cases. Read it "
    "today: if you were never told of it, ask the school and add the case."
)
UNDECIDED = (
    "The mail speaks of permanent exclusion and of a child, and does not plainly say if that was "
    "decided. Read it today: if it was, add the case."
)
NEVER_READ = frozenset({"auto_reply", "spam", "admin_other", "unreadable"})
"""Kinds of which most mails are filed for nobody to read."""
_LOOKS_BACK = frozenset(
    {"withdrawal", "governors_meeting", "governors_outcome", "irp_application", "cross_border"}
)
"""Kinds that name the permanent exclusion they follow from."""
_FOLLOWS = frozenset({"governors_meeting", "governors_outcome", "irp_application", "parent_query"})
"""Kinds that follow from an exclusion of which the team has been told, or should have been."""
_SENTENCE = re.compile(r"(?:[^.?!\n]|\n(?!\s*\n))+[.?!]?")
"""Lines are often broken within one."""
_PERMANENT = re.compile(
    r"\bperm\w*\s+exclu|\bexclu\w+\s+permanently\b|\bp-?ex(?:ed|'d)?\b", re.IGNORECASE
)
_NOT_DONE = re.compile(
    r"\b(?:if|may|might|could|would|will|going to|about to|risk|threat\w*|avoid\w*"
    r"|consider\w*(?! the perm)|not|never|instead|rather|almost|nearly|whether|policy|guidance"
    r"|training|last|previous\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_MAY_NOTIFY = frozenset({headers.SCHOOL, headers.UNKNOWN, headers.MACHINE, headers.LOOKALIKE})
_SENT_TO_MANY = frozenset({headers.LIST, headers.BULK})
_BY_ITSELF = frozenset({headers.AUTO_REPLY, headers.BOUNCE, headers.RECEIPT})
_ANSWERS = _BY_ITSELF | {headers.REPLY}
_WORDS = frozenset({NEW, FORWARDED, LABEL})
_STRONG, _STRONGER, _LEFT = 4.5, 6.0, 2.5
"""What words must weigh, what they must in an automatic reply, and what must be left of the kind
when all that speaks against it has been taken off."""
_CHILD = frozenset({"pupil_name", "upn", "dob"})


def may_notify(facts: Mapping[str, str]) -> bool:
    """Whether the one who writes could tell of an exclusion, and tells us alone."""
    return not _MAY_NOTIFY.isdisjoint(facts) and _SENT_TO_MANY.isdisjoint(facts)


def says_permanent(category: str, scores: Iterable[Score], facts: Mapping[str, str]) -> bool:
    """Whether a mail of another kind says plainly that a pupil is permanently excluded."""
    if category in _LOOKS_BACK or not may_notify(facts):
        return False
    zones = {*_WORDS, SUBJECT} if _ANSWERS.isdisjoint(facts) else _WORDS
    least = _STRONG if _BY_ITSELF.isdisjoint(facts) else _STRONGER
    score = next((one for one in scores if one.kind.name == "permanent_exclusion"), None)
    return score is not None and any(
        one.fired is not None and one.fired.zone in zones and one.weight >= least
        for one in score.weighed
        if _left_of(score) >= _LEFT
    )


def _left_of(score: Score) -> float:
    """What is left of it; numbers beside a pupil do not speak against the pupil."""
    return score.value - sum(
        one.weight for one in score.weighed if one.signal.when == (headers.FIGURES,)
    )


def is_for_nobody(category: str, facts: Mapping[str, str]) -> bool:
    """Whether a mail that gives a pupil would be filed for nobody to read."""
    return category in NEVER_READ and headers.NAMES_PUPIL in facts and may_notify(facts)


def is_of_a_stranger(category: str, facts: Mapping[str, str]) -> bool:
    """Whether a mail said to be about a case comes from nobody known and gives no pupil."""
    told = headers.UNKNOWN in facts and headers.NAMES_PUPIL not in facts
    return category == "case_correspondence" and told


def follows_a_permanent_one(category: str, said: str) -> bool:
    """Whether a mail of a kind that follows from an exclusion speaks of a permanent one as done."""
    return category in _FOLLOWS and any(
        _PERMANENT.search(one) and not one.endswith("?") and not _NOT_DONE.search(one)
        for one in _SENTENCE.findall(said)
    )


def may_tell_of_permanent(facts: Mapping[str, str], said: str) -> bool:
    """Whether a mail that no kind fits names a child and permanent exclusion, in whatever mood."""
    return may_notify(facts) and headers.NAMES_PUPIL in facts and bool(_PERMANENT.search(said))


def gives_dated_child(events: Sequence[Event]) -> bool:
    """Whether any event has a child and a first day."""
    return any("start_date" in one.fields and not _CHILD.isdisjoint(one.fields) for one in events)
