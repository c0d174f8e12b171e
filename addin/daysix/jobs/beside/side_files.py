"""Small files of ours beside a tracker: read whole, written whole or not at all.

Each begins with a dot and bears the tracker's name. Whoever may open the tracker may open them.
"""

from __future__ import annotations

import errno
import hashlib
import json
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

MOST_BYTES = 50_000_000
AT_ONCE = 1 << 20
NOT_THERE = frozenset({errno.ENOENT, errno.ENAMETOOLONG})
"""No such file; or the tracker's own name is so long that none of ours can stand beside it."""
FOR_A_FOLDER = 0o111


def beside(tracker: Path, end: str) -> Path:
    """The name of a file of ours beside a tracker, such as ``.Tracker.xlsx.daysix.json``."""
    return tracker.with_name(f".{tracker.name}.{end}")


def load(path: Path) -> dict[str, Any] | None:
    """What a file of ours holds; None when there is none.

    Raises
    ------
    BadInput
        ``J-001``: it is there and cannot be read.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise spoilt(path)
        found = json.loads(path.read_bytes())
    except OSError as fault:
        if fault.errno in NOT_THERE:
            return None
        raise spoilt(path) from None
    except (ValueError, RecursionError):
        raise spoilt(path) from None
    if not isinstance(found, dict):
        raise spoilt(path)
    return found


def save(path: Path, content: dict[str, Any], *, like: Path) -> None:
    """Put a file in place in one step, forced to the disk, with the rights of ``like``.

    Raises
    ------
    BadInput
        The folder or the disk refused; what was there before is untouched.
    """
    from daysix.desk.patching import Patience, disk

    # on one line: set out over many it takes twenty times as long, which shows in a large tracker
    text = json.dumps(content, ensure_ascii=True, sort_keys=True)
    disk.save(path, [f"{text}\n".encode()], check=lambda: None, patience=Patience())
    with suppress(OSError):  # some shares keep rights of their own
        path.chmod(_rights(like))


def folder(path: Path, *, like: Path) -> None:
    """Make a folder of ours where there is none.

    Raises
    ------
    BadInput
        ``J-002``: it cannot be made.
    """
    try:
        path.mkdir(exist_ok=True)
        with suppress(PermissionError):
            rights = _rights(like)
            path.chmod(rights | 0o700 | (rights >> 2 & FOR_A_FOLDER))
    except OSError as fault:
        message = (
            f"I cannot keep the old values beside {like.name}, since that folder takes no new "
            "files, so I changed nothing. Ask for the right to write to it, or work on a copy "
            "somewhere of your own."
        )
        raise BadInput("J-002", message) from fault


def one_at_a_time(tracker: Path) -> AbstractContextManager[None]:
    """Keep every other Day Six from writing to a tracker, or to our files beside it, meanwhile.

    Raises
    ------
    BadInput
        On entering: somebody else is at it, or the folder may not be written to.
    """
    from daysix.desk.patching import Patience, locks

    return locks.one_writer(tracker, Patience())


def file_hash(path: Path) -> str:
    """A hash of a whole file; blank where it cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(AT_ONCE):
                found.update(piece)
    except OSError:
        return ""
    return found.hexdigest()


def _rights(like: Path) -> int:
    try:
        return stat.S_IMODE(like.stat().st_mode) & 0o666
    except FileNotFoundError:  # a workbook that is on no disk here: for whoever works on it alone
        return 0o600


def spoilt(path: Path) -> BadInput:
    """The refusal of a file of ours that cannot be read."""
    message = (
        f"I cannot read {path.name}, where I keep what has been said about this tracker. Put back "
        "an earlier copy of it, or delete it to begin afresh."
    )
    return BadInput("J-001", message)
