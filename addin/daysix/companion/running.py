"""Keeping one companion alive, and starting, asking and stopping it from outside."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Event, Thread
from typing import TYPE_CHECKING, NamedTuple

from daysix.companion import heartbeat
from daysix.companion.tickets import Taker
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from filelock import BaseFileLock

    from daysix.companion.counter import Counter
    from daysix.companion.folder import Folder

LOOK_EVERY = 0.1
"""Seconds between two looks for tickets."""
GONE_AFTER = timedelta(seconds=15)


class State(NamedTuple):
    """What can be seen of the companion from outside.

    Attributes
    ----------
    runs
        Whether there has been a sign of life within fifteen seconds.
    how
        ``ready``, ``working`` or ``failing``; blank if it does not run.
    """

    runs: bool
    how: str = ""


def state(folder: Folder, now: datetime) -> State:
    """Whether a companion runs, by its last sign of life."""
    found = heartbeat.read_beat(folder.heartbeat)
    if found is None or abs(now.replace(tzinfo=None) - found[0]) > GONE_AFTER:
        return State(runs=False)
    return State(runs=True, how=found[1])


def ask_to_stop(folder: Folder) -> None:
    """Leave word that the companion is to end; it does so after the click in hand."""
    folder.stop.touch()


def sole(folder: Folder) -> BaseFileLock:
    """Become the one companion of this folder, until the lock is released or we end.

    Raises
    ------
    BadInput
        ``G-003``: another runs.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder.lock)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        message = "Day Six is running already. Look for its window, or press a button in Excel."
        raise BadInput("G-003", message) from None
    return lock


class Resident:
    """The companion at work: beats, looks for tickets, serves them, until told to end.

    Parameters
    ----------
    clock
        The time on this computer.
    """

    def __init__(
        self,
        folder: Folder,
        counter: Counter,
        *,
        clock: Callable[[], datetime],
        log: Callable[[str], None],
    ) -> None:
        self._folder, self._counter, self._clock, self._log = folder, counter, clock, log
        self._taker = Taker(folder, lambda why: log(f"ticket refused: {why}"))
        self._ended = Event()

    def run(self) -> None:
        """Serve until told to end. The caller holds the lock."""
        with suppress(OSError):
            self._folder.stop.unlink(missing_ok=True)
        self._log(f"started, process {os.getpid()}")
        heart = Thread(target=self._beat, name="heart", daemon=True)
        heart.start()
        try:
            while not self._ended.wait(LOOK_EVERY):
                self._look()
        finally:
            self._ended.set()
            heart.join()
            heartbeat.silence(self._folder.heartbeat)
            self._log("stopped")

    def end(self) -> None:
        """End after the click in hand."""
        self._ended.set()

    def _look(self) -> None:
        for ticket in self._taker.take(self._clock()):
            self._counter.serve(ticket)
        if self._folder.stop.exists():
            with suppress(OSError):
                self._folder.stop.unlink()
            self.end()

    def _beat(self) -> None:
        while True:
            heartbeat.beat(self._folder.heartbeat, self._clock(), self._counter.how)
            if self._ended.wait(heartbeat.EVERY):
                return
