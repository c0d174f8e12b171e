"""X-041: a permanent exclusion straight after a suspension, and the two not linked."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import live_rows
from daysix.checks.exclusions._pairs import cases_by_child
from daysix.checks.frame import EXCLUSIONS, QUERY, found, or_none
from daysix.law.exclusion import SUSPENSION
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.tracker.cases import RowCase

ID, LEVEL, SHEET, CITE = "X-041", QUERY, EXCLUSIONS, guidance("paras 10 and 72")
NEEDS = ("StartDate", "Category", "LinkedExclusionID")
MESSAGE = "A suspension ended just before this. Is it the same incident? Link them."


def check(view: View, context: Context) -> Iterator[Found]:
    """At the same school, with no school day between, on rows somebody works on."""
    live = frozenset(live_rows(view, context))
    linked = view.blanks("LinkedExclusionID")
    for sides in cases_by_child(context, permanent=True):
        for before, after in pairwise(sides):
            if after.ref.view is not view or not linked[after.ref.place]:
                continue
            if after.ref.place in live and _follows(before.row, after.row):
                related = [before.ref]
                yield found(after.ref.place, "LinkedExclusionID", related=related)


def _follows(one: RowCase, other: RowCase) -> bool:
    if one.kind != SUSPENSION or not other.permanent:
        return False
    last = one.last_day
    if not one.exclusion.at_same_school(other.exclusion):
        return False
    if last is None or last > other.first_day:
        return False
    return last == other.first_day or or_none(one.calendar.nth_after, last, 1) == other.first_day


def _two(gap: int, **more: object) -> list[dict[str, object]]:
    first = date(2026, 11, 10) + timedelta(days=gap)
    return [
        exclusion(LinkedExclusionID=None),
        exclusion(ExclusionID="2026-0002", Category="PERM", StartDate=first, EndDate=None, **more),
    ]


# The suspension ends on Tuesday 10 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "permanently from the next day",
        [(2, "LinkedExclusionID")],
        _two(1),
        says=[MESSAGE],
    ),
    Example("passing", "linked", rows=_two(1, LinkedExclusionID="2026-0001")),
    Example("boundary", "a school day between", rows=_two(2)),
    Example(
        "boundary",
        "over a weekend",
        [(2, "LinkedExclusionID")],
        [
            exclusion(
                StartDate=date(2026, 11, 5), EndDate=date(2026, 11, 6), LinkedExclusionID=None
            ),
            _two(-1)[1],
        ],
    ),
    Example("boundary", "another child", rows=_two(1, PupilID="P2")),
    Example(
        "blank", "no last day", rows=[exclusion(EndDate=None, LinkedExclusionID=None), _two(1)[1]]
    ),
)
