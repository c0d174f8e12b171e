"""A filled team workbook: an invented council, two school years in, on a Monday in November."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.calendars.contract import book_from
from daysix.council.make import make_council
from daysix.council.names import ADMIN_OWNERS, OFFICERS
from daysix.council.shapes import COUNCIL_CODE, COUNCIL_NAME
from daysix.council.writing import school_row, single_table, tracker_sheets
from daysix.law.engine import answers
from daysix.tracker.cases import RowCase, cases_from
from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from
from daysix.workbook.book import Content
from daysix.workbook.sample_dates import actions_of, worked_out
from daysix.workbook.sample_office import actions_by_hand
from daysix.workbook.sample_rest import ADVICE, SENDIASS, other_sheets
from daysix.workbook.settings import CouncilSettings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.council.shapes import Council
    from daysix.law.answer import Answer
    from daysix.workbook.shapes import Plain, Row

SEED, SCHOOLS, YEARS = 2026, 40, 2
SUSPENSIONS, PERMANENT = 1000, 34
CALENDAR_ENDS = date(2027, 7, 31)
"""The sample's Calendar sheet holds this school year; every calendar is complete elsewhere."""


def sample_content() -> Content:
    """Everything in the sample, the same every time."""
    council = make_council(
        SEED,
        years=YEARS,
        schools=SCHOOLS,
        suspensions_per_year=SUSPENSIONS,
        permanent_per_year=PERMANENT,
    )
    exclusions, actions = _dated(council)
    pupils: list[Row] = [dict(row) for row in council.pupils]
    schools: list[Row] = [_school(row) for row in _schools(council)]
    rows: dict[str, Sequence[Row]] = {
        "Exclusions": exclusions,
        "Pupils": pupils,
        "Schools": schools,
        "Actions": actions,
        "Calendar": [row for row in council.calendar_rows if _kept(row)],
        "CalendarIndex": _index(council),
    }
    rows |= other_sheets(rows, as_of=council.as_of)
    rows["Actions"] = [
        {**row, "ActionID": f"A{n:05d}"} for n, row in enumerate(rows["Actions"], start=1)
    ]
    settings = CouncilSettings(
        COUNCIL_NAME, COUNCIL_CODE, "H. Senior", "h.senior@council.example", council.as_of,
        sendiass=SENDIASS, advice=ADVICE,
    )  # fmt: skip
    return Content(rows, settings, (*OFFICERS.values(), *ADMIN_OWNERS))


def _schools(council: Council) -> Iterator[Mapping[str, Plain]]:
    for school in council.schools:
        yield school_row(school, council)


def _school(row: Mapping[str, Plain]) -> Row:
    number = str(row["SchoolDfE"])
    contact = f"exclusions@{number}.school.example"
    return {**row, "ExclusionContact": contact, "HeadName": f"Head of {row['ShortName']}"}


def _kept(row: Mapping[str, Plain]) -> bool:
    day = row["Date"]
    return isinstance(day, date) and day <= CALENDAR_ENDS


def _index(council: Council) -> list[Row]:
    """The calendars, those with most schools at the top."""
    rows: list[Row] = [{**row, "Last": CALENDAR_ENDS} for row in council.calendar_index]
    return sorted(rows, key=lambda row: (-float(str(row["Schools n"])), str(row["CalendarID"])))


def _dated(council: Council) -> tuple[list[Row], list[Row]]:
    """Every exclusion with what Day Six fills in, and the actions that follow."""
    names = {str(row["ExclusionID"]): row for row in single_table(council)}
    exclusions: list[Row] = []
    actions: list[Row] = []
    for case, found in _answered(council):
        row = names[case.id]
        filled: dict[str, Plain] = {**row, **worked_out(case, found)}
        exclusions.append(filled)
        actions += actions_of(filled, found, as_of=council.as_of)
    permanent = [row for row in exclusions if row.get("Category") == "PERM"]
    actions += actions_by_hand(permanent, council.as_of)
    return exclusions, actions


def _answered(council: Council) -> Iterator[tuple[RowCase, Sequence[Answer]]]:
    sheets = [
        SheetCells(sheet.name, [[each.name for each in sheet.columns], *map(list, sheet.rows)])
        for sheet in tracker_sheets(council)
    ]
    tracker = tracker_from(sheets, file="Sample council")
    book = book_from(council.calendars)
    for one in cases_from(tracker, book, as_of=council.as_of, la=COUNCIL_CODE):
        if not isinstance(one, RowCase):
            message = f"the invented council has a row that cannot be dated: {one.message}"
            raise TypeError(message)
        yield one, tuple(answers(one.case))
