"""A file as it stood at one moment, also while Excel is in the middle of saving it.

Excel writes the new workbook beside the old one, takes the old one away and gives the new one its
name: for a moment there is no file, and a reader that had begun holds half of one and half of the
other. So a file that is missing, or blank, is waited for a little; and one that was not the same
file before and after is read again.
"""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING

from daysix.desk import unreadable
from daysix.records import NamedTuple

if TYPE_CHECKING:
    import os
    from pathlib import Path

LOOKS, PAUSE = 4, 0.05
LOOKS_WHILE_OPEN = 30
"""How often it is looked for, a pause apart, when somebody has it open."""
LARGEST = 200_000_000
WEB = frozenset({("http:",), ("https:",)})


class Snapshot(NamedTuple):
    """The bytes, and what the system said about the file they came from."""

    content: bytes
    stamp: tuple[int, int, int]


def take(path: Path) -> Snapshot:
    """Read the whole file.

    Raises
    ------
    BadInput
        T-001 to T-004, T-034: not there, a folder, not allowed, empty, or too large.
    """
    _refuse_what_is_no_file(path)
    refusal = unreadable.missing(path.name)
    for look in range(LOOKS_WHILE_OPEN):
        if look:
            if look >= LOOKS and not held_open(path):
                break
            sleep(PAUSE)
        try:
            found = _once(path)
        except FileNotFoundError:
            refusal = unreadable.missing(path.name)
            continue
        except PermissionError:
            refusal = unreadable.forbidden(path.name)
            continue
        except OSError as fault:
            raise unreadable.off_the_disk(path.name) from fault
        if found.content:
            return found
        refusal = unreadable.empty(path.name)
    raise refusal


def _refuse_what_is_no_file(path: Path) -> None:
    if path.parts[:1] in WEB:
        raise unreadable.on_the_web()
    try:
        folder = path.is_dir()
    except (OSError, ValueError) as fault:  # a name no file can have
        raise unreadable.off_the_disk(path.name[:40]) from fault
    if folder:
        raise unreadable.folder(path.name or str(path))


def is_still(path: Path, taken: Snapshot) -> bool:
    """Whether, as far as the system says, the file is the one that was read."""
    try:
        return _stamp(path.stat()) == taken.stamp
    except OSError:
        return False


def has_changed(path: Path, taken: Snapshot) -> bool:
    """Whether the file is no longer the one that was read.

    While somebody has it open, it is watched a little longer: the rest may be on its way.
    """
    for look in range(LOOKS_WHILE_OPEN):
        if look:
            if not held_open(path):
                break
            sleep(PAUSE)
        try:
            if _stamp(path.stat()) != taken.stamp:
                return True
        except OSError:
            return True
    return False


def held_open(path: Path) -> bool:
    """Whether Excel's or LibreOffice's own mark beside it says that somebody has it open."""
    name = path.name
    marks = (f"~${name}", f"~${name[2:]}", f".~lock.{name}#")
    return any((path.parent / mark).exists() for mark in marks)


def _once(path: Path) -> Snapshot:
    import os

    with path.open("rb") as file:
        before = os.fstat(file.fileno())
        if before.st_size > LARGEST:
            raise unreadable.too_large(path.name)
        return Snapshot(file.read(), _stamp(before))


def _stamp(about: os.stat_result) -> tuple[int, int, int]:
    return about.st_ino, about.st_size, about.st_mtime_ns
