"""What a person has said of a tracker's columns and sheets, kept beside it.

It holds column names, names of sheets and our own names; no row and no child. It goes by the
tracker's name, so next month's file of the same name keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.beside import side_files
from daysix.tracker.confirmed import NOTHING_SAID, Confirmed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VERSION = 1
END = "daysix-map.json"


def confirmed_for(tracker: Path) -> Confirmed:
    """What has been said of a tracker; nothing where nobody has.

    Raises
    ------
    BadInput
        ``J-001``: it is there and cannot be read. Reading on without it would read other columns.
    """
    return _read(side_files.beside(tracker, END))


def remember(tracker: Path, change: Callable[[Confirmed], Confirmed]) -> Confirmed:
    """Change what has been said, and give what is remembered now.

    Raises
    ------
    BadInput
        It cannot be read or written; what was remembered before still is.
    """
    path = side_files.beside(tracker, END)
    with side_files.one_at_a_time(tracker):
        before = _read(path)
        after = change(before)
        if after != before:
            _save(path, after, tracker)
    return after


def _read(path: Path) -> Confirmed:
    found = side_files.load(path)
    if found is None:
        return NOTHING_SAID
    try:
        columns = {
            str(kind): {str(heading): str(column) for heading, column in said.items()}
            for kind, said in found["columns"].items()
        }
        return Confirmed(
            columns, {str(sheet): str(kind) for sheet, kind in found["sheets"].items()}
        )
    except (KeyError, TypeError, AttributeError):
        raise side_files.spoilt(path) from None


def _save(path: Path, said: Confirmed, tracker: Path) -> None:
    content = {
        "version": VERSION,
        "columns": {kind: dict(columns) for kind, columns in said.columns.items() if columns},
        "sheets": dict(said.sheets),
    }
    side_files.save(path, content, like=tracker)
