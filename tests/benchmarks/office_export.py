"""P15: Word files printed by LibreOffice, beside LibreOffice starting once; and the agenda.

An agenda edited in Word takes the place of ours in the pack, and letters become PDFs: all of them
in one start. The agenda is made from the sample council's workbook, fourteen referrals and all.
``rows()`` gives (name, figure, must, goal); without LibreOffice only the agenda is measured.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.desk.libreoffice.office import soffice  # noqa: E402 - after the path is known
from daysix.jobs.panel.agenda import make_agenda  # noqa: E402
from daysix.paper.pack_office import by_libreoffice  # noqa: E402
from daysix.paper.word import word  # noqa: E402
from tests.benchmarks import word_papers  # noqa: E402

ROUNDS, AGENDAS = 3, 3
SAMPLE = ROOT / "workbooks" / "Sample council.xlsx"
ISSUED = datetime(2026, 11, 30, 10, 10, tzinfo=UTC)


class Ratio(NamedTuple):
    """One line of the speed table."""

    name: str
    ratio: float
    must: float
    goal: float


def rows() -> list[Ratio]:
    """Measure the agenda, and P15."""
    found = [_agenda()]
    if soffice() is not None:
        found.append(_exported())
    return found


def _agenda() -> Ratio:
    taken = []
    with tempfile.TemporaryDirectory() as folder:
        book = Path(shutil.copy(SAMPLE, folder))
        for number in range(AGENDAS):
            start = perf_counter()
            made = make_agenda(
                book,
                panel="P0005",
                as_of=date(2026, 11, 30),
                issued=ISSUED,
                out=Path(folder) / str(number),
                also=["all"],
            )
            taken.append(perf_counter() - start)
    items = made.lines[0]["items"]
    return Ratio(f"seconds for an agenda of {items} cases, PDF and Word", median(taken), 5, 1)


def _exported() -> Ratio:
    papers = word_papers.papers(word_papers.whole_view())
    files = {f"{n}.docx": word(one, issued=ISSUED) for n, one in enumerate(papers)}
    batches, starts = [], []
    for _ in range(ROUNDS):
        start = perf_counter()
        made = by_libreoffice(files)
        batches.append(perf_counter() - start)
        if len(made) != len(files):
            message = f"LibreOffice printed {len(made)} of {len(files)}"
            raise RuntimeError(message)
        starts.append(_cold_start())
    ratio = median(batches) / median(starts)
    return Ratio(f"P15 {len(files)} docx to PDF / one cold LibreOffice start", ratio, 5, 4)


def _cold_start() -> float:
    """Seconds for one line of text: LibreOffice starting with new settings, and ending."""
    start = perf_counter()
    by_libreoffice({"line.txt": b"One line.\n"})
    return perf_counter() - start


if __name__ == "__main__":
    for measured in rows():
        print(f"{measured.name:<58} {measured.ratio:>8.2f} {measured.must:>6g} {measured.goal:>6g}")
