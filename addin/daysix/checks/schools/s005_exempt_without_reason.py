"""S-005: a school exempt from taking its share, and nobody says why or until when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, school
from daysix.checks.frame import HOUSE, QUERY, SCHOOLS, found
from daysix.checks.schools._open import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "S-005", QUERY, SCHOOLS, HOUSE
NEEDS = ("ShareExempt", "ExemptReason", "ExemptUntil")
MESSAGE = "Say why and until when {school} is exempt."
COLUMNS = ("ExemptReason", "ExemptUntil")


def check(view: View, _context: Context) -> Iterator[Found]:
    """Both are wanted; the first that is missing is named."""
    blanks = [(column, view.blanks(column)) for column in COLUMNS]
    for place, exempt in enumerate(view.flags("ShareExempt")):
        missing = next((column for column, blank in blanks if blank[place]), "")
        if exempt and missing:
            yield found(place, missing, school=name_of(view, place))


def _row(exempt: object, why: str | None, until: date | None) -> dict[str, object]:
    return school(ShareExempt=exempt, ExemptReason=why, ExemptUntil=until)


UNTIL = date(2027, 7, 31)
EXAMPLES = (
    Example(
        "failing",
        "no reason",
        [(1, "ExemptReason")],
        [_row("Y", None, UNTIL)],
        says=["Say why and until when Ash Grove School is exempt."],
    ),
    Example("failing", "no end", [(1, "ExemptUntil")], [_row("Y", "Inspection", None)]),
    Example("passing", "both", rows=[_row("Y", "Inspection", UNTIL)]),
    Example("boundary", "not exempt", rows=[_row("N", None, None)]),
    Example("blank", "nobody has said", rows=[_row(None, None, None)]),
)
