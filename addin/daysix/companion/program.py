"""The companion put together: one lock, one window if there is a screen, one thread that works."""

from __future__ import annotations

from datetime import datetime
from threading import Thread
from typing import TYPE_CHECKING

from daysix.companion import opening
from daysix.companion.counter import Counter
from daysix.companion.log import open_log
from daysix.companion.running import Resident, sole
from daysix.companion.tickets import Pressed
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from daysix.companion.folder import Folder
    from daysix.companion.mailbox_watch import Brought, Watch
    from daysix.companion.serving import Server
    from daysix.companion.window import Window
    from daysix.inbox.directory import Directory


def run(folder: Folder) -> None:
    """Be the companion until told to end.

    Raises
    ------
    BadInput
        ``G-003``: one runs already. ``G-004``: there is no screen to show a window on.
    """
    from daysix.companion.serving import Server

    lock = sole(folder)
    try:
        _Program(folder, Server(lambda: wall_clock().date(), wall_clock)).run()
    finally:
        lock.release()


class _Program:
    """Ties the window, which lives on the main thread, to the thread that works."""

    def __init__(
        self,
        folder: Folder,
        serve: Server,
    ) -> None:
        log = open_log(folder.log)
        self._window = _window(press=self._press, cancel=self._cancel, closed=self._closed)
        self._counter = Counter(serve, teller=self._window, log=log, show=opening.open_document)
        self._resident = Resident(
            folder, self._counter, clock=wall_clock, log=log, show=self._window.come_forward
        )
        self._watch = _watch(folder, known=serve.schools, notice=self._window.notice, log=log)

    def run(self) -> None:
        worker = Thread(target=self._work, name="counter")
        worker.start()
        if self._watch is not None:
            # it may wait for a server: it never keeps the program from ending
            Thread(target=self._watch.run, name="mailbox", daemon=True).start()
        self._window.run()
        worker.join()

    def _work(self) -> None:
        try:
            self._resident.run()
        finally:
            if self._watch is not None:
                self._watch.end()
            self._window.end()

    def _press(self, action: str, file: Path | None) -> None:
        self._resident.press(Pressed(action, file))

    def _cancel(self) -> None:
        self._counter.cancel()

    def _closed(self) -> None:
        self._resident.end()


def _window(
    *,
    press: Callable[[str, Path | None], None],
    cancel: Callable[[], None],
    closed: Callable[[], None],
) -> Window:
    try:
        from tkinter import TclError

        from daysix.companion.window import Window
    except ImportError:
        message = (
            "I cannot show my window: this Python came without Tk. Install it (on Debian and "
            "Ubuntu: python3-tk), or use the commands; “daysix --help” lists them."
        )
        raise BadInput("G-004", message) from None
    try:
        return Window(press=press, cancel=cancel, closed=closed)
    except TclError:
        message = (
            "I cannot show my window, because there is no screen here. Use the commands instead; "
            "“daysix --help” lists them."
        )
        raise BadInput("G-005", message) from None


def _watch(
    folder: Folder,
    *,
    known: Callable[[], Directory | None],
    notice: Callable[[str, bool], None],
    log: Callable[[str], None],
) -> Watch | None:
    """What looks into every mailbox set up on this computer; None where there is none.

    ``known`` gives what the workbook used last says of schools and children.
    """
    from daysix.companion.mailbox_watch import Watch
    from daysix.mail.settings_file import read_settings

    try:
        found = read_settings(folder.top)
    except BadInput as refusal:
        notice(f"{refusal.message} ({refusal.code})", True)  # noqa: FBT003 - loud
        return None
    if not found:
        return None

    def look() -> Brought:
        from daysix.jobs.inbox.watched import look_at_all
        from daysix.mail.ledger_place import usual_folder

        now = wall_clock().astimezone()
        return look_at_all(found, journal=usual_folder(), now=now, directory=known())

    return Watch(look, clock=wall_clock, notice=notice, log=log)


def wall_clock() -> datetime:
    """The time on this computer; the companion is a door, and doors may ask."""
    return datetime.now()  # noqa: DTZ005 - the officer's own clock, as Excel's
