"""P-010: a postcode that has not the shape of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, pupil, school
from daysix.checks.frame import HOUSE, PUPILS, QUERY, SCHOOLS, found
from daysix.checks.pupils._postcodes import likely_postcode, no_home, postcode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-010", QUERY, (PUPILS, SCHOOLS), HOUSE
NEEDS = ("Postcode",)
MESSAGE = 'Postcode "{v}" looks wrong. Check it.'


def check(view: View, _context: Context) -> Iterator[Found]:
    """Its shape only: whether the Post Office knows it is not asked. Spaces and capitals apart."""
    texts = view.texts("Postcode")
    for place in view.where("Postcode", lambda typed: not postcode(typed) and not no_home(typed)):
        typed = texts[place]
        yield found(place, "Postcode", v=typed[:20], suggestion=likely_postcode(typed))


EXAMPLES = (
    Example(
        "failing",
        "the last letter lost",
        [(1, "Postcode")],
        [pupil(Postcode="ZZ1 2A")],
        says=['Postcode "ZZ1 2A" looks wrong. Check it.'],
        suggests=[""],
    ),
    Example(
        "failing",
        "a letter O for a nought: the figure is offered",
        [(1, "Postcode")],
        [pupil(Postcode="ZZ1 OAB")],
        suggests=["ZZ1 0AB"],
    ),
    Example(
        "failing", "a school's", [(1, "Postcode")], [school(Postcode="Alder House")], sheet=SCHOOLS
    ),
    Example("passing", "as usual", rows=[pupil(Postcode="ZZ12 3AB")]),
    Example("boundary", "small letters and no space", rows=[pupil(Postcode="zz123ab")]),
    Example(
        "boundary",
        "every shape there is",
        rows=[
            pupil(Postcode=each)
            for each in (
                "M1 1AE",
                "M60 1NW",
                "CR2 6XH",
                "DN55 1PT",
                "W1A 1HQ",
                "EC1A 1BB",
                "GIR 0AA",
            )
        ],
    ),
    Example("boundary", "of no fixed abode", rows=[pupil(Postcode="NFA")]),
    Example("blank", "none", rows=[pupil(Postcode=None)]),
)
