"""Where what is remembered of a workbook lies: beside it, or in this person's own folder."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from daysix.companion.folder import open_folder

if TYPE_CHECKING:
    from pathlib import Path

    from daysix.desk.any_desk import Desk

FOLDER = "workbooks"
LONGEST = 60
"""Letters of a workbook's name that are kept; a hash of the whole stands behind them."""


def home_of(desk: Desk) -> Path:
    """The path beside which our files of a workbook lie.

    That is where the workbook is kept on a disk. One that is known only by a web address, or was
    never saved, has none: then it is a name in this person's own folder, made of the workbook's
    name alone, under which there is no file.

    Raises
    ------
    BadInput
        ``G-001``, ``G-002``: the folder cannot be made, or is somebody else's.
    """
    if desk.place is not None:
        return desk.place
    place = open_folder().top / FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    return place / _safe(desk.name)


def _safe(name: str) -> str:
    """A workbook's name as a file name on any computer; two names never give the same."""
    kept = "".join(letter if letter.isalnum() or letter in " .-_" else "_" for letter in name)
    stem, dot, ending = kept.rpartition(".")
    mark = sha256(name.casefold().encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{(stem or ending)[:LONGEST]} {mark}{dot if stem else ''}{ending[:8] if stem else ''}"
