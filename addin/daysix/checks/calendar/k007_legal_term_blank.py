"""K-007: LegalTerm left blank where the school has more than three terms of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.terms import LEGAL_PERIODS_ABOVE
from daysix.checks.calendar.context import Context, Example, finding
from daysix.law.finding import ERROR
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from daysix.calendars.school import SchoolCalendar
    from daysix.law.finding import Finding

ID, LEVEL, CITE = "K-007", ERROR, guidance("terminology")
MESSAGE = (
    "{school} runs {n} local terms. The 15-day count uses the three legal terms. Fill in LegalTerm."
)


def check(calendar: SchoolCalendar, context: Context) -> list[Finding]:
    """One finding a calendar, with the rows of its school days that lack a LegalTerm."""
    n = max(calendar.local_terms.values(), default=0)
    if n <= LEGAL_PERIODS_ABOVE:
        return []
    blank = [day for day in calendar.days if not calendar.has_legal_term(day)]
    if not blank:
        return []
    return [
        finding(
            ID,
            LEVEL,
            message=MESSAGE.format(school=context.school(calendar), n=n),
            value=blank[0].isoformat(),
            calendar=calendar,
            days=blank,
            cite=CITE,
        )
    ]


def _row(day: str, local: object, legal: str = "") -> dict[str, object]:
    return {
        "CalendarID": "C1",
        "Date": day,
        "DayType": "SCHOOL",
        "LocalTerm": local,
        "LegalTerm": legal,
    }


def _runs(n: int, school: str = "C1") -> str:
    return MESSAGE.format(school=school, n=n)


SIX = [
    _row("2026-09-07", 1, "AUT"),
    _row("2026-11-02", 2, "AUT"),
    _row("2027-01-05", 3, "SPR"),
    _row("2027-02-22", 4, "SPR"),
    _row("2027-04-26", 5, "SUM"),
]
EXAMPLES = (
    Example(
        "failing",
        "six terms of its own, LegalTerm blank in the last",
        [_runs(6, "Ash Grove")],
        rows=[*SIX, _row("2027-06-07", 6)],
        context=Context(schools=("Ash Grove",)),
    ),
    Example("passing", "all filled in", rows=[*SIX, _row("2027-06-07", 6, "SUM")]),
    Example(
        "boundary",
        "three terms of its own need no LegalTerm",
        rows=[_row("2026-09-07", 1), _row("2027-01-05", 2), _row("2027-04-26", 3)],
    ),
    Example(
        "boundary",
        "four do",
        [_runs(4)],
        rows=[
            _row("2026-09-07", 1),
            _row("2027-01-05", 2),
            _row("2027-04-26", 3),
            _row("2027-06-07", 4),
        ],
    ),
    Example("blank", "no LocalTerm at all says nothing", rows=[_row("2026-09-07", "")]),
)
