"""Postcodes: their shape, and the few whose letters alone say that they are not in England."""

from __future__ import annotations

from functools import cache, lru_cache

from daysix.tracker.fields import says_nothing
from daysix.tracker.headers import normal

INWARD = 3
REMEMBERED = 16_384
SHAPES = frozenset({"A9", "A99", "AA9", "AA99", "A9A", "AA9A"})
"""The first half: A is any letter, 9 any figure. Invented ones (ZZ) have the same shape."""
OUT_OF_SHAPE = "GIR0AA"
NO_HOME = frozenset({"nfa", "nofixedabode", "nofixedaddress", "notknown", "unknown", "withheld"})
FIGURES = str.maketrans({"O": "0", "I": "1", "L": "1", "S": "5"})

SCOTLAND = frozenset(
    {"AB", "DD", "EH", "FK", "G", "HS", "IV", "KA", "KW", "KY", "ML", "PA", "PH", "ZE"}
)
OUTSIDE = {
    **dict.fromkeys(SCOTLAND, "Scotland"),
    **dict.fromkeys(("CF", "SA"), "Wales"),
    "BT": "Northern Ireland",
    "IM": "the Isle of Man",
    "JE": "Jersey",
    "GY": "Guernsey",
}
"""Letters used wholly outside England; those of the border (CH, DG, LD, LL, NP, SY, TD) are not
here."""


@lru_cache(maxsize=REMEMBERED)
def postcode(typed: str) -> str:
    """A postcode in one spelling, ``ZZ1 2AB``; blank if it has not the shape of one."""
    bare = "".join(typed.split()).upper()
    if bare == OUT_OF_SHAPE:
        return "GIR 0AA"
    outward, inward = bare[:-INWARD], bare[-INWARD:]
    shaped = bare.isascii() and _shape(outward) in SHAPES and _shape(inward) == "9AA"
    return f"{outward} {inward}" if shaped else ""


@cache
def _kinds() -> dict[int, str]:
    letters = {ord(chr(n)): "A" for n in range(ord("A"), ord("Z") + 1)}
    return letters | {ord(str(n)): "9" for n in range(10)}


def _shape(text: str) -> str:
    return text.translate(_kinds())


def likely_postcode(typed: str) -> str:
    """The postcode meant, where one letter stands where only a figure can; else blank."""
    bare = "".join(typed.split()).upper()
    if len(bare) <= INWARD:
        return ""
    return postcode(bare[:-INWARD] + bare[-INWARD].translate(FIGURES) + bare[1 - INWARD :])


def no_home(typed: str) -> bool:
    """Whether a cell says that there is no postcode, or shows an error (``#N/A``) instead."""
    return says_nothing(typed) or typed.startswith("#") or normal(typed) in NO_HOME


def outside_england(tidy: str) -> str:
    """The country a tidy postcode lies in, where its first letters say so; blank in England."""
    letters = tidy[:2] if tidy[1:2].isalpha() else tidy[:1]
    return OUTSIDE.get(letters, "")
