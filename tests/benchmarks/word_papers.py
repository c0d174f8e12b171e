"""How fast papers become Word files: P14, an agenda and 30 case sheets.

The same headings, facts and tables are written plainly by python-docx, a document each, and the
times are compared. ``rows()`` gives (name, figure, must, goal).
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph  # noqa: E402
from daysix.paper.word import word  # noqa: E402 - after the path is known

CASES, FIELDS, ROUNDS = 30, 40, 5
ISSUED = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)


class Ratio(NamedTuple):
    """One line of the speed table."""

    name: str
    ratio: float
    must: float
    goal: float


def rows() -> list[Ratio]:
    """Measure P14."""
    papers = [_agenda(), *map(_case_sheet, range(CASES))]
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: [word(one, issued=ISSUED) for one in papers]))
        theirs.append(_seconds(lambda: [_plainly(one) for one in papers]))
    ratio = median(ours) / median(theirs)
    return [Ratio("P14 agenda and 30 case sheets / plainly by python-docx", ratio, 1.0, 0.5)]


def _seconds(turn: object) -> float:
    start = perf_counter()
    turn()
    return perf_counter() - start


def _agenda() -> Document:
    columns = ("Item", "Child", "Year", "Home area", "School", "Weeks out")
    cases = tuple((f"A{n}", "Z.O.", "9", "North", "Oakfield Academy", "4") for n in range(CASES))
    return Document("Agenda", (Heading("Part A"), Paragraph("Cases."), Grid(columns, cases)))


def _case_sheet(n: int) -> Document:
    facts = tuple((f"Field {k}", f"What the form says of it, {n}") for k in range(FIELDS))
    return Document(f"Case {n}", (Heading("The child"), Facts(facts), Paragraph("Views. " * 40)))


def _plainly(document: Document) -> bytes:
    import docx

    made = docx.Document()
    made.add_heading(document.title, 0)
    for one in document.blocks:
        if isinstance(one, Heading):
            made.add_heading(one.text, one.level)
        elif isinstance(one, Paragraph):
            made.add_paragraph(one.text)
        elif isinstance(one, Facts):
            _table(made, one.rows)
        elif isinstance(one, Grid):
            _table(made, (one.columns, *one.rows))
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _table(made: object, lines: tuple[tuple[str, ...], ...]) -> None:
    table = made.add_table(len(lines), len(lines[0]))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text


if __name__ == "__main__":
    for measured in rows():
        print(f"{measured.name:<58} {measured.ratio:>8.2f} {measured.must:>6g} {measured.goal:>6g}")
