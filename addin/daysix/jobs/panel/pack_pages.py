"""What stands on whose pages: the first page of a copy, its agenda, its case sheets.

An agenda somebody has edited is printed as it is, so it goes only to readers who may see all that
ours would show every member. Everybody else gets the one put together for that reader alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from daysix.jobs.panel.agenda import READERS
from daysix.jobs.panel.pack_ready import WHOLE
from daysix.jobs.panel.supplement import front_of_supplement, is_in, sheet_of
from daysix.panels.agenda_fields import agenda_values
from daysix.panels.contents.contents_list import numbered_papers
from daysix.panels.contents.wording import day_words, title_of
from daysix.panels.view import view_of
from daysix.paper.blocks import Document, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.pack_ready import Ready
    from daysix.panels.view import View
    from daysix.paper.blocks import Block
    from daysix.paper.copies import Recipient

OWN_AGENDA = "The agenda in this pack is the one edited in Word (saved {when})."
PUT_TOGETHER = (
    "The agenda in this copy was put together by Day Six. It is not the one edited in Word, and "
    "what was typed there by hand is not in it."
)


def recipient_of(ready: Ready, view: View, name: str) -> Recipient:
    """Whose copy it is, and what it is without."""
    from daysix.paper.copies import Recipient

    laid, whole = ready.laid, ready.whole
    matters = {part.matter for part in ready.parts}
    gone = {item.case.ref for item in whole.items if item.case.ref not in view.refs}
    own = {reference for one in view.items for reference, _ in numbered_papers(view, one)}
    every = {
        reference
        for one in whole.items
        if one.case.ref in view.refs
        for reference, _ in numbered_papers(whole, one)
    }
    front = front_of_supplement(ready, view, name) if ready.part else _front(ready, view, name)
    documents = [sheet_of(ready, view, one) for one in view.items]
    shown = {one.reference for item, one in zip(view.items, documents, strict=True)
             if not ready.part or is_in(ready, view, item)}  # fmt: skip
    agenda = [] if ready.part else [laid.agenda(view, linked=True)]
    return Recipient(
        name,
        front,
        leaves_out=tuple(sorted(gone & matters)),
        instead={one.reference: one for one in (*agenda, *documents)},
        without_papers=frozenset(every - own),
        without_parts=frozenset({one.reference for one in documents} - shown),
        set_anew=frozenset(one.reference for one in agenda if not has_edited(ready, view)),
    )


def has_edited(ready: Ready, view: View) -> bool:
    """Whether the agenda somebody has edited stands in this reader's copy.

    It does where the agenda put together for this reader is word for word the one for every member,
    which was edited: with no case, column or section less.
    """
    if ready.agenda.edited is None:
        return False
    laid = ready.laid
    if view.member is None and view.audience == laid.plan.profile.audiences[WHOLE]:
        return True  # the team's own
    if READERS not in laid.plan.profile.audiences:
        return False
    return _agenda_shown(laid, view) == _agenda_shown(laid, view_of(laid.plan, READERS))


def _agenda_shown(laid: LaidOut, view: View) -> tuple[object, ...]:
    """What a reader is shown on our agenda, or could be on the council's own, but for whose it is.

    A council's template may print any field its reader may see, also one that ours has no column
    for.
    """
    bare = replace(view, audience=replace(view.audience, note="", label=""))
    fields = agenda_values(bare, papers_by=laid.papers_by, next_meeting=laid.next_words)
    return (laid.agenda(bare, linked=False).blocks, fields | {"banner": ""})


def _front(ready: Ready, view: View, name: str) -> Document:
    """The first page: whose copy it is, of which meeting."""
    laid = ready.laid
    title = f"Papers: {title_of(laid.plan)}, {day_words(laid.plan)}"
    sitting, profile = laid.plan.sitting, laid.plan.profile
    rows = (("Copy for", name), ("Day", day_words(laid.plan)), ("Where", sitting.venue))
    blocks: list[Block] = [
        Heading(title),
        Facts(rows),
        Paragraph(" ".join(profile.confidentiality.split())),
    ]
    if ready.agenda.edited is not None:
        own = OWN_AGENDA.format(when=ready.agenda.edited.saved_words)
        blocks.append(Paragraph(own if has_edited(ready, view) else PUT_TOGETHER))
    if view.audience.note:
        blocks.append(Paragraph(view.audience.note, tone="notice"))
    return Document(title, tuple(blocks), subject=profile.about, banner=view.banner)
