"""The one folder the ribbon and the companion share; it belongs to one person alone."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

from daysix.law.errors import BadInput
from daysix.records import NamedTuple

OTHERS = 0o077
"""Rights of anybody but the owner."""


class Folder(NamedTuple):
    """Where things lie.

    Attributes
    ----------
    top
        The folder itself.
    """

    top: Path

    @property
    def heartbeat(self) -> Path:
        """One line: when we last drew breath, and how we are."""
        return self.top / "heartbeat"

    @property
    def tickets(self) -> Path:
        """What the ribbon leaves."""
        return self.top / "tickets"

    @property
    def log(self) -> Path:
        """What was done and when; no names."""
        return self.top / "companion.log"

    @property
    def lock(self) -> Path:
        """Held by the one companion that runs."""
        return self.top / "companion.lock"

    @property
    def last_words(self) -> Path:
        """What a companion said that could not start."""
        return self.top / "last words.txt"

    @property
    def show(self) -> Path:
        """Left by whoever wants the window in front."""
        return self.top / "show"

    @property
    def stop(self) -> Path:
        """Left by whoever wants the companion to end."""
        return self.top / "stop"


def usual_folder() -> Path:
    """The place the macros know too; see ``Files.bas``."""
    local = os.environ.get("LOCALAPPDATA")
    if local:
        return Path(local) / "DaySix"
    if sys.platform == "darwin":  # Excel may write to its own container only
        return Path.home() / "Library/Containers/com.microsoft.Excel/Data/DaySix"
    return Path.home() / ".local/share/DaySix"


def open_folder(top: Path | None = None) -> Folder:
    """Make the folder where it is not there, for its owner alone.

    Raises
    ------
    BadInput
        ``G-001``: it cannot be made. ``G-002``: it is somebody else's, or others may write to it.
    """
    folder = Folder(usual_folder() if top is None else top)
    try:
        for place in (folder.top, folder.tickets):
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            _close_to_others(place)
    except OSError as fault:
        message = (
            f"I cannot make my folder {folder.top} ({fault.strerror}), so the buttons cannot "
            "reach me. Ask IT to let you write there."
        )
        raise BadInput("G-001", message) from fault
    return folder


def _close_to_others(place: Path) -> None:
    """Take away what others may do; a folder that is not ours is refused.

    Windows keeps the profile's folders to their owner by itself.
    """
    if sys.platform == "win32":
        return
    seen = place.lstat()
    if not stat.S_ISDIR(seen.st_mode) or seen.st_uid != os.getuid():
        message = (
            f"{place} is not a folder of yours, so I will not take clicks from it. Delete it, or "
            "ask IT to."
        )
        raise BadInput("G-002", message)
    if seen.st_mode & OTHERS:
        place.chmod(0o700)
