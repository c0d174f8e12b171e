"""A small process that is asked one thing a line: what it holds cannot take the tests down."""

from __future__ import annotations

import json
import subprocess
import threading
from queue import Empty, SimpleQueue

PATIENCE = 60


class AskedError(AssertionError):
    """What was asked could not be answered."""


class Asked:
    """A program that reads a request a line and answers a line.

    ``asked.name(a=1)`` asks for the function ``name`` there.
    """

    def __init__(self, command, env) -> None:
        self._said: SimpleQueue[str] = SimpleQueue()
        self._process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=env,
            text=True,
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self._process.stdout:
            self._said.put(line)
        self._said.put("")

    def __getattr__(self, name):
        def ask(**what):
            try:
                self._process.stdin.write(json.dumps([name, what]) + "\n")
                self._process.stdin.flush()
                line = self._said.get(timeout=PATIENCE)
            except (OSError, Empty):
                line = ""
            if not line:
                raise AskedError(f"{name}: no answer")
            well, found = json.loads(line)
            if not well:
                raise AskedError(f"{name}: {found}")
            return found

        return ask

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                stream.close()
            except OSError:
                continue
