"""The safeguarding pass: every mail, its newest and its quoted words, and what is attached.

Recall comes first: a needless flag costs an officer a minute. Words that stand in every school's
signature, policy or newsletter ("Designated Safeguarding Lead") do not count by themselves. The
wordings are the table ``safeguarding_words``: what a line says goes there, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.kind import FORWARDED, NEW, SIGNATURE, SUBJECT
from daysix.inbox.sorted_mail import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW, CONCERN, HINT = "now", "concern", "hint"
_STANDING = "standing"
_FRESH = frozenset({SUBJECT, NEW, FORWARDED})


@dataclass(frozen=True, slots=True)
class Worry:
    """Words about one kind of harm.

    ``level``: a child may be at risk now; a concern that a person must read today; or a hint, of
    which two different ones are needed.
    """

    about: str
    level: str
    phrases: tuple[str, ...]


@cache
def worries() -> tuple[Worry, ...]:
    """By kind of harm, in the order of the table."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in data.rows("safeguarding_words"):
        if row["level"] != _STANDING:
            found.setdefault((row["about"], row["level"]), []).append(row["phrase"])
    return tuple(Worry(about, level, tuple(said)) for (about, level), said in found.items())


def phrases() -> list[tuple[str, ...]]:
    """All of them, worries first, then the standing words."""
    rows = data.rows("safeguarding_words")
    standing = tuple(row["phrase"] for row in rows if row["level"] == _STANDING)
    return [*(worry.phrases for worry in worries()), standing]


@dataclass(frozen=True, slots=True)
class Safety:
    """What the pass found: whether to flag, and whether a child may be at risk now."""

    flag: bool = False
    now: bool = False
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """One worry's words, by its number in :func:`phrases`, the zone, and where in it."""

    worry: int
    words: str
    zone: str
    start: int
    end: int


def safety_of(sightings: Iterable[Sighting], *, sent_to_many: bool) -> Safety:
    """Weigh what was seen; ``sent_to_many`` is a newsletter, in which topics are no concerns."""
    seen = list(sightings)
    if not seen or sent_to_many:
        return Safety()
    known = worries()
    standing = [one for one in seen if one.worry == len(known)]
    real = [
        one
        for one in seen
        if one.worry < len(known)
        and not _inside(one, standing)
        and (one.zone != SIGNATURE or known[one.worry].level == NOW)
    ]
    levels = {known[one.worry].level for one in real}
    hints = {one.worry for one in real if known[one.worry].level == HINT}
    if not (NOW in levels or CONCERN in levels or len(hints) > 1):
        return Safety()
    now = any(known[one.worry].level == NOW and one.zone in _FRESH for one in real)
    first: dict[tuple[int, str], Sighting] = {}
    for one in real:
        first.setdefault((one.worry, one.zone), one)
    reasons = tuple(
        Reason(f"safeguarding: {known[one.worry].about}", one.words, one.zone)
        for one in first.values()
    )
    return Safety(flag=True, now=now, reasons=reasons)


def _inside(one: Sighting, standing: list[Sighting]) -> bool:
    return any(
        other.zone == one.zone and other.start < one.end and one.start < other.end
        for other in standing
    )
