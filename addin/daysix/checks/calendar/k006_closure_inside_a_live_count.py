"""K-006: an unplanned closure between the start of a live count and its deadline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.checks.calendar.context import Context, Example, LiveDeadline, finding
from daysix.law.finding import QUERY
from daysix.law.rule import Citation

if TYPE_CHECKING:
    from daysix.calendars.school import SchoolCalendar
    from daysix.law.finding import Finding

ID, LEVEL = "K-006", QUERY
CITE = Citation("Education Act 1996", "s579(1)", confidence="memory")
WANTS_DEADLINES = True
MESSAGE = "{school} closed {date}. {n} deadlines moved. See list."


def check(calendar: SchoolCalendar, context: Context) -> list[Finding]:
    """One finding a closure that fell on a weekday inside a live count."""
    found = []
    for day in calendar.closures:
        moved = [live for live in context.live if live.start < day < live.due]
        if not moved:
            continue
        cases = sorted({live.case for live in moved if live.case})
        found.append(
            finding(
                ID,
                LEVEL,
                message=MESSAGE.format(
                    school=context.school(calendar), date=in_words(day), n=len(moved)
                ),
                value=day.isoformat(),
                calendar=calendar,
                cite=CITE,
                days=[day],
                suggestion=", ".join(cases),
            )
        )
    return found


AUTUMN: dict[str, object] = {
    "name": "Ash Grove",
    "terms": [{"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}],
    "closures": ["2026-12-02"],
}
MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2)
THURSDAY, FRIDAY = date(2026, 12, 3), date(2026, 12, 4)
CLOSED = "Ash Grove closed Wednesday 2 December 2026. {n} deadlines moved. See list."
EXAMPLES = (
    Example(
        "failing",
        "two counts run over the closure",
        [CLOSED.format(n=2)],
        terms=AUTUMN,
        context=Context(live=(LiveDeadline(MONDAY, FRIDAY), LiveDeadline(TUESDAY, FRIDAY))),
    ),
    Example(
        "passing",
        "the count was over before it",
        terms=AUTUMN,
        context=Context(live=(LiveDeadline(MONDAY, TUESDAY),)),
    ),
    Example(
        "boundary",
        "a count that starts on the closure: day 0 was not lost",
        terms=AUTUMN,
        context=Context(live=(LiveDeadline(WEDNESDAY, FRIDAY),)),
    ),
    Example(
        "boundary",
        "from the day before to the day after",
        ["St Ede's closed Wednesday 2 December 2026. 1 deadlines moved. See list."],
        terms=AUTUMN,
        context=Context(schools=("St Ede's",), live=(LiveDeadline(TUESDAY, THURSDAY),)),
    ),
    Example("blank", "a closure and no live count", terms=AUTUMN),
)
