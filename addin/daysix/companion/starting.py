"""Starting the companion as a program of its own, and ending it, from the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from daysix.companion.heartbeat import FAILING, WORKING
from daysix.companion.running import State, ask_to_stop, state
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from daysix.companion.folder import Folder

__all__ = ["in_words", "start", "state", "stop"]

PATIENCE, BETWEEN = 20.0, 0.1
"""Seconds to wait for a sign, and between two looks."""


def start(folder: Folder, now: Callable[[], datetime]) -> None:
    """Start the companion and wait for its first sign of life; if it runs, show its window.

    Raises
    ------
    BadInput
        ``G-006``: it gave no sign of life.
    """
    if state(folder, now()).runs:
        folder.show.touch()
        return
    command = [_python(), "-m", "daysix", "companion", "run"]
    with folder.last_words.open("wb") as words:
        process = subprocess.Popen(  # noqa: S603 - our own program
            command,
            stdin=subprocess.DEVNULL,
            stdout=words,
            stderr=words,
            creationflags=_without_console(),
            start_new_session=True,
        )
    if not _comes(lambda: state(folder, now()).runs or process.poll() is not None):
        process.kill()
    if not state(folder, now()).runs:
        said = folder.last_words.read_text(encoding="utf-8", errors="replace").strip()
        message = f"Day Six did not start. {said}".strip()
        raise BadInput("G-006", message)


def stop(folder: Folder, now: Callable[[], datetime]) -> None:
    """Ask the companion to end, and wait until it has.

    Raises
    ------
    BadInput
        ``G-007``: it is still at work.
    """
    if not state(folder, now()).runs:
        return
    ask_to_stop(folder)
    if not _comes(lambda: not state(folder, now()).runs):
        message = (
            "Day Six has not ended yet: it is at work, or waiting for an answer in its window. "
            "Answer there; it ends after that."
        )
        raise BadInput("G-007", message)


def in_words(state: State) -> str:
    """How the companion is, for people."""
    if not state.runs:
        return "Day Six isn't running."
    hows = {WORKING: "is at work", FAILING: "runs but cannot work; its window says why"}
    return f"Day Six {hows.get(state.how, 'is running and waits for a click')}."


def _comes(true: Callable[[], bool]) -> bool:
    """Wait until something is so; whether it came to be."""
    until = monotonic() + PATIENCE
    while not true():
        if monotonic() > until:
            return False
        sleep(BETWEEN)
    return True


def _python() -> str:
    """Python, without a black window where there is one without."""
    python = Path(sys.executable)
    windowless = python.with_name("pythonw.exe")
    return str(windowless if windowless.exists() else python)


def _without_console() -> int:
    if sys.platform == "win32":
        return subprocess.DETACHED_PROCESS | subprocess.CREATE_NO_WINDOW
    return 0
