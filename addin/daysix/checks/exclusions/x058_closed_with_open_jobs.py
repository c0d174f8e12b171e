"""X-058: closed, and jobs still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ACTIONS, EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-058", QUERY, EXCLUSIONS, HOUSE
NEEDS, BESIDE = ("Status", "ExclusionID"), ACTIONS
MESSAGE = (
    "{n} jobs still open for this child. Finish or cancel them, or open the case again. Check."
)
CLOSED, OPEN = "CLOSED", frozenset({"OPEN", "WAIT"})


def check(view: View, context: Context) -> Iterator[Found]:
    """Jobs about this exclusion, open or waiting."""
    jobs = context.by(ACTIONS, "About")
    ids = view.texts("ExclusionID")
    for place, state in enumerate(view.texts("Status")):
        if state.upper() == CLOSED and ids[place]:
            about = jobs.get(school_key(ids[place]), ())
            still = [one for one in about if one.text("State").upper() in OPEN]
            if still:
                yield found(place, "Status", n=len(still), related=still)


def _jobs(*states: str) -> dict[str, list[dict[str, object]]]:
    return {
        ACTIONS: [
            {"ActionID": f"A{n}", "About": "2026-0001", "State": each}
            for n, each in enumerate(states)
        ]
    }


EXAMPLES = (
    Example(
        "failing",
        "one open, one waiting",
        [(1, "Status")],
        [exclusion(Status="CLOSED")],
        says=[MESSAGE.format(n=2)],
        beside=_jobs("OPEN", "DONE", "WAIT"),
    ),
    Example(
        "passing", "all done", rows=[exclusion(Status="CLOSED")], beside=_jobs("DONE", "CANCELLED")
    ),
    Example("boundary", "not closed", rows=[exclusion(Status="FINAL")], beside=_jobs("OPEN")),
    Example("blank", "no status", rows=[exclusion(Status=None)], beside=_jobs("OPEN")),
)
