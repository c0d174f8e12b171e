"""X-043: two suspensions of one child on the same days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.checks.examples import CALENDAR, Example, exclusion
from daysix.checks.exclusions._habits import row_of
from daysix.checks.exclusions._pairs import cases_by_child
from daysix.checks.exclusions._people import in_groups
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found
from daysix.law.exclusion import SUSPENSION
from daysix.law.outcomes import YEAR_LIMIT_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context, Ref
    from daysix.checks.exclusions._pairs import Side
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.tracker.cases import RowCase

ID, LEVEL, SHEET, CITE = "X-043", QUERY, EXCLUSIONS, HOUSE
NEEDS = (
    "StartDate",
    ("EndDate", "SchoolDays", "Sessions", "SchoolSessions", "SchoolReturnDate", "ReturnDate"),
)
MESSAGE = "These days overlap {id}. Is one a duplicate?"


def check(view: View, context: Context) -> Iterator[Found]:
    """More sessions on one day than the school holds. The same one logged twice is X-044."""
    for sides in cases_by_child(context):
        for one, other in _overlaps([one for one in sides if one.row.kind == SUSPENSION]):
            if one.ref.view is view:
                id_ = row_of(*other.ref, seen_from=view)
                yield found(one.ref.place, "StartDate", id=id_, related=[other.ref])
    for after, before in context.once(_by_their_dates, lambda: [*_by_their_dates(context)]):
        if after.view is view:
            id_ = row_of(*before, seen_from=view)
            yield found(after.place, "StartDate", id=id_, related=[before])


def _by_their_dates(context: Context) -> Iterator[tuple[Ref, Ref]]:
    """Rows without a calendar, by first and last day alone: the later of two, and the other.

    From the last day of one to the first of the next may be a morning and an afternoon.
    """
    if not any(None in context.exclusions(view).calendars for view in context.views[EXCLUSIONS]):
        return
    for refs in in_groups(context):
        dated = sorted(
            (start, last, n, ref)
            for n, ref in enumerate(refs)
            if context.exclusions(ref.view).calendars[ref.place] is None
            and ref.value("Category") == SUSPENSION
            and isinstance(start := ref.value("StartDate"), date)
            and isinstance(last := ref.value("EndDate"), date)
        )
        for (start, last, _, before), (then, _, _, after) in pairwise(dated):
            if start < then < last:
                yield after, before


def _overlaps(sides: list[Side]) -> Iterator[tuple[Side, Side]]:
    """Each with the one it overlaps: the later of two.

    One longer than a year allows is named itself, once, whatever it runs into: there a date is
    wrong, and the others are not.
    """
    too_long = [one for one in sides if _too_long(one.row)]
    for one in too_long:
        others = [other for other in sides if other not in too_long]
        run_into = next((other for other in others if _touch(one.row, other.row)), None)
        if run_into is not None:
            yield one, run_into
    longest = None
    for after in (one for one in sides if one not in too_long):
        if longest is not None and _overlap(longest.row, after.row):
            yield after, longest
        if longest is None or _ends_later(after.row, longest.row):
            longest = after


def _too_long(one: RowCase) -> bool:
    return one.school_days > YEAR_LIMIT_DAYS and one.half_days > YEAR_LIMIT_DAYS * 2


def _touch(one: RowCase, other: RowCase) -> bool:
    return _overlap(one, other) or _overlap(other, one)


def _ends_later(one: RowCase, other: RowCase) -> bool:
    last = other.last_day
    return last is None or (one.last_day is not None and one.last_day > last)


def _overlap(before: RowCase, after: RowCase) -> bool:
    last = before.last_day
    if last is None or last < after.first_day:
        return False
    one, other = before.exclusion, after.exclusion
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


def _by_length(day: int, **length: object) -> dict[str, object]:
    row = exclusion(ExclusionID=None, StartDate=date(2026, 11, day), **length)
    del row["EndDate"]
    return row


# The first is Monday 9 and Tuesday 10 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "the Tuesday twice",
        [(2, "StartDate")],
        _two(),
        says=["These days overlap 2026-0001. Is one a duplicate?"],
    ),
    Example(
        "failing",
        "a last day a year late runs over the other: said at the long one",
        [(1, "StartDate")],
        [
            exclusion(StartDate=date(2025, 11, 10), EndDate=date(2026, 11, 11)),
            exclusion(ExclusionID="2026-0002"),
        ],
        says=["These days overlap 2026-0002. Is one a duplicate?"],
    ),
    Example("passing", "from the Wednesday", rows=_two(StartDate=date(2026, 11, 11))),
    Example("boundary", "another child", rows=_two(PupilID="P2")),
    Example(
        "boundary",
        "a morning, and from that afternoon",
        rows=[{**_two()[0], "EndSession": "AM"}, {**_two()[1], "StartSession": "PM"}],
    ),
    Example("boundary", "a lunchtime suspension on the same days", rows=_two(Category="LNCH")),
    Example(
        "failing",
        "no last day in the tracker: two school days from Monday, and one from the Tuesday",
        [(2, "StartDate")],
        [_by_length(9, SchoolDays=2), _by_length(10, SchoolDays=1)],
        says=["These days overlap row 2. Is one a duplicate?"],
    ),
    Example(
        "failing",
        "no last day and no length: back on the Wednesday, and out from the Tuesday",
        [(2, "StartDate")],
        [
            _by_length(9, SchoolReturnDate=date(2026, 11, 11)),
            _by_length(10, SchoolReturnDate=date(2026, 11, 12)),
        ],
    ),
    Example(
        "passing",
        "two school days from Friday are Friday and Monday: out again from the Tuesday",
        rows=[_by_length(6, SchoolDays=2), _by_length(10, SchoolDays=1)],
    ),
    Example(
        "failing",
        "nobody has term dates: by their first and last days",
        [(2, "StartDate")],
        [
            exclusion(SchoolDfE=None, EndDate=date(2026, 11, 12)),
            exclusion(
                ExclusionID="2026-0002",
                SchoolDfE=None,
                StartDate=date(2026, 11, 10),
                EndDate=date(2026, 11, 13),
            ),
        ],
        calendars=[{**CALENDAR, "schools": ["8204002"]}],
    ),
    Example(
        "boundary",
        "nobody has term dates: the one ends in the morning the next begins in the afternoon of",
        rows=[
            exclusion(SchoolDfE=None),
            exclusion(ExclusionID="2026-0002", SchoolDfE=None, StartDate=date(2026, 11, 10)),
        ],
        calendars=[{**CALENDAR, "schools": ["8204002"]}],
    ),
    Example("blank", "no last day", rows=_two(EndDate=None)),
)
