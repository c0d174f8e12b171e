"""What a column's name says, word by word, where the list of names does not hold it.

A word means something (``began`` and ``commenced`` both mean *start*), and a column of ours is
known by what its name must say and may say (``data/heading_words.csv``,
``data/heading_rules.csv``). A name with one word in it that we do not know is not read at all:
*Date PEX avoided* is no date of an exclusion.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from daysix import data
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.slips import mended

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FILLER = "-"
"""Means nothing by itself: *of*, *the*, *please*."""
POSSESSIVE = re.compile(r"['\u2018\u2019`\u00b4](?:s\b|(?=\s|$))")
APOSTROPHE = re.compile(r"['\u2018\u2019`\u00b4]")
PARTS = re.compile(r"DfES?|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
NUMBER_SIGN = re.compile(r"#|\bn[\u00ba\u00b0]")
ORDINAL = re.compile(r"([0-9]+)(st|nd|rd|th)\b", re.IGNORECASE)
BETWEEN = re.compile(r"[()\[\]/\n;:|]|\s[-\u2013\u2014]\s|\bor\b", re.IGNORECASE)
OPTIONAL_PLURAL = re.compile(r"\(e?s\)", re.IGNORECASE)


class Meaning(NamedTuple):
    """The column a name means.

    ``sure`` is false where the name fits and is too bare to decide: then the cells beneath must
    speak for it.
    """

    column: str
    sure: bool = True


class _Rule(NamedTuple):
    """What a name must say, each group by one of its concepts, and all it may say."""

    column: str
    needs: tuple[frozenset[str], ...]
    may: frozenset[str]
    sure: bool


@lru_cache(maxsize=4096)
def meaning(name: str) -> Meaning | None:
    """The one column of exclusions a name means; None where it may be none or several.

    A name may say the same thing twice: ``Suspended from (first day out)``. Then each part must
    mean the same column.
    """
    return _meaning_of(concepts(name)) or _said_twice(name)


@lru_cache(maxsize=4096)
def meant_by_slip(name: str) -> Meaning | None:
    """What a name with a slip of one letter would mean; the cells must speak for it as well."""
    words = mended([*_words(name)], _by_first_letter())
    return _meaning_of(_concepts_of(words)) if words else None


def _meaning_of(said: frozenset[str] | None) -> Meaning | None:
    if not said:
        return None
    fits = [
        rule
        for rule in _rules()
        if said <= rule.may and all(not said.isdisjoint(group) for group in rule.needs)
    ]
    columns = {rule.column for rule in fits}
    if len(columns) != 1:
        return None
    return Meaning(columns.pop(), any(rule.sure for rule in fits))


def _said_twice(name: str) -> Meaning | None:
    """The column every part of a name means, where brackets or marks part it in two or more."""
    parts = [part for part in BETWEEN.split(name) if any(map(str.isalnum, part))]
    if len(parts) < 2:  # noqa: PLR2004 - said once
        return None
    read = [_meaning_of(concepts(part)) for part in parts]
    if any(one is None for one in read) or len({one.column for one in read if one}) != 1:
        return None
    return next((one for one in read if one and one.sure), read[0])


def concepts(name: str) -> frozenset[str] | None:
    """What the words of a name mean, together; None where one of them is not known."""
    return _concepts_of([*_words(name)])


def _concepts_of(words: Sequence[str]) -> frozenset[str] | None:
    known = _known()
    longest = _longest()
    found: set[str] = set()
    at = 0
    while at < len(words):
        for end in range(min(at + longest, len(words)), at, -1):
            means = known.get(" ".join(words[at:end]))
            if means:
                break
        else:
            return None
        found.add(means)
        at = end
    return frozenset(found - {FILLER})


def _words(name: str) -> Iterator[str]:
    """The words of a name in small letters, without accents; ``StartDate`` is two of them."""
    plain = unicodedata.normalize("NFKD", NUMBER_SIGN.sub(" number ", text_of(name)))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    plain = OPTIONAL_PLURAL.sub("", plain).replace("&", " and ")
    plain = APOSTROPHE.sub("", POSSESSIVE.sub("", plain))
    plain = re.sub(r"[^A-Za-z0-9]+", " ", plain)
    for word in plain.split():
        if ORDINAL.fullmatch(word) or word.casefold() in _single():
            yield word.casefold()
        else:
            yield from (part.casefold() for part in PARTS.findall(word))


@cache
def _known() -> Mapping[str, str]:
    return {row["words"]: row["means"] for row in data.rows("heading_words")}


@cache
def _single() -> frozenset[str]:
    return frozenset(words for words in _known() if " " not in words)


@cache
def _by_first_letter() -> Mapping[str, set[str]]:
    """Every word of the names that we know, by its first letter."""
    found: dict[str, set[str]] = {}
    for words in _known():
        for word in words.split():
            found.setdefault(word[0], set()).add(word)
    return found


@cache
def _longest() -> int:
    return max(words.count(" ") + 1 for words in _known())


@cache
def _rules() -> Sequence[_Rule]:
    rules = []
    for row in data.rows("heading_rules"):
        needs = tuple(frozenset(group.split("|")) for group in row["needs"].split())
        may = frozenset(row["may"].split()).union(*needs)
        rules.append(_Rule(row["column"], needs, may, not row["cells"]))
    return rules
