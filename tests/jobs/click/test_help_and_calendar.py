"""Add to calendar, Settings and Diagnose: where the file goes, what is in use, what is missing."""

from datetime import date
from pathlib import Path

import pytest

from daysix.desk.file import FileDesk
from daysix.jobs.click.calendar_entries import add_to_calendar
from daysix.jobs.click.diagnose import diagnose
from daysix.jobs.click.open_settings import open_settings
from daysix.law.errors import BadInput
from tests.jobs.open_team_book import AS_OF, SIXTH, in_memory, saved


@pytest.fixture
def documents(tmp_path, monkeypatch):
    """This person's own folder."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "person")
    return tmp_path / "person" / "Documents" / "Day Six"


def uids(path):
    return {line for line in path.read_text(encoding="utf-8").splitlines() if line[:4] == "UID:"}


def test_the_calendar_of_a_file_lies_beside_it(click, tmp_path):
    path = saved(tmp_path / "Team.xlsx")
    answer = click(add_to_calendar, FileDesk(path))
    beside = tmp_path / "Team.ics"
    assert answer.sentences[0].startswith(f"2 open dates written to {beside}.")
    text = beside.read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20261218" in text
    assert not {"Archer", "Ash", "Oak School"} & set(text.replace(",", " ").split())


def test_elsewhere_it_goes_into_the_persons_documents(click, documents):
    desk = in_memory()
    desk.name = "Team: 2026/27?.xlsx"
    answer = click(add_to_calendar, desk)
    assert [one.name for one in documents.iterdir()] == ["Team 2026 27.ics"]
    assert str(documents) in answer.sentences[0]


def test_again_it_brings_the_same_entries_up_to_date(click, documents):
    click(add_to_calendar, in_memory())
    (path,) = documents.iterdir()
    first = uids(path)
    moved = click(add_to_calendar, in_memory(training=(date(2026, 12, 4),)))
    assert uids(path) == first
    assert "takes the place of the one there" in moved.sentences[1]
    assert "DTSTART;VALUE=DATE:20270104" in path.read_text(encoding="utf-8")


def test_rows_that_could_not_be_dated_are_named_as_missing(click, documents):
    assert "1 row could not be dated" in click(add_to_calendar, in_memory()).sentences[-1]


def test_settings_go_to_the_sheet_and_change_nothing(click):
    desk = in_memory()
    answer = click(open_settings, desk)
    assert answer.good
    assert answer.sentences[0].startswith("The sheet Settings is in front of you.")
    assert desk.selected() == ("Settings", 2, 3)


def test_a_value_that_cannot_be_used_is_said_first(click):
    desk = in_memory()
    desk.book["Settings"].values[SIXTH] = "whenever"
    answer = click(open_settings, desk)
    assert not answer.good
    assert "AMB-01, in cell C3 of the sheet Settings" in answer.sentences[0]
    assert desk.selected().sheet == "Settings"


def test_without_a_settings_sheet_it_says_what_is_in_use(click):
    desk = in_memory()
    del desk.book["Settings"]
    said = click(open_settings, desk).sentences
    assert said[0] == "Council's number: not said."
    assert said[1].startswith("All 20 points the law leaves open are read in the usual")
    assert said[2].startswith("Term dates: 1 calendar (CAL-001), from Tuesday 1 September 2026")
    assert "no Settings sheet" in said[3]


def test_diagnose_says_what_is_well(click):
    said = click(diagnose, in_memory()).sentences
    assert "ok      the sheet Exclusions: 3 rows; 14 columns recognised." in said
    assert "ok      term dates by school: 1 of 1 school have a calendar." in said
    assert "ok      settings: council 925; the usual readings." in said
    assert any("not on a disk I can reach" in line for line in said)


def test_diagnose_names_what_is_missing(click):
    cases = [
        {
            "ExclusionID": "2026-0001",
            "SchoolDfE": "9254001",
            "Category": "PERM",
            "StartDate": AS_OF,
        },
        {
            "ExclusionID": "2026-0002",
            "SchoolDfE": "9254009",
            "Category": "PERM",
            "StartDate": AS_OF,
        },
    ]
    desk = in_memory(cases=cases)
    desk.book["Exclusions"].values[1, 10] = "Tutor's dog"
    answer = click(diagnose, desk)
    said = "\n".join(answer.sentences)
    assert "look    the sheet Exclusions: 2 rows; 13 columns recognised; not read" in said
    assert "Tutor's dog" in said
    assert "1 of 2 schools have a calendar; none for 9254009" in said
    assert answer.sentences[0].endswith("to look at.")


def test_diagnose_speaks_of_a_workbook_it_cannot_read(click):
    desk = in_memory()
    del desk.book["Exclusions"]
    answer = click(diagnose, desk)
    assert not answer.good
    assert any(line.startswith("broken  the workbook Team.xlsx") for line in answer.sentences)


def test_a_folder_that_cannot_be_made_is_refused(click, tmp_path, monkeypatch):
    blocked = tmp_path / "a file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(Path, "home", lambda: blocked)
    with pytest.raises(BadInput) as refused:
        click(add_to_calendar, in_memory())
    assert refused.value.code == "J-073"
