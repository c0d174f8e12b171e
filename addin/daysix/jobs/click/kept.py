"""What an earlier click found in a workbook, for the next click on it.

It is kept in the memory of the program and nowhere else, so no name is ever written to a disk by
it, and it is gone when the program ends.

An open workbook is unchanged when every cell is what it was. A file is when all its bytes are: its
size and the time of its last change are no proof, for a program that syncs or restores a file may
keep both, and two saves may fall into one tick of the clock. Reading the bytes takes a hundredth of
the time of reading the cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.calendars.choice import BESIDE
from daysix.jobs.check import check_file, remembered
from daysix.jobs.issues.memory import memory_path, read_memory
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.inbox.directory import Directory
    from daysix.jobs.check import CheckedFile
    from daysix.tracker.cells import SheetCells

MOST = 2
"""Workbooks kept at once: a large one takes hundreds of megabytes."""


class _Asked(NamedTuple):
    """All that what is found hangs on, but for what is remembered of the findings."""

    content: Sequence[SheetCells] | str
    as_of: date
    beside: tuple[tuple[str, str], ...]


class _Found(NamedTuple):
    asked: _Asked
    memory: str
    found: CheckedFile


class Kept:
    """The last checks of a few workbooks.

    Parameters
    ----------
    check
        How a file is checked.

    Attributes
    ----------
    directory
        The schools, children and cases of the workbook whose mails were looked at last.
    """

    def __init__(self, check: Callable[..., CheckedFile] = check_file) -> None:
        self._check = check
        self._kept: dict[Path, _Found] = {}
        self.directory: Directory | None = None

    def check(
        self,
        home: Path,
        sheets: Sequence[SheetCells],
        *,
        as_of: date,
        check: Callable[[], CheckedFile],
    ) -> CheckedFile:
        """What a check of these cells of an open workbook found, or finds now."""
        return self._found(home, _Asked(sheets, as_of, beside(home)), check)

    def check_file(self, path: Path, *, as_of: date) -> tuple[CheckedFile, str]:
        """What a check of a file found, or finds now; and a hash of the file as it was checked.

        Raises
        ------
        BadInput
            As :func:`daysix.jobs.check.check_file`. What was refused is not kept.
        """
        from daysix.desk import snapshot
        from daysix.desk.patching.back import whole_hash

        taken = snapshot.take(path)
        asked = _Asked(whole_hash(taken.content), as_of, beside(path))
        found = self._found(path, asked, lambda: self._check(path, as_of=as_of, taken=taken))
        if beside(path) != asked.beside or not snapshot.is_still(path, taken):
            del self._kept[path]
        return found, str(asked.content)

    def _found(self, home: Path, asked: _Asked, check: Callable[[], CheckedFile]) -> CheckedFile:
        memory = hash_of(memory_path(home))
        before = self._kept.pop(home, None)
        if before is None or before.asked != asked:
            found = check()
        elif before.memory != memory:
            found = remembered(before.found, read_memory(home), as_of=asked.as_of)
        else:
            found = before.found
        self._kept[home] = _Found(asked, memory, found)
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return found

    def forget(self) -> None:
        """Let go of everything."""
        self._kept.clear()
        self.directory = None


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
    from hashlib import blake2b

    try:
        return blake2b(path.read_bytes(), digest_size=32).hexdigest()
    except OSError:
        return ""
