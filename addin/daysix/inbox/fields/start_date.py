"""The first day out, or the first day of a place elsewhere.

Never the day of a letter, an incident, a decision or a meeting. Two different first days are
asked about, and one that lies far from the mail is likelier a slip in the year.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from daysix.inbox.fields.date_spots import spots
from daysix.inbox.fields.day_roles import LOOSE, START
from daysix.inbox.fields.words import words
from daysix.inbox.sorted_mail import Found
from daysix.tracker.dates import WEEKDAYS, read_date
from daysix.tracker.fields import says_nothing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.inbox.fields.date_spots import Spot
    from daysix.inbox.fields.day_roles import Told
    from daysix.inbox.fields.words import Words

FURTHEST = 200
"""Days between the mail and a first day out; a term and a holiday."""
SATURDAY = 5
_INSTEAD = re.compile(
    r"[\s,(\[–-]*\b(?:not|was|previously|originally|instead of|rather than|formerly)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What an amended form says it is no longer: ``24.11.26 (not 23.11.26)``."""


def answered(typed: str, where: str, sent: date | None) -> Found | None:
    """What stood beside a label: the one date of the answer."""
    return plausible(one_date(typed, where, sent), sent)


def one_date(typed: str, where: str, sent: date | None) -> Found | None:
    """A date from a form: whole, or without its year; None with the reason if it is not certain."""
    if says_nothing(typed) or not any(map(str.isalnum, typed)):
        return None
    bare = _INSTEAD.sub("", typed).strip() or typed
    read = read_date(bare)
    if read.value is not None:
        return Found(read.value.isoformat(), where, typed)
    typed = bare
    found = spots(words(typed, where, sent=sent))
    days = {spot.first for spot in found}
    if len(days) == 1 and (day := found[0].first) is not None:
        return Found(day.isoformat(), where, typed)
    if not found and not any(map(str.isdigit, typed)):
        return None
    doubt = next((spot.doubt for spot in found if spot.doubt), "") or read.message
    return Found(None, where, typed, doubt)


def span(typed: str, where: str, sent: date | None) -> tuple[Found, Found] | None:
    """A first and a last day in one answer: ``9/11/2026 - 13/11/2026``."""
    found = spots(words(typed, where, sent=sent))
    if len(found) == 1 and found[0].first and found[0].last:
        first, last = found[0].first, found[0].last
    elif len(found) == 2 and found[0].first and found[1].first:  # noqa: PLR2004 - two ends
        first, last = found[0].first, found[1].first
    else:
        return None
    if last < first:
        return None
    return Found(first.isoformat(), where, typed), Found(last.isoformat(), where, typed)


def said(
    read: Words, told: Sequence[Told], *, loose: bool, exclusion: bool = True, named: bool = True
) -> Found | None:
    """What running words say.

    ``loose`` takes a lone date that no word tells the role of; of words that name nobody, not a
    "Thursday". ``exclusion`` is False where the
    first day of a place elsewhere is wanted, and not that of an exclusion before it.
    """
    told = [one for one in told if not (one.of_place if exclusion else one.of_exclusion)]
    strong = [one.spot for one in told if one.role == START and not one.weak]
    weak = [one.spot for one in told if one.role == START and one.weak]
    alone = [one.spot for one in told if one.role == LOOSE and (named or not one.spot.relative)]
    alone = alone if loose else []
    if exclusion and strong and all(spot.relative for spot in strong):
        # "Suspended today - Jo Fox, 1 day 4/12/2026": the plain date is the first day out.
        strong = [spot for spot in weak if spot.first and not spot.relative] or strong
    for found in (strong, weak, alone):
        if found:
            return plausible(_chosen(read, found, exclusion=exclusion), read.sent)
    return None


def chosen_spot(told: Sequence[Told]) -> Spot | None:
    """The date taken for the first day out, for what stands beside it."""
    for weak in (False, True):
        for one in told:
            if one.role == START and one.weak == weak and one.spot.first:
                return one.spot
    return next((one.spot for one in told if one.role == LOOSE and one.spot.first), None)


def plausible(found: Found | None, sent: date | None) -> Found | None:
    """The day, unless it lies far from the mail or on a weekend."""
    if found is None or not isinstance(found.value, str) or sent is None:
        return found
    day = date.fromisoformat(found.value)
    if abs((day - sent).days) > FURTHEST:
        doubt = f'"{found.typed}" is far from the day of the mail. Check the year with the school.'
        return Found(None, found.where, found.typed, doubt)
    if day.weekday() >= SATURDAY:
        doubt = f'"{found.typed}" is a {WEEKDAYS[day.weekday()]}. Ask the school for the first day.'
        return Found(None, found.where, found.typed, doubt)
    return found


def _chosen(read: Words, found: Sequence[Spot], *, exclusion: bool) -> Found:
    dated = [spot for spot in found if spot.first and not spot.relative]
    if exclusion:
        found = dated or found  # "today we decided ... from Tuesday 10 November"
    elif known := [spot for spot in found if spot.first]:
        found = [min(known, key=lambda spot: spot.first or date.max)]  # "full time from Monday 7th"
    days = {spot.first for spot in found if spot.first}
    first = next((spot for spot in found if spot.first), found[0])
    where = read.where(first.start)
    if len(days) > 1:
        typed = ", ".join(dict.fromkeys(spot.typed for spot in found))
        doubt = f"{typed}: there is more than one first day here. Ask the school which is right."
        return Found(None, where, typed, doubt)
    clash = next((s for s in found if s.first is None and not s.relative), None)
    if clash or first.first is None:
        spot = clash or first
        return Found(None, read.where(spot.start), spot.typed, spot.doubt)
    return Found(first.first.isoformat(), where, first.typed)
