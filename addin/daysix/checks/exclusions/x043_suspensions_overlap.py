"""X-043: two suspensions of one child on the same days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import row_of
from daysix.checks.exclusions._pairs import cases_by_child
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found
from daysix.law.exclusion import SUSPENSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.exclusion import Exclusion

ID, LEVEL, SHEET, CITE = "X-043", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate", "EndDate")
MESSAGE = "These days overlap {id}. Is one a duplicate?"


def check(view: View, context: Context) -> Iterator[Found]:
    """More sessions on one day than the school holds. The same one logged twice is X-044."""
    for sides in cases_by_child(context):
        longest = None
        for after in (one for one in sides if one.exclusion.kind == SUSPENSION):
            if longest is not None and _overlap(longest.exclusion, after.exclusion):
                before = longest.ref
                if after.ref.view is view:
                    id_ = row_of(before.view, before.place)
                    yield found(after.ref.place, "StartDate", id=id_, related=[before])
            if longest is None or _ends_later(after.exclusion, longest.exclusion):
                longest = after


def _ends_later(one: Exclusion, other: Exclusion) -> bool:
    last = other.last_day
    return last is None or (one.last_day is not None and one.last_day > last)


def _overlap(one: Exclusion, other: Exclusion) -> bool:
    last = one.last_day
    if last is None or last < other.first_day:
        return False
    same = one.first_day == other.first_day and one.session == other.session
    if same and one.at_same_school(other):
        return False
    shared = one.halves.keys() & other.halves.keys()
    return any(one.halves[day] + other.halves[day] > one.calendar.sessions(day) for day in shared)


def _two(**more: object) -> list[dict[str, object]]:
    return [
        exclusion(StartSession="AM", EndSession="PM"),
        exclusion(
            **{
                "ExclusionID": "2026-0002",
                "StartDate": date(2026, 11, 10),
                "EndDate": date(2026, 11, 12),
                "StartSession": "AM",
                "EndSession": "PM",
                **more,
            }
        ),
    ]


# The first is Monday 9 and Tuesday 10 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "the Tuesday twice",
        [(2, "StartDate")],
        _two(),
        says=["These days overlap 2026-0001. Is one a duplicate?"],
    ),
    Example("passing", "from the Wednesday", rows=_two(StartDate=date(2026, 11, 11))),
    Example("boundary", "another child", rows=_two(PupilID="P2")),
    Example(
        "boundary",
        "a morning, and from that afternoon",
        rows=[{**_two()[0], "EndSession": "AM"}, {**_two()[1], "StartSession": "PM"}],
    ),
    Example("boundary", "a lunchtime suspension on the same days", rows=_two(Category="LNCH")),
    Example("blank", "no last day", rows=_two(EndDate=None)),
)
