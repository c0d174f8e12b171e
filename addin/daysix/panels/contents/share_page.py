"""The equitable share as a page: the table, why each school stands where it does, and bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.panels import share_rules
from daysix.panels.contents.wording import day_words, title_of
from daysix.panels.words import number, short_day
from daysix.paper.blocks import Bars, Bullets, Document, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from daysix.panels.share import Line, ShareTable
    from daysix.panels.view import View
    from daysix.paper.blocks import Block

COLUMNS = ("Rank", "School", "On roll", "Excluded", "Taken in", "Returned", "Refused", "Counts as",
           "Expected", "Balance", "For every 100", "Last took")  # fmt: skip
NOT_ROUNDED = 2


def share_page(view: View, table: ShareTable) -> Document:
    """The share as a page of its own."""
    heading = f"Equitable share: {title_of(view.plan)}, {day_words(view.plan)}"
    return Document(
        heading,
        (Heading(heading, anchor="share"), *blocks(table)),
        reference=view.plan.sitting.panel,
        banner=view.banner,
    )


def blocks(table: ShareTable | None) -> list[Block]:
    """The share for one section of the agenda."""
    if table is None:
        return [Paragraph("No list was made for this meeting.")]
    found: list[Block] = [
        Paragraph(_lead(table), tone="lead"),
        Paragraph(table.how),
        grid(table),
        Bullets(tuple(_why(line) for line in table.lines)),
    ]
    if table.notes:
        found.append(Bullets(table.notes))
    found.append(bars(table))
    found.append(Paragraph("The list suggests; the panel decides. If it decides otherwise, it "
                           "says why, and that is written into the fairness log."))  # fmt: skip
    return found


def grid(table: ShareTable) -> Grid:
    """The numbers, one school a row."""
    return Grid(
        columns=COLUMNS,
        rows=tuple(_row(line) for line in table.lines),
        widths=(1, 4, 1.4, 1.4, 3, 1.4, 1.4, 1.4, 1.5, 1.5, 1.5, 2.2),
        align="rlrrlrrrrrrl",
        empty="No schools.",
    )


def bars(table: ShareTable) -> Bars:
    """What each school took for every 100 pupils, in the order of the list."""
    return Bars(
        "Taken in for every 100 pupils",
        tuple(
            (line.school.name, round(float(line.per_hundred), NOT_ROUNDED))
            for line in table.lines
            if line.on_roll
        ),
        unit="for every 100",
    )


def _lead(table: ShareTable) -> str:
    line = table.next
    if line is None:
        return "Something speaks against every school: see below."
    return f"Next: {line.says.removesuffix(': next')}."


def _row(line: Line) -> tuple[str, ...]:
    count, measured = line.count, line.measure
    kinds = [
        f"{share_rules.KINDS.get(kind, kind)} {n}" for kind, n in sorted(count.by_kind.items())
    ]
    has_share = measured is not None and measured.expected is not None
    return (
        str(line.rank) if line.rank else "–",
        line.school.name,
        str(line.on_roll) if line.on_roll else "",
        str(count.excluded),
        ", ".join(kinds) or "0",
        str(count.returned),
        str(count.refused),
        number(count.taken),
        number(measured.expected or 0) if measured and has_share else "–",
        number(measured.value) if measured and has_share else "–",
        number(line.per_hundred, NOT_ROUNDED),
        short_day(count.last_taken) if count.last_taken else "–",
    )


def _why(line: Line) -> str:
    for_it = " ".join(one.says for one in line.filters if not one.stops)
    return " ".join(filter(None, (f"{line.says.removesuffix('.')}.", line.tie, for_it)))
