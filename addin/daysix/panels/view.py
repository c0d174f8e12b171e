"""What one reader may see of a plan: cases, columns, papers, and words without other names.

Every copy is made from the data through a view. Nothing is blacked out afterwards, because what a
reader may not see was never put in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.panels import attendance, columns, values
from daysix.panels.conceal import Conceal
from daysix.panels.form_compared import differences, only_on_the_form, said_of
from daysix.panels.profile import EVERY_CASE, INITIALS, ONE_CASE, OWN_CASES
from daysix.panels.referral_form import FORM
from daysix.panels.words import listed, short_day
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from daysix.panels.plan import Item, Plan, Planned
    from daysix.panels.profile import Audience, Section
    from daysix.panels.sitting import Action, Attached, Case, Member

OWN_TEXT = frozenset({columns.TEXT, columns.LONG})
NOT_HERE = "Left out of this copy: ask the clerk."


class FormSays(NamedTuple):
    """What a referral form says, as one reader may see it, and where; ``differs`` from ours."""

    text: str
    where: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """A plan as one reader may see it.

    Parameters
    ----------
    sections, apart
        What is left of the plan's.
    conceal
        Takes the names this reader may not see out of text somebody typed.
    """

    plan: Plan
    audience: Audience
    sections: tuple[Planned, ...]
    apart: tuple[Item, ...]
    conceal: Conceal
    member: Member | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """Every case in this copy, in the order of its pages."""
        return (*(item for planned in self.sections for item in planned.items), *self.apart)

    @property
    def refs(self) -> frozenset[str]:
        """The referrals in this copy."""
        return frozenset(item.case.ref for item in self.items)

    @property
    def banner(self) -> str:
        """What stands at the top of every page of this copy."""
        name = self.member.name if self.member else self.audience.label
        return " ".join(filter(None, (self.plan.profile.banner, f"Copy for {name}.")))

    def columns_of(self, section: Section) -> tuple[str, ...]:
        """The columns of a section this reader may see."""
        return tuple(name for name in section.columns if self.audience.sees_field(name))

    def text(self, item: Item, name: str) -> str:
        """A field in words, as this reader may see it; blank where the reader may not."""
        if not self.audience.sees_field(name):
            return ""
        text = values.text_of(item.case, name, on=self.plan.sitting.day, number=item.number)
        field = columns.BY_NAME[name]
        is_typed = field.kind in OWN_TEXT or field.key.startswith(FORM)
        return self.conceal(text) if is_typed else text

    def form_says(self, item: Item, name: str) -> FormSays | None:
        """What the referral form says of a field, where the workbook does not say the same."""
        if not self.audience.sees_field(name):
            return None
        day = self.plan.sitting.day
        for apart in differences(item.case, on=day):
            if apart.field == name:
                return FormSays(self.conceal(apart.says), apart.where, differs=True)
        only = next((one for one in only_on_the_form(item.case, on=day) if one.field == name), None)
        return FormSays(self.conceal(said_of(only)), only.where) if only else None

    def heading(self, item: Item) -> str:
        """``B3  Ada Lark, Year 9``, or with initials."""
        shows_name = self.audience.sees_field("name")
        name = item.case.name if shows_name else item.case.initials
        year = f", Year {item.case.year}" if item.case.year else ""
        return f"{item.number}  {name}{year}"

    def papers(self, item: Item) -> tuple[Attached, ...]:
        """The papers of a case this reader may have."""
        return tuple(one for one in item.case.papers if self.audience.sees_paper(one.kind))

    def actions(self) -> tuple[Action, ...]:
        """Actions carried over, without those about a case that is not in this copy.

        Where only initials may be seen, words are kept only if they are about a case of this list:
        nobody knows whose name may stand in the others.
        """
        elsewhere = _keys(case for case in self.plan.sitting.cases if case.ref not in self.refs)
        here = _keys(item.case for item in self.items)
        kept = []
        for action in self.plan.sitting.actions:
            about = action.about.strip().casefold()
            if about and about in elsewhere - here:
                continue
            certain = self.audience.names != INITIALS or about in here
            kept.append(replace(action, text=self.conceal(action.text) if certain else NOT_HERE))
        return tuple(kept)

    def interest_of(self, member: Member) -> str:
        """Item numbers a member takes no part in; ``declared`` for one not in this copy."""
        if not any(one.strip() for one in member.interests):
            return ""
        numbers = [item.number for item in self.items if attendance.has_interest(member, item.case)]
        return listed(numbers) or "declared"


def view_for(plan: Plan, member: Member) -> View:
    """What a member's copy holds: the audience's, without the cases of a declared interest.

    Raises
    ------
    BadInput
        The profile says nothing about what this member may see.
    """
    return view_of(plan, member.sees, member=member)


def view_of(plan: Plan, audience: str, *, member: Member | None = None, ref: str = "") -> View:
    """What a copy for an audience holds.

    Parameters
    ----------
    ref
        The referral, for an audience that sees a single case (a parent).

    Raises
    ------
    BadInput
        The audience is unknown, or sees one case and none was named, or the named case is not on
        the agenda.
    """
    known = plan.profile.audiences
    if audience not in known:
        raise BadInput(
            "Y-014",
            f"The profile “{plan.profile.name}” does not say what “{audience}” may see, so no copy "
            f"was made. Choose one of {listed(list(known))}, or add it to the profile.",
        )
    allowed = known[audience]
    if allowed.cases == ONE_CASE and plan.item(ref) is None:
        raise BadInput(
            "Y-015",
            f"A copy for “{allowed.label}” is about one child, and “{ref}” is no case on the "
            f"agenda of {short_day(plan.sitting.day)}. Choose the case.",
        )

    def shown(item: Item) -> bool:
        return _may_see(item.case, allowed, member=member, ref=ref)

    sections = tuple(
        replace(planned, items=tuple(item for item in planned.items if shown(item)))
        for planned in plan.sections
        if allowed.sees_block(planned.section.block) or allowed.cases == ONE_CASE
    )
    fair_access = any(planned.section.fair_access for planned in sections)
    apart = tuple(item for item in plan.apart if shown(item)) if fair_access else ()
    view = View(plan, allowed, sections, apart, Conceal(()), member)
    return replace(view, conceal=_conceal(view))


def had_it(view: View, case: Case) -> bool:
    """Whether a case that is on the list no more stood in this reader's copy."""
    audience, profile = view.audience, view.plan.profile
    blocks = [one.block for one in profile.sections if case.type in one.takes]
    listed_there = any(map(audience.sees_block, blocks))
    return (
        audience.cases != ONE_CASE
        and listed_there
        and _may_see(case, audience, member=view.member, ref=case.ref)
    )


