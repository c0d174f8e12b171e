"""X-002: a school number that is not in the list of schools, or none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.exclusions._school_numbers import judged, schools_said
from daysix.checks.frame import ERROR, EXCLUSIONS, QUERY, SCHOOLS, found
from daysix.checks.sources import SCHOOL_NUMBERS
from daysix.law.identifiers import LAESTAB_LENGTH, check_laestab
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-002", (ERROR, QUERY), EXCLUSIONS, SCHOOL_NUMBERS
NEEDS = (("SchoolDfE", "SchoolName"),)
MESSAGE = {
    "": "I do not know school number {v}. Choose a school from the list.",
    "name": "I do not know the school {v}. Choose a school from the list.",
    "blank": "No school is named. Choose a school from the list.",
    "none": "No school is named, so I know no term dates for this row. Type the school.",
    "shape": "A school number is three digits for the council and four for the school, such as "
    "925/4001. {v} is not. Check it.",
    "council": "School number {v} begins with {la}, which is not a council code. Check it.",
    "calendar": "No calendar names school number {v}, and the other numbers are all there. "
    "Check it.",
}
NAMED = 0.9
"""Share of the numbers the calendars name, from which on one they do not is asked about."""


def check(view: View, context: Context) -> Iterator[Found]:
    """By the list of schools; without one, by what a school's number must be, and the calendars.

    A school is known by its number or its name; where only the name is, its number is offered.
    """
    column = "SchoolDfE" if view.has("SchoolDfE") else "SchoolName"
    if context.has(SCHOOLS):
        yield from _against_list(view, context, column)
        return
    numbers, names = view.texts("SchoolDfE"), view.texts("SchoolName")
    named = [bool(number or name) for number, name in zip(numbers, names, strict=True)]
    if 2 * sum(named) >= len(named):  # a column nobody fills says nothing: there may be one school
        for place, said in enumerate(named):
            if not said:
                yield found(place, column, says="none")
    wrong = {number: _wrong(number) for number in set(numbers) if number}
    if _calendars_name(numbers, context):
        wrong |= {
            number: "calendar"
            for number, says in wrong.items()
            if not says and not context.book.own(number)
        }
    schools = schools_said(context)
    for says, level in (("shape", ERROR), ("council", QUERY), ("calendar", QUERY)):
        odd = [place for place, number in enumerate(numbers) if wrong.get(number) == says]
        if rarely(odd, sum(map(bool, numbers))):
            for place in odd:
                number, name = numbers[place], names[place]
                if says != "calendar" or judged(school_key(number), name, schools) is None:
                    usual = schools.numbers.get(normal(name), "")  # else X-088 says it
                    yield found(
                        place,
                        column,
                        says=says,
                        level=level,
                        suggestion=usual,
                        v=number,
                        la=number[:3],
                    )


def _wrong(number: str) -> str:
    """Which sentence a number asks for whatever the list; blank if none."""
    read = check_laestab(number)
    return "" if not read.problems else "council" if len(read.value) == LAESTAB_LENGTH else "shape"


def _calendars_name(numbers: Sequence[str], context: Context) -> bool:
    """Whether the calendars are kept by number, so that one they do not name is a question."""
    typed = [number for number in numbers if number]
    known = {number for number in set(typed) if context.book.own(number)}
    return len(known) > 1 and sum(number in known for number in typed) >= NAMED * len(typed)


def _against_list(view: View, context: Context, column: str) -> Iterator[Found]:
    numbers, names = view.texts("SchoolDfE"), view.texts("SchoolName")
    known: dict[tuple[str, str], bool] = {}
    for place, said in enumerate(zip(numbers, names, strict=True)):
        if said not in known:
            known[said] = _known(view, context, place)
        if known[said]:
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


NO_LIST: dict[str, list[dict[str, object]]] = {SCHOOLS: []}


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
    Example(
        "failing",
        "no list of schools, and one row without any",
        [(2, "SchoolDfE", ERROR)],
        [exclusion(), exclusion(SchoolDfE=None), exclusion()],
        beside=NO_LIST,
        says=["No school is named, so I know no term dates for this row. Type the school."],
    ),
    Example(
        "failing",
        "no list of schools: a figure left out, no such council",
        [(1, "SchoolDfE", ERROR), (2, "SchoolDfE", QUERY)],
        [exclusion(SchoolDfE="820401"), exclusion(SchoolDfE="9994001"), exclusion()],
        beside=NO_LIST,
        says=[
            (
                "A school number is three digits for the council and four for the school, such as "
                "925/4001. 820401 is not. Check it."
            ),
            "School number 9994001 begins with 999, which is not a council code. Check it.",
        ],
    ),
    Example(
        "boundary",
        "no list of schools: another council's school, however its number is typed",
        rows=[exclusion(), exclusion(SchoolDfE="925/4001"), exclusion(SchoolDfE=9254001.0)],
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "no list of schools, and a column of the last four digits",
        rows=[exclusion(SchoolDfE=f"40{n:02}") for n in range(12)],
        beside=NO_LIST,
    ),
    Example(
        "boundary",
        "no list of schools, and a column nobody fills",
        rows=[exclusion(SchoolDfE=None) for _ in range(3)],
        beside=NO_LIST,
    ),
)
