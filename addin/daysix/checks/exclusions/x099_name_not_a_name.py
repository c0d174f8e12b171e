"""X-099: figures in a name, or surname and forename swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._people import odd_ones, spelled
from daysix.checks.frame import EXCLUSIONS, HOUSE, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-099", QUERY, EXCLUSIONS, HOUSE
NEEDS = (("Surname", "Forename"),)
MESSAGE = {
    "": '"{v}" has figures in it. Type the name alone.',
    "swapped": "Other rows of this child have the two names the other way round. Swap them back. "
    "Check.",
}


def check(view: View, context: Context) -> Iterator[Found]:
    """Swapped, by the Pupils sheet or by most rows of the same child."""
    for column in ("Surname", "Forename"):
        texts = view.texts(column)
        for place in view.where(column, _has_figures):
            yield found(place, column, v=texts[place][:40])
    for refs in context.unlike("Surname", "Forename"):
        pairs = {ref: (spelled(ref.text("Surname")), spelled(ref.text("Forename"))) for ref in refs}
        whole = {ref: pair for ref, pair in pairs.items() if all(pair)}
        if len(set(whole.values())) > 1:
            for ref, usual, example in odd_ones(refs, whole):
                if ref.view is view and isinstance(usual, tuple) and whole[ref] == usual[::-1]:
                    yield found(
                        ref.place,
                        "Surname",
                        says="swapped",
                        suggestion=example.text("Surname"),
                        related=[example],
                    )


def _has_figures(text: str) -> bool:
    return not text.isalpha() and any(map(str.isdigit, text)) and not text.startswith("#")


def _row(surname: str | None, forename: str | None) -> dict[str, object]:
    return exclusion(Surname=surname, Forename=forename)


EXAMPLES = (
    Example(
        "failing",
        "a figure",
        [(1, "Surname")],
        [_row("Mar5h", "Ada")],
        says=['"Mar5h" has figures in it. Type the name alone.'],
    ),
    Example(
        "failing",
        "swapped on one row",
        [(2, "Surname")],
        [_row("Marsh", "Ada"), _row("Ada", "Marsh"), _row("Marsh", "Ada")],
        suggests=["Marsh"],
    ),
    Example("passing", "a name", rows=[_row("Marsh", "Ada")]),
    Example("boundary", "hyphens, apostrophes, accents", rows=[_row("O'Neill-Żak", "Zoë")]),
    Example("blank", "none", rows=[_row(None, None)]),
)
