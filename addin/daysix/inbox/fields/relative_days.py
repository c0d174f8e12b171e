"""Days named from the day of the mail: today, tomorrow, from Monday. Only where one day is meant.

Also "with immediate effect". A school is shut at the weekend: what would fall on one is asked
about, since the first day out is then the next school day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.tracker.datetext import WEEKDAY_BY_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

SATURDAY = 5
A_WEEK = 7
NEAR_BY, FAR_OFF = 3, 4
"""Days. "From Monday" on a Friday is the coming one; on a Wednesday it could be either."""
PAST, COMING = ("last", "gone"), ("next", "coming")
PAST_WORDS = ("was", "were", "happened", "occurred", "occured", "met", "had", "had been")
COMING_WORDS = ("will", "shall", "going", "would", "due")
UNTIL = ("returns", "returning", "return", "back", "until", "till")
_WEEK = re.compile(r"\b(this|next|last|following) week\b|\bweek (?:just )?(gone)\b")
WEEKS = {"this": 0, "next": A_WEEK, "following": A_WEEK, "last": -A_WEEK, "gone": -A_WEEK}
ASK = "Ask the school which day is meant."


def relative_day(
    typed: str, sent: date | None, *, before: str = "", after: str = ""
) -> tuple[date | None, str]:
    """The day some words mean, or why it is not certain; the others are what stands about them."""
    if sent is None:
        return None, f'"{typed}": the mail has no date to count from. {ASK}'
    said = typed.casefold().split()
    behind = re.split(r"[.;\n]", after.casefold())[0]
    day = _of_week(said, sent, behind, before.casefold())
    day = day or _day(said, sent, before.casefold().split()[-8:])
    if day is None:
        return None, f'"{typed}" could be more than one day. {ASK}'
    if day.weekday() >= SATURDAY:
        return None, f'"{typed}" falls on a weekend. {ASK}'
    return day, ""


def _of_week(said: Sequence[str], sent: date, behind: str, before: str) -> date | None:
    """A bare weekday of a week that its sentence names: ``Monday and Tuesday next week``."""
    weekday = WEEKDAY_BY_NAME.get(said[0]) if len(said) == 1 else None
    named = _WEEK.search(behind) or _WEEK.search(before)
    if weekday is None or named is None:
        return None
    return sent + timedelta(days=weekday - sent.weekday() + WEEKS[named[1] or named[2]])


def _day(said: Sequence[str], sent: date, before: Sequence[str]) -> date | None:
    weekday = next((WEEKDAY_BY_NAME[word] for word in said if word in WEEKDAY_BY_NAME), None)
    if weekday is None:
        return sent + timedelta(days=("tomorrow" in said) - ("yesterday" in said))
    ahead = (weekday - sent.weekday()) % A_WEEK
    if any(word in PAST for word in said):
        return sent - timedelta(days=(A_WEEK - ahead) % A_WEEK or A_WEEK)
    if "next" in said:
        # On a Tuesday "next Friday" may be this week's or next week's.
        same_week = sent.weekday() + ahead < A_WEEK and ahead
        return None if same_week else sent + timedelta(days=ahead or A_WEEK)
    if any(word in COMING for word in said):
        return sent + timedelta(days=ahead or A_WEEK)
    if "this" in said:
        return sent + timedelta(days=weekday - sent.weekday())
    return _bare(sent, ahead, before)


def _bare(sent: date, ahead: int, before: Sequence[str]) -> date | None:
    """A weekday by itself: by the tense of what stands before it, or by how near it is."""
    if ahead == 0:
        return None
    back = A_WEEK - ahead
    tense = [word for word in before if word in PAST_WORDS or word in COMING_WORDS]
    if "and" in before[-1:] and any(word in {"tomorrow", "today"} for word in before):
        return sent + timedelta(days=ahead)
    if (tense and tense[-1] in COMING_WORDS) or any(word in UNTIL for word in before[-2:]):
        return sent + timedelta(days=ahead)
    if tense and tense[-1] in PAST_WORDS:
        return sent - timedelta(days=back)
    if ahead <= NEAR_BY and back >= FAR_OFF:
        return sent + timedelta(days=ahead)
    return None
