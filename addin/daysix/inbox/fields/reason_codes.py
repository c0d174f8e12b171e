"""Reasons for an exclusion as codes: by code, by the wording of the list, by plain other words.

Each code must have been in use on the first day out. What is not certain is left to a person.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.sorted_mail import Found
from daysix.law import codes
from daysix.tracker.fields import says_nothing
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from daysix.inbox.fields.words import Words

_PARTS = re.compile(r"\s*[;,|+\n]\s*|\s+&\s+|\s+and\s+(?=[A-Z]{2}\b)")
_CODE_FIRST = re.compile(r"\(?([A-Za-z]{2})\)?\s*(?:[-–—:=)]|\s)\s*(.*)", re.DOTALL)
_CODE_LAST = re.compile(r"(.+?)\s*[(\[\-–—]\s*(?:code\s+)?([A-Z]{2})[)\]]?", re.DOTALL)
_CODE_SAID = re.compile(
    r"\b(?i:reasons?|codes?|under|category)\b(?:\s+(?i:codes?))?"
    r"(?:\s+(?:recorded|given|used|stated))?(?:\s+(?:for\s+\w+\s+)?(?:is|are|was|of))?"
    r"[\s:=–(-]*((?:[A-Z]{2}\b(?:\s*(?:,|/|&|and|\+)\s*)?)+)"
)
_CODE_BEHIND = re.compile(
    r"(?i:days?|today|sessions?|afternoon|morning|suspended|excluded|\d)\s"
    r"\(([A-Z]{2}(?:, ?[A-Z]{2})*)\)"
)
"""``2 days from today (PP)``."""
_CODE_CORRECTED = re.compile(
    r"\b([A-Z]{2}),? (?:(?:and )?not|rather than|instead of) [A-Z]{2}\b(?! [A-Z])"
)
"""``should say PP and not PA``."""
_CODE_ALONE = re.compile(
    r"(?:(?<=[a-z\d)] )\(|(?<=[\d)]) ?[,;–-] ?|(?<=[a-z\d)][.;]) |\bfor |(?<=\d )"
    r"|\b(?:days?|sessions?|today|tomorrow|yesterday|inclusive|afternoon|morning|only) ?, ?)"
    r"((?:[A-Z]{2} ?(?:,|/|&|and|\+) ?)*[A-Z]{2})(?= ?(?:[.,:;()\n\x02]|$))"
    r"|(?:(?:^|\n)[ ]*|(?<=[a-z] ))(?P<line>[A-Z]{2}(?: ?[,/&+] ?[A-Z]{2})+)[ .]*(?=\n|$)"
    r"|(?<=[\d)s.]\n)(?P<below>[A-Z]{2})[ .]*(?=\n|$)"
)
"""``2 days, PA.`` and ``born 04/02/2013 - PP, OW``: capitals that stand by themselves."""
_CODE_IN_BRACKETS = re.compile(r"\((?:[^()\n]{3,60}[,;:–-] ?)?((?:[A-Z]{2}, ?)*[A-Z]{2})\)")
"""``for hitting a pupil (PP)``, ``(a serious assault on another child, PP)``."""
_CODE_BESIDE = re.compile(
    r"\((?:[^()\n]{3,60}[,;:–-] ?)?([A-Z]{2})\)"
    r"|\b(?:with|and|plus|also) (?:\w+ )?([A-Z]{2})(?= ?(?:[.,;:)(\n\x02–-]|$))"
)
"""A further code after the first: ``TH (theft) with VA``, ``MT - she filmed it - with PP``."""
_REST = 240
_SENTENCE_END = re.compile(r"[.?!](?=\s|$)|\n\s*\n")
_CAPITALS = re.compile(r"[A-Z][A-Z]\b")
"""What no code is without, and most words are."""
_OTHER_CAPITALS = re.compile(
    r"\b(?:premium|aided|assistant|head['’]?s|regards|thanks|wishes"
    r"|(?:mrs?|ms|miss|dr)\.? \w+)\W*$",
    re.IGNORECASE,
)
"""What the same capitals are short for elsewhere: a voluntary aided school, somebody's PA."""
_WHY = re.compile(
    r"\b(?:for|reasons?|because|due to|following|owing to|category|result of|account of"
    r"|connection with|consequence of|after)\b[^.;\n]{0,90}$",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:^|[.;:)\n\x02]\s*)$")
