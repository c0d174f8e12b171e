"""The meeting meant by a button that comes before or after it, or by its number on a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.places import value_at
from daysix.jobs.click.panel_chosen import Meant, panel_book, panel_meant
from daysix.jobs.panel.meeting_rows import row_by
from daysix.jobs.panel.outcomes_grid import SHEET
from daysix.jobs.panel.rows import PANELS, REFERRALS
from daysix.jobs.panel.sitting_of import day_of, panel_row
from daysix.law.errors import BadInput
from daysix.panels.words import listed, short_day
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from datetime import date

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.panel.rows import PanelBook

NUMBER = "PanelID"
MOST_NAMED = 6


def meeting_meant(asked: Asked, *, button: str, named: str = "", held: bool = False) -> Meant:
    """The meeting: the one named, the one stood on (its outcomes count too), else the next one.

    Parameters
    ----------
    held
        For what comes after a meeting: where one stands on none, the last that was held.

    Raises
    ------
    BadInput
        ``Y-082`` to ``Y-084``, ``Y-100``, ``Y-101``, ``Y-167``: it cannot be told.
    """
    book = panel_book(asked, button=button)
    number = named.strip() or _in_the_grid(asked, book)
    if not number and (not held or stands_on_one(asked, book)):
        return panel_meant(asked, button=button)
    number = number or _last_held(book, asked.as_of, button)
    panel_row(book, number)
    row = row_by(book.workbook, PANELS, NUMBER, number)
    if row is None:  # the row was just found by the same number
        raise AssertionError(number)
    return Meant(book, row.text(NUMBER).strip(), row)


def _in_the_grid(asked: Asked, book: PanelBook) -> str:
    """The meeting of the row of outcomes one stands on; blank where one stands elsewhere."""
    selected = asked.desk.selected()
    if selected is None or selected.sheet != SHEET:
        return ""
    found = text_of(value_at(book.workbook.sheet(SHEET), selected.row, 1)).strip()
    return found if row_by(book.workbook, PANELS, NUMBER, found) is not None else ""


def stood_on(asked: Asked, book: PanelBook, kind: str) -> RowRef | None:
    """The row of a kind of sheet one stands on; None where one stands elsewhere."""
    selected = asked.desk.selected()
    if selected is None:
        return None
    at = (selected.sheet, selected.row)
    rows = book.workbook.rows(kind)
    return next((row for row in rows if (row.table.sheet, row.number) == at), None)


def stands_on_one(asked: Asked, book: PanelBook) -> bool:
    """Whether one stands on a meeting, or on a referral that names one."""
    rows = (stood_on(asked, book, kind) for kind in (PANELS, REFERRALS))
    return any(row is not None and row.text(NUMBER).strip() for row in rows)


def _last_held(book: PanelBook, as_of: date, button: str) -> str:
    held = [
        (day, str(row.get(NUMBER) or "").strip())
        for row in book.rows(PANELS)
        if (day := day_of(row)) is not None and day <= as_of and row.get(NUMBER)
    ]
    last = [number for day, number in held if day == max(held)[0]]
    if len(last) == 1:
        return last[0]
    why = f"No meeting on the sheet {PANELS} was held up to {short_day(as_of)}"
    if last:
        some = listed(last[:MOST_NAMED])
        why = f"{some} all met on {short_day(max(held)[0])}, so I cannot tell which you mean"
    raise BadInput(
        "Y-167",
        f"{why}. Stand in the meeting's row on the sheet {PANELS}, and press {button} again.",
    )
