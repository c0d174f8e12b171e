"""The real companion, a process of its own with its window on the screen."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from daysix.companion.folder import Folder
from daysix.companion.running import state
from tests.live.asked import Asked, AskedError
from tests.live.screen import end_group, until

ROOT = Path(__file__).resolve().parents[2]
ADDIN = ROOT / "addin"
EYES = Path(__file__).with_name("eyes.py")
COMMAND = [sys.executable, "-m", "daysix", "companion", "run"]


class Resident:
    """A companion, started as ``daysix companion start`` starts it."""

    def __init__(self, env, top, command=None) -> None:
        self.folder = Folder(top)
        self.env = env | {"PYTHONPATH": f"{ADDIN}{os.pathsep}{ROOT}"}
        self.process = subprocess.Popen(
            [str(word) for word in command or COMMAND],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._eyes = Asked([sys.executable, EYES], env)
        try:
            until(self._is_there, "the companion gives a sign of life")
        except BaseException:
            self.end()
            raise

    def _is_there(self) -> bool:
        if self.process.poll() is not None:
            said = self.process.stdout.read().decode(errors="replace")
            raise AssertionError(f"The companion ended: {said}")
        return state(self.folder, datetime.now()).runs  # noqa: DTZ005 - the clock on the wall

    def seen(self, *, settled=False):
        """What its window shows; nothing while it is not there."""
        with suppress(AskedError):
            return self._eyes.seen(settled=settled)
        return {"labels": [], "buttons": [], "details": "", "focus": ""}

    def end(self) -> None:
        self._eyes.end()
        end_group(self.process)
        self.process.stdout.close()
