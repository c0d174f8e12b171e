"""REG-05: the child protection file goes to the new school."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.law.answer import UNRECORDED, calendar_days
from daysix.law.rule import CALENDAR_DAY, Example, Rule, Version, guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.law.answer import Answer
    from daysix.law.case import Case

RULE = Rule(
    "REG-05",
    title="Send the child protection file to the new school",
    says="Where there is one, the child protection file goes to the new school within 5 days of a "
    "move during the year, or of the start of a new term.",
    cites=(guidance("para 149"),),
    owner="school",
    force=Version(date(2022, 9, 1)),
    count=5,
    unit=CALENDAR_DAY,
)


def apply(case: Case) -> Iterator[Answer]:
    """Five days after the child was admitted to the new school."""
    admitted = case.last("admitted")
    if admitted is None or admitted.day is None:
        return
    yield calendar_days(
        RULE,
        case,
        "admitted to the new school",
        admitted.day,
        nature=UNRECORDED,
        message="Only where there is such a file.",
    )


EXAMPLES = (
    Example(
        "Admitted on Monday 9 November: by the Saturday",
        events=[{"type": "admitted", "date": "2026-11-09"}],
        gives={"": "Sat 14 Nov 2026"},
    ),
    Example(
        "On the last Friday before half-term: calendar days run on",
        events=[{"type": "admitted", "date": "2026-10-23"}],
        gives={"": "Wed 28 Oct 2026"},
    ),
    Example("Nowhere yet", events=[{"type": "removed_from_roll", "date": "2026-11-09"}], gives={}),
)
