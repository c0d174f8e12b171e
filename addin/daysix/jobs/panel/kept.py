"""Papers put into the panel's own folder: each under a name nothing else has, over nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.attachments.keeping import keep, safe_name
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Line = dict[str, Any]
PAPERS = "Panel papers"


def folder_for(tracker: Path, panel: str, out: Path | None) -> Path:
    """Where the papers of a panel go: the folder asked for, else one beside the workbook.

    Raises
    ------
    BadInput
        ``Y-089``: there is no such folder and none can be made.
    """
    folder = out or tracker.parent / PAPERS / safe_name(panel)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadInput(
            "Y-089",
            f"I cannot make the folder {folder} ({fault.strerror}), so no paper was made. Name "
            "another with --out, or ask for the right to write there.",
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
    """Write one paper and give its line."""
    path = keep(folder, name, content)
    return {"path": str(path), "pages": pages, "items": items, "warnings": list(warnings)}
