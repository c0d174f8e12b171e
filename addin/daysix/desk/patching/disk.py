"""The only place that touches the disk: read whole, write beside, put in place in one step."""

from __future__ import annotations

import os
import secrets
import stat
import time
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from daysix.desk.patching import refusals
from daysix.desk.settling import settle
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

HELD_ELSEWHERE = frozenset({5, 32, 33})
"""What Windows answers when another program holds the file: denied, shared, locked."""
MOST_FILE_BYTES = 250_000_000
READ_AT_ONCE = 1 << 20
BINARY: int = getattr(os, "O_BINARY", 0)
Result = TypeVar("Result")


class Patience(NamedTuple):
    """How long to wait for a file that somebody holds."""

    seconds: float = 6.0
    step: float = 0.25
    pause: Callable[[float], None] = time.sleep

    def tries(self) -> Iterator[bool]:
        """One try after another with a pause between; True for the last."""
        for _ in range(max(0, round(self.seconds / self.step))):
            yield False
            self.pause(self.step)
        yield True


class Version(NamedTuple):
    """Which saved version of a file was read."""

    number: int
    size: int
    saved_at: int


def read(path: Path, patience: Patience) -> tuple[bytes, Version]:
    """Read a whole file, and say which version it was.

    Raises
    ------
    BadInput
        It is not there, too large, held, or the disk failed.
    """
    try:
        return _patiently(lambda: _read(path), patience)
    except OSError as fault:
        if _is_held(fault):
            raise refusals.held(path, free_copy(path)) from None
        raise refusals.cannot_read(path.name, fault) from fault


def _read(path: Path) -> tuple[bytes, Version]:
    number = os.open(path, os.O_RDONLY | BINARY)
    try:
        about = os.fstat(number)
        if not stat.S_ISREG(about.st_mode):
            raise refusals.not_a_workbook(path.name)
        if about.st_size > MOST_FILE_BYTES:
            raise refusals.too_large(path.name)
        pieces = []
        while piece := os.read(number, READ_AT_ONCE):
            pieces.append(piece)
        return b"".join(pieces), _version(about)
    finally:
        os.close(number)


def version(path: Path) -> Version | None:
    """The version that is there now; None when there is none.

    Raises
    ------
    BadInput
        The disk would not say.
    """
    try:
        return _version(os.stat(path))
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise refusals.cannot_read(path.name, fault) from fault


def _version(about: os.stat_result) -> Version:
    return Version(about.st_ino, about.st_size, about.st_mtime_ns)


def check_may_change(path: Path) -> None:
    """Refuse a file that is marked read-only.

    Raises
    ------
    BadInput
        Z-001 or Z-010.
    """
    try:
        mode = os.stat(path).st_mode
    except OSError as fault:
        raise refusals.cannot_read(path.name, fault) from fault
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise refusals.read_only(path.name)


def save(
    target: Path,
    pieces: Iterable[bytes | memoryview],
    *,
    check: Callable[[], None],
    patience: Patience,
) -> None:
    """Write a file beside its place, force it to the disk, and put it in place in one step.

    Parameters
    ----------
    target
        Where it shall stand. What is there now is replaced, or left exactly as it is.
    check
        Called when everything is written, just before it is put in place; it may refuse.

    Raises
    ------
    BadInput
        The folder, the disk or another program refused.
    """
    beside = target.with_name(f"{our_mark(target)}{secrets.token_hex(6)}.tmp")
    try:
        _write(beside, pieces)
        _same_rights(target, beside)
        check()
        _patiently(lambda: os.replace(beside, target), patience)
    except OSError as fault:
        if _is_held(fault):
            raise refusals.held(target, free_copy(target)) from None
        raise refusals.cannot_write(target.name, fault) from fault
    finally:
        with suppress(
            OSError
        ):  # once in place it is gone; if it cannot go, the next save sweeps it
            os.unlink(beside)
    settle(target.parent)


def _write(beside: Path, pieces: Iterable[bytes | memoryview]) -> None:
    number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        for piece in pieces:
            left = memoryview(piece)
            while left:
                left = left[os.write(number, left) :]
        os.fsync(number)
    except BaseException:
        with suppress(OSError):  # the first fault is the one to tell
            os.close(number)
        raise
    os.close(number)


def _same_rights(target: Path, beside: Path) -> None:
    """Whoever could open the file before can open it after."""
    try:
        about = os.stat(target)
    except FileNotFoundError:
        return  # a copy: its maker alone, until they say otherwise
    with suppress(PermissionError):  # some shares keep rights of their own
        os.chmod(beside, stat.S_IMODE(about.st_mode))
    if hasattr(os, "chown"):
        with suppress(PermissionError):  # only an administrator may give files away
            os.chown(beside, about.st_uid, about.st_gid)


def sweep(target: Path) -> int:
    """Remove what a save of this file left behind when its computer stopped; say how many."""
    swept = 0
    mark = our_mark(target)
    with suppress(OSError):  # a folder that cannot be listed will be refused when it is written to
        for name in os.listdir(target.parent):
            if name.startswith(mark) and name.endswith(".tmp"):
                os.unlink(target.parent / name)
                swept += 1
    return swept


def free_copy(path: Path) -> Path:
    """A name beside a file that nothing has yet."""
    number = 1
    while True:
        end = "" if number == 1 else f" {number}"
        copy = path.with_name(f"{path.stem} (Day Six copy{end}){path.suffix}")
        if not os.path.lexists(copy):
            return copy
        number += 1


def our_mark(target: Path) -> str:
    """How the unfinished saves of one file are named, so that they can be told from all others."""
    return f".daysix-{zlib.crc32(target.name.encode('utf-8', 'surrogatepass')):08x}-"


def _patiently(work: Callable[[], Result], patience: Patience) -> Result:
    """Do something that fails while another program holds the file, a number of times."""
    for last in patience.tries():
        try:
            return work()
        except OSError as fault:
            if last or not _is_held(fault):
                raise
    raise AssertionError("the last try returns or raises")


def _is_held(fault: OSError) -> bool:
    return getattr(fault, "winerror", None) in HELD_ELSEWHERE
