"""A sitting of a panel: who meets, when and where, about which children, with which papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

PRESENT, APOLOGIES, DEPUTY = "present", "apologies", "deputy"


@dataclass(frozen=True, slots=True)
class Member:
    """One who sits on the panel or is sent its papers.

    ``interests`` are case references the member has declared an interest in: the member's copy
    leaves those cases out, contents line included. ``sees`` names the audience of the profile
    whose columns and papers the member may have.
    """

    name: str
    role: str = ""
    school: str = ""
    email: str = ""
    attends: str = ""
    interests: tuple[str, ...] = ()
    sees: str = "panel"


@dataclass(frozen=True, slots=True)
class Attached:
    """A paper of a case: what kind of document it is, and the file as it came.

    ``kind`` is a code of the profile's list of required documents, blank if it is none of them.
    ``place`` is its number within the case once it was given one, 0 for its place in the list;
    ``replaces`` the number of the paper it came instead of, 0 for none.
    """

    name: str
    kind: str = ""
    path: str = ""
    place: int = 0
    replaces: int = 0


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What the referral form says of one field: the value, in which file, and where in it.

    Only what is certain; what is not is told to the officer and stands nowhere.
    """

    field: str
    value: object
    where: str
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One child's matter before the panel.

    Parameters
    ----------
    ref
        The referral's number.
    type
        Code of the kind of referral: PEX, FAP, MM, ST, OSD, AP, PRU-RET ...
    values
        Everything else the workbook says, by the column names of Referrals, Pupils (prefix
        ``Pupil.``), Schools (``School.``) and the latest exclusion (``Exclusion.``).
    why
        Why it is on this sitting's list.
    form
        What its referral form says, and ``form_doubts`` what of the form could not be taken.
    """

    ref: str
    type: str
    pupil_id: str
    name: str
    initials: str
    year: str = ""
    school: str = ""
    upn: str = ""
    born: date | None = None
    looked_after: bool = False
    ehcp: bool = False
    sensitive: bool = False
    values: Mapping[str, object] = field(default_factory=dict)
    papers: tuple[Attached, ...] = ()
    why: str = ""
    siblings: tuple[str, ...] = ()
    form: tuple[FormAnswer, ...] = ()
    form_doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """An action carried over from an earlier sitting."""

    ref: str
    text: str
    owner: str = ""
    due: date | None = None
    state: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of a panel."""

    panel: str
    profile: str
    day: date
    start: time | None = None
    area: str = ""
    venue: str = ""
    link: str = ""
    chair: str = ""
    clerk: str = ""
    members: tuple[Member, ...] = ()
    cases: tuple[Case, ...] = ()
    actions: tuple[Action, ...] = ()
    last_day: date | None = None
