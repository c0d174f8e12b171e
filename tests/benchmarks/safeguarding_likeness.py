"""Learn the table ``safeguarding_likeness``: words of concern against words of the day's business.

    python -m tests.benchmarks.safeguarding_likeness

Two-way softmax over the passages of ``tests/inbox/corpus/safeguarding`` and over pieces of some
three sentences of every mail that is not kept unseen. Pieces of mails with a concern are left out,
for most of their sentences are business. Names of people, schools and places are left out too,
and so are the little words that every tale of a child has.
"""

from __future__ import annotations

import csv
import re
from calendar import day_name, month_name
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import daysix.data
from daysix.inbox.kind import NAME, SIGNATURE
from daysix.inbox.likeness import stems_of
from daysix.inbox.phrases import is_end, words_of
from daysix.inbox.safety_likeness import EVERY, SPREAD
from daysix.inbox.spelling import in_plain_spelling
from daysix.inbox.thread import split
from daysix.inbox.zones import zones_of
from tests.benchmarks.mail_words import FOLDERS, lessons
from tests.benchmarks.triage_corpus import DEV, expected_of, message_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TABLE = Path(daysix.data.__file__).parent / "safeguarding_likeness.csv"
PIECE, LONGEST, FEWEST = 45, 6_000, 3
ROUNDS, SMOOTHING, STEP, SMALL = 200, 1.0, 0.05, 0.03
LITTLE = frozenset(
    "he she him her his hers himself herself hes shes i me my we us our they them their it its the"  # noqa: SIM905 - a row of words is read more easily
    " a an and of to in on at for with is was be been are were has have had that this who which as"
    " by from or so but".split()
)
"""Words of every tale of a child, harmed or not; what is told is in the others."""
_WORD = re.compile(r"[^\W\d_]+")
_DAYS = frozenset(day.lower() for day in [*day_name, *month_name[1:]])
Lesson = tuple[set[str], bool]


def passages(name: str) -> list[str]:
    """Our own short passages: ``concern`` or ``quiet``."""
    path = DEV / "safeguarding" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def pieces(words: Sequence[str]) -> Iterator[list[str]]:
    """Whole sentences, some forty words at a time."""
    piece: list[str] = []
    for word in [*words, "."]:
        if not is_end(word):
            piece.append(word)
        elif len(piece) >= PIECE:
            yield piece
            piece = []
    yield piece


def quiet_texts(folder: Path) -> Iterator[str]:
    """What the mails of a folder say that hold no concern."""
    for line in expected_of(folder):
        if line.get("safeguarding", "safeguarding" in line.get("flags", ())):
            continue
        message = in_plain_spelling(message_at(folder / line["file"]))
        zones = zones_of(message, split(message.text, subject=message.subject))
        yield from (text for zone, text in zones.texts.items() if zone not in {SIGNATURE, NAME})


def only_with_a_capital(folders: Sequence[Path]) -> set[str]:
    """Stems of words that are never written small: names, and a few that are no loss."""
    texts = [*passages("concern"), *passages("quiet")]
    texts += [text for folder in folders for text in quiet_texts(folder)]
    written = {word for text in texts for word in _WORD.findall(text)}
    small = {word for word in written if word.islower()} | _DAYS
    names = {word.lower() for word in written if word.istitle()}
    return {*stems_of([*names])} - {*stems_of([*small])}


def lessons_of(folders: Sequence[Path]) -> list[Lesson]:
    """What is learnt from: the stems of a piece, and whether it is a concern."""
    found = [({*stems_of(words_of(text))}, True) for text in passages("concern")]
    found += [({*stems_of(words_of(text))}, False) for text in passages("quiet")]
    for folder in folders:
        for text in quiet_texts(folder):
            found += [({*stems_of(one)}, False) for one in pieces(words_of(text[:LONGEST])) if one]
    return [(stems - {""}, concern) for stems, concern in found]


def learnt(rows: Sequence[Lesson], barred: set[str]) -> dict[str, float]:
    """The weight of each word, and what every passage begins with."""
    counted = Counter(word for words, _ in rows for word in words)
    vocabulary = sorted(
        word for word, times in counted.items() if times >= FEWEST and word not in barred
    )
    place = {word: at for at, word in enumerate(vocabulary)}
    given = np.zeros((len(rows), len(vocabulary) + 1), dtype=np.float32)
    wanted = np.array([concern for _, concern in rows], dtype=np.float32)
    for at, (words, _) in enumerate(rows):
        known = [place[word] for word in words if word in place]
        given[at, known] = SPREAD / np.sqrt(len(known) or 1)
        given[at, -1] = 1
    weights = _descend(given, wanted)
    return dict(zip([*vocabulary, EVERY], map(float, weights), strict=True))


def _descend(given: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Concerns are fewer than the rest, and count as much together."""
    share = np.where(wanted > 0, (wanted == 0).sum() / (wanted > 0).sum(), 1).astype(np.float32)
    weights = np.zeros(given.shape[1], dtype=np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    smoothing = np.full_like(weights, SMOOTHING)
    smoothing[-1] = 0
    for turn in range(1, ROUNDS + 1):
        likely = 1 / (1 + np.exp(-(given @ weights)))
        slope = (share * (likely - wanted)) @ given / len(wanted) * 100 + smoothing * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        change = first / (1 - 0.9**turn) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-8)
        weights -= np.float32(STEP) * change.astype(np.float32)
    return weights


def write(folders: Sequence[Path] = FOLDERS) -> None:
    """Learn, and write the table."""
    names = lessons(tuple(folders))[1] | only_with_a_capital(folders)
    weights = learnt(lessons_of(folders), {*names, *stems_of([*LITTLE])})
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["word", "weight"])
    table.writerows(
        [word, f"{weight:.2f}"]
        for word, weight in weights.items()
        if abs(weight) >= SMALL or word == EVERY
    )
    TABLE.write_text(out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    import sys

    write(tuple(map(Path, sys.argv[1:])) or FOLDERS)
