"""Slips of one letter in the words of a column's name: *Strat date*, *Sirname*, *Govs decison*.

Only where one known word alone is meant, and the word is long enough that the slip is plain.
Whoever reads by it must find that the cells agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    ByLetter = Mapping[str, Collection[str]]

SHORTEST = 5
"""Letters of the word as typed and as known: *dat* may be many things."""


def mended(words: Sequence[str], known: ByLetter) -> list[str] | None:
    """The same words without the slip of the one that is not known; None if that is unsure.

    ``known`` are all the words there are, by their first letter.
    """
    odd = [
        at for at, word in enumerate(words) if not word.isdigit() and word not in _of(word, known)
    ]
    if len(odd) != 1:
        return None
    at = odd[0]
    meant = _meant(words[at], _of(words[at], known))
    return [*words[:at], meant, *words[at + 1 :]] if meant else None


def _of(word: str, known: ByLetter) -> Collection[str]:
    return known.get(word[:1], ())


def _meant(word: str, known: Collection[str]) -> str:
    """The one known word that is one slip away; a slip in the first letter is seldom one."""
    if len(word) < SHORTEST or not word.isalpha():
        return ""
    if any(one.startswith(word) and len(one) > len(word) + 1 for one in known):
        return ""  # cut short, as in *suspens*: another way of writing, and no slip
    near = [one for one in known if len(one) >= SHORTEST and is_one_slip(word, one)]
    return near[0] if len(near) == 1 else ""


def is_one_slip(one: str, other: str) -> bool:
    """Whether a letter is wrong, missing, too many, or two beside one another are swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped
