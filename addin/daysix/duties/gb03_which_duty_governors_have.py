"""GB-03: which duty governors have; with 5 days or fewer, only to consider what parents say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines.gb02_governors_decide_within_50 import RULE as WITHIN_50
from daysix.law.answer import Fact
from daysix.law.errors import CannotTell
from daysix.law.governors import (
    CONSIDER,
    MORE_THAN_MEETS_ALWAYS,
    MORE_THAN_MEETS_IF_ASKED,
    MUST_15,
    MUST_50,
    NONE,
    exclusion_of,
    meeting_class,
    notice_received,
    other_reading,
    term_days_as_imposed,
    totals,
)
from daysix.law.outcomes import why_stopped
from daysix.law.rule import Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-03",
    title="Which duty governors have",
    says="Permanent, more than 15 days in the term, or a public exam or test missed: governors "
    "must meet. More than 5 and up to 15: only if the parents make representations. 5 or fewer: "
    "they consider representations, without a meeting, a limit or a power to reinstate.",
    cites=(regulations("regs 6, 15 and 24"), guidance("paras 100, 101 and 106")),
    owner="governing board",
    kind="duty",
    switches=("AMB-03",),
    facts=("gb_class",),
)


def apply(case: Case) -> Iterator[Answer]:
    """One answer for each exclusion."""
    if case.exclusion is None:
        return
    if stopped := why_stopped(case):
        yield Fact(RULE, "gb_class", NONE, note=f"{stopped} Governors need not meet.")
        return
    found = meeting_class(case)
    yield Fact(RULE, "gb_class", found, note=_why(case, found) + _read_the_other_way(case, found))


def _read_the_other_way(case: Case, found: str) -> str:
    """Say so where AMB-03 decides the matter."""
    other = other_reading(case)
    if other is None:
        return ""
    words, ledger = other
    instead = meeting_class(case, ledger)
    return "" if instead == found else f" {words} (AMB-03) the answer would be {instead}."


def _why(case: Case, found: str) -> str:
    if exclusion_of(case).permanent:
        return "Permanent exclusion: governors must meet and decide within 15 school days."
    days = term_days_as_imposed(case)
    which = "in one term" if len(totals(case).by_term) > 1 else "this term"
    told = f"{days:g} day{'' if days == 1 else 's'} {which}. {_what_follows(case, found, days)}"
    unplaced = case.ledger.in_no_known_term(exclusion_of(case))
    return told if not unplaced else f"{told} {unplaced:g} more are in no known term."


def _what_follows(case: Case, found: str, days: float) -> str:
    if found == NONE and days > MORE_THAN_MEETS_IF_ASKED:
        return _if_they_ask(case)
    if found == MUST_15 and days <= MORE_THAN_MEETS_ALWAYS:
        return (
            "A public exam or test would be missed: governors must meet and decide within 15 "
            "school days, before the exam if they can."
        )
    return {
        MUST_15: "More than 15: governors must meet and decide within 15 school days.",
        MUST_50: "More than 5, and the parents made representations: governors must meet and "
        "decide within 50 school days of the notice.",
        CONSIDER: "Not more than 5: governors consider what the parents say. No meeting is "
        "needed, and they cannot reinstate.",
        NONE: "Not more than 5, and no representations are recorded.",
    }[found]


def _if_they_ask(case: Case) -> str:
    try:
        _event, received = notice_received(case)
        last = case.calendar.nth_after(received, WITHIN_50.count or 0)
    except CannotTell as cannot:
        return (
            "If the parents make representations, governors must meet within 50 school days of "
            f"the notice. {cannot.message}"
        )
    return f"If the parents make representations, governors must meet by {in_words(last)}."


def _suspension(**more: object) -> dict[str, object]:
    return {"type": "suspension", "first_day": "2026-11-02", **more}


EXAMPLES = (
    Example(
        "Permanent",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={"gb_class": MUST_15},
    ),
    Example(
        "Exactly 5 days, nobody wrote",
        events=[_suspension(days=5)],
        gives={"gb_class": NONE},
    ),
    Example(
        "Exactly 5 days, the parents wrote",
        events=[_suspension(days=5, representations="2026-11-05")],
        gives={"gb_class": CONSIDER},
    ),
    Example(
        "5.5 days, nobody wrote: no meeting",
        events=[_suspension(days=5.5)],
        gives={"gb_class": NONE},
    ),
    Example(
        "5.5 days, the parents wrote",
        events=[_suspension(days=5.5, representations="2026-11-05")],
        gives={"gb_class": MUST_50},
    ),
    Example(
        "15 days, the parents wrote",
        events=[_suspension(days=15, representations="2026-11-05")],
        gives={"gb_class": MUST_50},
    ),
    Example(
        "15.5 days, nobody wrote",
        events=[_suspension(days=15.5)],
        gives={"gb_class": MUST_15},
    ),
    Example(
        "One day with a public exam",
        events=[_suspension(days=1, misses_exam="2026-11-02")],
        gives={"gb_class": MUST_15},
    ),
    Example(
        "Cancelled: nothing is left for governors to do",
        events=[_suspension(days=20), {"type": "cancellation", "date": "2026-11-04"}],
        gives={"gb_class": NONE},
    ),
    Example(
        "16 days, reinstated after 10: they had to meet all the same",
        events=[
            _suspension(days=16),
            {"type": "governors_meeting", "date": "2026-11-16", "outcome": "reinstated"},
        ],
        gives={"gb_class": MUST_15},
    ),
)
