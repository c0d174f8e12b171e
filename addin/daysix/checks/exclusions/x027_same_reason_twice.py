"""X-027: the same reason twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._reasons import codes_in, reason_texts
from daysix.checks.frame import EXCLUSIONS, QUERY, found
from daysix.law.rule import guidance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-027", QUERY, EXCLUSIONS, guidance("para 17")
NEEDS = (("Reason1", "Reason2", "Reason3"),)
MESSAGE = "The same reason is chosen twice. Clear one of them."


def check(view: View, _context: Context) -> Iterator[Found]:
    """By code, however it is spelled; else by the words."""
    columns = reason_texts(view)
    if len(columns) == 1:
        return
    means: dict[str, object] = {
        text: codes_in(text) or text.casefold() for texts in columns.values() for text in set(texts)
    }
    twice: dict[tuple[str, ...], str] = {}
    for cells in set(zip(*columns.values(), strict=True)):
        seen: set[object] = set()
        for column, text in zip(columns, cells, strict=True):
            if text and means[text] in seen:
                twice[cells] = column
                break
            seen.add(means[text])
    if twice:
        for place, cells in enumerate(zip(*columns.values(), strict=True)):
            if cells in twice:
                yield found(place, twice[cells])


EXAMPLES = (
    Example(
        "failing",
        "twice the same",
        [(1, "Reason2")],
        [exclusion(Reason1="PP", Reason2="PP")],
        says=[MESSAGE],
    ),
    Example("passing", "two reasons", rows=[exclusion(Reason1="PP", Reason2="VP")]),
    Example(
        "boundary",
        "a code, and its label",
        [(1, "Reason3")],
        [exclusion(Reason1="BU", Reason2="DB", Reason3="Bullying")],
    ),
    Example(
        "blank",
        "blanks are no reason",
        rows=[
            exclusion(Reason1="PP", Reason2=None, Reason3=None),
            exclusion(Reason1="PP", Reason2="n/a", Reason3="n/a"),
        ],
    ),
)
