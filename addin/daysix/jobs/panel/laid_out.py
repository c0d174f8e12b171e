"""A panel laid out: the workbook read, the profile chosen, every case in its place or left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.panel import share_list
from daysix.jobs.panel.case_forms import with_form
from daysix.jobs.panel.case_of import NO_INITIALS
from daysix.jobs.panel.rows import REFERRALS, book_of, told
from daysix.jobs.panel.share_order import with_share_order
from daysix.jobs.panel.sitting_of import day_of, next_meeting, panel_row, sitting_of
from daysix.law.errors import BadInput, CannotTell
from daysix.panels import profile_read
from daysix.panels.contents.agenda import agenda
from daysix.panels.form_compared import to_be_looked_at
from daysix.panels.meeting_days import papers_out_by
from daysix.panels.plan import Choice, plan_sitting
from daysix.panels.profile import WORKING_DAYS, Needs
from daysix.panels.words import clock, short_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.plan import Plan
    from daysix.panels.profile import Profile
    from daysix.panels.share import ShareTable
    from daysix.panels.sitting import Case, Sitting
    from daysix.panels.statistics import Figures
    from daysix.panels.view import View
    from daysix.paper.blocks import Document

PROFILES, TEMPLATES = "panels", "Templates"
"""Beside the workbook: the council's own profiles and its Word templates."""
EVERY = "all"
ON_AGENDA = frozenset({"on-agenda", "on an agenda"})


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Everything the papers of one meeting are made of.

    Parameters
    ----------
    doubts
        Sentences for the officer about what is missing from the papers.
    """

    book: PanelBook
    row: Row
    plan: Plan
    share: ShareTable | None
    figures: Figures
    papers_by: date | None
    doubts: tuple[str, ...]

    @property
    def next_words(self) -> str:
        """Day and place of the next meeting; blank where none is arranged."""
        row = next_meeting(self.book, self.row)
        day = day_of(row) if row else None
        if row is None or day is None:
            return ""
        start = row.get("Start")
        at = f", {clock(start)}" if isinstance(start, time) else ""
        where = f", {told(row, 'Venue')}" if told(row, "Venue") else ""
        return f"{in_words(day)}{at}{where}."

    @property
    def warnings(self) -> list[str]:
        """What somebody should look at: cases left out and why, notes, doubts."""
        out = [f"{one.case.ref} is not on the agenda. {one.why}" for one in self.plan.left_out]
        return [*out, *self.plan.notes, *self.doubts]

    @property
    def day_words(self) -> str:
        """``Wed 9 Dec 2026``."""
        return short_day(self.plan.sitting.day)

    def agenda(self, view: View, *, linked: bool) -> Document:
        """The agenda as one reader may see it."""
        return agenda(
            view,
            share=self.share,
            figures=self.figures,
            papers_by=self.papers_by,
            next_meeting=self.next_words,
            linked=linked,
        )


def lay_out(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
    issued: Mapping[str, str] | None = None,
    leaving: Collection[str] = (),
) -> LaidOut:
    """Read the workbook, if it was not read before, and lay a panel out.

    A referral that says “On an agenda” on its own row is heard although something is missing.

    Parameters
    ----------
    also
        Referrals to hear although something is missing; ``all`` for every one of them.
    without
        Referrals to leave for another day.
    leaving
        Where papers lie that are left out: they count for no case.

    Raises
    ------
    BadInput
        ``Y-080`` to ``Y-091``, or what the profile or the plan refuses.
    """
    book, row, profile = opened(tracker, panel=panel)
    sitting = _leaving(book, sitting_of(book, row, profile), leaving)
    sitting = with_share_order(book, row, profile, sitting, as_of=as_of)
    refs = {case.ref.casefold(): case.ref for case in sitting.cases}
    ticked = [one.strip().casefold() for one in also]
    every = frozenset(refs.values()) if EVERY in ticked else frozenset()
    chosen = Choice(
        also=every | _marked(book) | _known(refs, (one for one in ticked if one != EVERY), panel),
        without=_known(refs, (one.strip().casefold() for one in without), panel),
    )
    plan = plan_sitting(sitting, profile, choice=chosen, issued=issued)
    share, doubts = _share(book, row, profile, as_of=as_of)
    papers_by = day_of(row, "PaperDeadline")
    if papers_by is None and profile.papers_unit == WORKING_DAYS:
        papers_by = papers_out_by(profile, sitting.day, None).day
    if papers_by is None:
        doubts.append("The Panels sheet does not say when papers go out, so the agenda is silent.")
    doubts += [*_unknown(sitting), *_of_forms(plan)]
    figures = share_list.figures_of(book, sitting, profile)
    return LaidOut(book, row, plan, share, figures, papers_by, tuple(doubts))


def opened(tracker: Path | PanelBook, *, panel: str) -> tuple[PanelBook, Row, Profile]:
    """The workbook, the panel's row, and the profile its kind of panel asks for.

    Raises
    ------
    BadInput
        ``Y-082`` to ``Y-084``, ``Y-087``, or what the profile refuses.
    """
    book = book_of(tracker)
    row = panel_row(book, panel)
    profiles = profile_read.together(own_profiles(book.folder / PROFILES))
    return book, row, profile_read.chosen(profiles, told(row, "Profile"))


def own_profiles(folder: Path) -> dict[str, str]:
    """The text of the council's own profiles by name.

    Raises
    ------
    BadInput
        ``Y-087``: one cannot be read, or the folder they lie in.
    """
    try:
        there = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as fault:
        raise BadInput(
            "Y-087",
            f"I cannot look into {folder} ({fault.strerror}), where your own panel profiles may "
            "be, so I do not know who may see what. Ask for the right to read it.",
        ) from fault
    found = {}
    for path in there:
        if path.suffix != ".toml" or path.name.startswith("."):
            continue
        try:
            found[path.stem] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as fault:
            raise BadInput(
                "Y-087",
                f"I cannot read your panel profile {path.name}, so I do not know who may see what. "
                "Save it again as plain text (UTF-8), or ask for the right to read it.",
            ) from fault
    return found


def _leaving(book: PanelBook, sitting: Sitting, papers: Collection[str]) -> Sitting:
    def left(case: Case) -> Case:
        kept = tuple(one for one in case.papers if one.path not in papers)
        return case if kept == case.papers else with_form(book, replace(case, papers=kept))

    return replace(sitting, cases=tuple(map(left, sitting.cases)))


def _unknown(sitting: Sitting) -> list[str]:
    """Whom the papers cannot name: a child no sheet names; and that there is no member."""
    said = [
        f"{case.ref}: no sheet has a name for the child {case.pupil_id}, so the papers name "
        "nobody. Correct PupilID there, or fill in the name on the Pupils sheet."
        if case.pupil_id
        else f"{case.ref}: its PupilID is blank, so the papers name nobody. Fill it in."
        for case in sitting.cases
        if case.initials == NO_INITIALS
    ]
    if not sitting.members:
        said.append(
            f"Nobody is known to sit on {sitting.panel}, so there is nobody to send papers to. "
            "Fill in Chair and Clerk on the Panels sheet, and Panels on the Contacts sheet."
        )
    return said


def _of_forms(plan: Plan) -> list[str]:
    """What the referral forms of the cases on the agenda leave open, or say otherwise."""
    needs, day = plan.profile.needs, plan.sitting.day
    return [
        said
        for item in plan.items
        for said in to_be_looked_at(item.case, needs.get(item.case.type, Needs()).fields, on=day)
    ]


def _marked(book: PanelBook) -> frozenset[str]:
    """Referrals the officer has put on an agenda herself."""
    rows = book.rows(REFERRALS)
    return frozenset(
        told(row, "RefID") for row in rows if told(row, "Status").casefold() in ON_AGENDA
    )


def _known(refs: Mapping[str, str], asked: Iterable[str], panel: str) -> frozenset[str]:
    chosen = list(asked)
    for one in chosen:
        if one not in refs:
            raise BadInput(
                "Y-088",
                f"“{one[:20].upper()}” is on no list for panel {panel}, so I made nothing: it "
                "might be a slip for another child. Check the referral's number.",
            )
    return frozenset(refs[one] for one in chosen)


def _share(
    book: PanelBook, row: Row, profile: Profile, *, as_of: date
) -> tuple[ShareTable | None, list[str]]:
    """The share, where the agenda has a section for it; a doubt where it cannot be counted."""
    if profile.share is None or all(one.block != "share" for one in profile.sections):
        return None, []
    try:
        return share_list.share_of(book, row, profile, as_of=as_of), []
    except (BadInput, CannotTell) as refused:
        return None, [f"There is no share list: {refused.message} ({refused.code})"]


def title_of_files(laid: LaidOut, what: str) -> str:
    """The beginning of a file's name: ``P26-004 agenda 2026-12-09``."""
    return f"{laid.plan.sitting.panel} {what} {laid.plan.sitting.day.isoformat()}"
