"""GB-05: who is invited when governors meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import Fact
from daysix.law.case import ACADEMY
from daysix.law.governors import must_meet
from daysix.law.outcomes import why_stopped
from daysix.law.rule import Example, Rule, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "GB-05",
    title="Who is invited to the governors' meeting",
    says="The parents with a friend or representative, the pupil (invited if 18 or over, and their "
    "views sought if younger), the head, the local authority, the social worker, and the Virtual "
    "School Head of a looked-after child. At an academy the local authority only observes, when "
    "the parents ask.",
    cites=(guidance("paras 79, 104 and 107"),),
    owner="governing board",
    kind="duty",
    facts=("invite",),
)

PARENTS_MAY_BRING = "The parents may bring a friend or representative. Seek the pupil's views."
OBSERVER = " The local authority may observe only if the parents ask."


def apply(case: Case) -> Iterator[Answer]:
    """Wherever a meeting is a duty."""
    if not must_meet(case) or why_stopped(case):
        return
    academy = case.school.type == ACADEMY
    who = ["parent", "head"] if academy else ["parent", "head", "local_authority"]
    if case.pupil.social_worker or case.pupil.looked_after:
        who.append("social_worker")
    if case.pupil.looked_after:
        who.append("virtual_school_head")
    note = PARENTS_MAY_BRING + (OBSERVER if academy else "")
    yield Fact(RULE, "invite", ", ".join(who), note=note)


_PERMANENT = [{"type": "permanent_exclusion", "first_day": "2026-11-26"}]

EXAMPLES = (
    Example(
        "Maintained school", events=_PERMANENT, gives={"invite": "parent, head, local_authority"}
    ),
    Example(
        "Academy, looked-after child",
        events=_PERMANENT,
        gives={"invite": "parent, head, social_worker, virtual_school_head"},
        school={"name": "Example three-term school", "type": "academy"},
        pupil={"looked_after": True},
    ),
    Example(
        "Five days: no meeting, nobody to invite",
        events=[{"type": "suspension", "first_day": "2026-11-02", "days": 5}],
        gives={},
    ),
)
