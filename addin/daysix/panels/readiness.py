"""What a referral still lacks before a panel can hear it: papers and fields, by its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from daysix.panels import columns
from daysix.panels.profile import Needs
from daysix.panels.values import has_needs, has_social_worker, says_nothing
from daysix.panels.words import kind_of_case, short_day

if TYPE_CHECKING:
    from datetime import date

    from daysix.panels.profile import Profile
    from daysix.panels.sitting import Case, Sitting

BETWEEN = re.compile(r"[,;\n]+")


@dataclass(frozen=True, slots=True)
class Readiness:
    """What is asked of a case and what of it is missing, in officers' words.

    ``complete`` is the share of what is asked that is there: 1 where nothing is asked.
    """

    papers: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    asked: int = 0

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return not self.papers and not self.fields

    @property
    def complete(self) -> Fraction:
        """How much of what is needed is there (``Referrals.Complete%``)."""
        missing = len(self.papers) + len(self.fields)
        return Fraction(self.asked - missing, self.asked) if self.asked else Fraction(1)

    @property
    def sentence(self) -> str:
        """``Missing: attendance certificate; signed consent.`` Blank where nothing is."""
        missing = (*self.papers, *self.fields)
        return f"Missing: {'; '.join(lower_first(one) for one in missing)}." if missing else ""


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask a school for: for a draft. It names the child by initials and number only."""

    ref: str
    school: str
    subject: str
    opening: str
    items: tuple[str, ...]
    closing: str


def readiness(case: Case, profile: Profile, *, on: date) -> Readiness:
    """What the case lacks of what its kind of referral must bring.

    Parameters
    ----------
    on
        The day of the meeting.
    """
    needs = profile.needs.get(case.type, Needs())
    wanted = needed_papers(case, needs)
    have = papers_here(case, profile)
    return Readiness(
        papers=tuple(profile.papers[kind] for kind in wanted if kind not in have),
        fields=tuple(
            columns.BY_NAME[name].label for name in needs.fields if says_nothing(case, name, on=on)
        ),
        asked=len(wanted) + len(needs.fields),
    )


def needed_papers(case: Case, needs: Needs) -> tuple[str, ...]:
    """Codes of the papers this very case must bring (``Referrals.DocsRequired``)."""
    more: tuple[str, ...] = ()
    if has_needs(case):
        more = (*more, *needs.with_plan_or_support)
    if has_social_worker(case):
        more = (*more, *needs.with_social_worker)
    return tuple(dict.fromkeys((*needs.papers, *more)))


def papers_here(case: Case, profile: Profile) -> set[str]:
    """Codes of the papers that are here: attached, or typed into *Papers here*."""
    named = {one.casefold(): one for one in profile.papers}
    named |= {label.casefold(): code for code, label in profile.papers.items()}
    typed = BETWEEN.split(str(case.values.get("DocsHave") or ""))
    found = {named.get(" ".join(one.split()).casefold(), "") for one in typed}
    return {*found, *(paper.kind for paper in case.papers)} - {""}


def request_for(
    case: Case, lacks: Readiness, sitting: Sitting, *, papers_by: date | None
) -> Request:
    """What to ask the school for, exactly what is missing and nothing else."""
    by = f" by {short_day(papers_by)}" if papers_by else ""
    kind = lower_first(kind_of_case(case.type))
    return Request(
        case.ref,
        school=case.school,
        subject=f"Referral {case.ref} ({case.initials}): what we still need",
        opening=f"Thank you for the referral {case.ref} for {case.initials} ({kind}). It is for "
        f"the panel on {short_day(sitting.day)}. Before the panel can hear it we need:",
        items=(*lacks.papers, *(f"{label}: please fill it in" for label in lacks.fields)),
        closing=f"Please send this{by} by the secure way you usually use. Without it the referral "
        "waits for the next panel.",
    )


def lower_first(text: str) -> str:
    """Put a label inside a sentence: ``Signed consent`` -> ``signed consent``; ``UPN`` stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
