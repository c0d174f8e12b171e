"""What was done and when, for whoever looks into a fault: actions, seconds and codes, no names."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_BYTES, OLDER_FILES = 200_000, 1


class _Quiet(RotatingFileHandler):
    """A full disk stops the log, never the work."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Let the line go."""


def open_log(path: Path) -> Callable[[str], None]:
    """A function that adds a line; the file is kept short.

    Parameters
    ----------
    path
        In a folder only its owner can read.
    """
    handler = _Quiet(
        path, maxBytes=MOST_BYTES, backupCount=OLDER_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))

    def add(line: str) -> None:
        handler.handle(logging.LogRecord("daysix", logging.INFO, "", 0, line, None, None))

    return add
