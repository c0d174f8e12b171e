"""Date of birth: a real day, of a child of school age."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.inbox.sorted_mail import Found
from daysix.law.ages import birthday
from daysix.tracker.dates import read_date

if TYPE_CHECKING:
    from datetime import date

    from daysix.inbox.fields.day_roles import Told
    from daysix.inbox.fields.words import Words

YOUNGEST, AT_SCHOOL, OLDEST = 2, 4, 20
"""Ages between which somebody is a pupil."""
_BARE = re.compile(
    r"[\s,(–/-]*(?:(?:in\s)?(?:y(?:ea)?r?\.?\s?(?:group\s)?\d{1,2}|\d{1,2}[a-z]{1,3}|y\d{1,2}))?"
    r"[\s,;)(–/-]*", re.IGNORECASE)  # fmt: skip

_BEHIND = re.compile(
    r"[\s,;]*(?:\([^()]{1,30}\)|\b(?:year|yr|y)\s?(?:\d{1,2}|R)\b)[\s.]*$",
    re.IGNORECASE,
)
"""What stands behind a birth date on its line: ``1 October 2014 (Y7)``."""


def answered(typed: str, where: str, on: date | None) -> Found | None:
    """What stood beside a label: ISO date, or None with the reason."""
    bare = _BEHIND.sub("", typed)
    read = read_date(bare if any(map(str.isdigit, bare)) else typed, field="birth")
    if read.value is None:
        return Found(None, where, typed, read.message or "") if read.problem else None
    return _checked(read.value, typed, where, on)


def said(read: Words, told: list[Told], after: int = 0) -> Found | None:
    """What running words say; a date of a child's age right behind its name is its birth.

    ``after`` is where the name ends, 0 if it is not in these words.
    """
    for one in told:
        spot = one.spot
        labelled = one.role == "birth"
        if not labelled and not (after and _BARE.fullmatch(read.text[after : spot.start])):
            continue
        found = answered(spot.typed, read.where(spot.start), read.sent)
        if found and (labelled or (found.value and not found.doubt)):
            return found
    return _only_old_day(read, told)


def _only_old_day(read: Words, told: list[Told]) -> Found | None:
    """The one date of these words on which a child could be born, where nothing else speaks."""
    if read.sent is None or read.source == "earlier mail" or any(o.role == "birth" for o in told):
        return None
    old = [
        one.spot
        for one in told
        if one.spot.first
        and not one.spot.relative
        and birthday(one.spot.first, AT_SCHOOL) <= read.sent < birthday(one.spot.first, OLDEST)
        and not one.about & {"other", "meeting", "exam", "return", "end"}
    ]
    if len({spot.first for spot in old}) != 1 or old[0].first is None:
        return None
    return Found(old[0].first.isoformat(), read.where(old[0].start), old[0].typed)


def _checked(born: date, typed: str, where: str, on: date | None) -> Found:
    if on is None or birthday(born, YOUNGEST) <= on < birthday(born, OLDEST):
        return Found(born.isoformat(), where, typed)
    return Found(
        None,
        where,
        typed,
        f'"{typed}" is not the birth date of anybody at school. Ask the school.',
    )
