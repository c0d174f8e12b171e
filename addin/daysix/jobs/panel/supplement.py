"""The pages only a supplement has: its front page, and one before the late papers of a case.

Nothing here is numbered anew. What a reader may not see is named here no more than in the pack:
every sentence is made from the reader's own view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.gone_cases import gone_for
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.panels.contents.case_sheet import case_sheet
from daysix.panels.contents.contents_list import numbered_papers, paper_reference
from daysix.panels.contents.wording import day_words, title_of
from daysix.paper.blocks import Bullets, Document, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.pack_ready import Ready
    from daysix.panels.plan import Item
    from daysix.panels.sent import Sent
    from daysix.panels.view import View
    from daysix.paper.blocks import Block

KEEP_BOTH = (
    "Only what is new is here. Nothing in the pack was numbered anew: references go on from those "
    "of the pack, and page numbers are this supplement's own. Keep it with your pack."
)


def supplement_words(ready: Ready, view: View) -> str:
    """``2 late papers, 1 late case``: what of a supplement is in one copy."""
    late = [item for item in view.items if is_late_case(ready, item)]
    papers = sum(len(view.papers(item)) for item in view.items)
    said = [plural(papers, "late paper")] if papers else []
    return ", ".join([*said, *([plural(len(late), "late case")] if late else [])])


def is_late_case(ready: Ready, item: Item) -> bool:
    """Whether the whole case is new, and not only papers of it."""
    return ready.sent[item.case.ref].part == ready.part


def is_in(ready: Ready, view: View, item: Item) -> bool:
    """Whether a supplement holds anything of a case for this reader."""
    return is_late_case(ready, item) or bool(view.papers(item))


def late_page(ready: Ready, view: View, item: Item) -> Document:
    """The page before the late papers of a case that the pack has already."""
    title = f"{view.heading(item)}: late papers"
    labels = view.plan.profile.papers
    lines = []
    for reference, paper in numbered_papers(view, item):
        what = f"{reference}  {labels.get(paper.kind, 'Other paper')}: {view.conceal(paper.name)}"
        instead = paper_reference(item, paper.replaces) if paper.replaces else ""
        lines.append(f"{what} (replaces {instead})" if instead else what)
    return Document(
        title,
        (
            Heading(title, anchor=f"late-{item.number}"),
            Paragraph(
                f"These papers came after the pack. The case sheet is in the pack, under "
                f"{item.reference}."
            ),
            Bullets(tuple(lines)),
        ),
        subject=f"Late papers for {day_words(view.plan)}",
        reference=f"{view.plan.sitting.panel}/S{ready.part}/{item.number}",
        banner=view.banner,
    )


def sheet_of(ready: Ready, view: View, item: Item) -> Document:
    """What stands before a case's papers."""
    if ready.part and not is_late_case(ready, item):
        return late_page(ready, view, item)
    return case_sheet(view, item)


def front_of_supplement(ready: Ready, view: View, name: str) -> Document:
    """The first page: whose copy it is, which pack it belongs to, and what has changed."""
    laid = ready.laid
    about = f"{title_of(laid.plan)}, {day_words(laid.plan)}"
    title = f"Supplement {ready.part} to the papers: {about}"
    sitting, profile = laid.plan.sitting, laid.plan.profile
    rows = (
        ("Copy for", name),
        ("Belongs to", f"the papers of {sitting.panel}, {about}"),
        ("Holds", supplement_words(ready, view)),
        ("Where", sitting.venue),
    )
    blocks: list[Block] = [Heading(title), Facts(rows), Paragraph(KEEP_BOTH)]
    changes = tuple(changes_in(ready, view))
    if changes:
        blocks += [Paragraph("What has changed since the pack:"), Bullets(changes)]
    blocks.append(Paragraph(" ".join(profile.confidentiality.split())))
    if view.audience.note:
        blocks.append(Paragraph(view.audience.note, tone="notice"))
    return Document(title, tuple(blocks), subject=profile.about, banner=view.banner)


def changes_in(ready: Ready, view: View) -> Iterator[str]:
    """What was replaced or taken away since the pack, as far as this reader may know."""
    for item in view.items:
        if is_late_case(ready, item):
            yield f"{item.reference} is new on the agenda."
        for reference, paper in numbered_papers(view, item):
            if paper.replaces:
                instead = paper_reference(item, paper.replaces)
                yield f"{reference} replaces {instead}: do not use {instead} any more."
        for one in ready.sent[item.case.ref].taken_away(ready.part):
            if view.audience.sees_paper(one.kind):
                yield _taken_away(view, item, one)
    yield from gone_for(ready, view)


def _taken_away(view: View, item: Item, one: Sent) -> str:
    what = view.plan.profile.papers.get(one.kind, "Other paper")
    return (
        f"{paper_reference(item, one.place)} ({what}: {view.conceal(one.name)}) was taken away: do "
        "not use it any more."
    )


def refuse_nothing_new(panel: str, changes: Sequence[str]) -> BadInput:
    """The refusal of a supplement with nothing in it."""
    also = f" {' '.join(changes)}" if changes else ""
    return BadInput(
        "Y-110",
        f"No paper and no case has come since the papers of {panel} were made, so I made no "
        f"supplement.{also} Put the late papers into the case's folder first.",
    )


def title_of_part(laid: LaidOut, part: int, what: str = "") -> str:
    """The beginning of a file's name: ``P26-004 supplement 1 copy 2 2026-12-09``."""
    from daysix.jobs.panel.laid_out import title_of_files

    words = [f"supplement {part}" if part else "", what or ("" if part else "pack")]
    return title_of_files(laid, " ".join(filter(None, words)))
