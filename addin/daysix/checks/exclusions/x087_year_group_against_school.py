"""X-087: a year group the school does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, school
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, SCHOOLS, found
from daysix.checks.words import school_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-087", QUERY, EXCLUSIONS, HOUSE
NEEDS, BESIDE = ("NCY", ("SchoolDfE", "SchoolName")), SCHOOLS
MESSAGE = "Year {year} at {school}, which is a {phase} school. Check the year group and the school."
PHASES = {
    "primary": (-2, 6),
    "infant": (-2, 3),
    "junior": (2, 6),
    "first": (-2, 5),
    "nursery": (-2, 0),
    "secondary": (7, 14),
}
GROUPS = {"N1": -2, "N2": -1, "R": 0} | {str(n): n for n in range(1, 15)}


def check(view: View, context: Context) -> Iterator[Found]:
    """By the phase on the Schools sheet; all-through, middle and special schools take any."""
    schools = context.exclusions(view).schools
    for place, year in enumerate(view.codes("NCY")):
        phase = schools[place].phase.casefold()
        if year not in GROUPS or phase not in PHASES:
            continue
        first, last = PHASES[phase]
        if not first <= GROUPS[year] <= last:
            yield found(place, "NCY", year=year, school=school_name(schools[place]), phase=phase)


EXAMPLES = (
    Example(
        "failing",
        "Year 3 at a secondary school",
        [(1, "NCY")],
        [exclusion(NCY="3")],
        says=[
            (
                "Year 3 at Ash Grove School, which is a secondary school. Check "
                "the year group and the school."
            ),
        ],
    ),
    Example("passing", "Year 10", rows=[exclusion(NCY="10")]),
    Example(
        "boundary", "Year 7 and Year 6", [(2, "NCY")], [exclusion(NCY="7"), exclusion(NCY="6")]
    ),
    Example(
        "boundary",
        "an all-through school",
        rows=[exclusion(NCY="3")],
        beside={SCHOOLS: [school(Phase="All-through")]},
    ),
    Example("boundary", "no year group followed", rows=[exclusion(NCY="X")]),
    Example(
        "blank",
        "no year group; no phase",
        rows=[exclusion(NCY=None), exclusion(NCY="3")],
        beside={SCHOOLS: [school(Phase=None)]},
    ),
)
