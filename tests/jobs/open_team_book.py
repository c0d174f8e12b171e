"""A small team workbook in memory or as a file: three cases at one school, counted by hand.

The school meets from Tuesday 1 September 2026 to Friday 12 February 2027, but for weekends, the
autumn half-term (26 to 30 October) and Christmas (Saturday 19 December to Sunday 3 January).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.table import Table

from daysix.desk.memory import MemoryDesk
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.tracker.cells import letters
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings

AS_OF = date(2026, 11, 30)  # a Monday
NAME = "Team.xlsx"
PERMANENT, SHORT, NO_END = "2026-0014", "2026-0015", "2026-0016"
HEADERS = ["ExclusionID", "PupilID", "SchoolDfE", "Category", "StartDate", "EndDate",
           "GovNoticeDate", "GovTrigger", "GDCLastDate", "GDCDate", "IRPLastDate", "Day6Date",
           "DaysTermAfter", "Check"]  # fmt: skip
CASES: list[dict[str, Any]] = [
    {"ExclusionID": PERMANENT, "PupilID": "P1", "SchoolDfE": "9254001", "Category": "PERM",
     "StartDate": date(2026, 11, 30), "GovNoticeDate": date(2026, 11, 27)},
    # Monday 9 and Tuesday 10 November: two days, and governors need not meet
    {"ExclusionID": SHORT, "PupilID": "P2", "SchoolDfE": "9254001", "Category": "SUSP",
     "StartDate": date(2026, 11, 9), "EndDate": date(2026, 11, 10)},
    # no last day: it cannot be dated
    {"ExclusionID": NO_END, "PupilID": "P3", "SchoolDfE": "9254001", "Category": "SUSP",
     "StartDate": date(2026, 11, 16)},
]  # fmt: skip
PUPILS = [
    ["PupilID", "Surname", "Forename"],
    ["P1", "Archer", "Ash"],
    ["P2", "Birch", "Bea"],
    ["P3", "Cedar", "Cy"],
]
SCHOOLS = [["SchoolDfE", "Name", "Governance", "CalendarID"],
           ["9254001", "Oak School", "maintained", "CAL-001"]]  # fmt: skip
SETTINGS = [
    ["Group", "Setting", "Value", "Choices", "Meaning", "Code", "Usual"],
    ["1 Your council", "Council code", "925", "", "", "LA", ""],
    ["2 Where the law is open", "Which day is the sixth?", "sixth counting first", "", "",
     "AMB-01", "sixth counting first"],
]  # fmt: skip
SIXTH = (3, 3)
"""The cell of the reading of AMB-01."""
HOLIDAYS = (
    (date(2026, 10, 26), date(2026, 10, 30), "HOLIDAY"),
    (date(2026, 12, 21), date(2027, 1, 1), "HOLIDAY"),
)
BANK = {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)}


def calendar_rows(training: tuple[date, ...] = ()) -> list[list[object]]:
    """Its Calendar sheet, a row a day."""
    rows: list[list[object]] = [["CalendarID", "Date", "DayType", "Sessions", "LocalTerm",
                                 "LegalTerm"]]  # fmt: skip
    day = date(2026, 9, 1)
    while day <= date(2027, 2, 12):
        kind = _kind(day, training)
        term = (1, "AUT") if day < date(2027, 1, 1) else (2, "SPR")
        rows.append(["CAL-001", day, kind, 2 if kind == "SCHOOL" else 0, *term])
        day += timedelta(days=1)
    return rows


def _kind(day: date, training: tuple[date, ...]) -> str:
    if day.weekday() > 4:
        return "WEEKEND"
    if day in training:
        return "INSET"
    if day in BANK:
        return "BANK"
    return next((kind for first, last, kind in HOLIDAYS if first <= day <= last), "SCHOOL")


def sheets(
    *, cases: list[dict[str, Any]] | None = None, training: tuple[date, ...] = ()
) -> dict[str, list[list[object]]]:
    """Every sheet as rows."""
    rows = [[case.get(name) for name in HEADERS] for case in cases or CASES]
    return {
        "Exclusions": [list(HEADERS), *rows],
        "Pupils": [list(row) for row in PUPILS],
        "Schools": [list(row) for row in SCHOOLS],
        "Calendar": calendar_rows(training),
        "Settings": [list(row) for row in SETTINGS],
        "Today": [["Exclusions today"]],
    }


def block(rows: list[list[object]]) -> str:
    """The range of a table that fills a sheet."""
    return f"A1:{letters(len(rows[0]))}{len(rows)}"


def in_memory(**more: Any) -> MemoryDesk:
    """The workbook on a desk in memory, its Exclusions a table of Excel's own."""
    found = sheets(**more)
    desk = MemoryDesk.of(NAME, found)
    desk.book["Exclusions"].tables = {"Exclusions": block(found["Exclusions"])}
    return desk


def saved(path: Any, **more: Any) -> Any:
    """The same as a file, made by a library that is not ours."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets(**more).items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        if name == "Exclusions":
            page.add_table(Table(displayName="Exclusions", ref=block(rows)))
    book.save(path)
    return path


def team_made(path: Any) -> Any:
    """The same cases in the team workbook as it is given out: locked columns, lists and all."""
    found = sheets()
    rows = {
        name: [dict(zip(found[name][0], row, strict=True)) for row in found[name][1:]]
        for name in ("Pupils", "Schools", "Calendar")
    }
    path.write_bytes(
        team_workbook_bytes(
            team_workbook(Content({"Exclusions": CASES, **rows}, CouncilSettings(code="925")))
        )
    )
    return path
