"""X-100: one case number on two rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import ERROR, EXCLUSIONS, HOUSE, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-100", ERROR, EXCLUSIONS, HOUSE
NEEDS = ("ExclusionID",)
MESSAGE = "Case number {id} stands on row {row} too. Give one of them a number of its own."


def check(view: View, context: Context) -> Iterator[Found]:
    """The second and later ones; where numbers repeat by habit, they are not case numbers."""
    first: dict[str, tuple[View, int]] = {}
    twice: list[tuple[int, tuple[View, int]]] = []
    for one in context.views.get(view.kind, ()):
        for place, text in enumerate(one.texts("ExclusionID")):
            key = text.casefold()
            if key and key not in NOTHING:
                before = first.setdefault(key, (one, place))
                if one is view and before != (one, place):
                    twice.append((place, before))
    if rarely(twice, len(view)) and 2 * len(twice) <= len(view):
        for place, (other, row) in twice:
            yield found(
                place,
                "ExclusionID",
                id=view.texts("ExclusionID")[place],
                row=other.number(row),
                related=[(other, row)],
            )


NOTHING = frozenset({"n/a", "na", "none", "tbc", "tba", "unknown", "-", "?"})


EXAMPLES = (
    Example(
        "failing",
        "the same number twice",
        [(2, "ExclusionID")],
        [exclusion(), exclusion(PupilID="P2")],
        says=["Case number 2026-0001 stands on row 2 too. Give one of them a number of its own."],
    ),
    Example("passing", "two numbers", rows=[exclusion(), exclusion(ExclusionID="2026-0002")]),
    Example(
        "boundary",
        "capitals and spaces",
        [(2, "ExclusionID")],
        [exclusion(ExclusionID="ex 1"), exclusion(ExclusionID="EX 1")],
    ),
    Example(
        "boundary",
        "a column that numbers something else",
        rows=[exclusion(ExclusionID=str(n % 5)) for n in range(20)],
    ),
    Example("blank", "no number", rows=[exclusion(ExclusionID=None), exclusion(ExclusionID=None)]),
)
