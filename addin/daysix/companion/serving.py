"""From a click to the workbook it is about, and to the job that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix import ribbon
from daysix.companion.tickets import Pressed, Ticket
from daysix.jobs.click.answers import Asked
from daysix.jobs.click.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from daysix.companion.tickets import Click
    from daysix.desk.any_desk import Desk
    from daysix.inbox.directory import Directory
    from daysix.jobs.click.answers import Answer, Offer


class Server:
    """Serves clicks, and keeps what it found for the next one.

    Parameters
    ----------
    today
        Gives the day; asked at each click, for the companion runs over midnight.
    now
        Gives the moment, for lines of the log that are to prove it.
    """

    def __init__(
        self, today: Callable[[], date], now: Callable[[], datetime | None] = lambda: None
    ) -> None:
        self._today, self._now = today, now
        self._kept = Kept()

    def __call__(self, click: Click, stop: Callable[[], bool]) -> Answer | Offer:
        """Do what was clicked.

        Raises
        ------
        DaySixError
            The workbook is not to be found, or the job refuses; nothing was written.
        """
        asked = Asked(desk_of(click), self._today(), stop, self._kept, self._now())
        return ribbon.serve(click.action, asked)

    def schools(self) -> Directory | None:
        """What the workbook last used for its mails knows; None before the first."""
        return self._kept.directory


def desk_of(click: Click) -> Desk:
    """The workbook a click is about: the one named on the ticket, the file chosen, or the open one.

    Raises
    ------
    BadInput
        It cannot be told, or is not open.
    """
    if isinstance(click, Pressed) and click.file is not None:
        return _closed(click.file)
    from daysix.desk.live_books import attach
    from daysix.desk.this_thread import may_call_excel

    may_call_excel()
    if isinstance(click, Ticket):
        return attach(click.workbook, window=click.window)
    return attach()


def _closed(path: Path) -> Desk:
    from daysix.desk.file import FileDesk

    return FileDesk(path)
