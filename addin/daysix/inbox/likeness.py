"""Which kind of mail the words of a mail are most like: what speaks when no rule knows a phrase.

Every word has a small weight for each kind, learnt once from our own example mails by
``tests/benchmarks/mail_words.py`` and kept as a table that can be read; nothing is learnt later,
and no name of a person is in it. A rule that knows its phrase weighs more than a dozen such words.
"""

from __future__ import annotations

from functools import cache
from math import exp, log, sqrt
from struct import pack, unpack
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.remembered import Remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

OF_SUBJECT, FACT, EVERY_MAIL = "subject:", "fact:", "(every mail)"
"""How a word of the subject, a fact of the headers, and what every mail begins with are written."""
_ENDINGS = ("ing", "ed", "es", "s", "ly")
_STEM = 4
"""Letters that must be left when an ending is taken off."""
_SPREAD = 4.0
_WEIGHT, _MIDDLE, _LOWEST = 3.0, 3.0, -1.0
_LEAST = _WEIGHT * _LOWEST
"""A kind about as likely as any other of them adds nothing; a certain one adds nine."""
_HUNDREDTHS, _LANE, _MIDST = 100, 4, 1 << 13


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


@cache
def _rows() -> tuple[tuple[str, ...], tuple[float, ...], dict[str, int]]:
    """The same with the weights of each word as one number, so that one sum adds all kinds' up.

    Four bytes of it are a kind's: hundredths, from a midst that keeps them above nothing.
    """
    names, table = _table()
    rows = {
        word: int.from_bytes(
            pack(f"<{len(names)}I", *(_MIDST + round(one * _HUNDREDTHS) for one in weights)),
            "little",
        )
        for word, weights in table.items()
    }
    return names, table[EVERY_MAIL], rows


@cache
def _speaking_for(kind: str) -> tuple[tuple[str, ...], dict[str, int]]:
    """The words that speak for a kind, those that speak most first; and the place of each."""
    names, table = _table()
    at = names.index(kind)
    weighed = sorted((-weights[at], word) for word, weights in table.items() if weights[at] > 0)
    words = ("", *(word for _, word in weighed))
    return words, {word: place for place, word in enumerate(words) if place}


def stem_of(word: str) -> str:
    """A word without its ending; blank for marks, which are no words."""
    return stem(word) if word[0].isalnum() else ""


_stems = Remembered(stem_of)


def stems_of(words: Sequence[str]) -> Iterator[str]:
    """Each word without its ending, blank for marks."""
    return map(_stems.__getitem__, words)


def features_of(
    subject: Iterable[str], others: Iterable[Iterable[str]], facts: Iterable[str]
) -> set[str]:
    """What is looked up of a mail: its stems, those of its subject apart, and its facts."""
    headed = {*subject}
    said = headed.union(*others)
    said.discard("")
    said.update([OF_SUBJECT + word for word in headed if word])
    said.update([FACT + fact for fact in facts])
    return said


def likeness_of(features: set[str]) -> Mapping[str, float]:
    """What the words add to the score of each kind, by its name."""
    names, start, rows = _rows()
    found = [*filter(None, map(rows.get, features))]
    share = _SPREAD / sqrt(len(found) or 1) / _HUNDREDTHS
    totals = unpack(f"<{len(names)}I", sum(found).to_bytes(_LANE * len(names), "little"))
    middle = _MIDST * len(found)
    sums = [first + share * (total - middle) for first, total in zip(start, totals, strict=True)]
    most = max(sums)
    whole = log(sum([exp(one - most) for one in sums])) + most
    weighed = [one - whole + _MIDDLE for one in sums]
    return {
        name: _WEIGHT * one if one > _LOWEST else _LEAST
        for name, one in zip(names, weighed, strict=True)
    }


def telling_words(kind: str, features: set[str], *, most: int = 4) -> list[str]:
    """The words that spoke most for a kind."""
    words, places = _speaking_for(kind)
    found = sorted(filter(None, map(places.get, features)))[:most]
    return [words[place].removeprefix(OF_SUBJECT).removeprefix(FACT) for place in found]
