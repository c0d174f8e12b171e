"""What every reader knows of a word, looked up once: mails are made of the same words.

The kinds' phrases, the safeguarding pass and the likeness each have something to say of a word; a
word of a mail is looked up here for all of them, and each then reads its own column.
"""

from __future__ import annotations

from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from daysix.inbox.kind_registry import lexicon
from daysix.inbox.likeness import stem_of
from daysix.inbox.remembered import Remembered
from daysix.inbox.safety_words import wordings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from daysix.inbox.phrases import PhraseWord
    from daysix.inbox.safety_words import SafetyWord


Known = tuple[str, "PhraseWord | None", "SafetyWord"]
"""Of a word: its stem, the phrases that begin with it, the lines it may bring."""
STEM: Callable[[Known], str] = itemgetter(0)
OF_PHRASES: Callable[[Known], PhraseWord | None] = itemgetter(1)
OF_SAFETY: Callable[[Known], SafetyWord] = itemgetter(2)


def looked_up(words: Iterable[str]) -> list[Known]:
    """What is known of each of these words."""
    return [*map(_vocabulary().__getitem__, words)]


@cache
def _vocabulary() -> Remembered[Known]:
    of_phrases, of_safety = lexicon().phrases.known, wordings().known
    return Remembered(lambda word: (stem_of(word), of_phrases(word), of_safety(word)))
