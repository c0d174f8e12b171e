"""Who has a workbook open, and one writer at a time, known by name."""

from __future__ import annotations

import os
import struct
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from daysix.desk.patching import disk, refusals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from daysix.desk.patching.disk import Patience

LONGEST_NOTE = 4_096
WIDE_NAME_AT = 55
"""In Excel's lock file: one byte of length and the name, padded to here; then the name again in
full, its length first, two bytes a letter."""
SOMEBODY = "Somebody"


def refuse_while_open(path: Path, patience: Patience) -> None:
    """Wait a little for a workbook to be closed, then refuse.

    Raises
    ------
    HeldOpen
        Z-015, naming the person if the lock file does.
    """
    for last in patience.tries():
        if last:
            check_not_open(path)
        elif _open_in(path) is None:
            return


def check_not_open(path: Path) -> None:
    """Refuse at once when somebody has the workbook open.

    Raises
    ------
    HeldOpen
        Z-015.
    """
    lock = _open_in(path)
    if lock is not None:
        raise refusals.open_in_a_program(path, person_in(lock), disk.free_copy(path))


def _open_in(path: Path) -> Path | None:
    """The lock file that Excel or LibreOffice keeps beside a workbook while it is open."""
    for name in (f"~${path.name}", f".~lock.{path.name}#"):
        lock = path.with_name(name)
        if os.path.lexists(lock):
            return lock
    return None


def person_in(lock: Path) -> str:
    """The name in a lock file; empty when there is none to be read."""
    note = _note(lock)
    if lock.name.startswith(".~lock."):
        return next((part for part in note.decode("utf-8", "replace").split(",") if part), "")
    return _wide_name(note) or _short_name(note)


def _wide_name(note: bytes) -> str:
    with suppress(struct.error, UnicodeDecodeError):  # an older or foreign form: no name then
        (length,) = struct.unpack_from("<H", note, WIDE_NAME_AT)
        letters = note[WIDE_NAME_AT + 2 : WIDE_NAME_AT + 2 + 2 * length]
        return _clean(letters.decode("utf-16-le"))
    return ""


def _short_name(note: bytes) -> str:
    length = note[0] if note else 0
    return _clean(note[1 : 1 + length].decode("cp1252", "replace"))


def _clean(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable()).strip()


def _note(path: Path) -> bytes:
    with suppress(OSError):  # held by Excel itself, or just gone: no name then
        number = os.open(path, os.O_RDONLY | disk.BINARY)
        try:
            return os.read(number, LONGEST_NOTE)
        finally:
            os.close(number)
    return b""


@contextmanager
def one_writer(target: Path, patience: Patience) -> Iterator[None]:
    """Keep every other Day Six, on this computer or another, from saving the same workbook.

    The lock goes by itself when this computer stops.

    Raises
    ------
    BadInput
        Z-017, naming who is saving it and since when; or the folder may not be written to.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(_beside(target, "lock"), thread_local=False)
    who = _beside(target, "who")
    for last in patience.tries():
        try:
            lock.acquire(timeout=0)
            break
        except Timeout:
            if last:
                raise refusals.another_writer(target.name, _writer(who)) from None
        except OSError as fault:
            raise refusals.cannot_write(target.name, fault) from fault
    try:
        _sign(who)
        yield
    finally:
        with suppress(OSError):  # a stale name is written over by the next writer
            os.unlink(who)
        lock.release()


def _beside(target: Path, end: str) -> Path:
    return target.with_name(f".daysix-{target.stem[:40]}.{end}")


def _sign(who: Path) -> None:
    """Leave the name for others to read. The time is the file's own."""
    with suppress(OSError):  # the lock holds without it
        number = os.open(who, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | disk.BINARY, 0o644)
        try:
            os.write(number, _me().encode("utf-8", "replace"))
        finally:
            os.close(number)


def _me() -> str:
    import getpass
    import platform

    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):  # a computer without accounts
        name = SOMEBODY
    return f"{name} ({platform.node()})" if platform.node() else name


def _writer(who: Path) -> str:
    name = _clean(_note(who).decode("utf-8", "replace")) or SOMEBODY
    with suppress(OSError):  # finished meanwhile
        return f"{name}, since {time.strftime('%H:%M', time.localtime(os.stat(who).st_mtime))},"
    return name
