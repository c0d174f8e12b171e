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
from functools import cache, reduce
from operator import itemgetter, or_
from typing import TYPE_CHECKING

from daysix import data
from daysix.inbox.phrases import each, is_end
from daysix.inbox.remembered import Remembered
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Families = frozenset[int]
STANDING = 0
"""Weight of words that stand in signatures, policies and notices: what lies in them is not seen."""
APART, APART_WEIGHT = "a child is spoken of, and no school business", 4
"""A sentence that tells of him or her and has no word that mails about exclusions are made of."""
_SOMEBODY, _BUSINESS, _TELLS = "@somebody", "@business", 5
_NAMES = "@names"
"""Names of people that begin as a word of the table does: Nazia, Hughes, Killeen."""
_GAP, _GAP_WORDS = "..", 7
_SET = "@"
_BITS = itemgetter(1)
_SELDOM = 1_000
"""How many times less often than the commonest a word is met that is not among the common."""
_COMMON = each(
    "the to and of for a from is you school on in i this has have it please exclusions at not we"
    " he days or are exclusion be with year day dear will been was that by permanently no"
    " permanent any do email your as sent suspension our suspended if today hi team she his letter"
    " its subject can governors me an my her monday one october head pupil thursday attached before"
    " they know back about him friday there decision us mum reason panel use all last review after"
    " am out two told parents date first send council so child could tuesday those tomorrow who"
    " home thanks form week morning what meeting new education wednesday want behaviour received up"
    " would time off taken message when sender mrs but term since said must which copy other"
    " principal high now tell says house let start should consider board mr place because person"
    " damage following end writing notify just family clerk governing notice accept whom move half"
    " nothing schools cannot ring primary see say against officer got within go unless address name"
    " born ensure under next open managed code three thank did make were into what them their had"
    " some how more only very than get put went did see work father dad mother going"
)
"""The words that mails of this desk are made of, those that are met most often first."""
_OFTEN = {word: 1 / place for place, word in reversed([*enumerate(_COMMON, 1)])}


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of the table: what it is about, what it weighs, its families of words in order.

    ``steps`` holds each family's number, and whether other words may stand before it; ``place`` is
    the line's in the table. A ``loose`` line lets other words stand between its own, so that chance
    may bring them together.
    """

    about: str
    weight: int
    steps: tuple[tuple[int, bool], ...]
    place: int
    loose: bool = False


class Seen(NamedTuple):
    """A line found, and the words from its start up to but without its end."""

    line: Line
    start: int
    end: int


_Listed = tuple[int, int, Line]
"""What else a line needs, as bits; which of its steps the word is that it is listed under."""
SafetyWord = tuple[Families, int, int, tuple[_Listed, ...]]
"""A word's families; the same as bits; and the lines that are listed under the word. Before them
stand the bits of what each needs most rarely: a sentence that has none of these has none of them.
A word for somebody tells something by itself, and has its own bit there.
"""


class _Able(NamedTuple):
    """A line that may stand in a sentence, from which word on, and where the sentence begins."""

    line: Line
    first: int
    start: int
    held: Sequence[SafetyWord]


_END: SafetyWord = (frozenset(), 0, 0, ())
"""What ends a sentence."""


class Wordings:
    """Every line of the table, with the families of words they are made of."""

    def __init__(self, rows: Sequence[dict[str, str]]) -> None:
        self._families: dict[str, int] = {}
        self._rarity: list[float] = []
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._begins: dict[str, set[int]] = defaultdict(set)
        self._lengths: set[int] = set()
        self._remembered = Remembered(self.known)
        self._by_family: dict[int, list[tuple[int, _Listed]]] = defaultdict(list)
        sets = {row["about"]: row["phrase"] for row in rows if _is_set(row)}
        said = [row for row in rows if row["about"] not in sets]
        lines = [self._line(row, sets, place) for place, row in enumerate(said)]
        self._names = frozenset(sets[_NAMES].split("|"))
        self._bits: dict[int, int] = {}
        self._somebody = self._bit(self._family(sets[_SOMEBODY]))
        self._business = self._bit(self._family(sets[_BUSINESS]))
        self._apart = Line(APART, APART_WEIGHT, (), -1, loose=True)
        for line in lines:
            # Listed under its rarest family, so that few lines are looked at in vain.
            rare = sorted({family for family, _ in line.steps}, key=self._rarity.__getitem__)
            needs = [self._bit(family) for family in rare[1:] or rare]
            step = [family for family, _ in line.steps].index(rare[0])
            self._by_family[rare[0]].append((needs[0], (reduce(or_, needs), step, line)))

    def _line(self, row: dict[str, str], sets: dict[str, str], place: int) -> Line:
        steps: list[tuple[int, bool]] = []
        gap = False
        for item in row["phrase"].lower().replace("'", "").split():
            if item == _GAP:
                gap = True
                continue
            named = "|".join(sets.get(one, one) for one in item.split("|"))
            steps.append((self._family(named), gap))
            gap = False
        loose = any(after_others for _, after_others in steps)
        return Line(row["about"], int(row["weight"]), tuple(steps), place, loose=loose)

    def _bit(self, family: int) -> int:
        return self._bits.setdefault(family, 1 << len(self._bits))

    def _family(self, words: str) -> int:
        if words in self._families:
            return self._families[words]
        number = self._families[words] = len(self._families)
        each = words.split("|")
        self._rarity.append(sum(_OFTEN.get(word, 1 / _SELDOM) for word in each))
        for word in each:
            if word.endswith("*"):
                self._begins[word[:-1]].add(number)
                self._lengths.add(len(word) - 1)
            else:
                self._exact[word].add(number)
        return number

    def known(self, word: str) -> SafetyWord:
        """What a word is; a mark that ends a sentence is one for all."""
        if is_end(word):
            return _END
        found = set(self._exact.get(word, ()))
        for length in self._lengths if word not in self._names else ():
            if length <= len(word):
                found |= self._begins.get(word[:length], set())
        lines = [one for family in found for one in self._by_family.get(family, ())]
        seconds = reduce(or_, (second for second, _ in lines), 0)
        own = reduce(or_, (self._bits.get(family, 0) for family in found), 0)
        seconds |= own & self._somebody
        return frozenset(found), own, seconds, tuple(listed for _, listed in lines)

    def find(self, words: Sequence[str], *, least: int = 0) -> list[Seen]:
        """Every line that these words hold, in the order in which they begin, then the table's."""
        return self.find_among([*map(self._remembered.__getitem__, words)], least=least)

    def find_among(self, held: Sequence[SafetyWord], *, least: int = 0) -> list[Seen]:
        """The same of words that were looked up.

        All words are asked together first: few have beside them what any of their lines needs, and
        only the sentences of those few are looked at; none, if all they may hold weighs too little.
        """
        there = reduce(or_, map(_BITS, held), 0)
        telling = [at for at, word in enumerate(held) if word[2] and word[2] & there]
        able = self._able(held, telling) if telling else []
        if least and not _may_weigh(least, able):
            return []
        seen = {
            (first, one.line.place): Seen(one.line, first, last)
            for one in able
            for first, last in _places(one)
        }
        return [seen[place] for place in sorted(seen)]

    def _able(self, held: Sequence[SafetyWord], telling: Sequence[int]) -> list[_Able]:
        """The lines whose families are all in the sentence of a telling word."""
        able: list[_Able] = []
        start = end = there = 0
        sentence: Sequence[SafetyWord] = ()
        for at in telling:
            if at >= end:
                start, end = _sentence_at(at, held)
                sentence = held[start:end]
                there = reduce(or_, map(_BITS, sentence))
                if end - start >= _TELLS and there & self._somebody and not there & self._business:
                    able.append(_Able(self._apart, 0, start, sentence))
            if held[at][2] & there:
                for needs, step, line in held[at][3]:
                    if needs & there == needs:
                        able.append(_Able(line, at - step - start, start, sentence))
        return able


