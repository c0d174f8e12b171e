"""What an earlier click found in a workbook, for the next click on it.

It is kept in the memory of the program and nowhere else, and is gone when the program ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.jobs.issue_memory import memory_path
from daysix.jobs.kept_checks import beside, hash_of

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
    """All that what is found hangs on: the cells, the day, and what lies beside the workbook."""

    sheets: Sequence[SheetCells]
    as_of: date
    beside: tuple[tuple[str, str], ...]
    memory: str


class Kept:
    """The last checks of a few workbooks.

    Attributes
    ----------
    directory
        The schools, children and cases of the workbook whose mails were looked at last.
    """

    def __init__(self) -> None:
        self._kept: dict[Path, tuple[_Asked, CheckedFile]] = {}
        self.directory: Directory | None = None

    def check(
        self,
        home: Path,
        sheets: Sequence[SheetCells],
        *,
        as_of: date,
        check: Callable[[], CheckedFile],
    ) -> CheckedFile:
        """What a check of these cells found, or finds now."""
        asked = _Asked(sheets, as_of, beside(home), hash_of(memory_path(home)))
        before = self._kept.pop(home, None)
        found = before[1] if before is not None and before[0] == asked else check()
        self._kept[home] = (asked, found)
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return found

    def forget(self) -> None:
        """Let go of everything."""
        self._kept.clear()
        self.directory = None
