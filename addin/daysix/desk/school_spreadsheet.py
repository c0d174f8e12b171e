"""A workbook as schools send one: a sheet to be seen, and others hidden behind it.

For invented papers that show what a file can carry unseen. A team's own workbooks are written by
``new_workbook`` and ``team_workbook``.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from daysix.desk.new_workbook import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

SEEN, HIDDEN, VERY_HIDDEN = "seen", "hidden", "very hidden"
"""A sheet that is very hidden is not even in Excel's list of hidden ones."""
WIDE = 18


def school_spreadsheet(
    sheets: Mapping[str, tuple[str, Sequence[Sequence[str]]]], *, made_on: datetime, author: str
) -> bytes:
    """The workbook; each sheet has how it is seen and its rows, the first of them its heading."""
    import xlsxwriter

    made = io.BytesIO()
    book: Any = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"author": author, "created": made_on})
    bold = book.add_format({"bold": True})
    for name, (how, rows) in sheets.items():
        page = book.add_worksheet(name)
        page.set_paper(9)
        page.set_column(0, max(map(len, rows)), WIDE)
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                page.write_string(at, column, clean(text, name), None if at else bold)
        if how == HIDDEN:
            page.hide()
        elif how == VERY_HIDDEN:
            page.very_hidden()
    book.close()
    return made.getvalue()
