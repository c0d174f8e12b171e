"""Dates in running words: where each stands, and the day or days it means, if that is certain.

Whole dates are read as the tracker reads them. A date without its year is in the year that brings
it nearest to the day of the mail; "today" and "from Monday" count from that day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from daysix.inbox.fields.relative_days import relative_day
from daysix.inbox.fields.words import clause_before
from daysix.records import NamedTuple
from daysix.tracker.dates import MONTHS, WEEKDAYS, read_date
from daysix.tracker.datetext import MONTH_BY_NAME, WEEKDAY_BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.inbox.fields.words import Words

NEAREST = 170
"""Days. A date without a year that lies further from the mail could be of either year."""
A_MONTH, A_FORTNIGHT = 27, 14
"""Days. How near to the mail a day of the month lies that is named with and without weekday."""
BEHIND = 60
"""Characters behind a weekday in which its week may be named."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|weds|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_LEAD = rf"(?:\b{_WEEKDAY}\b[.,]?\s+(?:the\s+)?)?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?"
_YEAR = (
    r"(?:[ ,./-]{0,2}(?P<year>20\d\d|19\d\d|'?\d\d(?![\d:]|\.\d|\s*(?:[ap]\.?m\b|days?\b|noon"
    r"|school|sessions?|hours?|hrs?|weeks?|min\w*|pupils?|students?)))(?!\d))?"
)
_ISO = r"(?P<iso>(?<!\d)\d{4}-\d{2}-\d{2}(?!\d))"
_FIGURES = (
    rf"(?P<figures>{_LEAD}(?<![\d/.])\d{{1,2}}\s?(?P<mark>[/.-])\s?\d{{1,2}}\s?(?P=mark)\s?"
    r"(?:\d{4}|\d{2})(?![\d/]))"
)
_SEVERAL = (
    rf"(?P<several>{_LEAD}(?<!year )(?<!yr )(?<!y)(?<!yr)(?<!year)\b{_DAY}(?:\s*(?:,|-|–|—|/|&|\+"
    rf"|\bto\b|\band\b|\buntil\b|\btill?\b"
    rf"|\bthrough\b|,\s*and\b)\s*{_LEAD}{_DAY}){{1,6}}(?:\s+of)?\s*{_MONTH}{_YEAR})"
)
_NAMED = (
    rf"(?P<named>{_LEAD}\b{_DAY}(?:\s+of)?[ ./-]?\s?{_MONTH}{_YEAR.replace('<year>', '<year2>')})"
)
_MONTH_FIRST = rf"(?P<other>{_LEAD}\b{_MONTH}\s+{_DAY},?\s+(?P<year3>20\d\d|19\d\d)(?!\d))"
_SHORT = rf"(?P<short>{_LEAD}(?<![\d/.£])\d{{1,2}}/\d{{1,2}}(?![\d/]|\s*(?:days?|sessions?)))"
_ORDINAL = (
    rf"(?P<ordinal>(?:\b{_WEEKDAY}\b[.,]?\s+(?:the\s+)?|\bthe\s+)(?:[12]\d|3[01]|0?[1-9])"
    r"(?:st|nd|rd|th)\b)"
)
"""``Wednesday 18th``, ``the 18th``: of the month that brings it nearest to the mail."""
_RELATIVE = (
    r"(?P<relative>\b(?:today|yesterday|tomorrow|this (?:morning|afternoon)"
    r"|immediate(?:ly)?(?: effect)?"
    rf"|(?:(?:next|last|this|coming|this coming)\s+)?{_WEEKDAY.replace('(?:day)?', 'day')}"
    r"(?: just gone)?"
    r"|(?-i:Mon|Tues?|Weds?|Thurs?|Fri)\b(?![.,]?\s*(?:the\s)?\d))\b)"
)
_WORTH_READING = re.compile(r"\d|today|tomorrow|yesterday|this |immediate|day\b", re.IGNORECASE)


class Spot(NamedTuple):
    """A date, or a first and a last one, in words; ``doubt`` says why a day is None."""

    start: int
    end: int
    typed: str
    first: date | None
    last: date | None = None
    doubt: str = ""
    relative: bool = False


def spots(read: Words) -> list[Spot]:
    """Every date in some words, in their order."""
    if _WORTH_READING.search(read.text) is None:
        return []
    return [*_spots(read)]


def _spots(read: Words) -> Iterator[Spot]:
    for match in _pattern().finditer(read.text):
        typed = match[0].strip()
        if match["ordinal"]:
            day, doubt = _without_month(typed, read.sent)
            yield Spot(match.start(), match.end(), typed, day, None, doubt)
        elif match["several"]:
            yield _several(match, read.sent)
        elif match["relative"]:
            day, doubt = relative_day(
                typed,
                read.sent if read.own_day else None,
                before=clause_before(read.text, match.start()),
                after=read.text[match.end() : match.end() + BEHIND],
            )
            yield Spot(match.start(), match.end(), typed, day, None, doubt, relative=True)
        else:
            day, doubt = _one(match, typed, read.sent)
            yield Spot(match.start(), match.end(), typed, day, None, doubt)


