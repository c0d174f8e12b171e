"""X-014: a length that is not what the calendar gives."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.exclusion import SUSPENSION
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-014", QUERY, EXCLUSIONS, guidance("para 9")
NEEDS, TAKES = ("StartDate", "EndDate", ("SchoolSessions", "Sessions", "SchoolDays")), ID
MESSAGE = {
    "": "The school says {a} sessions; the calendar gives {b}. INSET days are not counted. Correct "
    "the dates or the length.",
    "days": "The row says {a} school days; the calendar gives {b}. INSET days are not counted. "
    "Correct the dates or the length.",
}
SESSIONS_A_DAY = 2
COLUMNS = (("SchoolSessions", 1), ("Sessions", 1), ("SchoolDays", SESSIONS_A_DAY))


def check(view: View, context: Context) -> Iterator[Found]:
    """From the first day to the last, on that school's calendar; lunchtimes are left out."""
    typed = [(name, each, view.numbers(name)) for name, each in COLUMNS if view.has(name)]
    last = view.dates("EndDate")
    for place, one in enumerate(context.exclusions(view).cases):
        exclusion_ = one.case.exclusion if one else None
        if exclusion_ is None or exclusion_.kind != SUSPENSION or last[place] is None:
            continue
        counted = sum(exclusion_.halves.values())
        for name, each, lengths in typed:
            length = lengths[place]
            if length is None:
                continue
            if length * each != counted:
                says = "days" if each > 1 else ""
                yield found(place, name, says=says, a=f"{length:g}", b=f"{counted / each:g}")
            break


# Thursday 26 to Monday 30 November 2026, Friday 27 being an INSET day: four sessions, two days.
OVER_INSET = {"StartDate": date(2026, 11, 26), "EndDate": date(2026, 11, 30)}
EXAMPLES = (
    Example(
        "failing",
        "the school counted the INSET day",
        [(1, "SchoolSessions")],
        [exclusion(**OVER_INSET, SchoolSessions=6)],
        says=[
            (
                "The school says 6 sessions; the calendar gives 4. INSET days are not counted. "
                "Correct the dates or the length."
            )
        ],
    ),
    Example(
        "failing",
        "days, not sessions",
        [(1, "SchoolDays")],
        [exclusion(SchoolDays="3 days")],
        says=[
            (
                "The row says 3 school days; the calendar gives 2. INSET days are not counted. "
                "Correct the dates or the length."
            )
        ],
    ),
    Example("passing", "the same", rows=[exclusion(**OVER_INSET, SchoolSessions=4)]),
    Example(
        "boundary",
        "from the afternoon to the next morning: two sessions, one day",
        rows=[exclusion(StartSession="PM", EndSession="AM", SchoolSessions=2, SchoolDays=1)],
    ),
    Example(
        "boundary",
        "a day on which the school held one session",
        rows=[exclusion(SchoolSessions=3)],
        calendars=[{**CALENDAR, "half_days": ["2026-11-10"]}],
    ),
    Example(
        "boundary",
        "a boarding school's Saturday counts",
        rows=[exclusion(StartDate=date(2026, 11, 6), EndDate=date(2026, 11, 9), SchoolSessions=6)],
        calendars=[{**CALENDAR, "extra_days": ["2026-11-07"]}],
    ),
    Example("boundary", "lunchtimes", rows=[exclusion(Category="LNCH", SchoolSessions=4)]),
    Example("blank", "no length typed", rows=[exclusion(SchoolSessions=None)]),
)
