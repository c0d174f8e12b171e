"""MON-02: what the admitting school gains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.answer import Fact
from daysix.law.rule import Citation, Example, Rule
from daysix.money._reckoning import (
    chargeable,
    in_pounds,
    pounds,
    share_of_year,
    weeks_from,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "MON-02",
    title="Money for the admitting school",
    says="The school that admits the child gains at least the reduction x complete weeks left on "
    "its roll / complete weeks from the relevant date. The adjustment is not part of it.",
    cites=(Citation("SI 2011/371", "reg 23(4), the same pattern later"),),
    owner="local authority",
    kind="amount",
    switches=("AMB-10",),
    facts=("receiving_share",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The least the admitting school gains, once the child has been admitted."""
    for given, stretch in chargeable(case):
        admitted = weeks_from(case, "admitted", stretch)
        if admitted is None:
            continue
        day, weeks = admitted
        # D x E/F with D = A x B/52 and F = B comes to A x E/52, without rounding in between.
        share = share_of_year(given.amount, weeks)
        reduction = in_pounds(share_of_year(given.amount, stretch.weeks))
        note = (
            f"{reduction} x {weeks}/{stretch.weeks} = {in_pounds(share)}; "
            f"admitted {in_words(day)}, weeks to {in_words(stretch.end)}. At least this much."
        )
        yield Fact(RULE, "receiving_share", pounds(share), note)


EXCLUDED = {"type": "permanent_exclusion", "first_day": "2026-09-09"}
FUNDED = {"type": "funding", "amount": 5460, "adjustment": 4000}
EXAMPLES = (
    Example(
        "Admitted Monday 2 November 2026: 150 days, 21 weeks; 2,940 x 21/28",
        events=[EXCLUDED, FUNDED, {"type": "admitted", "date": "2026-11-02"}],
        gives={"receiving_share": 2205.00},
    ),
    Example(
        "Admitted Friday 6 November: 146 days, 20 weeks; 2,940 x 20/28",
        events=[EXCLUDED, FUNDED, {"type": "admitted", "date": "2026-11-06"}],
        gives={"receiving_share": 2100.00},
    ),
    Example(
        "Admitted before the relevant date: never more than the reduction",
        events=[EXCLUDED, FUNDED, {"type": "admitted", "date": "2026-09-10"}],
        gives={"receiving_share": 2940.00},
    ),
    Example(
        "Admitted after the period: nothing of this year's",
        events=[EXCLUDED, FUNDED, {"type": "admitted", "date": "2027-04-12"}],
        gives={"receiving_share": 0.0},
        as_of="2027-05-04",
    ),
    Example("Not admitted anywhere", events=[EXCLUDED, FUNDED], gives={}),
)
