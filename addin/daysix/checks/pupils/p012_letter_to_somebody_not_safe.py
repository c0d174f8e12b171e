"""P-012: a letter addressed to somebody it is not safe to write to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, pupil
from daysix.checks.frame import ERROR, HOUSE, PUPILS, found
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "P-012", ERROR, PUPILS, HOUSE
NEEDS = ("LetterTo", ("Carer1SafeToContact", "Carer2SafeToContact"))
MESSAGE = "Do not write to this person."
CARERS = (("1", "Carer1Name", "Carer1SafeToContact"), ("2", "Carer2Name", "Carer2SafeToContact"))


def check(view: View, _context: Context) -> Iterator[Found]:
    """The carer chosen by name, or as "Carer 1"; N means that it is not safe."""
    carers = [(no, view.texts(name), view.flags(safe)) for no, name, safe in CARERS]
    for place, chosen in enumerate(view.texts("LetterTo")):
        said = normal(chosen)
        for number, names, safe in carers:
            named = said and said in {normal(names[place]), f"carer{number}", number}
            if named and safe[place] is False:
                yield found(place, "LetterTo")


def _row(chosen: str | None, **cells: object) -> Row:
    carers = {"Carer1Name": "J. Marsh", "Carer2Name": "K. Marsh"}
    safe = {"Carer1SafeToContact": "N", "Carer2SafeToContact": "Y"}
    return pupil(**carers, **{**safe, **cells}, LetterTo=chosen)


EXAMPLES = (
    Example("failing", "by name", [(1, "LetterTo")], [_row("J Marsh")], says=[MESSAGE]),
    Example("failing", "by number", [(1, "LetterTo")], [_row("Carer 1")]),
    Example("passing", "the other carer", rows=[_row("K. Marsh")]),
    Example(
        "boundary", "nobody has said whether", rows=[_row("J. Marsh", Carer1SafeToContact=None)]
    ),
    Example("boundary", "not safe, and not chosen", rows=[_row("School")]),
    Example("blank", "nobody chosen", rows=[_row(None)]),
)
