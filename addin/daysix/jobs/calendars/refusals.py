"""Every sentence with which a file of term dates is refused unread, so that each stands once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path


def folder(path: Path) -> BadInput:
    """A folder was named."""
    return BadInput("L-020", f"{path} is a folder. Name the calendar file inside it.")


def missing(path: Path) -> BadInput:
    """There is no such file."""
    message = f"There is no file {path}. Check its name, or leave --calendar out."
    return BadInput("L-021", message)


def not_term_dates(path: Path) -> BadInput:
    """It was read, and holds something else."""
    message = (
        f"{path.name} does not hold term dates in a form I know. Give me a calendar file (.ics), "
        "a list saved from Excel as CSV UTF-8, or a workbook with a Calendar sheet."
    )
    return BadInput("L-022", message)


def not_opened(path: Path, refused: Exception) -> BadInput:
    """The system would not open it."""
    why = getattr(refused, "strerror", None) or "its name cannot be used"
    message = f"I could not open {path.name} ({why}). Close it and try again."
    return BadInput("L-023", message)


def empty(name: str) -> BadInput:
    """Nothing but blanks."""
    return BadInput("L-024", f"{name} is empty. Save it again, or choose another file.")


def breaks_off(path: Path, line: int) -> BadInput:
    """Begun in the right form, and not carried through."""
    message = (
        f"{path.name} breaks off or has a slip in line {line}, so I read none of it. Make it again."
    )
    return BadInput("L-028", message)
