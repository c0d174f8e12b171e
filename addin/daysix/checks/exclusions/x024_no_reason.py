"""X-024: no reason is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import in_use
from daysix.checks.exclusions._reasons import REASON_COLUMNS, reason_texts
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-024", ERROR, EXCLUSIONS, guidance("para 17")
NEEDS = (("Reason1", "Reason2", "Reason3"),)
MESSAGE = "Choose at least one reason."
USUAL = 0.95


def check(view: View, _context: Context) -> Iterator[Found]:
    """All blank, in a tracker whose reasons are usually filled."""
    column = next(name for name in REASON_COLUMNS if view.has(name))
    said = [any(cells) for cells in zip(*reason_texts(view).values(), strict=True)]
    if in_use(said, share=USUAL):
        for place, any_ in enumerate(said):
            if not any_:
                yield found(place, column)


EXAMPLES = (
    Example(
        "failing",
        "no reason at all",
        [(1, "Reason1")],
        [exclusion(Reason1=None, Reason2=None)],
        says=[MESSAGE],
    ),
    Example("passing", "one", rows=[exclusion(Reason1="DB")]),
    Example("boundary", "only the second is filled", rows=[exclusion(Reason1=None, Reason2="DB")]),
    Example(
        "boundary",
        "a column hardly anybody fills",
        rows=[exclusion(Reason1="DB" if n % 3 == 0 else None) for n in range(20)],
    ),
    Example(
        "blank",
        "spaces, or a dash",
        [(1, "Reason1"), (2, "Reason1")],
        [exclusion(Reason1="  "), exclusion(Reason1="-")],
    ),
)
