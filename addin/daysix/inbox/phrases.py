"""Finding some hundreds of phrases in a text in one pass over its words.

A phrase is written as an officer would say it: ``"permanent* exclu*"``. ``word*`` is any word that
begins so, ``a|b`` is either, ``_`` any one word, ``..`` up to seven words of the same sentence,
``<class>`` any word of a class of :mod:`daysix.inbox.word_classes`, ``#`` any figure, and ``a & b``
both in either order with up to seven words between. All phrases of all kinds stand in one tree, so
that a mail costs one look-up a word, however many kinds there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import permutations, product
from typing import TYPE_CHECKING

from daysix.inbox.remembered import Remembered
from daysix.inbox.word_classes import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    _Text = tuple[Sequence["Ids | None"], set[int], list["Hit"]]
    """By place what each word can stand for, None at an end; all of that; and what was found."""

_MARK = r"[.!?;]+(?=\s|$)|,|\n(?:\s*\n|(?=[ \t]*(?:[-*•]|\d\d?[.)]|[^\n:]{1,40}:)))|[☐☒☑✓✔]"
"""A new line ends a sentence where the next one is a label, a bullet or a number of a list."""
_TOKEN = re.compile(rf"(?=[^ ])(?:[a-z0-9]++(?![^\W_])|[^\W_]+|{_MARK})")
"""Most words have plain letters alone, which are sooner told."""
ENDS = frozenset(".!?;\n")
_GAP, _GAP_WORDS, _BOTH, _FIGURE = "..", 7, " & ", "#"
_ANY = "_"
_PREFIX = 3
"""Shortest beginning that ``word*`` may have."""
_CARE = "'’‘`\u00b4\u00ad\u200b\u200c"
"""Half of all parents leave apostrophes out, so nobody has any: "doesnt"."""
Ids = tuple[int, ...]
PhraseWord = tuple[Ids, tuple["_Node", ...], frozenset[int], frozenset[int], Ids]
"""What a word can stand for, the phrases that begin with it, what may be their second word, what
may come later in them where other words may stand between; and the phrases that it is alone.
"""
Hit = tuple[int, int, int]
"""A phrase found: its number, and the words from its start up to but without its end."""


def each(words: str) -> tuple[str, ...]:
    """One-word phrases, written in a row."""
    return tuple(words.split())


def words_of(text: str) -> list[str]:
    """Words in lower case, with the marks that end or part a sentence between them."""
    for mark in _CARE[:1] if text.isascii() else _CARE:
        text = text.replace(mark, "")
    return _TOKEN.findall(text.lower())


def is_end(word: str) -> bool:
    """Whether this token ends a sentence or a paragraph."""
    return word[0] in ENDS


@dataclass(slots=True)
class _Node:
    steps: dict[int, _Node] = field(default_factory=dict)
    any_word: _Node | None = None
    after_gap: _Node | None = None
    ends: list[int] = field(default_factory=list)


class Phrases:
    """All phrases, each with the number it was added under."""

    def __init__(self) -> None:
        self._root = _Node()
        self._ids: dict[str, int] = {}
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._begins: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._known = Remembered(self.known)

    def add(self, phrase: str, number: int) -> None:
        """Add one phrase; the same words may stand under several numbers."""
        self._known.clear()
        for words in _in_every_order(phrase.lower().replace("'", "")):
            for way in product(*(item.split("|") for item in words.split())):
                node = self._root
                for item in way:
                    node = self._step(node, item)
                if number not in node.ends:
                    node.ends.append(number)

    def _step(self, node: _Node, item: str) -> _Node:
        if item == _GAP:
            node.after_gap = node.after_gap or _Node()
            return node.after_gap
        if item == _ANY:
            node.any_word = node.any_word or _Node()
            return node.any_word
        return node.steps.setdefault(self._id(item), _Node())

    def _id(self, item: str) -> int:
        if item in self._ids:
            return self._ids[item]
        number = self._ids[item] = len(self._ids)
        for word in CLASSES[item[1:-1]].split() if item.startswith("<") else (item,):
            if word.endswith("*"):
                bare = word[:-1]
                if len(bare) < _PREFIX:
                    raise ValueError(f"A beginning must have {_PREFIX} letters at least: {word}")
                self._begins[bare[:_PREFIX]].append((bare, number))
            else:
                self._exact[word].append(number)
        return number

    def ids(self, word: str) -> Ids:
        """Which words of phrases this word can stand for."""
        begins = self._begins.get(word[:_PREFIX], ())
        found = [*self._exact.get(word, ())]
        found += [number for bare, number in begins if word.startswith(bare)]
        if word.isdigit():
            found += self._exact.get(_FIGURE, ())
        return tuple(dict.fromkeys(found))

    def known(self, word: str) -> PhraseWord | None:
        """What a word can stand for, and where phrases go on that begin with it; None at an end."""
        if is_end(word):
            return None
        ids = self.ids(word)
        steps = self._root.steps
        nodes = tuple(steps[number] for number in ids if number in steps)
        seconds = frozenset(number for node in nodes for number in node.steps)
        later = {number for node in nodes if node.after_gap for number in node.after_gap.steps}
        if any(node.any_word is not None for node in nodes):
            later.update(ids)  # which stand here: such a phrase is always gone into
        return (
            ids,
            nodes,
            seconds,
            frozenset(later),
            tuple(one for node in nodes for one in node.ends),
        )

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every phrase in these words, in the order in which they begin."""
        return self.find_among([*map(self._known.__getitem__, words)])

    def find_among(self, known: Sequence[PhraseWord | None]) -> list[Hit]:
        """The same of words that were looked up.

        A phrase is gone into only where the word beside, or any word of the text, is one it needs.
        """
        numbered = [word and word[0] for word in known]
        there = set[int]().union(*filter(None, numbered))
        numbered.append(None)
        hits: list[Hit] = []
        text = (numbered, there, hits)
        for start, word in enumerate(known, 1):
            if word is None or not word[1]:
                continue
            _, nodes, seconds, later, alone = word
            if not seconds.isdisjoint(numbered[start] or ()) or not later.isdisjoint(there):
                for node in nodes:
                    _follow(node, start - 1, start, text)
            elif alone:
                hits += [(phrase, start - 1, start) for phrase in alone]
        return hits


