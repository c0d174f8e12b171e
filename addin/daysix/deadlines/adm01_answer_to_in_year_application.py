"""ADM-01: the answer to an in-year application, within 15 school days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._admissions import CODE_2021_FORCE, admissions_code
from daysix.law.answer import after
from daysix.law.rule import MUST, SCHOOL_DAY, SHOULD, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ADM-01",
    title="Answer to an in-year application",
    says="The parent must be told the outcome in writing within 15 school days of the application, "
    "and the aim is 10.",
    cites=(admissions_code("paras 2.28 to 2.30 (numbers not confirmed), via Derby and Enfield"),),
    owner="admission authority or local authority",
    force=CODE_2021_FORCE,
    count=15,
    unit=SCHOOL_DAY,
)

EVENT = "in-year application received"
LIMITS = (("aim", 10, SHOULD), ("must", 15, MUST))


def apply(case: Case) -> Iterator[Answer]:
    """The target and the limit; done on the day of a refusal or an admission."""
    for application in case.all("in_year_application"):
        if application.day is None:
            continue
        answered = _answered_since(case, application.day)
        for part, days, status in LIMITS:
            yield after(
                RULE,
                case,
                EVENT,
                application.day,
                n=days,
                part=part,
                status=status,
                done_on=answered,
            )


def _answered_since(case: Case, received: date) -> date | None:
    answers = [*case.all("refusal_notified"), *case.all("admitted")]
    days = (event.day for event in answers if event.day is not None and event.day >= received)
    return min(days, default=None)


EXAMPLES = (
    Example(
        "Received on a Monday",
        events=[{"type": "in_year_application", "received": "2026-11-02"}],
        gives={"aim": "Mon 16 Nov 2026", "must": "Mon 23 Nov 2026"},
    ),
    Example(
        "Received the Friday before (half-term): the Monday is day 1",
        events=[{"type": "in_year_application", "received": "2026-10-30"}],
        gives={"aim": "Fri 13 Nov 2026", "must": "Fri 20 Nov 2026"},
    ),
    Example(
        "Received a week before half-term, which is skipped",
        events=[{"type": "in_year_application", "received": "2026-10-16"}],
        gives={"aim": "Fri 6 Nov 2026", "must": "Fri 13 Nov 2026"},
    ),
    Example(
        "Across Christmas: six days to the end of term, then from Tuesday 5 January",
        events=[{"type": "in_year_application", "received": "2026-12-10"}],
        gives={"aim": "Fri 8 Jan 2027", "must": "Fri 15 Jan 2027"},
    ),
    Example(
        "Received in August: day 1 is Thursday 3 September, after the INSET day",
        events=[{"type": "in_year_application", "received": "2026-08-10"}],
        gives={"aim": "Wed 16 Sep 2026", "must": "Wed 23 Sep 2026"},
    ),
    Example(
        "No application",
        events=[{"type": "fair_access_referred", "date": "2026-11-02"}],
        gives={},
    ),
)
