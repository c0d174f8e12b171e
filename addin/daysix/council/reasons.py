"""Why a child was excluded: codes in use on the day, words that fit them, and no names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import data
from daysix.council.chance import Weighted, happens

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from daysix.council.shapes import Row

_WEIGHTS = {
    "DB": 38, "VA": 15, "PP": 15, "PA": 7, "VP": 6, "OW": 2.5, "BU": 2, "RA": 1.5, "LG": 0.8,
    "DS": 0.2, "SM": 1.2, "DA": 3.5, "DM": 2.5, "TH": 0.8, "MT": 1.5, "PH": 0.2,
    "BW": 3, "TB": 1, "SB": 1, "MB": 1, "AB": 0.2, "DR": 1.2, "AR": 0.4, "SR": 0.5, "VR": 3,
    "LD": 6, "CB": 6, "MP": 2, "OS": 1,
}  # fmt: skip
_PERMANENT_BOOST = {"OW": 5.0, "PA": 3.0, "PP": 1.5, "DA": 2.0, "BW": 4.0}

WORDS = {
    "PP": "Hit another pupil in the corridor; first aid given.",
    "PA": "Pushed a member of staff while being asked to leave the room.",
    "VP": "Threatened another pupil in the dinner queue.",
    "VA": "Swore at and threatened a member of staff.",
    "OW": "Threatened others with a prohibited item in the yard.",
    "BW": "A prohibited item was found in a bag during a search.",
    "BU": "Repeated bullying of a younger pupil over three weeks.",
    "TB": "Sent threatening messages to another pupil online.",
    "RA": "Racist language towards another pupil.",
    "LG": "Homophobic language towards another pupil.",
    "DS": "Mocked another pupil's disability.",
    "SM": "Sexual comments towards other pupils.",
    "SB": "Sexual behaviour that upset another pupil; referred to the safeguarding lead.",
    "MB": "Misogynistic abuse of a member of staff.",
    "AB": "Abuse of other pupils because they are boys.",
    "DA": "Found with cannabis on the school site.",
    "DR": "Found with a controlled drug on the school site.",
    "AR": "Came to school having drunk alcohol.",
    "SR": "Smoking on the school site after a warning.",
    "VR": "Vaping in the toilets after two warnings.",
    "DM": "Broke a window and a door closer.",
    "TH": "Took a phone from the changing rooms.",
    "LD": "Continued low-level disruption in five lessons.",
    "CB": "Refused every instruction and left lessons without leave.",
    "DB": "Persistent disruption of lessons despite a support plan.",
    "MT": "Posted a video of another pupil on social media.",
    "MP": "Refused to hand over a phone.",
    "OS": "Fight outside the school gates in uniform.",
    "PH": "Repeatedly ignored measures that protect public health.",
}
PLACES = Weighted({"Classroom": 42, "Corridor": 22, "Playground": 18, "Dining hall": 7,
                   "Toilets": 5, "Off site": 3, "Bus": 2, "Online": 1})  # fmt: skip
AGAINST = Weighted({"Pupil": 60, "Staff": 25, "Property": 10, "Nobody": 5})
WEAPONS = Weighted({"Blade": 5, "Blunt object": 3, "Imitation": 2, "Firework": 1})
WEAPON_CODES = frozenset({"OW", "BW"})
SECOND_REASON, THIRD_REASON = 0.24, 0.05


class Reasons:
    """Picks reasons among the codes in use on a day."""

    def __init__(self) -> None:
        self._rows = [row for row in data.rows("exclusion_reasons") if row["code"] in _WEIGHTS]
        self._picks: dict[tuple[bool, frozenset[str]], Weighted[str]] = {}
        self._known: dict[date, frozenset[str]] = {}

    def in_use(self, day: date) -> frozenset[str]:
        """The codes in force on a day."""
        if day not in self._known:
            text = day.isoformat()
            self._known[day] = frozenset(
                row["code"]
                for row in self._rows
                if (row["valid_from"] or text) <= text <= (row["valid_to"] or text)
            )
        return self._known[day]

    def pick(self, rng: Random, day: date, *, permanent: bool) -> Row:
        """Give one to three reasons, the words, and the columns about weapons."""
        usable = self.in_use(day)
        weighted = self._picks.get((permanent, usable))
        if weighted is None:
            boost = _PERMANENT_BOOST if permanent else {}
            weighted = Weighted(
                {c: w * boost.get(c, 1.0) for c, w in _WEIGHTS.items() if c in usable}
            )
            self._picks[permanent, usable] = weighted
        codes = [weighted.pick(rng)]
        if happens(rng, SECOND_REASON):
            codes.append(weighted.pick(rng))
            if happens(rng, THIRD_REASON / SECOND_REASON):
                codes.append(weighted.pick(rng))
        codes = list(dict.fromkeys(codes))
        cells: Row = {f"Reason{n}": code for n, code in enumerate(codes, start=1)}
        cells["ReasonText"] = " ".join(WORDS[code] for code in codes)
        cells["PlaceOfIncident"] = PLACES.pick(rng)
        if WEAPON_CODES & set(codes):
            used = "OW" in codes
            cells |= {"WeaponInvolved": "Y", "WeaponType": WEAPONS.pick(rng)}
            cells["UsedAgainst"] = AGAINST.pick(rng) if used else "Nobody"
        return cells
