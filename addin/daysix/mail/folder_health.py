"""Whether a folder of mails is there, may be written in, and holds anything that is no mail."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from daysix.mail.folder_disk import can_be_read
from daysix.mail.port import Look

if TYPE_CHECKING:
    from pathlib import Path


def looks(top: Path, mails: frozenset[str]) -> tuple[Look, ...]:
    """One line for each thing looked at."""
    if not top.is_dir():
        sentence = "The folder is not there. Check its name, or whether the drive is connected."
        return (Look("Folder", "broken", sentence, "Q-010"),)
    try:
        files = [path for path in top.iterdir() if not path.name.startswith((".", "~"))]
        files = [path for path in files if path.is_file()]
        empty = [path for path in files if not path.stat().st_size]
    except OSError:
        sentence = "The folder cannot be read. Ask for the right to read it."
        return (Look("Folder", "broken", sentence, "Q-011"),)
    said = [Look("Folder", "ok", f"{_many(len(files), 'file')} in it."), _writing(top)]
    others = [path for path in files if path.suffix.lower() not in mails]
    if others:
        sentence = (
            f"{_many(len(others), 'file')} in it neither .eml nor .msg: nothing is done with "
            "them. Drag mails out of Outlook, or save them as .msg."
        )
        said.append(Look("Other files", "look", sentence, "Q-012"))
    if empty:
        sentence = f"{_many(len(empty), 'file')} empty or still being copied; the next run looks."
        said.append(Look("Files on their way", "look", sentence, "Q-013"))
    held = [path for path in files if path.suffix.lower() in mails and not can_be_read(path)]
    if held:
        sentence = f"{_many(len(held), 'mail')} held by another program, or may not be read by you."
        said.append(Look("Mails held", "look", sentence, "Q-015"))
    return tuple(said)


def _writing(top: Path) -> Look:
    if os.access(top, os.W_OK):
        return Look("Writing", "ok", "Mails can be moved and given categories.")
    sentence = (
        "The folder can only be read: mails are sorted, but not moved or given categories. Ask for "
        "the right to write there."
    )
    return Look("Writing", "look", sentence, "Q-014")


def _many(number: int, what: str) -> str:
    return f"1 {what} is" if number == 1 else f"{number:,} {what}s are"
