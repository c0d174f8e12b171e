"""What each date in running words is for: the first day out, the last, the return, or none of it.

The last telling word before a date, in its own sentence, decides: *from*, *until*, *returns*,
*incident*. Dates that nothing tells are left alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from daysix.inbox.fields.date_spots import Spot, spots
from daysix.inbox.fields.words import clause_before
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from daysix.inbox.fields.words import Words

START, END, RETURN, BIRTH, OTHER, VERB, LOOSE, MEETING, EXAM, PLACE = (
    "start", "end", "return", "birth", "other", "verb", "loose", "meeting", "exam", "place",
)  # fmt: skip
_TELLING = rf"""(?P<{BIRTH}>d\.?\s?o\.?\s?b\b\.?|dates?\s+of\s+birth|birth\s?date|\bborn\b)
|(?P<{RETURN}>\breturn\w*|\bback\b|\bre-?integrat\w*|\bre-?admi\w*|\bresum\w*|\brejoin\w*
 |\bre-?entry\b|\bre-?start\w*)
|(?P<{PLACE}>\bprovision\b|\bplace(?:ment)?s?\b(?<!\btake place)(?<!\btook place)|\btrial\b
 |\bday\s+(?:six|6)\b|\bsixth\b|\bmanaged\s+move\b|\btuition\b|\boff-?\s?site\b)
|(?P<{EXAM}>\bexams?\b|\bexamination\w*|\bgcses?\b|\bsats\b|\bmocks?\b)
|(?P<{MEETING}>\bmeet(?:ing|s)?\b|\bmet\b|\bhearing\b|\bpanel\b|\bcommittee\b|\breview\b
 |\bconsider\w*)
|(?P<{OTHER}>\bincidents?\b|\bletters?\b|\bdated\b|\bdecisions?\b|\bdecided\b|\binform\w*
 |\btold\b|\bnotif\w*|\bspoke\w*|\bcalled\b|\be-?mail\w*|\bsent\b(?!\s+home)|\breceived\b|\boccurr?ed\b
 |\b(?:took|taken)\s+place\b|\bhappened\b|\bprevious\w*|\bprior\b|\bearlier\b|\bdeadline\b|\bby\b(?!\s+(?:(?:the|our)\s+)?(?:acting\s+)?(?:head|principal|school\b))
 |\bsince\b|\blast\s+year\b|\bhistory\b|\bassault\w*|\bsigned\b|\bphoned\b|\brang\b|\bagreed\b
 |\baged?\b|\bjoined\b|\badmitted\b|\bon\s+roll\b|\bwork\b|\bnot\b(?!\s+(?:to\s+)?(?:attend|be\s+in|come|be\s+allowed))|\bincorrect\w*|\bbefore\b
 |\bfollows\b|\balready\b|\bincidence\b|\bout\s+of\s+education\b|\bquery\b|\bquestion\b|\bwrote\b)
|(?P<{END}>\buntil\b|\btill?\b|(?<!further\s)\bto\b(?!\s+(?:exclude|suspend|start|begin|be|school|commence
 |you|us|me|him|her|them|mum|dad|home|parents?)\b)
 |\bthrough\b|\bup\s+to\b|\bending\b|\bends?\b|\blast\s+day\b|\bfinish\w*|\bconclud\w*
 |\bexpires?\b)
|(?P<{START}>\bfrom\b|\bcommenc\w*|\bstart\w*|\bbegin\w*|\bbegan\b|\beffective\b|\beffect\b
 |\bnot\s+(?:to\s+)?(?:attend|be\s+in|come|be\s+allowed)\b|\bcannot\s+(?:come|attend)\b|\bat\s+home\b|\bsent\s+home\b
 |\bsen[dt]\b[^.;\n]{{1,40}}\bhome\b
 |\b(?:slip\w*|moved?|moves|moving|pushed|put|postponed|delayed|deferred|rearranged|rescheduled
 |brought)\s+(?:back\s+|forward\s+)?to\b(?=\s*$)
 |\bas\s+of\b|\bw\.?e\.?f\b\.?|\bfirst\s+day\b|\bday\s+(?:one|1)\b|\bbetween\b|\bwith\b(?=\s*$))
