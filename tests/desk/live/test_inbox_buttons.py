"""The Inbox buttons on a team workbook open in LibreOffice, with mails as schools send them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.live.test_clicks import Open
from tests.jobs.open_team_book import team_made

HEAD = "From: office@oak.example\r\nTo: exclusions@council.example\r\n"
PERMANENT = (
    f"{HEAD}Subject: Permanent exclusion\r\nMessage-ID: <p1@oak.example>\r\n"
    "Date: Mon, 30 Nov 2026 08:12:00 +0000\r\n\r\n"
    "Oak School has permanently excluded a pupil.\r\n\r\nPupil name: Fay Gorse\r\n"
    "Date of birth: 04/03/2012\r\nYear group: 10\r\nSchool: Oak School\r\n"
    "First day of exclusion: 30/11/2026\r\n"
)
OTHER = (
    f'{HEAD}Subject: =HYPERLINK("x")\r\nMessage-ID: <o1@oak.example>\r\n'
    "Date: Mon, 30 Nov 2026 08:20:00 +0000\r\n\r\nCould you ring us about a meeting?\r\n"
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))


@pytest.fixture
def team(calc, tmp_path):
    (tmp_path / "Mails").mkdir()
    for name, text in (("1.eml", PERMANENT), ("2.eml", OTHER)):
        (tmp_path / "Mails" / name).write_text(text, encoding="utf-8", newline="")
    return Open(calc, team_made(tmp_path / "Team.xlsx"))


def rows(there, sheet):
    """The rows of a sheet by their headings, blanks left out."""
    names, *lines = there.sheet(sheet).rows
    found = (dict(zip(names, line, strict=False)) for line in lines)
    kept = ({k: v for k, v in row.items() if v not in {"", None}} for row in found)
    return [row for row in kept if row]


def test_the_morning_from_the_mails_to_the_tracker_and_back(team):
    said = team.press("check_inbox").sentences
    assert said[0].startswith("2 new mails; 1 looks like a permanent exclusion.")
    first, second = rows(team, "Inbox")
    assert (first["InboxID"], first["Class"]) == ("M00001", "permanent_exclusion")
    assert (first["Child"], first["ClockBy"]) == ("Fay Gorse", date(2026, 12, 7))
    assert second["Subject"] == '=HYPERLINK("x")', "what looks like a formula stays text"
    team.desk.go_to("Inbox", 2, 1)
    before = rows(team, "Exclusions")
    assert team.press("add_to_tracker").sentences[0].startswith("1 row added on Exclusions")
    *same, new = rows(team, "Exclusions")
    assert same == before
    assert (new["Category"], new["StartDate"], new["Surname"]) == ("PERM", date(2026, 11, 30),
                                                                   "Gorse")  # fmt: skip
    assert rows(team, "Inbox")[0]["State"] == "FILED"
    team.press("undo")
    assert rows(team, "Exclusions") == before
    assert rows(team, "Inbox")[0]["State"] == "NEW"
