"""EX-02: how many days a child has been out in a term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._days_in_words import days_in_words
from daysix.law.answer import Fact
from daysix.law.governors import other_reading, totals
from daysix.law.rule import SCHOOL_DAY, Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "EX-02",
    title="Days out in the term",
    says="Add up every suspension day in the same term, in a row or not, and the days of a "
    "permanent exclusion until it is cancelled, the child is reinstated, or it is final. A "
    "suspension that crosses the end of a term is split: each day counts in its own term.",
    cites=(regulations("regs 5(2), 6(1), 14(2) and 24(1)"), guidance("paras 100 and 101")),
    owner="school",
    unit=SCHOOL_DAY,
    kind="duty",
    switches=("AMB-03", "AMB-05"),
    facts=("term_days",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The total in the worst term this exclusion touches, itself included."""
    if case.exclusion is None:
        return
    found = totals(case)
    terms = ", ".join(
        f"{days_in_words(halves / 2)} in the {term}"
        for term, halves in sorted(found.by_term.items())
    )
    note = f"{terms}, this exclusion included.{_read_the_other_way(case, found.term_days)}"
    if unplaced := case.ledger.in_no_known_term(case.exclusion):
        note += (
            f" A further {days_in_words(unplaced)} this school year are in no known term, so this "
            "may be too low. Say which term they were in."
        )
    yield Fact(RULE, "term_days", found.term_days, note=note)


def _read_the_other_way(case: Case, days: float) -> str:
    """Say so where AMB-03 changes the total."""
    other = other_reading(case)
    if other is None or case.exclusion is None:
        return ""
    words, ledger = other
    instead = ledger.totals(case.exclusion, until=case.as_of).term_days
    return "" if instead == days else f" {words} (AMB-03): {days_in_words(instead)}."


EXAMPLES = (
    Example(
        "Three days in September and two in November are five days of one term",
        events=[
            {"type": "suspension", "first_day": "2026-09-09", "last_day": "2026-09-11"},
            {"type": "suspension", "first_day": "2026-11-09", "last_day": "2026-11-10"},
        ],
        gives={"term_days": 5},
    ),
    Example(
        "Wednesday 16 December to Wednesday 6 January: three days in autumn, two in spring",
        events=[{"type": "suspension", "first_day": "2026-12-16", "last_day": "2027-01-06"}],
        gives={"term_days": 3},
    ),
    Example(
        "Six terms: Term 4 is split at Easter Monday. Monday 22 to Thursday 25 March is four "
        "days of spring; Tuesday 30 March to Thursday 1 April is three of summer",
        events=[{"type": "suspension", "first_day": "2027-03-22", "last_day": "2027-04-01"}],
        gives={"term_days": 4},
        calendar="Example six-term school",
    ),
    Example(
        "Eleven lunchtimes are 5.5 days",
        events=[{"type": "suspension", "first_day": "2026-11-02", "lunchtimes": 11}],
        gives={"term_days": 5.5},
    ),
    Example(
        "A permanent exclusion on Monday 16 November, still running on Monday 23: six days",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives={"term_days": 6},
    ),
    Example(
        "The same, cancelled on Thursday 19: Monday, Tuesday and Wednesday",
        events=[
            {"type": "permanent_exclusion", "first_day": "2026-11-16"},
            {"type": "cancellation", "date": "2026-11-19"},
        ],
        gives={"term_days": 3},
    ),
    Example(
        "Nothing was excluded",
        events=[{"type": "foi_request", "received": "2026-11-02"}],
        gives={},
    ),
)
