"""From signals to one kind: scores, what overrules what, and whether a person must decide."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from daysix.inbox.kind_registry import kinds
from daysix.inbox.sorted_mail import URGENCIES, Reason
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from daysix.inbox.kind import Kind, Signal
    from daysix.inbox.reading import Fired

OVERRULED = 0.45
"""What is left of the score of a kind that another, with enough of its own, overrules."""
CLOSE = 0.9
"""From this share of the winner's score the second is too near for the program to decide."""
LIKELIER, LIKELY = 1.2, 5.0
"""How far one without enough must be ahead of all that have it, and what it needs if none has."""
PLAINLY, TWICE = 10.0, 2.0
"""What one phrase must weigh, and how far all of its kind must outweigh those of the first."""
PUT_AWAY = frozenset({"spam", "auto_reply"})
"""Kinds that nobody reads: only a phrase or a header makes a mail one of them."""
RANK = {urgency: place for place, urgency in enumerate(URGENCIES)}
_FACTS = "mail"
_VALUE = itemgetter(1)
_made = tuple.__new__
"""Makes a named tuple of a tuple in a third of the time that its own maker takes."""


class Weighed(NamedTuple):
    """A signal of a kind, what made it speak (None: facts alone), and what it weighs here."""

    at: int
    signal: Signal
    fired: Fired | None
    weight: float


class Score(NamedTuple):
    """One kind's score, and the signals that made it."""

    kind: Kind
    value: float
    weighed: Sequence[Weighed]
    facts: Mapping[str, str]
    like: float = 0.0

    @property
    def by_phrases(self) -> float:
        """What is left of it without its usual words."""
        return self.value - self.like

    @property
    def enough(self) -> bool:
        """Whether it may win."""
        return self.value >= self.kind.enough and self.anchored

    @property
    def anchored(self) -> bool:
        """Whether a phrase or a sure header of the kind speaks, and not its likeness alone."""
        need = self.kind.anchor
        for one in self.weighed:
            if one.weight > need or (one.weight == need and one.fired is not None):
                return True
        return not need

    @property
    def urgency(self) -> str:
        """The kind's, or what the most urgent of its signals says."""
        most = self.kind.urgency
        for one in self.weighed:
            said = one.signal.urgency
            if said and RANK[said] < RANK[most]:
                most = said
        return most

    @property
    def asks(self) -> list[str]:
        """What its signals call a person for."""
        return [one.signal.ask for one in self.weighed if one.signal.ask]

    @property
    def reasons(self) -> list[Reason]:
        """Every signal that spoke, in the order of the kind's file."""
        return [self._reason(one) for one in sorted(self.weighed, key=lambda one: one.at)]

    def _reason(self, one: Weighed) -> Reason:
        if one.fired is not None:
            return Reason(self.kind.name, one.fired.words, one.fired.zone, round(one.weight, 2))
        shown = "; ".join(self.facts[fact] for fact in one.signal.when)
        words = f"{', '.join(one.signal.when)} ({shown})"
        return Reason(self.kind.name, words, _FACTS, one.weight)


@cache
def _by_fact() -> dict[str, list[tuple[int, Weighed]]]:
    """Signals of facts alone and the places of their kinds, under the first fact each needs."""
    found: dict[str, list[tuple[int, Weighed]]] = {}
    for place, kind in enumerate(kinds()):
        for at, signal in enumerate(kind.signals):
            if not signal.phrases:
                weighed = Weighed(at, signal, None, signal.weight)
                found.setdefault(signal.when[0], []).append((place, weighed))
    return found


@cache
def _most_urgent_first() -> tuple[tuple[int, Kind], ...]:
    """Every kind with its place: of two with one score, the more urgent comes first."""
    return tuple(sorted(enumerate(kinds()), key=lambda one: RANK[one[1].urgency]))


def scores_of(
    fired: Sequence[Fired],
    facts: Mapping[str, str],
    shares: Mapping[str, float],
    *,
    like: Mapping[str, float] | None = None,
) -> list[Score]:
    """Every kind that anything speaks for, the strongest first, overruled ones lowered.

    ``like`` is what the mail's words add to each kind (:mod:`daysix.inbox.likeness`); a kind that
    has enough only with them overrules no other.
    """
    weighed = _weighed(fired, facts, shares)
    like = like or {}
    scores = []
    overruled: set[str] = set()
    for place, kind in _most_urgent_first():
        more = value = like.get(kind.name, 0.0)
        signals = weighed.get(place, ())
        if signals:
            value += sum([one[3] for one in signals])
        if value > 0:
            score = _made(Score, (kind, value, signals, facts, more))
            scores.append(score)
            if kind.beats and score.enough and score.by_phrases >= kind.enough:
                overruled |= kind.beats
    if overruled:
        scores = [
            score._replace(value=score.value * OVERRULED) if score.kind.name in overruled else score
            for score in scores
        ]
    scores.sort(key=_VALUE, reverse=True)
    return scores


