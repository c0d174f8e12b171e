"""Workbooks and lists (.xlsx, .xls, .xlsb, .ods, .csv), read behind the guard that reads trackers.

A table with a heading row gives a row for each pupil; a form in cells gives labels with answers.
Every cell becomes text: nothing of it is ever worked out as a formula.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.attachments import markup, sentences, tables
from daysix.attachments.read import MOST_LABELLED, MOST_TEXT, Read, made_of
from daysix.tracker.cells import letters, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.inbox.message import Labelled
    from daysix.tracker.cells import SheetCells

MOST_ROWS = 20_000
ENDINGS = {"csv": "a.csv", "xls": "a.xls"}
NOTHING = "T-009"


def read(content: bytes, kind: str) -> Read:
    """Read every sheet.

    Raises
    ------
    Unread
    """
    from daysix.desk.reading import book_of
    from daysix.law.errors import BadInput

    try:
        # the name only tells text apart; no sentence of the guard's that holds it is passed on
        book = book_of(ENDINGS.get(kind, "a.xlsx"), content)
    except BadInput as refused:
        if refused.code == NOTHING:
            return Read(sentence=sentences.nothing_to_read())
        raise markup.refusal(refused) from refused
    several = len(book.sheets) > 1
    texts: list[str] = []
    labelled: list[Labelled] = []
    for sheet in book.sheets:
        rows = [[_shown(cell) for cell in row] for row in sheet.rows[:MOST_ROWS]]
        texts += [sheet.name] if several else []
        texts += ["\t".join(row).rstrip() for row in rows if any(row)]
        if len(labelled) < MOST_LABELLED:
            labelled += _labelled(rows, sheet, several=several)
    hidden = [sheet.name for sheet in book.sheets if not sheet.visible or sheet.hidden_rows]
    said = [sentences.hidden_sheets(hidden)] if hidden else []
    cut = any(len(sheet.rows) > MOST_ROWS for sheet in book.sheets)
    if cut and sum(map(len, texts)) <= MOST_TEXT and len(labelled) <= MOST_LABELLED:
        said.append(sentences.cut_short())
    return made_of("\n".join(texts), labelled, said=said)


def _labelled(rows: list[list[str]], sheet: SheetCells, *, several: bool) -> Iterator[Labelled]:
    title = f"sheet {sheet.name}, " if several else ""
    return tables.labelled_of(
        rows,
        lambda row, column: (
            f"{title}cell {letters(sheet.first_column + column)}{sheet.first_row + row}"
        ),
    )


def _shown(cell: object) -> str:
    """A cell as text; days as officers write them."""
    if isinstance(cell, datetime) and cell.time() != time():
        return f"{cell:%d %b %Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d %b %Y}"
    return text_of(cell)
