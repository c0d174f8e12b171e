"""Every date of a case written as events, from a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from daysix.jobs.case.input import told_from
from daysix.law.building import cases_of
from daysix.law.engine import answers_for
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from daysix.calendars.book import CalendarBook
    from daysix.jobs.case.what_if import Answered
    from daysix.law.answer import Refusal
    from daysix.law.switches import Switches

DAYS_NOT_KNOWN = frozenset({"D-001", "D-002", "D-004", "D-005", "D-006", "CAL-05"})
"""Refusals that mean the whole case rests on days we do not know."""


def answers_of_file(
    path: Path,
    *,
    book: CalendarBook,
    as_of: date,
    switches: Switches | None = None,
    la: str = "",
) -> Answered:
    """Read a case file and ask every rule about it.

    ``la`` stands in for the school's council where the case does not name one.

    Raises
    ------
    DaySixError
        The file is not a case, or the case cannot be dated at all.
    """
    document = _read(path)
    if la and isinstance(document, dict) and isinstance(document.get("school"), dict):
        document["school"].setdefault("la", la)
    told = told_from(document, book, default_id=path.stem)
    return list(answers_for(cases_of(told, as_of=as_of, switches=switches)))


def fails_whole(refusal: Refusal) -> bool:
    """Say whether a refusal fails the case: the days are not known, or the program is at fault.

    Any other only wants one more fact, and the rest of the case stands.
    """
    return refusal.crashed or refusal.code in DAYS_NOT_KNOWN


def _read(path: Path) -> object:
    try:
        if path.is_dir():
            raise BadInput("B-023", f"{path} is a folder. Name the case file inside it.")
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadInput("B-024", f"There is no file {path}. Check its name.") from None
    except UnicodeDecodeError:
        message = f"{path.name} is not a case file I can read. Have it made again, as plain text."
        raise BadInput("B-025", message) from None
    except (OSError, ValueError) as refused:
        why = getattr(refused, "strerror", None) or "its name cannot be used"
        message = f"I could not open {path.name} ({why}). Close it and try again."
        raise BadInput("B-026", message) from None
    if not text.strip():
        raise BadInput(
            "B-027", f"{path.name} is empty. Write the case in it, or name another file."
        )
    try:
        document: object = json.loads(text)
    except (ValueError, RecursionError) as broken:
        line = getattr(broken, "lineno", 1)
        message = f"{path.name} is not a case file: I lost the thread in line {line}. Check it."
        raise BadInput("B-028", message) from None
    return document
