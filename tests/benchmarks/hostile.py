"""Every odd file of the outside material, read as an officer's would be: one line each.

``python tests/benchmarks/hostile.py [folder]`` prints file, outcome, seconds, megabytes (our own
and its child's, whichever was more), and what came of it: sheets and cells, or the code and the
sentence. Exit code 1 when a file took too long, too much memory, or ended in anything but a read
or a sentence.
"""

from __future__ import annotations

import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.tracker.cells import SheetCells

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "hostile"
ABOUT = frozenset({"README.md", "manifest.jsonl"})
SECONDS, MEGABYTES = 20, 600
READ, REFUSED, FELL_OVER = "read", "refused", "FELL OVER"
AT_ONCE = 2


class Outcome(NamedTuple):
    """What came of one file; ``said`` is the sentence, or the fault when it fell over."""

    file: str
    outcome: str
    seconds: float
    megabytes: float
    sheets: int = 0
    cells: int = 0
    code: str = ""
    said: str = ""

    @property
    def good(self) -> bool:
        """Whether it ended as every file must."""
        return (
            self.outcome != FELL_OVER
            and self.seconds < SECONDS
            and self.megabytes < MEGABYTES
            and (self.cells > 0 if self.outcome == READ else bool(self.code and self.said))
        )


def files(folder: Path) -> list[Path]:
    """Every odd file, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in ABOUT)


def outcome_of(path: Path, name: str) -> Outcome:
    """Read one file."""
    from daysix.desk.reading import read_book
    from daysix.law.errors import BadInput

    start = perf_counter()
    try:
        book = read_book(path)
    except BadInput as refused:
        seconds = perf_counter() - start
        return Outcome(
            name, REFUSED, seconds, _megabytes(), code=refused.code, said=refused.message
        )
    except BaseException as fault:  # noqa: BLE001 - the table must show it, whatever it is
        return Outcome(
            name, FELL_OVER, perf_counter() - start, _megabytes(), said=repr(fault)[:200]
        )
    seconds = perf_counter() - start
    cells = sum(map(_cells, book.sheets))
    return Outcome(name, READ, seconds, _megabytes(), len(book.sheets), cells)


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Read every file, two at a time, each process used for many."""
    found = files(folder)
    names = [path.relative_to(folder).as_posix() for path in found]
    from multiprocessing import get_context

    with ProcessPoolExecutor(AT_ONCE, mp_context=get_context("spawn")) as pool:
        yield from pool.map(outcome_of, found, names, chunksize=8)


def _cells(sheet: SheetCells) -> int:
    return sum(1 for row in sheet.rows for value in row if value not in {None, ""})


def _megabytes() -> float:
    """The most this process, or any child of it, has held so far; 0 where it cannot be told."""
    try:
        import resource
    except ImportError:
        return 0.0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return max(_own_peak(otherwise=own), children)


def _own_peak(*, otherwise: float) -> float:
    """Linux counts the process that started this one into ``ru_maxrss``; its own page does not."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return otherwise
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) / 1024


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    folder = Path(arguments[0]) if arguments else FOLDER
    if not folder.is_dir():
        print(f"There is no folder {folder.name} to read from.")
        return 2
    counted: Counter[str] = Counter()
    bad = 0
    for one in outcomes(folder):
        told = f"{one.sheets} sheets, {one.cells} cells" if one.outcome == READ else one.said
        print(
            f"{one.file:<72} {one.outcome:<8} {one.seconds:6.2f} s {one.megabytes:5.0f} MB  "
            f"{one.code} {told}".rstrip()
        )
        counted[f"{one.outcome} {one.code}".rstrip()] += 1
        bad += not one.good
    print("\n" + ", ".join(f"{what}: {many}" for what, many in counted.most_common()))
    print(f"{sum(counted.values())} files; {bad} not as they must be")
    return int(bad > 0)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "addin"))
    sys.exit(main(sys.argv[1:]))
