"""What shows that a mail, though it names an exclusion, tells of none: facts from its words.

Letters with blanks still to be filled in, cases made up for practice, tables of numbers, solicitors
who write what a school did, and those who ask what we know of the past.
"""

from __future__ import annotations

import re

from daysix.inbox import headers
from daysix.inbox.purpose import enquires
from daysix.inbox.sought import sought

_BLANK = sought(
    r"[\[<{«]\s*(?:insert |add |enter |type )?(?:the )?(?:(?:child|pupil|student|parent|carer|head"
    r"|school|learner|young person|son|daughter)[\w'’/ ]{0,20}|(?:full |first |sur)?names?|dates?"
    r"|start date|end date|d\.?o\.?b\.?|reasons?|details|number of days|year|x{2,})\s*[\]>}»]"
    r"|\b(?:name|date|reason)s? here\b|\bX{3,}\b",
    *("[", "<", "{", "«", " here", "xxx"),
)
_FILLED_IN = re.compile(r"\b[A-Z]\d{11}[A-Z0-9]\b|\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b")
"""A pupil number or a date typed in: a letter written to somebody, whatever was left blank."""
_MADE_UP = sought(
    r"\bmock (?:hearing|panel|case|review|meeting)\b|\bpractice (?:panel|hearing|case)\b"
    r"|\bpanel practice\b|\bnot a real (?:pupil|child|case|notice|notification)\b"
    r"|\bdummy (?:pupil|record|data|case|run|notice|notification)\b"
    r"|\btest (?:message|e-?mail|mail|record|pupil|notification|notice|entry|data|exclusion)\b",
    *("mock ", "practice", "not a real", "dummy ", "test "),
)
_FOR_PRACTICE = sought(
    r"(?<!case )\bscenarios?\b|\bcase stud(?:y|ies)\b|\brole[- ]?play|\bfictional\b|\bfictitious\b"
    r"|\bmade[- ]up (?:case|pupil|child|name)\b|\b(?:pupil|child|case) is (?:not real|invented)\b"
    r"|\bpretend (?:case|pupil)\b|\bexample case\b|\A\W*(?-i:TEST)\b",
    *("scenario", "case stud", "role", "fictional", "fictitious", "made-up", "made up"),
    *("not real", "invented", "pretend ", "example case", "test"),
)
"""Such words may stand in a school's own tale of what a pupil did, but not in its subject."""
_NAMED_FIGURE = sought(
    r"(?P<share>\d+(?:\.\d+)? ?(?:%|per ?cent\b))|(?P<rate>rates?\b(?: per| of)?)"
    r"|(?P<kind>(?:dashboard|headline (?:numbers|figures)|statistics|quarterly|year to date"
    r"|data (?:return|extract)|census|trends?|compared (?:with|to) (?:last|the))\b)"
    r"|(?P<count>(?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:permanent exclusions"
    r"|suspensions|pex\b|pupils|exclusions))",
    *("%", "per cent", "percent", "rate", "dashboard", "headline ", "statistics", "quarterly"),
    *("year to date", "data ", "census", "trend", "compared ", " permanent exclusions"),
    *(" suspensions", " pex", " pupils", " exclusions"),
)
_BIG_NUMBER = re.compile(r"\d,\d\d\d")
_FIGURE = re.compile(
    r"\b(?=[\drdhsqyctfen])(?:(?P<year>20\d\d[/-]\d\d\b)|(?P<big>\d{1,3},\d{3}\b)"
    rf"|{_NAMED_FIGURE.pattern.pattern})",
    re.IGNORECASE,
)
_LAWYER = sought(
    r"\bour clients?(?:'s?|’s?)?\b|\b(?:act|acting) (?:for|on behalf of) (?:the parents?|the family"
    r"|mr|mrs|ms|miss|mother|father|(?-i:[A-Z]\w+ [A-Z]\w+))\b"
    r"|\bmy constituents?\b|\b(?:on behalf of|from|by) (?:a|my|our|his|her|their) constituents?\b"
    r"|\bwe are instructed\b|\binstructed by (?:mr|mrs|ms|miss|the parents?)\b"
    r"|\bletter before (?:claim|action)\b|\bpre-?action protocol\b",
    *("our client", "act for", "acting for", "on behalf of", "instructed", "letter before"),
    *("action protocol", "constituent"),
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
    numbers = _figures_in(f"{subject}\n{said}")
    if len(numbers) >= _NUMBERS and len({one.lastgroup for one in numbers}) >= _SIGNS:
        found[headers.FIGURES] = f"it gives numbers such as “{numbers[0][0]}”"
    lawyer = _LAWYER.search(said) if _NOT_LAWYERS.isdisjoint(facts) else None
    if lawyer:
        found[headers.SOLICITOR] = f"it says “{lawyer[0]}”"
    if headers.OTHER_COUNCIL in facts and enquires(said):
        found[headers.OF_THE_PAST] = "it asks what is known of the past"
    return found


def _figures_in(text: str) -> list[re.Match[str]]:
    """The numbers of a text; none where all there can be are of one sort, such as years."""
    if not (_NAMED_FIGURE.may_be_in(text) or _BIG_NUMBER.search(text)):
        return []
    return [*_FIGURE.finditer(text)]
