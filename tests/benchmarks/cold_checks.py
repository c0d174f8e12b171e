"""A check from nothing: a new process reads a tracker, checks it and prints JSON (P1, P2).

It is measured against a new process that does ``import xlwings`` and nothing else, which is what
a click would cost that went through xlwings. Without xlwings there is nothing to measure against,
and the lines are left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.counting import Ratio, seconds
from tests.benchmarks.made_trackers import COUNCIL, as_of, council_of, write

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "addin" / "daysix"
RUNS = 5
SUSPENSIONS = 5_500
SMALL = 120
DONE, TO_FIX = 0, 1
"""How a check ends that ran: with nothing to mend, or with something."""


def rows() -> list[Ratio]:
    """Measure P1 and P2."""
    if find_spec("xlwings") is None:
        return []
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(PACKAGE)], check=True)
    council = council_of(years=1, suspensions_per_year=SUSPENSIONS)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        small = write(council, folder / "small", calendar_sheets=False, most=SMALL)
        plain = write(council, folder / "plain", calendar_sheets=False)
        team = write(council, folder / "team", calendar_sheets=True)
        return [
            Ratio("P1 new process, 120 rows / import xlwings", _ratio(small), 0.15, 0.08),
            Ratio("P2 same, 5,700 rows, term dates in a file", _ratio(plain), 0.6, 0.4),
            Ratio("P2 same, and 36,000 days on a Calendar sheet", _ratio(team), 0.6, 0.4),
        ]


def _ratio(tracker: Path) -> float:
    ours = [sys.executable, "-m", "daysix", "check", str(tracker), "--json"]
    ours += ["--as-of", as_of(1).isoformat(), "--la", COUNCIL]
    theirs = [sys.executable, "-c", "import xlwings"]
    said = subprocess.run(ours, check=False, capture_output=True, cwd=ROOT, env=_surroundings())
    if said.returncode not in {DONE, TO_FIX} or b'"summary"' not in said.stdout:
        raise SystemExit(said.stderr.decode())
    taken = [(seconds(_run(ours)), seconds(_run(theirs))) for _ in range(RUNS)]
    return median(one for one, _ in taken) / median(other for _, other in taken)


def _run(command: list[str]) -> Callable[[], None]:
    def run() -> None:
        subprocess.run(
            command, check=False, stdout=subprocess.DEVNULL, cwd=ROOT, env=_surroundings()
        )

    return run


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
