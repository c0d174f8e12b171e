"""Which calendars a question is answered on: those named, those beside it, or the examples."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.calendars.contract import book_from

if TYPE_CHECKING:
    from daysix.calendars.book import CalendarBook

EXAMPLES = Path(__file__).parents[2] / "data" / "calendars" / "examples.json"
BESIDE = "calendars.json"


def calendars_from(path: Path | None, *, beside: Path | None = None) -> CalendarBook | None:
    """The calendars of ``path``, or of a ``calendars.json`` in the folder ``beside``; else None."""
    if path is not None:
        return _read(path)
    if beside is not None and (beside / BESIDE).is_file():
        return _read(beside / BESIDE)
    return None


def example_calendars() -> CalendarBook:
    """The packaged example schools, for trying things out."""
    return _read_json(EXAMPLES)


def _read(path: Path) -> CalendarBook:
    if path.suffix.casefold() == ".json":
        return _read_json(path)
    return _by_its_content(path)


def _by_its_content(path: Path) -> CalendarBook:
    from daysix.jobs.calendars.files import read_calendars  # .ics, .csv, .xlsx: heavier readers

    return read_calendars(path)


def _read_json(path: Path) -> CalendarBook:
    """JSON is read here, so that the commonest case stays quick."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return _book_of(text)
    except (OSError, UnicodeDecodeError, _NotJson):
        return _by_its_content(path)  # which says what is wrong, or reads what the name hides


class _NotJson(Exception):
    """The text is something else."""


@lru_cache(maxsize=2)
def _book_of(text: str) -> CalendarBook:
    """The calendars a text describes; at the next click it is the same text, and kept."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise _NotJson from fault
    return book_from(document)
