"""Keeping an attachment: inside the folder it belongs to, under a name of its own, over nothing.

The name a mail gives is somebody else's text. It may name other folders, devices of Windows, or
hide its true ending behind a mark that turns the reading direction; none of that reaches the disk.
"""

from __future__ import annotations

import errno
import os
import secrets
import unicodedata
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMELESS = "attachment"
LONGEST_NAME = 120
"""Bytes of a name: what is left of the 260 letters of a Windows path must hold the folder."""
LONGEST_ENDING = 10
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Kinds of letters nobody sees: controls, marks of direction, halves of letters, line ends."""
MOST_ALIKE = 1000
UNFINISHED, END = ".daysix-keeping-", ".tmp"
"""What a file is called until all of it is on the disk."""
FORGOTTEN = 3600
"""Seconds after which an unfinished file is nobody's any more: its program was stopped."""
KNOWS_NO_LINKS = frozenset(
    [errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EACCES]
)


def keep(folder: Path, name: str, content: bytes) -> Path:
    """Write an attachment into a folder and say where it went.

    Parameters
    ----------
    name
        As the mail has it; see :func:`safe_name`.

    Raises
    ------
    BadInput
        ``E-001``: the folder or the disk refuses. Nothing half-written stays behind.
        ``E-002``: a thousand files of this name are there already.
    """
    taken = _taken(folder)
    for tried in _names_like(safe_name(name)):
        if tried.casefold() in taken:
            continue
        path = folder / tried
        try:
            _write_new(path, content)
        except FileExistsError:  # somebody was quicker
            continue
        except OSError as fault:
            raise _refused(folder, fault) from fault
        return path
    message = f"{folder.name} holds a thousand files of one name. Sort them, then try again."
    raise BadInput("E-002", message)


def safe_name(name: str) -> str:
    r"""The name as it may stand on any disk: one plain name, its ending kept.

    ``..\..\CON.pdf`` becomes ``CON_.pdf``; a name with nothing left is ``attachment``.
    """
    from pathvalidate import sanitize_filename

    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFC", name)
        if unicodedata.category(letter) not in UNSEEN
    )
    last = seen.replace("\\", "/").rstrip("/ .").rpartition("/")[2]
    plain = last.lstrip("~$. ")  # neither hidden nor taken for a lock of Excel's
    stem, dot, ending = plain.rpartition(".")
    if not stem or len(ending.encode()) > LONGEST_ENDING:
        stem, dot, ending = plain, "", ""
    room = LONGEST_NAME - len(f"{dot}{ending}".encode())
    short = stem.encode()[:room].decode(errors="ignore")
    kept = sanitize_filename(f"{short}{dot}{ending}", platform="universal", max_len=255)
    return kept.lstrip("~$. ") or NAMELESS


def _names_like(name: str) -> Iterator[str]:
    """The name, then the same with a number before its ending."""
    path = Path(name)
    yield name
    for number in count(2):
        if number > MOST_ALIKE:
            return
        yield f"{path.stem} ({number}){path.suffix}"


def _taken(folder: Path) -> set[str]:
    """Names that are there, small letters only: on most disks their case makes no difference."""
    try:
        return {entry.name.casefold() for entry in folder.iterdir()}
    except OSError as fault:
        raise _refused(folder, fault) from fault


def _refused(folder: Path, fault: OSError) -> BadInput:
    message = (
        f"I could not keep an attachment in {folder.name} ({fault.strerror}). Make room, or ask "
        "for the right to write there; the mail is untouched."
    )
    return BadInput("E-001", message)


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that was not there: whole and forced to the disk before it has its name.

    A file, or a link, that is in its place is refused.
    """
    beside = path.with_name(f"{UNFINISHED}{secrets.token_hex(6)}{END}")
    try:
        written_at = _write(beside, content)
        _put_in_place(beside, path)
    finally:
        with suppress(OSError):  # once in place it is gone; else the next keeping sweeps it
            beside.unlink()
    _sweep(path.parent, written_at)


def _write(beside: Path, content: bytes) -> float:
    """Write it all; when that was, by the clock of the disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    number = os.open(beside, flags, 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(number, left) :]
        os.fsync(number)
        return os.fstat(number).st_mtime
    finally:
        os.close(number)


def _put_in_place(beside: Path, path: Path) -> None:
    """Give it its name in one step, and never over another file."""
    if os.name == "nt":
        beside.rename(path)  # Windows refuses where something is
        return
    try:
        path.hardlink_to(beside)
    except OSError as fault:
        if fault.errno not in KNOWS_NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # the name is ours
        try:
            beside.replace(path)
        except OSError:
            path.unlink()
            raise


def _sweep(folder: Path, now: float) -> None:
    """Take away what was left unfinished when its computer stopped."""
    with suppress(OSError):  # a folder that cannot be looked into is no fault of this file's
        for left in folder.glob(f"{UNFINISHED}*{END}"):
            if left.stat().st_mtime < now - FORGOTTEN:
                left.unlink()
