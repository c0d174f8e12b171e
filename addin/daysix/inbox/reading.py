"""Reading a mail zone by zone: which signals fire in which zone, on which words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.inbox.kind import (
    ANY_MOOD,
    FORWARDED,
    LABEL,
    NAME,
    NEW,
    PAPER,
    QUOTED,
    SIGNATURE,
    SUBJECT,
)
from daysix.inbox.kind_registry import lexicon
from daysix.inbox.modality import Moods
from daysix.inbox.phrases import ENDS, words_of
from daysix.inbox.safeguarding import Sighting, sightings_of
from daysix.inbox.vocabulary import OF_PHRASES, OF_SAFETY, STEM, looked_up
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.inbox.phrases import Hit

_LONGEST = 60_000
"""Letters of one zone that are read; no mail or form that tells of a pupil is longer."""


class Fired(NamedTuple):
    """A signal that fired: its kind and place, on which of the words, in which zone, how meant."""

    kind: int
    signal: int
    among: Sequence[str]
    start: int
    end: int
    zone: str
    mood: str

    @property
    def words(self) -> str:
        """The words it fired on."""
        return " ".join([word for word in self.among[self.start : self.end] if word[0] not in ENDS])


_made = tuple.__new__
_ONLY_FOR_SAFETY = frozenset({SIGNATURE, QUOTED})
"""Zones in which no signal of a kind weighs anything."""


@dataclass(slots=True)
class Reading:
    """What all zones of a mail gave."""

    fired: list[Fired] = field(default_factory=list)
    sightings: list[Sighting] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    stems: dict[str, Sequence[str]] = field(default_factory=dict)


def read_zone(reading: Reading, zone: str, text: str) -> list[str]:
    """Read one zone's text and add what fires in it; its words are given back."""
    words = words_of(text[:_LONGEST])
    known = looked_up(words)
    reading.words[zone], reading.stems[zone] = words, [*map(STEM, known)]
    reading.sightings += sightings_of(words, zone, known=[*map(OF_SAFETY, known)])
    if zone in _ONLY_FOR_SAFETY:
        return words
    lex = lexicon()
    found = lex.phrases.find_among([*map(OF_PHRASES, known)])
    signals = [hit for hit in found if hit[0] >= lex.signals_from]
    if signals:
        cues = [(lex.cues[one], start, end) for one, start, end in found if one < lex.signals_from]
        _add_signals(reading, zone, words, (signals, cues))
    return words


def _add_signals(
    reading: Reading,
    zone: str,
    words: Sequence[str],
    found: tuple[list[Hit], list[tuple[str, int, int]]],
) -> None:
    signals, cues = found
    lex = lexicon()
    moods = Moods(words, cues)
    done: set[int] = set()
    for number, start, end in signals:
        if number in done:
            continue
        kind, place, signal = lex.signals[number - lex.signals_from]
        if zone not in signal.zones:
            continue
        mood = ""
        if signal.moods is not ANY_MOOD:
            mood = moods.of(start, end)
            if mood not in signal.moods:
                continue
        done.add(number)
        reading.fired.append(_made(Fired, (kind, place, words, start, end, zone, mood)))


MEANS_OF_ZONE = {
    SUBJECT: 1.0,
    NEW: 1.0,
    FORWARDED: 0.9,
    LABEL: 1.0,
    PAPER: 0.5,
    NAME: 0.7,
    QUOTED: 0.0,
}
"""What words weigh by where they stand."""
