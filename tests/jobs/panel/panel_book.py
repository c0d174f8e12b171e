"""A small team workbook with a panel of two children, one meeting before and one after."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from daysix.desk.team_workbook import team_workbook_bytes
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings

if TYPE_CHECKING:
    from pathlib import Path

WREN, CANARY = "Isolde Wrenfeather", "Peregrine Quillhaven"
OAK, ELM = "9254001", "9254002"
PLACE = {"Profile": "CAP Secondary", "Area": "North", "Venue": "Room 2", "Chair": "H. Senior"}
ROWS = {
    "Panels": [
        {"PanelID": "P26-003", **PLACE, "Date": date(2026, 11, 11)},
        {"PanelID": "P26-004", **PLACE, "Date": date(2026, 12, 9), "Start": time(10, 0),
         "Clerk": "E. Wold", "PaperDeadline": date(2026, 12, 2),
         "Attendance": "B. Head (interest R00002), C. Head (apologies)"},
        {"PanelID": "P26-005", **PLACE, "Date": date(2027, 1, 13),
         "PaperDeadline": date(2027, 1, 6)},
        {"PanelID": "P26-006", **PLACE},
        {"PanelID": "P26-007", **PLACE, "Date": date(2027, 2, 3)},
        {"PanelID": "P26-007", **PLACE, "Date": date(2027, 2, 10)},
    ],
    "Pupils": [
        {"PupilID": "P1", "Surname": "Wrenfeather", "Forename": "Isolde", "NCY": "9",
         "CurrentSchoolDfE": OAK, "SiblingIDs": "P3"},
        {"PupilID": "P2", "Surname": "Quillhaven", "Forename": "Peregrine", "NCY": "8",
         "CurrentSchoolDfE": ELM},
        {"PupilID": "P3", "Surname": "Wrenfeather", "Forename": "Tam"},
    ],
    "Schools": [
        {"SchoolDfE": OAK, "Name": "Oak High", "Phase": "Secondary", "Area": "North",
         **{f"NOR{year}": 100 for year in range(7, 12)}},
        {"SchoolDfE": ELM, "Name": "Elm Park", "Phase": "Secondary", "Area": "North",
         **{f"NOR{year}": 50 for year in range(7, 12)}},
        {"SchoolDfE": "9252001", "Name": "Ash Primary", "Phase": "Primary", "Area": "North"},
        {"SchoolDfE": "9254009", "Name": "Far School", "Phase": "Secondary", "Area": "South"},
    ],
    "Exclusions": [
        {"ExclusionID": "2026-0001", "PupilID": "P1", "SchoolDfE": OAK, "Category": "PERM",
         "StartDate": date(2026, 11, 2)},
    ],
    "Referrals": [
        {"RefID": "R00001", "PupilID": "P1", "Type": "PEX", "PanelID": "P26-004",
         "DateReceived": date(2026, 11, 16), "ReferrerSchool": OAK, "Pref1": ELM},
        {"RefID": "R00002", "PupilID": "P2", "Type": "PEX", "PanelID": "P26-004",
         "DateReceived": date(2026, 11, 17), "ReferrerSchool": ELM},
        {"RefID": "R00003", "PupilID": "P3", "Type": "PEX", "PanelID": "P26-003",
         "Decision": "PLACE", "DecisionSchool": ELM},
    ],
    "Contacts": [
        {"ContactID": "K1", "Name": "B. Head", "Role": "Headteacher", "SchoolDfE": OAK,
         "Panels": "CAP Secondary, North"},
        {"ContactID": "K2", "Name": "C. Head", "Role": "Headteacher", "SchoolDfE": ELM,
         "Panels": "P26-004"},
        {"ContactID": "K3", "Name": "D. Else", "Panels": "CAP Secondary, South"},
    ],
    "Actions": [
        {"ActionID": "A1", "About": "P26-003", "Text": "Ring the provider", "State": "OPEN"},
        {"ActionID": "A2", "About": "P26-003", "Text": "Long done", "State": "DONE"},
        {"ActionID": "A3", "About": "2026-0001", "Text": "Another matter", "State": "OPEN"},
    ],
}  # fmt: skip


@cache
def content() -> bytes:
    """The workbook as it is made; once, for it takes a second."""
    return team_workbook_bytes(team_workbook(Content(ROWS, CouncilSettings())))


def write_panel_book(path: Path) -> Path:
    """The workbook on disk, with two papers for the first child."""
    path.write_bytes(content())
    folder = path.parent / "Cases" / "R00001"
    folder.mkdir(parents=True)
    for name in ("Referral form.pdf", "attendance 2026.pdf"):
        page = Canvas(str(folder / name))
        page.drawString(100, 700, f"PAPER {name}")
        page.save()
    return path
