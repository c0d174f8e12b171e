"""What cells held before a fix, kept beside the tracker so that a fix can be undone.

A restore point is written before the tracker is touched, and says afterwards what was really
written. It holds only the cells concerned: their old and new values, and a hash of each row.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from daysix.desk.patching import PartBack, Piece
from daysix.jobs.beside import side_files
from daysix.jobs.beside.row_identity import Identity
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FOLDER = "daysix"
BEGUN, DONE = "begun", "done"
"""Written before the tracker is touched; and after."""
LEFT = "left"
"""Undone as far as could be: what is still in it could not be put back."""
OPEN_NOW = "open"
"""In place of a hash of the file: the workbook was open, and what lay on the disk may be older."""
MOST_KEPT = 20
NAME = re.compile(r"restore-(\d{6})\.json")
Value = str | float | bool | date | datetime | None


class KeptCell(NamedTuple):
    """One cell: what it held and what we wrote, and which row it is in.

    ``without`` are the columns of the row that are not part of ``row``, since we changed them.
    ``alone`` says that ``row`` is all that stood in the row, and that no other row said the same.
    """

    sheet: str
    cell: str
    number: int
    column: str
    rule: str
    old: Value
    new: Value
    row: Identity
    without: tuple[str, ...] = ()
    shown: str = ""
    """How the cell was shown, where it was not shown as a date and is now."""
    alone: bool = False


class KeptRows(NamedTuple):
    """What the Issues sheet held, and a hash of what we put there."""

    rows: Sequence[Sequence[Value]]
    wrote: str


class KeptTable(NamedTuple):
    """What another sheet of ours held, and a hash of what we put there."""

    sheet: str
    name: str
    headers: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    wrote: str


class RestorePoint(NamedTuple):
    """One fix, one check written into the workbook, or one list of ours.

    Attributes
    ----------
    before
        A hash of the tracker as it was.
    back
        How to make the changed parts of the file what they were, byte for byte.
    issues
        Of a check: what the Issues sheet held. None for a fix.
    tables
        What other sheets of ours held.
    """

    path: Path
    state: str
    made: date
    before: str
    cells: Sequence[KeptCell]
    back: Sequence[PartBack] = ()
    issues: KeptRows | None = None
    tables: Sequence[KeptTable] = ()


def begin(  # noqa: PLR0913 - all but two named at the call
    tracker: Path,
    cells: Sequence[KeptCell],
    *,
    before: str,
    as_of: date,
    issues: KeptRows | None = None,
    tables: Sequence[KeptTable] = (),
) -> RestorePoint:
    """Keep what cells hold now, before any of them is written. It is on the disk when this ends.

    Raises
    ------
    BadInput
        It cannot be kept; nothing may be changed then.
    """
    place = _folder(tracker)
    side_files.folder(place, like=tracker)
    with side_files.one_at_a_time(tracker):
        last = max((_number(path) for path in _paths(tracker)), default=0)
        path = place / f"restore-{last + 1:06}.json"
        point = RestorePoint(path, BEGUN, as_of, before, tuple(cells), (), issues, tuple(tables))
        _save(point, tracker)
        for old in _paths(tracker)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    return point


def note_back(point: RestorePoint, tracker: Path, back: Sequence[PartBack]) -> RestorePoint:
    """Note how to make the file what it is now, just before it is written.

    Raises
    ------
    BadInput
        It cannot be noted; nothing may be changed then.
    """
    noted = point._replace(back=tuple(back))
    _save(noted, tracker)
    return noted


def settle(point: RestorePoint, tracker: Path, *, cells: Sequence[KeptCell]) -> None:
    """Note what was really written.

    Raises
    ------
    BadInput
        It cannot be noted. What was kept before still serves to undo.
    """
    _save(point._replace(state=DONE, cells=tuple(cells)), tracker)


def discard(point: RestorePoint) -> None:
    """Let go of a restore point that nothing was done for, or that has been undone."""
    point.path.unlink(missing_ok=True)


def keep_left(
    point: RestorePoint, tracker: Path, *, cells: Sequence[KeptCell], sheets: bool
) -> None:
    """After an undo: keep what could not be put back; let go of it where nothing is left.

    Parameters
    ----------
    cells
        Those that were left alone.
    sheets
        Whether a sheet of ours was.

    Raises
    ------
    BadInput
        It cannot be noted. All that was kept before stays kept.
    """
    if not cells and not sheets:
        discard(point)
        return
    # The way back byte for byte stays only while nothing at all was put back.
    back = point.back if len(cells) == len(point.cells) else ()
    _save(point._replace(state=LEFT, cells=tuple(cells), back=back), tracker)


def points(tracker: Path) -> list[RestorePoint]:
    """The restore points of a tracker, the last first.

    Raises
    ------
    BadInput
        One of them cannot be read.
    """
    return [_read(path) for path in reversed(_paths(tracker))]


def _folder(tracker: Path) -> Path:
    return side_files.beside(tracker, FOLDER)


def _paths(tracker: Path) -> list[Path]:
    place = _folder(tracker)
    try:
        return sorted(path for path in place.iterdir() if NAME.fullmatch(path.name))
    except OSError:  # none yet; whether one can be made is found out when it is
        return []


def _number(path: Path) -> int:
    found = NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def _save(point: RestorePoint, tracker: Path) -> None:
    content: dict[str, Any] = {
        "state": point.state,
        "made": point.made.isoformat(),
        "before": point.before,
        "cells": [
            {
                **cell._asdict(),
                "old": _kept(cell.old),
                "new": _kept(cell.new),
                "row": {"by": cell.row.by, "hash": cell.row.hash},
            }
            for cell in point.cells
        ],
        "back": [
            {
                **part._asdict(),
                "pieces": [
                    [piece.start, piece.end, b64encode(piece.before).decode("ascii")]
                    for piece in part.pieces
                ],
            }
            for part in point.back
        ],
        "issues": point.issues
        and {
            "rows": [[_kept(value) for value in row] for row in point.issues.rows],
            "wrote": point.issues.wrote,
        },
        "tables": [
            {**table._asdict(), "rows": [[_kept(value) for value in row] for row in table.rows]}
            for table in point.tables
        ],
    }
    side_files.save(point.path, content, like=tracker)


def _read(path: Path) -> RestorePoint:
    found = side_files.load(path) or {}
    try:
        cells = [
            KeptCell(
                **{
                    **cell,
                    "old": _value(cell["old"]),
                    "new": _value(cell["new"]),
                    "row": Identity(tuple(cell["row"]["by"]), cell["row"]["hash"]),
                    "without": tuple(cell["without"]),
                }
            )
            for cell in found["cells"]
        ]
        made = date.fromisoformat(found["made"])
        back = [_part_back(part) for part in found.get("back", ())]
        issues = found.get("issues")
        kept = issues and KeptRows(
            [[_value(value) for value in row] for row in issues["rows"]], issues["wrote"]
        )
        tables = [_table(table) for table in found.get("tables", ())]
        state, before = found["state"], found["before"]
        return RestorePoint(path, state, made, before, cells, back, kept, tables)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise side_files.spoilt(path) from None


def _table(table: dict[str, Any]) -> KeptTable:
    rows = [[_value(value) for value in row] for row in table["rows"]]
    return KeptTable(**{**table, "headers": tuple(table["headers"]), "rows": rows})


def _part_back(part: dict[str, Any]) -> PartBack:
    pieces = tuple(
        Piece(start, end, b64decode(before, validate=True)) for start, end, before in part["pieces"]
    )
    return PartBack(**{**part, "pieces": pieces})


def _kept(value: Value) -> list[object]:
    """A value with its kind, so that a day comes back as a day."""
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    return ["plain", value]


def _value(kept: Sequence[Any]) -> Value:
    kind, value = kept
    if kind == "moment":
        return datetime.fromisoformat(value)
    if kind == "day":
        return date.fromisoformat(value)
    return value  # type: ignore[no-any-return]
