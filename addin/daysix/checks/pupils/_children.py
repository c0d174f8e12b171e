"""Children by name, birth date and UPN, as one sheet has them, to see who is there twice."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from daysix.checks.pupils._upns import REMEMBERED, read_upn, stands_for_none
from daysix.records import NamedTuple
from daysix.tracker.headers import normal
from daysix.tracker.people import UPN_LENGTH
from daysix.tracker.whole_names import apart

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from daysix.checks.view import View

SHORTEST_START, SHORTEST_SLIP = 3, 4


class Named(NamedTuple):
    """A row about a child: names spelled for comparing, and the UPN if it has a UPN's shape."""

    place: int
    shown: str
    surname: str
    forename: str
    dob: date | None
    sex: str
    upn: str
    pupil: str
    siblings: str
    view: View

    def other_child(self, other: Named) -> bool:
        """Whether two rows of one UPN are plainly about two children."""
        if not (self.surname and other.surname and self.forename and other.forename):
            return False
        if {self.surname, self.forename} == {other.surname, other.forename}:
            return False
        if self.dob and other.dob:
            return self.dob != other.dob
        return self.surname != other.surname and not like(self.forename, other.forename)


def named_rows(view: View, places: Collection[int] | None = None) -> Iterator[Named]:
    """Every row, or those asked for, with the child's name and UPN as far as they are there."""
    columns = ("Surname", "Forename", "PupilName", "Sex", "UPN", "PupilID", "SiblingIDs")
    heading = view.table.titles.get("PupilName", "")
    texts, births = [view.texts(column) for column in columns], view.dates("DOB")
    for place in view.places if places is None else sorted(places):
        surname, forename, name, sex, upn, pupil, siblings = [each[place] for each in texts]
        last, first, certain = surname, forename, True
        if not surname and name:
            last, first, certain = apart(name, heading)
        shown = f"{last}, {first}" if last and first and certain else name or last or pupil
        yield Named(
            place,
            shown or "This child",
            _spelled(last),
            _spelled(first),
            births[place],
            sex[:1].upper(),
            _fit(upn),
            pupil,
            siblings,
            view,
        )


@lru_cache(maxsize=REMEMBERED)
def _spelled(text: str) -> str:
    return normal(text)


@lru_cache(maxsize=REMEMBERED)
def _fit(upn: str) -> str:
    """A UPN in one spelling, if it has the shape of one."""
    if not upn or stands_for_none(upn):
        return ""
    read = read_upn(upn)
    return read.value if len(read.value) == UPN_LENGTH and read.expected else ""


def like(one: str, other: str) -> bool:
    """Whether two forenames may be one: the same, one the start of the other, or a slip apart."""
    if one == other:
        return True
    if not one or not other or one[0] != other[0]:
        return False
    if min(len(one), len(other)) >= SHORTEST_START and (
        one.startswith(other) or other.startswith(one)
    ):
        return True
    return min(len(one), len(other)) >= SHORTEST_SLIP and one_slip(one, other)


def one_slip(one: str, other: str) -> bool:
    """Whether one letter was left out, or two neighbours changed places."""
    if len(one) == len(other):
        places = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        swapped = len(places) == 2 and places[1] == places[0] + 1  # noqa: PLR2004 - two neighbours
        return swapped and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
