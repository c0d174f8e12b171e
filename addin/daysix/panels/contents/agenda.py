"""The agenda: one table a section, in the order of the profile, as one reader may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels import columns
from daysix.panels.attendance import ATTENDS
from daysix.panels.contents import share_page, statistics_page
from daysix.panels.contents.wording import anchor_of, day_words, other_widths, title_of, widths
from daysix.panels.profile import APART
from daysix.panels.words import clock, short_day
from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from daysix.panels.plan import Item, Planned
    from daysix.panels.share import ShareTable
    from daysix.panels.sitting import Action, Member
    from daysix.panels.statistics import Figures
    from daysix.panels.view import View
    from daysix.paper.blocks import Block

APART_TITLE = "Not placed through fair access"
APART_WHY = (
    "These children are on the list so that nobody forgets them. Fair access does not decide where "
    "they go: see the last column."
)


def agenda(  # noqa: PLR0913 - all but the view are named
    view: View,
    *,
    share: ShareTable | None = None,
    figures: Figures | None = None,
    papers_by: date | None = None,
    next_meeting: str = "",
    linked: bool = True,
) -> Document:
    """The agenda of one copy.

    Parameters
    ----------
    share, figures
        What stands under the share and under the statistics; left out, the section says so.
    papers_by
        The day papers went out by.
    next_meeting
        Day and place of the next meeting, as a sentence.
    linked
        Whether each case leads to its sheet: in a pack that holds the sheets, not in an agenda that
        stands alone.
    """
    heading = f"Agenda: {title_of(view.plan)}, {day_words(view.plan)}"
    blocks: list[Block] = [Heading(heading), _when_and_where(view, papers_by)]
    for planned in view.sections:
        section = planned.section
        if not view.audience.sees_block(section.block):
            continue
        title = f"{planned.mark}. {section.title}"
        blocks.append(Heading(title, anchor=f"section-{planned.mark}"))
        if section.text:
            blocks.append(Paragraph(section.text))
        if section.of_cases:
            blocks.append(_cases(view, planned, linked=linked))
        elif section.block == "share":
            blocks += share_page.blocks(share)
        elif section.block == "statistics":
            blocks += statistics_page.blocks(figures)
        elif section.block == "close":
            blocks.append(Paragraph(next_meeting or "The next meeting is still to be arranged."))
        else:
            blocks += OTHERS[section.block](view, planned)
    blocks += _apart(view, linked=linked)
    return Document(
        heading,
        tuple(blocks),
        subject=view.plan.profile.about,
        reference=view.plan.sitting.panel,
        banner=view.banner,
    )


def _when_and_where(view: View, papers_by: date | None) -> Facts:
    sitting = view.plan.sitting
    rows = [("Day", day_words(view.plan))]
    if sitting.start:
        rows.append(("Start", clock(sitting.start)))
    rows.append(("Where", sitting.venue))
    if sitting.link:
        rows.append(("Join at", sitting.link))
    rows += [("Chair", sitting.chair), ("Clerk", sitting.clerk)]
    if papers_by:
        rows.append(("Papers out by", short_day(papers_by)))
    rows.append(("Reference", sitting.panel))
    return Facts(tuple(rows))


def _cases(view: View, planned: Planned, *, linked: bool) -> Grid:
    """The cases in rows; a column in which nobody has said anything takes no room."""
    every = view.columns_of(planned.section)
    texts = [{name: view.text(item, name) for name in every} for item in planned.items]
    names = [name for name in every if not texts or any(row[name] for row in texts)]
    return Grid(
        columns=tuple(columns.BY_NAME[name].label for name in names),
        rows=tuple(tuple(row[name] for name in names) for row in texts),
        widths=widths(names),
        links=_links(planned.items) if linked else (),
        align="".join("r" if columns.BY_NAME[name].kind in RIGHT else "l" for name in names),
        empty="No cases.",
    )


RIGHT = frozenset({columns.NUMBER, columns.PERCENT})


def _links(items: Sequence[Item]) -> tuple[tuple[int, str], ...]:
    return tuple((place, anchor_of(item)) for place, item in enumerate(items))


def _apart(view: View, *, linked: bool) -> list[Block]:
    if not view.apart:
        return []
    names = [
        name for name in ("item", "initials", "year", "type") if view.audience.sees_field(name)
    ]
    rows = [(*(view.text(item, name) for name in names), item.says) for item in view.apart]
    return [
        Heading(f"{APART}. {APART_TITLE}", anchor=f"section-{APART}"),
        Paragraph(APART_WHY, tone="notice"),
        Grid(
            columns=(*(columns.BY_NAME[name].label for name in names), "How the child is placed"),
            rows=tuple(rows),
            widths=(*widths(names), 8.0),
            links=_links(view.apart) if linked else (),
        ),
    ]


def _welcome(view: View, planned: Planned) -> list[Block]:
    names = planned.section.columns
    rows = tuple(
        tuple(_of_member(view, member, name) for name in names)
        for member in view.plan.sitting.members
    )
    return [
        Paragraph(view.plan.quorum.sentence),
        Paragraph(
            "Anybody with an interest in a case says so now and takes no part in it: a relative, "
            "a friend of the family, a school the child cannot go back to."
        ),
        Grid(
            columns=tuple(columns.MEMBER_COLUMNS[name] for name in names),
            rows=rows,
            widths=other_widths(names),
            empty="No members are entered on the Panels sheet.",
        ),
    ]


def _of_member(view: View, member: Member, name: str) -> str:
    if name == "attends":
        return ATTENDS.get(member.attends, member.attends)
    if name == "interests":
        return view.interest_of(member)
    return str(getattr(member, name))


def _confidentiality(view: View, _planned: Planned) -> list[Block]:
    profile = view.plan.profile
    texts = (profile.confidentiality, profile.retention, view.audience.note, profile.late_papers)
    return [
        Paragraph(text, "notice" if not place else "") for place, text in enumerate(texts) if text
    ]


def _minutes(view: View, planned: Planned) -> list[Block]:
    names = planned.section.columns
    last = view.plan.sitting.last_day
    return [
        Paragraph(
            f"The minutes of {short_day(last)} are to be agreed." if last
            else "There is no earlier meeting on the Panels sheet."
        ),
        Grid(
            columns=tuple(columns.ACTION_COLUMNS[name] for name in names),
            rows=tuple(
                tuple(_of_action(action, name) for name in names) for action in view.actions()
            ),
            widths=other_widths(names),
            empty="No actions are carried over.",
        ),
    ]  # fmt: skip


def _of_action(action: Action, name: str) -> str:
    if name == "due":
        return short_day(action.due) if action.due else ""
    return str(getattr(action, name))


OTHERS: dict[str, Callable[[View, Planned], list[Block]]] = {
    "welcome": _welcome,
    "confidentiality": _confidentiality,
    "minutes": _minutes,
}
