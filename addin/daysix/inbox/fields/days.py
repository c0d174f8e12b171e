"""How long a suspension is, in school days with halves: "two and a half days", "5 sessions".

Numbers of days that are something else (the term's total, the first five days, a time limit) are
left alone; two different lengths are asked about.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from daysix.inbox.fields.words import clause_before
from daysix.inbox.sorted_mail import Found
from daysix.tracker.amounts import MOST_DAYS, NUMBER_WORDS
from daysix.tracker.fields import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.inbox.fields.words import Words

_WORD = "|".join((*NUMBER_WORDS, "fifteen", "twenty"))
_NUMBER = (
    rf"(?:(?P<half>(?:a\s+)?half(?:\s+of)?(?:\s+a)?|½|0?\.5|1/2)"
    rf"|(?P<whole>\d{{1,3}}(?:\.\d+)?|(?:{_WORD})\b|(?<=\s)an?\b|(?<=^)an?\b)"
    r"(?P<more>\s*(?:½|(?:\s|\band\b|&|-)*(?:1/2|½|\ba\s+half\b|\bhalf\b)))?)"
)
_UNIT = (
    r"[\s-]*(?:more|further|extra|additional)?[\s-]*"
    r"(?:full|whole|school|consecutive|fixed[ -]term|separate|calendar)?[\s-]*"
    r"(?:school\s+)?(?P<unit>days?|sessions?|lunch\s?times?|lunches)(?P<later>\s+and\s+a\s+half)?\b"
)
_SOMETHING_ELSE = re.compile(
    r"(?:\bwithin|\bafter|\bevery|\bfirst|\bnext|\bprevious\w*|\balready"
    r"|\btotal\w*(?: (?:of|to|is))?"
    r"|\b(?:brings?|takes?|taking|bringing)\b[^.;]{0,45}|\bworking|\bover|\bunder"
    r"|\bmore than|\bup to"
    r"|\bat least|\blast|\bpast|\bexceed\w*|\bmaximum(?: of)?|\banother|\bfewer than|\bless than"
    r"|\bhas (?:now )?had|\bhave had|\bnow (?:at|on|has|up to)|\bnotice of|\baccrued|\baccumulated"
    r"|\bminimum(?: of)?|\bcomes? to|\bin|\bby|\bthan|\bno|\bof the|\babsent for|\bmissed)\s*"
    r"(?:the\s+|a\s+|his\s+|her\s+|their\s+)?$", re.IGNORECASE)  # fmt: skip
_EARLIER = re.compile(
    r"\bprevious\w*|\bprior\b|\bso far\b|\bto date\b|\bhistory\b|\blast (?:year|term)\b|\bearlier\b"
    r"|\bfollows\b|\b(?<!for a )totals?\b|\baltogether\b|\bcumulative\b|\bproblem|\bwarning",
    re.IGNORECASE,
)
_NOT_LONG = re.compile(
    r"\s*(?:this (?:term|year|academic|half)|so far|in total (?:this|so|since|over|across|for)"
    r"|to date|ago\b|before\b|later\b|notice"
    r"|per week|a week|each week|suspended (?:this|so far)|in the (?:term|year|school year)"
    r"|(?:for|in) the (?:term|academic|school) |of (?:absence|the decision|receiv)|old\b|late\b)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?:suspen\w+|exclu\w+|fixed[- ]term\w*|fte|susp|period)\b[^.;\n]{0,60}$"
    r"|\b(?:for|of|is|be|further|additional)\s+$",
    re.IGNORECASE,
)
_WORTH_READING = re.compile(r"day|session|lunch", re.IGNORECASE)
_FOLLOWED = re.compile(
    r"\b(?:further to|in addition to|on top of|following|after|extend\w*|since)\s+"
    r"(?:the|his|her|their|a|an|this)?\s*(?:initial |first |original )?$"
    r"|\b(?:it|this|which|that) was (?:originally |initially |for )*$",
    re.IGNORECASE,
)
"""What stands before the length of an exclusion that another one follows."""
_PLAIN_AFTER = re.compile(r"\s*(?:suspen|exclu|fixed|FTE|susp\b|from\b)", re.IGNORECASE)
HALF_A_DAY = 0.5
_BEHIND = 40
_LUNCHES = re.compile(
    r"\blunch[- ]?times?(?: and break\w*)? only\b|\blunch[- ]?times?,? (?:suspen|exclu)\w+"
    r"|\b(?:suspen|exclu)\w+ (?:from|for|during|at|over)(?: (?:all|the|school|his|her|their))*"
    r" lunch[- ]?(?:times?|breaks?)\b",
    re.IGNORECASE,
)
"""It is lunchtimes that are taken away, not only where something happened at one."""
_KIND_OF_IT = re.compile(r"\s+(?:suspen|exclu)", re.IGNORECASE)
"""Behind "a lunchtime": not how long it is, but of what kind."""
_COUNTED_AS = re.compile(
    r"\b(?:count\w*|equals?|equivalent|equating|comes?|total\w*|makes?|making|recorded|i\.?e\.?)"
    r"\b[^.;]{0,25}$|[=(]\s*$",
    re.IGNORECASE,
)


def answered(typed: str, where: str, *, unit: str = "days") -> Found | None:
    """What stood beside a label; ``unit`` is sessions where the label asked for them."""
    if says_nothing(typed):
        return None
    text = typed.strip()
    match = _alone().fullmatch(text)
    if match is None:
        near = [*_pattern().finditer(text)]
        match = near[0] if len({_value(one) for one in near}) == 1 else None
    if match is None:
        return Found(None, where, typed, f'"{typed[:40]}" is not a number of days. Check it.')
    value = _value(match, unit)
    if value is None:
        return Found(None, where, typed, f'"{typed[:40]}" is not in whole or half days. Check it.')
    return Found(value, where, typed)


def said(read: Words) -> Found | None:
    """The one length that running words give."""
    found = [*_lengths(read)] if _WORTH_READING.search(read.text) else []
    if not found:
        half = _half_only().search(read.text)
        return Found(HALF_A_DAY, read.where(half.start()), half[0]) if half else None
    plain = [one for one in found if one[2]] or found
    values = {value for value, _, _ in plain}
    first = plain[0][1]
    if len(values) > 1:
        typed = ", ".join(dict.fromkeys(match[0].strip() for _, match, _ in plain))
        doubt = f"{typed}: there is more than one length here. Ask the school which is right."
        return Found(None, read.where(first.start()), typed, doubt)
    return Found(plain[0][0], read.where(first.start()), first[0].strip())


def _lengths(read: Words) -> Iterator[tuple[float, re.Match[str], bool]]:
    """Every length, its place, and whether the words about it say plainly that it is one."""
    for match in _pattern().finditer(read.text):
        clause = clause_before(read.text, match.start())
        value = _in_lunches(read.text, match, clause)
        total = clause.casefold().rstrip().endswith("for a total of")
        if (
            value is None
            or (_SOMETHING_ELSE.search(clause) and not total)
            or _EARLIER.search(clause)
        ):
            continue
        if _NOT_LONG.match(read.text, match.end()):
            continue
        plain = bool(_PLAIN.search(clause) or _PLAIN_AFTER.match(read.text, match.end()))
        plain = plain and _FOLLOWED.search(clause) is None
        if match["whole"] in {"a", "an", "A"} and (
            not plain or _KIND_OF_IT.match(read.text, match.end())
        ):
            continue
        yield value, match, plain


def _in_lunches(text: str, match: re.Match[str], clause: str) -> float | None:
    """The length; of lunchtimes given in days, each is half a day, but for a count of days."""
    value = _value(match)
    near = text[max(0, match.start() - len(clause)) : match.end() + _BEHIND]
    if (
        value is None
        or not match["unit"].casefold().startswith("day")
        or not _LUNCHES.search(near)
        or _COUNTED_AS.search(clause)
    ):
        return value
    half = value / 2
    return half if (half * 2).is_integer() else None


def _value(match: re.Match[str], unit: str = "") -> float | None:
    groups = match.groupdict()
    whole, more = groups["whole"], groups["more"] or groups.get("later")
    number = HALF_A_DAY if groups["half"] or more else 0.0
    number += 0.0 if groups["half"] else _number(whole or "")
    kind = (groups.get("unit") or unit or "days").casefold()
    if kind.startswith(("session", "lunch")):
        number /= 2
    return number if 0 < number <= MOST_DAYS and (number * 2).is_integer() else None


def _number(text: str) -> float:
    word = text.casefold()
    if word in NUMBER_WORDS:
        return float(NUMBER_WORDS.index(word) + 1)
    if word in {"fifteen", "twenty"}:
        return 15.0 if word == "fifteen" else 20.0
    return 1.0 if word in {"a", "an"} else float(text)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.£-]){_NUMBER}{_UNIT}", re.IGNORECASE)


@cache
def _half_only() -> re.Pattern[str]:
    return re.compile(r"\b(?:morning|afternoon|[ap]\.?m\.?)(?: session)? only\b", re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"{_NUMBER}(?:{_UNIT})?(?:\s*\(?(?:am|pm|morning|afternoon)(?: only)?\)?)?", re.IGNORECASE
    )
