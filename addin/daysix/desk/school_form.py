"""Writing the form that schools fill in, a pupil a row: one sheet, no macros, headings protected.

The same questions give the same bytes. Cells for answers are open; everything above them is
locked without a password, so that a heading cannot be typed over by a slip.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from daysix.desk.new_workbook import MAKER
from daysix.workbook.looks import AMBER, AMBER_PALE, BAND, FONT, INK, LINE, MUTED, TEAL, WHITE
from daysix.workbook.school_form import (
    CARE,
    CHOICE,
    DAY,
    MADE_ON,
    NUMBER,
    ROWS,
    SHEET_NAME,
    TITLE,
    WELCOME,
    questions,
    reason_key,
)

if TYPE_CHECKING:
    from daysix.workbook.school_form import Question

# xlsxwriter brings no types of its own
Workbook = Any
Worksheet = Any
Format = Any

A4 = 9
TITLE_ROW, WELCOME_ROW, CARE_ROW, KEY_ROW, HINT_ROW, HEAD_ROW = 0, 1, 2, 3, 4, 5
FIRST = HEAD_ROW + 1
"""The first row for a pupil, counted from 0."""
HEIGHTS = {TITLE_ROW: 34, WELCOME_ROW: 22, CARE_ROW: 22, KEY_ROW: 66, HINT_ROW: 40, HEAD_ROW: 36}
FORMATS = {DAY: "dd/mm/yyyy", NUMBER: "0.0"}
DATE_NEEDED = "Type a date such as 04/11/2026: the day, the month, the year."
LONGEST_SUSPENSION = 45


def school_form_bytes() -> bytes:
    """The form as the bytes of an .xlsx file."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": TITLE, "author": MAKER, "created": MADE_ON})
    page = book.add_worksheet(SHEET_NAME)
    _set_up(page)
    _top(book, page)
    for column, question in enumerate(questions()):
        _column(book, page, column, question)
    page.freeze_panes(FIRST, 0)
    book.close()
    return made.getvalue()


def _look(book: Workbook, **more: object) -> Format:
    return book.add_format(
        {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter", **more}
    )


def _set_up(page: Worksheet) -> None:
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD_ROW)
    page.set_footer("&L&8Contains personal data once filled in&R&8Page &P of &N")
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
    for row, height in HEIGHTS.items():
        page.set_row(row, height)


def _top(book: Workbook, page: Worksheet) -> None:
    """Title, thanks, and the reasons with their codes, across the whole form."""
    last = len(questions()) - 1
    title = _look(book, bold=True, font_size=20, font_color=TEAL)
    page.merge_range(TITLE_ROW, 0, TITLE_ROW, last, TITLE, title)
    page.merge_range(WELCOME_ROW, 0, WELCOME_ROW, last, WELCOME, _look(book))
    care = _look(book, font_color=AMBER, bg_color=AMBER_PALE, indent=1)
    page.merge_range(CARE_ROW, 0, CARE_ROW, last, CARE, care)
    key = "Reason codes.  " + "   ".join(f"{code} {words}." for code, words in reason_key())
    small = _look(book, font_size=9, font_color=MUTED, text_wrap=True, valign="top")
    page.merge_range(KEY_ROW, 0, KEY_ROW, last, key, small)


def _column(book: Workbook, page: Worksheet, column: int, question: Question) -> None:
    page.set_column(column, column, question.width)
    hint = _look(book, font_size=9, font_color=MUTED, text_wrap=True, valign="bottom")
    page.write_string(HINT_ROW, column, question.hint, hint)
    head = _look(book, bold=True, font_color=WHITE, bg_color=TEAL, text_wrap=True, border=1,
                 border_color=WHITE)  # fmt: skip
    page.write_string(HEAD_ROW, column, question.label, head)
    for row in range(FIRST, FIRST + ROWS):
        shade = WHITE if (row - FIRST) % 2 == 0 else BAND
        look = {"num_format": FORMATS.get(question.kind, "@"), "locked": False, "bottom": 1,
                "bottom_color": LINE, "bg_color": shade, "align": "left"}  # fmt: skip
        page.write_blank(row, column, None, _kept(book, look))
    rule = _rule(question)
    if rule:
        page.data_validation(FIRST, column, FIRST + ROWS - 1, column, rule)


def _kept(book: Workbook, look: dict[str, object]) -> Format:
    """The format of a look; made once for the whole form."""
    made: dict[str, Format] = book.__dict__.setdefault("daysix_looks", {})
    key = repr(sorted(look.items()))
    if key not in made:
        made[key] = _look(book, **look)
    return made[key]


def _rule(question: Question) -> dict[str, object] | None:
    shown = {"input_title": question.label[:32], "input_message": f"{question.hint.capitalize()}."}
    if question.kind == CHOICE:
        return {"validate": "list", "source": list(question.choices), **shown,
                "error_title": "Please choose from the list"}  # fmt: skip
    if question.kind == DAY:
        return {"validate": "date", "criteria": "between", "minimum": "=DATE(1995,1,1)",
                "maximum": "=DATE(2100,12,31)", **shown, "error_title": "A date, please",
                "error_message": DATE_NEEDED}  # fmt: skip
    if question.kind == NUMBER:
        return {"validate": "decimal", "criteria": "between", "minimum": 0,
                "maximum": LONGEST_SUSPENSION, **shown, "error_title": "A number of days, please",
                "error_message": "Type school days in halves, such as 2.5."}  # fmt: skip
    return {"validate": "any", **shown} if question.hint else None
