"""Learn the table ``mail_words`` from every example mail that is not kept unseen.

    python -m tests.benchmarks.mail_words

A plain softmax regression over the words of every mail of ``tests/inbox/corpus`` (and its folders
``more`` and ``learnt``), of the folders of other hands that have been opened, and of the kinds' own
examples. What is in a folder ``unseen`` is not read. Names of people, schools and places are left
out.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import daysix.data
from daysix.inbox.kind_registry import kinds
from daysix.inbox.likeness import EVERY_MAIL, OF_SUBJECT, stem
from daysix.inbox.message import Address, Labelled, Message, Paper
from daysix.inbox.phrases import each
from daysix.inbox.triage import features_at
from tests.benchmarks.triage_corpus import (
    DEV,
    FIFTH_TUNING,
    FIVE_WRITERS,
    FOURTH_TUNING,
    HELD_OUT,
    THIRD,
    TUNING,
    directory_at,
    expected_of,
    message_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.inbox.directory import Directory
    from daysix.inbox.kind import ExampleMail

FOLDERS = (
    *(DEV, DEV / "more", DEV / "learnt", HELD_OUT, TUNING),
    *(*THIRD, FOURTH_TUNING, FIFTH_TUNING, *FIVE_WRITERS),
)
TABLE = Path(daysix.data.__file__).parent / "mail_words.csv"
SPREAD, FEWEST, ROUNDS, SMOOTHING, STEP, SMALL = 4.0, 2, 300, 0.3, 0.05, 0.08
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]+)\b")
_WORD = re.compile(r"[A-Za-z]+")
_PROPER = re.compile(r"\b[A-Z][a-z]{2,}\b")
_NUMBERED = re.compile(r"\d{4}")
"""A UPN, or another number that somebody is known by."""
_TITLED = re.compile(r"\b(?:mr|mrs|ms|dr)\.? ([a-z]{2,})\b", re.IGNORECASE)
_ALONE = re.compile(r"^\s*([A-Za-z]{2,12})[.,]?\s*$", re.MULTILINE)
"""A word that has a line to itself, and is seldom met elsewhere, is a signature."""
FEW, RARE = 4, 6
"""A word that is a name at least so many times as often as it is written small."""
_WRITTEN_SMALL = frozenset(
    each(
        "alfi barrowcliffe bless boyle danjuma dhami hain jasmeet kaye munn obinna rahim reggie"
        " royle thornton"
    )
)
"""Names, as the table would have them, that our mails also write without a capital."""
_NO_NAMES = frozenset(
    each(
        "monday tuesday wednesday thursday friday january february march april may june july august"
        " september october november december year polish welsh"
    )
)


def lessons(folders: tuple[Path, ...] = FOLDERS) -> tuple[list[tuple[set[str], str]], set[str]]:
    """Every mail's words with its category, and the names that must not be learnt."""
    found: list[tuple[set[str], str]] = []
    capital: Counter[str] = Counter()
    every: Counter[str] = Counter()
    small: Counter[str] = Counter()
    own_names: set[str] = set()
    titled: set[str] = set()
    alone: set[str] = set()
    side_by_side: set[str] = set()
    for folder in folders:
        directory = directory_at(folder)
        for line in expected_of(folder):
            message = message_at(folder / line["file"])
            found.append((features_at(message, directory), line["category"]))
            text = f"{message.subject} {message.text}"
            capital.update(word.lower() for word in _NAME.findall(text))
            every.update(word.lower() for word in _WORD.findall(text))
            small.update(word for word in _WORD.findall(text) if word.islower())
            own_names.update(_called(line, message, directory))
            titled.update(word.lower() for word in _TITLED.findall(text))
            alone.update(word.lower() for word in _ALONE.findall(text))
            side_by_side.update(word.lower() for pair in _FULL_NAME.findall(text) for word in pair)
    directory = directory_at(DEV)
    for kind in kinds():
        found += [
            (features_at(_message(one), directory), one.category or kind.name)
            for one in kind.examples
        ]
    names = {word for word in capital if 2 * capital[word] >= every[word]}
    named = own_names | titled | side_by_side
    called = {word for word in named if FEW * small[word] <= every[word]}
    names |= called | {stem(word) for word in called if every[stem(word)] <= RARE}
    names |= {word for word in alone if every[word] <= RARE} | {
        part for one in folders for part in _WORD.findall(" ".join(directory_at(one).own_domains))
    } - {"gov", "example"}
    return found, names - _NO_NAMES | _WRITTEN_SMALL


def _called(line: dict, message: Message, directory: Directory) -> Iterator[str]:
    """The words of what people, schools and councils of a mail are called."""
    people = (message.sender, *message.to, *message.cc)
    named = [event.get("pupil_name") or "" for event in line.get("events", ())]
    named += [one.name for one in people if " " in one.name]
    named += [school.name for school in directory.schools]
    for words in named:
        yield from (word.lower() for word in _PROPER.findall(words.replace("'", "")))


def _message(one: ExampleMail) -> Message:
    labelled = tuple(Labelled(label, value, "page 1") for label, value in one.form)
    papers = (Paper("form.docx", "docx", labelled=labelled),) if labelled else ()
    sender = Address("", one.sender)
    headers = dict(one.headers)
    return Message("", "", sender, one.subject, one.text, headers=headers, papers=papers)


def learnt(
    rows: list[tuple[set[str], str]], barred: set[str]
) -> tuple[list[str], list[str], np.ndarray]:
    """Words, kinds, and the weight of each word for each kind; the last row is every mail's."""
    names = [kind.name for kind in kinds()]
    counted = Counter(word for words, _ in rows for word in words)
    words = sorted(
        word
        for word, times in counted.items()
        if times >= FEWEST
        and word.removeprefix(OF_SUBJECT) not in barred
        and not _NUMBERED.search(word)
    )
    place = {word: at for at, word in enumerate(words)}
    given, wanted = np.zeros((len(rows), len(words) + 1)), np.zeros((len(rows), len(names)))
    for at, (said, category) in enumerate(rows):
        known = [place[word] for word in said if word in place]
        given[at, known] = SPREAD / sqrt(len(known) or 1)
        given[at, -1] = 1
        wanted[at, names.index(category)] = 1
    return words, names, _descend(given, wanted)


def _descend(given: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    weights = np.zeros((given.shape[1], wanted.shape[1]))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, ROUNDS + 1):
        sums = given @ weights
        shares = np.exp(sums - sums.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        slope = given.T @ (shares - wanted) + SMOOTHING * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        weights -= STEP * (first / (1 - 0.9**turn)) / (np.sqrt(second / (1 - 0.999**turn)) + 1e-8)
    return weights


def write(folders: tuple[Path, ...] = FOLDERS) -> None:
    """Learn, and write the table."""
    words, names, weights = learnt(*lessons(folders))
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["word", *names])
    for word, row in zip([*words, EVERY_MAIL], weights, strict=True):
        shown = [f"{one:.2f}" if abs(one) >= SMALL else "" for one in row]
        if any(shown):
            table.writerow([word, *shown])
    TABLE.write_text(out.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    import sys

    write(tuple(map(Path, sys.argv[1:])) or FOLDERS)
