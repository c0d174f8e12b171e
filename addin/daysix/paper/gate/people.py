"""Looking for people in bytes and text: letters and digits only, capitals and accents folded.

A long name is looked for wherever its letters stand in order, whatever stands between them. A short
one must stand as words of its own, for its letters also occur inside others.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from daysix.paper.gate.dates import Births
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

NAME, UPN, BORN, SCHOOL = "name", "UPN", "date of birth", "school"
LONG = 10
"""Letters from which a name is looked for across everything between them."""
KEY = 8
SINGLE = str.maketrans("æœøłđðþßı", "aooldddsi")
"""Letters that are no letter with an accent, each as one, so that bytes can be folded alike."""
BETWEEN = b" zqz "
"""Stands between runs of letters, so that the end of one and the next make no name together."""
RUNS = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}")
APOSTROPHES = str.maketrans("", "", "'’‘`")
ENDS = frozenset("aisdmt")
"""After a surname these are words or ends of words more often than initials: ``Khan's``."""
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})


@dataclass(frozen=True, slots=True)
class Person:
    """A child, as far as it is known."""

    name: str
    upn: str = ""
    born: date | None = None
    school: str = ""
    also: tuple[str, ...] = ()

    def names(self) -> Iterator[str]:
        """Every name the child is known by."""
        yield from filter(None, (self.name, *self.also))


class Needle(NamedTuple):
    """What is looked for: of what sort, whose, and its folded words."""

    sort: str
    person: Person
    words: tuple[str, ...]

    @property
    def glued(self) -> str:
        """The words without anything between them."""
        return "".join(self.words)


def fold(text: str) -> str:
    """Small letters without accents; everything that is no letter and no digit becomes a blank."""
    if text.isascii():
        return text.encode().translate(SPACED).decode()
    return text.translate(FOLDED)


class _Folding(dict[int, str]):
    """Every sign folded, each worked out when it first comes."""

    def __missing__(self, code: int) -> str:
        low = unicodedata.normalize("NFKD", chr(code).lower().translate(SINGLE))
        bare = "".join(each for each in low if not unicodedata.combining(each))
        made = "".join(each if each.isalnum() else " " for each in bare.translate(SINGLE))
        if len(self) < MOST_KEPT:
            self[code] = made
        return made


MOST_KEPT = 70_000
FOLDED = _Folding()


def _tables() -> tuple[bytes, bytes]:
    """How bytes of Windows' western letters are folded, and which are left out."""
    spaced = bytearray(b" " * 256)
    for number in range(256):
        try:
            letter = bytes([number]).decode("cp1252")
        except UnicodeDecodeError:
            continue
        low = unicodedata.normalize("NFKD", letter.lower().translate(SINGLE))[:1]
        if low.isascii() and low.isalnum():
            spaced[number] = ord(low)
    return bytes(spaced), bytes(n for n in range(256) if spaced[n] == ord(" "))


SPACED, NOISE = _tables()


def narrow(data: bytes) -> bytes:
    """Folded letters and digits of bytes, whether one or two bytes a letter."""
    return data.translate(SPACED, NOISE)


