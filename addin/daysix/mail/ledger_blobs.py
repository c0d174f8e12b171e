"""The saved mails themselves: one file each, named by what it holds, on the disk before its row.

A mail that still has to be listed lies in ``waiting``, one that has been in ``listed``: should the
database be lost, the folders say by themselves what is still to be done. Only what is in
``listed`` is ever let go.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from daysix.mail import ledger_refusals as refusals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAITING, LISTED = "waiting", "listed"
BINARY: int = getattr(os, "O_BINARY", 0)
UNFINISHED = ".tmp"


class Blobs:
    """The saved mails under a folder.

    Parameters
    ----------
    top
        A folder of its owner alone.
    """

    def __init__(self, top: Path) -> None:
        self._top = top
        for name in (WAITING, LISTED):
            (top / name).mkdir(mode=0o700, exist_ok=True)
        self._sweep()

    def put(self, raw: bytes) -> str:
        """Save a mail among the waiting and say its name. It is on the disk when this ends.

        Raises
        ------
        BadInput
            ``Q-075``: the disk refuses.
        """
        name = hashlib.sha256(raw).hexdigest()
        try:
            if self._holds(LISTED, name, raw):
                self._carry(name, LISTED, WAITING)
            if self._holds(WAITING, name, raw):
                return name
            self._write(self._path(WAITING, name), raw)
        except OSError as fault:
            raise refusals.disk_refused(fault.strerror or "it refused") from fault
        return name

    def get(self, name: str) -> bytes:
        """A saved mail.

        Raises
        ------
        BadInput
            ``Q-076``: it is missing, or not what was saved.
        """
        raw = copy_of(self._top, name)
        if raw is None:
            raise refusals.not_kept()
        return raw

    def listed(self, name: str) -> None:
        """Note that a mail has been listed. A power cut may undo it; opening sets it right."""
        with suppress(OSError):
            self._carry(name, WAITING, LISTED)

    def wait_again(self, name: str) -> bool:
        """Put a listed mail back among the waiting; whether there is a copy of it."""
        with suppress(OSError):
            if self._path(LISTED, name).exists():
                self._carry(name, LISTED, WAITING)
        return self._path(WAITING, name).exists()

    def let_go(self, name: str) -> bool:
        """Delete the saved copy of a listed mail; whether there was one."""
        try:
            self._path(LISTED, name).unlink()
        except OSError:
            return False
        return True

    def names(self, where: str) -> Iterator[str]:
        """The names of what is in ``waiting`` or ``listed``."""
        for path in sorted((self._top / where).glob("??/*.eml")):
            yield path.stem

    def _holds(self, where: str, name: str, raw: bytes) -> bool:
        path = self._path(where, name)
        return path.exists() and path.read_bytes() == raw

    def _path(self, where: str, name: str) -> Path:
        return self._top / where / name[:2] / f"{name}.eml"

    def _carry(self, name: str, start: str, end: str) -> None:
        target = self._path(end, name)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        os.replace(self._path(start, name), target)  # noqa: PTH105 - one call of the system
        _settle(target.parent)

    def _write(self, target: Path, raw: bytes) -> None:
        if not target.parent.exists():
            target.parent.mkdir(mode=0o700)
            _settle(target.parent.parent)
        beside = target.with_name(f"{secrets.token_hex(6)}{UNFINISHED}")
        number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
        try:
            left = memoryview(raw)
            while left:
                left = left[os.write(number, left) :]
            os.fsync(number)
        except BaseException:
            os.close(number)
            with suppress(OSError):  # the first fault is the one to tell
                beside.unlink()
            raise
        os.close(number)
        os.replace(beside, target)  # noqa: PTH105 - as above
        _settle(target.parent)

    def _sweep(self) -> None:
        """Take away what a computer that stopped left unfinished."""
        for path in self._top.glob(f"*/??/*{UNFINISHED}"):
            with suppress(OSError):
                path.unlink()


def copy_of(top: Path, name: str) -> bytes | None:
    """A saved mail, read beside whatever run goes on; None where it is missing or spoilt."""
    for where in (WAITING, LISTED):
        try:
            raw = (top / where / name[:2] / f"{name}.eml").read_bytes()
        except OSError:
            continue
        if hashlib.sha256(raw).hexdigest() == name:
            return raw
    return None


def _settle(folder: Path) -> None:
    """Force a folder's own entries to the disk, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