|(?P<{VERB}>\bsuspen\w+|\bexclu\w+|\bp-?e?x(?:['’]?e?d|ing)?\b
 |\bperm\w*\s+ex\w*|\bpermanent(?:ly)?\b|\bfixed[- ]term\b|\bfte\b|\bsusp\b)
|(?P<{LOOSE}>\bdays?\b|\bsessions?\b|\blunchtimes?\b)"""
LONG_AGO = 3 * 365
"""Days. Nothing that began so long before the mail is what the mail tells of."""
_JOINER = re.compile(
    r"\s*(?:\(?(?:[ap]\.?m\.?|afternoon|morning|half day)\)?)?\s*,?\s*"
    r"(?:(?:-|–|—|\ball day\b|\ball of\b|\bthe whole of\b|\bto\b|\buntil\b|\btill?\b"
    r"|\bthrough\b|\band\b|&|,|up to and including|inclusive|"
    r"\(inclusive\))\s*)*", re.IGNORECASE)  # fmt: skip
_ASIDE = re.compile(
    r"\([^()\n]*\)|,\s*(?:who (?:was|has been|had been) "
    r"|recently )?(?:permanently )?excluded[^,\n]*,",
    re.IGNORECASE,
)
_PLACE_AND_DAY = re.compile(r"\b[a-z]+\s+(?:on|at|by)\b", re.IGNORECASE)
_APPOSITION = re.compile(r"\s*[,(–-]?\s*(?:i\.?e\.?|being|which is)?\s*,?\s*", re.IGNORECASE)
_BACK_AFTER = re.compile(
    r"\s*[,(–-]?\s*(?:when (?:he|she|they)|(?:for|to) (?:his|her|their|return|the)"
    r"|he|she|they)[^.;\n]{0,25}?\b(?:return|back|re-?integrat|due back)",
    re.IGNORECASE,
)

_WAS_TO = re.compile(
    r"\bwas (?:due|meant|supposed|scheduled|originally|initially)\b", re.IGNORECASE
)
_EARLIER = re.compile(
    r"\b(?:previous\w*|prior|already|history|last (?:year|term)|earlier"
    r"|last (?:suspended|excluded|suspension|exclusion)|follows\b[^.;]*(?:suspen|exclu)\w+"
    r"|(?:told|notified|informed|e-?mailed) you (?:[\w'’-]+ ){0,3}(?:about|of))\b",
    re.IGNORECASE,
)
_OF_EVERYBODY = re.compile(
    r"\b(?:term dates?|weeks? ending|we (?:finish|break up|close|re-?open|return)"
    r"|school (?:closes|finishes|breaks up|re-?opens)|inset days?)\b|\bw/e\b",
    re.IGNORECASE,
)
"""``Term dates: we finish on ...`` and ``Suspensions for week ending ...``: no one child's day."""
_DECIDED_AFTER = re.compile(
    r"\s+(?:\w+\s+)?(?:made|taken|decided|met|spoken|written|received|asked|sent|been|had|held)\b"
    r"(?!\s+(?:permanently\s+)?(?:excluded|suspended))",
    re.IGNORECASE,
)


_FROM_IT = re.compile(r"\b(?:from|starting|starts|started|beginning|commencing)\s*$", re.IGNORECASE)
"""``From Monday 9 November - he can return on Thursday``."""
_UNTIL = frozenset({"until", "till", "til"})
_CANNOT = re.compile(
    r"\b(?:cannot|can['’]?t|couldn['’]?t|unable|not able|not available)\b", re.IGNORECASE
)
"""``The taxi cannot come until Wednesday`` ends nothing on Wednesday."""
_OF_AN_INCIDENT = re.compile(
    r"['’]?s['’]?\s+(?!(?:\w+\s+){0,2}(?:exclu|suspen|fixed|fte|p-?ex|date|mail|e-?mail))[a-z]",
    re.IGNORECASE,
)
"""Behind a day: ``yesterday's fight`` is the day of the fight, not the first day out."""


class Told(NamedTuple):
    """A date and what it is for; ``weak`` where only its place speaks for it.

    ``about`` are the roles of every telling word before it.
    """

    role: str
    spot: Spot
    weak: bool = False
    about: frozenset[str] = frozenset()

    @property
    def of_exclusion(self) -> bool:
        """Whether the words before speak of an exclusion."""
        return VERB in self.about

    @property
    def of_place(self) -> bool:
        """Whether the words before speak of a place elsewhere, and of no exclusion since."""
        return PLACE in self.about


def roles(read: Words) -> list[Told]:
    """Every date of some words with what it is for."""
    told: list[Told] = []
    for spot in spots(read):
        one = _role(read.text, spot, told[-1] if told else None)
        long_ago = read.sent and spot.first and (read.sent - spot.first).days > LONG_AGO
        told.append(one._replace(role=OTHER) if long_ago and one.role != BIRTH else one)
    return told


def _role(text: str, spot: Spot, before: Told | None) -> Told:
    clause = clause_before(text, spot.start)
    since = before.spot.end if before else 0
    near = text[max(since, spot.start - len(clause)) : spot.start]
    telling = [one for one in _pattern().finditer(near) if not _goes_elsewhere(near, one)]
    about = frozenset(each.lastgroup or OTHER for each in telling) - _farther(near, telling)
    follows = before is not None and spot.start - len(clause) <= before.spot.end
    if before is not None and follows and before.spot.last is None:
        joined = _following(near, before)
        if joined:
            return Told(joined, spot, before.weak and joined != END, before.about | about)
    if spot.relative and (
        _DECIDED_AFTER.match(text, spot.end) or _OF_AN_INCIDENT.match(text, spot.end)
    ):
        return Told(OTHER, spot)
    if _BACK_AFTER.match(text, spot.end) and not _FROM_IT.search(near):
        return Told(RETURN, spot)
    role, weak = _by_telling([each for each in telling if each.lastgroup != PLACE], clause, near)
    if role == LOOSE and weak and PLACE in about:
        role = START
    return Told(role, spot, weak, about)


def _goes_elsewhere(near: str, one: re.Match[str]) -> bool:
    """Whether a "to" is no end: ``bring him to the office on Monday``."""
    return one[0].casefold() == "to" and _PLACE_AND_DAY.search(near, one.end()) is not None


def _farther(near: str, telling: list[re.Match[str]]) -> frozenset[str]:
    """Of an exclusion and a place elsewhere, the one that was spoken of first, or as an aside."""
    asides = [match.span() for match in _ASIDE.finditer(near)]
    matters = [
        each.lastgroup
        for each in telling
        if each.lastgroup in {VERB, PLACE}
        and not any(start <= each.start() < end for start, end in asides)
    ]
    return frozenset({VERB, PLACE}) - {*matters[-1:]}


def _by_telling(telling: list[re.Match[str]], clause: str, near: str) -> tuple[str, bool]:
    """The role that the last telling word gives, and whether it gives it only weakly."""
    if _OF_EVERYBODY.search(clause):
        return OTHER, False
    if not telling:
        return LOOSE, True
    role = telling[-1].lastgroup or OTHER
    if role == END and any(each.lastgroup == RETURN for each in telling):
        role = RETURN
    elif role == END and telling[-1][0].casefold() in _UNTIL and _CANNOT.search(clause):
        role = OTHER
    if role in {START, END, VERB, LOOSE} and (
        _of_another(telling) or _EARLIER.search(clause) or _WAS_TO.search(near)
    ):
        role = OTHER
    if role not in {VERB, LOOSE}:
        return role, False
    if any(each.lastgroup == OTHER for each in telling[-3:-1]):
        return (START if any(each.lastgroup == VERB for each in telling) else OTHER), True
    return START, role == LOOSE


def _of_another(telling: list[re.Match[str]]) -> bool:
    """Whether what starts or ends is a meeting, an exam or what was before."""
    if len(telling) < 2:  # noqa: PLR2004 - the word itself, and one before
        return False
    earlier = telling[-2]
    if telling[-1][0].casefold().split()[0] in {"first", "day", "effective"}:
        return False
    if earlier.lastgroup in {MEETING, EXAM}:
        return True
    return earlier.lastgroup == OTHER and earlier[0].casefold() in {
        "previous", "previously", "letter", "dated", "sent", "incident", "not",
        "out of education",
    }  # fmt: skip


def _following(near: str, before: Told) -> str:
    """The role of a date that stands right behind another: its end, or the same day again."""
    if _APPOSITION.fullmatch(near) and before.spot.relative:
        return before.role
    if not _JOINER.fullmatch(near) or not near.strip():
        return ""
    if before.role == BIRTH and ")" in near:
        return ""
    if before.role in {START, VERB, LOOSE}:
        bare = near.strip(" ,()").casefold()
        return END if bare not in {"", "and"} or bare == "and" else ""
    return before.role if before.role in {OTHER, BIRTH, RETURN, MEETING} else ""


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_TELLING, re.IGNORECASE | re.VERBOSE)
