"""The cursor of a folder: the files it held and which version of each, packed into one line.

It grows with the folder and with nothing else: a file that left the folder leaves the cursor.
"""

from __future__ import annotations

from daysix.mail.packed import packed, unpacked
from daysix.records import NamedTuple

MARK = "folder-1:"


class Seen(NamedTuple):
    """A folder, and the version of every file in it."""

    folder: str
    files: dict[str, str]


def save(seen: Seen) -> str:
    """As one line of text."""
    return packed(MARK, [seen.folder, seen.files])


def load(cursor: str) -> Seen | None:
    """What :func:`save` wrote; None if it is anything else."""
    folder, files = unpacked(MARK, cursor, many=2) or (None, None)
    if not isinstance(folder, str) or not isinstance(files, dict):
        return None
    return Seen(folder, {str(name): str(version) for name, version in files.items()})
