"""The words the safeguarding pass looks for, and finding them sentence by sentence.

A line of the table ``safeguarding_words`` is written as a phrase of :mod:`daysix.inbox.phrases`:
``word*`` is any word that begins so, ``a|b`` is either, ``..`` up to seven words of the same
sentence; ``@home`` stands for a set of words that a line of its own gives. People tell of harm in
countless ways, so most lines are loose pairs of word families, each with many words. That would be
hundreds of thousands of branches in a tree; here a sentence is first asked which families it has
words of, and only lines whose families are all there are then looked at word by word.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.phrases import is_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Families = frozenset[int]

STANDING = 0
"""Weight of words that stand in signatures, policies and notices: what lies in them is not seen."""
APART, APART_WEIGHT = "a child is spoken of, and no school business", 4
"""A sentence that tells of him or her and has no word that mails about exclusions are made of."""
_SOMEBODY, _BUSINESS, _TELLS = "@somebody", "@business", 5
_GAP, _GAP_WORDS = "..", 7
_SET = "@"
_REMEMBERED = 20_000
_OFTEN = 40
"""How many times more often than another a common word is met."""
_COMMON = frozenset(
    "a about all an and are as at be been by can do for from had has have he her him his i in is it"  # noqa: SIM905
    " me my no not of off on or our out she since so that the their them there they this to up was"
    " we were what when who will with would you your day days after before if into mum pupil two"
    " school said home one back get go going him parents father mother dad please work".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of the table: what it is about, what it weighs, its families of words in order.

    ``steps`` holds each family's number, and whether other words may stand before it.
    """

    about: str
    weight: int
    steps: tuple[tuple[int, bool], ...]
    needs: Families


@dataclass(frozen=True, slots=True)
class Seen:
    """A line found, and the words from its start up to but without its end."""

    line: Line
    start: int
    end: int


_Word = tuple["Families", tuple[Line, ...]]
"""A word's families, and the lines listed under any of them."""


class Wordings:
    """Every line of the table, with the families of words they are made of."""

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        self._families: dict[str, int] = {}
        self._rarity: list[int] = []
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._begins: dict[str, set[int]] = defaultdict(set)
        self._lengths: set[int] = set()
        self._remembered: dict[str, _Word] = {}
        self._by_family: dict[int, list[Line]] = defaultdict(list)
        sets = {row["about"]: row["phrase"] for row in rows if row["about"].startswith(_SET)}
        lines = [self._line(row, sets) for row in rows if row["about"] not in sets]
        self._somebody = self._family(sets[_SOMEBODY])
        self._business = self._family(sets[_BUSINESS])
        self._apart = Line(APART, APART_WEIGHT, (), frozenset())
        for line in lines:
            # Listed under its rarest family, so that few lines are looked at in vain.
            self._by_family[min(line.needs, key=self._rarity.__getitem__)].append(line)

    def _line(self, row: dict[str, str], sets: dict[str, str]) -> Line:
        steps: list[tuple[int, bool]] = []
        gap = False
        for item in row["phrase"].lower().replace("'", "").split():
            if item == _GAP:
                gap = True
                continue
            named = "|".join(sets.get(one, one) for one in item.split("|"))
            steps.append((self._family(named), gap))
            gap = False
        needs = frozenset(family for family, _ in steps)
        return Line(row["about"], int(row["weight"]), tuple(steps), needs)

    def _family(self, words: str) -> int:
        if words in self._families:
            return self._families[words]
        number = self._families[words] = len(self._families)
        each = words.split("|")
        self._rarity.append(len(each) + _OFTEN * sum(word in _COMMON for word in each))
        for word in each:
            if word.endswith("*"):
                self._begins[word[:-1]].add(number)
                self._lengths.add(len(word) - 1)
            else:
                self._exact[word].add(number)
        return number

    def _learn(self, word: str) -> _Word:
        found = set(self._exact.get(word, ()))
        for length in self._lengths:
            if length <= len(word):
                found |= self._begins.get(word[:length], set())
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        lines = [line for family in found for line in self._by_family.get(family, ())]
        kept = self._remembered[word] = (frozenset(found), tuple(lines))
        return kept

    def find(self, words: Sequence[str]) -> Iterator[Seen]:
        """Every line that these words hold, sentence by sentence."""
        known, learn = self._remembered, self._learn
        start = 0
        held: list[_Word] = []
        for at, word in enumerate(words):
            if not is_end(word):
                held.append(known[word] if word in known else learn(word))
                continue
            if held:
                yield from self._find_in(held, start)
            start, held = at + 1, []
        if held:
            yield from self._find_in(held, start)

    def _find_in(self, held: list[_Word], start: int) -> Iterator[Seen]:
        families = [each for each, _ in held]
        there = frozenset().union(*families)
        if len(held) >= _TELLS and self._somebody in there and self._business not in there:
            yield Seen(self._apart, start, start + 1)
        able = {line for _, lines in held for line in lines if line.needs <= there}
        for line in able:
            for first, last in _places(line, families):
                yield Seen(line, start + first, start + last)


def _places(line: Line, held: Sequence[Families]) -> Iterator[tuple[int, int]]:
    first = line.steps[0][0]
    for at, families in enumerate(held):
        if first in families:
            end = _end_of(line.steps, 1, held, at + 1)
            if end:
                yield at, end


def _end_of(
    steps: tuple[tuple[int, bool], ...], step: int, held: Sequence[Families], at: int
) -> int:
    """Where the line ends if its families from ``step`` on follow from word ``at``; else 0."""
    if step == len(steps):
        return at
    family, gap = steps[step]
    for place in range(at, min(len(held), at + 1 + (_GAP_WORDS if gap else 0))):
        if family in held[place]:
            end = _end_of(steps, step + 1, held, place + 1)
            if end:
                return end
    return 0


@cache
def wordings() -> Wordings:
    """The table's lines; made once."""
    return Wordings(data.rows("safeguarding_words"))
