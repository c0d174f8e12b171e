"""C in the formula: the financial adjustment a review panel ordered (REC-02), or nought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.outcomes import QUASH

if TYPE_CHECKING:
    from decimal import Decimal

    from daysix.law.case import Case
    from daysix.money._reckoning import Funding


def adjustment(case: Case, given: Funding) -> Decimal:
    """What finance says it is; failing that, what REC-02 works out for this case."""
    from decimal import Decimal

    if given.adjustment is not None:
        return given.adjustment
    ordered = any(
        event.outcome == QUASH and event.more.get("payment_ordered")
        for event in case.all("review_decision_notice")
    )
    return Decimal(_payment(case)) if ordered else Decimal(0)


def _payment(case: Case) -> str:
    from daysix.law.registry import module_of  # the registry imports every rule, this one too

    payment_rule = module_of("REC-02")
    answers = payment_rule.apply(case) if payment_rule else ()
    values = [
        answer.value for answer in answers if isinstance(answer, Fact) and answer.fact == "payment"
    ]
    return str(values[0]) if values else "0"