class Needles:
    """Everything looked for at once."""

    def __init__(
        self,
        needles: Iterable[Needle],
        allowed: Iterable[Person] = (),
        *,
        whole: Needles | None = None,
    ) -> None:
        self.all = frozenset(needles)
        self._whole = whole
        self._long: dict[bytes, list[tuple[bytes, Needle]]] = {}
        self._short: dict[tuple[str, ...], list[Needle]] = {}
        self._wide: list[Needle] = []
        self._births: dict[date, list[Needle]] = {}
        self._around = [fold(name).replace(" ", "") for each in allowed for name in each.names()]
        self._marked: Any = None
        self._told: dict[tuple[bytes, str], frozenset[Needle]] = {}
        for needle in self.all:
            self._take(needle)
        self._days = Births(self._births) if self._births else None
        self._rarest: dict[str, list[tuple[str, ...]]] = {}
        for words in self._short:
            self._rarest.setdefault(max(words, key=len), []).append(words)

    def __bool__(self) -> bool:
        return bool(self._long or self._short or self._wide or self._births)

    def _take(self, needle: Needle) -> None:
        if needle.sort == BORN and needle.person.born is not None:
            self._births.setdefault(needle.person.born, []).append(needle)
        elif not needle.glued.isascii():
            self._wide.append(needle)
        elif len(needle.glued) >= LONG and min(map(len, needle.words)) > 1:
            whole = needle.glued.encode()
            self._long.setdefault(whole[:KEY], []).append((whole, needle))
        elif needle.words:
            self._short.setdefault(needle.words, []).append(needle)

    def in_bytes(self, data: bytes, *, readable: bool = True) -> set[Needle]:
        """Those that stand in bytes, whichever way these hold letters."""
        key = (sha256(data).digest(), f"{readable}")
        return set(self.once(key, lambda who: who.look_in_bytes(data, readable=readable)))

    def once(
        self, key: tuple[bytes, str], look: Callable[[Needles], set[Needle]]
    ) -> frozenset[Needle]:
        """What was found in something before; else what is found now, by ``look``.

        The same attachment is in every member's copy: it is looked through but once. The copies'
        lists of children differ by a few. Where not one of this list stands when all known children
        are looked for, none stands there at all.
        """
        if key not in self._told:
            if len(self._told) >= MOST_TOLD:
                self._told.clear()
            nobody = self._whole and self.all.isdisjoint(self._whole.once(key, look))
            self._told[key] = frozenset() if nobody else frozenset(look(self))
        return self._told[key]

    def look_in_bytes(self, data: bytes, *, readable: bool) -> set[Needle]:
        """The same, looked for anew."""
        found = set(self._glued(narrow(data)))
        if self._wide:
            for text in decodings(data):
                folded = fold(text).replace(" ", "")
                found |= {each for each in self._wide if each.glued in folded}
        if not data.isascii():
            found |= set(self._glued(_ascii(fold(data.decode("utf-8", "ignore")))))
        if readable and (self._short or self._births):
            found |= self._worded(BETWEEN.join(RUNS.findall(data)).decode("utf-8", "replace"))
        if b"\0" in data and readable:
            for text in wide_decodings(data):
                found |= self.in_text(text)
        return found

    def in_text(self, text: str) -> set[Needle]:
        """Those that stand in a text, also as an address of the web writes it."""
        key = (sha256(text.encode("utf-8", "surrogatepass")).digest(), "text")
        return set(self.once(key, lambda who: who.look_in_text(text)))

    def look_in_text(self, text: str) -> set[Needle]:
        """The same, looked for anew."""
        plain = unquote(text) if "%" in text else text
        if plain != text:
            return self._in_plain(text) | self._in_plain(plain)
        return self._in_plain(text)

    def _in_plain(self, text: str) -> set[Needle]:
        folded = fold(text)
        found = set(self._glued(_ascii(folded)))
        if self._wide:
            glued = folded.replace(" ", "")
            found |= {each for each in self._wide if each.glued in glued}
        return found | self._worded(text, folded)

    def _glued(self, data: bytes) -> Iterator[Needle]:
        for wholes in self._keys_in(data):
            for whole, needle in wholes:
                at = data.find(whole)
                while at >= 0:
                    if not self._is_part_of_another(data, at, whole):
                        yield needle
                        break
                    at = data.find(whole, at + 1)

    def _keys_in(self, data: bytes) -> Iterator[list[tuple[bytes, Needle]]]:
        """The first letters that occur at all: many names are sought in one pass."""
        if len(data) < KEY:
            return
        if len(self._long) <= FEW or len(data) < SMALL:
            yield from (each for key, each in self._long.items() if key in data)
            return
        seen: set[bytes] = set()
        for start in range(0, len(data), BLOCK):
            seen |= self._in_block(data[start : start + BLOCK + KEY - 1])
        yield from (self._long[key] for key in seen if key in self._long)

    def _in_block(self, data: bytes) -> set[bytes]:
        """Letters that may begin a name: each place is compared with all names at once."""
        import numpy as np

        count = len(data) - KEY + 1
        if count <= 0:
            return set()
        if self._marked is None:
            keys = np.frombuffer(b"".join(self._long), dtype=np.uint64)
            self._marked = np.zeros(1 << 22, dtype=bool)
            self._marked[_slot(keys)] = True
        found: set[bytes] = set()
        for at in range(min(KEY, count)):  # as many letters at once as a key has, from each place
            every = np.frombuffer(data, np.uint64, (len(data) - at) // KEY, at)
            there = np.unique(every[self._marked[_slot(every)]])
            found |= {each.tobytes() for each in there}
        return found

    def _is_part_of_another(self, data: bytes, at: int, whole: bytes) -> bool:
        """Whether it stands inside the longer name of a child who may be named."""
        for name in self._around:
            inside = name.find(whole.decode())
            while inside >= 0:
                start = at - inside
                if len(name) > len(whole) and data[start : start + len(name)] == name.encode():
                    return True
                inside = name.find(whole.decode(), inside + 1)
        return False

    def _worded(self, text: str, folded: str | None = None) -> set[Needle]:
        found: set[Needle] = set()
        if self._days is not None:
            for day in self._days.in_text(text):
                found |= set(self._births[day])
        if self._short:
            words = (fold(text) if folded is None else folded).split()
            found |= self._side_by_side(words)
        return found

    def _side_by_side(self, words: list[str]) -> set[Needle]:
        """Short names whose words stand one after the other."""
        there = set(words)
        maybe = [
            each
            for word in there & self._rarest.keys()
            for each in self._rarest[word]
            if there.issuperset(each)
        ]
        if not maybe:
            return set()
        row = f" {' '.join(words)} "
        return {
            needle for each in maybe if f" {' '.join(each)} " in row for needle in self._short[each]
        }


MOST_TOLD = 50_000
FEW, SMALL, BLOCK = 24, 512, 1 << 21


def _slot(values: Any) -> Any:
    """Where a key is marked: twenty-two bits that mix all of it."""
    import numpy as np

    return ((values * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(42)).astype(np.int64)


def _ascii(folded: str) -> bytes:
    return folded.encode("ascii", "ignore").replace(b" ", b"")


def decodings(data: bytes) -> Iterator[str]:
    """Bytes read every way letters are kept."""
    yield data.decode("utf-8", "ignore")
    yield data.decode("cp1252", "ignore")
    yield from wide_decodings(data)


def wide_decodings(data: bytes) -> Iterator[str]:
    """Bytes read as two to a letter, from the first and from the second, either way round."""
    for start in (0, 1):
        cut = data[start : len(data) - (len(data) - start) % 2]
        yield cut.decode("utf-16-le", "ignore")
        yield cut.decode("utf-16-be", "ignore")


def needles_of(
    others: Iterable[Person], allowed: Iterable[Person] = (), *, schools: bool = True
) -> Needles:
    """What is to be looked for: all that is known of the others and not also of the allowed.

    Asked for the same people again, it gives the same, with what was found before.
    """
    return _needles(tuple(others), tuple(allowed), schools=schools)


@lru_cache(maxsize=4)
def _needles(others: tuple[Person, ...], may: tuple[Person, ...], *, schools: bool) -> Needles:
    open_ = {one.words for each in may for one in _of(each, schools=True)}
    births = {each.born for each in may}
    found = frozenset(
        one
        for each in others
        for one in _of(each, schools=schools)
        if (one.sort == BORN and each.born not in births)
        or (one.sort != BORN and one.words not in open_)
    )
    whole = _whole_of(found, (*others, *may), schools=schools)
    return whole if not may and found == whole.all else Needles(found, may, whole=whole)


_wholes: list[Needles] = []
"""Lists of all children known, the latest first: what was looked through for one of them tells of
every list that leaves some of its children out."""
MOST_WHOLES = 2


def _whole_of(found: frozenset[Needle], everyone: Iterable[Person], *, schools: bool) -> Needles:
    for whole in _wholes:
        if found <= whole.all:
            return whole
    made = Needles(one for each in everyone for one in _of(each, schools=schools))
    _wholes[:] = [made, *_wholes[: MOST_WHOLES - 1]]
    return made


def _of(person: Person, *, schools: bool) -> Iterator[Needle]:
    ways = {way for name in person.names() for each in _spellings(name) for way in _ways(each)}
    for words in sorted(ways):
        yield Needle(NAME, person, words)
    if person.upn:
        yield Needle(UPN, person, tuple(fold(person.upn).split()))
    if person.born is not None:
        yield Needle(BORN, person, (person.born.isoformat(),))
    if schools and person.school:
        yield Needle(SCHOOL, person, tuple(fold(person.school).split()))


def _spellings(name: str) -> set[str]:
    """``O'Brien`` is one word and two."""
    return {name, name.translate(APOSTROPHES)}


def _ways(name: str) -> set[tuple[str, ...]]:
    """A name as it is written: in order, surname first, without middle names, with an initial."""
    last_first = name.partition(",")
    straight = f"{last_first[2]} {last_first[0]}" if last_first[2] else name
    words = [each for each in fold(straight).split() if each not in TITLES]
    if len(words) < 2:  # noqa: PLR2004 - a name of one word is that word
        return {tuple(words)} if words else set()
    given, family = words[0], words[-1]
    ways = {(given, family), (family, given), (*words,), (family, *words[:-1])}
    if len(family) > 2:  # noqa: PLR2004 - "J Li" is also the beginning of a list
        ways.add((given[0], family))
        if given[0] not in ENDS:
            ways.add((family, given[0]))
    return ways
