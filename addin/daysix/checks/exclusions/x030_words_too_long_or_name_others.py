"""X-030: a description too long, or naming another child."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion, pupil
from daysix.checks.exclusions._habits import rarely
from daysix.checks.frame import EXCLUSIONS, HOUSE, NOTE, PUPILS, QUERY, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-030", (QUERY, NOTE), EXCLUSIONS, HOUSE
NEEDS = ("ReasonText",)
MESSAGE = {
    "": "Keep it short and leave other children's names out. This has {n} characters.",
    "name": "The words name another child. Leave other children's names out.",
}
MOST = 400


def check(view: View, context: Context) -> Iterator[Found]:
    """Long only where the team usually writes short; names are those of the workbook's children."""
    texts = view.texts("ReasonText")
    long = [place for place, text in enumerate(texts) if len(text) > MOST]
    level = QUERY if rarely(long, len(texts)) else NOTE
    for place in long:
        yield found(place, "ReasonText", level=level, n=len(texts[place]))
    names = _names(view, context)
    first, last = view.texts("Forename"), view.texts("Surname")
    for place in view.where("ReasonText", lambda text: _named_in(text, names)):
        own = first[place].casefold(), last[place].casefold()
        if any(pair != own for pair in _named_in(texts[place], names)):
            yield found(place, "ReasonText", says="name")


def _names(view: View, context: Context) -> set[tuple[str, str]]:
    """Forename and surname of every child of the workbook, without capitals."""
    pairs: set[tuple[str, str]] = set()
    for one in (view, *context.views.get(PUPILS, ())):
        both = set(zip(one.texts("Forename"), one.texts("Surname"), strict=True))
        pairs.update((first.casefold(), last.casefold()) for first, last in both if first and last)
    return pairs


def _named_in(text: str, names: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The children a text names in full, each word with its capital."""
    words = text.translate(_LETTERS).split()
    return [
        pair
        for one, other in pairwise(words)
        if one[0].isupper()
        and other[0].isupper()
        and (pair := (one.casefold(), other.casefold())) in names
    ]


class _Letters(dict[int, str]):
    """What stands for each character of a word: itself, or a space for what belongs to none."""

    def __missing__(self, code: int) -> str:
        each = chr(code)
        self[code] = each if each.isalpha() or each in "-'" else " "
        return self[code]


_LETTERS = _Letters()


def _row(text: str | None) -> dict[str, object]:
    return exclusion(ReasonText=text, Surname="Marsh", Forename="Ada")


BEN = {PUPILS: [pupil(), pupil(PupilID="P2", UPN="H243278544154", Surname="Fell", Forename="Ben")]}
EXAMPLES = (
    Example(
        "failing",
        "more than 400 characters",
        [(1, "ReasonText")],
        [_row("a" * 401)],
        says=["Keep it short and leave other children's names out. This has 401 characters."],
    ),
    Example(
        "failing",
        "another child by name",
        [(1, "ReasonText")],
        [_row("Hit Ben Fell in the yard.")],
        beside=BEN,
        says=["The words name another child. Leave other children's names out."],
    ),
    Example("passing", "facts only", rows=[_row("Hit another pupil in the yard.")], beside=BEN),
    Example("boundary", "400 characters", rows=[_row("a" * 400)]),
    Example(
        "boundary",
        "the child's own name, or half a name",
        rows=[_row("Ada Marsh hit a pupil."), _row("Ben was hit.")],
        beside=BEN,
    ),
    Example(
        "boundary",
        "a team that writes long",
        [(n, "ReasonText", NOTE) for n in range(1, 41)],
        [_row("a" * 500) for _ in range(40)],
    ),
    Example("blank", "no words", rows=[_row(None)]),
)
