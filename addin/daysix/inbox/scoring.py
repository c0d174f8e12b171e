"""From signals to one kind: scores, what overrules what, and whether a person must decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from daysix.inbox.kind_registry import kinds
from daysix.inbox.sorted_mail import URGENCIES, Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from daysix.inbox.kind import Kind, Signal
    from daysix.inbox.reading import Fired

OVERRULED = 0.45
"""What is left of the score of a kind that another, with enough of its own, overrules."""
CLOSE = 0.9
"""From this share of the winner's score the second is too near for the program to decide."""
RANK = {urgency: place for place, urgency in enumerate(URGENCIES)}
_FACTS = "mail"


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
    weighed: tuple[Weighed, ...]
    facts: Mapping[str, str]
    like: float = 0.0

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
def _by_fact() -> dict[str, list[tuple[int, int, Signal]]]:
    """Signals of facts alone, under the first fact each of them needs."""
    found: dict[str, list[tuple[int, int, Signal]]] = {}
    for place, kind in enumerate(kinds()):
        for at, signal in enumerate(kind.signals):
            if not signal.phrases:
                found.setdefault(signal.when[0], []).append((place, at, signal))
    return found


def scores_of(
    fired: Sequence[Fired],
    facts: Mapping[str, str],
    shares: Mapping[str, float],
    *,
    like: Mapping[str, float] | None = None,
) -> list[Score]:
    """Every kind that anything speaks for, the strongest first, overruled ones lowered.

    ``like`` is what the mail's words add to each kind (:mod:`daysix.inbox.likeness`).
    """
    weighed = _weighed(fired, facts, shares)
    like = like or {}
    scores = []
    for place, kind in enumerate(kinds()):
        signals, value = weighed.get(place, ()), like.get(kind.name, 0.0)
        more = value
        if signals:
            value += sum([one.weight for one in signals])
        if value > 0:
            scores.append(Score(kind, value, tuple(signals), facts, more))
    overruled = {name for score in scores if score.enough for name in score.kind.beats}
    lowered = [
        score._replace(value=score.value * OVERRULED) if score.kind.name in overruled else score
        for score in scores
    ]
    return sorted(lowered, key=lambda score: (-score.value, RANK[score.kind.urgency]))


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
    found: dict[int, list[Weighed]] = {}
    for (place, at), one in best.items():
        signal = every[place].signals[at]
        weight = signal.weight * shares.get(one.zone, 0.0)
        if weight and _holds(signal, facts):
            found.setdefault(place, []).append(Weighed(at, signal, one, weight))
    for fact in facts:
        for place, at, signal in _by_fact().get(fact, ()):
            if _holds(signal, facts):
                found.setdefault(place, []).append(Weighed(at, signal, None, signal.weight))
    return found


def _holds(signal: Signal, facts: Mapping[str, str]) -> bool:
    for fact in signal.when:
        if fact not in facts:
            return False
    return not signal.unless or facts.keys().isdisjoint(signal.unless)


@dataclass(frozen=True, slots=True)
class Choice:
    """The kind chosen; ``rival`` is set when another came too near."""

    score: Score
    confidence: float
    rival: Score | None = None


def choose(scores: Sequence[Score]) -> Choice | None:
    """The winner, or None if no kind has enough; of two that are near, the more urgent."""
    able = [score for score in scores if score.enough]
    if not able:
        return None
    first, rivals = able[0], able[1:]
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
