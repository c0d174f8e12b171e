"""The plan of a sitting: which case stands where, in what order, and why; none lost, none doubled.

Every case of the sitting ends up in exactly one of three places: a section, the list of those that
stand apart (looked-after children and children with a plan, on a fair-access list), or the list of
those left out, each with its sentence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.panels import attendance
from daysix.panels.columns import BY_NAME
from daysix.panels.profile import APART
from daysix.panels.readiness import Readiness, readiness
from daysix.panels.values import day_in, has_plan, is_looked_after, text_of
from daysix.panels.words import is_blank, is_yes, kind_of_case, listed, may_be_yes, short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from daysix.panels.profile import Profile, Section
    from daysix.panels.sitting import Case, Sitting

PREVIOUSLY_LOOKED_AFTER = "m"
UNDER_DIRECTION = frozenset({"CONSULT", "NOTICE", "DIRECTED", "REFERRED"})
DO_NOT_SHARE = (
    "Marked “Do not share”. Decide first: clear the mark on the Pupils sheet if the papers may go "
    "out, or leave the case for another day."
)
SensibleKey = tuple[bool, float, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the officer ticked: cases to hear although papers are missing, cases to leave out."""

    also: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Item:
    """A case on the agenda.

    ``number`` is ``B3``, ``reference`` the same on every copy: ``P26-004/B3``; ``says`` is a
    sentence to print with it, such as how the child is placed instead.
    """

    case: Case
    number: str
    reference: str
    why: str
    readiness: Readiness
    says: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A case that could have been heard and is not: ``why``, and what it lacks."""

    case: Case
    why: str
    readiness: Readiness
    can_be_ticked: bool = True


@dataclass(frozen=True, slots=True)
class Planned:
    """A section with its letter and its cases in order."""

    section: Section
    mark: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A sitting laid out as its profile says; ``notes`` are for the officer, not for the papers."""

    sitting: Sitting
    profile: Profile
    sections: tuple[Planned, ...]
    apart: tuple[Item, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    quorum: attendance.QuorumState = field(
        default_factory=lambda: attendance.QuorumState(None, sentence="")
    )

    @property
    def items(self) -> tuple[Item, ...]:
        """Every case on the agenda, in the order of its pages."""
        return (*(item for planned in self.sections for item in planned.items), *self.apart)

    def item(self, ref: str) -> Item | None:
        """The case with this referral number."""
        return next((item for item in self.items if item.case.ref == ref), None)


def plan_sitting(
    sitting: Sitting,
    profile: Profile,
    *,
    choice: Choice | None = None,
    issued: Mapping[str, str] | None = None,
) -> Plan:
    """Lay a sitting out.

    Parameters
    ----------
    choice
        What the officer ticked; left out, every case that is ready is heard.
    issued
        Item numbers (``B3``) by referral, of a pack that went out already: they stay, and what is
        new takes the next free number of its section.

    Raises
    ------
    BadInput
        The same referral stands twice on the list.
    """
    _refuse_doubled(sitting)
    choice = choice or Choice()
    placed: dict[int, list[Case]] = {place: [] for place in range(len(profile.sections))}
    apart: list[tuple[Case, str]] = []
    left_out: list[LeftOut] = []
    lacks = {case.ref: readiness(case, profile, on=sitting.day) for case in sitting.cases}
    for case in sitting.cases:
        why, tickable = _why_not(case, profile, lacks[case.ref], choice)
        place = section_for(case, profile)
        if why or place is None:
            left_out.append(LeftOut(case, why, lacks[case.ref], can_be_ticked=tickable))
        elif profile.sections[place].fair_access and (instead := placed_instead(case)):
            apart.append((case, instead))
        else:
            placed[place].append(case)
    laid = _Laid(sitting, profile, lacks, dict(issued or {}))
    return Plan(
        sitting,
        profile,
        sections=tuple(
            Planned(section, profile.mark(place), laid.items(place, placed[place]))
            for place, section in enumerate(profile.sections)
        ),
        apart=laid.apart(apart),
        left_out=tuple(left_out),
        notes=tuple(_notes(sitting, profile)),
        quorum=attendance.quorum(sitting, profile.quorum),
    )


def section_for(case: Case, profile: Profile) -> int | None:
    """The place of the section a case belongs to; refusals go before all others."""
    refused = is_refused(case)
    fitting = [
        place
        for place, section in enumerate(profile.sections)
        if case.type in section.takes and (refused or not section.refused_only)
    ]
    for place in fitting:
        if profile.sections[place].refused_only:
            return place
    return fitting[0] if fitting else None


def is_refused(case: Case) -> bool:
    """Whether a school has refused, or a direction is under way, and the child is on no roll."""
    if not is_blank(case.values.get("OnRollDate")):
        return False
    step = str(case.values.get("DirectionStep") or "").strip().upper()
    decision = str(case.values.get("Decision") or "").strip().upper()
    refused_on = case.values.get("RefusedDate")
    return not is_blank(refused_on) or decision == "REFUSED" or step in UNDER_DIRECTION


def placed_instead(case: Case) -> str:
    """How a child is placed who is not placed through fair access (FAP-03); blank for any other.

    Category m is for children who *were* looked after, so it lets nobody in who is now.
    """
    if has_plan(case):
        return (
            f"{case.initials} has an education, health and care plan and is not placed through "
            "fair access (FAP-03). The council that keeps the plan names the school in it. Ask "
            "the special educational needs team what step the plan has reached."
        )
    if is_looked_after(case):
        return (
            f"{case.initials} is looked after and is not placed through fair access (FAP-03). The "
            "council that looks after the child applies to the school it has chosen, and a school "
            "that refuses can be directed. Ask the virtual school head what step it has reached."
        )
    if is_yes(case.values.get("Here.PreviouslyLookedAfter")) and not _is_category_m(case):
        return (
            f"{case.initials} was looked after before, and is placed through fair access only in "
            "category m: where no place could be found promptly (FAP-03). Enter category m if "
            "that is so; else the council asks the school to admit."
        )
    return ""


def _is_category_m(case: Case) -> bool:
    category = str(case.values.get("FAPCategory") or "").strip().casefold()
    return category == PREVIOUSLY_LOOKED_AFTER


def _refuse_doubled(sitting: Sitting) -> None:
    counts = Counter(case.ref for case in sitting.cases)
    doubled = [ref for ref, n in counts.items() if n > 1]
    if doubled:
        raise BadInput(
            "Y-013",
            f"Referral {listed(doubled)} stands more than once on the list for "
            f"{short_day(sitting.day)}. A case would be heard twice. Take the extra row off the "
            "Referrals sheet, or give it a number of its own.",
        )


def _why_not(case: Case, profile: Profile, lacks: Readiness, choice: Choice) -> tuple[str, bool]:
    """Why a case is not on the agenda, and whether a tick would put it there."""
    if case.type not in profile.hears:
        heard = listed([kind_of_case(kind) for kind in profile.hears])
        kind = kind_of_case(case.type)
        why = (
            f"{profile.name} does not hear “{kind}”. It hears {heard}. Choose another panel on the "
            "Referrals sheet, or correct the kind."
        )
        return why, False
    if may_be_yes(case.values.get("Pupil.DoNotShareFlag")):
        return DO_NOT_SHARE, False
    if case.ref in choice.without:
        return "Left out by you.", True
    if not lacks.ready and case.ref not in choice.also:
        return lacks.sentence, True
    return "", True


def _why_in(case: Case, lacks: Readiness) -> str:
    """Why a case is on the agenda, from the list or from its own row."""
    if case.why:
        return case.why
    received = day_in(case.values, "DateReceived")
    parts = [kind_of_case(case.type)]
    if received:
        parts.append(f"received {short_day(received)}")
    if is_refused(case):
        parts.append("refused by a school")
    if lacks.asked:
        parts.append(
            "papers complete" if lacks.ready else "heard at your wish although not complete"
        )
    return f"{', '.join(parts)}."


def _notes(sitting: Sitting, profile: Profile) -> list[str]:
    notes = list(attendance.unknown_interests(sitting))
    children = Counter(case.pupil_id for case in sitting.cases if case.pupil_id)
    for pupil, n in children.items():
        if n > 1:
            refs = [case.ref for case in sitting.cases if case.pupil_id == pupil]
            notes.append(f"Pupil {pupil} is on the list {n} times: {listed(refs)}. Is that meant?")
    strange = {member.sees for member in sitting.members} - set(profile.audiences)
    for sees in sorted(strange):
        names = listed([member.name for member in sitting.members if member.sees == sees])
        known = listed(list(profile.audiences))
        notes.append(
            f"The profile does not say what “{sees}” may see, so {names} gets no copy. Choose "
            f"one of {known}."
        )
    return notes


@dataclass(frozen=True, slots=True)
class _Laid:
    """Numbers for the cases of each section, those of an earlier pack kept."""

    sitting: Sitting
    profile: Profile
    lacks: Mapping[str, Readiness]
    issued: Mapping[str, str]

    def items(self, place: int, cases: list[Case]) -> tuple[Item, ...]:
        section = self.profile.sections[place]
        ordered = sorted(cases, key=_order_of(section, self.sitting))
        return self._numbered(self.profile.mark(place), [(case, "") for case in ordered])

    def apart(self, cases: list[tuple[Case, str]]) -> tuple[Item, ...]:
        ordered = sorted(cases, key=lambda pair: (_typed_place(pair[0]), pair[0].ref))
        return self._numbered(APART, ordered)

    def _numbered(self, mark: str, cases: list[tuple[Case, str]]) -> tuple[Item, ...]:
        given: dict[str, int] = {}
        for case, _ in cases:
            number = self.issued.get(case.ref, "")
            if number[:1] == mark and number[1:].isdigit():
                given[case.ref] = int(number[1:])
        gone = [
            int(one[1:]) for one in self.issued.values() if one[:1] == mark and one[1:].isdigit()
        ]
        following = max(gone, default=0) + 1
        found = []
        for case, says in cases:
            if case.ref not in given:
                given[case.ref], following = following, following + 1
            number = f"{mark}{given[case.ref]}"
            lacks = self.lacks[case.ref]
            reference = f"{self.sitting.panel}/{number}"
            found.append(Item(case, number, reference, _why_in(case, lacks), lacks, says))
        return tuple(sorted(found, key=lambda item: int(item.number[1:])))


def _typed_place(case: Case) -> float:
    """*Item* of the Referrals sheet; those without one come after."""
    value = case.values.get("ItemNo")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    text = str(value or "").strip()
    return float(text) if text.isdigit() else float("inf")


def _order_of(section: Section, sitting: Sitting) -> Callable[[Case], tuple[object, ...]]:
    def key(case: Case) -> tuple[object, ...]:
        wanted = (_sort_key(case, name, sitting) for name in section.order)
        return (_typed_place(case), *wanted, case.ref)

    return key


def _sort_key(case: Case, name: str, sitting: Sitting) -> SensibleKey:
    """Blanks last, numbers and dates by size, words by the alphabet; ``-`` for most first."""
    most_first, plain_name = name.startswith("-"), name.removeprefix("-")
    day = day_in(case.values, BY_NAME[plain_name].key)
    text = text_of(case, plain_name, on=sitting.day)
    size = _size(text) if day is None else float(day.toordinal())
    if size is None:
        return (not text, 0.0, text.casefold())
    return (False, -size if most_first else size, "")


def _size(text: str) -> float | None:
    try:
        return float(text.removesuffix("%"))
    except ValueError:
        return None
