"""How long a check of a whole tracker takes beside reading it: P4, a year of 5,700 rows.

``rows()`` gives (name, ratio, must, goal), as the other figures do. By hand, step by step:
PYTHONPATH=addin:. .venv/bin/python tests/benchmarks/row_checks.py
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from daysix.checks.run import check_tracker
from daysix.desk.reading import read_book
from daysix.jobs.calendars.in_tracker import calendars_for
from daysix.jobs.check import check_file, contract_lines
from daysix.jobs.undisturbed import Undisturbed
from daysix.tracker.cases import cases_from
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import tables_in
from tests.benchmarks.counting import Ratio, seconds
from tests.benchmarks.made_trackers import COUNCIL, as_of, bare_read, council_of, write

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5
AS_OF = as_of(1)
SUSPENSIONS = 5_500
"""With the permanent exclusions, and the rows it shows off with, a year of about 5,700."""


def rows() -> list[Ratio]:
    """Measure P4: guard, read, every check and every message, against the bare read."""
    with tempfile.TemporaryDirectory() as folder:
        path = _tracker(Path(folder))

        def ours() -> None:
            found = check_file(path, as_of=AS_OF, la=COUNCIL)
            for line in contract_lines(found):
                json.dumps(line, ensure_ascii=False)

        def theirs() -> None:
            bare_read(path)

        ratio = _ratio_of(ours, theirs)
    return [Ratio("P4 5,700 rows read and checked / calamine read", ratio, must=2.0, goal=1.5)]


def _tracker(folder: Path) -> Path:
    council = council_of(years=1, suspensions_per_year=SUSPENSIONS)
    return write(council, folder / "year", calendar_sheets=True)


def _ratio_of(ours: Callable[[], None], theirs: Callable[[], None]) -> float:
    """Ratio of medians, turn about; a warm-up of each first, as a door left open would be."""
    with Undisturbed():
        ours()
        theirs()
        taken = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    mine = median(one for one, _ in taken)
    return mine / median(other for _, other in taken)


def _steps(path: Path) -> dict[str, float]:
    """What each step took, once."""
    taken: dict[str, float] = {"calamine alone": seconds(lambda: bare_read(path))}
    taken["guard and read"] = seconds(lambda: read_book(path))
    sheets = read_book(path).sheets
    taken["tables"] = seconds(lambda: tables_in(sheets))
    tables = tables_in(sheets)
    taken["typed rows"] = seconds(lambda: tracker_from(sheets, file=path.name, found=tables))
    tracker = tracker_from(sheets, file=path.name, found=tables)
    taken["calendars"] = seconds(lambda: calendars_for(tracker, path.parent))
    book = calendars_for(tracker, path.parent)
    if book is None:
        raise SystemExit("the council has no calendars")
    taken["cases"] = seconds(lambda: list(cases_from(tracker, book, as_of=AS_OF)))
    taken["checks, cases within"] = seconds(
        lambda: check_tracker(tracker, book, as_of=AS_OF, la=COUNCIL, tables=tables, sheets=sheets)
    )
    return taken


def main() -> None:
    """Print each step as a median, and as a ratio to the bare read."""
    with tempfile.TemporaryDirectory() as folder, Undisturbed():
        path = _tracker(Path(folder))
        rounds = [_steps(path) for _ in range(ROUNDS)]
    bare = median(steps["calamine alone"] for steps in rounds)
    for name in rounds[0]:
        middle = median(steps[name] for steps in rounds)
        print(f"{name:22}{middle:8.3f} s{middle / bare:8.2f} of calamine")


if __name__ == "__main__":
    main()
