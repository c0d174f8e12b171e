"""The meeting an officer means, and the workbook it stands in.

It is the row of the Panels sheet she stands on; else the meeting of the referral she stands on;
else the next meeting, where one comes before all others. What she is shown first names it.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from daysix.jobs.click.home import home_of
from daysix.jobs.panel.rows import PANELS, REFERRALS, PanelBook
from daysix.jobs.panel.sitting_of import day_of
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked

NUMBER = "PanelID"


class Meant(NamedTuple):
    """A meeting: its number, and its row as the sheet has it."""

    book: PanelBook
    panel: str
    row: RowRef


def panel_meant(asked: Asked, *, button: str) -> Meant:
    """The meeting in front of the officer, or the next one.

    Raises
    ------
    BadInput
        ``Y-100``: the workbook was never saved. ``Y-101``: it cannot be told which meeting.
    """
    book = panel_book(asked, button=button)
    number = _stood_on(book, asked) or _next(book, asked.as_of)
    rows = [row for row in book.workbook.rows(PANELS) if number and _is(row, number)]
    if not rows:
        raise _which(book, number, button)
    return Meant(book, rows[0].text(NUMBER).strip(), rows[0])


def panel_book(asked: Asked, *, button: str) -> PanelBook:
    """The workbook, as a panel reads it.

    Raises
    ------
    BadInput
        ``Y-100``: it was never saved, so that nothing can lie beside it.
    """
    if asked.desk.place is None and not PurePath(asked.desk.name).suffix:
        raise BadInput(
            "Y-100",
            f"{asked.desk.name} has never been saved, so there is no folder for the papers. Save "
            f"it in your team's folder, and press {button} again.",
        )
    return PanelBook(asked.desk, home_of(asked.desk))


def on_no_disk(book: PanelBook) -> list[str]:
    """Where papers are looked for and kept, of a workbook that is on no disk here."""
    if book.desk.place is not None:
        return []
    said = (
        f"{book.name} is on no disk of this computer, so papers are looked for and kept in "
        f"{book.folder}."
    )
    return [said]


def _stood_on(book: PanelBook, asked: Asked) -> str:
    selected = asked.desk.selected()
    if selected is None:
        return ""
    for kind in (PANELS, REFERRALS):
        for row in book.workbook.rows(kind):
            if (row.table.sheet, row.number) == (selected.sheet, selected.row):
                return row.text(NUMBER).strip()
    return ""


def _next(book: PanelBook, as_of: date) -> str:
    """The next meeting, where no other is on the same day."""
    coming = [
        (day, str(row.get(NUMBER) or "").strip())
        for row in book.rows(PANELS)
        if (day := day_of(row)) is not None and day >= as_of
    ]
    first = [number for day, number in coming if day == min(coming)[0]]
    return first[0] if len(first) == 1 else ""


def _is(row: RowRef, number: str) -> bool:
    return row.text(NUMBER).strip().casefold() == number.casefold()


def _which(book: PanelBook, number: str, button: str) -> BadInput:
    if number:
        why = f"There is no meeting {number[:20]} on the sheet {PANELS} of {book.name}"
    elif not book.has(PANELS):
        why = f"{book.name} has no sheet {PANELS}, so I know no meeting"
    else:
        why = "I do not know which meeting you mean, since none comes before all others"
    return BadInput(
        "Y-101",
        f"{why}. Stand in the meeting's row on the sheet {PANELS}, or in a referral that names "
        f"it, and press {button} again.",
    )
