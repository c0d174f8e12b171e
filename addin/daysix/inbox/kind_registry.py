"""Finding the kinds: every file in ``kinds`` is one; and all their phrases in one tree."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

import daysix.inbox.kinds
from daysix.discover import module_names
from daysix.inbox import modality
from daysix.inbox.phrases import Phrases, phrases_of

if TYPE_CHECKING:
    from daysix.inbox.kind import Kind, Signal


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of mail, in order of name."""
    room = daysix.inbox.kinds
    found = [import_module(f"{room.__name__}.{name}") for name in module_names(room)]
    return tuple(sorted((cast("Kind", module.KIND) for module in found), key=lambda one: one.name))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases, and what each number in them means.

    Numbers below ``signals_from`` are cues of mood, then come signals (kind, place in the kind,
    and the signal itself).
    """

    phrases: Phrases
    cues: tuple[str, ...]
    signals: tuple[tuple[int, int, Signal], ...]
    signals_from: int


@cache
def lexicon() -> Lexicon:
    """The one tree of every phrase; made once."""
    cues = tuple(modality.CUES)
    groups: list[tuple[str, ...]] = [modality.CUES[cue] for cue in cues]
    signals: list[tuple[int, int, Signal]] = []
    for place, kind in enumerate(kinds()):
        for at, signal in enumerate(kind.signals):
            if signal.phrases:
                signals.append((place, at, signal))
                groups.append(signal.phrases)
    return Lexicon(phrases_of(enumerate(groups)), cues, tuple(signals), len(cues))
