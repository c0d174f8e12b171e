"""X-056: not keyed into the council's system after five working days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import OVER, in_use, live_rows
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-056", (QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = ("ONEEntered", "StartDate")
MESSAGE = "Not yet keyed into {system}. Enter it there, and type the day."
SYSTEM, FIVE_WORKING_DAYS, USUAL = "ONE", timedelta(days=9), 0.98
"""Nine days hold five working days, whatever weekend or bank holiday lies between."""


def check(view: View, context: Context) -> Iterator[Found]:
    """On rows of the last months. Where many older rows are not keyed either, it is only noted."""
    keyed = [not one for one in view.blanks("ONEEntered")]
    states = view.texts("Status")
    told, live = view.dates("NotifiedLADateTime"), frozenset(live_rows(view, context))
    over = context.as_of - FIVE_WORKING_DAYS
    due = [place for place, start in view.each("StartDate", date) if (told[place] or start) < over]
    usual = in_use([keyed[place] for place in due], share=USUAL)
    if not in_use([keyed[place] for place in due], share=0.3):
        return
    for place in due:
        if not keyed[place] and place in live and states[place].upper() not in OVER:
            yield found(place, "ONEEntered", level=QUERY if usual else NOTE, system=SYSTEM)


# Today is Monday 30 November 2026; nine days before is Saturday 21.
def _row(day: date | None, keyed: date | None = None) -> dict[str, object]:
    return exclusion(StartDate=day, EndDate=day, ONEEntered=keyed)


EXAMPLES = (
    Example(
        "failing",
        "three weeks old",
        [(1, "ONEEntered")],
        [_row(date(2026, 11, 9))],
        says=["Not yet keyed into ONE. Enter it there, and type the day."],
    ),
    Example("passing", "keyed", rows=[_row(date(2026, 11, 9), date(2026, 11, 11))]),
    Example(
        "boundary",
        "Friday 20 November, and Monday 23",
        [(1, "ONEEntered")],
        [_row(date(2026, 11, 20)), _row(date(2026, 11, 23))],
    ),
    Example(
        "boundary",
        "a team that keys half of them",
        [(n, "ONEEntered", NOTE) for n in range(1, 11)],
        [
            _row(date(2026, 11, 9), None if n in range(10) else date(2026, 11, 11))
            for n in range(20)
        ],
    ),
    Example(
        "boundary", "over and done with", rows=[{**_row(date(2026, 11, 9)), "Status": "CLOSED"}]
    ),
    Example("blank", "no first day", rows=[_row(None)]),
)
