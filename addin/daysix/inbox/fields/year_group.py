"""National Curriculum year: "Y9", "Yr 9", "Year 10", the 10 of class "10B", "Reception"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year
from daysix.inbox.sorted_mail import Found
from daysix.tracker.amounts import read_year_group
from daysix.tracker.fields import says_nothing

if TYPE_CHECKING:
    from datetime import date

    from daysix.inbox.fields.words import Words

NUMBERS = {"N1": -2, "N2": -1, "R": 0} | {str(n): n for n in range(1, 15)}
FIRST_BIRTHDAY_IN = 9
"""September: the month in which a school year of birth begins."""
LAST_CLASS = 13
_FIRST = re.compile(r"\s*(1[0-4]|[1-9])\s*[/,(–-]\s*(?:(?:form|class)\s*)?\1?[A-Za-z]")
"""Year and class in one answer: ``9 / 9H``."""


def answered(typed: str, where: str) -> Found | None:
    """What stood beside a label."""
    if says_nothing(typed):
        return None
    read = read_year_group(typed)
    if read.value:
        return Found(read.value, where, typed)
    head = _FIRST.match(typed)
    if head:
        return Found(str(int(head[1])), where, typed)
    within = _pattern().search(typed) or _class().fullmatch(typed.strip())
    if within:
        return Found(_value(within), where, typed)
    if read.suggestion:
        return Found(read.suggestion, where, typed)
    return Found(None, where, typed, read.message) if read.message else None


def said(read: Words, after: int = 0) -> Found | None:
    """The one year of running words; a class right behind the name is enough: "Sam Fox, 8C"."""
    found = {_value(match): match for match in _pattern().finditer(read.text)}
    near = _class_behind_name().match(read.text, after) if after else None
    near = near or (_class_of_all().search(read.text, after) if after else None)
    if (near and _value(near) not in found) or (near and len(found) > 1):
        return Found(_value(near), read.where(near.start("class")), near["class"])
    if not found:
        return None
    first = next(iter(found.values()))
    if len(found) > 1:
        typed = ", ".join(match[0] for match in found.values())
        doubt = "There are two year groups here. Find out which is the child's."
        return Found(None, read.where(first.start()), typed, doubt)
    return Found(_value(first), read.where(first.start()), first[0])


def behind(typed: str, where: str) -> Found | None:
    """The year in brackets behind a name: ``Taylor Munro (7 Beech)``."""
    match = re.search(
        r"\((?:y(?:ea)?r?\s?)?(1[0-3]|[1-9])\s?[A-Za-z]{0,12}\)", typed, re.IGNORECASE
    )
    return Found(str(int(match[1])), where, match[0]) if match else None


def against_birth(year: Found, dob: Found, on: date) -> tuple[Found, Found]:
    """Year group and date of birth, asked about where they do not agree.

    A year apart may be right (a child taught out of year group); more cannot be, and then neither
    is given.
    """
    if not isinstance(year.value, str) or not isinstance(dob.value, str):
        return year, dob
    born_year, born_month = int(dob.value[:4]), int(dob.value[5:7])
    first = born_year + (born_month >= FIRST_BIRTHDAY_IN)
    due = school_year(on) - first - 4
    apart = abs(due - NUMBERS[year.value])
    if not apart:
        return year, dob
    doubt = f"Year {year.value}, but the date of birth gives year {due or 'R'}. Ask the school."
    if apart == 1:
        return year, Found(dob.value, dob.where, dob.typed, doubt)
    return (
        Found(None, year.where, year.typed, doubt),
        Found(None, dob.where, dob.typed, doubt),
    )


def _value(match: re.Match[str]) -> str:
    groups = match.groupdict()
    number = groups.get("year") or groups.get("number")
    return str(int(number)) if number else "R"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?=[nyrio])(?:(?<!since )(?<!from )\b(?:N\.?C\.?\s?)?(?:years?|yrs?"
        r"|y)\b\.?\s?(?:group)?[\s:-]{0,2}(?P<year>1[0-4]|[1-9])"
        r"(?![\d/]|\.\d|\s?(?:years?|yrs?|months?)\b|\s+(?:old|ago)\b)"
        r"|\b(?:y|yr|year)(?P<number>1[0-4]|[1-9])(?!\d)"
        r"|\breception\b(?=\s+(?:class|child|pupil|year)\b|,|\)|\s*[(-])"
        r"|\bY\s?R\b(?!\.?\s?\d)|\byear R\b"
        r"|\b(?:in|of) reception\b)",
        re.IGNORECASE,
    )


@cache
def _class() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>1[0-{LAST_CLASS % 10}]|[1-9])\s?[-.]?[A-Za-z]{{1,4}}\d?")


@cache
def _class_of_all() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:both|all|each)(?: in| of)?\s(?P<class>(?P<number>1[0-3]|[7-9])[A-Za-z]{1,3}\d?)\b"
        r"(?!\s*(?:days?|sessions?))"
    )


@cache
def _class_behind_name() -> re.Pattern[str]:
    return re.compile(
        r"[\s,(:–-]{1,4}(?:(?:class|form|tutor group|in|both|both in|all|all in|each)\s)?"
        r"(?P<class>(?P<number>1[0-3]|[7-9])[A-Za-z]{1,3}\d?|(?:Y(?:ea)?r?\s?)(?P<year>1[0-3]"
        r"|[1-9]))\b"
        r"(?!\s*(?:days?|sessions?))"
    )
