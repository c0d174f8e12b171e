"""The school list as words: which names stand in a text, and which school each one means.

A name is its own words ("Oakfield", "St Mary's") and words any school may have ("Catholic Primary
School"). What is left out does no harm as long as one school alone fits; what contradicts does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.inbox.directory import Directory, KnownSchool

GENERIC = frozenset({
    "school", "schools", "academy", "college", "primary", "junior", "infant", "infants",
    "secondary", "high", "grammar", "community", "catholic", "ce", "rc", "voluntary", "aided",
    "controlled", "pru", "nursery", "sixth", "form", "trust", "specialist", "upper",
    "lower", "middle", "first", "free", "studio", "technology", "comprehensive", "foundation",
    "preparatory", "prep", "special", "all", "through", "church", "of", "england", "cc",
    "methodist",
    "boys", "girls",
})  # fmt: skip
"""Words that many schools have."""
SEVERAL = (
    ("pupil referral unit", "pru"), ("church of england", "ce"), ("c of e", "ce"),
    ("roman catholic", "catholic"),
)  # fmt: skip
_AS_ONE = {"cofe": "ce", "rc": "catholic", "saint": "st", "and": "&"}
PLAIN = frozenset({"school", "schools", "the"})
SHORTEST = 4
KEPT, MOST_KEPT = 4, 32
ALIKE, LOOKED_AT, OFFERED = 80, 20, 3
_SMALL = re.compile(
    r"\b(?:(?:exclu\w+|suspen\w+|expelled|perm\w*|pex\w*|removed) (?:from|by|at)"
    r"|(?:pupil|student|attend\w*|goes|school|roll) (?:at|to|of))\s+(?:the )?$"
)
"""What stands before a school's name that somebody wrote without capitals."""
_PARTS = re.compile(r"[.;:\n\t()|]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_KINDS = (
    *("School", "Academy", "College", "PRU", "Unit", "Primary", "High", "Juniors", "Infants"),
    "Comprehensive",
)
"""What a school's name ends in."""
_AS_FOUND = re.compile(
    r"\b(?:The )?(?:(?:St\.?|Saint) )?[A-Z][\w'’-]+"
    r"(?: (?:[A-Z][\w'’-]+|of (?:England|Our|the)|the|and|&|CE|RC|C of E)){0,6}?"
    r" (?:(?:High|Primary|Junior|Infants?|Grammar|Secondary|Community|Special|Nursery|First|Middle"
    rf"|Upper|Free|Catholic|CE|Pupil Referral)\s)*(?:{'|'.join(_KINDS)})\b"
)


class Hit(NamedTuple):
    """A school's name in a text; ``schools`` are all it may mean, one if it is certain."""

    start: int
    end: int
    schools: tuple[KnownSchool, ...]


class _Name(NamedTuple):
    core: tuple[str, ...]
    rest: frozenset[str]
    school: KnownSchool


class Index(NamedTuple):
    """A directory's schools by the first word of their names, by number, address and domain."""

    by_word: dict[str, list[_Name]]
    by_number: dict[str, KnownSchool]
    by_address: dict[str, KnownSchool]
    by_domain: dict[str, list[KnownSchool]]
    places: frozenset[str]
    """The council's own name: a school named after it is not meant by the name alone."""
    kept: dict[str, list[Hit]]
    """What was found in the last texts: one mail's words are asked about more than once."""


_kept: list[tuple[object, Index]] = []


def index_of(directory: Directory) -> Index:
    """The index of a directory, made once for the last few of them."""
    for schools, index in _kept:
        if schools is directory.schools:
            return index
    places = frozenset(domain.partition(".")[0].casefold() for domain in directory.own_domains)
    index = _index(directory.schools)._replace(places=places)
    _kept.append((directory.schools, index))
    del _kept[:-KEPT]
    return index


def _index(schools: Sequence[KnownSchool]) -> Index:
    index = Index({}, {}, {}, {}, frozenset(), {})
    for school in schools:
        for name in {school.name, *school.also}:
            words = [word for word, _, _ in _words(name)]
            words = words[1:] if words[:1] == ["the"] else words
            core = _core(words)
            if core:
                one = _Name(core, frozenset(words[len(core) :]), school)
                index.by_word.setdefault(core[0], []).append(one)
        number = "".join(filter(str.isdigit, school.dfe))
        if number:
            index.by_number[number] = school
        for address in school.addresses:
            index.by_address[address.casefold()] = school
        for domain in school.domains:
            index.by_domain.setdefault(domain.casefold(), []).append(school)
    return index


def _core(words: Sequence[str]) -> tuple[str, ...]:
    """The words at the start that are the school's own; all of them where the first is common."""
    own = next((n for n, word in enumerate(words) if word in GENERIC), len(words))
    return tuple(words[:own]) if own else tuple(words)


def hits(text: str, directory: Directory) -> list[Hit]:
    """Every name of a listed school in a text."""
    index = index_of(directory)
    if not index.by_word:
        return []
    found = index.kept.get(text)
    if found is None:
        if len(index.kept) >= MOST_KEPT:
            index.kept.clear()
        found = index.kept[text] = [*_hits(text, index)]
    return found


