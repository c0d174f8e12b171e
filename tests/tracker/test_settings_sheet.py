"""The Settings sheet: the council and its readings, as chosen, or refused in a sentence."""

import pytest

from daysix.law.errors import BadInput
from daysix.law.switches import SWITCHES, Switches
from daysix.tracker.cells import SheetCells
from daysix.tracker.settings_sheet import settings_in, settings_rows
from daysix.workbook.settings import CouncilSettings
from daysix.workbook.tables import table_sheet

HEAD = ["Group", "Setting", "Value", "Code"]


def sheet(*rows, name="Settings", **more):
    return SheetCells(name, [HEAD, *(["", "", value, code] for code, value in rows)], **more)


def test_the_readings_and_the_council_are_read():
    found = settings_in([sheet(("LA", 925.0), ("AMB-01", "sixth after first"), ("AMB-08", ""))])
    assert found.la == "925"
    assert found.readings["AMB-01"] == "sixth_after_first"
    assert found.readings["AMB-08"] == "count_back"
    assert dict(found.readings.chosen) == {"AMB-01": "sixth_after_first"}
    assert (found.sheet, found.row, found.column) == ("Settings", 2, 3)


def test_the_sheet_as_we_make_it_is_read_and_chooses_the_usual_readings():
    made = table_sheet("Settings", {}, council=CouncilSettings("Any", "925"), staff=())
    rows = [[row.get(column.name) for column in made.columns] for row in made.rows]
    found = settings_in([SheetCells("Settings", [[one.name for one in made.columns], *rows])])
    assert (found.council, found.la) == ("Any", "925")
    assert len(found.readings.chosen) == len(SWITCHES)
    assert found.readings.in_full == Switches().in_full


def test_without_such_a_sheet_nothing_is_chosen():
    others = [SheetCells("Settings", [["Setting", "Value"], ["Colour", "blue"]]), sheet(("LA", 1))]
    assert settings_in(others).readings.chosen == {}
    assert settings_in(others).sheet == ""
    assert settings_rows(others) == []


def test_it_is_known_by_its_columns_wherever_it_stands():
    found = settings_in([sheet(("AMB-01", "Sixth  AFTER first"), name="Ours", first_row=4)])
    assert found.readings["AMB-01"] == "sixth_after_first"
    assert (found.sheet, found.row) == ("Ours", 5)


def test_an_unknown_reading_is_refused_with_the_cell_and_the_choices():
    with pytest.raises(BadInput) as refused:
        settings_in([sheet(("LA", ""), ("AMB-01", "seventh"))])
    assert refused.value.code == "T-060"
    assert refused.value.message == (
        "I cannot count with “seventh” for AMB-01, in cell C3 of the sheet Settings: it is no "
        "reading of that question. Choose “sixth counting first” or “sixth after first” there."
    )


@pytest.mark.parametrize("number", ["92", "9254", "92a", "Our council"])
def test_what_is_no_councils_number_is_refused(number):
    with pytest.raises(BadInput) as refused:
        settings_in([sheet(("LA", number), ("AMB-01", ""))])
    assert refused.value.code == "T-061"


def test_one_question_answered_twice_is_refused_unless_both_say_the_same():
    once = ("AMB-01", "sixth after first")
    assert settings_in([sheet(once, once)]).readings["AMB-01"] == "sixth_after_first"
    with pytest.raises(BadInput) as refused:
        settings_in([sheet(once, ("AMB-01", "sixth counting first"))])
    assert refused.value.code == "T-062"


def test_readings_asked_for_go_before_those_of_the_sheet():
    asked = Switches({"AMB-01": "sixth_counting_first"})
    of_sheet = Switches({"AMB-01": "sixth_after_first", "AMB-08": "clear_days"})
    both = asked.over(of_sheet)
    assert (both["AMB-01"], both["AMB-08"]) == ("sixth_counting_first", "clear_days")
