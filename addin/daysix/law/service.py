"""When a letter or e-mail counts as given (IRP-02, AMB-06, AMB-13, AMB-19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import CannotTell

if TYPE_CHECKING:
    from datetime import date

FIRST_CLASS_WORKING_DAYS = 2
SAME_DAY = frozenset({"hand", "email", "portal", "b2b"})
FIRST_CLASS = frozenset({"first_class", "post1", "post"})
SECOND_CLASS = frozenset({"second_class", "post2"})
NOT_IN_WRITING = frozenset({"phone"})


def method_name(text: str | None) -> str:
    """The method as the rules know it: ``POST1`` and ``first class`` become ``first_class``."""
    folded = (text or "").strip().casefold().replace(" ", "_").replace("-", "_")
    return "first_class" if folded in FIRST_CLASS else folded


def day_given(sent: date, method: str | None) -> date:
    """The day a written notice is given in law.

    Parameters
    ----------
    sent
        Day it was posted, handed over or sent.
    method
        ``hand``, ``first_class`` or ``email`` (also the tracker's codes). None: the date we were
        given is taken as the day of receipt.

    Raises
    ------
    CannotTell
        Second-class post (the law gives it no day), a phone call (not in writing), or a method we
        do not know.
    """
    from daysix.calendars.working import postal  # 29 years of days: only when a letter was posted

    name = method_name(method)
    if not name or name in SAME_DAY:
        return sent
    if name == "first_class":
        return postal().nth_after(sent, FIRST_CLASS_WORKING_DAYS)
    if name in SECOND_CLASS:
        message = (
            "The letter went by second-class post, and the law gives that no day of arrival. "
            "Ask when it arrived, and enter that date as delivered by hand."
        )
        raise CannotTell("D-010", message)
    if name in NOT_IN_WRITING:
        message = (
            "A phone call is not notice in writing, so the time does not run from it. "
            "Enter when the letter or e-mail was sent."
        )
        raise CannotTell("D-011", message)
    message = f"I do not know the method “{method}”. Use hand, first_class or email."
    raise CannotTell("D-012", message)
