"""X-002: a school number that is not in the list of schools, or none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, SCHOOLS, found
from daysix.checks.sources import SCHOOL_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-002", ERROR, EXCLUSIONS, SCHOOL_NUMBERS
NEEDS, BESIDE = (("SchoolDfE", "SchoolName"),), SCHOOLS
MESSAGE = {
    "": "I do not know school number {v}. Choose a school from the list.",
    "name": "I do not know the school {v}. Choose a school from the list.",
    "blank": "No school is named. Choose a school from the list.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """Known by its number or by its name; where only the name is known, its number is offered."""
    column = "SchoolDfE" if view.has("SchoolDfE") else "SchoolName"
    numbers, names = view.texts("SchoolDfE"), view.texts("SchoolName")
    judged: dict[tuple[str, str], bool] = {}
    for place, said in enumerate(zip(numbers, names, strict=True)):
        if said not in judged:
            judged[said] = _known(view, context, place)
        if judged[said]:
            continue
        number, name = said
        by_name = context.one(SCHOOLS, "Name", name)
        suggestion = by_name.text("SchoolDfE") if by_name else ""
        says = "" if number else "name" if name else "blank"
        yield found(place, column, says=says, suggestion=suggestion, v=number or name)


def _known(view: View, context: Context, place: int) -> bool:
    """The number is known; or there is none, and the name is."""
    if view.texts("SchoolDfE")[place]:
        return context.school(view, place) is not None
    return context.school(view, place, "SchoolName") is not None


EXAMPLES = (
    Example(
        "failing",
        "two figures the wrong way round",
        [(1, "SchoolDfE")],
        [exclusion(SchoolDfE="8204010")],
        says=["I do not know school number 8204010. Choose a school from the list."],
    ),
    Example(
        "failing",
        "the number is wrong and the name right: the number is offered",
        [(1, "SchoolDfE")],
        [exclusion(SchoolDfE="8204010", SchoolName="Ash Grove School")],
        suggests=["8204001"],
    ),
    Example("passing", "a school of the list", rows=[exclusion(SchoolDfE="8204001")]),
    Example("boundary", "typed with its stroke", rows=[exclusion(SchoolDfE="820/4001")]),
    Example("boundary", "a number in the cell, not text", rows=[exclusion(SchoolDfE=8204001.0)]),
    Example(
        "boundary",
        "no number, and a name of the list",
        rows=[exclusion(SchoolDfE=None, SchoolName="ash grove school")],
    ),
    Example(
        "blank",
        "no school at all",
        [(1, "SchoolDfE")],
        [exclusion(SchoolDfE=None)],
        says=["No school is named. Choose a school from the list."],
    ),
)
