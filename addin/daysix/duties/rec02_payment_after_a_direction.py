"""REC-02: 4,000 pounds are due where governors were directed to reconsider and do not reinstate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.deadlines._review import about_a_permanent_exclusion, panel_decision
from daysix.deadlines.rec01_governors_reconvene import RULE as RECONVENE
from daysix.law.answer import Fact
from daysix.law.case import ACADEMY
from daysix.law.outcomes import DECLINED, OFFER_DECLINED, QUASH, REINSTATED, why_stopped
from daysix.law.rule import Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REC-02",
    title="Payment after a direction to reconsider",
    says="Where the panel quashed the decision, directed governors to reconsider and ordered a "
    "payment, 4,000 pounds are due unless governors decide to reinstate within 10 school days. An "
    "offer the parents decline stops it too. The council may pass it to the school that admits.",
    cites=(regulations("regs 7, 16 and 25"), guidance("paras 214, 231, 256, 257, 268 and 269")),
    owner="governing board or academy trust",
    kind="duty",
    facts=("payment",),
)

AMOUNT = 4000
NOTHING = 0


def apply(case: Case) -> Iterator[Answer]:
    """The amount as things stand on the day we ask."""
    event = case.first("review_decision_notice")
    if event is None or not event.outcome or not about_a_permanent_exclusion(case):
        return
    amount, why = _amount(case)
    yield Fact(RULE, "payment", amount, note=why)


def ordered(case: Case) -> bool:
    """Whether the panel quashed, directed, and ordered a payment."""
    event = case.first("review_decision_notice")
    return (
        event is not None and event.outcome == QUASH and event.more.get("payment_ordered") is True
    )


def stopped_by(case: Case) -> str:
    """The offer of a place, made in time, that stops the payment; empty where there is none."""
    last = _last_day(case)
    for event in case.all("reconsideration"):
        in_time = last is None or (event.day is not None and event.day <= last)
        if in_time and event.day and event.outcome in {REINSTATED, OFFER_DECLINED}:
            offer = "reinstated the child" if event.outcome == REINSTATED else "offered a place"
            return f"Governors {offer} on {in_words(event.day)}, in time, so nothing is due."
    return ""


def _amount(case: Case) -> tuple[int, str]:
    if not ordered(case):
        return NOTHING, "The panel did not direct governors to reconsider and order a payment."
    if why := why_stopped(case) or stopped_by(case):
        return NOTHING, why
    last = _last_day(case)
    declined = any(event.outcome == DECLINED for event in case.all("reconsideration"))
    if last is not None and case.as_of <= last and not declined:
        return NOTHING, f"Not yet: governors have until {in_words(last)}."
    return AMOUNT, _who_pays(case)


def _who_pays(case: Case) -> str:
    if case.school.type == ACADEMY:
        return "The academy trust pays the local authority where the academy is."
    return "The local authority reduces the school's budget share."


def _last_day(case: Case) -> date | None:
    """The REC-01 date."""
    notice = panel_decision(case)
    if notice is None or RECONVENE.count is None:
        return None
    return case.calendar.nth_after(notice.day, RECONVENE.count)


def _directed(*later: dict[str, object], **notice: object) -> list[dict[str, object]]:
    """Notice of the direction handed over on Thu 11 Feb 2027; last day Thu 4 Mar 2027."""
    return [
        {"type": "permanent_exclusion", "first_day": "2026-11-26"},
        {
            "type": "review_decision_notice",
            "sent": "2027-02-11",
            "method": "hand",
            "decision": "quash_and_direct",
            "payment_ordered": True,
            **notice,
        },
        *later,
    ]


def _again(day: str, outcome: str) -> dict[str, object]:
    return {"type": "reconsideration", "date": day, "outcome": outcome}


EXAMPLES = (
    Example(
        "On the last day for governors: not yet",
        events=_directed(),
        gives={"payment": 0},
        as_of="2027-03-04",
    ),
    Example(
        "The day after it, and nothing was decided",
        events=_directed(),
        gives={"payment": 4000},
        as_of="2027-03-05",
    ),
    Example(
        "Reinstated on the last day",
        events=_directed(_again("2027-03-04", "reinstated")),
        gives={"payment": 0},
        as_of="2027-03-22",
    ),
    Example(
        "Reinstated one school day too late",
        events=_directed(_again("2027-03-05", "reinstated")),
        gives={"payment": 4000},
        as_of="2027-03-22",
    ),
    Example(
        "The parents declined the offer",
        events=_directed(_again("2027-03-02", "offer_declined_by_parents")),
        gives={"payment": 0},
        as_of="2027-03-22",
    ),
    Example(
        "Governors declined again",
        events=_directed(_again("2027-03-02", "declined")),
        gives={"payment": 4000},
        as_of="2027-03-22",
    ),
    Example(
        "Only a recommendation",
        events=_directed(decision="recommend"),
        gives={"payment": 0},
        as_of="2027-03-22",
    ),
    Example(
        "Directed, but the panel ordered no payment",
        events=_directed(payment_ordered=False),
        gives={"payment": 0},
        as_of="2027-03-22",
    ),
    Example(
        "No review",
        events=[{"type": "permanent_exclusion", "first_day": "2026-11-26"}],
        gives={},
    ),
)
