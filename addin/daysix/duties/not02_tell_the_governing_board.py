"""NOT-02: the governing board is told of the exclusions it may have to consider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._days_in_words import days_in_words
from daysix.duties._without_delay import told
from daysix.law.answer import Fact
from daysix.law.governors import MORE_THAN_MEETS_IF_ASKED, totals
from daysix.law.rule import Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-02",
    title="Tell the governing board",
    says="The head tells the governing board without delay of a permanent exclusion, of a "
    "suspension that takes the term's total above 5 days (more than 10 lunchtimes), and of one "
    "that would make the child miss a public exam or national curriculum test.",
    cites=(regulations("regs 5(2)-(3), 14 and 23"), guidance("para 81")),
    owner="headteacher",
    kind="duty",
    switches=("AMB-03",),
    facts=("notify",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The governing board, with the reason."""
    if case.exclusion is None:
        return
    why = why_at_once(case)
    if why:
        note = f"{told(case.exclusion, 'governing_board')} {why}"
        yield Fact(RULE, "notify", "governing_board", note=note)


def why_at_once(case: Case) -> str:
    """Why governors are told at once; empty where once a term will do (NOT-08)."""
    exclusion = case.exclusion
    if exclusion is None:
        return ""
    if exclusion.permanent:
        return "It is permanent."
    if exclusion.misses_exam is not None:
        return "The child would miss a public exam or test."
    days = totals(case).term_days
    if days > MORE_THAN_MEETS_IF_ASKED:
        return f"The child has now been out for {days_in_words(days)} this term, more than 5."
    return ""


BOARD = {"notify": "governing_board"}
FIVE_DAYS = {"type": "suspension", "first_day": "2026-11-16", "days": 5}

EXAMPLES = (
    Example(
        "Permanent",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-16"}],
        gives=BOARD,
    ),
    Example("Exactly five days this term", events=[FIVE_DAYS], gives={}),
    Example("Five and a half", events=[{**FIVE_DAYS, "days": 5.5}], gives=BOARD),
    Example(
        "Ten lunchtimes are five days",
        events=[{"type": "suspension", "first_day": "2026-11-02", "lunchtimes": 10}],
        gives={},
    ),
    Example(
        "Eleven lunchtimes are more",
        events=[{"type": "suspension", "first_day": "2026-11-02", "lunchtimes": 11}],
        gives=BOARD,
    ),
    Example(
        "One day, but a public exam is on it",
        events=[
            {
                "type": "suspension",
                "first_day": "2027-06-08",
                "days": 1,
                "misses_exam": "2027-06-08",
            }
        ],
        gives=BOARD,
    ),
)
