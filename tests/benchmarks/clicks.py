"""How long a click takes: 1,200 rows in a running Calc, Cancel, and P19 on 120 rows.

``rows()`` gives (name, figure, must, goal). What an officer waits for is in seconds, since she
waits in seconds; P19 is a ratio like the others. By hand:
``PYTHONPATH=addin:. .venv/bin/python -m tests.benchmarks.clicks``.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from tests.benchmarks.counting import Ratio, seconds
from tests.benchmarks.made_trackers import as_of, council_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.live.scene import Scene

ROUNDS = 5
MANY, FEW = 1_200, 120
TODAY = as_of(1)


class SaysNo:
    """Stands where the window does, and answers no to every question."""

    def progress(self, sentence: str) -> None: ...

    def ask(self, summary: str, lines: object, *, button: str) -> bool:
        del summary, lines, button
        return False

    def tell(self, sentences: object, *, good: bool) -> None:
        del sentences
        assert good


def rows() -> list[Ratio]:
    """Measure; nothing where there is no LibreOffice, or no screen can be made."""
    from tests.live.screen import missing_programs

    if missing_programs() or find_spec("tkinter") is None:
        return []
    return [*_many(), _cancel(), *_few()]


@contextmanager
def _scene() -> Iterator[Scene]:
    from tests.live.scene import Scene
    from tests.live.screen import Screen

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "screen").mkdir()
        screen = Screen(place / "screen")
        scene = Scene(screen, place)
        try:
            yield scene
        finally:
            scene.end()
            screen.end()


def _tracker(folder: Path, most: int) -> Path:
    council = council_of(years=1, suspensions_per_year=2_000)
    return write(council, folder / "year", calendar_sheets=False, most=most)


def _many() -> list[Ratio]:
    """A click on 1,200 rows, a cell of which somebody changed since the last click."""
    from tests.live.scene import ASKED

    with _scene() as scene:
        scene.open(_tracker(scene.top, MANY))
        scene.start([sys.executable, "-m", "tests.live.staged", TODAY.isoformat()])
        sign, result = [], []
        for number in range(ROUNDS + 1):
            _type_something(scene, number)
            scene.ready()
            scene.turn_to_calc()
            place = scene.calc.button("Check tracker")
            start = perf_counter()
            scene.screen.click(place)
            scene.soon(scene.works)
            sign.append(perf_counter() - start)
            scene.soon(lambda: scene.looks(ASKED))
            result.append(perf_counter() - start)
            said = scene.shown(ASKED)["labels"]
            assert any(f"{MANY:,} rows checked" in label for label in said), said
            scene.disagree()
        stopped = _stopped(scene)
    cold, warm = result[0], median(result[1:])
    return [
        Ratio("click on 1,200 rows: first sign, seconds", median(sign[1:]), must=0.3, goal=0.3),
        Ratio("click on 1,200 rows: preview, seconds, warm", warm, must=2.0, goal=1.0),
        Ratio("the same, first click after the start, seconds", cold, must=10.0, goal=3.0),
        Ratio("Escape at the first sign, to the answer, seconds", stopped, must=2.0, goal=0.5),
    ]


def _stopped(scene: Scene) -> float:
    """Escape pressed as soon as there is a sign of a check; the sheet stays as it was."""
    from tests.live.scene import ANSWERED

    taken = []
    for number in range(ROUNDS):
        _type_something(scene, ROUNDS + 1 + number)
        before = scene.sheets()
        scene.ready()
        scene.turn_to_calc()
        scene.screen.click(scene.calc.button("Check tracker"))
        scene.soon(scene.works)
        scene.turn_to_window()
        start = perf_counter()
        scene.screen.key("Escape")
        scene.soon(lambda: scene.looks(ANSWERED))
        taken.append(perf_counter() - start)
        assert scene.sheets() == before
    return median(taken)


def _type_something(scene: Scene, number: int) -> None:
    """An officer corrects a cell, so that nothing that is remembered will do."""
    book = next(iter(scene.programs()[0].books))
    sheet = book.sheets[0]
    heads = sheet.range("A1:CZ1").value
    sheet.range((5 + number, heads.index("StartDate") + 1)).value = f"9/{13 + number}/2026"


def _cancel() -> Ratio:
    """From Escape to the answer, in a job that would never end by itself."""
    from tests.live.scene import ANSWERED, AT_WORK

    taken = []
    with _scene() as scene:
        scene.open(_tracker(scene.top, FEW))
        scene.start([sys.executable, "-m", "tests.live.played"])
        for _ in range(ROUNDS):
            scene.click("next_problem")
            scene.shown(AT_WORK)
            scene.turn_to_window()
            start = perf_counter()
            scene.screen.key("Escape")
            scene.shown(ANSWERED)
            taken.append(perf_counter() - start)
    return Ratio(
        "Cancel in a job that never ends, to the answer, seconds", median(taken), must=2.0, goal=0.5
    )


def _few() -> list[Ratio]:
    """P19: a warm companion's click on 120 rows, to its answer, beside the checks alone."""
    from daysix.checks.run import check_tracker
    from daysix.companion.counter import Counter
    from daysix.companion.serving import Server
    from daysix.companion.tickets import Ticket
    from daysix.desk import live_books
    from daysix.desk.reading import read_book
    from daysix.jobs.calendars.in_tracker import calendars_for
    from daysix.jobs.undisturbed import Undisturbed
    from daysix.tracker.reader import tracker_from
    from daysix.tracker.tables import tables_in
    from tests.desk.live.running_office import RunningOffice

    with tempfile.TemporaryDirectory() as folder:
        path = _tracker(Path(folder), FEW)
        office = RunningOffice(Path(folder) / "office", "daysix-bench")
        running = live_books.running
        live_books.running = lambda _pipe=None: [office.app]
        try:
            book = office.app.books.open(path)
            counter = Counter(Server(lambda: TODAY), teller=SaysNo(), log=lambda _: None)
            sheets = read_book(path).sheets
            calendars = calendars_for(tracker_from(sheets, file=path.name), path.parent)
            ticket = Ticket("check", path.name, 0, None)
            cell = book.sheets[0].range("A1")

            def click() -> float:
                gc.collect()  # as the companion does after each answer
                return seconds(lambda: counter.serve(ticket))

            def checks() -> float:
                """A tracker just read, as at a click: what its cells say is worked out once."""
                sheets = read_book(path).sheets
                tables = tables_in(sheets)
                tracker = tracker_from(sheets, file=path.name, found=tables)
                gc.collect()
                with Undisturbed():  # as it is at a click
                    return seconds(
                        lambda: check_tracker(
                            tracker, calendars, as_of=TODAY, tables=tables, sheets=sheets
                        )
                    )

            def changed(number: int) -> None:
                cell.offset(2 + number, 80).value = number

            click(), checks()
            again = [(click(), checks()) for _ in range(ROUNDS * 6)]
            fresh = []
            for number in range(ROUNDS * 8):
                changed(number)
                fresh.append((click(), checks()))
        finally:
            live_books.running = running
            office.end()
    return [
        Ratio("P19 warm click, 120 rows unchanged / the checks alone", _of(again), 3.0, 1.5),
        Ratio("P19 the same, after a cell was changed", _of(fresh), 3.0, 1.5),
    ]


def _of(taken: list[tuple[float, float]]) -> float:
    """Each click beside the checks that followed it at once: a slow moment is slow for both."""
    return median(click / checks for click, checks in taken)


if __name__ == "__main__":
    for row in rows():
        print(f"{row.name:<58} {row.ratio:>8.2f} {row.must:>6g} {row.goal:>6g}")
