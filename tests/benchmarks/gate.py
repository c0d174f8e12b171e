"""How long the gate takes over a pack of 377 pages: ``python -m tests.benchmarks.gate``.

Each figure is seconds of one run, and the ratio to reading the same pages' words with pdfium alone:
seconds drift between machines, the ratio hardly. The names of 30 and of 5,000 children are sought.
``rows()`` gives (name, figure, must, goal) of the ratio with 5,000 children.
"""

from __future__ import annotations

import gc
import io
import random
from datetime import date
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from reportlab.pdfgen import canvas

from daysix.paper.gate import Person, Sharing, look

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES, LINES, ROUNDS = 377, 45, 3
CHILDREN = (0, 30, 5_000)
MUST, GOAL = 30, 20
WORDS = ("panel", "school", "week", "place", "report", "review", "move", "head", "parent", "said",
         "learned", "support", "plan", "class", "teacher", "lesson", "helped", "began")  # fmt: skip


def pack() -> bytes:
    """A pack of as many pages as a large one has, full of words."""
    chance = random.Random(6)  # noqa: S311 - the same pack every time, nothing secret
    made = io.BytesIO()
    paper = canvas.Canvas(made, pageCompression=1)
    for _ in range(PAGES):
        for line in range(LINES):
            paper.drawString(60, 780 - 16 * line, " ".join(chance.choices(WORDS, k=12)))
        paper.showPage()
    paper.save()
    return made.getvalue()


def children(many: int) -> tuple[Person, ...]:
    """Invented children, none of whom is in the pack."""
    return tuple(
        Person(
            f"Bram{number} Ashdown{number}",
            upn=f"A{100_000_000_000 + number}",
            born=date(2010 + number % 6, 1 + number % 12, 1 + number % 28),
        )
        for number in range(many)
    )


def only_words(content: bytes) -> None:
    """What it is compared with."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    for page in document:
        words = page.get_textpage()
        words.get_text_range()
        words.close()
        page.close()
    document.close()


def seconds(what: Callable[[], object]) -> float:
    """The median of a few runs."""
    taken = []
    for _ in range(ROUNDS):
        gc.collect()
        start = perf_counter()
        what()
        taken.append(perf_counter() - start)
    return median(taken)


class Ratio(NamedTuple):
    """One line of the speed table."""

    name: str
    ratio: float
    must: float
    goal: float


def rows() -> list[Ratio]:
    """Measure the gate with as many children as a county has in five years."""
    content = pack()
    who = Sharing(others=children(CHILDREN[-1]))
    ratio = seconds(lambda: look(content, "The pack", who)) / seconds(lambda: only_words(content))
    name = f"safe to share, {PAGES} pages, {CHILDREN[-1]:,} children / words alone"
    return [Ratio(name, ratio, MUST, GOAL)]


def main() -> None:
    """Print the table."""
    content = pack()
    base = seconds(lambda: only_words(content))
    print(f"words of {PAGES} pages by pdfium alone: {base:.2f} s")
    for many in CHILDREN:
        who = Sharing(others=children(many))
        taken = seconds(lambda who=who: look(content, "The pack", who))
        print(f"the gate, {many} children: {taken:.2f} s, ratio {taken / base:.1f}")


if __name__ == "__main__":
    main()
