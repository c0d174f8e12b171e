"""NOT-01: the parent is told of every exclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._without_delay import told
from daysix.law.ages import birthday
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-01",
    title="Tell the parent",
    says="The head tells the parent (the pupil, if 18 or over) of every exclusion without delay: "
    "first by word of mouth, then in writing, delivered, left at the last known address, posted, "
    "or sent electronically if that was agreed in writing beforehand.",
    cites=(regulations("regs 5(1), 14(1) and 23(1)"), guidance("paras 63 to 65")),
    owner="headteacher",
    kind="duty",
    facts=("notify",),
)
CONTENT = (
    "The letter gives the reasons, how long, the right to make representations and how the child "
    "may take part, how to ask for a remote meeting, where to write, and who can advise."
)
ADULT = 18


def apply(case: Case) -> Iterator[Answer]:
    """The parent, or the pupil from the eighteenth birthday on."""
    exclusion = case.exclusion
    if exclusion is None:
        return
    dob = case.pupil.dob
    adult = dob is not None and birthday(dob, ADULT) <= exclusion.first_day
    note = f"{told(exclusion, 'parent')} {CONTENT}"
    yield Fact(RULE, "notify", "pupil" if adult else "parent", note=note)


HALF_A_DAY = {"type": "suspension", "first_day": "2026-11-16", "days": 0.5}

EXAMPLES = (
    Example("However short it is", events=[HALF_A_DAY], gives={"notify": "parent"}),
    Example(
        "18 on the very day",
        events=[HALF_A_DAY],
        pupil={"dob": "2008-11-16"},
        gives={"notify": "pupil"},
    ),
    Example(
        "18 tomorrow",
        events=[HALF_A_DAY],
        pupil={"dob": "2008-11-17"},
        gives={"notify": "parent"},
    ),
    Example(
        "Nothing was excluded",
        events=[{"type": "foi_request", "received": "2026-11-02"}],
        gives={},
    ),
)
