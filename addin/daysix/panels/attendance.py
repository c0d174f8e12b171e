"""Who is there: the quorum, and interests declared in a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from daysix.panels.sitting import APOLOGIES, DEPUTY, PRESENT
from daysix.panels.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daysix.panels.profile import Quorum
    from daysix.panels.sitting import Case, Member, Sitting

HERE = frozenset({PRESENT, DEPUTY})
ATTENDS = {PRESENT: "Present", DEPUTY: "Deputy", APOLOGIES: "Apologies"}
NOT_COUNTED = ("clerk", "minutes", "observer")


@dataclass(frozen=True, slots=True)
class QuorumState:
    """Whether enough members are there; ``met`` is None where nobody has said who came."""

    met: bool | None
    sentence: str


def has_interest(member: Member, case: Case) -> bool:
    """Whether a member has declared an interest in this case, or in this child."""
    declared = {one.strip().casefold() for one in member.interests}
    return bool(declared & {case.ref.casefold(), case.pupil_id.casefold()} - {""})


def quorum(sitting: Sitting, wanted: Quorum, *, about: Case | None = None) -> QuorumState:
    """Say whether the panel may decide; for one case, those with an interest in it do not count."""
    counting = [one for one in sitting.members if _counts(one)]
    if not any(one.attends in HERE for one in sitting.members):  # apologies come before the day
        return QuorumState(None, f"{_rule(wanted)} Who came is filled in at the meeting.")
    there = [
        one
        for one in counting
        if one.attends in HERE and not (about is not None and has_interest(one, about))
    ]
    lacking = _lacking(sitting, wanted, there)
    here = f"{counted(len(there), 'member')} can decide"
    if lacking:
        return QuorumState(met=False, sentence=f"{here}. {_rule(wanted)} {lacking}")
    return QuorumState(met=True, sentence=f"{here}. {_rule(wanted)}")


def unknown_interests(sitting: Sitting) -> list[str]:
    """Sentences about interests that fit no case here: a slip there would show a case."""
    known = {key.casefold() for case in sitting.cases for key in (case.ref, case.pupil_id)}
    return [
        f"{member.name} has declared an interest in “{one}”, which is not on this list. Check the "
        "number: until it fits, that case stays in this member's copy."
        for member in sitting.members
        for one in member.interests
        if one.strip() and one.strip().casefold() not in known
    ]


def interests_in(case: Case, members: Iterable[Member]) -> list[str]:
    """Names of the members who take no part in a case."""
    return [member.name for member in members if has_interest(member, case)]


def _counts(member: Member) -> bool:
    return not any(word in member.role.casefold() for word in NOT_COUNTED)


def _rule(wanted: Quorum) -> str:
    schools = f", {wanted.schools} of them for schools" if wanted.schools else ""
    return f"The quorum is {counted(wanted.members, 'member')}{schools}."


def _lacking(sitting: Sitting, wanted: Quorum, there: list[Member]) -> str:
    lacking = []
    if len(there) < wanted.members:
        lacking.append(counted(wanted.members - len(there), "member"))
    schools = sum(1 for member in there if member.school)
    if schools < wanted.schools:
        lacking.append(f"{wanted.schools - schools} for schools")
    chairs = [
        member
        for member in there
        if member.name == sitting.chair or "chair" in member.role.casefold()
    ]
    if wanted.chair and not chairs:
        lacking.append("a chair")
    return f"Still wanted: {listed(lacking)}. Put the decision off." if lacking else ""
