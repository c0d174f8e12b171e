"""X-028: the words speak of a weapon, drugs or social media, and the codes do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.checks.examples import Example, exclusion
from daysix.checks.exclusions._habits import rarely
from daysix.checks.exclusions._reasons import all_codes, reason_texts
from daysix.checks.frame import EXCLUSIONS, NOTE, QUERY, found
from daysix.checks.sources import code_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "X-028", (QUERY, NOTE), EXCLUSIONS, code_set("reasons for exclusion")
NEEDS = ("ReasonText", ("Reason1", "Reason2", "Reason3"))
MESSAGE = 'The words mention "{w}" but code {c} is not chosen. Is that right?'
WORDS = (
    (("knife", "knives", "machete", "weapon", "weapons"), ("OW", "BW")),
    (("drug", "drugs", "cannabis", "cocaine"), ("DA", "DR")),
    (("social media",), ("MT", "TB")),
)
DENIED = ("no", "not", "without", "never", "denied", "nor")
LOOK_BACK, SHARE = 4, 0.01


def check(view: View, _context: Context) -> Iterator[Found]:
    """Only where all reasons are codes; "no weapon was used" mentions none."""
    columns = reason_texts(view)
    column = next(iter(columns))
    odd: list[tuple[int, str, str]] = []
    said = view.texts("ReasonText")
    mentioned = {text: _mentioned(text) for text in set(said)}
    for place in view.where("ReasonText", mentioned.get):
        for word, wanted in mentioned[said[place]]:
            known = all_codes([(name, texts[place]) for name, texts in columns.items()])
            if known and not set(wanted) & set(known):
                odd.append((place, word, wanted[0]))
    level = QUERY if rarely(odd, len(view), share=SHARE) else NOTE
    for place, word, code in odd:
        yield found(place, column, level=level, w=word, c=code)


def _mentioned(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of the list a text mentions, each with the codes that would fit."""
    lowered = text.casefold()
    return [(word, wanted) for words, wanted in WORDS if (word := _mentions(lowered, words))]


def _mentions(text: str, words: tuple[str, ...]) -> str:
    """The first of some words a text holds as a whole word, and does not deny."""
    if not any(word in text for word in words):
        return ""
    parts = "".join(letter if letter.isalnum() else " " for letter in text).split()
    joined = f" {' '.join(parts)} "
    for word in words:
        before, mentioned, _ = joined.partition(f" {word} ")
        if mentioned and not set(before.split()[-LOOK_BACK:]) & set(DENIED):
            return word
    return ""


def _row(text: str | None, code: str | None = "DB") -> dict[str, object]:
    return exclusion(Reason1=code, ReasonText=text)


EXAMPLES = (
    Example(
        "failing",
        "a knife, and no code for it",
        [(1, "Reason1")],
        [_row("Brought a knife to school.")],
        says=['The words mention "knife" but code OW is not chosen. Is that right?'],
    ),
    Example("failing", "drugs", [(1, "Reason1")], [_row("Found with drugs.")]),
    Example(
        "passing",
        "the code is there",
        rows=[_row("Brought a knife.", "BW"), _row("Posted on social media.", "MT")],
    ),
    Example(
        "boundary",
        "denied",
        rows=[_row("No weapon was found."), _row("There was no sign of any drugs.")],
    ),
    Example("boundary", "part of another word", rows=[_row("Walked past the drugstore.")]),
    Example(
        "boundary", "reasons in a team's own words", rows=[_row("Brought a knife.", "Weapons")]
    ),
    Example("blank", "no words, no code", rows=[_row(None), _row("Brought a knife.", None)]),
)
