"""The few words that everything hangs on, spelt as a hurried or an uncertain writer spells them.

"Permenant exlusion" and "supended" are read as what they are meant to be. Only a word that is one
slip away from one of these is touched, and none that is a word of its own ("excursion",
"expansion"); what a person typed is shown elsewhere as it was typed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from daysix.inbox.phrases import each
from daysix.inbox.remembered import Remembered
from daysix.inbox.typed_forms import plain_forms

if TYPE_CHECKING:
    from daysix.inbox.message import Message

_MEANT = each(
    "exclusion exclusions excluded exclude excluding suspension suspensions suspended suspend"
    " suspending permanent permanently reinstated reinstate reinstatement governors withdrawal"
    " withdrawn rescinded expelled headteacher independent independently"
)
_OF_THEIR_OWN = frozenset(
    each(
        "excludes excludable exclusive exclusively excursion excursions explosion expulsion"
        " expulsions expansion extension excused exceeded extended expended exploded included"
        " include including inclusion suspected suspect suspects suspends suspender suspenders"
        " suspense suspicion suspicions permanence permanency pertinent pertinently prominent"
        " reinstates reinstating governor expelling repelled excelled headteachers withdraws"
        " withdraw independence withdrawing withdrawals rescinds rescind"
    )
)
_TWICE = frozenset({"permanent", "permanently"})
"""Long words that are as often misspelt twice as once."""
_SHORTEST, _LONGEST = 7, 14
_WORD = re.compile(rf"\b[eEsSpPrRgGhHwWiI][a-zA-Z]{{{_SHORTEST - 2},{_LONGEST}}}\b")
"""A word that may be meant."""


def mended(text: str) -> str:
    """The text with these words as they are meant; every line stays the line it was."""
    return _WORD.sub(_one, text) if any(map(_has_slips.__getitem__, text.split())) else text


def in_plain_spelling(message: Message) -> Message:
    """The same of a mail: its subject, its words and forms, and its papers' running words."""
    papers = tuple(
        paper if (text := mended(paper.text)) == paper.text else replace(paper, text=text)
        for paper in message.papers
    )
    subject, text = mended(message.subject), plain_forms(mended(message.text))
    if (subject, text) == (message.subject, message.text) and papers == message.papers:
        return message
    return replace(message, subject=subject, text=text, papers=papers)


def _one(match: re.Match[str]) -> str:
    typed = match[0]
    meant = _slips[typed]
    if not meant:
        return typed
    if typed.isupper():
        return meant.upper()
    return meant.capitalize() if typed[0].isupper() else meant


def _meant(word: str) -> str:
    """The word that is meant, blank where it is that word already or any other."""
    if word in _MEANT or word in _OF_THEIR_OWN:
        return ""
    return next((meant for meant in _MEANT if _is_near(word, meant)), "")


_slips = Remembered(lambda typed: _meant(typed.lower()))
"""What each word that was typed is meant to be; blank for almost all of them."""
_has_slips = Remembered(lambda typed: any(map(_slips.__getitem__, _WORD.findall(typed))))
"""Whether there is such a word in what stands between two blanks."""


def _is_near(word: str, meant: str) -> bool:
    """Whether few letters are wrong, missing, too many or changed about; the first is right."""
    most = 2 if meant in _TWICE else 1
    if word[0] != meant[0] or abs(len(word) - len(meant)) > most:
        return False
    from rapidfuzz.distance import OSA  # slow to load: only where a word may be one of these

    return OSA.distance(word, meant, score_cutoff=most) <= most
