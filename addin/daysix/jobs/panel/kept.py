"""Papers put into the panel's own folder: each under a name nothing else has, over nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.attachments.keeping import keep, safe_name
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.jobs.panel.rows import PanelBook

Line = dict[str, Any]
PAPERS = "Panel papers"


def place_of(tracker: Path | PanelBook, panel: str, out: Path | None = None) -> Path:
    """Where the papers of a panel go, there or not: the folder asked for, else beside it."""
    beside = tracker.parent if isinstance(tracker, Path) else tracker.folder
    return out or beside / PAPERS / safe_name(panel)


def folder_for(tracker: Path | PanelBook, panel: str, out: Path | None) -> Path:
    """The same, made where it is not there yet.

    Raises
    ------
    BadInput
        ``Y-089``: there is no such folder and none can be made.
    """
    folder = place_of(tracker, panel, out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(
            "Y-089",
            f"I cannot make the folder {folder} ({fault.strerror}), so no paper was made. Ask "
            "for the right to write there; a command may name another folder with --out.",
        ) from fault
    return folder


def put(  # noqa: PLR0913 - all but where and what are named
    folder: Path,
    name: str,
    content: bytes,
    *,
    pages: int | None,
    items: int,
    warnings: Sequence[str] = (),
) -> Line:
    """Write one paper and give its line.

    Raises
    ------
    BadInput
        ``Y-118``: the folder or the disk refuses; nothing half-written stays behind.
    """
    try:
        path = keep(folder, name, content)
    except BadInput as fault:
        raise BadInput(
            "Y-118",
            f"I could not write {safe_name(name)} into {folder} ({_why(fault)}). Papers written "
            "before it are there. Make room, or ask for the right to write there, and try again.",
        ) from fault
    return {"path": str(path), "pages": pages, "items": items, "warnings": list(warnings)}


def _why(fault: BadInput) -> str:
    """What the disk itself said, where it said anything."""
    said = fault.__cause__
    return (said.strerror if isinstance(said, OSError) else None) or "it refuses"
