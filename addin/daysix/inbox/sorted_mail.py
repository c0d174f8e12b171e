"""What triage says of a mail: its category, how urgent it is, what it tells, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

CATEGORIES = (
    "permanent_exclusion",
    "suspension",
    "withdrawal",
    "governors_meeting",
    "governors_outcome",
    "irp_application",
    "fair_access",
    "managed_move_offsite",
    "day6_provision",
    "parent_query",
    "school_query",
    "cross_border",
    "attendance_cme",
    "safeguarding",
    "case_correspondence",
    "auto_reply",
    "spam",
    "admin_other",
    "unreadable",
)
URGENCIES = ("immediate", "same_day", "week", "routine", "none")
EVENT_TYPES = (
    "permanent_exclusion",
    "suspension",
    "withdrawal",
    "governors_meeting",
    "governors_outcome",
    "irp_application",
    "irp_outcome",
    "fair_access_referral",
    "fair_access_objection",
    "managed_move",
    "off_site_direction",
    "day6_provision",
    "cross_border_transfer",
)
FIELDS = (
    "pupil_name",
    "dob",
    "upn",
    "year_group",
    "school",
    "start_date",
    "days",
    "end_date",
    "reason_codes",
)
"""What an event may say of a child, in the order of the command line's contract."""


@dataclass(frozen=True, slots=True)
class Found:
    """One value, and where it was found.

    Parameters
    ----------
    value
        As the contract has it (ISO date, NC year, days in halves, tuple of codes); None when the
        mail has something there that we will not guess at: a blank beats a wrong value.
    where
        "subject", "mail, line 4", "SuspensionForm.docx, page 1" ...
    typed
        What stood there.
    doubt
        What is doubtful about it and what to do, blank if nothing is.
    """

    value: object
    where: str
    typed: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to one pupil; ``fields`` by the names in :data:`FIELDS`.

    Further names are allowed (``am_pm``, ``exam_date`` ...), contract lines leave them out.
    """

    event_type: str
    fields: Mapping[str, Found] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the kind or rule that fired, on which words, in which zone, and what it weighed."""

    rule: str
    words: str
    zone: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pupil or case already known that this may be about; a person decides.

    ``score`` runs from 0 to 100; ``certain`` only if UPN, or name with birth date, agree.
    """

    case: str
    pupil: str
    score: float
    why: str
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Sorted:
    """One mail, sorted.

    ``needs_human`` with ``ask``: what a person has to look at, and why; each matter on a line
    of its own (:attr:`asks`).
    """

    category: str
    urgency: str
    new_case: bool = False
    needs_human: bool = False
    ask: str = ""
    confidence: float = 0.0
    flags: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    matched_case: str = ""
    duplicate_of: str = ""
    school: str = ""

    @property
    def asks(self) -> tuple[str, ...]:
        """What a person is asked, each matter by itself."""
        return tuple(self.ask.split("\n")) if self.ask else ()
