"""Papers that go out a number of school days before a meeting (GB-06, IRP-07), both readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.answer import UNRECORDED, before, reading

if TYPE_CHECKING:
    from datetime import date

    from daysix.law.answer import Due
    from daysix.law.case import Case
    from daysix.law.rule import Rule

COUNT_BACK, CLEAR_DAYS = "count_back", "clear_days"
WORDS = {
    COUNT_BACK: "AMB-08 count_back: the meeting is day 0, counting back",
    CLEAR_DAYS: "AMB-08 clear_days: that many school days in between, so one day more",
}


def papers_before(  # noqa: PLR0913 - all but the meeting are named at the call
    rule: Rule, case: Case, event: str, day: date, *, n: int, owner: str = ""
) -> Due:
    """The last day to send papers, ``n`` school days before ``day``; AMB-08 decides how."""
    count = {COUNT_BACK: n, CLEAR_DAYS: n + 1}
    chosen = case.switches["AMB-08"]
    other = CLEAR_DAYS if chosen == COUNT_BACK else COUNT_BACK
    return before(
        rule,
        case,
        event,
        day,
        n=count[chosen],
        owner=owner,
        nature=UNRECORDED,
        convention=WORDS[chosen],
        alternatives=(reading(other, case.calendar.nth_before, day, count[other]),),
    )