def _sentence_at(at: int, held: Sequence[SafetyWord]) -> tuple[int, int]:
    """The sentence in which a word stands: its first word, and the mark that ends it."""
    start = end = at
    while start and held[start - 1] is not _END:
        start -= 1
    while end < len(held) and held[end] is not _END:
        end += 1
    return start, end


def _may_weigh(least: int, able: Sequence[_Able]) -> bool:
    """Whether such lines may come to a weight; a loose one may stand many times."""
    return sum([least if one.line.loose else one.line.weight for one in able]) >= least


def _places(able: _Able) -> Iterator[tuple[int, int]]:
    """Where the line stands: a loose one wherever its words follow, others as one word shows."""
    line, first, start, held = able
    if not line.steps:
        yield start, start + 1
    elif not line.loose:
        if _stands_at(line, first, held):
            yield start + first, start + first + len(line.steps)
    else:
        family = line.steps[0][0]
        for at in [at for at, word in enumerate(held) if family in word[0]]:
            end = _end_of(line.steps, 1, held, at + 1)
            if end:
                yield start + at, start + end


def _stands_at(line: Line, first: int, held: Sequence[SafetyWord]) -> bool:
    """Whether the words from one on are those of a line that lets no others between them."""
    if first < 0 or first + len(line.steps) > len(held):
        return False
    for at, (family, _) in enumerate(line.steps, first):  # noqa: SIM110 - "all" costs more
        if family not in held[at][0]:
            return False
    return True


def _end_of(
    steps: tuple[tuple[int, bool], ...], step: int, held: Sequence[SafetyWord], at: int
) -> int:
    """Where the line ends if its families from ``step`` on follow from word ``at``; else 0."""
    if step == len(steps):
        return at
    family, gap = steps[step]
    for place in range(at, min(len(held), at + 1 + (_GAP_WORDS if gap else 0))):
        if family in held[place][0]:
            end = _end_of(steps, step + 1, held, place + 1)
            if end:
                return end
    return 0


@cache
def wordings() -> Wordings:
    """The table's lines that weigh something; made once."""
    return Wordings([row for row in data.rows("safeguarding_words") if _counts(row)])


@cache
def covering_wordings() -> Wordings:
    """Its lines that take something away, which matter only where something else was found."""
    return Wordings([row for row in data.rows("safeguarding_words") if _covers(row)])


def _counts(row: dict[str, str]) -> bool:
    return _is_set(row) or int(row["weight"]) > STANDING


def _covers(row: dict[str, str]) -> bool:
    return _is_set(row) or int(row["weight"]) <= STANDING


def _is_set(row: dict[str, str]) -> bool:
    return row["about"].startswith(_SET)
