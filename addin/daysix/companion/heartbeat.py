"""The sign of life the macros look for before they leave a ticket."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

READY, WORKING, FAILING = "ready", "working", "failing"
EVERY = 2.0
"""Seconds between two beats; the macros take us for gone after fifteen."""
EXCEL_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's clock knows no zone
DAY = timedelta(days=1)


def serial(moment: datetime) -> float:
    """A moment on this computer's clock as Excel counts: days since the end of 1899."""
    return (moment.replace(tzinfo=None) - EXCEL_DAY_ZERO) / DAY


def moment_of(counted: float) -> datetime:
    """The moment of a number of days as Excel counts."""
    return EXCEL_DAY_ZERO + counted * DAY


def beat(path: Path, moment: datetime, how: str) -> bool:
    """Write the line in one step; whether it could be written.

    A reader may hold the file for an instant on Windows: the next beat is soon enough.
    """
    draft = path.with_suffix(".tmp")
    try:
        draft.write_text(f"{serial(moment):.6f} {how}\n", encoding="ascii")
        os.replace(draft, path)  # noqa: PTH105 - one call of the system
    except OSError:
        return False
    return True


def read_beat(path: Path) -> tuple[datetime, str] | None:
    """When the last beat was and how the companion was; None where there is none to be read."""
    with suppress(OSError, ValueError, OverflowError):
        counted, _, how = path.read_text(encoding="ascii").strip().partition(" ")
        return moment_of(float(counted)), how
    return None


def silence(path: Path) -> None:
    """Take the sign away, so that a click is answered at once with “isn't running”."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