_AFTER_LENGTH = re.compile(
    r"(?:days?|sessions?|\d|[ap]m|inclusive|suspension|exclusion|suspended|excluded|day)\)?"
    r"\s*[,:–-]\s*$",
    re.IGNORECASE,
)
"""A length or a date, behind which a reason stands by itself: ``3 days, racist abuse``."""
_DENIED = re.compile(r"\b(?:not|no|never|without|rather than|instead of|nor)\s+(?:\w+\s+){0,3}$")


def answered(typed: str, where: str, on: date | None) -> Found | None:
    """What stood beside a label."""
    if says_nothing(typed):
        return None
    found, unread = _codes_in(typed)
    if unread and found:
        doubt = f'I could not tell the reason "{unread[0][:40]}". Choose its code.'
        return _found(found, where, typed, on, doubt)
    if found:
        return _found(found, where, typed, on)
    return Found(None, where, typed, f'"{typed[:40]}" is not a reason I know. Choose its code.')


def said(read: Words, on: date | None) -> Found | None:
    """The reasons that running words give, in the order they stand in."""
    coded = _coded(read.text) if _CAPITALS.search(read.text) else None
    if coded:
        place = _place(coded)
        typed = coded[place].strip(" ,/&+")
        found = [code for code in re.findall(r"\b[A-Z]{2}\b", typed) if codes.reason(code).known]
        if found:
            more = _beside(read.text, coded.end(place)) if not _is_corrected(coded) else []
            every = [*dict.fromkeys([*found, *more])]
            return _found(every, read.where(coded.start(place)), ", ".join([typed, *more]), on)
    places: dict[str, re.Match[str]] = {}
    for match in _phrases_in(read.text):
        before = read.text[max(0, match.start() - 120) : match.start()]
        alone = (_ALONE.search(before) and " " in match[0]) or _AFTER_LENGTH.search(before)
        if (alone or _WHY.search(before)) and not _DENIED.search(before.casefold()):
            places.setdefault(_by_words()[normal(match[0])], match)
    if not places:
        return None
    first = next(iter(places.values()))
    typed = ", ".join(match[0] for match in places.values())
    return _found([*places], read.where(first.start()), typed, on)


def _coded(text: str) -> re.Match[str] | None:
    """Where codes stand behind a word for them, behind a length, or where a reason stands."""
    return (
        _first(_CODE_CORRECTED, text)
        or _CODE_SAID.search(text)
        or _CODE_BEHIND.search(text)
        or _by_itself(text)
        or next((one for one in _CODE_IN_BRACKETS.finditer(text) if _is_reason(one, text)), None)
    )


