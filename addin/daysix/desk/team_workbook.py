"""Writing the team workbook from its description: pages, charts, names, and tables beside them.

The same description gives the same bytes: the day of making is part of it, and nothing is read
from the clock. Text is always written as text, so a name that begins with ``=`` stays a name.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from daysix.desk.new_workbook import MAKER, clean, serial
from daysix.workbook.looks import FONT, INK, LINE, MUTED, PAGE_LOOKS, ROW, SIZE, TABS
from daysix.workbook.shapes import Formula, Page, TableSheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.workbook.shapes import Book, Chart, Placed, Value

# xlsxwriter brings no types of its own
Workbook = Any
Worksheet = Any
Format = Any

A4 = 9
PERSONAL = "Contains personal data"
PROTECTION = {
    "objects": False,
    "scenarios": False,
    "autofilter": True,
    "sort": True,
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "insert_hyperlinks": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What stays possible on a protected sheet. There is no password."""


def team_workbook_bytes(book: Book) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    from daysix.desk.team_tables import write_table

    made = io.BytesIO()
    writer = Writer(_opened(made, book))
    for sheet in book.sheets:
        page = writer.add(sheet.name, sheet.tab)
        if isinstance(sheet, TableSheet):
            write_table(writer, page, sheet)
        else:
            _write_page(writer, page, sheet)
    for name, refers_to in book.names.items():
        writer.book.define_name(name, refers_to)
    writer.book.close()
    return made.getvalue()


class Writer:
    """A workbook being written, and the formats in it so far."""

    __slots__ = ("_formats", "book")

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._formats: dict[str, Format] = {}

    def format(self, look: Mapping[str, object]) -> Format:
        """The format of a look; each look becomes one format."""
        key = repr(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(dict(look))
        return self._formats[key]

    def add(self, name: str, tab: str) -> Worksheet:
        """A new sheet, set up for paper as all are."""
        page = self.book.add_worksheet(name)
        page.hide_gridlines(2)
        page.set_default_row(ROW)
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L&8&A  ·  {PERSONAL}&R&8Page &P of &N")
        if tab:
            page.set_tab_color(TABS[tab])
        return page

    def put(
        self, page: Worksheet, place: tuple[int, int], value: Value, look: Mapping[str, object]
    ) -> None:
        """Write one value: text as text, a date as a real date, a formula with its answer."""
        form = self.format(look)
        row, column = place
        if isinstance(value, Formula):
            shown = _plain(value.shown)
            if value.array:
                page.write_array_formula(row, column, row, column, f"={value.text}", form, shown)
            else:
                page.write_formula(row, column, f"={value.text}", form, shown)
        elif value is None or value == "":
            page.write_blank(row, column, None, form)
        elif isinstance(value, str):
            page.write_string(row, column, clean(value, page.get_name()), form)
        else:
            page.write_number(row, column, _plain(value), form)


def fit_for_a_cell(text: str, sheet: str) -> str:
    """Text as a cell can hold it."""
    return clean(text, sheet)


def _plain(value: object) -> str | float:
    """A value as a cell stores it."""
    if isinstance(value, date):
        return serial(value)
    if isinstance(value, time):
        return (value.hour * 60 + value.minute) / 1440
    if value is None:
        return ""
    return value if isinstance(value, str | int | float) else str(value)


def _opened(made: io.BytesIO, book: Book) -> Workbook:
    import xlsxwriter

    day = datetime(book.made_on.year, book.made_on.month, book.made_on.day, tzinfo=UTC)
    opened: Workbook = xlsxwriter.Workbook(
        made,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": FONT, "font_size": SIZE},
        },
    )
    opened.set_properties({"title": book.title, "author": MAKER, "created": day})
    opened.set_size(28_000, 16_000)
    return opened


def _write_page(writer: Writer, page: Worksheet, sheet: Page) -> None:
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width, writer.format(PAGE_LOOKS["text"]))
    if sheet.hidden:
        page.set_column(*sheet.hidden, 10, None, {"hidden": True})
    for row, height in sheet.heights.items():
        page.set_row(row, height)
    for cell in sheet.cells:
        _place(writer, page, cell)
    for chart in sheet.charts:
        _chart(writer, page, sheet.name, chart)
    for row, column, source in sheet.choices:
        page.data_validation(
            row, column, row, column, {"validate": "list", "source": source, "error_type": "stop"}
        )
    _on_paper(page, sheet)
    page.protect("", PROTECTION)


def _on_paper(page: Worksheet, sheet: Page) -> None:
    if sheet.repeat is not None:
        page.repeat_rows(sheet.repeat)
    if sheet.print_area:
        page.print_area(0, 0, *sheet.print_area)
    if sheet.one_page:
        page.fit_to_pages(1, 1)


def _place(writer: Writer, page: Worksheet, cell: Placed) -> None:
    look = {**PAGE_LOOKS[cell.look], "locked": not cell.open}
    if cell.across > 1:
        last = cell.column + cell.across - 1
        page.merge_range(cell.row, cell.column, cell.row, last, "", writer.format(look))
    writer.put(page, (cell.row, cell.column), cell.value, look)


def _chart(writer: Writer, page: Worksheet, sheet: str, described: Chart) -> None:
    kind = {"type": described.kind}
    chart = writer.book.add_chart({**kind, "subtype": "stacked"} if described.stacked else kind)
    first, last = described.rows
    text = {"name": FONT, "size": 10, "color": MUTED}
    bars = described.kind == "bar"
    for one in described.series:
        chart.add_series(
            {
                "name": [sheet, *one.name],
                "categories": [sheet, first, described.labels, last, described.labels],
                "values": [sheet, first, one.column, last, one.column],
                "fill": {"color": one.colour},
                "gap": 60,
                "overlap": 100 if described.stacked else 0,
                "data_labels": {"value": bars, "font": text},
            }
        )
    quiet = {"num_font": text, "line": {"color": LINE}, "major_tick_mark": "none"}
    labels = {**quiet, "reverse": True} if bars else {**quiet, "num_format": "mmm"}
    values = {**quiet, "line": {"none": True}, "major_gridlines": {
        "visible": True, "line": {"color": LINE, "width": 0.75}}}  # fmt: skip
    # In a chart of lying bars the names run down the side, and each bar carries its number.
    hidden = {"visible": False, "major_gridlines": {"visible": False}}
    chart.set_x_axis(hidden if bars else labels)
    chart.set_y_axis(labels if bars else values)
    title = {"name": FONT, "size": 13, "bold": True, "color": INK}
    chart.set_title({"name": described.title, "name_font": title, "overlay": False})
    chart.set_legend(
        {"position": "bottom", "font": text} if len(described.series) > 1 else {"none": True}
    )
    chart.set_chartarea({"border": {"color": LINE}})
    chart.set_size({"width": described.size[0], "height": described.size[1]})
    page.insert_chart(*described.at, chart)
