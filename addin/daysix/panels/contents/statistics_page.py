"""The figures since the last meeting, as a table and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels.words import short_day
from daysix.paper.blocks import Bars, Grid, Paragraph

if TYPE_CHECKING:
    from daysix.panels.statistics import Figures
    from daysix.paper.blocks import Block

LABELS_ARE_LONG = 30
"""Letters. Longer labels are read more easily in a table than beside a bar."""


def blocks(figures: Figures | None) -> list[Block]:
    """The figures for one section of the agenda."""
    if figures is None:
        return [Paragraph("No figures were asked for.")]
    since = f"after {short_day(figures.since)} and up to" if figures.since else "up to"
    found: list[Block] = [
        Paragraph(f"Counted from the Referrals sheet, {since} {short_day(figures.until)}."),
        Grid(
            columns=("What", "Number"),
            rows=tuple((label, str(n)) for label, n in figures.lines),
            widths=(5.0, 1.0),
            align="lr",
        ),
    ]
    for title, rows in figures.tables:
        if not rows:
            continue
        if max(len(label) for label, _ in rows) > LABELS_ARE_LONG:
            found.append(
                Grid(
                    columns=(title, "Number"),
                    rows=tuple((label, str(n)) for label, n in rows),
                    widths=(5.0, 1.0),
                    align="lr",
                )
            )
        else:
            found.append(Bars(title, tuple((label, float(n)) for label, n in rows)))
    return found
