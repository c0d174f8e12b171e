"""The companion as it is, on a day the test chooses: ``python -m tests.live.staged 2026-11-30``.

With a folder after the day, the disk that folder lies on is full for as long as a file called
``full`` is in it.
"""

from __future__ import annotations

import errno
import os
import sys
from datetime import date
from pathlib import Path

from daysix import cli
from daysix.companion import opening, serving

TODAY = date.fromisoformat(sys.argv[1])
WRITING = os.O_WRONLY | os.O_RDWR


class OnADay(serving.Server):
    """What serves the clicks; only the day is played."""

    def __init__(self, _today, _now=None) -> None:
        super().__init__(lambda: TODAY)


def fill_up(folder: Path) -> None:
    """From now on no file in a folder can be written while it is said to be full."""
    full = folder / "full"

    def hook(event, given) -> None:
        if event != "open" or not isinstance(given[0], str) or not (given[2] or 0) & WRITING:
            return
        if Path(given[0]).parent in {folder, *folder.glob(".*.daysix")} and full.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), given[0])

    sys.addaudithook(hook)


def note_opened(path: Path) -> bool:
    """Nothing opens over the workbook under test; what would have is noted beside that."""
    (path.parents[2] / "opened.txt").write_text(path.name, encoding="utf-8")
    return True


serving.Server = OnADay
opening.open_document = note_opened
if len(sys.argv) > 2:
    fill_up(Path(sys.argv[2]))
sys.exit(cli.main(["companion", "run"]))
