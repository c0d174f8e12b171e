"""MON-04: for a pupil about to leave, weeks run to the end of the school year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.rule import Citation, Example, Rule
from daysix.money._reckoning import (
    charged,
    finance_regulations,
    leaves_this_summer,
    next_31_march,
    period,
    school_year_end,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case
    from daysix.money._reckoning import Period

RULE = Rule(
    "MON-04",
    title="Money for a pupil in the last year of school",
    says="For a permanent exclusion on or after 1 April in the school year at whose end that age "
    "group leaves (Year 11, 13, 6 or 2, as the school goes), complete weeks run to the end of that "
    "school year: 31 July, unless the council counts to the next autumn term.",
    cites=(
        finance_regulations("final-year pupils"),
        Citation("West Berkshire council practice", "31 July", confidence="secondary"),
    ),
    owner="local authority",
    kind="amount",
    switches=("AMB-10",),
    facts=("funding_end",),
)

READINGS = ("31_july", "day_before_autumn_term")


def apply(case: Case) -> Iterator[Answer]:
    """The day the weeks run to, with what the other bases would give."""
    exclusion = charged(case)
    if exclusion is None or not leaves_this_summer(case, exclusion.first_day):
        return
    stretch = period(case, exclusion)
    yield Fact(RULE, "funding_end", stretch.end.isoformat(), _basis(case, stretch))


def _basis(case: Case, stretch: Period) -> str:
    other = next(name for name in READINGS if name != stretch.basis)
    bases = [f"AMB-10 {stretch.basis}: {stretch.weeks} complete weeks, {stretch}."]
    excluded = stretch.start
    if other == READINGS[0] or any(term.start > stretch.end for term in case.calendar.terms):
        end = school_year_end(case.calendar, excluded, other)
        bases.append(f"{other}: {stretch._replace(end=end).weeks}.")
    march = stretch._replace(end=next_31_march(stretch.start))
    bases.append(f"To 31 March, as for other pupils, it would be {march.weeks}.")
    return " ".join(bases)


EXAMPLES = (
    Example(
        "Year 6, Thursday 6 May 2027",
        events=[{"type": "permanent_exclusion", "first_day": "2027-05-06"}],
        pupil={"final_year": True},
        gives={"funding_end": "2027-07-31"},
        as_of="2027-06-01",
    ),
    Example(
        "The first school day of the summer term 2026, after 1 April",
        events=[{"type": "permanent_exclusion", "first_day": "2026-04-13"}],
        pupil={"final_year": True},
        gives={"funding_end": "2026-07-31"},
    ),
    Example(
        "The last school day before 1 April 2027: weeks run to 31 March",
        events=[{"type": "permanent_exclusion", "first_day": "2027-03-25"}],
        pupil={"final_year": True},
        gives={},
        as_of="2027-06-01",
    ),
    Example(
        "Not in the last year",
        events=[{"type": "permanent_exclusion", "first_day": "2027-05-06"}],
        gives={},
        as_of="2027-06-01",
    ),
)
