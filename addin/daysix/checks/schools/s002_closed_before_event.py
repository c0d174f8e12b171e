"""S-002: an exclusion from a school that had closed, or had not yet opened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.calendars.days import in_words
from daysix.checks.examples import Example, exclusion, school
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, SCHOOLS, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context, Ref
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "S-002", QUERY, EXCLUSIONS, HOUSE
NEEDS, BESIDE = ("StartDate", ("SchoolDfE", "SchoolName")), SCHOOLS
MESSAGE = {
    "": "{school} closed on {date}. Check the school and the first day.",
    "opened": "{school} opened on {date}, after this first day. Check the school and the day.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """By the school's number; by its name only where one school has it, for names live on."""
    known: dict[tuple[str, str], tuple[str, object, object] | None] = {}
    names = zip(view.texts("SchoolDfE"), view.texts("SchoolName"), strict=True)
    column = "SchoolDfE" if view.has("SchoolDfE") else "SchoolName"
    for place, (said, start) in enumerate(zip(names, view.dates("StartDate"), strict=True)):
        if start is None:
            continue
        if said not in known:
            known[said] = _life(_school(context, *said))
        row = known[said]
        if row is None:
            continue
        name, closed, opened = row
        if isinstance(closed, date) and start > closed:
            yield found(place, column, school=name, date=in_words(closed))
        elif isinstance(opened, date) and start < opened:
            yield found(place, column, says="opened", school=name, date=in_words(opened))


def _life(row: Ref | None) -> tuple[str, object, object] | None:
    """A school's name, its last day and its first; None where it has neither."""
    if row is None or not (row.value("CloseTo") or row.value("OpenFrom")):
        return None
    return row.text("Name"), row.value("CloseTo"), row.value("OpenFrom")


def _school(context: Context, number: str, name: str) -> Ref | None:
    numbered = context.by(SCHOOLS, "SchoolDfE").get(school_key(number), ()) if number else ()
    found_ = numbered or (context.by(SCHOOLS, "Name").get(school_key(name), ()) if name else ())
    return found_[0] if len(found_) == 1 else None


def _school_from(first: date | None, last: date | None) -> dict[str, list[dict[str, object]]]:
    return {SCHOOLS: [school(OpenFrom=first, CloseTo=last)]}


# The row's first day is Monday 9 November 2026.
EXAMPLES = (
    Example(
        "failing",
        "closed at the end of the summer",
        [(1, "SchoolDfE")],
        [exclusion()],
        beside=_school_from(None, date(2026, 8, 31)),
        says=[
            (
                "Ash Grove School closed on Monday 31 August 2026. Check the school and the first "
                "day."
            )
        ],
    ),
    Example(
        "failing",
        "opened after the day",
        [(1, "SchoolDfE")],
        [exclusion()],
        beside=_school_from(date(2026, 11, 10), None),
        says=[
            (
                "Ash Grove School opened on Tuesday 10 November 2026, after this first day. Check "
                "the school and the day."
            )
        ],
    ),
    Example("passing", "open", rows=[exclusion()], beside=_school_from(date(2001, 9, 1), None)),
    Example(
        "boundary",
        "on its last day",
        rows=[exclusion()],
        beside=_school_from(None, date(2026, 11, 9)),
    ),
    Example(
        "boundary",
        "two schools of one name, and only the name is typed",
        rows=[exclusion(SchoolDfE=None, SchoolName="Ash Grove School")],
        beside={SCHOOLS: [school(CloseTo=date(2020, 8, 31)), school(SchoolDfE="8204002")]},
    ),
    Example(
        "blank",
        "no first day",
        rows=[exclusion(StartDate=None)],
        beside=_school_from(None, date(2026, 8, 31)),
    ),
)
