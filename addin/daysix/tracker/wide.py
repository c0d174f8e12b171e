"""One row per pupil: the same few columns again and again, once for each exclusion.

``Suspension 1 start``, ``Suspension 1 end``, ``Suspension 2 start`` ...: each number is a group of
columns, and each group is read as a row of its own, its cells where they stand.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from daysix.tracker.cells import text_of
from daysix.tracker.headers import LONGEST, aliases, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

START = "StartDate"
OF_AN_EXCLUSION = frozenset(
    [
        "StartDate",
        "StartSession",
        "EndDate",
        "EndSession",
        "Category",
        "Sessions",
        "SchoolDays",
        "Reason1",
        "Reason2",
        "Reason3",
        "ReasonText",
        "SchoolDfE",
        "SchoolName",
        "NotifiedLADateTime",
        "ExclusionID",
        "DecisionDate",
        "GovNoticeDate",
        "GDCDate",
        "GDCOutcome",
        "ExamDate",
        "ExamAffected",
        "NCY",
        "ReturnDate",
    ]
)
"""What may differ from one exclusion of a child to the next; a name or a birthday cannot."""
GROUP_WORDS = frozenset(
    [
        "suspension",
        "suspensions",
        "exclusion",
        "exclusions",
        "excl",
        "exc",
        "susp",
        "fixed",
        "term",
        "fte",
        "episode",
        "spell",
        "period",
        "incident",
        "occasion",
        "number",
        "no",
    ]
)
ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            ("first 1st", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th"), 1
        )
        for word in words.split()
    }
)
MOST = 40
"""Groups. A larger number in a column name is a year or a form, not the number of a group."""

Group = dict[str, int]


def groups(names: Sequence[object]) -> list[Group]:
    """The groups of columns, each our name of a column to its place; none in an ordinary table."""
    return _numbered_groups(names) or _repeated_groups(names)


@lru_cache(maxsize=4096)
def numbered(name: str) -> tuple[int, str] | None:
    """The group a column name belongs to and our column; None if it bears no number of a group."""
    if len(name) > LONGEST:
        return None
    known = aliases("Exclusions")
    own = known.get(normal(name), "")
    if own and not own.startswith("Reason"):
        return None
    words = list(_words(name))
    for numbers in (_figures, ORDINALS.get):
        for at, word in enumerate(words):
            number = numbers(word)
            if number and 1 <= number <= MOST:
                column = _column(words[:at] + words[at + 1 :])
                return (number, column) if column else None
    return None


def says_suspension(names: Sequence[object], group: Mapping[str, int]) -> bool:
    """Whether the name of the group's first day says that the group is a suspension."""
    said = text_of(names[group[START]]).casefold()
    if "perm" in said or "pex" in said:
        return False
    return "fte" in said or "fixed" in said or ("susp" in said and "excl" not in said)


def _figures(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() else None


def _column(words: list[str]) -> str:
    known = aliases("Exclusions")
    for left in (words, [word for word in words if word not in GROUP_WORDS]):
        column = known.get("".join(left), "")
        if column in OF_AN_EXCLUSION:
            return column
    return ""


def _words(name: str) -> Iterator[str]:
    """Words and figures of a name; ``Susp2`` is two of them, ``2nd`` is one."""
    spaced = "".join(letter if letter.isalnum() else " " for letter in text_of(name).casefold())
    for word in spaced.split():
        if word in ORDINALS:
            yield word
        else:
            yield from ("".join(part) for _, part in groupby(word, str.isdigit))


def _numbered_groups(names: Sequence[object]) -> list[Group]:
    found: dict[int, Group] = {}
    for place, name in enumerate(names):
        one = numbered(name) if isinstance(name, str) else None
        if one:
            found.setdefault(one[0], {}).setdefault(one[1], place)
    whole = {number: group for number, group in sorted(found.items()) if START in group}
    if len(whole) > 1:
        return list(whole.values())
    if set(whole) == {2} and len(whole[2]) > 1:  # the first is not numbered: Start, End, Start2 ...
        first = _plain(names, whole[2])
        if first.keys() == whole[2].keys():
            return [first, whole[2]]
    return []


def _plain(names: Sequence[object], like: Group) -> Group:
    known = aliases("Exclusions")
    first: Group = {}
    for place, name in enumerate(names):
        column = known.get(normal(name), "") if isinstance(name, str) else ""
        if column in like and place not in like.values():
            first.setdefault(column, place)
    return first


def _repeated_groups(names: Sequence[object]) -> list[Group]:
    """Groups without numbers: the same names as often as there are first days."""
    known = aliases("Exclusions")
    spelled = [normal(name) if isinstance(name, str) else "" for name in names]
    times = Counter(spelled)
    starts = [name for name in times if known.get(name) == START and times[name] > 1]
    if len(starts) != 1:
        return []
    many = times[starts[0]]
    found: list[Group] = [{} for _ in range(many)]
    seen: Counter[str] = Counter()
    for place, name in enumerate(spelled):
        column = known.get(name, "")
        if column in OF_AN_EXCLUSION and times[name] == many:
            found[seen[name]].setdefault(column, place)
            seen[name] += 1
    return found if len(found[0]) > 1 else []
