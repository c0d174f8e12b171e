"""“Without delay”: no number of hours is set, so a recorded date is put in words beside it.

HOUSE: the same school day is prompt, the next school day is worth a look, later is late.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.errors import CannotTell

if TYPE_CHECKING:
    from daysix.law.exclusion import Exclusion


def told(exclusion: Exclusion, who: str) -> str:
    """The duty in words, with how soon it was done where the date is recorded."""
    day = exclusion.notice.get(who)
    if day is None:
        return "Without delay. No date is recorded yet."
    if day <= exclusion.first_day:
        return f"Without delay. Done on {in_words(day)}, the same day."
    try:
        next_day = exclusion.calendar.nth_after(exclusion.first_day, 1)
    except CannotTell:
        return f"Without delay. Done on {in_words(day)}."
    how = "the next school day" if day <= next_day else "later than the next school day"
    return f"Without delay. Done on {in_words(day)}, {how}."
