"""Somebody else has the workbook: F4, two officers at once, and F5, open in a program.

As in ``faults_saving``, each function gives (fault, trials, outcome).
"""

from __future__ import annotations

import json
import os
import random
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.desk.patching import CellEdit, HeldOpen, Patience, patch_cells  # noqa: E402
from daysix.law.errors import BadInput  # noqa: E402
from tests.benchmarks.saving_trials import (  # noqa: E402
    EDITS,
    SAVES,
    SEED,
    HeldCalls,
    Outcome,
    calls_made_by,
    cells_in,
    excel_lock,
    how_many,
    judged,
    new_folder,
    process_of_its_own,
    when_nothing_happens,
)
from tests.desk.rich_workbook import rich_workbook  # noqa: E402 - after the path is known

if TYPE_CHECKING:
    from collections.abc import Callable

QUICK = Patience(seconds=20, step=0.005)
BOUND = 10
"""How often F5 pauses before it gives up."""


def two_officers(*, full: bool, seed: int = SEED) -> Outcome:
    """F4: two programs change cells of one file at the same time."""
    rounds, changes, wrong = how_many(40, full=full), 30, []
    refused = 0
    with new_folder() as folder:
        for turn in range(rounds):
            path = rich_workbook(folder / f"tracker {seed} {turn}.xlsm")
            officers = [_start(partial(_officer, path, column, changes)) for column in ("K", "L")]
            done = [_result(officer) for officer in officers]
            refused += sum(len(told) for _, told in done)
            wrong += [
                f"round {turn}: {told[0]}"
                for _, told in done
                if any("saving" not in t for t in told)
            ]
            held = cells_in(path)
            lost = [
                cell for kept, _ in done for cell, value in kept.items() if held.get(cell) != value
            ]
            wrong += [f"round {turn}: {cell} was lost" for cell in lost]
    said = f"{rounds * 2 * changes - refused} kept, {refused} refused naming the other, none lost"
    return judged(f"F4 two officers at once, {changes} changes each", rounds, said, wrong)


def _officer(path: Path, column: str, changes: int) -> tuple[dict[str, str], list[str]]:
    kept, told = {}, []
    for change in range(changes):
        cell = f"{column}{change + 20}"
        try:
            patch_cells(path, [CellEdit("Exclusions", cell, f"{cell} done", None)], patience=QUICK)
            kept[cell] = f"{cell} done"
        except BadInput as refusal:
            told.append(refusal.message)
    return kept, told


def _start(work: Callable[[], object]) -> tuple[int, int]:
    """Run something in a process of its own; its answer comes through a pipe."""
    inside, outside = os.pipe()
    child = process_of_its_own()
    if child:
        os.close(outside)
        return child, inside
    try:
        with os.fdopen(outside, "w") as pipe:
            json.dump(work(), pipe)
    finally:
        os._exit(0)


def _result(started: tuple[int, int]) -> Any:
    child, inside = started
    with os.fdopen(inside) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return json.loads(answer) if answer else ({}, ["an officer's program broke off"])


def open_elsewhere(*, full: bool, seed: int = SEED) -> Outcome:
    """F5: open in Excel, or held by a program, for longer or shorter than we wait."""
    draw, wrong, trials, refused = random.Random(seed), [], 0, 0  # noqa: S311
    kinds = [
        "lock file",
        *((call, number) for call in ("replace", "open") for number in (5, 32, 33)),
    ]
    with new_folder() as folder:
        path = rich_workbook(folder / "tracker.xlsm")
        old = path.read_bytes()
        whole = {save: when_nothing_happens(folder, path, save) for save in SAVES}
        for kind in kinds:
            for _ in range(how_many(20, full=full)):
                save = SAVES[trials % len(SAVES)]
                new = whole[save]
                trials += 1
                path.write_bytes(old)
                tries = draw.randrange(1, 20)
                was_refused, found = _save_while_held(path, kind, tries, save)
                refused += was_refused
                if not found and path.read_bytes() != (old if was_refused else new):
                    found = "the file is not what was said"
                if was_refused is not (tries > BOUND):
                    found = f"refused: {was_refused} after {tries} tries"
                if found:
                    wrong.append(f"{kind}: {found}")
    said = f"{trials - refused} waited and saved, {refused} refused with a copy offered and made"
    return judged("F5 open elsewhere", trials, said, wrong)


def _save_while_held(
    path: Path, kind: object, tries: int, save: Callable[..., object]
) -> tuple[bool, str]:
    lock = path.with_name(f"~${path.name}")
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == tries:
            lock.unlink(missing_ok=True)

    stand_in: object = os
    if isinstance(kind, tuple):
        stand_in = HeldCalls(kind[0], kind[1], tries)
    else:
        lock.write_bytes(excel_lock("Jo Amberley"))
    try:
        with calls_made_by(stand_in):
            save(path, Patience(seconds=BOUND, step=1, pause=wait))
    except HeldOpen as refusal:
        named = isinstance(kind, tuple) or "Jo Amberley" in refusal.message
        report = patch_cells(path, EDITS, out=refusal.copy_beside)
        refusal.copy_beside.unlink()
        whole = report.changed == len(EDITS) and len(waits) <= BOUND
        return True, "" if whole and named else "no copy, no name, or waited too long"
    finally:
        lock.unlink(missing_ok=True)
    return False, ""
