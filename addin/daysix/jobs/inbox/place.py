"""Which mailbox a workbook's team reads: as its Settings sheet says, else the folder beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.inbox.source import FOLDER, Source, source_of

if TYPE_CHECKING:
    from daysix.jobs.inbox.book import Workbook

SETTING = "MAILBOX"
BESIDE, DRAFTS = "Mails", "Drafts"
DOCUMENTS = ("Documents", "Day Six")
"""For a workbook known by a web address alone, or never saved."""


def source_for(book: Workbook) -> Source:
    """Where *Check inbox* reads for this workbook.

    Raises
    ------
    BadInput
        ``U-021``: the Settings sheet names no such place.
    """
    return resolved(book, book.settings.get(SETTING, "").strip() or f"{FOLDER}:{BESIDE}")


def resolved(book: Workbook, said: str) -> Source:
    """A place as the sheet names it; a folder without its whole path lies beside the workbook.

    Raises
    ------
    BadInput
        ``U-021``: it is no such place.
    """
    source = source_of(said)
    place = Path(source.place)
    if source.kind == FOLDER and not place.is_absolute():
        return Source(FOLDER, str(beside(book) / place))
    return source


def named(book: Workbook, source: Source) -> str:
    """A place as the sheet names it: colleagues may know the workbook's folder by another path."""
    place, top = Path(source.place), beside(book)
    if source.kind == FOLDER and place.is_relative_to(top):
        return f"{FOLDER}:{place.relative_to(top).as_posix()}"
    return source.said


def beside(book: Workbook) -> Path:
    """The folder the workbook lies in; one in the person's documents where there is none."""
    if book.desk.place is not None:
        return book.desk.place.parent
    return Path.home().joinpath(*DOCUMENTS)
