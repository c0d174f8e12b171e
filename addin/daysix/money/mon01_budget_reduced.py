"""MON-01: the excluding school's budget is reduced, from the sixth school day after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import WINDOW, Fact, after, does_not_apply
from daysix.law.case import ACADEMY
from daysix.law.outcomes import why_stopped
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance
from daysix.money._adjustment import adjustment
from daysix.money._reckoning import (
    APRIL,
    RELEVANT_SCHOOL_DAYS,
    charged,
    finance_regulations,
    funding,
    in_pounds,
    leaves_this_summer,
    period,
    permanent,
    pounds,
    share_of_year,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.law.exclusion import Exclusion
    from daysix.money._reckoning import Funding, Period

RULE = Rule(
    "MON-01",
    title="Money taken from the excluding school",
    says="After a permanent exclusion from a mainstream school the council takes back a year's "
    "amount for that pupil x complete weeks left / 52, plus any financial adjustment. Weeks run "
    "from the sixth school day following the exclusion to 31 March. Not for special schools, pupil "
    "referral units or reserved places.",
    cites=(
        finance_regulations("2018 reg 27; SI 2024/66 reg 39"),
        guidance("para 267 (academies)"),
        finance_regulations("relevant date", confidence="memory"),
    ),
    owner="local authority",
    count=RELEVANT_SCHOOL_DAYS,
    unit=SCHOOL_DAY,
    kind="amount",
    switches=("AMB-10", "AMB-11"),
    facts=("deduction", "complete_weeks", "permitted"),
)

EVENT = "date of the permanent exclusion"
PART = "relevant date"
OUT_OF_SCOPE = (
    "No money follows a permanent exclusion from a special school or a pupil referral unit."
)
ACADEMY_NOTE = (
    " For an academy this holds where the council asks and the funding agreement provides for it."
)
NEW_YEAR_NOTE = (
    " AMB-11: the relevant date is after 31 March, so only the new funding year is charged. "
    "Tell finance."
)


def apply(case: Case) -> Iterator[Answer]:
    """The relevant date; where finance gave amounts, the weeks and the deduction."""
    exclusion = permanent(case)
    if exclusion is None:
        return
    if stopped := why_stopped(case):
        yield does_not_apply(RULE, case, EVENT, exclusion.first_day, stopped)
    elif charged(case) is None:
        yield Fact(RULE, "permitted", value=False, note=OUT_OF_SCOPE)
    else:
        yield after(RULE, case, EVENT, exclusion.first_day, part=PART, nature=WINDOW)
        given = funding(case)
        if given is not None:
            yield from _amounts(case, given, period(case, exclusion))


def _amounts(case: Case, given: Funding, stretch: Period) -> Iterator[Answer]:
    weeks, extra = stretch.weeks, adjustment(case, given)
    yield Fact(RULE, "complete_weeks", weeks, f"{stretch}, both inclusive.")
    total = share_of_year(given.amount, weeks) + extra
    working = f"{in_pounds(given.amount)} x {weeks}/52"
    if extra:
        working += f" + {in_pounds(extra)} adjustment"
    note = f"{working} = {in_pounds(total)}; weeks from {stretch}.{_remarks(case, stretch)}"
    yield Fact(RULE, "deduction", pounds(total), note)


def _remarks(case: Case, stretch: Period) -> str:
    exclusion = permanent(case)
    remarks = ACADEMY_NOTE if case.school.type == ACADEMY else ""
    if exclusion is not None and _charged_to_next_year(case, exclusion, stretch):
        remarks += NEW_YEAR_NOTE
    if stretch.weeks == 0:
        remarks += f" No complete week is left after {in_words(stretch.start)}."
    return remarks


def _charged_to_next_year(case: Case, exclusion: Exclusion, stretch: Period) -> bool:
    excluded = exclusion.first_day
    same_year = excluded.year == stretch.start.year
    return (
        not leaves_this_summer(case, excluded)
        and same_year
        and excluded.month < APRIL <= stretch.start.month
    )


FUNDED = {"type": "funding", "amount": 5460, "pupil_premium": 1040}
EXAMPLES = (
    Example(
        "Wednesday 9 September 2026: relevant Thursday 17, 196 days, 28 weeks; 5,460 x 28/52",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-09"}, FUNDED],
        gives={"relevant date": "Thu 17 Sep 2026", "complete_weeks": 28, "deduction": 2940.00},
    ),
    Example(
        "The day after: relevant Friday 18, 195 days, 27 weeks; 5,460 x 27/52 = 2,835",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-10"}, FUNDED],
        gives={"relevant date": "Fri 18 Sep 2026", "complete_weeks": 27, "deduction": 2835.00},
    ),
    Example(
        "The first with an adjustment of 4,000",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-09-09"},
            {**FUNDED, "adjustment": 4000},
        ],
        gives={"relevant date": "Thu 17 Sep 2026", "complete_weeks": 28, "deduction": 6940.00},
    ),
    Example(
        "Year 6, Thursday 6 May 2027: relevant Friday 14, to 31 July 79 days, 11 weeks",
        events=[
            {"type": "permanent_exclusion", "first_day": "2027-05-06"},
            {"type": "funding", "amount": 3900},
        ],
        pupil={"final_year": True},
        gives={"relevant date": "Fri 14 May 2027", "complete_weeks": 11, "deduction": 825.00},
        as_of="2027-06-01",
    ),
    Example(
        "Across half-term: 21 October, relevant Thursday 5 November; 147 days, 21 weeks; 2,205",
        events=[{"type": "permanent_exclusion", "first_day": "2026-10-21"}, FUNDED],
        gives={"relevant date": "Thu 5 Nov 2026", "complete_weeks": 21, "deduction": 2205.00},
    ),
    Example(
        "Across Easter: 23 March 2027, relevant Thursday 15 April, so the new year only",
        events=[
            {"type": "permanent_exclusion", "first_day": "2027-03-23"},
            {"type": "funding", "amount": 5200},
        ],
        gives={"relevant date": "Thu 15 Apr 2027", "complete_weeks": 50, "deduction": 5000.00},
        as_of="2027-05-04",
    ),
    Example(
        "No amounts from finance yet: only the date",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-09"}],
        gives={"relevant date": "Thu 17 Sep 2026"},
    ),
    Example(
        "A special school",
        events=[{"type": "permanent_exclusion", "first_day": "2026-09-09"}, FUNDED],
        school={"name": "Example three-term school", "type": "special"},
        gives={"permitted": False},
    ),
    Example(
        "A suspension moves no money",
        events=[{"type": "suspension", "first_day": "2026-09-09", "days": 10}, FUNDED],
        gives={},
    ),
    Example(
        "Cancelled",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-16"},
            {"type": "cancellation", "date": "2026-11-18"},
            FUNDED,
        ],
        gives={"": None},
    ),
)