def _weighed(
    fired: Iterable[Fired], facts: Mapping[str, str], shares: Mapping[str, float]
) -> dict[int, list[Weighed]]:
    """By kind, every signal that speaks, each once and where it weighs most."""
    best: dict[tuple[int, int], Fired] = {}
    for one in fired:
        kept = best.get((one.kind, one.signal))
        if kept is None or shares.get(one.zone, 0.0) > shares.get(kept.zone, 0.0):
            best[one.kind, one.signal] = one
    every = kinds()
    found: dict[int, list[Weighed]] = defaultdict(list)
    for (place, at), one in best.items():
        signal = every[place].signals[at]
        weight = signal.weight * shares.get(one.zone, 0.0)
        if weight and _holds(signal, facts):
            found[place].append(_made(Weighed, (at, signal, one, weight)))
    by_fact = _by_fact()
    for fact in facts:
        for place, weighed in by_fact.get(fact, ()):
            if _holds(weighed[1], facts):
                found[place].append(weighed)
    return found


def _holds(signal: Signal, facts: Mapping[str, str]) -> bool:
    for fact in signal.when:
        if fact not in facts:
            return False
    return not signal.unless or facts.keys().isdisjoint(signal.unless)


@dataclass(frozen=True, slots=True)
class Choice:
    """The kind chosen; ``rival`` is set when another came too near.

    ``likely`` where no phrase of it is known well enough and its usual words outweigh all else.
    """

    score: Score
    confidence: float
    rival: Score | None = None
    likely: bool = False


def choose(scores: Sequence[Score]) -> Choice | None:
    """The winner, or None if no kind is even likely; of two that are near, the more urgent.

    A kind without enough wins where it is far ahead: people who tell of a matter at length seldom
    use the phrase for it. A person is then asked whether it is so.
    """
    able = [score for score in scores if score.enough]
    likely = _likely(scores, able)
    if likely is not None:
        return likely
    if not able:
        return None
    first = _said_plainly(able)
    rivals = [one for one in able if one is not first]
    near = [
        one
        for one in rivals
        if one.value >= CLOSE * first.value and one.kind.name not in first.kind.beats
    ]
    urgent = min([first, *near], key=lambda score: RANK[score.urgency])
    if RANK[urgent.urgency] < RANK[first.urgency]:
        near = [first, *(one for one in near if one is not urgent)]
        first = urgent
    second = max((one.value for one in able if one is not first), default=0.0)
    confidence = round(first.value / (first.value + second), 2)
    return Choice(first, confidence, near[0] if near else None)


def _said_plainly(able: Sequence[Score]) -> Score:
    """The strongest, unless mere words of it outweigh a more urgent matter that is said plainly."""
    first = able[0]
    for one in able[1:]:
        said = max((each.weight for each in one.weighed), default=0.0)
        outweighs = one.by_phrases >= TWICE * first.by_phrases
        if said >= PLAINLY and outweighs and RANK[one.urgency] < RANK[first.urgency]:
            return one
    return first


def _likely(scores: Sequence[Score], able: Sequence[Score]) -> Choice | None:
    """The kind far ahead of those that have enough, which has not enough itself.

    It never puts a mail away, nor takes the place of a more urgent matter that is said plainly.
    """
    if not scores or scores[0].enough or scores[0].kind.name in PUT_AWAY:
        return None
    first = scores[0]
    rival = able[0] if able else None
    if first.value < (LIKELIER * rival.value if rival else LIKELY):
        return None
    urgent = [one for one in able if RANK[one.urgency] < RANK[first.urgency]]
    if rival in urgent or any(one.by_phrases >= PLAINLY for one in urgent):
        return None
    second = rival.value if rival else 0.0
    confidence = round(first.value / (first.value + second + first.kind.enough), 2)
    return Choice(first, confidence, rival, likely=True)
