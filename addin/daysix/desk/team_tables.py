"""Writing one table of the team workbook: columns, lists, help beside a cell, what is locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.desk.team_workbook import PROTECTION, fit_for_a_cell
from daysix.tracker.cells import letters
from daysix.workbook.book import MOST_ROWS, PICKED_FROM, numbers_name
from daysix.workbook.columns import CALC
from daysix.workbook.lists import list_name
from daysix.workbook.looks import HEADER_ROW, PAGE_LOOKS, cell_look, head_look

if TYPE_CHECKING:
    from daysix.desk.team_workbook import Writer
    from daysix.workbook.columns import Column
    from daysix.workbook.shapes import Row, TableSheet

Worksheet = Any
HELP_LENGTH, TITLE_LENGTH = 255, 32
FOLDED = {"level": 1, "hidden": True}
DATE_NEEDED = "Type a date such as 4 Nov 2026."
FIRST_DATE, LAST_DATE = "=DATE(1990,1,1)", "=DATE(2100,12,31)"
THREE_LINES = 38.0
"""Points, of a row of text that wraps."""
CHARACTERS_A_PAGE = 190
"""Across an A4 page lying down, in print still easy to read."""


def write_table(writer: Writer, page: Worksheet, sheet: TableSheet) -> None:
    """Write a sheet that holds one table, its column names in the first row."""
    _columns(writer, page, sheet)
    _rows(writer, page, sheet)
    _table(writer, page, sheet)
    for place, column in enumerate(sheet.columns):
        _help(page, sheet, column, place)
    _looks(writer, page, sheet)
    if sheet.note:
        _note(page, sheet)
    page.freeze_panes(1, sheet.frozen)
    page.repeat_rows(0)
    _across(page, sheet)
    if any(column.filled == CALC for column in sheet.columns):
        page.protect("", PROTECTION)
        last = letters(len(sheet.columns))
        page.unprotect_range(f"A2:{last}{MOST_ROWS}", f"Rows_of_{sheet.name}")


def _across(page: Worksheet, sheet: TableSheet) -> None:
    """Print as many pages side by side as stay readable, each with the columns that name a row."""
    wide = sum(column.width for column in sheet.columns if column.everyday)
    pages = max(1, round(wide / CHARACTERS_A_PAGE))
    page.fit_to_pages(pages, 0)
    if pages > 1:
        page.repeat_columns(0, sheet.frozen - 1)


def _columns(writer: Writer, page: Worksheet, sheet: TableSheet) -> None:
    """Widths and looks down to the last row of the sheet; seldom used columns folded away."""
    for place, column in enumerate(sheet.columns):
        look = writer.format(cell_look(column, wrapped=sheet.wrapped, middle=sheet.middle))
        page.set_column(place, place, column.width, look, {} if column.everyday else FOLDED)
    if not all(column.everyday for column in sheet.columns):
        after = len(sheet.columns)
        page.set_column(after, after, None, None, {"collapsed": True})
    page.set_row(0, HEADER_ROW)


def _rows(writer: Writer, page: Worksheet, sheet: TableSheet) -> None:
    for number, row in enumerate(sheet.rows, start=1):
        for place, column in enumerate(sheet.columns):
            if column.name in sheet.formulas:
                continue
            value = row.get(column.name)
            look = cell_look(column, wrapped=sheet.wrapped, middle=sheet.middle)
            if number - 1 in sheet.locked_rows:
                look = {**look, "locked": True, "bg_color": PAGE_LOOKS["run"]["bg_color"]}
            elif value is None or value == "":
                continue
            writer.put(page, (number, place), value, {**look, **_own_format(value, column)})
        if sheet.wrapped:
            page.set_row(number, _height(sheet, row))
    if sheet.wrapped and sheet.spare > 1:  # room for three lines in rows that come later
        for number in range(1 + len(sheet.rows), sheet.last_row):
            page.set_row(number, THREE_LINES)


def _own_format(value: object, column: Column) -> dict[str, object]:
    """A date among settings of every kind still looks like one."""
    if column.type != "text" or isinstance(value, str):
        return {}
    if hasattr(value, "year"):
        return {"num_format": "dd mmm yyyy", "align": "left"}
    return {"num_format": "General", "align": "left"}


def _height(sheet: TableSheet, row: Row) -> float:
    """Room for the longest cell of a row whose text wraps."""
    most = 1
    for column in sheet.columns:
        text = str(row.get(column.name) or "")
        lines = sum(1 + int(len(line) / (column.width * 1.4)) for line in text.split("\n"))
        most = max(most, lines)
    return 8 + 15.0 * most


def _table(writer: Writer, page: Worksheet, sheet: TableSheet) -> None:
    columns = []
    for column in sheet.columns:
        described: dict[str, object] = {
            "header": column.name,
            "header_format": writer.format(head_look(column)),
        }
        if column.name in sheet.formulas:
            described["formula"] = f"={sheet.formulas[column.name]}"
            described["format"] = writer.format(cell_look(column))
        columns.append(described)
    last = max(1, sheet.last_row - 1)
    options = {"name": sheet.name, "style": None, "columns": columns}
    page.add_table(0, 0, last, len(columns) - 1, options)
    _answers(writer, page, sheet)


def _answers(writer: Writer, page: Worksheet, sheet: TableSheet) -> None:
    """Write each looking-up formula again with its answer, for programs that work nothing out."""
    for place, column in enumerate(sheet.columns):
        text = sheet.formulas.get(column.name)
        if text is None:
            continue
        form = writer.format(cell_look(column))
        whole = text.replace("@", "[#This Row],")  # as files spell it
        for number in range(1, sheet.last_row):
            row = sheet.rows[number - 1] if number <= len(sheet.rows) else {}
            shown = fit_for_a_cell(str(row.get(column.name) or ""), sheet.name)
            page.write_formula(number, place, f"={whole}", form, shown)


def _help(page: Worksheet, sheet: TableSheet, column: Column, place: int) -> None:
    """Help beside every cell, and a word of warning before something that does not fit."""
    choices = sheet.choices.get(column.name)
    if choices is not None:
        for number, offered in enumerate(choices, start=1):
            if number - 1 not in sheet.locked_rows:
                rule = _check(column) if not offered else _one_of(list(offered))
                _validate(page, (number, number), place, {**rule, **_said(column)})
        return
    _validate(page, (1, MOST_ROWS - 1), place, {**_check_in(sheet, column), **_said(column)})


def _validate(page: Worksheet, rows: tuple[int, int], place: int, rule: dict[str, object]) -> None:
    page.data_validation(rows[0], place, rows[1], place, rule)


def _said(column: Column) -> dict[str, object]:
    return {
        "input_title": column.title[:TITLE_LENGTH],
        "input_message": column.help[:HELP_LENGTH],
    }


def _one_of(source: object) -> dict[str, object]:
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": "Not on the list",
        "error_message": "That is not on the list. Keep it all the same?",
    }


def _check_in(sheet: TableSheet, column: Column) -> dict[str, object]:
    if column.filled == CALC:
        return _worked_out(looked_up=column.name in sheet.formulas)
    return _check(column)


def _worked_out(*, looked_up: bool) -> dict[str, object]:
    """Typing over what is worked out is refused where a formula stands, else asked about."""
    return {
        "validate": "custom",
        "value": "=FALSE",
        "error_type": "stop" if looked_up else "warning",
        "error_title": "Filled in for you",
        "error_message": "This column looks itself up. Put it right on the sheet it comes from."
        if looked_up
        else "Day Six fills this column in. Type over it all the same?",
    }


def _check(column: Column) -> dict[str, object]:
    if column.type == "list":
        return _one_of(f"={list_name(column.list)}")
    if column.type == "fk" and column.list in PICKED_FROM:
        return _one_of(f"={numbers_name(column.list)}")
    if column.type in {"date", "datetime"}:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": FIRST_DATE,
            "maximum": LAST_DATE,
            "error_type": "stop",
            "error_title": "Not a date",
            "error_message": f"That is not a date. {DATE_NEEDED}",
        }
    if column.type in {"number", "days", "money", "percent"}:
        return {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_type": "warning",
            "error_title": "Not a number",
            "error_message": "A number of 0 or more belongs here. Keep this all the same?",
        }
    return {"validate": "any"}


def _looks(writer: Writer, page: Worksheet, sheet: TableSheet) -> None:
    """The few looks that depend on a formula."""
    places = {column.name: place for place, column in enumerate(sheet.columns)}
    cells = {name: f"${letters(place + 1)}2" for name, place in places.items()}
    for rule in sheet.rules:
        text = rule.formula
        for name, cell in cells.items():
            text = text.replace(f"{{{name}}}", cell)
        place = places[rule.column]
        page.conditional_format(
            1,
            place,
            MOST_ROWS - 1,
            place,
            {
                "type": "formula",
                "criteria": f"={text}",
                "format": writer.format(PAGE_LOOKS[rule.look]),
            },
        )


def _note(page: Worksheet, sheet: TableSheet) -> None:
    """A note beside the table, in no cell."""
    everyday = sum(column.everyday for column in sheet.columns)
    page.insert_textbox(
        1,
        len(sheet.columns) + 1 if everyday else 0,
        sheet.note,
        {
            "width": 460,
            "height": 215,
            "font": {"name": "Calibri", "size": 11, "color": PAGE_LOOKS["text"]["font_color"]},
            "fill": {"color": PAGE_LOOKS["banner"]["bg_color"]},
            "line": {"none": True},
        },
    )
