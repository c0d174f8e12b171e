"""NOT-04: the council where the child lives is told of a permanent exclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.duties._without_delay import told
from daysix.law.answer import Fact
from daysix.law.rule import Example, Rule, guidance, regulations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "NOT-04",
    title="Tell the council where the child lives",
    says="The head tells the local authority where the child lives of a permanent exclusion "
    "without delay, if it is not the school's own.",
    cites=(regulations("regs 5(3)(a), 14(3)(a) and 23(3)(a)"), guidance("para 84")),
    owner="headteacher",
    kind="duty",
    facts=("notify",),
)


def apply(case: Case) -> Iterator[Answer]:
    """The home council, for a permanent exclusion; nothing while nobody has said which it is."""
    exclusion, home = case.exclusion, case.pupil.home_la
    if exclusion is None or not exclusion.permanent or not home or home == case.school.la:
        return
    note = f"{told(exclusion, 'home_la')} The child lives in the area of {home}."
    yield Fact(RULE, "notify", "home_la", note=note)


PERMANENT = {"type": "permanent_exclusion", "first_day": "2026-11-16"}
SCHOOL = {"name": "Example three-term school", "la": "925"}

EXAMPLES = (
    Example(
        "Lives in another council's area",
        events=[PERMANENT],
        school=SCHOOL,
        pupil={"home_la": "931"},
        gives={"notify": "home_la"},
    ),
    Example(
        "Lives in the school's own",
        events=[PERMANENT],
        school=SCHOOL,
        pupil={"home_la": "925"},
        gives={},
    ),
    Example(
        "A suspension of a child from another area",
        events=[{"type": "suspension", "first_day": "2026-11-16", "days": 10}],
        school=SCHOOL,
        pupil={"home_la": "931"},
        gives={},
    ),
)
