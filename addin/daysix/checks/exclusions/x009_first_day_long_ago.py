"""X-009: a first day with the year of another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._year_slips import against_own_dates, slips
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-009", QUERY, EXCLUSIONS, HOUSE
NEEDS = ("StartDate",)
MESSAGE = {
    "": "This started over a year ago. Is the year right?",
    "slip": "The rows around it, its sheet or the child's year group say {year}. Is the year "
    "right?",
}
YEAR = timedelta(days=366)
NEW = frozenset({"NOTIFIED", "CHECKED"})


def check(view: View, context: Context) -> Iterator[Found]:
    """A row is new by its status, or by when we heard of it; or what is around it says the year.

    Where the other dates of the row say it, X-078 speaks.
    """
    days, oldest = view.dates("StartDate"), context.as_of - YEAR
    meant = slips(view, context)
    said = {one.place for one in against_own_dates(view, context)}
    states, heard = view.texts("Status"), view.dates("NotifiedLADateTime")
    for place, day in enumerate(days):
        if place in meant and place not in said:
            yield found(place, "StartDate", says="slip", year=meant[place].year)
        elif day is not None and day < oldest and place not in said:
            told = heard[place]
            if states[place].upper() in NEW or (told is not None and told - day > YEAR):
                yield found(place, "StartDate")


def _row(first: date, **more: object) -> dict[str, object]:
    return exclusion(StartDate=first, EndDate=first, **more)


# As of Monday 30 November 2026; 366 days back is Saturday 29 November 2025.
NOVEMBER = [_row(date(2026, 11, day)) for day in (9, 10, 11, 12)]


def _autumn(rows: int) -> list[dict[str, object]]:
    """Days of September and November in turn, each of a child of Year 10."""
    return [
        exclusion(
            PupilID=f"P{at}",
            StartDate=date(2026, (9, 11)[at % 2], 7 + at),
            EndDate=None,
            DOB=date(2012, 3, 4),
            NCY="10",
        )
        for at in range(rows)
    ]


EXAMPLES = (
    Example(
        "failing",
        "last year's number, on a row nobody has looked at yet",
        [(1, "StartDate")],
        [_row(date(2025, 11, 10), Status="NOTIFIED")],
        says=[MESSAGE[""]],
    ),
    Example(
        "failing",
        "we heard of it a year and a day after",
        [(1, "StartDate")],
        [_row(date(2025, 11, 10), NotifiedLADateTime=date(2026, 11, 12))],
    ),
    Example(
        "failing",
        "among the rows of this November",
        [(3, "StartDate")],
        [*NOVEMBER[:2], _row(date(2025, 11, 10)), *NOVEMBER[2:]],
    ),
    Example(
        "failing",
        "the last row of the sheet",
        [(5, "StartDate")],
        [*NOVEMBER, _row(date(2025, 11, 13))],
        says=[MESSAGE["slip"].format(year=2026)],
    ),
    Example(
        "failing",
        "a sheet of one month, in no order",
        [(2, "StartDate")],
        [NOVEMBER[3], _row(date(2025, 11, 10)), NOVEMBER[0], NOVEMBER[2], NOVEMBER[1]],
        sheet_name="Nov 2026",
    ),
    Example(
        "boundary",
        "carried over from last year, at the top of the sheet of this one",
        rows=[_row(date(2025, 11, 13)), *NOVEMBER],
        sheet_name="2026-27",
    ),
    Example(
        "failing",
        "in no order: another school year than all the others, and the year group of theirs",
        [(20, "StartDate")],
        [*_autumn(19), {**_autumn(1)[0], "StartDate": date(2025, 11, 10)}, *_autumn(9)],
    ),
    Example(
        "boundary",
        "last year's row, and last year's year group",
        rows=[
            *_autumn(19),
            {**_autumn(1)[0], "StartDate": date(2025, 11, 10), "NCY": "9"},
            *_autumn(9),
        ],
    ),
    Example(
        "boundary",
        "sorted by school: each begins with its oldest row",
        rows=[
            *NOVEMBER[:2],
            _row(date(2025, 11, 10), SchoolDfE="8204002"),
            _row(date(2026, 11, 10), SchoolDfE="8204002"),
            _row(date(2026, 11, 3), SchoolDfE="8204003"),
        ],
    ),
    Example("passing", "an old row, closed", rows=[_row(date(2025, 11, 10), Status="CLOSED")]),
    Example(
        "passing",
        "rows of several years, in no order",
        rows=[
            NOVEMBER[0],
            _row(date(2024, 11, 11)),
            NOVEMBER[1],
            _row(date(2023, 11, 13)),
            NOVEMBER[2],
            _row(date(2025, 3, 10)),
            NOVEMBER[3],
        ],
    ),
    Example(
        "boundary",
        "366 days back, and one day more",
        [(2, "StartDate")],
        [
            _row(date(2025, 11, 29), Status="NOTIFIED"),
            _row(date(2025, 11, 28), Status="NOTIFIED"),
        ],
    ),
    Example("blank", "no first day", rows=[exclusion(StartDate=None, Status="NOTIFIED")]),
)