def had_whatever_it_was(view: View, ref: str) -> bool:
    """The same of a case nothing is known of but its number: so for readers of everything."""
    audience, member = view.audience, view.member
    declared = {one.strip().casefold() for one in member.interests} if member else set()
    everything = audience.cases == EVERY_CASE and audience.sensitive and audience.names != INITIALS
    return everything and not declared & {ref.casefold()}


def _may_see(case: Case, audience: Audience, *, member: Member | None, ref: str) -> bool:
    if member is not None and attendance.has_interest(member, case):
        return False
    if case.sensitive and not audience.sensitive:
        return False
    if audience.cases == ONE_CASE:
        return case.ref == ref
    if audience.cases == OWN_CASES:
        return member is not None and _is_of(case, member.school)
    return True


def _is_of(case: Case, school: str) -> bool:
    schools = (case.school, case.values.get("ReferrerSchool"), case.values.get("DecisionSchool"))
    wanted = school.strip().casefold()
    return bool(wanted) and wanted in {str(one or "").strip().casefold() for one in schools}


def _conceal(view: View) -> Conceal:
    everyone = view.plan.sitting.cases
    if view.audience.names == INITIALS:
        return Conceal(everyone)
    shown = [item.case for item in view.items]
    refs = {case.ref for case in shown}
    return Conceal([case for case in everyone if case.ref not in refs], keeping=shown)


def _keys(cases: Iterable[Case]) -> set[str]:
    return {key.casefold() for case in cases for key in (case.ref, case.pupil_id) if key}
