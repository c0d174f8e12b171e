"""X-044: one exclusion logged twice."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import row_of
from daysix.checks.exclusions._people import full_name, spelled
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-044", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
SAME = ("StartDate", "Category", "StartSession")
MESSAGE = {
    "": "This looks the same as {id}, which came by {how}. Keep one of the two.",
    "row": "This looks the same as {id}. Keep one of the two.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """The same child, school, kind and first day; half days of one day are told apart."""
    first: dict[tuple[object, ...], dict[str, tuple[View, int]]] = {}
    for one, places in context.once(_alike, lambda: list(_alike(context))):
        known = context.exclusions(one)
        starts, kinds, halves = map(one.values, SAME)
        for place in places:
            child, start = known.children[place], starts[place]
            if child[0] == ALONE:
                child = (ALONE, spelled(full_name(one, place)))
            if start is None or not child[1]:
                continue
            there = known.schools[place]
            key = (child, start, kinds[place], halves[place])
            logged = first.setdefault(key, {})
            before = logged.setdefault(there.number or there.name, (one, place))
            if before == (one, place) and child[0] == TOGETHER:
                before = _in_another_file(one, logged) or before
            if one is view and before != (one, place):
                how = before[0].texts("NotifiedHow")[before[1]]
                yield found(
                    place,
                    "StartDate",
                    says="" if how else "row",
                    id=row_of(*before, seen_from=view),
                    how=how,
                    related=[before],
                )


def _alike(context: Context) -> Iterator[tuple[View, list[int]]]:
    """Rows that are not the only one of their child, kind and day; and those without a child."""
    views = context.everywhere(EXCLUSIONS)
    said = [
        list(zip(context.children_as_numbers(one), *map(one.values, SAME), strict=True))
        for one in views
    ]
    times = Counter(chain.from_iterable(said))
    for one, rows in zip(views, said, strict=True):
        children = context.exclusions(one).children
        yield (
            one,
            [at for at, row in enumerate(rows) if times[row] > 1 or children[at][0] == ALONE],
        )


def _in_another_file(one: View, logged: Mapping[str, tuple[View, int]]) -> tuple[View, int] | None:
    """The first of the same child, day and kind in another file.

    Its school may be told otherwise there: by number, by name, or by the file alone.
    """
    return next((before for before in logged.values() if before[0].file != one.file), None)


TOGETHER = "together"
"""Begins the key of a child in several files."""
ALONE = "row"
"""Begins the key of a row that does not say which child it is; its name is compared instead."""


def _two(**more: object) -> list[dict[str, object]]:
    return [
        exclusion(NotifiedHow="EMAIL", StartSession="AM"),
        exclusion(
            **{"ExclusionID": "2026-0002", "NotifiedHow": "B2B", "StartSession": "AM", **more}
        ),
    ]


EXAMPLES = (
    Example(
        "failing",
        "by mail and from the school's system",
        [(2, "StartDate")],
        _two(),
        says=["This looks the same as 2026-0001, which came by EMAIL. Keep one of the two."],
    ),
    Example(
        "failing",
        "nobody said how",
        [(2, "StartDate")],
        [exclusion(), exclusion(ExclusionID=None)],
        says=["This looks the same as 2026-0001. Keep one of the two."],
    ),
    Example(
        "passing",
        "another day",
        rows=_two(StartDate=date(2026, 11, 16), EndDate=date(2026, 11, 16)),
    ),
    Example("boundary", "twins", rows=_two(PupilID="P2")),
    Example("boundary", "a morning and an afternoon", rows=_two(StartSession="PM")),
    Example("boundary", "another school", rows=_two(SchoolDfE="8204002")),
    Example(
        "failing",
        "a tracker that names no school",
        [(2, "StartDate")],
        [exclusion(SchoolDfE=None), exclusion(SchoolDfE=None, ExclusionID=None)],
        says=["This looks the same as 2026-0001. Keep one of the two."],
    ),
    Example("blank", "no first day", rows=_two(StartDate=None)),
)
