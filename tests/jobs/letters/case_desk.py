"""A small team workbook with one case to write about: term dates counted by hand.

The school meets from Tuesday 1 September 2026 to Friday 12 February 2027, but for weekends, 26 to
30 October, and Saturday 19 December to Sunday 3 January.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from docx import Document

from daysix.workbook.columns import columns_of
from tests.jobs.panel import meeting_desk
from tests.jobs.panel.meeting_desk import ELM, OAK

if TYPE_CHECKING:
    from pathlib import Path

    from daysix.desk.memory import MemoryDesk

AS_OF = date(2026, 11, 30)  # a Monday
CASE = "2026-0014"
SETTINGS = [
    *meeting_desk.SETTINGS,
    ["1 Your council", "SENDIASS", "Brambleshire SENDIASS, 01632 960 789", "", "", "SENDIASS", ""],
    ["1 Your council", "Advice", "Advice line, 01632 960 321; Parents' desk", "", "", "ADVICE", ""],
]
CHILD: dict[str, Any] = {
    "PupilID": "P000001", "Surname": "O'Neill-Śmith", "Forename": "Zoë", "NCY": "9",
    "DOB": date(2013, 3, 4), "CurrentSchoolDfE": OAK, "HomeLA": "925", "SENStage": "K",
    "Carer1Name": "Ms O'Neill-Śmith", "Carer1Phone": "01632 960 555",
    "Address1": "4 Lark Rise", "Postcode": "ZZ1 1AA",
}  # fmt: skip
OTHER: dict[str, Any] = {
    "PupilID": "P000002", "Surname": "Thistlewood", "Forename": "Marigold",
}  # fmt: skip
SCHOOL: dict[str, Any] = {
    "SchoolDfE": OAK, "Name": "Oak High", "Governance": "maintained", "CalendarID": "CAL-001",
    "HeadName": "Mr A. Head", "GDCClerk": "Mx C. Clerk", "Postcode": "ZZ3 3CC",
    "GeneralEmail": "office@oak.example", "CaseOfficer": "A. Quill",
}  # fmt: skip
PERMANENT: dict[str, Any] = {
    "ExclusionID": CASE, "PupilID": "P000001", "SchoolDfE": OAK, "Category": "PERM",
    "StartDate": AS_OF, "GovNoticeDate": date(2026, 11, 27), "Reason1": "PA",
    "ParentNoticeDate": AS_OF, "CaseOfficer": "A. Quill", "HomeLA": "925",
}  # fmt: skip
PROVIDER: dict[str, Any] = {
    "ProviderID": "PR-001", "Name": "The Orchard Centre", "Contact": "Jo Marsh",
    "Phone": "01632 960 456", "Email": "jo@orchard.example",
}  # fmt: skip
OFFICER: dict[str, Any] = {"ContactID": "C1", "Name": "A. Quill", "Phone": "01632 960 123",
                           "Email": "a.quill@brambleshire.example"}  # fmt: skip


def suspended(first: date, last: date, **more: object) -> dict[str, Any]:
    """A suspension of the same child, the last row of the tracker."""
    return {**PERMANENT, "Category": "SUSP", "StartDate": first, "EndDate": last,
            "GovNoticeDate": first, **more}  # fmt: skip


def desk_with(folder: Path, *cases: dict[str, Any], **sheets: Any) -> MemoryDesk:
    """The workbook, in which one stands on the last of its cases."""
    found = {
        "Pupils": [CHILD, OTHER],
        "Schools": [SCHOOL, {**SCHOOL, "SchoolDfE": ELM, "Name": "Elm Park"}],
        "Contacts": [OFFICER],
        "Providers": [PROVIDER],
        "Exclusions": list(cases) or [PERMANENT],
        **sheets,
    }
    desk = meeting_desk.workbook(folder / "Team.xlsx", **found)
    settings = meeting_desk.MemoryDesk.of(desk.name, {"Settings": sheets.get("Settings", SETTINGS)})
    desk.book |= settings.book
    if "Hearings" in sheets:
        headers = [column.name for column in columns_of("Hearings")]
        rows = [[row.get(name) for name in headers] for row in sheets["Hearings"]]
        made = meeting_desk.MemoryDesk.of(desk.name, {"Hearings": [headers, *rows]})
        desk.book |= made.book
    meeting_desk.stand(desk, "Exclusions", max(1, len(cases)))
    return desk


def words_of(path: Path) -> str:
    """All that a letter says."""
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    foot = [one.text for one in document.sections[0].footer.paragraphs]
    return "\n".join([*(one.text for one in document.paragraphs), *cells, *foot])


def made_in(folder: Path) -> dict[str, str]:
    """What stands in every letter of the case, by the letter's name."""
    return {
        path.stem.removeprefix(f"{CASE} "): words_of(path)
        for path in sorted(folder.glob(f"Cases/{CASE}/*.docx"))
    }
