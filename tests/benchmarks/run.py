"""The speed table: today's figures beside the goals, all taken as ratios inside this one run.

Seconds drift between machines, ratios much less. ``python3 start.py bench`` runs it. Nothing here
is a test: a slow machine must never fail one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "addin" / "daysix"
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from tests.benchmarks import (  # noqa: E402 - after the path is known
    clicks,
    cold_checks,
    counting,
    gate,
    long_trackers,
    mails,
    office_export,
    packs,
    patching,
    row_checks,
    word_papers,
)

COLD_RUNS = 15
QUESTION = [
    "what-if",
    "--type",
    "PERM",
    "--start",
    "2026-12-11",
    "--notice",
    "2026-12-14",
    "--notice-method",
    "first_class",
    "--as-of",
    "2026-11-30",
    "--school",
]


class Figure(NamedTuple):
    """One row of the table; lower is better."""

    name: str
    measured: float
    must: float
    goal: float


def cold_what_if() -> Figure:
    """A phone-call answer in a new process, beside Python starting and doing nothing."""
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(PACKAGE)], check=True)
    question = [sys.executable, "-m", "daysix", *QUESTION, "Example three-term school"]
    nothing = [sys.executable, "-c", "pass"]
    ratios = [_seconds(question) / _seconds(nothing) for _ in range(COLD_RUNS)]
    return Figure("cold what-if / bare Python", median(ratios), 15, 8)


def _seconds(command: list[str]) -> float:
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return perf_counter() - start


def main() -> int:
    """Print the table; a figure that misses its "must" says so, and fails nothing."""
    rooms = (
        counting.rows,
        cold_checks.rows,
        row_checks.rows,
        patching.rows,
        long_trackers.rows,
        clicks.rows,
        mails.rows,
        packs.rows,
        word_papers.rows,
        office_export.rows,
        gate.rows,
    )
    busy = [_busy()]
    figures = [Figure(*row) for room in rooms for row in room()] + [cold_what_if()]
    busy.append(_busy())
    print(f"Waiting for a processor before and after: {' and '.join(busy)}.")
    print(f"{'figure':<58} {'today':>8} {'must':>6} {'goal':>6}")
    for figure in figures:
        verdict = _verdict(figure)
        sides = f"{figure.measured:>8.2f} {figure.must:>6g} {figure.goal:>6g}"
        print(f"{figure.name:<58} {sides}  {verdict}")
    return 0


def _busy() -> str:
    """How many tasks want a processor, and how many processors there are."""
    import os

    wanting = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return f"{wanting} on {os.cpu_count()}"


def _verdict(figure: Figure) -> str:
    if figure.measured > figure.must:
        return "misses its must"
    return "reaches its goal" if figure.measured <= figure.goal else "within its must"


if __name__ == "__main__":
    argparse.ArgumentParser("start.py bench", description=__doc__).parse_args()
    sys.exit(main())
