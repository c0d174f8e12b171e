"""X-045: a child who is on roll elsewhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, exclusion, pupil, school
from daysix.checks.frame import EXCLUSIONS, HOUSE, PUPILS, QUERY, SCHOOLS, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-045", QUERY, EXCLUSIONS, HOUSE
NEEDS, BESIDE = ("SchoolDfE", "StartDate"), PUPILS
MESSAGE = "Our list says {child} is at {school}. Correct the school here, or the child's."
RECENT = timedelta(days=30)
HERE = frozenset({"", "C"})
"""Enrolments of a child with one school: two schools may both exclude."""


def check(view: View, context: Context) -> Iterator[Found]:
    """Only a child's last exclusion, and a recent one: children move."""
    schools = context.exclusions(view).schools
    latest: dict[object, date] = {}
    children, since = context.exclusions(view).children, context.as_of - RECENT
    recent = [(place, start) for place, start in view.each("StartDate", date) if start >= since]
    for place, start in recent:
        latest[children[place]] = max(start, latest.get(children[place], start))
    gone, admitted = view.texts("RollRemovalDate"), view.texts("AdmittedDate")
    for place, start in recent:
        if latest[children[place]] != start or gone[place] or admitted[place]:
            continue
        here = context.pupil(view, place)
        if here is None or here.text("EnrolStatus").upper() not in HERE:
            continue
        there = school_key(here.text("CurrentSchoolDfE"))
        if there and schools[place].number and there != school_key(schools[place].number):
            other = context.one(SCHOOLS, "SchoolDfE", there)
            yield found(
                place,
                "SchoolDfE",
                child=context.child(view, place),
                school=(other.text("Name") if other else "") or f"school {there}",
                related=[here],
            )


ELSEWHERE = {
    PUPILS: [pupil(CurrentSchoolDfE="8204002")],
    SCHOOLS: [school(), school(SchoolDfE="8204002", Name="Elm Park School")],
}
EXAMPLES = (
    Example(
        "failing",
        "our list has another school",
        [(1, "SchoolDfE")],
        [exclusion()],
        says=[
            (
                "Our list says Marsh, Ada is at Elm Park School. Correct the "
                "school here, or the child's."
            ),
        ],
        beside=ELSEWHERE,
    ),
    Example("passing", "the same school", rows=[exclusion()]),
    Example("boundary", "written with a stroke", rows=[exclusion(SchoolDfE="820/4001")]),
    Example(
        "boundary",
        "an older row of a child who has moved since",
        rows=[exclusion(StartDate=date(2026, 10, 5), EndDate=date(2026, 10, 5))],
        beside=ELSEWHERE,
    ),
    Example(
        "boundary",
        "on roll at two schools",
        rows=[exclusion()],
        beside={PUPILS: [pupil(CurrentSchoolDfE="8204002", EnrolStatus="M")]},
    ),
    Example(
        "blank",
        "our list does not say",
        rows=[exclusion()],
        beside={PUPILS: [pupil(CurrentSchoolDfE=None)]},
    ),
)
