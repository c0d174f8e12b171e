"""Which rows are about the same child, and what the Pupils and Schools sheets add to a row.

The same child: the same PupilID; else the same UPN; else the same name and date of birth. Less
than that is not enough to add days together.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from daysix.calendars.book import school_key
from daysix.calendars.terms import school_year
from daysix.law.case import ACADEMY, MAINTAINED, PRU, SPECIAL, Pupil
from daysix.records import NamedTuple
from daysix.tracker.headers import normal
from daysix.tracker.rows import said_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from daysix.tracker.rows import TypedRow

UPN_LENGTH, DFE_LENGTH, LA_LENGTH = 13, 7, 3
FIRST_YEAR_GROUP_AGE = 4
ACADEMY_WORDS = ("academy", "academies", "freeschool", "studioschool", "technicalcollege", "ctc")
PRU_WORDS = ("pru", "pupilreferralunit", "alternativeprovision")
MAINTAINED_WORDS = ("maintained", "community", "voluntary", "foundation", "council")
FINAL_YEARS = (
    ("infant", ("2",)),
    ("primary", ("6",)),
    ("junior", ("6",)),
    ("middle", ()),
    ("first", ()),
)
OTHER_FINAL_YEARS = ("11", "13")

SCHOOL = ("SchoolDfE", "SchoolName", "SchoolType", "CalendarID")
"""What a row may say of its school."""
NUMBERS = ("PupilID", "UPN")
"""The columns that tell a child by a number."""
ALONE = "row"
"""Begins the key of a row that does not say which child it is about."""
Key = tuple[str, ...]


class SchoolRecord(NamedTuple):
    """A school as the Schools sheet has it. ``type`` is blank where the sheet does not tell."""

    number: str = ""
    name: str = ""
    type: str = ""
    phase: str = ""
    calendar: str = ""

    @property
    def la(self) -> str:
        """Code of the council, from the seven digits of the school's number."""
        return council_of(self.number)


class Schools:
    """Schools by number and by name."""

    __slots__ = ("_asked", "_found", "_last")

    def __init__(self, rows: Iterable[TypedRow]) -> None:
        self._asked: dict[tuple[object, ...], SchoolRecord] = {}
        self._last: tuple[Sequence[TypedRow], list[SchoolRecord]] = (), []
        self._found: dict[str, SchoolRecord] = {}
        for row in rows:
            record = _school(row.values)
            for name in (record.number, record.name, str(row.values.get("ShortName") or "")):
                if name:
                    self._found.setdefault(school_key(name), record)

    @property
    def records(self) -> list[SchoolRecord]:
        """Every school of the sheet, once."""
        return list(dict.fromkeys(self._found.values()))

    def of(self, values: Mapping[str, object]) -> SchoolRecord:
        """The school of an exclusion row, with whatever the row itself says of it."""
        asked = tuple(map(values.get, SCHOOL))
        if asked not in self._asked:
            self._asked[asked] = self._of(*(str(said or "") for said in asked))
        return self._asked[asked]

    def of_each(self, rows: Sequence[TypedRow]) -> list[SchoolRecord]:
        """As :meth:`of`, of each of some rows; those asked for last are remembered."""
        if rows is not self._last[0]:
            self._last = rows, self._of_each(rows)
        return self._last[1]

    def _of_each(self, rows: Sequence[TypedRow]) -> list[SchoolRecord]:
        every, known = said_in(rows, *SCHOOL), self._asked
        for asked in set(every).difference(known):
            known[asked] = self._of(*(str(said or "") for said in asked))
        return list(map(known.__getitem__, every))

    def _of(self, number: str, name: str, type_: str, calendar: str) -> SchoolRecord:
        known = self._found.get(school_key(number)) if number else None
        if known is None and name:
            known = self._found.get(school_key(name))
        record = known or SchoolRecord(_number(number), name)
        return record._replace(
            type=record.type or school_type(type_), calendar=record.calendar or calendar
        )


def _school(values: Mapping[str, object]) -> SchoolRecord:
    return SchoolRecord(
        _number(_said(values, "SchoolDfE")),
        _said(values, "Name"),
        school_type(*(_said(values, column) for column in ("Governance", "Type", "Phase"))),
        _said(values, "Phase"),
        _said(values, "CalendarID"),
    )


