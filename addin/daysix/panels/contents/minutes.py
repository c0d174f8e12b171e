"""The minutes of a meeting, as one reader may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels.attendance import ATTENDS, HERE
from daysix.panels.contents.wording import day_words, title_of
from daysix.panels.profile import INITIALS
from daysix.panels.sitting import APOLOGIES
from daysix.panels.words import clock, listed, short_day
from daysix.panels.words import number as figure
from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from daysix.panels.meeting import Decided, Meeting
    from daysix.panels.view import View
    from daysix.paper.blocks import Block

LEFT_OUT = "Not in this copy."


def minutes(view: View, meeting: Meeting, *, next_meeting: str = "") -> Document:
    """The minutes of one copy: who was there, what was decided and why, who does what by when."""
    heading = f"Minutes: {title_of(view.plan)}, {day_words(view.plan)}"
    blocks: list[Block] = [
        Heading(heading),
        _when(view),
        Heading("Who was there"),
        *_who(view),
        Heading("Decisions"),
        *_decisions(view, meeting),
        Heading("Actions"),
        _actions(view, meeting),
        Heading("Next meeting"),
        Paragraph(next_meeting or "The next meeting is still to be arranged."),
    ]
    return Document(
        heading,
        tuple(blocks),
        reference=view.plan.sitting.panel,
        banner=view.banner,
    )


def _when(view: View) -> Facts:
    sitting = view.plan.sitting
    start = clock(sitting.start) if sitting.start else ""
    return Facts(
        (
            ("Day", day_words(view.plan)),
            ("Start", start),
            ("Where", sitting.venue),
            ("Chair", sitting.chair),
            ("Clerk", sitting.clerk),
        )
    )


def _who(view: View) -> list[Block]:
    members = view.plan.sitting.members
    apologies = [one.name for one in members if one.attends == APOLOGIES]
    rows = tuple(
        (one.name, one.role, one.school, ATTENDS[one.attends], view.interest_of(one))
        for one in members
        if one.attends in HERE
    )
    return [
        Grid(
            columns=("Name", "Role", "School", "Here", "Took no part in"),
            rows=rows,
            empty="Nobody is entered as present.",
        ),
        Paragraph(f"Apologies: {listed(apologies) or 'none'}."),
        Paragraph(view.plan.quorum.sentence),
    ]


def _decisions(view: View, meeting: Meeting) -> list[Block]:
    decided = {one.outcome.ref: one for one in meeting.decided}
    blocks: list[Block] = []
    for item in view.items:
        heading = f"{item.number}  {item.case.initials}"
        blocks.append(Heading(heading, level=2))
        one = decided.get(item.case.ref)
        if one is None:
            blocks.append(Paragraph("Not decided. It comes back to the next meeting."))
        else:
            blocks.append(Facts(tuple(_lines(view, one))))
    return blocks or [Paragraph("No cases were heard.")]


def _lines(view: View, decided: Decided) -> list[tuple[str, str]]:
    """What was decided. People's own words stand only in copies that show names."""
    outcome = decided.outcome
    lines = [("Decision", decided.label)]
    if outcome.school:
        lines.append(("School or provider", outcome.school_name or outcome.school))
    if decided.on_roll is not None:
        day = decided.on_roll.day
        lines.append(("On roll by", short_day(day) if day else decided.on_roll.sentence))
    lines += [(label, text) for label, text in _share(decided) if text]
    if view.audience.names != INITIALS:
        typed = (
            ("Conditions", outcome.conditions),
            ("Transport", outcome.transport),
            ("Funding", outcome.funding),
            ("Why refused", outcome.refusal),
            ("Dissent", outcome.dissent),
        )
        lines += [(label, view.conceal(text)) for label, text in typed if text]
        lines += [("Why another school", view.conceal(outcome.reason))] if outcome.reason else []
    if outcome.review_on:
        lines.append(("Review", short_day(outcome.review_on)))
    return lines


def _share(decided: Decided) -> list[tuple[str, str]]:
    shown = decided.shown
    if shown is None or shown.rank_taken is None:
        return []
    place = f"number {figure(shown.rank_taken)}"
    if shown.departs and shown.rank_shown is not None:
        place += f"; the list suggested number {figure(shown.rank_shown)}"
    return [("Place in the share", place)]


def _actions(view: View, meeting: Meeting) -> Grid:
    """Actions of this meeting about cases in this copy; words only where names may be seen."""
    here = {item.case.ref: item.number for item in view.items}
    rows = []
    for action in meeting.open_actions:
        if action.about not in here:
            continue
        text = view.conceal(action.text) if view.audience.names != INITIALS else LEFT_OUT
        due = short_day(action.due) if action.due else ""
        rows.append((here[action.about], text, action.owner, due))
    return Grid(
        columns=("Item", "What is to be done", "Whose", "Due"),
        rows=tuple(rows),
        widths=(1.0, 6.0, 2.5, 2.0),
        empty="None.",
    )
