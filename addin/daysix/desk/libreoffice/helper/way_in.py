"""The way into LibreOffice itself, for the requests that would take many calls from here."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import uno

from daysix.desk.libreoffice.helper import office

HERE = Path(__file__).parent
FOLDER = HERE.parents[3]
"""Where ``daysix`` lies."""
NAME = "daysix.Inside"
BETTER_INSIDE = frozenset({"whole.read_sheets", "book.open_books", "is_within"})
"""They only look; whatever changes a workbook is asked for call by call."""


def _who() -> str:
    """What these files are, to be told from those of another version."""
    content = b"".join(path.read_bytes() for path in sorted(HERE.glob("*.py")))
    return sha256(content).hexdigest()


WHO = _who()


class _Way:
    """What is remembered: whether it was looked for, and what was found."""

    sought = False
    job: Any = None


def reply_inside(line: bytes) -> str:
    """The reply to a request as LibreOffice gives it; blank where it is to be given here.

    That is always possible: a LibreOffice without Python, or one that is gone, is no fault yet.
    """
    try:
        job = _job()
        if job is None:
            return ""
        said = {"folder": str(FOLDER), "who": WHO, "request": line.decode("ascii")}
        return str(job.execute(tuple(_named(name, value) for name, value in said.items())))
    except Exception:  # noqa: BLE001 - whatever it was, the request is answered from here
        _Way.job = None
        return ""


def _job() -> Any:
    if not _Way.sought:
        _Way.sought = True
        loader = office.made("com.sun.star.loader.Python")
        place = uno.systemPathToFileUrl(str(HERE / "inside.py"))
        factory = loader.activate(NAME, "", place, None)
        _Way.job = factory.createInstanceWithContext(office.context())
    return _Way.job


def _named(name: str, value: str) -> Any:
    made = uno.createUnoStruct("com.sun.star.beans.NamedValue")
    made.Name, made.Value = name, value
    return made
