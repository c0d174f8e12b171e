"""Things that go wrong while a workbook is being saved, done on purpose: F1 to F5, F8, F10.

Each function takes ``full`` and a seed and gives (fault, trials, outcome). An outcome begins with
``pass`` or ``FAIL``. Without ``full``, a twentieth of the trials runs. Needs a POSIX system.
F1 to F3 are here, F4 and F5 in ``faults_sharing``, F8 and F10 in ``faults_content``.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.desk.patching import append_rows, disk, patch_cells  # noqa: E402
from daysix.law.errors import BadInput, DaySixError  # noqa: E402
from tests.benchmarks.faults_content import formula_injection, hostile_workbooks  # noqa: E402
from tests.benchmarks.faults_sharing import open_elsewhere, two_officers  # noqa: E402
from tests.benchmarks.saving_trials import (  # noqa: E402
    AT_ONCE,
    EDITS,
    SAVES,
    SEED,
    TWENTIETH,
    FailingCalls,
    Outcome,
    SmallDisk,
    calls_made_by,
    how_many,
    judged,
    left_over,
    new_folder,
    process_of_its_own,
    save_own,
    when_nothing_happens,
)
from tests.desk.rich_workbook import rich_workbook  # noqa: E402 - after the path is known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROW = [["AB", None]]


def rows(*, full: bool) -> list[Outcome]:
    """Every fault of this file."""
    faults = (
        killed_while_saving,
        failing_calls,
        disk_full,
        two_officers,
        open_elsewhere,
        hostile_workbooks,
        formula_injection,
    )
    return [fault(full=full) for fault in faults]


def killed_while_saving(*, full: bool, seed: int = SEED) -> Outcome:
    """F1: the program is killed at random moments of a save."""
    draw, trials, wrong = random.Random(seed), how_many(500, full=full), []  # noqa: S311
    counts = {"old": 0, "new": 0, "left": 0}
    with new_folder() as folder:
        path = rich_workbook(folder / "tracker.xlsm")
        old = path.read_bytes()
        whole = {save: when_nothing_happens(folder, path, save) for save in SAVES}
        start = time.perf_counter()
        when_nothing_happens(folder, path)
        usual = time.perf_counter() - start
        for trial in range(trials):
            save = SAVES[trial % len(SAVES)]
            new = whole[save]
            path.write_bytes(old)
            _kill_during(partial(save, path), usual * draw.random() * 1.6)
            now = path.read_bytes()
            which = "old" if now == old else "new" if now == new else ""
            if not which:
                wrong.append(f"trial {trial}: neither the old nor the new file")
                continue
            counts[which] += 1
            counts["left"] += bool(left_over(folder))
            path.write_bytes(old)
            save(path)
            if left_over(folder) or path.read_bytes() != new:
                wrong.append(f"trial {trial}: the next save did not tidy up")
    said = "{old} old, {new} new, {left} left a part that the next save swept".format(**counts)
    return judged("F1 killed while saving", trials, said, wrong)


def _kill_during(work: Callable[[], object], seconds: float) -> None:
    """Run something in a process of its own and kill it without warning."""
    child = process_of_its_own()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def failing_calls(*, full: bool, seed: int = SEED) -> Outcome:
    """F2: the nth call to the system fails, once and for good, for each n and each way to save."""
    draw, wrong, trials, refused = random.Random(seed), [], 0, 0  # noqa: S311
    with new_folder() as folder:
        path = rich_workbook(folder / "tracker.xlsm")
        copy = folder / "copy.xlsm"
        ways: dict[str, tuple[Path, Callable[[], object]]] = {
            "cells": (path, lambda: patch_cells(path, EDITS, patience=AT_ONCE)),
            "copy": (copy, lambda: patch_cells(path, EDITS, out=copy, patience=AT_ONCE)),
            "rows": (
                path,
                lambda: append_rows(path, "Lists", ROW, table="Reasons", patience=AT_ONCE),
            ),
            "rows of our own": (path, lambda: save_own(path)),
        }
        old = path.read_bytes()
        for way, (target, save) in ways.items():
            counter = FailingCalls(0, for_good=False)
            with calls_made_by(counter):
                save()
            new = target.read_bytes()
            for nth in range(1, counter.count + 1):
                for for_good in (False, True):
                    if not full and draw.random() * TWENTIETH > 1:
                        continue
                    trials += 1
                    copy.unlink(missing_ok=True)
                    path.write_bytes(old)
                    found, was_refused = _one_failing(save, nth, for_good=for_good)
                    refused += was_refused
                    found = found or _harm(path, target, old, new, was_refused=was_refused)
                    if found:
                        wrong.append(f"{way}, call {nth}, for good {for_good}: {found}")
        path.write_bytes(old)
        patch_cells(path, EDITS, patience=AT_ONCE)
        wrong += [f"left over: {name}" for name in _left_over_of(path)]
    said = f"{refused} refused with a sentence and the old file, {trials - refused} saved whole"
    return judged("F2 a call to the system fails", trials, said, wrong)


def _left_over_of(path: Path) -> list[str]:
    return [name for name in left_over(path.parent) if name.startswith(disk.our_mark(path))]


def _one_failing(save: Callable[[], object], nth: int, *, for_good: bool) -> tuple[str, bool]:
    try:
        with calls_made_by(FailingCalls(nth, for_good=for_good)):
            save()
    except DaySixError:
        return "", True
    except Exception as fault:  # noqa: BLE001 - this is what must not come
        return f"no sentence but {fault!r}", True
    return "", False


def _harm(path: Path, target: Path, old: bytes, new: bytes, *, was_refused: bool) -> str:
    if target != path and path.read_bytes() != old:
        return "the original changed"
    now = target.read_bytes() if target.exists() else b""
    before = old if target == path else b""
    expected = before if was_refused else new
    return "" if now == expected else "the file is not what was said"


def disk_full(*, full: bool, seed: int = SEED) -> Outcome:
    """F3: the disk has too little room, by 50 different amounts."""
    draw, wrong, refused = random.Random(seed), [], 0  # noqa: S311
    trials = how_many(50, full=full) if full else 5
    with new_folder() as folder, _small_disk(folder) as small:
        place = small or folder
        path = rich_workbook(
            place / "tracker.xlsm", changed={"custom/plan.bin": draw.randbytes(300_000)}
        )
        old = path.read_bytes()
        whole = {save: when_nothing_happens(folder, path, save) for save in SAVES}
        for trial in range(trials):
            left = len(old) * (trial + 1) * 23 // (trials * 20)
            save = SAVES[trial % len(SAVES)]
            path.write_bytes(old)
            was_refused = _save_with_room(path, left, save, really=small is not None)
            refused += was_refused
            if path.read_bytes() != (old if was_refused else whole[save]) or left_over(place):
                wrong.append(f"{left} bytes left: neither the old nor the new file")
        if not 0 < refused < trials:
            wrong.append(f"{refused} of {trials} refused, so the limit was not crossed")
    how = "a small disk" if small else "a simulated disk: none could be made here"
    said = f"{refused} refused with the old file, {trials - refused} saved whole, on {how}"
    return judged("F3 disk full", trials, said, wrong)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of two megabytes in memory; None where this system does not allow one."""
    place = folder / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    try:
        yield place if made else None
    finally:
        if made:
            subprocess.run(["umount", str(place)], check=True)  # noqa: S607


def _save_with_room(path: Path, left: int, save: Callable[[Path], object], *, really: bool) -> bool:
    """Save with so many bytes left on the disk; say whether it was refused."""
    ballast = path.with_name("ballast")
    stand_in: object = os
    if really:
        about = os.statvfs(path.parent)
        ballast.write_bytes(bytes(max(0, about.f_bavail * about.f_frsize - left)))
    else:
        stand_in = SmallDisk(left)
    try:
        with calls_made_by(stand_in):
            save(path)
    except BadInput as refusal:
        if refusal.code != "Z-012":
            raise
        return True
    finally:
        ballast.unlink(missing_ok=True)
    return False


if __name__ == "__main__":
    everything = rows(full="--full" in sys.argv)
    for line in everything:
        print(f"{line.fault:<44} {line.trials:>6}  {line.outcome}")
    sys.exit(not all(line.passed for line in everything))
