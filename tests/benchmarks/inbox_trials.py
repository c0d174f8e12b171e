"""What the trials of the inbox share: a stage to run on, every step of a run, and the judging.

A stage lies in a folder: a mailbox (our own in memory, kept in a file, or a folder of mails read
by the real adapter), an Inbox sheet and a ledger. A copy of the folder is another stage.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
from collections import Counter
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING
from unittest import mock

from daysix.inbox.directory import Directory
from daysix.jobs.inbox.run import run
from daysix.mail import ledger_blobs, ledger_schema
from daysix.mail.folder import FolderMailbox
from daysix.mail.ledger import MARK_FILED, MARK_LISTED, open_ledger
from daysix.mail.ledger_identity import round_key
from tests.benchmarks.saving_trials import process_of_its_own
from tests.jobs.inbox.run_scene import DONE, INBOX, NOW, TOOLS, Sheet, identify, parse, triage
from tests.mail.made_mails import HTML, NAMELESS, PLAIN, TWIN, WELSH, made
from tests.mail.memory_mailbox import MemoryMailbox, Store, loaded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONG_AGO = 1_700_000_000
OLD = made(99)
"""A suspension that was filed before and that somebody has moved back to the inbox."""
MOVING, STAYING = (PLAIN, TWIN, NAMELESS), (HTML, WELSH)
BEFORE_THE_SHEET, AFTER_THE_SHEET = "before the sheet", "after the sheet"
MEMORY, FOLDER = "memory", "folder"
READS = ("SELECT", "PRAGMA")
"""Statements that change nothing: being killed before one is being killed before the next."""
DISK_CALLS = frozenset({"open", "write", "fsync", "replace", "close"})


class Stage:
    """A mailbox, a sheet and a ledger in a folder."""

    def __init__(self, top: Path, kind: str) -> None:
        self.top, self.kind = top, kind

    @classmethod
    def made(cls, top: Path, kind: str, seed: int) -> Stage:
        """One mail that was moved back, and three new ones, drawn."""
        draw = random.Random(seed)  # noqa: S311 - trials, not secrets
        stage = cls(top, kind)
        top.mkdir()
        if kind == MEMORY:
            (top / "server").mkdir()
            store = Store(steady_ids=bool(seed % 2), path=top / "server" / "store")
            store.keep()
        else:
            (top / "Exclusions").mkdir()
        stage.arrive(OLD, 1)
        stage.run()
        stage.move_back()
        mails = [*draw.sample(MOVING, 2), draw.choice(STAYING)]
        draw.shuffle(mails)
        for number, raw in enumerate(mails, start=2):
            stage.arrive(raw, number)
        return stage

    def copy(self, top: Path) -> Stage:
        """The same stage somewhere else."""
        shutil.copytree(self.top, top)
        stage = Stage(top, self.kind)
        if self.kind == MEMORY:
            store = loaded(top / "server" / "store")
            store.path = top / "server" / "store"
            store.keep()
        return stage

    def arrive(self, raw: bytes, number: int) -> None:
        if self.kind == MEMORY:
            self._store().arrive(raw)
            return
        path = self.top / "Exclusions" / f"mail {number}.eml"
        path.write_bytes(raw)
        os.utime(path, (LONG_AGO + number, LONG_AGO + number))

    def move_back(self) -> None:
        """An officer drags what was moved away back into the inbox."""
        for ref in list(self.mailbox().all_refs(DONE)):
            self.mailbox().move(ref, INBOX)

    def _store(self) -> Store:
        return loaded(self.top / "server" / "store")

    def mailbox(self, before=None, after=None):
        if self.kind == MEMORY:
            return MemoryMailbox(self._store(), before=before, after=after)
        there = FolderMailbox(self.top / "Exclusions", clock=lambda: LONG_AGO + 1e6, pause=print)
        return _Told(there, before, after) if before or after else there

    def run(self, *, mailbox=None, sheet=None):
        """One run to its end."""
        with open_ledger(self.top / "mails", identify=identify, now=NOW) as ledger:
            return run(
                mailbox or self.mailbox(),
                ledger,
                folders=[INBOX],
                tools=TOOLS,
                directory=Directory(),
                listing=sheet or self.sheet(),
                now=NOW,
                apply=True,
                known_as="exclusions",
            )

    def sheet(self) -> Sheet:
        return Sheet(self.top / "sheet")

    def steps(self) -> int:
        """How many steps a run has; it is made on a copy."""
        copy = self.copy(self.top.with_name(f"{self.top.name} whole"))
        inside, outside = os.pipe()
        child = process_of_its_own()
        if not child:
            _end_with(lambda: os.write(outside, str(copy.run_step_by_step(0)).encode()))
        os.close(outside)
        with os.fdopen(inside) as said:
            number = said.read()
        os.waitpid(child, 0)
        shutil.rmtree(copy.top)
        return int(number)

    def killed_at(self, step: int | str) -> bool:
        """A run in a process of its own that is killed before a step, by its number or name."""
        child = process_of_its_own()
        if not child:
            _end_with(lambda: self.run_step_by_step(step))
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL

    def run_step_by_step(self, die_at: int | str) -> int:
        """A run in this process, which is killed before its step of that number (0: never)."""
        counted = 0

        def step(name: str = "", *_: object) -> None:
            nonlocal counted
            counted += 1
            if die_at in (counted, name):
                os.kill(os.getpid(), signal.SIGKILL)

        sheet = self.sheet()
        put = sheet.put

        def put_on(entries):
            step(BEFORE_THE_SHEET)
            put(entries)
            step(AFTER_THE_SHEET)

        sheet.put = put_on
        with _steps_on_the_disk(step):
            self.run(mailbox=self.mailbox(step, step), sheet=sheet)
        return counted


class _Told:
    """The real adapter, telling of every call before and after it."""

    def __init__(self, mailbox, before, after) -> None:
        self._mailbox, self.name = mailbox, mailbox.name
        self._before, self._after = before or (lambda *_: None), after or (lambda *_: None)

    def __getattr__(self, name):
        real = getattr(self._mailbox, name)

        def call(*given, **named):
            self._before(name, *given)
            done = real(*given, **named)
            self._after(name, *given)
            return done

        return call


class _StepsOfTheSystem:
    """Stands for the system's calls in the store of copies, each of them a step."""

    def __init__(self, step: Callable[..., None]) -> None:
        self._step = step

    def __getattr__(self, name: str):
        real = getattr(os, name)
        if name not in DISK_CALLS:
            return real

        def call(*given):
            self._step(name)
            return real(*given)

        return call


