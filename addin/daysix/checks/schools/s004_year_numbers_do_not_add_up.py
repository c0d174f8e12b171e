"""S-004: numbers by year that do not add up to the total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, school
from daysix.checks.frame import HOUSE, QUERY, SCHOOLS, found
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

YEARS = ("NORR", *(f"NOR{year}" for year in range(1, 14)))
ID, LEVEL, SHEET, CITE = "S-004", QUERY, SCHOOLS, HOUSE
NEEDS = ("NOR total", YEARS)
MESSAGE = "Year numbers add to {a}, total says {b}. Correct one of them."
NO_NURSERY = ("secondary", "middle", "16")
"""Only these have no class below Reception, which the numbers by year leave out."""


def check(view: View, _context: Context) -> Iterator[Found]:
    """Where any number by year is typed. With a nursery class the total may be the larger."""
    totals, phases = view.numbers("NOR total"), view.texts("Phase")
    years = [view.numbers(year) for year in YEARS]
    unread = {trouble.place for year in YEARS for trouble in view.troubles(year)}
    for place, total in enumerate(totals):
        typed = [of_year for year in years if (of_year := year[place]) is not None]
        if total is None or not typed or place in unread:
            continue
        added, phase = sum(typed), normal(phases[place])
        nursery = bool(phase) and not any(word in phase for word in NO_NURSERY)
        if added > total or (added < total and not nursery):
            yield found(place, "NOR total", a=f"{added:g}", b=f"{total:g}")


def _row(total: object, *years: object, **more: object) -> dict[str, object]:
    by_year = {f"NOR{year}": number for year, number in enumerate(years, start=7)}
    return school(**{"NOR total": total}, **by_year, **more)


EXAMPLES = (
    Example(
        "failing",
        "five short",
        [(1, "NOR total")],
        [_row(605, 120, 120, 120, 120, 120)],
        says=["Year numbers add to 600, total says 605. Correct one of them."],
    ),
    Example(
        "failing",
        "more than the total, in a primary school",
        [(1, "NOR total")],
        [_row(200, 120, 120, Phase="Primary")],
    ),
    Example("passing", "they agree", rows=[_row(600, 120, 120, 120, 120, 120)]),
    Example(
        "boundary", "a primary school's nursery class", rows=[_row(250, 120, 120, Phase="Primary")]
    ),
    Example("boundary", "no number by year", rows=[_row(600, None)]),
    Example("blank", "no total", rows=[_row(None, 120)]),
)
