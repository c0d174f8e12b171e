"""ADM-06: a council may direct an academy to admit, since 29 June 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.deadlines._admissions import ACADEMIES_FROM, allowed, direction_dates
from daysix.law.answer import Fact
from daysix.law.case import ACADEMY
from daysix.law.rule import CALENDAR_DAY, Citation, Example, Rule, Version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "ADM-06",
    title="Direction to an academy to admit a child",
    says="Since 29 June 2026 a council may direct an academy, which may refer it to the "
    "adjudicator: 15 days beginning with the day of service, 7 for a child in care. Before that "
    "only the Secretary of State could.",
    cites=(
        Citation("Children's Wellbeing and Schools Act 2026", "s78(2)(k)"),
        Citation("Children's Wellbeing and Schools Act 2026", "s61", confidence="memory"),
    ),
    owner="local authority",
    force=Version(ACADEMIES_FROM),
    count=15,
    unit=CALENDAR_DAY,
    switches=("AMB-17",),
    facts=("permitted",),
)

IN_CARE_DAYS = 7
NOT_YET = (
    "Before 29 June 2026 only the Secretary of State could direct an academy to admit a child. "
    "Ask for a direction there, or serve notice again."
)
NOW = (
    "A council may direct an academy since 29 June 2026. The wider grounds, such as a protocol "
    "that has failed, still wait for regulations as far as we found."
)


def apply(case: Case) -> Iterator[Answer]:
    """Whether the council may direct this academy, and the two days."""
    if case.school.type != ACADEMY:
        return
    for served in case.all("direction_served"):
        if served.day is None:
            continue
        may = allowed(case, served.day)
        yield Fact(RULE, "permitted", may, NOW if may else NOT_YET)
        if may:
            in_care = bool(served.more.get("looked_after")) or case.pupil.looked_after
            yield from direction_dates(
                RULE,
                case,
                served.day,
                n=IN_CARE_DAYS if in_care else 15,
                council="local authority looking after the child" if in_care else RULE.owner,
            )


ACADEMY_SCHOOL = {"name": "Example three-term school", "type": "academy"}
EXAMPLES = (
    Example(
        "Served on the first day councils could: Monday 29 June 2026",
        events=[{"type": "direction_served", "date": "2026-06-29"}],
        school=ACADEMY_SCHOOL,
        gives={
            "permitted": True,
            "governors may refer": "Mon 13 Jul 2026",
            "direct from": "Tue 14 Jul 2026",
        },
    ),
    Example(
        "Served the day before",
        events=[{"type": "direction_served", "date": "2026-06-28"}],
        school=ACADEMY_SCHOOL,
        gives={"permitted": False},
    ),
    Example(
        "A child in care, the day after: seven days",
        events=[{"type": "direction_served", "date": "2026-06-30", "looked_after": True}],
        school=ACADEMY_SCHOOL,
        gives={
            "permitted": True,
            "governors may refer": "Mon 6 Jul 2026",
            "direct from": "Tue 7 Jul 2026",
        },
    ),
    Example(
        "A maintained school",
        events=[{"type": "direction_served", "date": "2026-11-23"}],
        gives={},
    ),
)
