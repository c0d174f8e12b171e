"""A screen nobody sees, with a window manager, a mouse and keys."""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import struct
import subprocess
import threading
from contextlib import suppress
from time import monotonic

from tests.live.asked import AskedError

SIZE = "1600x900x24"
LAST_WORDS = 10
PROGRAMS = ("Xvfb", "openbox", "xdotool", "import", "soffice")
ANY_SCREEN = 0xFFFF
KEEP = ("PATH", "LANG", "LC_ALL", "TMPDIR")


def until(found, wanted, within=30.0):
    """Wait until something is so, and give it; else fail and say what was asked in vain.

    A window that is just being put up cannot be asked everything: it is asked again.
    """
    wait, end = threading.Event(), monotonic() + within
    while True:
        seen, fault = "", ""
        try:
            seen = found()
        except AskedError as not_yet:
            fault = f" ({not_yet})"
        if seen:
            return seen
        if monotonic() > end:
            raise AssertionError(f"Not within {within:g} seconds: {wanted}{fault}")
        wait.wait(0.05)


def missing_programs():
    return [name for name in PROGRAMS if shutil.which(name) is None]


def end_group(process) -> None:
    """End a program and whatever it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(LAST_WORDS)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(LAST_WORDS)


class Screen:
    """The screen; every program shown on it is given ``env``."""

    def __init__(self, folder) -> None:
        key = folder / "key"
        _lock(key)
        self._programs = []
        reading, writing = os.pipe()
        try:
            size, lock = ["-screen", "0", SIZE], ["-auth", str(key)]
            self._start(
                ["Xvfb", "-displayfd", str(writing), *size, *lock, "-nolisten", "tcp"],
                {},
                pass_fds=[writing],
            )
        finally:
            os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "The screen did not start."
        kept = {name: os.environ[name] for name in KEEP if name in os.environ}
        self.env = kept | {"DISPLAY": f":{number}", "XAUTHORITY": str(key)}
        self._start(["openbox"], self.env | {"HOME": str(folder)})

    def _start(self, command, env, **more) -> None:
        self._programs.append(
            subprocess.Popen(
                command,
                env=env or None,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                **more,
            )
        )

    def do(self, *words):
        """One action of mouse or keys."""
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self.env, check=True, timeout=30, stderr=subprocess.DEVNULL)

    def click(self, place) -> None:
        """A click, as a hand makes it: there first, then down and up."""
        self.do("mousemove", *place, "click", 1)

    def key(self, *names) -> None:
        self.do("key", "--delay", 40, *names)

    def windows(self):
        """The ids of the windows that are shown, by name."""
        found = {}
        ids = self._said("xdotool", "search", "--onlyvisible", "--name", ".").split()
        for number in ids:
            found.setdefault(self._said("xdotool", "getwindowname", number).strip(), number)
        return found

    def _said(self, *command):
        done = subprocess.run(command, env=self.env, check=False, capture_output=True, text=True)
        return done.stdout

    def front(self):
        """The name of the window that has the keys."""
        return self._said("xdotool", "getactivewindow", "getwindowname").strip()

    def picture(self, path) -> None:
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self.env, check=True, timeout=30)

    def end(self) -> None:
        for program in reversed(self._programs):
            end_group(program)


def _lock(key) -> None:
    """A key without which nobody may draw here or look: as a real session has."""
    kind = b"MIT-MAGIC-COOKIE-1"
    parts = (b"", b"", kind, secrets.token_bytes(16))
    counted = b"".join(struct.pack(">H", len(part)) + part for part in parts)
    key.write_bytes(struct.pack(">H", ANY_SCREEN) + counted)
