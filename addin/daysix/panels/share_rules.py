"""How a panel shares placements out: the formula it chose and its numbers. All of it data."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

EXPECTED, OUTFLOW, WEIGHTED, ROTATION, CAP = "F1", "F2", "F3", "F4", "F5"
FORMULAS = {
    EXPECTED: "Expected share: each school takes in proportion to its size",
    OUTFLOW: "Expected share, and a school that excludes owes",
    WEIGHTED: "Weighted placements for every 1,000 pupils",
    ROTATION: "Schools in turn",
    CAP: "Places over the admission number, up to a limit in each year group",
}
SCHOOL_YEAR, THREE_TERMS = "school year", "three terms"
REMOVED, KEPT = "removed", "kept"

PEX, FAP, TRIAL, MOVE, TRANSFER, RETURN, OUT_COUNTY = (
    "PEX", "FAP", "MM-TRIAL", "MM", "ST", "PRU-RET", "OUT-PEX",
)  # fmt: skip
KINDS = {
    PEX: "Permanent exclusion",
    FAP: "Fair access",
    TRIAL: "Managed move, on trial",
    MOVE: "Managed move, permanent",
    TRANSFER: "Supported transfer",
    RETURN: "Return from a pupil referral unit",
    OUT_COUNTY: "Permanent exclusion from another council",
}
RATE, LONGEST, LARGER, NAME = "rate", "longest since", "larger", "name"
TIES = {
    RATE: "the lower rate for every 100 pupils",
    LONGEST: "the longer time since it last took a child",
    LARGER: "the larger number on roll",
    NAME: "the alphabet",
}


@dataclass(frozen=True, slots=True)
class Merger:
    """From ``day`` on, ``old`` is part of ``new``."""

    old: str
    new: str
    day: date


@dataclass(frozen=True, slots=True)
class ReadinessWeight:
    """Children whose readiness is ``up_to`` or less count ``weight`` times."""

    up_to: Fraction
    weight: Fraction


@dataclass(frozen=True, slots=True)
class ShareRules:
    """The formula and its numbers.

    Parameters
    ----------
    years
        National curriculum years whose pupils count as the school's size.
    window
        ``school year``, or ``three terms``: this one and the two before.
    outflow
        k of F2: how many placements a school owes for each child it has excluded.
    weights
        How much a placement of each kind counts; a kind not named counts one.
    year_weights, readiness_weights
        Used by F3 only.
    returned
        Whether a placement that failed still counts: ``removed`` or ``kept``. A managed move
        counts with the weight of a trial until it is permanent.
    cap
        Whether the limit of F5 also stops a school under the other formulas.
    cap_per
        One child over for every so many places of the admission number.
    behaviour_limit
        How many children of category j (refused for challenging behaviour) a school takes in the
        window; 0 for no limit.
    ties
        In which order ties are decided.
    rotation
        F4: the schools in order; blank for the order of their names.
    mergers
        Schools that became part of others, by number and day.
    """

    formula: str = EXPECTED
    years: tuple[str, ...] = ("7", "8", "9", "10", "11")
    window: str = SCHOOL_YEAR
    outflow: Fraction = Fraction(0)
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    year_weights: Mapping[str, Fraction] = field(default_factory=dict)
    readiness_weights: tuple[ReadinessWeight, ...] = ()
    returned: str = REMOVED
    cap: bool = False
    cap_per: int = 30
    behaviour_limit: int = 0
    ties: tuple[str, ...] = (RATE, LONGEST, LARGER, NAME)
    rotation: tuple[str, ...] = ()
    mergers: tuple[Merger, ...] = ()
