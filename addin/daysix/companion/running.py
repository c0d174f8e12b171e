"""Keeping one companion alive, and starting, asking and stopping it from outside."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from datetime import datetime, timedelta
from queue import Empty, SimpleQueue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from daysix.companion import heartbeat
from daysix.companion.tickets import Taker
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from filelock import BaseFileLock

    from daysix.companion.counter import Counter
    from daysix.companion.folder import Folder
    from daysix.companion.tickets import Click, Pressed

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
    show
        Brings the window to the front.
    """

    def __init__(
        self,
        folder: Folder,
        counter: Counter,
        *,
        clock: Callable[[], datetime],
        log: Callable[[str], None],
        show: Callable[[], None],
    ) -> None:
        self._folder, self._counter, self._clock, self._log = folder, counter, clock, log
        self._show = show
        self._taker = Taker(folder, lambda why: log(f"ticket refused: {why}"))
        self._pressed: SimpleQueue[Pressed] = SimpleQueue()
        self._ended = Event()
        self._one_beat = Lock()

    def press(self, pressed: Pressed) -> None:
        """Serve a button of the Desk window, after what is in hand."""
        self._pressed.put(pressed)

    def run(self) -> None:
        """Serve until told to end. The caller holds the lock."""
        for word in (self._folder.stop, self._folder.show):
            _left(word)  # meant for one before us
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
            self._serve(ticket)
        with suppress(Empty):
            self._serve(self._pressed.get_nowait())
        if _left(self._folder.show):
            self._show()
        if _left(self._folder.stop):
            self.end()

    def _serve(self, click: Click) -> None:
        """Serve it; the sign of life says so at once, for the next click asks after it."""
        self._say(heartbeat.WORKING)
        self._counter.serve(click)
        self._say(self._counter.how)
        gc.collect()  # now that nobody waits, so that the next click need not

    def _beat(self) -> None:
        while True:
            self._say(self._counter.how)
            if self._ended.wait(heartbeat.EVERY):
                return

    def _say(self, how: str) -> None:
        with self._one_beat:  # two threads would spoil each other's draft
            heartbeat.beat(self._folder.heartbeat, self._clock(), how)


def _left(word: Path) -> bool:
    """Whether somebody left word; it is taken away."""
    try:
        word.unlink()
    except OSError:
        return False
    return True
