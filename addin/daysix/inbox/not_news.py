"""What shows that a mail, though it names an exclusion, tells of none: facts from its words.

Letters with blanks still to be filled in, cases made up for practice, tables of numbers, solicitors
who write what a school did, and those who ask what we know of the past.
"""

from __future__ import annotations

import re

from daysix.inbox import headers
from daysix.inbox.purpose import enquires

_BLANK = re.compile(
    r"[\[<{«]\s*(?:insert |add |enter |type )?(?:the )?(?:(?:child|pupil|student|parent|carer|head"
    r"|school|learner|young person|son|daughter)[\w'’/ ]{0,20}|(?:full |first |sur)?names?|dates?"
    r"|start date|end date|d\.?o\.?b\.?|reasons?|details|number of days|year|x{2,})\s*[\]>}»]"
    r"|\b(?:name|date|reason)s? here\b|\bX{3,}\b",
    re.IGNORECASE,
)
_FILLED_IN = re.compile(r"\b[A-Z]\d{11}[A-Z0-9]\b|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b")
"""A pupil number or a date typed in: a letter written to somebody, whatever was left blank."""
_MADE_UP = re.compile(
    r"\bmock (?:hearing|panel|case|review|meeting)\b|\bpractice (?:panel|hearing|case)\b"
    r"|\bpanel practice\b|\bnot a real (?:pupil|child|case|notice|notification)\b"
    r"|\bdummy (?:pupil|record|data|case|run|notice|notification)\b"
    r"|\btest (?:message|e-?mail|mail|record|pupil|notification|notice|entry|data|exclusion)\b",
    re.IGNORECASE,
)
_FOR_PRACTICE = re.compile(
    r"(?<!case )\bscenarios?\b|\bcase stud(?:y|ies)\b|\brole[- ]?play|\bfictional\b|\bfictitious\b"
    r"|\bmade[- ]up (?:case|pupil|child|name)\b|\b(?:pupil|child|case) is (?:not real|invented)\b"
    r"|\bpretend (?:case|pupil)\b|\bexample case\b|\A\W*(?-i:TEST)\b",
    re.IGNORECASE,
)
"""Such words may stand in a school's own tale of what a pupil did, but not in its subject."""
_FIGURE = re.compile(
    r"(?P<year>\b20\d\d[/-]\d\d\b)|(?P<share>\b\d+(?:\.\d+)? ?(?:%|per ?cent\b))"
    r"|(?P<rate>\brates?\b(?: per| of)?)|(?P<big>\b\d{1,3},\d{3}\b)"
    r"|(?P<kind>\b(?:dashboard|headline (?:numbers|figures)|statistics|quarterly|year to date"
    r"|data (?:return|extract)|census|trends?|compared (?:with|to) (?:last|the))\b)"
    r"|(?P<count>\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:permanent exclusions"
    r"|suspensions|pex\b|pupils|exclusions))",
    re.IGNORECASE,
)
_LAWYER = re.compile(
    r"\bour clients?(?:'s?|’s?)?\b|\b(?:act|acting) (?:for|on behalf of) (?:the parents?|the family"
    r"|mr|mrs|ms|miss|mother|father|(?-i:[A-Z]\w+ [A-Z]\w+))\b"
    r"|\bwe are instructed\b|\binstructed by (?:mr|mrs|ms|miss|the parents?)\b"
    r"|\bletter before (?:claim|action)\b|\bpre-?action protocol\b",
    re.IGNORECASE,
)
_FIRST_WORDS, _BLANKS, _SIGNS, _NUMBERS = 500, 2, 3, 5
_NOT_LAWYERS = frozenset({headers.SCHOOL, headers.COUNCIL, headers.OURS})


def facts_of_words(subject: str, said: str, facts: dict[str, str]) -> dict[str, str]:
    """Such facts of a mail; ``facts`` are those of its headers and senders."""
    found: dict[str, str] = {}
    blanks = [one[0] for one in _BLANK.finditer(said)]
    if len({*blanks}) >= _BLANKS and not _FILLED_IN.search(said):
        found[headers.BLANKS] = f"it has blanks such as “{blanks[0]}”"
    first = said[:_FIRST_WORDS]
    made_up = _MADE_UP.search(f"{subject}\n{first}") or _FOR_PRACTICE.search(subject)
    if headers.SCHOOL not in facts:
        made_up = made_up or _FOR_PRACTICE.search(first)
    if made_up:
        found[headers.MADE_UP] = f"it says “{made_up[0]}”"
    numbers = [*_FIGURE.finditer(f"{subject}\n{said}")]
    if len(numbers) >= _NUMBERS and len({one.lastgroup for one in numbers}) >= _SIGNS:
        found[headers.FIGURES] = f"it gives numbers such as “{numbers[0][0]}”"
    lawyer = _LAWYER.search(said) if _NOT_LAWYERS.isdisjoint(facts) else None
    if lawyer:
        found[headers.SOLICITOR] = f"it says “{lawyer[0]}”"
    if headers.OTHER_COUNCIL in facts and enquires(said):
        found[headers.OF_THE_PAST] = "it asks what is known of the past"
    return found