def school_type(*descriptions: str) -> str:
    """Maintained, academy, pru or special; blank where the words do not tell.

    Who owes a duty turns on who runs the school, so an academy for special or alternative
    education is an academy.
    """
    said = " ".join(map(normal, descriptions))
    if any(word in said for word in ACADEMY_WORDS):
        return ACADEMY
    if any(word in said for word in PRU_WORDS):
        return PRU
    if "special" in said and "independent" not in said:
        return SPECIAL
    return MAINTAINED if any(word in said for word in MAINTAINED_WORDS) else ""


def council_of(number: str) -> str:
    """Code of a school's council; blank unless the number has its seven digits."""
    return number[:LA_LENGTH] if len(number) == DFE_LENGTH and number.isdigit() else ""


class Pupils:
    """What the Pupils sheet says of each child, and which child a row is about."""

    __slots__ = ("_by_id", "_by_upn", "_id_of_upn", "_keys", "_last", "_numbers")

    def __init__(self, pupils: Iterable[TypedRow], exclusions: Iterable[TypedRow]) -> None:
        self._numbers: dict[tuple[object, ...], tuple[str, str]] = {}
        self._keys: dict[tuple[object, ...], Key | None] = {}
        self._last: tuple[Sequence[TypedRow], list[Key]] = (), []
        self._by_id: dict[str, TypedRow] = {}
        self._by_upn: dict[str, TypedRow] = {}
        self._id_of_upn: dict[str, str] = {}
        listed = [*pupils]
        for row, typed in zip(listed, said_in(listed, *NUMBERS), strict=True):
            pupil, upn = self._link(typed)
            self._by_id.setdefault(pupil, row)
            self._by_upn.setdefault(upn, row)
        for typed in dict.fromkeys(said_in([*exclusions], *NUMBERS)):
            self._link(typed)
        for known in (self._by_id, self._by_upn):
            known.pop("", None)

    def _link(self, typed: tuple[object, ...]) -> tuple[str, str]:
        pupil, upn = self._numbers_of(typed)
        if pupil and upn and self._id_of_upn.setdefault(upn, pupil) != pupil:
            self._id_of_upn[upn] = ""  # two children claim it, so it names neither
        return pupil, upn

    def _numbers_of(self, typed: tuple[object, ...]) -> tuple[str, str]:
        """PupilID and UPN in the spelling they are compared in, worked out once for each child."""
        found = self._numbers.get(typed)
        if found is None:
            pupil, upn = (str(said or "") for said in typed)
            found = self._numbers[typed] = _folded(pupil), _upn(upn)
        return found

    def key(self, row: TypedRow) -> Key:
        """What the rows of one child share; a row that names no child has a key of its own."""
        (key,) = self._keys_of([row])
        return key

    def keys(self, rows: Sequence[TypedRow]) -> list[Key]:
        """As :meth:`key`, of each of some rows; those asked for last are remembered."""
        if rows is not self._last[0]:
            self._last = rows, self._keys_of(rows)
        return self._last[1]

    def _keys_of(self, rows: Sequence[TypedRow]) -> list[Key]:
        every = said_in(rows, *NUMBERS)
        known = self._keys
        for typed in set(every).difference(known):
            known[typed] = self._key_of(typed)
        return [known[typed] or _key_by_name(row) for row, typed in zip(rows, every, strict=True)]

    def _key_of(self, typed: tuple[object, ...]) -> Key | None:
        """The key that a PupilID and a UPN give; None where neither says anything."""
        pupil, upn = self._numbers_of(typed)
        if not pupil and upn:
            pupil = self._id_of_upn.get(upn, "")
        if pupil:
            return ("pupil", pupil)
        return ("upn", upn) if upn else None

    def label(self, row: TypedRow, key: Key) -> str:
        """The child as an officer would name them; blank where no row says."""
        values, known = row.values, self._known(row, key)
        surname = _said(values, "Surname") or _said(known, "Surname")
        forename = _said(values, "Forename") or _said(known, "Forename")
        if surname and forename:
            return f"{surname}, {forename}"
        return _said(values, "PupilName") or surname or _said(values, "PupilID")

    def facts(self, row: TypedRow, key: Key, first_day: date, phase: str) -> Pupil:
        """The child as the rules see it: the row's own snapshot first, then the Pupils sheet."""
        return _pupil(row.values, self._known(row, key), first_day, phase)

    def says(self, row: TypedRow, key: Key) -> tuple[str, str, date | None]:
        """UPN, full name and date of birth of a row's child, here or on the Pupils sheet."""
        values, known = row.values, self._known(row, key)
        upn = self._upn_in(values) or self._upn_in(known)
        born: date | None = values.get("DOB", known.get("DOB"))  # type: ignore[assignment]  # as read
        return upn, _name(values) or _name(known), born

    def born(self, row: TypedRow, key: Key) -> date | None:
        """The child's date of birth: the row's own, else that of the Pupils sheet."""
        born = row.get("DOB")
        if born is None:
            known = self._listed(row, key)
            born = known.get("DOB") if known else None
        return born  # type: ignore[return-value]  # read as one

    def _known(self, row: TypedRow, key: Key) -> Mapping[str, object]:
        """The row of the Pupils sheet about the same child; empty if none is."""
        known = self._listed(row, key)
        return known.values if known else {}

    def _listed(self, row: TypedRow, key: Key) -> TypedRow | None:
        known = self._by_id.get(key[1]) if key[0] == "pupil" else None
        return known or self._by_upn.get(self._numbers_of(tuple(map(row.get, NUMBERS)))[1])

    def _upn_in(self, values: Mapping[str, object]) -> str:
        return self._numbers_of(tuple(map(values.get, NUMBERS)))[1]


