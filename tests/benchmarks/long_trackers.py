"""Trackers of many years: 29,000 exclusions in seconds, and 100,000 (P5, P7, P17).

By hand: PYTHONPATH=addin:. .venv/bin/python tests/benchmarks/long_trackers.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import sleep
from typing import TYPE_CHECKING

from daysix.companion.counter import Counter
from daysix.companion.serving import Server
from daysix.companion.tickets import Pressed
from daysix.jobs.check import check_file, contract_lines
from daysix.jobs.undisturbed import Undisturbed
from tests.benchmarks.clicks import SaysNo
from tests.benchmarks.counting import Ratio, seconds
from tests.benchmarks.made_trackers import (
    COUNCIL,
    as_of,
    bare_read,
    council_of,
    sheet_bytes,
    write,
)

if TYPE_CHECKING:
    from daysix.jobs.check import CheckedFile

ROOT = Path(__file__).resolve().parents[2]
YEARS = 5
ROUNDS, CLICKS = 2, 3
LOOKS_APART = 0.02
AS_OF = as_of(YEARS)


def rows() -> list[Ratio]:
    """Measure the seconds for 29,000 rows, then P5, P7 and P17."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        five = _tracker(folder / "five", 5_950, least=29_000)
        long = _tracker(folder / "long", 20_000, least=100_000)
        return [_in_seconds(five), *_of_100_000(long)]


def _tracker(folder: Path, suspensions: int, *, least: int) -> Path:
    with Undisturbed():
        council = council_of(years=YEARS, suspensions_per_year=suspensions)
        if len(council.exclusions) < least:
            message = f"{least:,} exclusions were asked for, and {len(council.exclusions):,} made"
            raise AssertionError(message)
        return write(council, folder, calendar_sheets=True)


def _in_seconds(path: Path) -> Ratio:
    with Undisturbed():
        taken = [
            (seconds(lambda: _check(path)), seconds(lambda: bare_read(path))) for _ in range(ROUNDS)
        ]
    mine, theirs = median(one for one, _ in taken), median(other for _, other in taken)
    name = f"29,000 exclusions checked, seconds ({mine / theirs:.1f} of calamine)"
    return Ratio(name, mine, must=5.0, goal=3.0)


def _of_100_000(path: Path) -> list[Ratio]:
    """One check, which is long enough to be its own average; then clicks that find it as it was."""
    with Undisturbed():
        before = seconds(lambda: bare_read(path))
        first = seconds(lambda: _check(path))
        theirs = (before + seconds(lambda: bare_read(path))) / 2
        second = _second_click(path)
    most = _most_memory(path) / sheet_bytes(path)
    found = [
        Ratio("P5 100,000 rows read and checked / calamine read", first / theirs, 1.5, 1.0),
        Ratio("P7 second click, 100,000 rows / calamine read", second / theirs, 0.10, 0.03),
        Ratio("P17 peak memory, 100,000 rows / sheet XML", most, 4.0, 2.0),
    ]
    return [each for each in found if each.ratio]


def _second_click(path: Path) -> float:
    """From the press of *Check tracker* to its preview, of a file that was checked before."""
    counter = Counter(Server(lambda: AS_OF), teller=SaysNo(), log=lambda _: None)
    pressed = Pressed("check", path)
    counter.serve(pressed)
    return median(seconds(lambda: counter.serve(pressed)) for _ in range(CLICKS))


def _say(found: CheckedFile) -> None:
    for line in contract_lines(found):
        json.dumps(line, ensure_ascii=False)


def _check(path: Path) -> None:
    _say(check_file(path, as_of=AS_OF, la=COUNCIL))


def _most_memory(path: Path) -> int:
    """The most a check in a process of its own held at once, its reader's part included: bytes.

    Looked at fifty times a second, on Linux. Elsewhere 0, and where the check did not come to its
    end; the line is left out then.
    """
    if sys.platform != "linux":
        return 0
    command = [sys.executable, "-m", "daysix", "check", str(path), "--json"]
    command += ["--as-of", AS_OF.isoformat(), "--la", COUNCIL]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "addin")}
    most = 0
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(command, stdout=said, cwd=ROOT, env=surroundings) as check,
    ):
        while check.poll() is None:
            most = max(most, _held(check.pid))
            sleep(LOOKS_APART)
        said.seek(0)
        return most if b'"summary"' in said.read() else 0


def _held(process: int) -> int:
    """Bytes a process and those it started hold; 0 once it is gone."""
    about = Path(f"/proc/{process}")
    try:
        lines = (about / "status").read_text().splitlines()
        started = (about / "task" / str(process) / "children").read_text().split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) << 10 for line in lines if line.startswith("VmRSS")), 0)
    return own + sum(_held(int(one)) for one in started)


def main() -> None:
    """Print the four figures."""
    for name, ratio, must, goal in rows():
        print(f"{name:58} {ratio:8.2f} {must:6g} {goal:6g}")


if __name__ == "__main__":
    main()
