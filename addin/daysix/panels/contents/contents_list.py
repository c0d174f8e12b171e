"""The contents of a pack: one line a case and a paper, each leading to its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels.contents.wording import anchor_of, day_words, title_of
from daysix.paper.blocks import Document, Grid, Paragraph

if TYPE_CHECKING:
    from daysix.panels.plan import Item
    from daysix.panels.sitting import Attached
    from daysix.panels.view import View


def paper_reference(item: Item, place: int) -> str:
    """The reference of a case's paper, the same on every copy: ``P26-004/B3.2``.

    Parameters
    ----------
    place
        Its place among all papers of the case, from 1, also those a reader may not have. A paper
        that went out keeps its own (``panels.sent``).
    """
    return f"{item.reference}.{place}"


def numbered_papers(view: View, item: Item) -> tuple[tuple[str, Attached], ...]:
    """The papers a reader may have, with their references."""
    allowed = view.papers(item)
    return tuple(
        (paper_reference(item, paper.place or place), paper)
        for place, paper in enumerate(item.case.papers, start=1)
        if paper in allowed
    )


def contents_list(view: View, *, linked: bool = False) -> Document:
    """The contents of one copy. What is not in the copy has no line here either.

    Parameters
    ----------
    linked
        Whether each case leads to its sheet.
    """
    labels = view.plan.profile.papers
    rows: list[tuple[str, ...]] = []
    links: list[tuple[int, str]] = []
    for item in view.items:
        links.append((len(rows), anchor_of(item)))
        rows.append((item.reference, view.heading(item)))
        for reference, paper in numbered_papers(view, item):
            rows.append((reference, labels.get(paper.kind) or view.conceal(paper.name)))
    grid = Grid(
        columns=("Reference", "What"),
        rows=tuple(rows),
        widths=(2.0, 6.0),
        links=tuple(links) if linked else (),
        empty="No cases are on the agenda.",
    )
    return Document(
        f"Contents: {title_of(view.plan)}, {day_words(view.plan)}",
        (
            Paragraph("References are the same on every copy; page numbers are this copy's own."),
            grid,
        ),
        reference=view.plan.sitting.panel,
        banner=view.banner,
    )
