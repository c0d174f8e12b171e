"""The council's schools: mostly primaries on the county's terms, and one of every awkward kind."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.council.chance import Weighted, happens
from daysix.council.names import AREAS, PLACES, SAINTS, TRUSTS
from daysix.council.shapes import COUNCIL_CODE, School
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from random import Random

FEWEST_SCHOOLS = 15
COUNTY, TWO_WEEKS, SIX, BOARDING = "county", "two_week_october", "six_term", "boarding"
CLUSTERS = {COUNTY: 24, TWO_WEEKS: 8, SIX: 10, BOARDING: 1}
"""How many groups of schools of each pattern agree their training days."""

MERGED_ON = date(2024, 8, 31)
ACADEMY, MAINTAINED = "academy", "maintained"


class Sort(NamedTuple):
    """A sort of school: its words, its ages, its block of numbers, and its size."""

    phase: str
    kind: str
    low: int
    high: int
    number: int
    roll: int
    suffix: str


PRIMARY = Sort("Primary", "Community", 0, 6, 2001, 260, "Primary School")
SECONDARY = Sort("Secondary", "Community", 7, 11, 4001, 980, "School")
SIXTH_FORM = Sort("Secondary", "Community", 7, 13, 4301, 1250, "Upper School")
ALL_THROUGH = Sort("All-through", "Free school", 0, 11, 6905, 1100, "All-through Academy")
SPECIAL = Sort("Special", "Special", 0, 11, 7001, 120, "Special School")
PRU = Sort("PRU", "Pupil referral unit", 1, 11, 1101, 60, "Pupil Referral Unit")
BOARDS = Sort("Secondary", "State boarding", 7, 13, 4601, 640, "Boarding School")

SHOWCASE_SCHOOLS = (
    # name, short name, sort, pattern: the first three, on the plain calendar of their pattern
    ("Marlpit Academy", "Marlpit", SECONDARY, COUNTY),
    ("Otterbourne School", "Otterbourne", SECONDARY, SIX),
    ("Kettlewood School", "Kettlewood", SECONDARY, COUNTY),
)


def make_schools(rng: Random, count: int) -> tuple[School, ...]:
    """Make ``count`` schools; the first three are those of the showcase.

    Raises
    ------
    ValueError
        Fewer schools than there are kinds to show.
    """
    if count < FEWEST_SCHOOLS:
        message = f"a council needs at least {FEWEST_SCHOOLS} schools to show every kind"
        raise ValueError(message)
    maker = _Maker(rng)
    for name, short, sort, pattern in SHOWCASE_SCHOOLS:
        maker.add(name, short, sort, pattern=pattern, cluster=0)
    maker.add_merged_pair()
    for sort in (BOARDS, SPECIAL, PRU, ALL_THROUGH, SIXTH_FORM, PRIMARY, PRIMARY):
        maker.add_ordinary(sort)
    maker.add_ordinary(SECONDARY, pattern=TWO_WEEKS)
    maker.add_ordinary(PRIMARY, pattern=SIX)
    sorts = Weighted({PRIMARY: 74, SECONDARY: 12, SIXTH_FORM: 5, ALL_THROUGH: 2.5, SPECIAL: 4.5,
                      PRU: 2})  # fmt: skip
    while len(maker.made) < count:
        maker.add_ordinary(sorts.pick(rng))
    return tuple(maker.made[:count])


class _Maker:
    """Hands out names, numbers and clusters, no two alike."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.made: list[School] = []
        self._next_number: dict[int, int] = {}
        taken = {short for _, short, _, _ in SHOWCASE_SCHOOLS}
        self._names = [place for place in PLACES if place not in taken]
        self._names += [f"{saint}, {place}" for saint in SAINTS for place in PLACES[:30]]
        rng.shuffle(self._names)

    def add(
        self, name: str, short: str, sort: Sort, *, pattern: str, cluster: int | None = None
    ) -> School:
        number = self._next_number.get(sort.number, sort.number)
        self._next_number[sort.number] = number + 1
        academy = pattern in {TWO_WEEKS, BOARDING} or sort is ALL_THROUGH or "Academy" in name
        academy = academy or (sort is not PRU and happens(self.rng, 0.35))
        if cluster is None:
            # Number 0 is kept for the showcase: training days the hand-worked dates rely on.
            cluster = 0 if pattern == BOARDING else self.rng.randrange(1, CLUSTERS[pattern])
        school = School(
            dfe=f"{COUNCIL_CODE}{number}",
            urn=str(900001 + len(self.made)),
            name=name,
            short=short,
            phase=sort.phase,
            kind=sort.kind,
            governance=ACADEMY if academy else MAINTAINED,
            trust=self.rng.choice(TRUSTS[1:]) if academy else "",
            low=sort.low,
            high=sort.high,
            pattern=pattern,
            cluster=cluster,
            area=AREAS[len(self.made) % len(AREAS)],
            roll=int(sort.roll * self.rng.uniform(0.6, 1.4)),
        )
        self.made.append(school)
        return school

    def add_ordinary(self, sort: Sort, *, pattern: str = "") -> School:
        short = self._names.pop()
        chosen = pattern or self._pattern(sort)
        suffix = "Catholic School" if "," in short and sort is SECONDARY else sort.suffix
        return self.add(f"{short} {suffix}", short, sort, pattern=chosen)

    def _pattern(self, sort: Sort) -> str:
        if sort is BOARDS:
            return BOARDING
        if sort is PRU:
            return COUNTY
        return Weighted({COUNTY: 68, SIX: 18, TWO_WEEKS: 14}).pick(self.rng)

    def add_merged_pair(self) -> None:
        """One school closes, its children go to a new one the next morning."""
        old = self.add("Quarry Hill School", "Quarry Hill", SECONDARY, pattern=COUNTY)
        new = self.add("Trinity Square Academy", "Trinity Square", SECONDARY, pattern=COUNTY)
        opened = date(MERGED_ON.year, 9, 1)
        self.made[-2] = old._replace(closed=MERGED_ON, successor=new.dfe)
        self.made[-1] = new._replace(opened=opened)
        self._names = [name for name in self._names if name not in {old.short, new.short}]
