"""P13: a pack of fourteen cases and three hundred pages, beside its parts put behind each other.

The pack is all that an officer gets: attachments of every kind looked at, forms flattened, our own
pages set, contents with links, bookmarks, a footer on every page, the order of reading, and the
whole read back before it is kept. It is compared with the least that any program must do with the
same files: open every PDF, put its pages behind the others, write one file; what is not a PDF is
copied byte for byte. ``rows()`` gives (name, figure, must, goal).
"""

from __future__ import annotations

import gc
import io
import random
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.paper.pack import assemble  # noqa: E402 - after the path is known
from tests.paper import made_packs  # noqa: E402

if TYPE_CHECKING:
    from daysix.paper.pack_parts import Part

CASES, ROUNDS = 14, 9
MUST, GOAL = 15, 9
SCAN_SIZE = (1240, 1754)


class Ratio(NamedTuple):
    """One line of the speed table."""

    name: str
    ratio: float
    must: float
    goal: float


def rows() -> list[Ratio]:
    """Measure P13, and how long such a pack takes."""
    parts = [made_packs.agenda(range(1, CASES + 1)), *map(_case, range(1, CASES + 1))]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "pack.pdf"
        made, appended = [], []
        for _ in range(ROUNDS):
            gc.collect()  # or the second would sweep up after the first
            start = perf_counter()
            pack = assemble(made_packs.front(), parts, issued=made_packs.ISSUED)
            place.write_bytes(pack.content)
            made.append(perf_counter() - start)
            gc.collect()
            appended.append(_appended(parts, place))
    return [
        Ratio(f"P13 pack of {pack.pages} pages / its parts behind each other",
              median(made) / median(appended), MUST, GOAL),
        Ratio("seconds for that pack, read back before it is kept", median(made), 20, 5),
    ]  # fmt: skip


def _case(number: int) -> Part:
    scan = _scan(number)
    attached = [
        *made_packs.every_kind(),
        ("Letters", "letters.pdf", scan),
        ("Report", "report.pdf", made_packs.pdf(4, words=f"Report {number}")),
    ]
    return made_packs.case(number, attached)


def _scan(number: int) -> bytes:
    """Three pages as a copier sends them: grey, with the grain of paper."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    dots = random.Random(number).randbytes(SCAN_SIZE[0] * SCAN_SIZE[1])  # noqa: S311 - grain
    page = Image.frombytes("L", SCAN_SIZE, dots).point([215 + value // 16 for value in range(256)])
    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=made_packs.A4, invariant=1)
    for _ in range(3):
        grey = io.BytesIO()
        page.save(grey, "JPEG", quality=60)
        paper.drawImage(ImageReader(grey), 0, 0, *made_packs.A4)
        paper.showPage()
        page = page.rotate(180)
    paper.save()
    return made.getvalue()


def _appended(parts: list[Part], place: Path) -> float:
    """Seconds that putting the same files together takes, and nothing else."""
    import warnings

    import pikepdf

    start = perf_counter()
    with warnings.catch_warnings(), pikepdf.new() as whole:
        warnings.simplefilter("ignore")  # that forms are not carried over is just what is measured
        for attachment in (one for part in parts for one in part.attachments):
            if attachment.content.startswith(b"%PDF"):
                with pikepdf.open(io.BytesIO(attachment.content)) as paper:
                    whole.pages.extend(paper.pages)
            else:
                place.with_name(attachment.name).write_bytes(attachment.content)
        whole.save(place)
    return perf_counter() - start


if __name__ == "__main__":
    for row in rows():
        print(row)
