"""Children's names out of other people's words: initials stand where a name stood.

What a field holds is left out by not printing the field. This is for text somebody typed, in which
a name can stand anywhere, in capitals, without its accent, or with another apostrophe.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.calendars.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from daysix.panels.sitting import Case

APOSTROPHES = dict.fromkeys((0x2019, 0x2018, 0x02BC, 0x0060, 0x00B4), "'")
SURE_WITHOUT_CAPITAL = 5
"""Letters. A shorter name is one only with a capital: ``Will`` is, ``will`` is not."""
SHORTEST = 2
LONG_ENOUGH_ANYWHERE = 8
"""Letters. Such a name is found inside other letters too: ``form_ZephyrineW.pdf``."""
PLURAL = re.compile(r"s\Z")
NAME_COLUMNS = ("Pupil.Surname", "Pupil.Forename", "Pupil.PreferredName")
SOMEBODY = "[name left out]"
"""For a sibling, and for a name that several children have."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """One spelling to look for, and what stands in its place."""

    spelling: str
    instead: str


class Conceal:
    """Takes the names of the given children out of any text.

    Parameters
    ----------
    cases
        Whose names, numbers and birth dates are to go; their siblings' names go with them.
    keeping
        Whose own names stay, although a hidden child shares them.
    """

    def __init__(self, cases: Iterable[Case], *, keeping: Iterable[Case] = ()) -> None:
        kept = {folded(one.spelling) for case in keeping for one in _names(case)}
        hidden: dict[str, str] = {}
        for case in cases:
            for spelling, instead in _spellings(case).items():
                if spelling not in kept:
                    same = hidden.get(spelling, instead) == instead
                    hidden[spelling] = instead if same else SOMEBODY
        self._instead = hidden
        longest_first = sorted(hidden, key=lambda spelling: (-len(spelling), spelling))
        self._look = re.compile("|".join(map(_pattern, longest_first))) if hidden else None

    def __call__(self, text: str) -> str:
        """The text without the names."""
        if self._look is None or not text:
            return text
        text = unicodedata.normalize("NFC", text)
        parts, done = [], 0
        for found in self._look.finditer(folded(text)):
            if _could_be_a_word(text[found.start() : found.end()]):
                continue
            instead = (
                self._instead.get(found.group()) or self._instead[PLURAL.sub("", found.group())]
            )
            parts += [text[done : found.start()], instead]
            done = found.end()
        return "".join([*parts, text[done:]])


def folded(text: str) -> str:
    """Small letters without accents, one letter for each letter, so that places stay the same."""
    return "".join(map(_fold_letter, unicodedata.normalize("NFC", text).translate(APOSTROPHES)))


def _fold_letter(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[0].casefold()[:1] or letter


def _pattern(spelling: str) -> str:
    """A spelling with no letter on either side; a family is told in the plural."""
    before = r"(?<!\d)" if spelling[0].isdigit() else ""
    after = r"(?!\d)" if spelling[-1].isdigit() else ""
    exact = f"{before}{re.escape(spelling)}{after}"
    if len(spelling) >= LONG_ENOUGH_ANYWHERE:
        return exact
    plural = "s?" if len(spelling) >= SURE_WITHOUT_CAPITAL else ""
    return rf"(?<![^\W\d_]){exact}{plural}(?![^\W\d_])"


def _spellings(case: Case) -> dict[str, str]:
    """Everything to look for of one child; the child's own name goes before a sibling's."""
    found: dict[str, str] = {}
    for one in (*_names(case), *_numbers(case), *_siblings(case)):
        found.setdefault(folded(one.spelling), one.instead)
    return found


def _could_be_a_word(found: str) -> bool:
    return len(found) < SURE_WITHOUT_CAPITAL and found[:1].islower()


def _names(case: Case) -> Iterator[Hidden]:
    whole = [case.name, *(str(case.values.get(key) or "") for key in NAME_COLUMNS)]
    for name in map(str.strip, whole):
        parts = {name, *name.split(), *re.split(r"[\s-]+", name)}
        for part in parts:
            if len(part) >= SHORTEST:
                yield Hidden(part, case.initials)


def _numbers(case: Case) -> Iterator[Hidden]:
    for number in (case.upn, case.pupil_id, str(case.values.get("Pupil.ULN") or "")):
        if len(number) > SHORTEST:
            yield Hidden(number, case.initials)
    if case.born is not None:
        for written in _written(case.born):
            yield Hidden(written, "[date left out]")


def _written(born: date) -> Iterator[str]:
    """A birth date as people type it."""
    day, month, year = born.day, born.month, born.year
    for mark in "/.-":
        yield f"{day:02d}{mark}{month:02d}{mark}{year}"
        yield f"{day}{mark}{month}{mark}{year}"
        yield f"{day:02d}{mark}{month:02d}{mark}{year % 100:02d}"
    for name in (MONTHS[month - 1], MONTHS[month - 1][:3]):
        yield f"{day} {name} {year}"
        yield f"{day:02d} {name} {year}"
    yield born.isoformat()


def _siblings(case: Case) -> Iterator[Hidden]:
    for name in case.siblings:
        for part in {name.strip(), *name.split()}:
            if len(part) >= SHORTEST:
                yield Hidden(part, SOMEBODY)