@contextmanager
def _steps_on_the_disk(step: Callable[..., None]) -> Iterator[None]:
    real = sqlite3.connect

    def connect(*given, **named):
        database = real(*given, **named)
        database.set_trace_callback(lambda said: said.startswith(READS) or step(said))
        return database

    with (
        mock.patch.object(ledger_schema.sqlite3, "connect", connect),
        mock.patch.object(ledger_blobs, "os", _StepsOfTheSystem(step)),
    ):
        yield


def _end_with(work: Callable[[], object]) -> None:
    """Do something and end this process, whatever comes of it."""
    try:
        work()
    finally:
        os._exit(0)


def moved_before_its_record(stage: Stage) -> list[str]:
    """Mails out of the inbox that the journal or the sheet, as a killed run left them, knew not."""
    wrong = []
    with closing(sqlite3.connect(stage.top / "mails" / ledger_schema.FILE)) as database:
        for raw in _mails(stage, DONE):
            known = identify(raw)
            stages = database.execute(
                "SELECT stage, round FROM mail WHERE message_id = ? AND content_hash = ?",
                list(known),
            ).fetchall()
            if not stages or stages[0][0] not in {"listed", "filed"}:
                wrong.append(f"moved while the journal said {stages}")
            elif round_key(known.key, stages[0][1]) not in stage.sheet().lines:
                wrong.append("moved before it was on the sheet")
    return wrong


def judged_at_the_end(stage: Stage) -> list[str]:
    """What is wrong once a run has gone to its end: each mail's effects exactly once, none lost."""
    wrong = []
    everywhere = [*_mails(stage, INBOX), *_mails(stage, DONE)]
    expected = Counter(identify(raw).key for raw in everywhere)
    expected[round_key(identify(OLD).key, 2)] += 1
    lines = Counter(stage.sheet().lines)
    if lines != expected:
        wrong.append(f"on the sheet {sorted(lines.values())}, not {sorted(expected.values())}")
    mailbox = stage.mailbox()
    for folder, mark in ((DONE, MARK_FILED), (INBOX, MARK_LISTED)):
        for ref in list(mailbox.all_refs(folder)):
            sorted_ = triage(parse(mailbox.fetch_mime(ref)), Directory())
            if (sorted_.category == "suspension") != (folder == DONE):
                wrong.append(f"a mail lies in {folder} and should not")
            marks = mailbox.fetch_meta(ref).categories
            if len(set(marks)) != len(marks) or mark not in marks or len(marks) != 2:
                wrong.append(f"marked {marks} in {folder}")
    if len(everywhere) != 4:
        wrong.append(f"{len(everywhere)} mails in the mailbox, not 4")
    return wrong


def _mails(stage: Stage, folder: str) -> list[bytes]:
    mailbox = stage.mailbox()
    return [
        mailbox.fetch_mime(ref) for ref in list(mailbox.all_refs(mailbox.ensure_folder(folder)))
    ]
