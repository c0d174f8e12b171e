"""FAP-05: after permanent exclusions from two schools, no duty to admit for two years."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.deadlines._admissions import admissions_code, school_standards_act
from daysix.law.ages import compulsory_from
from daysix.law.answer import WINDOW, Fact, does_not_apply, months
from daysix.law.case import PriorExclusion
from daysix.law.outcomes import OFFER_DECLINED, REINSTATED, cancelled
from daysix.law.rule import MONTH, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "FAP-05",
    title="Twice-excluded rule ends",
    says="A child permanently excluded from two or more schools need not be admitted for two years "
    "after the latest exclusion. It does not cover a child with a plan, a looked-after child, an "
    "exclusion before compulsory school age, or one that was (or would have been) reversed.",
    cites=(
        school_standards_act("s87", confidence="memory"),
        admissions_code("para 3.8", confidence="memory"),
        guidance("para 258"),
    ),
    owner="admission authority",
    force=Version(date(1999, 9, 1)),
    count=24,
    unit=MONTH,
    facts=("twice_excluded",),
)

EVENT = "latest permanent exclusion"
REVERSED = frozenset({REINSTATED, OFFER_DECLINED})


def apply(case: Case) -> Iterator[Answer]:
    """The last day of the two years, and whether the rule bites; once for a child."""
    if case.exclusion is not None and case.exclusion is not case.ledger.exclusions[-1]:
        return
    standing = [*_earlier(case), *_this_one(case)]
    if not standing:
        return
    latest = max(prior.day for prior in standing)
    schools = {school_key(prior.school) for prior in standing}
    if len(schools) == 1:
        yield Fact(RULE, "twice_excluded", value=False, note="Only one school has excluded.")
        return
    if why := _not_covered(case):
        yield Fact(RULE, "twice_excluded", value=False, note=why)
        yield does_not_apply(RULE, case, EVENT, latest, why)
        return
    note = f"{len(schools)} schools have excluded this child permanently."
    yield Fact(RULE, "twice_excluded", value=True, note=note)
    yield months(
        RULE,
        case,
        EVENT,
        latest,
        n=24,
        nature=WINDOW,
        convention="the same date two years on, or 28 February for 29 February",
    )


def _earlier(case: Case) -> Iterator[PriorExclusion]:
    """Earlier permanent exclusions that still stand, as far as anybody has said."""
    reversed_days = {
        one.first_day for one in case.ledger.exclusions if one.permanent and one.ended is not None
    }
    for prior in case.prior_permanent:
        mine = school_key(prior.school) == school_key(case.school.name)
        if not (mine and prior.day in reversed_days) and _old_enough(case, prior.day):
            yield prior


def _this_one(case: Case) -> Iterator[PriorExclusion]:
    exclusion = case.exclusion
    if exclusion is None or not exclusion.permanent or cancelled(case) is not None:
        return
    decisions = [*case.all("governors_meeting"), *case.all("reconsideration")]
    if not any(event.outcome in REVERSED for event in decisions) and _old_enough(
        case, exclusion.first_day
    ):
        yield PriorExclusion(exclusion.school, exclusion.first_day)


def _old_enough(case: Case, day: date) -> bool:
    return case.pupil.dob is None or day >= compulsory_from(case.pupil.dob)


def _not_covered(case: Case) -> str:
    if case.pupil.ehcp:
        return "The rule does not cover a child with an education, health and care plan."
    if case.pupil.looked_after:
        return "The rule does not cover a looked-after child."
    if case.pupil.dob is None and case.pupil.compulsory_school_age is False:
        return "The rule does not cover a child excluded before compulsory school age."
    return ""


EXAMPLES = (
    Example(
        "Excluded from another school in 2025 and from this one on 26 November 2026",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        already=[{"school": "Another school", "permanent_exclusion": "2025-03-10"}],
        gives={"twice_excluded": True, "": "Sun 26 Nov 2028"},
    ),
    Example(
        "A day later, two years later by a day",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-27"}],
        already=[{"school": "Another school", "permanent_exclusion": "2025-03-10"}],
        gives={"twice_excluded": True, "": "Mon 27 Nov 2028"},
    ),
    Example(
        "The latest on 29 February 2028: there is no 29 February 2030",
        events=[{"type": "permanent_exclusion", "first_day": "2028-02-29"}],
        already=[{"school": "Another school", "permanent_exclusion": "2026-03-10"}],
        gives={"twice_excluded": True, "": "Thu 28 Feb 2030"},
        as_of="2028-03-01",
    ),
    Example(
        "Twice from the same school is one school",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        already=[{"school": "Example three-term school", "permanent_exclusion": "2025-03-10"}],
        gives={"twice_excluded": False},
    ),
    Example(
        "Governors took the child back: that one does not count",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-26"},
            {"type": "governors_meeting", "date": "2026-12-10", "outcome": "reinstated"},
        ],
        already=[{"school": "Another school", "permanent_exclusion": "2025-03-10"}],
        gives={"twice_excluded": False},
    ),
    Example(
        "A child with a plan",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        already=[{"school": "Another school", "permanent_exclusion": "2025-03-10"}],
        pupil={"ehcp": True},
        gives={"twice_excluded": False, "": None},
    ),
    Example(
        "Never permanently excluded",
        events=[{"type": "suspension", "first_day": "2026-11-23", "days": 2}],
        gives={},
    ),
)
