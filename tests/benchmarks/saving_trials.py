"""What the trials of saving share: how one is judged, and what stands in for the system.

A stand-in takes the place of the module ``os`` in the two files that touch the disk, so that the
very calls of a save can be made to fail.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest import mock

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "addin")]

from daysix.desk.patching import (  # noqa: E402
    CellEdit,
    Formula,
    OwnRows,
    Patience,
    disk,
    locks,
    patch_cells,
    write_own,
)
from tests.desk.rich_workbook import OPEN_CELLS  # noqa: E402 - after the path is known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 6
TWENTIETH = 20
AT_ONCE = Patience(seconds=0, step=1, pause=lambda _seconds: None)
EDITS = [CellEdit("Exclusions", cell, f"flag {cell}") for cell in OPEN_CELLS]
OWN_ROWS = OwnRows(
    "Lists",
    "Reasons",
    ("Code", "Since"),
    [[f"C{number}", Formula(f"ROW()+{number}", str(number))] for number in range(40)],
    [20.0] * 40,
)
CALLS = frozenset(
    {"open", "read", "write", "fsync", "replace", "stat", "fstat"}
    | {"chmod", "chown", "unlink", "listdir", "close"}
)


class Outcome(NamedTuple):
    """What one kind of fault did."""

    fault: str
    trials: int
    outcome: str

    @property
    def passed(self) -> bool:
        """Whether nothing was harmed."""
        return self.outcome.startswith("pass")


def how_many(whole: int, *, full: bool) -> int:
    """All of the trials, or a twentieth of them."""
    return whole if full else max(1, whole // TWENTIETH)


def judged(fault: str, trials: int, said: str, wrong: list[str]) -> Outcome:
    """What to say of some trials, given what went wrong in them."""
    if wrong:
        return Outcome(fault, trials, f"FAIL: {len(wrong)} of {trials}, the first: {wrong[0]}")
    return Outcome(fault, trials, f"pass: {said}")


@contextmanager
def new_folder() -> Iterator[Path]:
    """Make a folder that goes when the trials end."""
    with tempfile.TemporaryDirectory(prefix="daysix-faults-") as folder:
        yield Path(folder)


def left_over(folder: Path) -> list[str]:
    """Unfinished saves in a folder."""
    return [path.name for path in folder.glob(".daysix-*.tmp")]


def save_cells(path: Path, patience: Patience = AT_ONCE) -> object:
    """Save single cells, as a fix does."""
    return patch_cells(path, EDITS, patience=patience)


def save_own(path: Path, patience: Patience = AT_ONCE) -> object:
    """Save the rows of a table as a whole, as a check does into the Issues sheet."""
    return write_own(path, OWN_ROWS, patience=patience)


SAVES = (save_cells, save_own)


def when_nothing_happens(
    folder: Path, path: Path, save: Callable[[Path], object] = save_cells
) -> bytes:
    """What the file holds after a save to which nothing happens."""
    done = folder / "done.xlsm"
    shutil.copyfile(path, done)
    save(done)
    content = done.read_bytes()
    done.unlink()
    return content


def cells_in(path: Path, sheet: str = "Exclusions") -> dict[str, object]:
    """Every cell of a sheet, read by a reader that is not ours."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what a save would lose; nothing is saved
        book = load_workbook(path, data_only=False)
    return {cell.coordinate: cell.value for row in book[sheet].iter_rows() for cell in row}


class FailingCalls:
    """Stands for the system's calls; one of them, or all from one on, fail.

    Parameters
    ----------
    nth
        The first call to fail, counted from 1.
    for_good
        Every later call fails too.
    number
        The system's number of the fault.
    """

    def __init__(self, nth: int, *, for_good: bool, number: int = errno.EIO) -> None:
        self.nth, self.for_good, self.number = nth, for_good, number
        self.count = 0

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.nth or (self.for_good and self.count > self.nth):
                if name == "close":
                    real(*arguments)
                if name == "write":
                    real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
                raise OSError(self.number, os.strerror(self.number))
            return real(*arguments, **named)

        return call


class SmallDisk:
    """Stands for the system's calls on a disk with so many bytes left, where none can be made."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def write(self, number: int, content: bytes | memoryview) -> int:
        """Write what fits; then there is no room."""
        if not self.left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = os.write(number, content[: self.left])
        self.left -= written
        return written


class Held(PermissionError):
    """What Windows answers when somebody holds a file."""

    winerror = 32


class HeldCalls:
    """Stands for the system's calls on a file that is held for a number of tries."""

    def __init__(self, call: str, number: int, tries: int) -> None:
        self.call, self.number, self.tries = call, number, tries

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name != self.call:
            return real

        def call(*arguments: Any, **named: Any) -> Any:
            is_ours = ".daysix-" in str(arguments[0]) and name == "open"
            if self.tries and not is_ours:
                self.tries -= 1
                fault = Held(errno.EACCES, "held")
                fault.winerror = self.number
                raise fault
            return real(*arguments, **named)

        return call


def process_of_its_own() -> int:
    """Divide this process in two; 0 in the new one, which must end by itself."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # idle threads of libraries are no harm
        return os.fork()


@contextmanager
def calls_made_by(stand_in: object) -> Iterator[None]:
    """Let a stand-in make every call that a save makes to the system."""
    with mock.patch.object(disk, "os", stand_in), mock.patch.object(locks, "os", stand_in):
        yield


def excel_lock(name: str) -> bytes:
    """The lock file Excel keeps beside an open workbook."""
    short = bytes([len(name)]) + name.encode("cp1252").ljust(54)
    return short + len(name).to_bytes(2, "little") + name.ljust(54).encode("utf-16-le")
