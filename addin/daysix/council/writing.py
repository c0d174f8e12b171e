"""Put a council in a folder: the team's tracker, every school's calendar, and one plain table."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from daysix.council.names import OFFICERS
from daysix.council.pupil_numbers import numbers_by_year
from daysix.council.rows import EXCLUSION_COLUMNS
from daysix.desk.new_workbook import (
    DATE,
    MOMENT,
    NUMBER,
    TEXT,
    Column,
    Sheet,
    replacing,
    write_workbook,
)
from daysix.desk.report_book import UNTITLED, refuse_others_file
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from daysix.council.shapes import Cell, Council, Row, School

TRACKER, CALENDARS, TABLE = "Exclusions tracker.xlsx", "calendars.json", "exclusions.csv"
FROM_PUPILS = ("UPN", "Surname", "Forename")
"""Columns the tracker copies from Pupils, beside the child's id."""

DATES = frozenset({
    "IncidentDate", "DecisionDate", "StartDate", "EndDate", "ParentNoticeDate", "SWNotified",
    "VSHNotified", "HomeLANotified", "ExamDate", "GovNoticeDate", "GDCDate",
    "GDCDecisionNoticeDate", "IRPRequestDate", "IRPDate", "Day6Start", "RollRemovalDate",
    "CancelledDate", "ONEEntered", "MISSeen", "FundAdjPosted", "RepresentationsDate",
    "SchoolReturnDate", "NoReviewStatedDate", "IRPDecisionNoticeDate", "ReconsiderDate", "DOB",
    "OnRollFrom",
    "OpenFrom", "CloseTo", "Date", "First", "Last", "Checked date",
})  # fmt: skip
NUMBERS = frozenset({"SchoolSessions", "FundAdjAmount", "NOR total", "Sessions", "LocalTerm",
                     "Schools n", "SchoolDays n"})  # fmt: skip
WIDTHS = {"ReasonText": 44.0, "Name": 34.0, "StartSession": 8.0, "EndSession": 8.0, "Sex": 6.0,
          "NCY": 6.0, "SEN": 6.0, "LAC": 6.0, "SW": 6.0, "Category": 10.0, "HomeLA": 8.0,
          "Reason1": 9.0, "Reason2": 9.0, "Reason3": 9.0}  # fmt: skip

PUPIL_COLUMNS = (
    "PupilID", "UPN", "Surname", "Forename", "DOB", "Sex", "NCY", "CurrentSchoolDfE",
    "EnrolStatus", "OnRollFrom", "Address1", "Postcode", "HomeLA", "Carer1Name",
    "Carer1Relationship", "Carer1Phone", "Carer1Email", "Carer1SafeToContact", "Language",
    "Ethnicity", "SENStage", "EHCPLA", "LAC", "LACLA", "SocialWorker", "SWTeam", "FSM", "PP",
    "SiblingIDs",
)  # fmt: skip
SCHOOL_COLUMNS = (
    "SchoolDfE", "URN", "Name", "ShortName", "Phase", "Type", "Governance", "Trust", "Status",
    "OpenFrom", "CloseTo", "Area", "GeneralEmail", "SecureDomain", "NOR total", "CaseOfficer",
    "CalendarID", "Postcode",
)  # fmt: skip
CALENDAR_COLUMNS = ("CalendarID", "Date", "DayType", "Sessions", "LocalTerm", "LegalTerm",
                    "AcademicYear", "Source", "EnteredBy", "Note")  # fmt: skip
INDEX_COLUMNS = ("CalendarID", "Name", "Schools n", "First", "Last", "SchoolDays n",
                 "Checked date")  # fmt: skip
TABLE_COLUMNS = (
    "ExclusionID", "UPN", "Surname", "Forename", "DOB", "SchoolDfE", "SchoolName", "SchoolType",
    *EXCLUSION_COLUMNS[3:],
)  # fmt: skip


class Written(NamedTuple):
    """Where everything was put."""

    tracker: Path
    calendars: Path
    table: Path


