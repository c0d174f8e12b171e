"""Where LibreOffice is on this machine, and how a running one is reached."""

from __future__ import annotations

import getpass
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN_SOFFICE, OWN_PYTHON = "DAYSIX_SOFFICE", "DAYSIX_LIBREOFFICE_PYTHON"
"""Settings for whoever keeps LibreOffice in an unusual place."""
MAC = Path("/Applications/LibreOffice.app/Contents")
SYSTEM_PYTHON = Path("/usr/bin/python3")
HAND_OVER = 20
"""Seconds a second start may take to hand a request over to the LibreOffice that runs."""


class Reach(NamedTuple):
    """How one LibreOffice is reached: the name of its pipe, and its own settings folder if any."""

    pipe: str
    profile: Path | None = None

    @property
    def accept(self) -> str:
        """What LibreOffice is told at its start, so that it listens."""
        return f"--accept=pipe,name={self.pipe};urp"

    @property
    def listening(self) -> str:
        """The same as it stands in LibreOffice's settings (``ooSetupConnectionURL``)."""
        return f"pipe,name={self.pipe};urp;"


def own_pipe() -> str:
    """The name of the pipe this person's LibreOffice listens on: the same at every start."""
    person = _person().encode("utf-8", "surrogatepass")
    return f"daysix-{hashlib.sha256(person).hexdigest()[:12]}"


def _person() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a computer that has no names for its users
        return str(Path.home())


def soffice() -> Path | None:
    """The program, or None where LibreOffice is not installed."""
    for place in _places():
        if place.is_file():
            return place
    return None


def _places() -> Iterator[Path]:
    if own := os.environ.get(OWN_SOFFICE):
        yield Path(own)
    yield from (folder / "soffice.exe" for folder in _windows_folders())
    yield MAC / "MacOS" / "soffice"
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            yield Path(found).resolve()


def _windows_folders() -> Iterator[Path]:
    if sys.platform != "win32":
        return
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            yield Path(winreg.QueryValue(root, r"SOFTWARE\LibreOffice\UNO\InstallPath"))
        except OSError:
            continue
    for name in ("ProgramFiles", "ProgramFiles(x86)"):
        if base := os.environ.get(name):
            yield Path(base) / "LibreOffice" / "program"


def pythons() -> list[Path]:
    """Pythons that may carry LibreOffice's ``uno``, the likeliest first."""
    program = soffice()
    folder = program.parent if program else None
    own = os.environ.get(OWN_PYTHON)
    places = [
        Path(own) if own else None,
        folder / "python.exe" if folder else None,
        folder / "python" if folder else None,
        MAC / "Resources" / "python",
        SYSTEM_PYTHON,
        Path(sys.executable),
    ]
    return list(dict.fromkeys(place for place in places if place and place.is_file()))


def is_running(profile: Path) -> bool:
    """Whether a LibreOffice of this settings folder runs, or was cut off while it ran."""
    return (profile / ".lock").exists()


def ask_to_listen(reach: Reach) -> bool:
    """Ask the LibreOffice that runs to listen from now on; it keeps its windows and workbooks.

    A second start hands its request over to the first and ends. It must only be asked where one
    runs: else it would be the first itself.
    """
    program = soffice()
    if program is None:
        return False
    command = [str(program), reach.accept, "--nologo", "--nodefault", "--norestore"]
    if reach.profile is not None:
        command.append(f"-env:UserInstallation={reach.profile.as_uri()}")
    try:
        done = subprocess.run(  # noqa: S603 - LibreOffice itself, with options of our own
            command, check=False, timeout=HAND_OVER, stdin=subprocess.DEVNULL, capture_output=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
