"""A second click on an unchanged tracker: what the first one found is kept, and shown again.

It is kept in the memory of the program and nowhere else, so no name is ever written to a disk by
it, and it is gone when the program ends. A command that runs once has nothing kept.

Whether a tracker is unchanged is told by a hash of all its bytes. Its size and the time of its last
change are not proof: a program that syncs or restores a file may keep both, and two saves may fall
into one tick of the clock. Reading the bytes takes a hundredth of the time of reading the cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix import __version__
from daysix.jobs.calendar_choice import BESIDE
from daysix.jobs.check import check_file, remembered
from daysix.jobs.issue_memory import memory_path, read_memory
from daysix.law.switches import BY_ID, Switches

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.check import CheckedFile

MOST = 2
"""Trackers kept at once: a large one takes hundreds of megabytes."""


class _Asked(NamedTuple):
    """All that what is found hangs on, but for what is remembered of the findings."""

    version: str
    content: str
    beside: tuple[tuple[str, str], ...]
    as_of: date
    la: str
    readings: tuple[str, ...]
    book: CalendarBook | None


class _Kept(NamedTuple):
    asked: _Asked
    memory: str
    found: CheckedFile


class KeptChecks:
    """Checks trackers as :func:`check_file` does, and keeps what it found last.

    Parameters
    ----------
    check
        How a tracker is checked.
    """

    def __init__(self, check: Callable[..., CheckedFile] = check_file) -> None:
        self._check = check
        self._kept: dict[Path, _Kept] = {}

    def check_file(  # noqa: PLR0913 - as check_file has them
        self,
        path: Path,
        *,
        as_of: date,
        book: CalendarBook | None = None,
        switches: Switches | None = None,
        la: str = "",
        since: date | None = None,
    ) -> CheckedFile:
        """As :func:`daysix.jobs.check.check_file`; a ``book`` counts as the same only if it is.

        Raises
        ------
        BadInput
            As there. What was refused is not kept.
        """
        from daysix.desk import snapshot

        taken = snapshot.take(path)
        use = switches or Switches()
        readings = tuple(use[id_] for id_ in BY_ID)
        asked = _Asked(__version__, _hash(taken.content), beside(path), as_of, la, readings, book)
        memory = hash_of(memory_path(path))
        kept = self._kept.pop(path, None)
        if kept is None or kept.asked != asked:
            found = self._check(path, as_of=as_of, book=book, switches=switches, la=la, taken=taken)
        elif kept.memory != memory:
            found = remembered(kept.found, read_memory(path), as_of=as_of)
        else:
            found = kept.found
        if beside(path) == asked.beside and snapshot.is_still(path, taken):
            self._kept[path] = _Kept(asked, memory, found)
            while len(self._kept) > MOST:
                del self._kept[next(iter(self._kept))]
        return found._replace(since=since)

    def forget(self) -> None:
        """Let go of everything, as when the officer locks the screen or closes the window."""
        self._kept.clear()


def beside(path: Path) -> tuple[tuple[str, str], ...]:
    """The files in a tracker's folder that a check may read, each with a hash; but its memory."""
    ours = f".{path.name}."
    memory = memory_path(path).name
    found = [
        one
        for one in path.parent.iterdir()
        if one.name == BESIDE or (one.name.startswith(ours) and one.name != memory)
    ]
    return tuple((one.name, hash_of(one)) for one in sorted(found))


def hash_of(path: Path) -> str:
    """Blank where there is no such file, or none that can be read."""
    try:
        return _hash(path.read_bytes())
    except OSError:
        return ""


def _hash(content: bytes) -> str:
    from hashlib import blake2b

    return blake2b(content, digest_size=32).hexdigest()
