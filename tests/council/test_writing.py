from __future__ import annotations

import csv
import json
from datetime import datetime
from itertools import islice

import openpyxl
import pytest

from daysix.calendars.contract import book_from
from daysix.council.make import make_council
from daysix.council.writing import TABLE_COLUMNS, write_council
from daysix.law.errors import BadInput


@pytest.fixture(scope="module")
def tiny():
    return make_council(years=1, schools=15, suspensions_per_year=60, permanent_per_year=3)


@pytest.fixture(scope="module")
def written(tiny, tmp_path_factory):
    return write_council(tiny, tmp_path_factory.mktemp("council"))


@pytest.fixture(scope="module")
def book(written):
    return openpyxl.load_workbook(written.tracker)


def rows_of(sheet):
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_the_tracker_has_its_sheets_with_every_row(tiny, book):
    lengths = {sheet.title: sheet.max_row - 1 for sheet in book}
    assert lengths == {
        "Exclusions": len(tiny.exclusions),
        "Pupils": len(tiny.pupils),
        "Schools": 15,
        "Calendar": len(tiny.calendar_rows),
        "CalendarIndex": len(tiny.calendar_index),
    }


def test_dates_are_dates_and_keys_are_text(tiny, book):
    first, row = tiny.exclusions[0], rows_of(book["Exclusions"])[0]
    assert row["StartDate"] == datetime.combine(first["StartDate"], datetime.min.time())
    assert row["SchoolDfE"] == first["SchoolDfE"]
    assert isinstance(row["SchoolDfE"], str)
    told = row["NotifiedLADateTime"]
    assert abs((told - first["NotifiedLADateTime"]).total_seconds()) < 1
    columns = [cell.value for cell in book["Exclusions"][1]]
    cell = book["Exclusions"].cell(2, columns.index("StartDate") + 1)
    assert cell.number_format == "dd mmm yyyy"


def test_the_exclusions_sheet_copies_the_childs_name_from_pupils(book):
    pupils = {row["PupilID"]: row for row in rows_of(book["Pupils"])}
    for row in rows_of(book["Exclusions"]):
        pupil = pupils[row["PupilID"]]
        assert [row["UPN"], row["Surname"], row["Forename"]] == [
            pupil["UPN"],
            pupil["Surname"],
            pupil["Forename"],
        ]


def test_every_calendar_of_a_school_is_in_the_calendar_sheet(book):
    calendars = {row["CalendarID"] for row in rows_of(book["Calendar"])}
    for row in rows_of(book["Schools"]):
        assert (row["CalendarID"] in calendars) == (row["Status"] == "Open"), row["Name"]


def test_the_calendars_beside_it_are_complete(tiny, written):
    text = written.calendars.read_text(encoding="utf-8")
    calendars = book_from(json.loads(text))
    for row in tiny.exclusions:
        assert calendars.for_school(row["SchoolDfE"]).counts(row["StartDate"])


def test_the_single_table_has_every_exclusion_with_child_and_school(tiny, written):
    with written.table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(tiny.exclusions)
    assert tuple(rows[0]) == TABLE_COLUMNS
    names = {school.dfe: school.name for school in tiny.schools}
    for row, truth in islice(zip(rows, tiny.exclusions, strict=True), 20):
        assert row["SchoolName"] == names[truth["SchoolDfE"]]
        assert datetime.strptime(row["StartDate"], "%d %b %Y").date() == truth["StartDate"]  # noqa: DTZ007
        assert row["DOB"]


def test_no_cell_is_a_formula_or_a_link(book):
    for sheet in book:
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" or cell.hyperlink for cell in row)


def test_the_same_council_is_written_the_same_twice_over(tiny, written):
    before = [path.read_bytes() for path in written]
    again = write_council(tiny, written.tracker.parent)
    assert [path.read_bytes() for path in again] == before
    assert {path.name for path in written.tracker.parent.iterdir()} == {p.name for p in written}


def test_a_teams_own_tracker_is_never_replaced(tiny, tmp_path):
    theirs = openpyxl.Workbook()
    theirs.active["A1"] = "our own work"
    theirs.save(tmp_path / "Exclusions tracker.xlsx")
    before = (tmp_path / "Exclusions tracker.xlsx").read_bytes()
    with pytest.raises(BadInput, match="Nothing was written"):
        write_council(tiny, tmp_path)
    assert (tmp_path / "Exclusions tracker.xlsx").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_a_teams_own_calendars_are_never_replaced(tiny, tmp_path):
    (tmp_path / "calendars.json").write_text("[]", encoding="utf-8")
    with pytest.raises(BadInput, match=r"already a file called calendars\.json"):
        write_council(tiny, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["calendars.json"]


def test_a_folder_that_is_not_there_is_a_sentence(tiny, tmp_path):
    with pytest.raises(BadInput, match="is not there"):
        write_council(tiny, tmp_path / "nowhere")