def _hits(text: str, index: Index) -> Iterator[Hit]:
    if not _may_name(text, index):
        return
    words = _words(text)
    at = 0
    while at < len(words):
        named = index.by_word.get(words[at][0])
        if named is None:
            at += 1
            continue
        fits = [
            name
            for name in named
            if tuple(word for word, _, _ in words[at : at + len(name.core)]) == name.core
        ]
        best = _best(text, words, at, fits) if fits else None
        if best and index.places and text[best[0].start : best[0].end].casefold() in index.places:
            best = None
        if best is None:
            at += 1
            continue
        hit, at = best
        yield hit


def _may_name(text: str, index: Index) -> bool:
    """Whether any word of a text is the first of a school's name, however it is written."""
    folded = text.casefold()
    words = _WORD.findall(folded)
    if "'" in folded or "\u2019" in folded:
        words = [word.replace("'", "").replace("\u2019", "") for word in words]
    firsts = index.by_word.keys()
    if not firsts.isdisjoint(words):
        return True
    return any(one in firsts and word in words for word, one in _AS_ONE.items()) or any(
        one in firsts and spelled.partition(" ")[0] in words for spelled, one in SEVERAL
    )


def _best(
    text: str, words: list[tuple[str, int, int]], at: int, fits: list[_Name]
) -> tuple[Hit, int] | None:
    core = max(len(name.core) for name in fits)
    fits = [name for name in fits if len(name.core) == core]
    known = frozenset().union(*(name.rest for name in fits))
    end = at + core
    while end < len(words) and (words[end][0] in known or words[end][0] in GENERIC):
        if _PARTS.search(text, words[end - 1][2], words[end][1]):
            break
        end += 1
    while end > at + core and words[end - 1][0] in {"of", "all", "form", "first", "through"}:
        end -= 1
    tail = {word for word, _, _ in words[at + core : end]} - PLAIN
    start, last = words[at][1], words[end - 1][2]
    bare = not tail and end == at + core
    written_so = text[start].isupper() or _SMALL.search(text[max(0, start - 40) : start])
    if not written_so or (bare and not _stands_alone(text, start, last)):
        return None
    schools = {id(n.school): n.school for n in fits if tail <= n.rest}
    exact = {
        id(n.school): n.school for n in fits if tail == n.rest - PLAIN and id(n.school) in schools
    }
    chosen = exact if len(exact) == 1 and tail else schools
    if not chosen and bare:
        return None
    return Hit(start, last, tuple(chosen.values())), end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a bare "Oakfield" is no part of a person's name or of an address."""
    before = re.search(r"(\w+)[ ]+$", text[max(0, start - 30) : start])
    after = re.match(r"[ ]+(\w+)|(['’@.]\w)", text[end : end + 30])
    if before and before[1][:1].isupper() and before[1].casefold() not in {
        "at", "from", "the", "of", "head", "regards", "pex", "exclusion", "suspension",
    }:  # fmt: skip
        return False
    if text[max(0, start - 1) : start] in {"@", "."}:
        return False
    if after and after[2]:
        return after[2][0] in "'’" or (after[2][0] == "." and after[2][1:].isspace())
    return not (after and after[1] and after[1][:1].isupper())


def as_found(text: str) -> Iterator[re.Match[str]]:
    """Words that look like a school's name, whether it is listed or not."""
    return _AS_FOUND.finditer(text) if any(kind in text for kind in _KINDS) else iter(())


def matched(typed: str, directory: Directory) -> tuple[KnownSchool, ...]:
    """The schools a name from a form may mean: one if it is certain."""
    number = "".join(filter(str.isdigit, typed))
    index = index_of(directory)
    if number in index.by_number and not any(map(str.isalpha, typed)):
        return (index.by_number[number],)
    text = " ".join(word.capitalize() if word.islower() else word for word in typed.split())
    found = [hit for hit in _hits(text, index) if hit.start <= SHORTEST]
    return found[0].schools if found else ()


def near(typed: str, directory: Directory) -> list[tuple[KnownSchool, float]]:
    """Schools with a name like this one, for a person to choose from.

    Their own words must be alike: "School" and "Academy" make no two schools the same.
    """
    from rapidfuzz import fuzz, process

    names = [school.name.casefold() for school in directory.schools]
    found = process.extract(
        typed.casefold(), names, scorer=fuzz.WRatio, limit=LOOKED_AT, score_cutoff=ALIKE
    )
    own = _own_words(typed)
    alike = [
        (directory.schools[place], score)
        for name, score, place in found
        if fuzz.token_set_ratio(own, _own_words(name)) >= ALIKE
    ]
    return alike[:OFFERED]


def _own_words(name: str) -> str:
    """A name without the words any school may have; the whole of one that has no others."""
    words = [word for word, _, _ in _words(name)]
    return " ".join(word for word in words if word not in GENERIC | PLAIN) or " ".join(words)


@lru_cache(maxsize=64)
def _words(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as they are compared, and where each stands."""
    folded = text.casefold()
    found = [
        (_AS_ONE.get(word, word), match.start(), match.end())
        for match in _WORD.finditer(text)
        if (word := match[0].casefold().replace("'", "").replace("\u2019", ""))
    ]
    for spelled, one in SEVERAL:
        parts = spelled.split()
        at = 0 if spelled in folded else len(found)
        while at + len(parts) <= len(found):
            if [word for word, _, _ in found[at : at + len(parts)]] == parts:
                found[at : at + len(parts)] = [(one, found[at][1], found[at + len(parts) - 1][2])]
            at += 1
    return found
