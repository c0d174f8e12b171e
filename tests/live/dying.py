"""A companion without a window that is killed at one of its steps; a fresh one for each trial.

Started once, with everything imported, and then copied for each trial: a copy takes an instant. A
step is whatever may leave something behind: a request to LibreOffice, or a file that is opened to
be written, renamed or deleted.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path
from threading import Event

from daysix.companion import program, serving
from daysix.companion.folder import Folder
from daysix.companion.log import open_log
from daysix.desk.libreoffice import link
from daysix.desk.xlwings_door import xlwings
from daysix.jobs.click import check, fix, undo, update_deadlines
from tests.live.serve_lines import serve

LOADED = (check, fix, undo, update_deadlines, open_log, xlwings())
FILES = {"os.rename", "os.remove", "os.mkdir"}
WRITING = os.O_WRONLY | os.O_RDWR
SENDING, SENT = "asks", "has asked"


class NoWindow:
    """Says yes to every question, and ends once an answer was told."""

    def __init__(self, *, press, cancel, closed) -> None:
        del press, cancel  # nobody can press anything
        self._closed, self._told, self.said = closed, Event(), []

    def progress(self, sentence):
        """Nobody looks."""

    def ask(self, summary, lines, *, button):
        """As an officer who agrees."""
        del summary, lines
        return step("agrees", button) or True

    def tell(self, sentences, *, good):
        """The end of the click."""
        self.said.append([good, *sentences])
        self._told.set()

    def come_forward(self):
        """Nobody looks."""

    def notice(self, sentence, loud):
        """Nobody looks."""

    def run(self):
        """Until the click is done."""
        self._told.wait()
        self._closed()

    def end(self):
        """Ended from outside."""
        self._told.set()


def step(what, name):
    """One step; a trial counts them, and dies at its own."""


def watch_files(told):
    """Tell each write, rename and deletion of a file in the officer's home."""

    def hook(event, given):
        if event == "open" and isinstance(given[0], str) and (given[2] or 0) & WRITING:
            told("opens", Path(given[0]).name)
        elif event in FILES:
            told(event, Path(str(given[0])).name)

    sys.addaudithook(hook)


def watch_requests(told):
    """Tell each request to LibreOffice, before it is sent and before it is answered."""
    asked = link.Link._asked

    def telling(self, request, within):
        told(SENDING, request["do"])
        helper = self._helper
        if helper is not None:
            flush = helper.stdin.flush

            class Told:
                """The line to the helper, which tells once something was sent."""

                closed = False

                @staticmethod
                def write(content):
                    return stdin.write(content)

                @staticmethod
                def flush():
                    flush()
                    told(SENT, request["do"])

                @staticmethod
                def close():
                    stdin.close()

            stdin, helper.stdin = helper.stdin, Told
            try:
                return asked(self, request, within)
            finally:
                helper.stdin = stdin
        return asked(self, request, within)

    link.Link._asked = telling


def live(top, day, person, steps, die_at):
    """Be the companion for one click."""
    global step  # noqa: PLW0603 - the played window tells its own
    os.environ["LOGNAME"] = person

    def step(what, name):
        steps.append(f"{what} {name}")
        if len(steps) == die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    windows = []

    def window(**how):
        windows.append(NoWindow(**how))
        return windows[0]

    program._window = window
    server = serving.Server
    serving.Server = lambda _today, _now: server(lambda: date.fromisoformat(day))
    watch_files(step)
    watch_requests(step)
    program.run(Folder(Path(top)))
    return windows[0].said


def trial(top, day, person, die_at):
    """One click, killed at a step; gives the steps and what was said where it was not killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        steps = []
        try:
            said = live(top, day, person, steps, die_at)
            os.write(writing, repr((steps, said)).encode())
        except BaseException as fault:  # noqa: BLE001 - told to the test
            os.write(writing, repr((steps, f"{type(fault).__name__}: {fault}")).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        found = told.read().decode()
    _, how = os.waitpid(child, 0)
    return {"killed": os.WIFSIGNALED(how), "told": found}


serve({"trial": trial})
