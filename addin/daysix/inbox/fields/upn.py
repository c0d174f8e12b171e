"""Unique pupil number: shape, check letter, council; a wrong letter is told with the right one."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from daysix.inbox.sorted_mail import Found
from daysix.law.identifiers import UPN_LENGTH, check_upn
from daysix.tracker.fields import says_nothing

if TYPE_CHECKING:
    from daysix.inbox.fields.words import Words

WRONG_COUNCIL = "P-003"
_FIGURES = re.compile(r"[0-9][0-9][0-9]")


def answered(typed: str, where: str) -> Found | None:
    """What stood beside a label: the number tidied, or None with the reason."""
    if says_nothing(typed) or not any(map(str.isdigit, typed)):
        return None
    inside = _pattern().search(typed.upper())
    checked = check_upn(inside[0] if inside else typed)
    doubt = " ".join(problem.message for problem in checked.problems)
    sure = checked.ok or [problem.code for problem in checked.problems] == [WRONG_COUNCIL]
    return Found(checked.value if sure else None, where, typed.strip(), doubt)


def said(read: Words) -> Found | None:
    """The one number of running words; two different ones are asked about."""
    text = read.text.upper()
    if not _FIGURES.search(text) and "UPN" not in text:
        return None
    found = {"".join(match[0].split()).upper(): match for match in _pattern().finditer(text)}
    if not found:
        return None
    if len(found) > 1:
        typed = ", ".join(found)
        first = next(iter(found.values()))
        doubt = "There are two UPNs here. Find out which is the child's."
        return Found(None, read.where(first.start()), typed, doubt)
    match = next(iter(found.values()))
    return answered(read.text[match.start() : match.end()], read.where(match.start()))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?<![A-Z0-9])[A-Z] ?[0-9]{3} ?[0-9]{4} ?[0-9]{4} ?[0-9A-Z](?![A-Z0-9])"
        rf"|(?<=UPN)[ :]{{1,3}}[A-Z0-9]{{{UPN_LENGTH}}}(?![A-Z0-9])"
    )
