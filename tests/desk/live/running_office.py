"""One LibreOffice for a whole run of tests: its own settings, its own pipe, no window."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from daysix.desk.libreoffice import office
from daysix.desk.libreoffice.link import Gone
from daysix.desk.xlwings_door import xlwings
from tests.live.own_python import its_own_first

if TYPE_CHECKING:
    from pathlib import Path

TRIES = 120
BETWEEN_TRIES = 0.25
LAST_WORDS = 20


class RunningOffice:
    """LibreOffice without a window, and xlwings' app over it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.reach = office.Reach(name, folder / "profile")
        program = office.soffice()
        assert program is not None
        command = [
            str(program),
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nolockcheck",
            f"-env:UserInstallation={self.reach.profile.as_uri()}",
            self.reach.accept,
        ]
        # a session of its own, so that the end of it reaches what it starts in turn
        self.process = subprocess.Popen(
            command,
            env=its_own_first(os.environ),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self.app = self._reached()
        except BaseException:
            self.end()
            raise

    def _reached(self):
        self.apps = xlwings().engines.engines_by_name["libreoffice"].impl.apps
        wait = threading.Event()
        for _ in range(TRIES):
            if self.process.poll() not in {None, 81}:  # 81: it starts itself anew
                break
            with suppress(Gone):
                return xlwings().App(impl=self.apps.reach(self.reach.pipe))
            wait.wait(BETWEEN_TRIES)
        raise AssertionError("LibreOffice did not start, so nothing is shown about it.")

    def close_all(self) -> None:
        for book in list(self.app.impl.books):
            book.close()

    def end(self) -> None:
        with suppress(Exception):
            self.app.impl.quit()
        try:
            self.process.wait(LAST_WORDS)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(LAST_WORDS)
