"""Forcing a folder's own entries to the disk, once a file was put in its place."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def settle(folder: Path) -> None:
    """Force the folder's own entry to the disk, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some network disks cannot; the file itself is safe already
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
