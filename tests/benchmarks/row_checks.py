"""How long every check of 5,700 rows takes beside reading them (P4). Run it by hand.

PYTHONPATH=addin .venv/bin/python benchmarks/row_checks.py
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.checks.registry import row_checks
from daysix.checks.run import check_tracker
from daysix.council.make import make_council
from daysix.council.writing import write_council
from daysix.desk.reading import read_workbook
from daysix.jobs.tracker_calendars import calendars_for
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import tables_in

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
AS_OF = date(2026, 7, 20)


def timed(work: Callable[[], object]) -> float:
    """Seconds one piece of work took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each step, and all steps after the bare read as a ratio to it."""
    from python_calamine import CalamineWorkbook

    with tempfile.TemporaryDirectory() as folder:
        council = make_council(
            years=1, last_school_year=2025, suspensions_per_year=5500, as_of=AS_OF
        )
        path = write_council(council, Path(folder)).tracker
        steps: dict[str, list[float]] = {}
        for _ in range(ROUNDS):
            steps.setdefault("calamine alone", []).append(
                timed(lambda: [
                    CalamineWorkbook.from_path(path).get_sheet_by_name(name).to_python()
                    for name in CalamineWorkbook.from_path(path).sheet_names
                ])
            )  # fmt: skip
            sheets = read_workbook(path)
            steps.setdefault("our read", []).append(timed(lambda: read_workbook(path)))
            tracker = tracker_from(sheets, file=path.name)
            steps.setdefault("typed rows", []).append(
                timed(lambda kept=sheets: tracker_from(kept, file=path.name))
            )
            book = calendars_for(tracker, Path(folder))
            if book is None:
                raise SystemExit("the council has no calendars")
            steps.setdefault("calendars", []).append(
                timed(lambda kept=tracker: calendars_for(kept, Path(folder)))
            )
            tables = tables_in(sheets)
            steps.setdefault("checks", []).append(
                timed(
                    lambda t=tracker, b=book, k=tables: check_tracker(
                        t, b, as_of=AS_OF, la="820", tables=k
                    )
                )
            )
    print(f"{len(council.exclusions)} rows, {len(row_checks())} checks of rows")
    bare = statistics.median(steps["calamine alone"])
    for name, taken in steps.items():
        middle = statistics.median(taken)
        print(f"{name:16}{middle:8.3f} s{middle / bare:8.2f} of calamine")


if __name__ == "__main__":
    main()
