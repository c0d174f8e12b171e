"""X-087: a year group the school does not have."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.terms import school_year
from daysix.checks.examples import Example, exclusion, school
from daysix.checks.exclusions._habits import rarely
from daysix.checks.exclusions._phases import (
    PHASES,
    Range,
    by_other_rows,
    key_of,
    may_take_any,
    named,
)
from daysix.checks.exclusions._year_slips import GROUPS
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, QUERY, SCHOOLS, found
from daysix.checks.words import school_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View
    from daysix.tracker.people import SchoolRecord

ID, LEVEL, SHEET, CITE = "X-087", (QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = ("NCY", ("SchoolDfE", "SchoolName"))
MESSAGE = {
    "": "Year {year} at {school}, which is {phase} school. Check the year group and the school.",
    "rows": "Year {year} at {school}, whose other rows are of Years {first} to {last}. Check the "
    "year group and the school.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """By the phase on the Schools sheet, else by its name, else by all its other rows.

    All-through, middle and special schools take any. A year group kept up to date since may be
    as many years ahead. Next door to what a name says is only noted: some schools keep a year more.
    """
    known = context.exclusions(view)
    odd = [*_odd(view, context)]
    rare = rarely(odd, len(view))
    for place, has in odd:
        one = known.schools[place]
        year = str(view.codes("NCY")[place])
        listed = one.phase.casefold() in PHASES
        next_door = GROUPS[year] in {has.first - 1, has.last + 1}
        yield found(
            place,
            "NCY",
            level=QUERY if listed or (rare and not next_door) else NOTE,
            says="" if has.of else "rows",
            year=year,
            school=school_name(one, known.calendars[place]),
            phase=f"{'an' if has.of == 'infant' else 'a'} {has.of}",
            first=_shown(has.first),
            last=_shown(has.last),
        )


def _odd(view: View, context: Context) -> Iterator[tuple[int, Range]]:
    """The rows whose year group their school does not have, and those it has."""
    schools, starts = context.exclusions(view).schools, view.dates("StartDate")
    ranges: dict[SchoolRecord, Range | None] = {}
    for place, year in view.each("NCY", str):
        one = schools[place]
        if one not in ranges:
            ranges[one] = _range(one, context)
        has = ranges[one]
        if has is None or year not in GROUPS or has.first <= GROUPS[year] <= has.last:
            continue
        over = GROUPS[year] - has.last
        if one.phase or not 0 < over <= _years_since(starts[place], context):
            yield place, has


def _years_since(start: date | None, context: Context) -> int:
    return school_year(context.as_of) - school_year(start) if start else 0


def _shown(year: int) -> str:
    return next(name for name, n in GROUPS.items() if n == year)


def _range(one: SchoolRecord, context: Context) -> Range | None:
    phase = one.phase.casefold()
    if phase:
        return Range(*PHASES[phase], phase) if phase in PHASES else None
    if may_take_any(one):
        return None
    return named(one.name) or by_other_rows(context).get(key_of(one))


def _at(name: str, year: str, **more: object) -> dict[str, object]:
    return exclusion(SchoolDfE=None, SchoolName=name, NCY=year, **more)


NO_LIST: dict[str, list[dict[str, object]]] = {SCHOOLS: []}
TEN = [_at("Ash Grove", str(year)) for year in (7, 8, 9, 10, 11) * 2]
EXAMPLES = (
    Example(
        "failing",
        "no Schools sheet: the name says primary; infants",
        [(1, "NCY"), (2, "NCY")],
        [_at("Mill Drove Primary", "10"), _at("Elm Infants' School", "6")],
        beside=NO_LIST,
        says=[
            (
                "Year 10 at Mill Drove Primary, which is a primary school. Check the year group "
                "and the school."
            ),
            (
                "Year 6 at Elm Infants' School, which is an infant school. Check the year group "
                "and the school."
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
        "failing",
        "no Schools sheet: a high school",
        [(1, "NCY")],
        [_at("Hill High", "4")],
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "what many rows do is their team's way",
        [(n, "NCY", NOTE) for n in (1, 2, 3)],
        [_at("Hill High", "4")] * 3,
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "infants under a junior school's name",
        rows=[_at("Elm Junior School", "R")],
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "two of the lower years: an all-through school",
        rows=[*TEN, _at("Ash Grove", "2"), _at("Ash Grove", "3")],
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "a special school takes all ages, whatever its other rows are",
        rows=[exclusion(SchoolDfE="8207001", NCY=year) for year in "2888888889999"],
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
        "in Year 6 then, in Year 7 now; in Year 7 this year; in Year 8",
        [(2, "NCY", NOTE), (3, "NCY")],
        [
            _at("Elm Primary", "7", StartDate=date(2026, 3, 2), EndDate=date(2026, 3, 2)),
            _at("Elm Primary", "7"),
            _at("Elm Primary", "8"),
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
