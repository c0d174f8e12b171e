"""The gate's report as a document to be filed with the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph
from daysix.paper.gate.frame import STOP, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.paper.blocks import Block
    from daysix.paper.gate.frame import Finding, Report

TITLE = "Safe to share"
COLUMNS = ("Found", "Must be decided", "What was done")
BANNER = "For the team only: it names what was found. Keep it with the pack; do not send it."
DIGITS = 16


def document_of(reports: Sequence[Report], *, reference: str = "") -> Document:
    """One report over all files that went through the gate."""
    waiting = sum(len(each.undecided) for each in reports)
    if waiting:
        verdict = f"{counted(waiting, 'point')} still to be decided. Nothing may go out yet."
    else:
        verdict = "Nothing is left to be decided."
    blocks: list[Block] = [
        Heading(TITLE),
        Paragraph(verdict, tone="notice" if waiting else "lead"),
        Facts(
            (
                ("Files looked at", str(len(reports))),
                ("Put right in a copy", str(sum(len(each.settled) for each in reports))),
                ("Let stand with a reason", str(sum(len(each.decisions) for each in reports))),
            )
        ),
    ]
    for each in reports:
        blocks.extend(_file(each))
    return Document(
        title=TITLE, blocks=tuple(blocks), subject=verdict, reference=reference, banner=BANNER
    )


def _file(report: Report) -> Iterator[Block]:
    yield Heading(report.name)
    yield Paragraph(f"The file looked at has the mark {report.digest[:DIGITS]}.", tone="quiet")
    rows = [
        *((each.sentence, _must(each), "Put right in the copy") for each in report.settled),
        *((each.sentence, _must(each), _done(report, each)) for each in report.findings),
    ]
    yield Grid(COLUMNS, tuple(rows), widths=(6, 2, 3), empty="Nothing found.")


def _must(finding: Finding) -> str:
    return "Yes" if finding.level == STOP else "No"


def _done(report: Report, finding: Finding) -> str:
    made = report.decisions.get(finding.key)
    if made is not None:
        return f"Kept: {made.reason} ({made.initials})"
    return "Not decided yet" if finding.level == STOP else "For information"
