"""To the governors' clerk, after a review panel: think again, by when, and what it may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties.rec02_payment_after_a_direction import AMOUNT
from daysix.law.outcomes import QUASH, RECOMMEND
from daysix.letters._after_review import AGAIN_BY, DECIDED_ON, after, decided
from daysix.letters._case import OfCase
from daysix.letters._fields import DEAR, HOW_COUNTED, SCHOOL_OUT, WORKED
from daysix.letters._letter import CHILD, CLERK, Letter
from daysix.paper.blocks import Facts, Paragraph
from daysix.paper.fields import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.letters._case import CaseNow

SAID = {
    RECOMMEND: "It recommended that the governors reconsider.",
    QUASH: "It quashed the decision and directed the governors to reconsider.",
}


def _says(now: CaseNow) -> Mapping[str, object]:
    event = now.case.first("review_decision_notice")
    said = SAID.get(str(event.outcome), "") if event else ""
    return {**decided(now), "panel_said": said, "payment": _payment(now)}


def _payment(now: CaseNow) -> str:
    """What the panel ordered; blank where nobody has said whether it ordered a payment."""
    event = now.case.first("review_decision_notice")
    if event is None or event.outcome != QUASH:
        return "no payment follows a recommendation"
    ordered = event.more.get("payment_ordered")
    words = {True: f"£{AMOUNT:,} is to be paid", False: "no payment was ordered"}
    return words[ordered] if isinstance(ordered, bool) else ""


LETTER = Letter(
    "Clerk - reconsider",
    to=CLERK,
    about="To the governors' clerk, after a review panel: reconsider, by when.",
    heading="{{ child }}: the governors reconsider by {{ again_by }}",
    own=(
        CHILD,
        DEAR,
        SCHOOL_OUT,
        DECIDED_ON,
        AGAIN_BY,
        Field("panel_said", "what the panel decided, in a sentence",
              "It quashed the decision and directed the governors to reconsider.", needed=True),
        Field("payment", "what is to be paid if they do not reinstate", "£4,000 is to be paid"),
        Field("paid_by", "the day by which that should be paid", "Tuesday 9 March 2027"),
        WORKED,
    ),
    body=(
        Paragraph(
            "The independent review panel gave its decision about {{ child }} on {{ decided_on }}. "
            "{{ panel_said }}"
        ),
        Facts(
            (
                ("School", "{{ school_now }}"),
                ("Governors reconsider by", "{{ again_by }}"),
                ("If they do not reinstate", "{{ payment }}"),
                ("Payment should be made by", "{{ paid_by or 'only where one was ordered' }}"),
            )
        ),
        Paragraph(
            "The governors look at the matter afresh, with the panel's reasons before them, and "
            "decide whether to reinstate. Please tell the parents, the head, us and the council "
            "where the child lives in writing what they decide and why, without delay."
        ),
        Paragraph("{%p if paid_by %}"),
        Paragraph(
            "If the governors offer to reinstate by that day, nothing is to be paid, also where "
            "the parents decline the offer."
        ),
        Paragraph("{%p endif %}"),
        Paragraph("The name stays on the register until this is finished."),
    ),
    dear="{{ dear }}",
    after=HOW_COUNTED,
    of=OfCase(
        after(RECOMMEND, QUASH),
        dates=(("again_by", "REC-01"), ("paid_by", "REC-03")),
        says=_says,
        marked=lambda _values: ("payment",),
    ),
)  # fmt: skip