def _one(match: re.Match[str], typed: str, sent: date | None) -> tuple[date | None, str]:
    if match["iso"] or match["figures"]:
        read = read_date(typed)
        return read.value, read.message
    if match["other"]:
        return _month_named_first(typed)
    if match["named"] and match["year2"]:
        read = read_date(re.sub(r"['’]|\.(?= )", "", typed))
        return read.value, read.message
    return without_year(typed, sent)


def _month_named_first(typed: str) -> tuple[date | None, str]:
    """``November 9th, 2026``: with its name the month is certain wherever it stands."""
    words = re.findall(r"[A-Za-z]+|\d+", typed)
    month = next(word for word in words if word.casefold() in MONTH_BY_NAME)
    figures = [word for word in words if word.isdigit()]
    weekday = words[0] if words[0].casefold() in WEEKDAY_BY_NAME else ""
    read = read_date(f"{weekday} {figures[0]} {month} {figures[1]}".strip())
    return read.value, read.message


def without_year(typed: str, sent: date | None) -> tuple[date | None, str]:
    """A date without its year: the one nearest to the day of the mail."""
    found = re.findall(r"\d+", typed)
    word = next((w for w in re.findall(r"[A-Za-z]+", typed) if _month_number(w)), "")
    if not found or sent is None:
        return None, f'"{typed}" has no year. Look it up, and type it with its year.'
    day = int(found[0])
    month = _month_number(word) if word else int(found[1])
    weekday = next(
        (WEEKDAY_BY_NAME[w.casefold()] for w in re.findall(r"[A-Za-z]+", typed)
         if w.casefold() in WEEKDAY_BY_NAME), None)  # fmt: skip
    near = [
        made
        for year in (sent.year - 1, sent.year, sent.year + 1)
        if (made := _made(year, month, day)) and abs((made - sent).days) <= NEAREST
    ]
    if not near:
        return None, f'"{typed}" is not a date of these months. Check it with the school.'
    best = min(near, key=lambda made: abs((made - sent).days))
    if weekday is not None and weekday != best.weekday():
        return None, (
            f'"{typed}" does not agree with itself: {best.day} {MONTHS[best.month - 1]} '
            f"{best.year} is a {WEEKDAYS[best.weekday()]}. Ask the school which is right."
        )
    return best, ""


def _without_month(typed: str, sent: date | None) -> tuple[date | None, str]:
    """A day of the month by itself: near the mail, and on its weekday if one is named."""
    weekday = WEEKDAY_BY_NAME.get(typed.split(maxsplit=1)[0].strip(".,").casefold())
    number = int(re.findall(r"\d+", typed)[0])
    doubt = f'"{typed}" has no month. Look it up, and type the whole date.'
    if sent is None:
        return None, doubt
    months = [
        (sent.year + (sent.month + n - 1) // 12, (sent.month + n - 1) % 12 + 1) for n in (-1, 0, 1)
    ]
    near = [
        day
        for year, month in months
        if (day := _made(year, month, number))
        and abs((day - sent).days) <= (A_MONTH if weekday is not None else A_FORTNIGHT)
        and weekday in {None, day.weekday()}
    ]
    return (near[0], "") if len(near) == 1 else (None, doubt)


def _several(match: re.Match[str], sent: date | None) -> Spot:
    """``6th-10th November``, ``11th, 12th and 13th November``: the first and the last of them."""
    typed = match["several"]
    tail = re.search(rf"(?:\s+of)?\s*({_MONTH})", typed, re.IGNORECASE)
    named = typed[: tail.start()] if tail else typed
    heads = [each[0] for each in re.finditer(rf"{_LEAD}{_DAY}", named, re.IGNORECASE)]
    read = [_whole(f"{head} {tail[1] if tail else ''}", match["year"], sent) for head in heads]
    doubt = next((said for _, said in read if said), "")
    ends = (read[0][0], read[-1][0])
    if not doubt and ends[0] and ends[1] and ends[1] < ends[0]:
        doubt = f'"{typed}" ends before it begins. Ask the school.'
    if doubt:
        return Spot(match.start(), match.end(), typed, None, None, doubt)
    return Spot(match.start(), match.end(), typed, *ends)


def _whole(typed: str, year: str | None, sent: date | None) -> tuple[date | None, str]:
    if not year:
        return without_year(typed, sent)
    read = read_date(f"{typed} {year.removeprefix(chr(39))}")
    return read.value, read.message


def _month_number(word: str) -> int:
    return MONTH_BY_NAME.get(word.casefold(), 0)


def _made(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):  # noqa: PLR2004 - months, days
        return None
    made = date(year, month, 1) + timedelta(days=day - 1)
    return made if made.month == month else None


@cache
def _pattern() -> re.Pattern[str]:
    shapes = (_ISO, _FIGURES, _SEVERAL, _NAMED, _MONTH_FIRST, _SHORT, _ORDINAL, _RELATIVE)
    return re.compile(rf"\b(?=[0-9mtwfsjaondyilc])(?:{'|'.join(shapes)})", re.IGNORECASE)
