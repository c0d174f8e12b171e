"""Column names: what a team calls a column, matched by list and never guessed."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from daysix import data
from daysix.tracker.headers import aliases, match, normal

SHEETS = ("Exclusions", "Pupils", "Schools", "Calendar", "CalendarIndex")


@pytest.mark.parametrize(
    "typed",
    [
        "StartDate",
        "Start Date",
        "START DATE",
        "start_date",
        "Start\ndate",
        " Start-date: ",
        "Start date *",
    ],
)
def test_capitals_spaces_and_punctuation_do_not_matter(typed):
    assert match([typed], "Exclusions").columns == {"StartDate": 0}


@pytest.mark.parametrize(
    ("typed", "column"),
    [
        ("pupilonrolltableid", "PupilID"),
        ("pupilnolongeronrolltableid", "PupilID"),
        ("NativeId", "SchoolDfE"),
        ("startdate", "StartDate"),
        ("sessions", "Sessions"),
        ("reason1", "Reason1"),
        ("category", "Category"),
        ("senprovision", "SEN"),
        ("date of exclusion (start)", "StartDate"),
        ("Type of exclusion", "Category"),
        ("No. of days", "SchoolDays"),
        ("Last day out", "EndDate"),
        ("Child's name", "PupilName"),
        ("D.O.B.", "DOB"),
        ("Looked after child", "LAC"),
        ("Governors' meeting", "GDCDate"),
        ("Date governors informed", "GovNoticeDate"),
        ("LA/Estab", "SchoolDfE"),
        ("Liquidlogic ID", "PupilID"),
        ("Method", "GDCDecisionNoticeMethod"),
    ],
)
def test_names_from_returns_case_systems_and_everyday_use(typed, column):
    assert match([typed], "Exclusions").columns == {column: 0}


@pytest.mark.parametrize("typed", ["Strat date", "Start dat", "LA notified dates", "Colour", ""])
def test_a_near_miss_is_not_matched(typed):
    assert match([typed], "Exclusions").columns == {}


def test_unmatched_names_are_kept_and_blank_cells_are_not():
    headers = match(["Start date", "Colour of folder", None, "", 7.0], "Exclusions")
    assert headers.unmatched == (1,)


def test_our_own_name_wins_over_another_name_for_the_same_thing():
    headers = match(["Date of exclusion", "Start date"], "Exclusions")
    assert headers.columns == {"StartDate": 1}
    assert headers.unmatched == (0,)
    assert headers.claims == ()


def test_two_other_names_for_one_thing_are_reported_and_neither_is_taken():
    headers = match(["Date of exclusion", "First day out"], "Exclusions")
    assert headers.columns == {}
    assert headers.claims == (("StartDate", (0, 1)),)


def test_a_sentence_in_a_cell_is_not_a_column_name():
    assert match(["start date " + "x" * 80], "Exclusions").unmatched == ()


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_name_stands_for_one_column_only(sheet):
    spelled = Counter(
        normal(row["alias"]) for row in data.rows("header_aliases") if row["sheet"] == sheet
    )
    assert spelled, "a sheet without names could never be found"
    assert [name for name, times in spelled.items() if times > 1 or not name] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_column_goes_by_its_own_name(sheet):
    columns = {row["column"] for row in data.rows("header_aliases") if row["sheet"] == sheet}
    assert {column for column in columns if aliases(sheet).get(normal(column)) != column} == set()


def test_every_typed_column_of_the_tracker_sheet_is_known(shared):
    """Sheet A of the workbook's own design: every column of its table."""
    text = (shared / "design" / "workbook.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| [\d-]+ \| ([^|]+) \|", text.split("**B. Pupils**")[0], re.MULTILINE)
    names = [name.strip() for cell in cells for name in re.split(r"[,+/]", _spelled_out(cell))]
    assert len(names) == 92  # 90 numbered; PP/FSM and ExamAffected + ExamDate are two each
    assert [name for name in names if normal(name) not in aliases("Exclusions")] == []


def _spelled_out(cell: str) -> str:
    return re.sub(r"\([^)]*\)", "", cell.replace("Reason1..3", "Reason1, Reason2, Reason3"))


OTHER_SHEETS = {
    "Pupils": "PupilID UPN ULN Surname Forename DOB HomeLA SENStage LAC SocialWorker EHCPLA "
    "CurrentSchoolDfE EnrolStatus MergeOf",
    "Schools": "SchoolDfE URN Name Phase Type Governance Trust CalendarID NORDate ShareExempt "
    "GDCClerk Notes",
    "Calendar": "CalendarID Date DayType Sessions LocalTerm LegalTerm AcademicYear Source "
    "EnteredBy Note",
    "CalendarIndex": "CalendarID Name First Last",
}


@pytest.mark.parametrize(
    ("sheet", "start"),
    [
        ("Pupils", "**B. Pupils**:"),
        ("Schools", "**C. Schools**:"),
        ("Calendar", "**J. Calendar**:"),
        ("CalendarIndex", "CalendarIndex:"),
    ],
)
def test_columns_of_the_other_sheets_are_known(shared, sheet, start):
    text = (shared / "design" / "workbook.md").read_text(encoding="utf-8")
    listed = text.split(start, 1)[1].split("\n", 1)[0].replace("*", "")
    for name in OTHER_SHEETS[sheet].split():
        assert name in listed, f"{name} is no longer in the design"
        assert aliases(sheet)[normal(name)] == name


def test_every_pupil_and_school_column_of_the_design_is_known(shared):
    text = (shared / "design" / "workbook.md").read_text(encoding="utf-8")
    for sheet, start in (("Pupils", "**B. Pupils**:"), ("Schools", "**C. Schools**:")):
        listed = text.split(start, 1)[1].split("\n", 1)[0]
        plain = re.sub(r"\([^)]*\)", "", listed).replace("Address1-3", "Address1").rstrip(". ")
        names = [name.strip() for name in plain.split(",")]
        simple = [name for name in names if re.fullmatch(r"[A-Za-z0-9]+", name)]
        assert len(simple) > 25
        assert [name for name in simple if normal(name) not in aliases(sheet)] == []