def _key_by_name(row: TypedRow) -> Key:
    name, dob = _name(row.values), row.get("DOB")
    return ("name", name, str(dob)) if name and dob else (ALONE, row.sheet, str(row.number))


def _pupil(
    row: Mapping[str, object], known: Mapping[str, object], first_day: date, phase: str
) -> Pupil:
    dob: date | None = row.get("DOB", known.get("DOB"))  # type: ignore[assignment]  # read as one
    sen = row.get("SEN", known.get("SENStage"))
    year = str(row.get("NCY") or _year_group(dob, first_day) or known.get("NCY") or "")
    return Pupil(
        dob=dob,
        home_la=_said(row, "HomeLA") or _said(known, "HomeLA"),
        looked_after=bool(row.get("LAC", known.get("LAC"))),
        social_worker=bool(row.get("SW", known.get("SocialWorker"))),
        ehcp=sen == "yes" or bool(row.get("EHCP", known.get("EHCP"))),
        final_year=year in final_years(phase),
    )


@cache
def final_years(phase: str) -> tuple[str, ...]:
    """The year groups whose children leave a school of this phase at the end of the year."""
    said = normal(phase)
    return next((years for word, years in FINAL_YEARS if word in said), OTHER_FINAL_YEARS)


def _year_group(dob: date | None, first_day: date) -> str:
    """The year group of a child of that age, in the school year of ``first_day``."""
    if dob is None:
        return ""
    age = school_year(first_day) - dob.year - ((dob.month, dob.day) > (8, 31))
    return str(age - FIRST_YEAR_GROUP_AGE)


def _said(values: Mapping[str, object], column: str) -> str:
    return str(values.get(column) or "")


def _number(typed: str) -> str:
    """A school's number in one spelling; anything else as typed, since it will be shown."""
    bare = school_key(typed)
    return bare if bare.isdigit() else typed


def _folded(typed: str) -> str:
    return "".join(typed.split()).casefold()


def _upn(typed: str) -> str:
    """A UPN fit to tell a child by; "UN1" or "awaited" are typed beside many children."""
    upn = _folded(typed)
    fit = len(upn) == UPN_LENGTH and upn[0].isalpha() and upn[1:-1].isdigit() and upn.isalnum()
    return upn if fit else ""


def _name(values: Mapping[str, object]) -> str:
    """A child's name, in whichever order it was typed: the same letters, the same name."""
    surname, forename = _said(values, "Surname"), _said(values, "Forename")
    full = f"{surname} {forename}" if surname and forename else _said(values, "PupilName")
    words = "".join(letter if letter.isalnum() else " " for letter in full.casefold()).split()
    return " ".join(sorted(words)) if len(words) > 1 else ""
