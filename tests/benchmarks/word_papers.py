"""How fast papers become Word files: P14, an agenda and 30 case sheets.

What is timed is what the program does: the agenda of a panel with 30 children and the case sheet of
each, as the panel's profile has them, in our own styles; then the same with the agenda filled into
a template of the council's (case sheets have none). The children are invented. Reading the workbook
is not in it.

The same words are written plainly by python-docx, a document each: no styles, widths, shading or
descriptions, so it does less. It is slower all the same: it unpacks its own empty document for each
file and makes every cell by itself through a tree of objects, where ours is written as text. That
is why the figure is small. ``rows()`` gives (name, figure, must, goal).
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.jobs.panel.template_defaults import default_template  # noqa: E402
from daysix.jobs.panel.templates import filled_in  # noqa: E402
from daysix.panels.agenda_fields import agenda_values  # noqa: E402
from daysix.panels.contents.agenda import agenda  # noqa: E402
from daysix.panels.contents.case_sheet import case_sheet  # noqa: E402
from daysix.panels.plan import plan_sitting  # noqa: E402
from daysix.panels.profile_read import shipped  # noqa: E402
from daysix.panels.view import View, view_of  # noqa: E402
from daysix.paper.blocks import Bullets, Document, Facts, Grid, Heading, Paragraph  # noqa: E402
from daysix.paper.word import word  # noqa: E402 - after the path is known
from tests.panels import people  # noqa: E402

CASES, ROUNDS = 30, 5
TEMPLATE = "Agenda"
ISSUED = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)


class Ratio(NamedTuple):
    """One line of the speed table."""

    name: str
    ratio: float
    must: float
    goal: float


def rows() -> list[Ratio]:
    """Measure P14, with our own agenda and with the council's."""
    view = whole_view()
    pages = papers(view)
    took: dict[str, list[float]] = {"ours": [], "council": [], "plainly": []}
    with TemporaryDirectory(prefix="daysix-bench-") as folder:
        (Path(folder) / f"{TEMPLATE}.docx").write_bytes(default_template(TEMPLATE))
        for _ in range(ROUNDS):
            took["ours"].append(_seconds(lambda: [word(one, issued=ISSUED) for one in pages]))
            took["council"].append(_seconds(lambda: _by_template(view, pages[1:], Path(folder))))
            took["plainly"].append(_seconds(lambda: [_plainly(one) for one in pages]))
    plainly = median(took["plainly"])
    name = "P14 agenda and 30 case sheets{} / plainly by python-docx"
    return [
        Ratio(name.format(""), median(took["ours"]) / plainly, 1.0, 0.5),
        Ratio(name.format(", council's agenda"), median(took["council"]) / plainly, 1.0, 0.5),
    ]


def whole_view() -> View:
    """A panel of 30 children as its clerk sees it."""
    children = (people.child(number) for number in range(CASES))
    return view_of(plan_sitting(people.sitting(*children), shipped()["placement"]), "clerk")


def papers(view: View) -> list[Document]:
    """The agenda, then each child's case sheet."""
    return [agenda(view, linked=False), *(case_sheet(view, item) for item in view.items)]


def _by_template(view: View, sheets: list[Document], folder: Path) -> None:
    filled_in(TEMPLATE, agenda_values(view), folder=folder, issued=ISSUED)
    for one in sheets:
        word(one, issued=ISSUED)


def _seconds(turn: Callable[[], object]) -> float:
    start = perf_counter()
    turn()
    return perf_counter() - start


def _plainly(document: Document) -> bytes:
    import docx

    made = docx.Document()
    made.add_heading(document.title, 0)
    for one in document.blocks:
        if isinstance(one, Heading):
            made.add_heading(one.text, one.level)
        elif isinstance(one, Paragraph):
            made.add_paragraph(one.text)
        elif isinstance(one, Bullets):
            for item in one.items:
                made.add_paragraph(item, style="List Bullet")
        elif isinstance(one, Facts):
            _table(made, one.rows)
        elif isinstance(one, Grid):
            _table(made, (one.columns, *one.rows))
        else:
            raise TypeError(type(one).__name__)  # it would be in our file alone
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def _table(made: Any, lines: tuple[tuple[str, ...], ...]) -> None:
    table = made.add_table(len(lines), len(lines[0]) if lines else 1)
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text


if __name__ == "__main__":
    for measured in rows():
        print(f"{measured.name:<58} {measured.ratio:>8.2f} {measured.must:>6g} {measured.goal:>6g}")
