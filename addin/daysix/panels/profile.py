"""A panel's profile: what its agenda holds, who may see what, which papers it needs. All data.

One TOML file a panel. Those that come with Day Six are in ``data/panels``; a council copies one
into a folder beside its workbook and changes the copy. ``profile_read.py`` reads and refuses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.panels import columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.panels.share_rules import ShareRules

ALL = "*"
SCHOOL_DAYS, WORKING_DAYS = "school", "working"
FULL, INITIALS = "full", "initials"
EVERY_CASE, OWN_CASES, ONE_CASE = "all", "own", "one"
APART = "Z"
"""The mark of cases that stand apart; a profile has no more sections than letters before it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of section an agenda can have.

    ``of_cases`` says whether its rows are children; ``columns`` are printed unless the profile
    names its own.
    """

    title: str
    of_cases: bool = False
    columns: tuple[str, ...] = ()
    refused_only: bool = False


BLOCKS: Mapping[str, Block] = {
    "welcome": Block(
        "Welcome, apologies, quorum and interests", columns=tuple(columns.MEMBER_COLUMNS)
    ),
    "confidentiality": Block("Confidentiality"),
    "minutes": Block(
        "Minutes and actions of the last meeting", columns=tuple(columns.ACTION_COLUMNS)
    ),
    "exclusions": Block(
        "Permanent exclusions needing a place",
        of_cases=True,
        columns=("item", "initials", "year", "home_area", "excluding_school", "excluded_on",
                 "day6_provider", "weeks_out", "readiness", "preferences", "nearest",
                 "share_order"),
    ),
    "fair_access": Block(
        "No school place: fair access",
        of_cases=True,
        columns=("item", "initials", "year", "home_area", "fap_category", "accepted", "place_by",
                 "preferences", "nearest", "share_order"),
    ),
    "refusals": Block(
        "Refusals and directions",
        of_cases=True,
        columns=("item", "initials", "year", "refused_by", "refusal_reason", "answer_due",
                 "direction"),
        refused_only=True,
    ),
    "moves": Block(
        "New moves and transfers",
        of_cases=True,
        columns=("item", "initials", "year", "type", "school", "psp_start", "days_out", "consent",
                 "preferences"),
    ),
    "reviews": Block(
        "Reviews due",
        of_cases=True,
        columns=("item", "initials", "year", "home_school", "host", "move_start", "move_week",
                 "going", "decision_needed"),
    ),
    "provision": Block(
        "Alternative provision: coming in and going out",
        of_cases=True,
        columns=("item", "initials", "year", "type", "school", "attendance", "wanted", "host",
                 "places"),
    ),
    "share": Block("Equitable share"),
    "watch": Block(
        "Children out of education",
        of_cases=True,
        columns=("item", "initials", "year", "last_attended", "weeks_out", "next_step", "officer"),
    ),
    "statistics": Block("Figures since the last meeting"),
    "close": Block("Any other business and next meeting"),
}  # fmt: skip
ALWAYS = ("welcome", "confidentiality")
"""Blocks no agenda may be without: who is there, and how the papers are kept."""

STATISTICS = {
    "received": "Referrals received",
    "decided": "Cases decided",
    "placed": "Children offered a place",
    "on_roll": "Children who went on roll",
    "on_roll_in_time": "Of these, within the time limit",
    "waiting": "Decided, not yet on roll",
    "late": "Of these, past the date",
    "returned": "Referrals returned as incomplete",
    "deferred": "Deferred",
    "refused": "Refused by a school",
    "heard_again": "Heard more than once",
    "by_type": "By kind of referral",
    "by_year": "By year group",
    "by_category": "By fair-access category",
    "by_decision": "By decision",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the agenda.

    ``takes`` are kinds of referral; ``order`` fields, ``-`` for most first; ``fair_access`` means
    that looked-after children and children with a plan stand apart.
    """

    block: str
    title: str
    columns: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    fair_access: bool = False
    text: str = ""

    @property
    def of_cases(self) -> bool:
        """Whether its rows are children."""
        return BLOCKS[self.block].of_cases

    @property
    def refused_only(self) -> bool:
        """Whether it takes only cases a school has refused."""
        return BLOCKS[self.block].refused_only


@dataclass(frozen=True, slots=True)
class Audience:
    """Who a copy is for, and what such a copy may hold.

    Parameters
    ----------
    names
        ``full``, or ``initials``: then no name, birth date or number of a child is printed, and
        none is left in other people's words.
    cases
        ``all``; ``own``: of the member's school; ``one``: a single child's.
    fields, papers, blocks
        What may be printed; ``*`` for everything.
    sensitive
        Whether cases marked sensitive are in it.
    """

    id: str
    label: str
    names: str = INITIALS
    cases: str = EVERY_CASE
    fields: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    blocks: tuple[str, ...] = (ALL,)
    sensitive: bool = False
    note: str = ""

    def sees_field(self, name: str) -> bool:
        """Whether a field may be printed in this copy."""
        if self.names == INITIALS and name in columns.NAMES_A_CHILD:
            return False
        group = columns.BY_NAME[name].group
        return ALL in self.fields or name in self.fields or f"{group}.{ALL}" in self.fields

    def sees_paper(self, kind: str) -> bool:
        """Whether a paper of this kind goes into this copy; one of no known kind needs ``*``."""
        return ALL in self.papers or (bool(kind) and kind in self.papers)

    def sees_block(self, block: str) -> bool:
        """Whether a section of this kind stands in this copy."""
        return ALL in self.blocks or block in self.blocks


@dataclass(frozen=True, slots=True)
class Needs:
    """What a referral of one kind must bring: papers, and fields that may not be blank.

    ``with_plan_or_support`` are papers wanted where the child has special educational needs,
    ``with_social_worker`` where there is a social worker.
    """

    papers: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    with_plan_or_support: tuple[str, ...] = ()
    with_social_worker: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must be there; ``schools`` counts only members who speak for a school."""

    members: int
    schools: int = 0
    chair: bool = True


@dataclass(frozen=True, slots=True)
class Profile:
    """A panel as its file describes it."""

    id: str
    name: str
    about: str
    workbook_names: tuple[str, ...]
    quorum: Quorum
    papers_before: int
    papers_unit: str
    confidentiality: str
    retention: str
    banner: str
    sections: tuple[Section, ...]
    audiences: Mapping[str, Audience]
    papers: Mapping[str, str]
    needs: Mapping[str, Needs]
    decisions: tuple[str, ...]
    statistics: tuple[str, ...] = ()
    share: ShareRules | None = None
    late_papers: str = ""
    answer_days: int = 5

    @property
    def hears(self) -> tuple[str, ...]:
        """The kinds of case it hears."""
        return tuple(dict.fromkeys(kind for section in self.sections for kind in section.takes))

    def mark(self, place: int) -> str:
        """The letter of a section: the first is A."""
        return chr(ord("A") + place)
