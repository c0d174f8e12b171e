"""IRP-01: the parent asks for an independent review within 15 school days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._review import (
    AGREED,
    NOT_AGREED,
    WINDOW_SCHOOL_DAYS,
    about_a_permanent_exclusion,
    applications,
    decision_given,
    why_no_review,
)
from daysix.law.answer import WINDOW, Reading, after, does_not_apply
from daysix.law.errors import CannotTell
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from daysix.deadlines._review import Given
    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "IRP-01",
    title="Last day for the parents to ask for a review",
    says="Parents may ask for an independent review within 15 school days after the day they are "
    "given notice of the governors' decision not to reinstate. A letter handed over is given that "
    "day; one posted first class, the second working day after posting.",
    cites=(regulations("Sch 1 para 2(1)"), guidance("paras 132, 135, 136 and 151")),
    owner="parent",
    count=WINDOW_SCHOOL_DAYS,
    unit=SCHOOL_DAY,
    switches=("AMB-06", "AMB-19"),
)


def apply(case: Case) -> Iterator[Answer]:
    """The last day on which a request is in time."""
    if not about_a_permanent_exclusion(case):
        return
    notice = decision_given(case)
    if notice is None:
        return
    if why := why_no_review(case):
        yield does_not_apply(RULE, case, notice.words, notice.day, why)
        return
    yield after(
        RULE,
        case,
        notice.words,
        notice.day,
        nature=WINDOW,
        done_on=_first_request(case),
        convention=_convention(case, notice),
        alternatives=_if_e_mail_was_not_agreed(case, notice),
        message=_waived(case),
    )


def _first_request(case: Case) -> date | None:
    """The first request made; a request that cannot be dated is IRP-02's to report."""
    try:
        found = applications(case)
    except CannotTell:
        return None
    return found[0].day if found else None


def _convention(case: Case, notice: Given) -> str:
    counted = f"{notice.words} is day 0; day 1 is the next {case.calendar.noun}"
    return f"AMB-06 {AGREED}: {counted}" if notice.electronic else counted


def _if_e_mail_was_not_agreed(case: Case, notice: Given) -> Sequence[Reading]:
    """The other reading of AMB-06: the posted letter's date, where there is such a letter."""
    if not notice.electronic:
        return ()
    try:
        letter = decision_given(case, e_mail=NOT_AGREED)
        due = letter and case.calendar.nth_after(letter.day, WINDOW_SCHOOL_DAYS)
    except CannotTell:
        due = None
    return (Reading(NOT_AGREED, due),)


def _waived(case: Case) -> str:
    waiver = case.first("review_waiver")
    if waiver is None or waiver.day is None:
        return ""
    return f"The parents wrote on {in_words(waiver.day)} that they will not ask for a review."


def _decided(sent: str, method: str, first_day: str = "2026-11-26") -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": first_day},
        {"type": "governors_decision_notice", "sent": sent, "method": method},
    ]


EXAMPLES = (
    Example(
        "Handed over on a Monday before half-term",
        events=_decided("2026-10-12", "hand", "2026-09-28"),
        gives={"": "Mon 9 Nov 2026"},
    ),
    Example(
        "Handed over on the last Thursday before Christmas",
        events=_decided("2026-12-17", "hand"),
        gives={"": "Fri 22 Jan 2027"},
    ),
    Example(
        "The same day first class: given on the Monday, when the school is shut; one day later",
        events=_decided("2026-12-17", "first_class"),
        gives={"": "Mon 25 Jan 2027"},
    ),
    Example(
        "Posted two days before Christmas: given on Tue 29 December, still before term",
        events=_decided("2026-12-23", "first_class"),
        gives={"": "Mon 25 Jan 2027"},
    ),
    Example(
        "Posted on the Wednesday before Easter: given on the Tuesday after",
        events=_decided("2027-03-24", "first_class", "2027-03-08"),
        gives={"": "Fri 30 Apr 2027"},
    ),
    Example(
        "Posted on the Monday before Easter: given on the Wednesday, one school day counts",
        events=_decided("2027-03-22", "first_class", "2027-03-08"),
        gives={"": "Thu 29 Apr 2027"},
    ),
    Example(
        "Handed over in April: the May bank holiday is skipped",
        events=_decided("2027-04-23", "hand", "2027-04-12"),
        gives={"": "Mon 17 May 2027"},
    ),
    Example(
        "School of six terms: its two-week October holiday is skipped",
        events=_decided("2026-10-12", "hand", "2026-09-28"),
        gives={"": "Mon 16 Nov 2026"},
        calendar="Example six-term school",
    ),
    Example(
        "E-mailed, agreed: given on the day it was sent",
        events=_decided("2026-10-12", "email", "2026-09-28"),
        gives={"": "Mon 9 Nov 2026"},
    ),
    Example(
        "Second class: the law gives no day, so it must be asked",
        events=_decided("2026-10-12", "second_class", "2026-09-28"),
        gives={"refused": "D-010"},
    ),
    Example(
        "Governors reinstated the child",
        events=[
            *_decided("2026-12-17", "hand"),
            {"type": "governors_meeting", "date": "2026-12-16", "outcome": "reinstated"},
        ],
        gives={"": None},
    ),
    Example(
        "A suspension cannot go to a review",
        events=[
            {"type": "suspension", "first_day": "2026-11-02", "days": 16},
            {"type": "governors_decision_notice", "sent": "2026-11-20", "method": "hand"},
        ],
        gives={},
    ),
)
