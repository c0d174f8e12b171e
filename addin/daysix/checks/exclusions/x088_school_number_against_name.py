"""X-088: a school number beside the name of another school."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.checks.examples import Example, exclusion, school
from daysix.checks.exclusions._school_numbers import ENOUGH, judged, schools_said
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, SCHOOLS, found
from daysix.checks.sources import SCHOOL_NUMBERS
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.exclusions._school_numbers import Pair
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-088", (QUERY, NOTE), EXCLUSIONS, SCHOOL_NUMBERS
NEEDS = ("SchoolDfE", "SchoolName")
MESSAGE = {
    "": "{number} is {known}, and the name says {name}. Correct one of the two.",
    "number": "{name} has the number {known} in other rows, and {number} here. Correct it, unless "
    "the school has a new number.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """The Schools sheet's name, else that of most rows. One seen often may be a former one.

    A number seen once, beside a name that has another everywhere else, is no new number yet.
    """
    schools = schools_said(context)
    answers: dict[Pair, str | None] = {}
    pairs = zip(map(school_key, view.texts("SchoolDfE")), view.texts("SchoolName"), strict=True)
    for place, (number, name) in enumerate(pairs):
        if not number or not name:
            continue
        if (number, name) not in answers:
            answers[number, name] = judged(number, name, schools)
        says = answers[number, name]
        if says is not None:
            known = schools.numbers[normal(name)] if says else schools.names[number]
            level = QUERY if schools.times[number, name] < ENOUGH else NOTE
            yield found(
                place, "SchoolDfE", says=says, level=level, number=number, known=known, name=name
            )


def _row(name: str | None, number: str = "8204001") -> dict[str, object]:
    return exclusion(SchoolDfE=number, SchoolName=name)


TOWN = ((1, "Hill"), (2, "Brook"), (3, "Mill"), (4, "Park"))
EXAMPLES = (
    Example(
        "failing",
        "another school's name",
        [(1, "SchoolDfE")],
        [_row("Elm Park School")],
        says=[
            (
                "8204001 is Ash Grove School, and the name says Elm Park School. "
                "Correct one of the two."
            ),
        ],
    ),
    Example(
        "failing",
        "no Schools sheet: as on the other rows",
        [(4, "SchoolDfE")],
        [_row("Ash Grove"), _row("Ash Grove"), _row("Ash Grove"), _row("Elm Park")],
        beside={SCHOOLS: []},
    ),
    Example(
        "failing",
        "no Schools sheet: one figure of the number is wrong",
        [(4, "SchoolDfE")],
        [_row("Ash Grove")] * 3 + [_row("Ash Grove", "8204009")],
        beside={SCHOOLS: []},
        says=[
            (
                "Ash Grove has the number 8204001 in other rows, and 8204009 here. Correct it, "
                "unless the school has a new number."
            )
        ],
    ),
    Example(
        "boundary",
        "no Schools sheet: an academy's new number, in two rows so far",
        rows=[_row("Ash Grove")] * 3 + [_row("Ash Grove", "8204009")] * 2,
        beside={SCHOOLS: []},
    ),
    Example(
        "failing",
        "schools of one town: its name is no word of their own",
        [(13, "SchoolDfE")],
        [
            *[_row(f"Ashford {name} School", f"820400{n}") for n, name in TOWN for _ in range(3)],
            _row("Ashford Hill School", "8204002"),
        ],
        beside={SCHOOLS: []},
    ),
    Example(
        "failing",
        "another school of the Schools sheet, of the same town",
        [(1, "SchoolDfE")],
        [_row("Ashford Mill School", "8204001")],
        beside={
            SCHOOLS: [
                school(SchoolDfE="8204001", Name="Ashford Hill School"),
                school(SchoolDfE="8204002", Name="Ashford Mill School"),
            ]
        },
    ),
    Example("passing", "its own name", rows=[_row("Ash Grove School")]),
    Example(
        "boundary",
        "a short form of it",
        rows=[_row("Ash Grove Sec"), _row("AGS"), _row("Ashgrove")],
    ),
    Example("boundary", "a number nobody knows: X-002", rows=[_row("Elm Park School", "8204009")]),
    Example("blank", "no name", rows=[_row(None)]),
)
