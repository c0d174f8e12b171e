"""Opening a document in the program it belongs to, as a double click on it would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OPENERS = {"darwin": "open"}
ELSEWHERE = "xdg-open"


def open_document(path: Path) -> bool:
    """Open a document; whether there was a way to."""
    if sys.platform == "win32":
        import os

        try:
            os.startfile(path)  # noqa: S606 - a document we have just made
        except OSError:  # no program for it, or it may not be started
            return False
        return True
    program = shutil.which(OPENERS.get(sys.platform, ELSEWHERE))
    if program is None:
        return False
    try:
        subprocess.Popen(  # noqa: S603 - what the desktop itself opens documents with
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
