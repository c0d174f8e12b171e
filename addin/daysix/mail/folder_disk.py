"""The files of a folder mailbox: read whole, put in place in one step, never over another."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any

from daysix.mail import folder_refusals as refusals

if TYPE_CHECKING:
    from pathlib import Path

HELD_ELSEWHERE = frozenset({32, 33})
"""What Windows answers when another program holds a file."""
MOST_ALIKE = 1000
MOST_NOTE_BYTES = 1_000_000


def read(path: Path) -> bytes:
    """The whole file.

    Raises
    ------
    GoneError
        It is not there.
    BusyError
        It cannot be opened now.
    """
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise refusals.gone() from None
    except OSError as fault:
        raise refusals.held(fault) from fault


def can_be_read(path: Path) -> bool:
    """Whether a file opens; while another program still writes it, on many systems it does not."""
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def digest(text: str) -> str:
    """A short name for a long one."""
    raw = text.encode(errors="surrogatepass")
    return hashlib.sha256(raw).hexdigest()[:32]


def make(folder: Path) -> None:
    """A folder with those above it.

    Raises
    ------
    MailboxError
        It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise refusals.cannot_write(fault) from fault


def load(path: Path) -> dict[str, Any]:
    """A note of ours; nothing if there is none or it is spoilt (it held categories only)."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(MOST_NOTE_BYTES))
    except FileNotFoundError:
        return {}
    except OSError as fault:
        raise refusals.held(fault) from fault
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def save(path: Path, content: dict[str, Any]) -> None:
    """A note of ours, whole or not at all.

    Raises
    ------
    MailboxError
        Nothing can be written here.
    """
    make(path.parent)
    draft = _written(path.parent, json.dumps(content).encode())
    try:
        replace(draft, path)
    except BaseException:
        _sweep(draft)
        raise


def write_new(folder: Path, name: str, content: bytes) -> Path:
    """A new file under this name or one like it, whole or not at all."""
    draft = _written(folder, content)
    place = None
    try:
        place = reserve(folder, name)
        replace(draft, place)
    except BaseException:
        _sweep(draft)
        if place is not None:
            clear_reserved(place)
        raise
    return place


def _written(folder: Path, content: bytes) -> Path:
    """A file with a hidden name of its own, forced to the disk."""
    draft = folder / f".daysix-{secrets.token_hex(8)}.tmp"
    try:
        with draft.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        _sweep(draft)
        raise refusals.cannot_write(fault) from fault
    return draft


def reserve(folder: Path, name: str) -> Path:
    """An empty file under a name that was free: nobody else can take it, and it is no mail yet.

    Raises
    ------
    MailboxError
        Nothing can be written here, or a thousand names are taken.
    """
    stem, dot, ending = name.rpartition(".")
    for number in count(1):
        tried = name if number == 1 else f"{stem} ({number}){dot}{ending}"
        try:
            with (folder / tried).open("xb"):
                return folder / tried
        except FileExistsError:
            if number >= MOST_ALIKE:
                break
        except OSError as fault:
            raise refusals.cannot_write(fault) from fault
    raise refusals.too_many_alike()


def clear_reserved(place: Path) -> None:
    """Take back a reserved name, if nothing came to stand there."""
    with suppress(OSError):
        if not place.stat().st_size:
            place.unlink()


def replace(source: Path, place: Path) -> None:
    """Put a file in its place in one step.

    Raises
    ------
    GoneError, BusyError, MailboxError
        It vanished, is held, or may not be moved.
    """
    try:
        os.replace(source, place)  # noqa: PTH105 - one call of the system
    except FileNotFoundError:
        raise refusals.gone() from None
    except OSError as fault:
        if getattr(fault, "winerror", None) in HELD_ELSEWHERE:
            raise refusals.held(fault) from fault
        raise refusals.cannot_write(fault) from fault


def _sweep(draft: Path) -> None:
    with suppress(OSError):
        draft.unlink()
