"""One child in several trackers: whose days are added together, and who only may be the same.

Certain is the same UPN; or the same surname, forename and date of birth, where no other UPN speaks
against it. A PupilID is a file's own and says nothing in another. Whoever may be the same child,
and may not, is named for a person to look at, and nothing is added up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker.people import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from daysix.tracker.people import Key
    from daysix.tracker.reader import Tracker
    from daysix.tracker.rows import TypedRow

WHY = {
    "upn": "they have two different UPNs",
    "claimed": "in one of the files two children claim it",
    "no birth": "a date of birth is missing",
    "births": "their dates of birth differ",
}


class Person(NamedTuple):
    """A child as one file knows it; ``row`` is the first about it, ``rows`` are how many."""

    file: int
    key: Key
    row: TypedRow
    rows: int
    upns: frozenset[str]
    names: frozenset[str]
    births: frozenset[date]


class MayBeSame(NamedTuple):
    """A child that may also be in another file; ``why`` it is not certain."""

    one: Person
    other: Person
    why: str

    def in_words(self, file: str) -> str:
        """The sentence for an officer; ``file`` is that of the other row."""
        here, there = self.one.row, self.other.row
        return (
            f"The child of row {here.number} of the sheet {here.sheet} may be in {file} too (sheet "
            f"{there.sheet}, row {there.number}): the name is the same, and {self.why}. I did not "
            "add their days together. If it is one child, type the same UPN in both, or the full "
            "name and date of birth."
        )


class Together:
    """The children of several trackers.

    Attributes
    ----------
    doubts
        Children that may be in another file as well, each once.
    """

    def __init__(self, trackers: Sequence[Tracker]) -> None:
        self._people = [one for file, each in enumerate(trackers) for one in _people(file, each)]
        self._group = list(range(len(self._people)))
        claimed = self._join_by_upn()
        claimed |= self._join_by_name()
        self._number = {(one.file, one.key): at for at, one in enumerate(self._people)}
        self._members: dict[int, list[Person]] = {}
        for at, one in enumerate(self._people):
            self._members.setdefault(self._of(at), []).append(one)
        self.doubts = list(self._doubts(claimed))

    def key(self, file: int, own: Key) -> Key:
        """What the rows of one child share in all files; ``own`` is what they share in theirs."""
        group = str(self._of(self._number[file, own]))
        return (ALONE, group) if own[0] == ALONE else ("together", group)

    def elsewhere(self, file: int, own: Key) -> list[Person]:
        """The same child as other files know it."""
        group = self._of(self._number[file, own])
        return [one for one in self._members[group] if one.file != file]

    @property
    def shared(self) -> int:
        """How many children stand in more than one file."""
        return sum(len({one.file for one in group}) > 1 for group in self._members.values())

    def _of(self, at: int) -> int:
        while self._group[at] != at:
            at = self._group[at]
        return at

    def _join(self, places: Sequence[int]) -> None:
        first = min(map(self._of, places))
        for at in places:
            self._group[self._of(at)] = first

    def _join_by_upn(self) -> set[int]:
        """Join those of one UPN; give those of a UPN that two children of a file claim."""
        claimed: set[int] = set()
        found: dict[str, list[int]] = {}
        for at, one in enumerate(self._people):
            for upn in one.upns:
                found.setdefault(upn, []).append(at)
        for places in found.values():
            if self._one_each(places):
                self._join(places)
            else:
                claimed.update(places)
        return claimed

    def _join_by_name(self) -> set[int]:
        """The same for a full name with a date of birth, unless two UPNs stand against it."""
        claimed: set[int] = set()
        found: dict[tuple[str, date], list[int]] = {}
        for at, one in enumerate(self._people):
            for name in one.names:
                for born in one.births:
                    found.setdefault((name, born), []).append(at)
        for places in found.values():
            groups = {self._of(at) for at in places}
            if len(groups) < 2:  # noqa: PLR2004 - nobody to join
                continue
            upns = {frozenset(self._upns_of(group)) for group in groups} - {frozenset()}
            if len(upns) > 1 or not self._one_each(places):
                claimed.update(places)
            else:
                self._join(places)
        return claimed

    def _one_each(self, places: Sequence[int]) -> bool:
        files = [self._people[at].file for at in places]
        return len(files) == len(set(files))

    def _upns_of(self, group: int) -> set[str]:
        return {
            upn for at, one in enumerate(self._people) if self._of(at) == group for upn in one.upns
        }

    def _doubts(self, claimed: set[int]) -> Iterator[MayBeSame]:
        found: dict[str, list[int]] = {}
        for at, one in enumerate(self._people):
            for name in one.names:
                found.setdefault(name, []).append(at)
        said: set[int] = set()
        for places in found.values():
            for at in places:
                for other in places:
                    why = "" if at in said else self._why(at, other, claimed)
                    if why:
                        said.add(at)
                        yield MayBeSame(self._people[at], self._people[other], WHY[why])

    def _why(self, at: int, other: int, claimed: set[int]) -> str:
        """Why two of one name are not certainly one child; blank if they are, or cannot be."""
        one, two = self._people[at], self._people[other]
        if one.file == two.file or self._of(at) == self._of(other):
            return ""
        if one.births & two.births:
            return "upn" if one.upns and two.upns and not one.upns & two.upns else "claimed"
        if one.upns and two.upns:
            return "claimed" if at in claimed and one.upns & two.upns else ""
        if not one.births or not two.births:
            return "no birth"
        return "births" if any(_near(a, b) for a in one.births for b in two.births) else ""


def _people(file: int, tracker: Tracker) -> Iterator[Person]:
    rows: dict[Key, list[TypedRow]] = {}
    for row in tracker.rows:
        rows.setdefault(tracker.pupils.key(row), []).append(row)
    for key, of_one in rows.items():
        said = [tracker.pupils.says(row, key) for row in of_one]
        yield Person(
            file,
            key,
            of_one[0],
            len(of_one),
            _filled(upn for upn, _, _ in said),
            _filled(name for _, name, _ in said),
            frozenset(born for _, _, born in said if born is not None),
        )


def _filled(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(texts) - {""}


def _near(one: date, other: date) -> bool:
    """Whether two dates may be one with a slip: one part of three differs, or two are swapped."""
    if one.year == other.year and (one.day, one.month) == (other.month, other.day):
        return True
    same = (one.year == other.year, one.month == other.month, one.day == other.day)
    return sum(same) > 1
