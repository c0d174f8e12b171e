"""Taking tickets: each once, and none that is not just what our own macros write.

Whoever can write into the folder could leave a ticket, so a ticket can ask for nothing but one of
our own actions on a workbook that is open already; it holds no path and no command. A refused
ticket is deleted and leaves one line in the log, which repeats nothing of it.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections import deque
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from daysix.actions import action
from daysix.companion.heartbeat import moment_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from daysix.companion.folder import Folder

OLDEST = timedelta(seconds=60)
AHEAD = timedelta(seconds=5)
"""How far a ticket's clock may run before ours: the macros add up to one second at random."""
MOST_BYTES = 4096
LONGEST_NAME = 255
MOST_REMEMBERED = 1000
KEYS = {"action", "workbook", "window", "time"}
WRITABLE_BY_OTHERS = 0o022
LAST_SERIAL = 2_958_466
"""Excel's calendar ends with the year 9999."""


class Ticket(NamedTuple):
    """One click.

    Attributes
    ----------
    action
        Id of one of our actions.
    workbook
        The name on the window, never a path.
    window
        Excel's number of the window; 0 where the program has none.
    time
        When it was clicked, on this computer's clock.
    """

    action: str
    workbook: str
    window: int
    time: datetime


class Pressed(NamedTuple):
    """A button of the Desk window.

    Attributes
    ----------
    file
        The file chosen there; None for the workbook in front.
    """

    action: str
    file: Path | None = None


Click: TypeAlias = Ticket | Pressed


class RefusedTicketError(Exception):
    """A ticket that is not ours, with the reason in a word; it holds nothing of the ticket."""


class Taker:
    """Takes the tickets out of a folder.

    Parameters
    ----------
    refused
        Told the reason whenever a ticket is thrown away.
    """

    def __init__(self, folder: Folder, refused: Callable[[str], None]) -> None:
        self._folder, self._refused = folder.tickets, refused
        self._taken: deque[bytes] = deque(maxlen=MOST_REMEMBERED)

    def take(self, now: datetime) -> Iterator[Ticket]:
        """The good tickets that lie there, oldest first; each file is gone before its ticket."""
        for path in self._waiting(now):
            try:
                content = _claimed(path)
                if content is not None:
                    yield self._good(content, now)
            except RefusedTicketError as refusal:
                self._refused(str(refusal))

    def _waiting(self, now: datetime) -> list[Path]:
        """What lies there in order of its time. Half-written tickets that were given up go."""
        ready: list[tuple[int, str]] = []
        with suppress(OSError), os.scandir(self._folder) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    continue  # asks for nothing
                seen = entry.stat(follow_symlinks=False)
                if entry.name.endswith(".json"):
                    ready.append((seen.st_mtime_ns, entry.name))
                elif now.timestamp() - seen.st_mtime > OLDEST.total_seconds():
                    with suppress(OSError):
                        Path(entry.path).unlink()
        return [self._folder / name for _, name in sorted(ready)]

    def _good(self, content: bytes, now: datetime) -> Ticket:
        ticket = ticket_of(content)
        if content in self._taken:
            raise RefusedTicketError("used before")
        if not -AHEAD <= now.replace(tzinfo=None) - ticket.time <= OLDEST:
            raise RefusedTicketError("too old")
        self._taken.append(content)
        return ticket


def _claimed(path: Path) -> bytes | None:
    """The bytes of a ticket that was deleted first; None where it is gone or held, for later."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return None
    except OSError:
        handle = -1
    try:
        seen = os.fstat(handle) if handle >= 0 else None
        content = os.read(handle, MOST_BYTES + 1) if seen and stat.S_ISREG(seen.st_mode) else b""
    finally:
        if handle >= 0:
            os.close(handle)
    try:
        path.unlink()
    except OSError:
        return None
    if seen is None or not stat.S_ISREG(seen.st_mode):
        raise RefusedTicketError("not a file")
    if len(content) > MOST_BYTES:
        raise RefusedTicketError("too long")
    if sys.platform != "win32" and (
        seen.st_uid != os.getuid() or seen.st_mode & WRITABLE_BY_OTHERS
    ):
        raise RefusedTicketError("not only its owner's")
    return content


def ticket_of(content: bytes) -> Ticket:
    """Read a ticket; each value must be just of the kind our macros write.

    Raises
    ------
    RefusedTicketError
        Anything else.
    """
    try:
        found = json.loads(content.decode("ascii"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise RefusedTicketError("not a ticket") from None
    if not isinstance(found, dict) or found.keys() != KEYS:
        raise RefusedTicketError("not a ticket")
    name, window, time = found["workbook"], found["window"], found["time"]
    if not isinstance(found["action"], str) or action(found["action"]) is None:
        raise RefusedTicketError("no action of ours")
    if not isinstance(name, str) or not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise RefusedTicketError("no workbook's name")
    if "/" in name or "\\" in name:
        raise RefusedTicketError("no workbook's name")
    if isinstance(window, bool) or not isinstance(window, int) or not 0 <= window < 2**63:
        raise RefusedTicketError("no window")
    if isinstance(time, bool) or not isinstance(time, int | float) or not 0 < time < LAST_SERIAL:
        raise RefusedTicketError("no time")
    return Ticket(found["action"], name, window, moment_of(time))


def _no_number(text: str) -> float:
    raise ValueError(text)
