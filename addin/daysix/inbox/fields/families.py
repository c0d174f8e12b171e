"""Brothers and sisters who share one surname: ``Sam and Tom Reed``, ``the Reed twins: Sam, ...``.

The first of two forenames is only then a pupil's where the words show that two are meant: "both",
"twins", a plural verb. Otherwise "Oakhill and Tom Reed" would be a child.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from daysix.inbox.fields.name_words import NOT_NAMES
from daysix.inbox.fields.names import SURE, Named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CAPITAL = r"[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-Za-zß-ÿ]+)*"
_ASIDE = r"(?:\s*\([^)\n]{1,40}\))?"
_PAIR = re.compile(
    rf"(?<![\w'’-])(?P<one>{_CAPITAL}){_ASIDE}\s*(?:,\s*(?P<middle>{_CAPITAL}){_ASIDE}\s*,?\s*)?"
    rf"(?:\band\b|&|\+)\s*(?P<two>{_CAPITAL})\s+(?P<surname>{_CAPITAL})(?![\w-])"
)
_AFTER_NAME = re.compile(rf"(?:{_CAPITAL}|\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.?|[’']s) $")
_TWO_NAMES = re.compile(r"(?:and|&|\+) ?[A-ZÀ-Þ][\w'’-]+ [A-ZÀ-Þ]")
"""What a pair of names cannot be without, found quickly."""
_KIN_WORDS = ("twins", "triplets", "hers", "sisters", "siblings", "boys", "girls", "dren", "kids")
_KIN = r"(?:twins|triplets|brothers|sisters|siblings|boys|girls|children|kids)"
_TWO_ARE_MEANT = re.compile(rf"\b(?:both|each|twins?|all three|{_KIN})\b", re.IGNORECASE)
_PLURAL = re.compile(r"[^.;\n]{0,60}?\b(?:are|were|have)\b", re.IGNORECASE)
_FAMILY = re.compile(rf"(?<![\w'’-])(?P<surname>{_CAPITAL})(?:['’]s?)?\s+{_KIN}\b")
_FORENAME = re.compile(
    rf"(?:(?<=[,:;–—(-] )|(?<=\band )|(?<=& )|^[ \t]*(?:[-*•][ \t]*)?)(?P<name>{_CAPITAL})"
    r"(?=\s*(?:\(|[,:–—-]\s*(?:UPN|DOB|Y\d|Year|born|[A-Z]\d{6}|\d)|\s(?:Y\d|Year \d)))",
    re.MULTILINE,
)
_BEHIND, _ABOUT = 400, 150


def with_families(text: str, found: Sequence[Named], *, zone: str = "") -> list[Named]:
    """The names found in some words, and those of pupils whose surname is said only once."""
    others = {one.start for one in found if not one.sure}
    family = {
        one.start: one
        for group in (*_pairs(text, zone), *_families(text))
        if others.isdisjoint(one.start for one in group)
        for one in group
    }
    if not family:
        return [*found]
    return sorted([*(one for one in found if one.start not in family), *family.values()])


def _pairs(text: str, zone: str) -> Iterator[list[Named]]:
    for match in _PAIR.finditer(text) if _TWO_NAMES.search(text) else ():
        forenames = [name for name in ("one", "middle", "two") if match[name]]
        if any(_is_word(match[name]) for name in (*forenames, "surname")):
            continue
        if _AFTER_NAME.search(text[max(0, match.start() - 25) : match.start()]):
            continue
        about = text[max(0, match.start() - _ABOUT) : match.end() + _ABOUT]
        if zone == "subject" or _TWO_ARE_MEANT.search(about) or _PLURAL.match(text, match.end()):
            yield [
                Named(
                    match.start(name),
                    match.end("surname" if name == "two" else name),
                    f"{match[name]} {match['surname']}",
                    SURE,
                )
                for name in forenames
            ]


def _families(text: str) -> Iterator[list[Named]]:
    for match in _FAMILY.finditer(text) if any(word in text for word in _KIN_WORDS) else ():
        surname = match["surname"]
        if _is_word(surname):
            continue
        found = [
            Named(one.start("name"), one.end("name"), f"{one['name']} {surname}", SURE)
            for one in _FORENAME.finditer(text, match.end(), match.end() + _BEHIND)
            if not _is_word(one["name"])
        ]
        if len({one.typed for one in found}) > 1:
            yield found


def _is_word(name: str) -> bool:
    return name.casefold() in NOT_NAMES or len(name) < 2  # noqa: PLR2004 - an initial
