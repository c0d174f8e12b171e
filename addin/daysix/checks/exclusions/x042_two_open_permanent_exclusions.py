"""X-042: two permanent exclusions of one child, both open."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._habits import row_of
from daysix.checks.exclusions._no_calendar_pairs import out_already
from daysix.checks.exclusions._pairs import cases_by_child, stands_open
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.law.exclusion import Exclusion

ID, LEVEL, SHEET, CITE = "X-042", ERROR, EXCLUSIONS, HOUSE
NEEDS = ("StartDate", "Category")
MESSAGE = "{child} already has an open permanent exclusion ({id}). Close one of the two."
A_YEAR = timedelta(days=365)


def check(view: View, context: Context) -> Iterator[Found]:
    """The later one is shown. One long over, though nobody has said so, is left alone."""
    for sides in cases_by_child(context, permanent=True):
        standing = [side for side in sides if side.row.permanent and stands_open(side)]
        for before, after in pairwise(standing):
            if after.ref.view is not view or _the_same(before.exclusion, after.exclusion):
                continue
            if after.exclusion.first_day - before.exclusion.first_day < A_YEAR:
                yield found(
                    after.ref.place,
                    "Category",
                    child=context.child(view, after.ref.place),
                    id=row_of(*before.ref, seen_from=view),
                    related=[before.ref],
                )
    for place, earlier, both in out_already(view, context):
        if both:
            child, row = context.child(view, place), row_of(*earlier, seen_from=view)
            yield found(place, "Category", child=child, id=row, related=[earlier])


def _the_same(one: Exclusion, other: Exclusion) -> bool:
    """One exclusion logged twice is X-044."""
    return one.first_day == other.first_day and one.at_same_school(other)


def _two(**more: object) -> list[dict[str, object]]:
    perm = {"Category": "PERM", "EndDate": None, "Status": "GDC-DUE", "CancelledDate": None}
    return [
        exclusion(**perm, Surname="Marsh", Forename="Ada") | more,
        exclusion(**perm, Surname="Marsh", Forename="Ada")
        | {"ExclusionID": "2026-0002", "StartDate": date(2026, 11, 19)},
    ]


EXAMPLES = (
    Example(
        "failing",
        "ten days apart where nobody gave term dates",
        [(2, "Category")],
        _two(),
        calendars=[{**CALENDAR, "schools": ["8204002"]}],
    ),
    Example(
        "failing",
        "ten days apart, both open",
        [(2, "Category")],
        _two(),
        says=[
            "Marsh, Ada already has an open permanent exclusion (2026-0001). Close one of the two."
        ],
    ),
    Example(
        "passing",
        "the first was cancelled",
        rows=_two(Status="CANCELLED", CancelledDate=date(2026, 11, 12)),
    ),
    Example("boundary", "the first is final", rows=_two(Status="FINAL")),
    Example("boundary", "another child", rows=_two(PupilID="P2")),
    Example("boundary", "a year and a day before", rows=_two(StartDate=date(2025, 11, 18))),
    Example("blank", "no first day", rows=_two(StartDate=None)),
)
