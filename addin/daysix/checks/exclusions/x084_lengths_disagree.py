"""X-084: days and sessions that are not of one length."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.checks.sources import SESSIONS
from daysix.law.exclusion import SUSPENSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-084", QUERY, EXCLUSIONS, SESSIONS
NEEDS = ("SchoolDays", ("Sessions", "SchoolSessions"))
MESSAGE = "{days} days are {n} sessions, and the row says {said}. Correct one of the two."


def check(view: View, _context: Context) -> Iterator[Found]:
    """Where there is no last day; with one, X-014 compares both with the calendar."""
    days, blank = view.numbers("SchoolDays"), view.blanks("EndDate")
    kinds = view.codes("Category")
    columns = [
        (name, view.numbers(name)) for name in ("Sessions", "SchoolSessions") if view.has(name)
    ]
    for place, length in enumerate(days):
        if length is None or kinds[place] != SUSPENSION or not blank[place]:
            continue
        for column, said in columns:
            sessions = said[place]
            if sessions is not None and sessions != length * 2:
                yield found(
                    place, column, days=f"{length:g}", n=f"{length * 2:g}", said=f"{sessions:g}"
                )


def _row(days: object, sessions: object, **more: object) -> dict[str, object]:
    return exclusion(**{"EndDate": None, "SchoolDays": days, "Sessions": sessions, **more})


EXAMPLES = (
    Example(
        "failing",
        "two days, and two sessions",
        [(1, "Sessions")],
        [_row(2, 2)],
        says=["2 days are 4 sessions, and the row says 2. Correct one of the two."],
    ),
    Example("passing", "two days, four sessions", rows=[_row(2, 4)]),
    Example("boundary", "half a day, one session", rows=[_row(0.5, 1)]),
    Example("boundary", "with a last day: X-014", rows=[_row(2, 2, EndDate=date(2026, 11, 10))]),
    Example(
        "boundary",
        "lunchtimes are half a day each, or not: the school's way",
        rows=[_row(2, 2, Category="LNCH")],
    ),
    Example("blank", "one of them only", rows=[_row(2, None), _row(None, 4)]),
)
