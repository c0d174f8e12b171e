"""Throwing dice: every choice in the council comes from one seeded source."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind = TypeVar("Kind")


def seeded(seed: object) -> Random:
    """A source of chance that gives the same throws for the same seed, on every machine."""
    return Random(str(seed))  # noqa: S311 - a made-up council, not a secret


def happens(rng: Random, probability: float) -> bool:
    """Whether something of that probability happens this time."""
    return rng.random() < probability


class Weighted(Generic[Kind]):
    """Things to choose from, some more often than others."""

    __slots__ = ("_heap", "_things")

    def __init__(self, weights: Mapping[Kind, float]) -> None:
        self._things = list(weights)
        self._heap = list(accumulate(weights.values()))

    def pick(self, rng: Random) -> Kind:
        """Choose one."""
        return rng.choices(self._things, cum_weights=self._heap)[0]
