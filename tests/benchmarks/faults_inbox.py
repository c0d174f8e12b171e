"""F14: a run over the mailbox is interrupted between every two steps.

A step is a call to the mailbox (before and after), a statement that changes the journal, a call to
the disk for a saved copy, and putting on the sheet (before and after). ``rows(full)`` gives
(fault, trials, outcome). Without ``full``, a seeded twentieth. Needs a POSIX system.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.mail.refusals import BusyError, MailboxError  # noqa: E402 - after the path is known
from tests.benchmarks.inbox_trials import (  # noqa: E402 - as above
    FOLDER,
    MEMORY,
    Stage,
    judged_at_the_end,
    moved_before_its_record,
)
from tests.benchmarks.saving_trials import (  # noqa: E402 - as above
    SEED,
    TWENTIETH,
    Outcome,
    judged,
)
from tests.mail.memory_mailbox import Faults  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMES = 50
FAULTS = (BusyError("Q-098", "Wait a little."), MailboxError("Q-097", "The server broke off."))


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where the system has one: a killed program does not empty it."""
    memory = Path("/dev/shm")  # noqa: S108 - asked for by name, used with a name of its own
    inside = memory if os.access(memory, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="daysix-faults-", dir=inside) as folder:
        yield Path(folder)


def rows(*, full: bool) -> list[Outcome]:
    """Every trial of this file."""
    return [
        killed_between_steps(MEMORY, full=full),
        killed_between_steps(FOLDER, full=full),
        mailbox_fails(MEMORY, full=full),
        mailbox_fails(FOLDER, full=full),
    ]


def killed_between_steps(kind: str, *, full: bool, seed: int = SEED, times: int = TIMES) -> Outcome:
    """Kill a run before each of its steps; the next run does the rest, and nothing twice."""
    wrong, trials = [], 0
    draw = random.Random(seed)  # noqa: S311 - trials, not secrets
    with quick_folder() as folder:
        steps = 0
        for time in range(times):
            stage = Stage.made(folder / f"stage {time}", kind, seed + time)
            of = stage.steps()
            steps = max(steps, of)
            for step in _drawn(draw, of, full=full):
                trials += 1
                wrong += [f"step {step} of {of}: {one}" for one in _killed(stage, step)]
            shutil.rmtree(stage.top)
    said = f"before each of {steps} steps; each mail listed and filed once, no move unrecorded"
    return judged(f"F14 killed, {kind} mailbox", trials, said, wrong)


def _drawn(draw: random.Random, of: int, *, full: bool) -> list[int]:
    """All of the steps, or a twentieth of them."""
    every = range(1, of + 1)
    return list(every) if full else sorted(draw.sample(every, max(1, of // TWENTIETH)))


def _killed(stage: Stage, step: int) -> list[str]:
    copy = stage.copy(stage.top.with_name("trial"))
    try:
        if not copy.killed_at(step):
            return ["it was not killed"]
        wrong = moved_before_its_record(copy)
        done = copy.run()
        again = copy.run()
        if not done.good or again.listed or again.filed:
            wrong.append("the next run did not finish it")
        return [*wrong, *judged_at_the_end(copy)]
    finally:
        shutil.rmtree(copy.top)


def mailbox_fails(kind: str, *, full: bool, seed: int = SEED, times: int = TIMES) -> Outcome:
    """The mailbox fails at each call, before or after it did what was asked, once or for good."""
    wrong, trials, calls = [], 0, 0
    draw = random.Random(seed)  # noqa: S311 - trials, not secrets
    with quick_folder() as folder:
        for time in range(times):
            stage = Stage.made(folder / f"stage {time}", kind, seed + time)
            whole = Faults(0)
            copy = stage.copy(folder / "whole")
            copy.run(mailbox=copy.mailbox(whole))
            shutil.rmtree(copy.top)
            calls = max(calls, whole.count)
            ways = list(_ways(whole.count))
            for way in ways if full else draw.sample(ways, max(1, len(ways) // TWENTIETH)):
                trials += 1
                wrong += [f"{way}: {one}" for one in _failed(stage, *way)]
            shutil.rmtree(stage.top)
    said = f"at each of {calls} calls; each mail listed and filed once"
    return judged(f"F14 mailbox fails, {kind}", trials, said, wrong)


def _ways(calls: int) -> Iterator[tuple[int, str, int, bool]]:
    for call in range(1, calls + 1):
        for when in ("before", "after"):
            for fault in range(len(FAULTS)):
                for for_good in (False, True):
                    yield call, when, fault, for_good


def _failed(stage: Stage, call: int, when: str, fault: int, for_good: bool) -> list[str]:  # noqa: FBT001
    copy = stage.copy(stage.top.with_name("trial"))
    try:
        faults = Faults(call, FAULTS[fault], for_good=for_good)
        copy.run(mailbox=copy.mailbox(**{when: faults}))
        wrong = moved_before_its_record(copy)
        if not copy.run().good:
            wrong.append("the next run was no good one")
        return [*wrong, *judged_at_the_end(copy)]
    finally:
        shutil.rmtree(copy.top)
