"""X-047: a year group that is not the one of the date of birth."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.exclusions._habits import rarely
from daysix.checks.exclusions._year_slips import GROUPS, group_of, slips
from daysix.checks.frame import EXCLUSIONS, NOTE, PUPILS, QUERY, found
from daysix.checks.sources import code_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-047", (QUERY, NOTE), EXCLUSIONS, code_set("national curriculum year")
NEEDS = ("StartDate", "NCY")
MESSAGE = "Year {a} but the date of birth gives year {b}. Correct?"
SUMMER = (4, 9)
"""From April up to August: a child may start a year late."""
SHARE, YEARS_SINCE = 0.03, 4
"""A team that keeps today's year group is out by as many years as have gone by since."""


def check(view: View, context: Context) -> Iterator[Found]:
    """A summer child may be a year late; a whole column out by one is the team's way.

    Where the year of the first day is the slip, and the group is right without it, that is said.
    """
    starts, births, groups = view.dates("StartDate"), context.births(view), view.codes("NCY")
    odd: list[tuple[int, int, int, int]] = []
    for place, typed in enumerate(groups):
        start, born = starts[place], births[place]
        if typed not in GROUPS or start is None or born is None:
            continue
        said, due = GROUPS[typed], group_of(born, start)
        late = said == due - 1 and SUMMER[0] <= born.month < SUMMER[1]
        if said != due and not late and GROUPS["N1"] <= due <= GROUPS["14"]:
            odd.append((place, said - due, said, due))
    meant = slips(view, context) if odd else {}
    odd = [one for one in odd if one[0] not in meant]
    near = [out for _, out, _, _ in odd if -1 <= out <= YEARS_SINCE]
    way = not rarely(near, len(groups), share=SHARE)
    for place, out, said, due in odd:
        level = NOTE if way and -1 <= out <= YEARS_SINCE else QUERY
        yield found(place, "NCY", level=level, a=_name(said), b=_name(due))


def _name(group: int) -> str:
    return next(name for name, n in GROUPS.items() if n == group)


def _row(born: date | None, year: object, **more: object) -> dict[str, object]:
    return exclusion(DOB=born, NCY=year, **more)


# Autumn 2026: born from 1 September 2011 to 31 August 2012 is Year 10.
EXAMPLES = (
    Example(
        "failing",
        "Year 7, and fourteen years old",
        [(1, "NCY")],
        [_row(date(2012, 3, 4), "7")],
        says=["Year 7 but the date of birth gives year 10. Correct?"],
    ),
    Example("passing", "as it should be", rows=[_row(date(2012, 3, 4), "Yr 10")]),
    Example(
        "boundary",
        "31 August and 1 September",
        rows=[_row(date(2012, 8, 31), 10), _row(date(2012, 9, 1), 9)],
    ),
    Example(
        "boundary",
        "a summer child a year late; a winter child so",
        [(2, "NCY")],
        [_row(date(2012, 6, 1), 9), _row(date(2012, 1, 4), 9)],
    ),
    Example(
        "boundary",
        "Year 10 a year ago by mistake: the first day is asked about, X-078",
        rows=[
            _row(
                date(2012, 3, 4),
                10,
                StartDate=date(2025, 11, 10),
                EndDate=None,
                SchoolDays=2,
                SchoolReturnDate=date(2026, 11, 12),
            )
        ],
    ),
    Example("boundary", "no year group followed", rows=[_row(date(2012, 3, 4), "X")]),
    Example(
        "boundary",
        "a column kept as it is today",
        [(n, "NCY", NOTE) for n in range(1, 31)],
        [_row(date(2012, 1, 4), 11) for _ in range(30)],
    ),
    Example(
        "blank",
        "no year group, no date of birth",
        rows=[_row(date(2012, 3, 4), None), _row(None, 10)],
        beside={PUPILS: [pupil(DOB=None)]},
    ),
)
