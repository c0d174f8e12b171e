"""X-003: a kind of exclusion that is not one of the three, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.frame import ERROR, EXCLUSIONS, found
from daysix.checks.sources import code_set
from daysix.checks.unread import as_typed
from daysix.tracker.headers import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import Trouble, View

ID, LEVEL, SHEET, CITE = "X-003", ERROR, EXCLUSIONS, code_set("type of exclusion")
NEEDS, TAKES = ("Category",), ID
MESSAGE = {
    "": 'Choose PERM, SUSP or LNCH. "{v}" is not used.',
    "many": 'Choose PERM, SUSP or LNCH. "{v}" is not used. It stands in {n} rows: if it means one '
    "of the three in all of them, replace it with Find and Replace.",
    "likely": 'Choose PERM, SUSP or LNCH. "{v}" is not used. It stands in {n} rows: if it means '
    "{likely} in all of them, replace it with Find and Replace.",
    "blank": "Choose PERM, SUSP or LNCH. The cell is blank.",
}

HABIT = 4
"""Rows of one word, from which on it is said once, with the others named beside it."""


def check(view: View, _context: Context) -> Iterator[Found]:
    """What could not be read as one of the three, and blanks.

    A word in many rows is a habit and one thing to say, not a fault of each of them.
    """
    for shown, troubles in _by_word(view).items():
        first, *others = troubles
        if len(troubles) >= HABIT:
            likely = as_typed(first.suggestion)
            yield found(
                first.place,
                "Category",
                says="likely" if likely else "many",
                v=shown,
                n=f"{len(troubles):,}",
                likely=likely,
                related=[(view, one.place) for one in others],
            )
            continue
        for one in troubles:
            yield found(
                one.place,
                "Category",
                v=view.shown(one.place, "Category"),
                suggestion=as_typed(one.suggestion),
            )
    for place, blank in enumerate(view.blanks("Category")):
        if blank:
            yield found(place, "Category", says="blank")


def _by_word(view: View) -> dict[str, list[Trouble]]:
    found_: dict[str, list[Trouble]] = {}
    for trouble in view.troubles("Category"):
        shown = view.shown(trouble.place, "Category")
        found_.setdefault(normal(shown) or shown, []).append(trouble)
    return {view.shown(ones[0].place, "Category"): ones for ones in found_.values()}


EXAMPLES = (
    Example(
        "failing",
        "internal exclusion is none of the three",
        [(1, "Category")],
        [exclusion(Category="INT")],
        says=['Choose PERM, SUSP or LNCH. "INT" is not used.'],
    ),
    Example(
        "failing",
        "letters with one likely meaning: it is offered, not taken",
        [(1, "Category")],
        [exclusion(Category="FPX")],
        suggests=["SUSP"],
    ),
    Example(
        "failing",
        "a word of the team's own, in many rows: said once",
        [(1, "Category")],
        [exclusion(Category="RFD") for _ in range(HABIT)],
        says=[MESSAGE["many"].format(v="RFD", n="4")],
    ),
    Example(
        "boundary",
        "letters that the column makes certain: more than one kind, and nothing else",
        rows=[exclusion(Category=letter) for letter in "FP"],
    ),
    Example(
        "passing",
        "each of the three",
        rows=[exclusion(Category=code) for code in ("PERM", "SUSP", "LNCH")],
    ),
    Example("boundary", "small letters", rows=[exclusion(Category="susp ")]),
    Example("boundary", "the old word is read, see X-004", rows=[exclusion(Category="FIXD")]),
    Example("boundary", "a plain word", rows=[exclusion(Category="Suspension")]),
    Example(
        "blank",
        "no kind",
        [(1, "Category")],
        [exclusion(Category=None)],
        says=["Choose PERM, SUSP or LNCH. The cell is blank."],
    ),
)
