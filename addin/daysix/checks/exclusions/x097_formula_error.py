"""X-097: a cell that shows a formula's error."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EVERY_SHEET, EXCLUSIONS, HOUSE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-097", ERROR, EVERY_SHEET, HOUSE
NEEDS = ()
MESSAGE = "{v} is a formula that has gone wrong. Type the value, or mend the formula."
ERRORS = frozenset(
    (
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
        "#GETTING_DATA",
        "#BLOCKED!",
    )
)


def check(view: View, _context: Context) -> Iterator[Found]:
    """In any column; a cell that could not be read for it is said by whoever reads it."""
    for place, column in sorted(_errors(view), key=itemgetter(0)):
        if all(one.place != place for one in view.troubles(column)):
            yield found(place, column, v=view.raw(column)[place])


def _errors(view: View) -> Iterator[tuple[int, str]]:
    """Column by column, most of which show none."""
    for column in view.table.columns:
        said = view.wordings(column)
        if said is None or not ERRORS.isdisjoint(said):
            for place, cell in enumerate(view.raw(column)):
                if cell in ERRORS:
                    yield place, column


EXAMPLES = (
    Example(
        "failing",
        "a lost reference",
        [(1, "Surname")],
        [exclusion(Surname="#REF!")],
        says=["#REF! is a formula that has gone wrong. Type the value, or mend the formula."],
        sheet=EXCLUSIONS,
    ),
    Example("passing", "a name", rows=[exclusion(Surname="Marsh")], sheet=EXCLUSIONS),
    Example(
        "boundary",
        "a cell that begins with the mark",
        rows=[exclusion(ReasonText="#1 of three")],
        sheet=EXCLUSIONS,
    ),
    Example(
        "boundary",
        "in a column of dates: X-006 says it",
        rows=[exclusion(GDCDate="#REF!")],
        sheet=EXCLUSIONS,
    ),
    Example(
        "boundary",
        "a lookup that found nothing",
        [(1, "GDCDate")],
        [exclusion(GDCDate="#N/A")],
        sheet=EXCLUSIONS,
    ),
    Example("blank", "nothing", rows=[exclusion(Surname=None)], sheet=EXCLUSIONS),
)
