"""X-087: a year group the school does not have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year
from daysix.checks.examples import Example, exclusion, school
from daysix.checks.exclusions._phases import GROUPS, PHASES, Range, by_other_rows, key_of, named
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, SCHOOLS, found
from daysix.checks.words import school_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.tracker.people import SchoolRecord

ID, LEVEL, SHEET, CITE = "X-087", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("NCY", ("SchoolDfE", "SchoolName"))
MESSAGE = {
    "": "Year {year} at {school}, which is {phase} school. Check the year group and the school.",
    "rows": "Year {year} at {school}, whose other rows are of Years {first} to {last}. Check the "
    "year group and the school.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """By the phase on the Schools sheet, else by its name, else by all its other rows.

    All-through, middle and special schools take any. A year group kept up to date since may be
    as many years ahead.
    """
    known = context.exclusions(view)
    ranges: dict[SchoolRecord, Range | None] = {}
    for place, year in view.each("NCY", str):
        one = known.schools[place]
        if one not in ranges:
            ranges[one] = _range(one, context)
        has = ranges[one]
        if has is None or year not in GROUPS or has.first <= GROUPS[year] <= has.last:
            continue
        start = view.dates("StartDate")[place]
        since = school_year(context.as_of) - school_year(start) if start else 0
        if has.last < GROUPS[year] <= has.last + since and one.phase.casefold() not in PHASES:
            continue
        yield found(
            place,
            "NCY",
            says="" if has.of else "rows",
            year=year,
            school=school_name(one, known.calendars[place]),
            phase=f"{'an' if has.of == 'infant' else 'a'} {has.of}",
            first=_shown(has.first),
            last=_shown(has.last),
        )


def _shown(year: int) -> str:
    return next(name for name, n in GROUPS.items() if n == year)


def _range(one: SchoolRecord, context: Context) -> Range | None:
    phase = one.phase.casefold()
    if phase:
        return Range(*PHASES[phase], phase) if phase in PHASES else None
    return named(one.name) or by_other_rows(context).get(key_of(one))


def _at(name: str, year: str, **more: object) -> dict[str, object]:
    return exclusion(SchoolDfE=None, SchoolName=name, NCY=year, **more)


NO_LIST: dict[str, list[dict[str, object]]] = {SCHOOLS: []}
TEN = [_at("Ash Grove", str(year)) for year in (7, 8, 9, 10, 11) * 2]
EXAMPLES = (
    Example(
        "failing",
        "no Schools sheet: the name says primary; infants; high",
        [(1, "NCY"), (2, "NCY"), (3, "NCY")],
        [_at("Mill Drove Primary", "10"), _at("Elm Infants' School", "5"), _at("Hill High", "4")],
        beside=NO_LIST,
        says=[
            (
                "Year 10 at Mill Drove Primary, which is a primary school. Check the year group "
                "and the school."
            ),
            (
                "Year 5 at Elm Infants' School, which is an infant school. Check the year group "
                "and the school."
            ),
            (
                "Year 4 at Hill High, which is a secondary school. Check the year group and the "
                "school."
            ),
        ],
    ),
    Example(
        "failing",
        "no Schools sheet: ten rows of Years 7 to 11, and one of Year 2",
        [(11, "NCY")],
        [*TEN, _at("Ash Grove", "2")],
        beside=NO_LIST,
        says=[
            (
                "Year 2 at Ash Grove, whose other rows are of Years 7 to 11. Check the year group "
                "and the school."
            )
        ],
    ),
    Example(
        "boundary",
        "two of the lower years: an all-through school",
        rows=[*TEN, _at("Ash Grove", "2"), _at("Ash Grove", "3")],
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "names that say two phases, or none, or that take any age",
        rows=[
            _at("Elm Primary and High School", "9"),
            _at("Elm College", "3"),
            _at("Elm Primary Pupil Referral Unit", "7"),
            _at("Elm Junior and Infant School", "1"),
            _at("Elm Primary and Nursery School", "N2"),
            _at("Elm High School and Sixth Form", "13"),
        ],
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "in Year 6 then, in Year 7 now; and in Year 7 this year",
        [(2, "NCY")],
        [
            _at("Elm Primary", "7", StartDate=date(2026, 3, 2), EndDate=date(2026, 3, 2)),
            _at("Elm Primary", "7"),
        ],
        beside=NO_LIST,
    ),
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
