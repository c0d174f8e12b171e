"""Which calendars a question is answered on: those named, those beside it, or the examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.calendars.contract import book_from
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from daysix.calendars.book import CalendarBook

EXAMPLES = Path(__file__).parent.parent / "data" / "calendars" / "examples.json"
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
    from daysix.jobs.calendar_files import read_calendars  # .ics, .csv, .xlsx: heavier readers

    return read_calendars(path)


def _read_json(path: Path) -> CalendarBook:
    """JSON is read here, so that the commonest case stays quick."""
    try:
        if path.is_dir():
            raise BadInput("C-020", f"{path} is a folder. Name the calendar file inside it.")
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        message = f"There is no file {path}. Check its name, or leave --calendar out."
        raise BadInput("C-021", message) from None
    except (ValueError, RecursionError):
        message = (
            f"{path.name} is not a calendar file I can read. Have it made again, or give me term "
            "dates as a list from Excel or a calendar file (.ics)."
        )
        raise BadInput("C-022", message) from None
    except OSError as refused:
        message = f"I could not open {path.name} ({refused.strerror}). Close it and try again."
        raise BadInput("C-023", message) from None
    return book_from(document)