def _follow(node: _Node, start: int, at: int, text: _Text) -> None:
    """Add the phrases that end here, and go on with the word that stands here."""
    numbered, there, hits = text
    for phrase in node.ends:
        hits.append((phrase, start, at))
    here = numbered[at]
    if here is None:
        return
    steps = node.steps
    if steps:
        for number in here:
            if number in steps:
                _follow(steps[number], start, at + 1, text)
    if node.any_word is not None:
        _follow(node.any_word, start, at + 1, text)
    gap = node.after_gap
    if gap is not None and not there.isdisjoint(gap.steps):
        _after_gap(gap.steps, start, at, text)


def _after_gap(steps: dict[int, _Node], start: int, at: int, text: _Text) -> None:
    """Go on with any of the next words of the sentence that the phrase may go on with."""
    for place, here in enumerate(text[0][at : at + _GAP_WORDS + 1], at + 1):
        if here is None:
            return
        for number in here:
            if number in steps:
                _follow(steps[number], start, place, text)


def _in_every_order(phrase: str) -> Iterator[str]:
    """The phrase, or if it is parts joined by "&", those in each order with a gap between."""
    for parts in permutations(phrase.split(_BOTH)):
        yield f" {_GAP} ".join(parts)


def phrases_of(numbered: Iterable[tuple[int, Iterable[str]]]) -> Phrases:
    """A tree of many phrases."""
    tree = Phrases()
    for number, phrases in numbered:
        for phrase in phrases:
            tree.add(phrase, number)
    return tree
