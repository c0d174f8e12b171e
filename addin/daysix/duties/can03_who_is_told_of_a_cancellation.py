"""CAN-03: who is told of a cancellation, and what stops."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.duties.not05_tell_social_worker_and_virtual_head import who_there_is
from daysix.law.answer import Fact
from daysix.law.outcomes import cancelled
from daysix.law.rule import Example, Rule, Version, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "CAN-03",
    title="After cancelling: tell everybody, let the child back, offer a meeting",
    says="Without delay the head tells the parent, the governing board, the local authority, and "
    "the social worker and virtual school head where there is one, in writing with reasons; lets "
    "the child back; and offers the parent a meeting. The governors' and review clocks stop; days "
    "already out still count to the 45.",
    cites=(regulations("reg 17A(4)"), guidance("para 13")),
    owner="headteacher",
    force=Version(date(2023, 8, 1)),
    kind="duty",
    facts=("offer_meeting", "notify"),
)


def apply(case: Case) -> Iterator[Answer]:
    """One answer for each who is to be told; nothing where it could not be cancelled."""
    if case.exclusion is None or cancelled(case) is None:
        return
    note = "Let the child back, and offer the parent a meeting without delay."
    yield Fact(RULE, "offer_meeting", value=True, note=note)
    told = "Of the cancellation, without delay, in writing, with reasons."
    for who in ("parent", "governing_board", "local_authority", *who_there_is(case)):
        yield Fact(RULE, "notify", who, note=told)


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-16"}
CANCELLED = {"type": "cancellation", "date": "2026-11-18"}

EXAMPLES = (
    Example(
        "Cancelled: the last of the three to be told is the local authority",
        events=[PERMANENT, CANCELLED],
        gives={"offer_meeting": True, "notify": "local_authority"},
    ),
    Example(
        "A looked-after child: the virtual school head too",
        events=[PERMANENT, CANCELLED],
        pupil={"looked_after": True},
        gives={"offer_meeting": True, "notify": "virtual_school_head"},
    ),
    Example(
        "Too late to cancel: governors had met",
        events=[
            PERMANENT,
            {"type": "governors_meeting", "date": "2026-11-17", "outcome": "declined"},
            CANCELLED,
        ],
        gives={},
    ),
)