def write_council(council: Council, folder: Path) -> Written:
    """Write the council into ``folder``, which must be there.

    Raises
    ------
    BadInput
        The folder is not there, or holds files of these names that somebody works in.
    """
    written = Written(folder / TRACKER, folder / CALENDARS, folder / TABLE)
    _refuse_a_team_s_own_files(written)
    made_on = datetime.combine(council.as_of, datetime.min.time())
    write_workbook(written.tracker, tracker_sheets(council), made_on=made_on)
    with replacing(written.calendars) as file:
        file.write(json.dumps(council.calendars, indent=1, ensure_ascii=False).encode())
    with replacing(written.table) as file:
        rows = [table_row(row) for row in single_table(council)]
        # The mark at the start tells Excel that the accents are to be read as they are.
        file.write(csv_text(TABLE_COLUMNS, rows).encode("utf-8-sig"))
    return written


def _refuse_a_team_s_own_files(places: Written) -> None:
    """An invented council never takes the place of files somebody works in."""
    if places.tracker.exists():
        refuse_others_file(places.tracker, title=UNTITLED)
        return
    taken = next((one for one in (places.calendars, places.table) if one.exists()), None)
    if taken is not None:
        message = (
            f"There is already a file called {taken.name} in that folder, so the invented council "
            "was not written. Choose an empty folder."
        )
        raise BadInput("O-105", message)


def tracker_sheets(council: Council) -> list[Sheet]:
    """The sheets of the team's tracker."""
    pupils = {str(row["PupilID"]): row for row in council.pupils}
    wide = (*EXCLUSION_COLUMNS[:2], *FROM_PUPILS, *EXCLUSION_COLUMNS[2:])
    joined = (
        {**{name: pupils[str(row["PupilID"])][name] for name in FROM_PUPILS}, **row}
        for row in council.exclusions
    )
    return [
        _sheet("Exclusions", wide, joined, frozen=5),
        _sheet("Pupils", PUPIL_COLUMNS, council.pupils, frozen=4),
        _sheet("Schools", SCHOOL_COLUMNS, (school_row(one, council) for one in council.schools)),
        _sheet("Calendar", CALENDAR_COLUMNS, council.calendar_rows, frozen=2),
        _sheet("CalendarIndex", INDEX_COLUMNS, council.calendar_index),
    ]


def school_row(school: School, council: Council) -> Row:
    """A school's row of the Schools sheet."""
    closed = school.closed is not None and school.closed < council.as_of
    domain = f"{school.dfe}.school.example"
    return {
        "SchoolDfE": school.dfe,
        "URN": school.urn,
        "Name": school.name,
        "ShortName": school.short,
        "Phase": school.phase,
        "Type": school.kind,
        "Governance": school.governance,
        "Trust": school.trust,
        "Status": "Closed" if closed else "Open",
        "OpenFrom": school.opened,
        "CloseTo": school.closed,
        "Area": school.area,
        "GeneralEmail": f"office@{domain}",
        "SecureDomain": "Y",
        "NOR total": school.roll,
        **numbers_by_year(school),
        "CaseOfficer": OFFICERS[school.area],
        "CalendarID": school.calendar_id,
        "Postcode": f"ZZ{int(school.dfe[-2:]) % 30 + 1} {int(school.dfe[-1])}AA",
    }


def single_table(council: Council) -> Iterator[Row]:
    """Every exclusion with its child and its school on one row."""
    pupils = {str(row["PupilID"]): row for row in council.pupils}
    schools = {one.dfe: one for one in council.schools}
    for row in council.exclusions:
        pupil, school = pupils[str(row["PupilID"])], schools[str(row["SchoolDfE"])]
        yield {
            **{name: pupil[name] for name in (*FROM_PUPILS, "DOB")},
            "SchoolName": school.name,
            "SchoolType": "Academy" if school.governance == "academy" else school.kind,
            **row,
        }


def table_row(row: Mapping[str, Cell]) -> dict[str, str]:
    """A row of the single table, every cell as text."""
    return {name: as_text(row.get(name)) for name in TABLE_COLUMNS}


def as_text(cell: Cell) -> str:
    """A cell as a plain table has it: ``04 Nov 2026``, halves as 2.5, blank for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%d %b %Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d %b %Y}"
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Rows as the text of a .csv file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _sheet(name: str, columns: Sequence[str], rows: Iterable[Row], frozen: int = 1) -> Sheet:
    described = [Column(one, _kind(one), WIDTHS.get(one)) for one in columns]
    cells = ([row.get(column) for column in columns] for row in rows)
    return Sheet(name, described, cells, frozen=frozen)


def _kind(column: str) -> str:
    if column == "NotifiedLADateTime":
        return MOMENT
    if column in DATES:
        return DATE
    return NUMBER if column in NUMBERS else TEXT
