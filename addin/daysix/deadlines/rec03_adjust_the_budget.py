"""REC-03: the 4,000 pounds a panel ordered are moved within 28 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._review import about_a_permanent_exclusion, arranger, panel_decision
from daysix.duties.rec02_payment_after_a_direction import ordered, stopped_by
from daysix.law.answer import UNRECORDED, calendar_days, does_not_apply
from daysix.law.outcomes import why_stopped
from daysix.law.rule import CALENDAR_DAY, SHOULD, Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REC-03",
    title="The payment is made",
    says="Where governors do not reinstate after a direction and the panel ordered a payment, the "
    "adjustment should be made within 28 days of the notice of the direction.",
    cites=(guidance("para 270"),),
    owner="local authority or academy trust",
    status=SHOULD,
    count=28,
    unit=CALENDAR_DAY,
)

FOUR_WEEKS = 28


def apply(case: Case) -> Iterator[Answer]:
    """The target day, wherever a payment was ordered; it falls away with an offer in time."""
    if not about_a_permanent_exclusion(case) or not ordered(case):
        return
    notice = panel_decision(case)
    if notice is None:
        return
    if why := why_stopped(case) or stopped_by(case):
        yield does_not_apply(RULE, case, notice.words, notice.day, why)
        return
    yield calendar_days(
        RULE,
        case,
        notice.words,
        notice.day,
        n=FOUR_WEEKS,
        nature=UNRECORDED,
        owner=arranger(case),
    )


def _directed(sent: str, method: str, *, payment: bool = True) -> list[dict[str, object]]:
    return [
        {"type": "permanent_exclusion", "first_day": "2026-09-14"},
        {
            "type": "review_decision_notice",
            "sent": sent,
            "method": method,
            "decision": "quash_and_direct",
            "payment_ordered": payment,
        },
    ]


EXAMPLES = (
    Example(
        "Direction handed over on a Thursday",
        events=_directed("2027-02-11", "hand"),
        gives={"": "Thu 11 Mar 2027"},
    ),
    Example(
        "Posted on Christmas Eve: given on the Wednesday; holidays count in calendar days",
        events=_directed("2026-12-24", "first_class"),
        gives={"": "Wed 27 Jan 2027"},
    ),
    Example(
        "Reinstated on the last day, Thu 4 March: nothing to pay",
        events=[
            *_directed("2027-02-11", "hand"),
            {"type": "reconsideration", "date": "2027-03-04", "outcome": "reinstated"},
        ],
        gives={"": None},
    ),
    Example(
        "No payment was ordered",
        events=_directed("2027-02-11", "hand", payment=False),
        gives={},
    ),
)
