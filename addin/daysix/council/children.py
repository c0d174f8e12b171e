"""Invented children: names, numbers, homes, and what the council knows of each."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.council.chance import Weighted, happens
from daysix.council.names import BOYS, CARERS, GIRLS, STREETS, SURNAMES
from daysix.council.shapes import COUNCIL_CODE, NEIGHBOURS
from daysix.law.identifiers import upn_check_letter

if TYPE_CHECKING:
    from random import Random

    from daysix.council.shapes import Row, School

MOST_SERIALS = 1000
RECEPTION_AGE = 4
OLDEST_YEAR = 13
GIRL_SHARE, TWIN_SHARE = 0.34, 0.008
CARE_SHARE, WORKER_SHARE, OVER_BORDER_SHARE = 0.035, 0.11, 0.05

SEN = Weighted({"N": 52.0, "K": 36.0, "E": 12.0})
ETHNICITY = Weighted({
    "WBRI": 66, "WOTH": 6, "WIRI": 0.5, "WIRT": 0.6, "WROM": 1.6, "MWBC": 5, "MWBA": 1.5,
    "MWAS": 1.5, "MOTH": 2.5, "AIND": 1.5, "APKN": 4, "ABAN": 1, "AOTH": 1.2, "BCRB": 2.5,
    "BAFR": 3, "BOTH": 1, "CHNE": 0.3, "OOTH": 1, "REFU": 0.5, "NOBT": 0.3,
})  # fmt: skip
LANGUAGES = Weighted({"English": 88, "Polish": 3, "Urdu": 3, "Romanian": 2, "Arabic": 1.5,
                      "Portuguese": 1, "Somali": 1, "British Sign Language": 0.5})  # fmt: skip


class Child:
    """One child, and where they are on roll.

    ``gone`` means left for good; ``removed`` is the day the name came off the register after a
    permanent exclusion, until another school takes the child.
    """

    __slots__ = (
        "born_year",
        "carer",
        "dob",
        "forename",
        "gone",
        "home_la",
        "id",
        "known",
        "looked_after",
        "on_roll_from",
        "removed",
        "school",
        "sex",
        "siblings",
        "social_worker",
        "surname",
        "upn",
    )

    def __init__(self, *, id_: str, names: tuple[str, str], sex: str, dob: date) -> None:
        self.id = id_
        self.forename, self.surname = names
        self.sex, self.dob = sex, dob
        self.born_year = dob.year if dob >= date(dob.year, 9, 1) else dob.year - 1
        self.upn = ""
        self.school = ""
        self.on_roll_from = date(2000, 9, 1)
        self.home_la = COUNCIL_CODE
        self.looked_after = False
        self.social_worker = False
        self.siblings: list[str] = []
        self.carer = ""
        self.known: Row = {}
        self.gone = False
        self.removed: date | None = None

    def nc_year(self, year: int) -> int:
        """National Curriculum year in the school year beginning in ``year``; Reception is 0."""
        return year - self.born_year - RECEPTION_AGE - 1


class Nursery:
    """Where children come from: no two have the same id or pupil number."""

    def __init__(self, rng: Random, feeders: list[str]) -> None:
        self.rng = rng
        self.born: list[Child] = []
        self.awaited: list[tuple[Child, School]] = []
        """Twins who have been named but not yet been in any trouble."""
        self._feeders = feeders
        self._serials: dict[tuple[str, int], int] = {}

    def child(self, school: School, year: int, nc_year: int) -> Child:
        """A new child on roll at ``school``, in ``nc_year`` in the school year of ``year``."""
        rng = self.rng
        sex = "F" if happens(rng, GIRL_SHARE) else "M"
        names = (rng.choice(GIRLS if sex == "F" else BOYS), rng.choice(SURNAMES))
        first_birthday = date(year - nc_year - RECEPTION_AGE - 1, 9, 1)
        dob = first_birthday + timedelta(days=rng.randrange(365))
        child = self.named(names, sex=sex, dob=dob, school=school)
        years_there = rng.randrange(0, nc_year - school.low + 1)
        child.on_roll_from = date(year - years_there, 9, 4)
        if school.opened is not None:
            child.on_roll_from = max(child.on_roll_from, school.opened)
        self._circumstances(child)
        if happens(rng, TWIN_SHARE):
            self._twin(child, school)
        return child

    def named(self, names: tuple[str, str], *, sex: str, dob: date, school: School) -> Child:
        """A child with these names and birthday, with nothing else known."""
        child = Child(id_=f"P{len(self.born) + 1:06d}", names=names, sex=sex, dob=dob)
        child.upn = self._upn(child.born_year + RECEPTION_AGE + 1)
        child.school = school.dfe
        child.carer = f"{self.rng.choice(CARERS)} {names[1]}"
        child.known = {"Address1": f"{self.rng.randrange(1, 180)} {self.rng.choice(STREETS)}",
                       "Postcode": self._postcode(), "Language": "English", "Ethnicity": "WBRI",
                       "SENStage": "N", "FSM": "N", "PP": "N"}  # fmt: skip
        self.born.append(child)
        return child

    def _circumstances(self, child: Child) -> None:
        rng = self.rng
        child.looked_after = happens(rng, CARE_SHARE)
        child.social_worker = child.looked_after or happens(rng, WORKER_SHARE)
        if happens(rng, OVER_BORDER_SHARE):
            child.home_la = rng.choice(NEIGHBOURS)
        poor = happens(rng, 0.44)
        child.known |= {
            "Ethnicity": ETHNICITY.pick(rng),
            "Language": LANGUAGES.pick(rng),
            "SENStage": SEN.pick(rng),
            "FSM": "Y" if poor else "N",
            "PP": "Y" if poor or child.looked_after else "N",
        }

    def _twin(self, child: Child, school: School) -> None:
        others = [name for name in (*BOYS, *GIRLS) if name != child.forename]
        forename = self.rng.choice(others)
        sex = "F" if forename in GIRLS else "M"
        twin = self.named((forename, child.surname), sex=sex, dob=child.dob, school=school)
        twin.known = dict(child.known)
        twin.on_roll_from, twin.home_la, twin.carer = (
            child.on_roll_from, child.home_la, child.carer
        )  # fmt: skip
        twin.looked_after, twin.social_worker = child.looked_after, child.social_worker
        child.siblings.append(twin.id)
        twin.siblings.append(child.id)
        self.awaited.append((twin, school))

    def _upn(self, reception: int) -> str:
        feeder = self.rng.choice(self._feeders)
        serial = self._serials.get((feeder, reception), 0) + 1
        while serial >= MOST_SERIALS:
            feeder = self.rng.choice(self._feeders)
            serial = self._serials.get((feeder, reception), 0) + 1
        self._serials[feeder, reception] = serial
        body = f"{feeder}{reception % 100:02d}{serial:03d}"
        return upn_check_letter(f"A{body}") + body

    def _postcode(self) -> str:
        rng = self.rng
        letters = "ABDEFGHJLNPQRSTUWXYZ"
        return f"ZZ{rng.randrange(1, 30)} {rng.randrange(1, 10)}{rng.choice(letters)}" + (
            rng.choice(letters)
        )


def pupil_row(child: Child, year: int) -> Row:
    """A child's row of the Pupils sheet, as the council knows them in the school year ``year``."""
    nc_year = child.nc_year(year)
    left = child.gone or child.removed is not None or nc_year > OLDEST_YEAR
    worker = f"SW team {int(child.id[1:]) % 6 + 1}" if child.social_worker else None
    number = int(child.id[1:])
    return {
        "PupilID": child.id,
        "UPN": child.upn,
        "Surname": child.surname,
        "Forename": child.forename,
        "DOB": child.dob,
        "Sex": child.sex,
        "NCY": None if left else nc_year_code(nc_year),
        "CurrentSchoolDfE": child.school,
        "EnrolStatus": "P" if left else "C",
        "OnRollFrom": child.on_roll_from,
        **{key: child.known[key] for key in ("Address1", "Postcode")},
        "HomeLA": child.home_la,
        "Carer1Name": child.carer,
        "Carer1Relationship": "Foster carer" if child.looked_after else "Parent",
        "Carer1Phone": f"07700 900{number % 1000:03d}",
        "Carer1Email": f"carer{number}@family.example",
        "Carer1SafeToContact": "Y",
        **{key: child.known[key] for key in ("Language", "Ethnicity", "SENStage")},
        "EHCPLA": child.home_la if child.known["SENStage"] == "E" else None,
        "LAC": "Y" if child.looked_after else "N",
        "LACLA": child.home_la if child.looked_after else None,
        "SocialWorker": worker and f"Worker {number % 40 + 1}",
        "SWTeam": worker,
        "FSM": child.known["FSM"],
        "PP": child.known["PP"],
        "SiblingIDs": ", ".join(child.siblings) or None,
    }


def nc_year_code(nc_year: int) -> str:
    """A National Curriculum year as the code list has it."""
    return "R" if nc_year == 0 else str(nc_year)
