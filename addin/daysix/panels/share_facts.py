"""What the share is counted from: schools with numbers, and what happened to whom and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ACCEPTED, REFUSED, OFFERED = "accepted", "refused", "offered"
BEHAVIOUR = "j"


@dataclass(frozen=True, slots=True)
class School:
    """A school that shares.

    Parameters
    ----------
    id
        Its number: ``Schools.SchoolDfE``.
    on_roll
        Pupils by national curriculum year (``Schools.NOR7`` ... or ``ShareBaseline.NOR``); a year
        left out is one nobody has given a number for.
    places
        ``Schools.PAN``; None where nobody has said.
    places_by_year
        ``ShareBaseline.PAN``, where it differs by year group.
    exempt, exempt_reason, exempt_until
        ``ShareExempt``, ``ExemptReason``, ``ExemptUntil`` (its last day).
    numbers_on
        ``NORDate``: figures of a merged school are added to older numbers only.
    adjustment, adjustment_reason
        ``ShareBaseline.Adjustment``: what the panel agreed to count besides the placements.
    """

    id: str
    name: str
    on_roll: Mapping[str, int] = field(default_factory=dict)
    places: int | None = None
    places_by_year: Mapping[str, int] = field(default_factory=dict)
    exempt: bool = False
    exempt_reason: str = ""
    exempt_until: date | None = None
    numbers_on: date | None = None
    adjustment: Fraction = Fraction(0)
    adjustment_reason: str = ""
    single_sex: str = ""
    faith: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """A child a school took in.

    ``kind`` is a key of ``share_rules.KINDS``; a managed move is ``MM`` or ``MM-TRIAL`` and counts
    as a trial until ``permanent_on``. ``returned_on`` is the day the placement failed.
    """

    ref: str
    school: str
    day: date
    kind: str
    year: str = ""
    readiness: float | None = None
    category: str = ""
    permanent_on: date | None = None
    returned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Excluded:
    """A child a school excluded permanently (``Exclusions``, not cancelled or reinstated)."""

    school: str
    day: date


@dataclass(frozen=True, slots=True)
class Turn:
    """What a school did with a child it was asked to take."""

    school: str
    day: date
    outcome: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Everything that happened, in any order."""

    placements: tuple[Placement, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    turns: tuple[Turn, ...] = ()
