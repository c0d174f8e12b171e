"""Which duty governors have (GB-01 to GB-03), and when they received the notice (AMB-13).

The class is decided once, here, in the order of the rulebook; the clocks read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.service import day_given

if TYPE_CHECKING:
    from datetime import date

    from daysix.law.case import Case
    from daysix.law.exclusion import Exclusion
    from daysix.law.ledger import Ledger, Totals

MUST_15, MUST_50, CONSIDER, NONE = "must_15", "must_50", "consider", "none"
READINGS_OF_AMB_03 = {
    "this_school_only": "Counting only this school's own days",
    "all_known_days": "Counting every day we know of",
}
MORE_THAN_MEETS_ALWAYS = 15
MORE_THAN_MEETS_IF_ASKED = 5


def exclusion_of(case: Case) -> Exclusion:
    """The exclusion a case is about.

    Raises
    ------
    ValueError
        There is none: a rule asked without looking first, which is a fault of the program.
    """
    if case.exclusion is None:
        message = "this rule was asked about a case without an exclusion"
        raise ValueError(message)
    return case.exclusion


def totals(case: Case) -> Totals:
    """Term and year totals up to and including this exclusion."""
    return case.ledger.totals(exclusion_of(case), until=case.as_of)


def term_days_as_imposed(case: Case, ledger: Ledger | None = None) -> float:
    """Days in the worst term it touches, had the exclusion run its whole length.

    Coming back early (reinstated, cancelled) does not undo the duty to meet that was there.
    ``ledger`` stands in for the case's own, to see another reading.
    """
    exclusion = exclusion_of(case)
    halves = dict((ledger or case.ledger).totals(exclusion, until=case.as_of).by_term)
    if exclusion.ended is not None:
        for day, n in exclusion.halves.items():
            if day >= exclusion.ended:
                term = exclusion.calendar.legal_term(day)
                halves[term] = halves.get(term, 0) + n
    return max(halves.values(), default=0) / 2


def other_reading(case: Case) -> tuple[str, Ledger] | None:
    """AMB-03 the other way, in words; None where it can make no difference."""
    other = case.ledger.read_the_other_way(exclusion_of(case))
    return None if other is None else (READINGS_OF_AMB_03[other.reads], other)


def meeting_class(case: Case, ledger: Ledger | None = None) -> str:
    """``must_15``, ``must_50``, ``consider`` or ``none``, for the worst term it touches."""
    if ledger is None:  # a dozen rules turn on it
        return case.once(meeting_class, lambda: _meeting_class(case, None))
    return _meeting_class(case, ledger)


def _meeting_class(case: Case, ledger: Ledger | None) -> str:
    exclusion = exclusion_of(case)
    if exclusion.permanent:
        return MUST_15
    days = term_days_as_imposed(case, ledger)
    if days > MORE_THAN_MEETS_ALWAYS or exclusion.misses_exam is not None:
        return MUST_15
    if days > MORE_THAN_MEETS_IF_ASKED:
        return MUST_50 if exclusion.representations is not None else NONE
    return CONSIDER if exclusion.representations is not None else NONE


def notice_received(case: Case) -> tuple[str, date]:
    """When governors received the head's notice, and in words what that date is.

    Where nobody has said, the first day of the exclusion: the earliest it can be (AMB-13).
    """
    exclusion = exclusion_of(case)
    sent = exclusion.notice.get("governing_board")
    if sent is None:
        return "first day of the exclusion (date of notice to governors not known)", (
            exclusion.first_day
        )
    given = day_given(sent, exclusion.notice_method)
    if given != sent:
        return "notice received by governors (second working day after posting)", given
    return "notice received by governors", given


def must_meet(case: Case) -> bool:
    """Whether governors must hold a meeting about this exclusion, cancelled or not."""
    return case.exclusion is not None and meeting_class(case) in {MUST_15, MUST_50}


def decided_on(case: Case) -> date | None:
    """The day governors met and decided; None while a meeting is only planned.

    A meeting with an outcome was held. One without was held if its day has come.
    """
    meetings = [event for event in case.all("governors_meeting") if event.day is not None]
    decided = next((event.day for event in meetings if event.outcome), None)
    if decided is not None:
        return decided
    return next((e.day for e in meetings if e.day is not None and e.day <= case.as_of), None)
