"""The line to LibreOffice: a small process that speaks to it, asked one thing at a time."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import daysix
from daysix.desk.libreoffice import office

if TYPE_CHECKING:
    from collections.abc import Iterable

START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from daysix.desk.libreoffice.helper.serve import main; main()"
)
"""Our folder comes last on the helper's path, so that nothing of ours hides what is its own."""
PATIENCE = 60.0
"""Seconds LibreOffice may take over one request."""
FIRST_WORD = 20.0
"""Seconds the helper may take to start and to reach LibreOffice."""
NOT_FOR_IT = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP", "VIRTUAL_ENV")
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class LibreOfficeFault(Exception):
    """LibreOffice could not do what was asked; the text is for a log, not for an officer."""


class Refused(LibreOfficeFault):
    """What was asked for is not there or not allowed."""


class Gone(LibreOfficeFault):
    """LibreOffice, or the helper, is no longer there, or was never found."""


class NotAnswering(Gone):
    """LibreOffice is there and does not answer: most likely one of its windows waits for one."""


KINDS = {"refused": Refused, "gone": Gone, "fault": LibreOfficeFault}


class Link:
    """One helper and the LibreOffice it has reached.

    Parameters
    ----------
    pipe
        The name LibreOffice listens under.
    pythons
        Pythons to try, one after another, until one carries ``uno``.

    Raises
    ------
    Gone
        No Python with ``uno``, or no LibreOffice behind the pipe.
    """

    def __init__(
        self, pipe: str, *, pythons: Iterable[Path] | None = None, patience: float = PATIENCE
    ) -> None:
        self.pipe, self.patience = pipe, patience
        self._one_at_a_time = threading.Lock()
        self._helper: subprocess.Popen[bytes] | None = None
        self._said: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self.version = self._reach(office.pythons() if pythons is None else list(pythons))

    def _reach(self, pythons: list[Path]) -> str:
        why = "no Python with uno was found"
        for python in pythons:
            self._start(python)
            try:
                reply = self._asked({"do": "connect", "with": {"pipe": self.pipe}}, FIRST_WORD)
            except Gone as gone:
                why = str(gone)
                continue
            if "failed" in reply:  # it speaks, so it is LibreOffice that is missing
                self.close()
                raise Gone(reply["why"])
            return str(reply["is"]["version"])
        raise Gone(why)

    def _start(self, python: Path) -> None:
        folder = Path(daysix.__file__).parent.parent
        clean = {name: value for name, value in os.environ.items() if name not in NOT_FOR_IT}
        clean |= {"PYTHONNOUSERSITE": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        self._helper = subprocess.Popen(  # noqa: S603 - LibreOffice's Python, with words of our own
            [str(python), "-c", START, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=clean,
            creationflags=NO_WINDOW,
        )
        self._said = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(self._helper, self._said), daemon=True).start()

    def ask(self, do: str, **what: Any) -> Any:
        """Ask one thing and wait for the answer. Once LibreOffice is gone, the line is closed.

        Raises
        ------
        Refused, Gone, NotAnswering, LibreOfficeFault
        """
        with self._one_at_a_time:
            reply = self._asked({"do": do, "with": what}, self.patience)
        if "failed" not in reply:
            return reply["is"]
        kind = KINDS[reply["failed"]]
        if kind is Gone:
            self.close()
        raise kind(f"{do}: {reply['why']}")

    def _asked(self, request: dict[str, Any], within: float) -> dict[str, Any]:
        helper = self._helper
        if helper is None or helper.stdin is None:
            raise Gone("the line is closed")
        try:
            helper.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            helper.stdin.flush()
            line = self._said.get(timeout=within)
        except queue.Empty:
            self.close()
            raise NotAnswering(f"{request['do']}: no answer within {within:g} seconds") from None
        except OSError:
            line = b""
        if not line:
            self.close()
            raise Gone(f"{request['do']}: the helper has ended")
        found: dict[str, Any] = json.loads(line)
        return found

    @property
    def is_open(self) -> bool:
        """Whether anything can be asked."""
        return self._helper is not None and self._helper.poll() is None

    def close(self) -> None:
        """End the helper; LibreOffice and its workbooks stay as they are."""
        helper, self._helper = self._helper, None
        if helper is None:
            return
        helper.kill()
        helper.wait()
        for stream in (helper.stdin, helper.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what was still to be sent has nobody to go to
                    continue


def _listen(helper: subprocess.Popen[bytes], said: queue.SimpleQueue[bytes]) -> None:
    """Pass on each line; an empty one says that there are no more."""
    stream = helper.stdout
    while stream is not None:
        try:
            line = stream.readline()
        except (OSError, ValueError):  # closed from our side
            line = b""
        said.put(line)
        if not line:
            return
