"""Which kind of mail the words of a mail are most like: what speaks when no rule knows a phrase.

Every word has a small weight for each kind, learnt once from our own example mails by
``tests/benchmarks/mail_words.py`` and kept as a table that can be read; nothing is learnt later,
and no name of a person is in it. A rule that knows its phrase weighs more than a dozen such words.
"""

from __future__ import annotations

from functools import cache
from itertools import chain
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from daysix import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

OF_SUBJECT, FACT, EVERY_MAIL = "subject:", "fact:", "(every mail)"
"""How a word of the subject, a fact of the headers, and what every mail begins with are written."""
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_STEM = 4
"""Letters that must be left when an ending is taken off."""
_SPREAD = 4.0
_WEIGHT, _MIDDLE, _LOWEST = 3.0, 3.0, -1.0
"""A kind about as likely as any other of them adds nothing; a certain one adds nine."""
_REMEMBERED = 50_000


def stem(word: str) -> str:
    """A word without its ending, and any number as the same number."""
    if word.isdigit():
        return "0"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


@cache
def _table() -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    rows = data.rows("mail_words")
    names = tuple(name for name in rows[0] if name != "word")
    return names, {row["word"]: tuple(float(row[name] or 0) for name in names) for row in rows}


_stems: dict[str, str] = {}


def _stemmed(word: str) -> str:
    found = _stems.get(word)
    if found is None:
        if len(_stems) >= _REMEMBERED:
            _stems.clear()
        found = _stems[word] = stem(word)
    return found


def features_of(
    subject: Sequence[str], others: Iterable[Sequence[str]], facts: Iterable[str]
) -> set[str]:
    """What is looked up of a mail: its words, those of its subject apart, and its facts."""
    said = {_stemmed(word) for word in chain(subject, *others) if word[0].isalnum()}
    said |= {OF_SUBJECT + _stemmed(word) for word in subject if word[0].isalnum()}
    return said | {FACT + fact for fact in facts}


def likeness_of(features: set[str]) -> Mapping[str, float]:
    """What the words add to the score of each kind, by its name."""
    names, table = _table()
    rows = [table[feature] for feature in features if feature in table]
    share = _SPREAD / sqrt(len(rows) or 1)
    start = table[EVERY_MAIL]
    sums = (
        [
            first + share * total
            for first, total in zip(start, map(sum, zip(*rows, strict=True)), strict=True)
        ]
        if rows
        else list(start)
    )
    most = max(sums)
    whole = log(sum(exp(one - most) for one in sums)) + most
    return {
        name: _WEIGHT * max(_LOWEST, one - whole + _MIDDLE)
        for name, one in zip(names, sums, strict=True)
    }


def telling_words(kind: str, features: set[str], *, most: int = 4) -> list[str]:
    """The words that spoke most for a kind."""
    names, table = _table()
    at = names.index(kind)
    found = sorted(
        (feature for feature in features if feature in table and table[feature][at] > 0),
        key=lambda feature: (-table[feature][at], feature),
    )
    return [word.removeprefix(OF_SUBJECT).removeprefix(FACT) for word in found[:most]]