def _first(shape: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first place where every two capitals are a code."""
    for match in shape.finditer(text):
        if _all_codes(match[0]):
            return match
    return None


def _all_codes(typed: str) -> bool:
    return all(codes.reason(one).known for one in re.findall(r"\b[A-Z]{2}\b", typed))


def _is_corrected(coded: re.Match[str]) -> bool:
    return coded.re is _CODE_CORRECTED


def _is_reason(match: re.Match[str], text: str) -> bool:
    """Whether a bracket with a code stands behind what was done, or says it itself."""
    if not _all_codes(match[1]):
        return False
    before = text[max(0, match.start() - 120) : match.start()]
    return bool(_WHY.search(before) or match[0].count(" ") > 1 or _ends_in_reason(before))


def _ends_in_reason(before: str) -> bool:
    """Whether the words of a reason stand right before: ``racist abuse (RA)``."""
    return any(before[one.end() :].strip(" \t:-–") == "" for one in _phrases_in(before))


def _beside(text: str, at: int) -> list[str]:
    """Further codes in the rest of a sentence."""
    end = _SENTENCE_END.search(text, at)
    rest = text[at : end.start() + 1 if end else len(text)][:_REST]
    found = []
    for match in _CODE_BESIDE.finditer(rest):
        code = match[1] or match[2]
        if codes.reason(code).known and not _DENIED.search(rest[: match.start()].casefold()):
            found.append(code)
    return found


def _place(match: re.Match[str]) -> int | str:
    """Where in a match the codes stand."""
    if match[1]:
        return 1
    return "line" if match["line"] else "below"


def _by_itself(text: str) -> re.Match[str] | None:
    """Codes that stand where a reason stands, all of them codes we know."""
    for match in _CODE_ALONE.finditer(text):
        place = _place(match)
        every = re.findall(r"\b[A-Z]{2}\b", match[place])
        before = text[max(0, match.start() - 24) : match.start(place)].rstrip(" (,;–-")
        if all(codes.reason(one).known for one in every) and not _OTHER_CAPITALS.search(before):
            return match
    return None


def _found(found: list[str], where: str, typed: str, on: date | None, doubt: str = "") -> Found:
    answers = [codes.reason(code, on) for code in found]
    sentences = [answer.message for answer in answers if not answer.in_force]
    held = tuple(answer.code for answer in answers if answer.in_force)
    doubt = " ".join([*sentences, doubt]).strip()
    return Found(held or None, where, typed, doubt)


def _codes_in(typed: str) -> tuple[list[str], list[str]]:
    """Codes of a cell, and the parts of it that are none."""
    whole = _one(typed)
    if whole:
        return [whole], []
    found: list[str] = []
    unread: list[str] = []
    parts = [part for part in _PARTS.split(typed) if part.strip()]
    if len(parts) == 1 and "/" in typed:
        parts = [part for part in typed.split("/") if part.strip()]
    for part in parts:
        code = _one(part)
        read = [code] if code else _phrases(part)
        found += read
        if not read:
            unread.append(part.strip())
    return [*dict.fromkeys(found)], unread


def _one(part: str) -> str:
    """The code of one reason: itself, with its wording before or behind, or its wording alone."""
    text = part.strip().strip(".")
    bare = re.sub(r"^(?:\d+[.)]|[-•*])\s*", "", text)
    known = codes.reason(bare)
    if known.known and (bare.isupper() or len(bare) == 2):  # noqa: PLR2004 - a code has two letters
        return known.code
    by_words = _by_words().get(normal(bare))
    if by_words:
        return by_words
    for match, code, words in (
        (m := _CODE_FIRST.fullmatch(bare), m[1] if m else "", m[2] if m else ""),
        (m := _CODE_LAST.fullmatch(bare), m[2] if m else "", m[1] if m else ""),
    ):
        if match and code.isupper() and codes.reason(code).known:
            other = _by_words().get(normal(words))
            return code if other in {None, code} else ""
    return ""


def _phrases(typed: str) -> list[str]:
    typed = re.sub(r"\binc(?:l|luding)?\.? (?=bullying)", "including ", typed, flags=re.IGNORECASE)
    return [
        _by_words()[normal(match[0])]
        for match in _phrases_in(typed)
        if not _DENIED.search(typed[: match.start()].casefold())
    ]


@cache
def _by_words() -> Mapping[str, str]:
    words = [row for row in data.rows("cell_words") if row["column"] == "Reason"]
    rows = [(row["word"], row["value"]) for row in words]
    rows += [(row["words"], row["reason"]) for row in data.rows("mail_reasons")]
    rows += [(row["label"], row["code"]) for row in data.rows("exclusion_reasons")]
    return {normal(words): code for words, code in rows}


def _phrases_in(text: str) -> Iterator[re.Match[str]]:
    """Every wording of a reason in a text, the longest where several begin alike."""
    by_first, end = _phrase_patterns(), 0
    for word in re.finditer(r"\w+", text):
        if word.start() < end or (pattern := by_first.get(word[0].casefold())) is None:
            continue
        match = pattern.match(text, word.start())
        if match:
            end = match.end()
            yield match


@cache
def _phrase_patterns() -> Mapping[str, re.Pattern[str]]:
    """By its first word, every wording long enough to be meant, the longest first."""
    rows = [row["word"] for row in data.rows("cell_words") if row["column"] == "Reason"]
    rows += [row["words"] for row in data.rows("mail_reasons")]
    rows += [row["label"] for row in data.rows("exclusion_reasons") if row["code"] != "OT"]
    shapes: dict[str, list[str]] = {}
    for words in sorted({*rows}, key=len, reverse=True):
        parts = re.findall(r"\w+|&", words)
        if len(words) > 3:  # noqa: PLR2004 - shorter ones are other words as well
            shapes.setdefault(parts[0].casefold(), []).append(r"[\W_]+".join(map(re.escape, parts)))
    return {
        first: re.compile(rf"(?:{'|'.join(those)})\b", re.IGNORECASE)
        for first, those in shapes.items()
    }
