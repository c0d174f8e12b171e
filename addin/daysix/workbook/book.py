"""The whole workbook: its sheets in order, and the names its formulas and lists go by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.workbook import count_days, lists, summary, today
from daysix.workbook.columns import columns_of
from daysix.workbook.settings import CouncilSettings
from daysix.workbook.shapes import Book
from daysix.workbook.tables import TABLES, setting_cell, table_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.workbook.shapes import Page, Row, TableSheet

MADE_ON = date(2026, 11, 30)
"""Kept in the file as its day of making, so that the same definition gives the same file."""
TITLE = "Day Six team workbook"
MOST_ROWS = 5000
"""How far down the numbers of another sheet are looked for."""
PICKED_FROM = {
    "Schools": "SchoolDfE",
    "Providers": "ProviderID",
    "CalendarIndex": "CalendarID",
    "Panels": "PanelID",
}
"""Sheets short enough to choose a number from, and the column of that number."""


class Content(NamedTuple):
    """What fills a workbook: rows by sheet, the council, its people, and the day it is shown on."""

    rows: Mapping[str, Sequence[Row]]
    council: CouncilSettings
    staff: Sequence[str] = ()


EMPTY = Content({}, CouncilSettings())


def team_workbook(content: Content = EMPTY, *, title: str = TITLE) -> Book:
    """The workbook with what is given in it; by default empty and ready to be used."""
    rows, council = content.rows, content.council
    as_of = council.as_of or MADE_ON
    pages = {
        today.NAME: today.today_page(
            rows, council=council.name, as_of=as_of, sample=council.as_of is not None
        ),
        summary.NAME: summary.summary_page(rows, as_of=as_of),
        count_days.NAME: count_days.count_page(rows, as_of=as_of),
    }
    sheets: list[TableSheet | Page] = [pages[today.NAME], pages[summary.NAME]]
    for name in TABLES:
        sheets.append(table_sheet(name, rows, council=council, staff=content.staff))
        if name == "CalendarIndex":
            sheets.append(pages[count_days.NAME])
    return Book(title, MADE_ON, sheets, names(content.staff))


def names(staff: Sequence[str] = ()) -> dict[str, str]:
    """The defined names: days and settings, lists, numbers of other sheets, calendars."""
    code = chr(ord("A") + [each.name for each in columns_of("Lists")].index("code"))
    spans = lists.spans(lists.choices(staff=staff))
    return {
        "TodayDate": f"={today.NAME}!{today.DATE_CELL}",
        "As_of": f"={setting_cell('AS-OF')}",
        "Council_name": f"={setting_cell('COUNCIL')}",
        **{
            lists.list_name(name): f"=Lists!${code}${first}:${code}${last}"
            for name, (first, last) in spans.items()
        },
        **{numbers_name(sheet): _numbers(sheet, key) for sheet, key in PICKED_FROM.items()},
        **count_days.NAMES,
    }


def numbers_name(sheet: str) -> str:
    """The defined name of the numbers of a sheet."""
    return f"Numbers_{sheet}"


def _numbers(sheet: str, key: str) -> str:
    column = chr(ord("A") + [each.name for each in columns_of(sheet)].index(key))
    return f"={sheet}!${column}$2:${column}${MOST_ROWS}"
