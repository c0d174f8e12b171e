"""Lists to choose from in a table of ours: nothing of the team's is touched, byte for byte."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from daysix.desk.patching import OwnOffers, OwnRows, write_offers, write_own
from daysix.law.errors import BadInput

OURS = "xl/worksheets/sheet1.xml"
WHERE = "'Words'!$A$2:$A$9"
OFFERS = OwnOffers("Decided", "Decided", {"Decision": WHERE})
THEIRS = ["E2:E9", "B2:E3", "B20"]
"""Beside our table; reaching beyond it; and below it, in our column."""


def made(path, *theirs):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Decided"
    for row in (["Case", "Decision"], ["R1", "Place"], ["R2", None]):
        sheet.append(row)
    sheet.add_table(Table(displayName="Decided", ref="A1:B3"))
    for covers in theirs:
        rule = DataValidation(type="whole", operator="greaterThan", formula1="0")
        rule.add(covers)
        sheet.add_data_validation(rule)
    book.create_sheet("Words").append(["Word"])
    book.save(path)
    return path


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def rules(path):
    sheet = openpyxl.load_workbook(path)["Decided"]
    return {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}


def changed_text(path, change):
    """The workbook with the sheet's text changed by a function."""
    before = parts(path)
    with zipfile.ZipFile(path, "w") as book:
        for name, content in before.items():
            book.writestr(name, change(content) if name == OURS else content)


@pytest.fixture
def book(tmp_path):
    return made(tmp_path / "Team.xlsx")


def test_only_the_sheet_changes_and_in_it_only_the_lists(book) -> None:
    before = parts(book)
    report = write_offers(book, OFFERS)
    after = parts(book)
    assert {name for name in before if before[name] != after[name]} == {OURS} == set(report.parts)
    added = re.search(rb"<dataValidations.*</dataValidations>", after[OURS])
    assert after[OURS].replace(added[0], b"") == before[OURS]
    assert after[OURS].index(b"<dataValidations") < after[OURS].index(b"<pageMargins")
    assert rules(book) == {"B2:B3": WHERE}


def test_a_list_is_exchanged_and_taken_away_again(book) -> None:
    before = parts(book)
    write_offers(book, OFFERS)
    write_offers(book, OFFERS._replace(formulas={"Case": WHERE, "Decision": "'Words'!$B$2:$B$3"}))
    assert rules(book) == {"A2:A3": WHERE, "B2:B3": "'Words'!$B$2:$B$3"}
    write_offers(book, OFFERS._replace(formulas={}))
    assert parts(book) == before


def test_lists_of_the_team_stay_as_they_are(tmp_path) -> None:
    book = made(tmp_path / "Team.xlsx", *THEIRS[:2])
    text = parts(book)[OURS]
    write_offers(book, OFFERS)
    assert {"E2:E9", "B2:E3", "B2:B3"} == set(rules(book))
    assert b'count="3"' in parts(book)[OURS]
    write_offers(book, OFFERS._replace(formulas={}))
    assert parts(book)[OURS] == text


def test_a_list_ends_with_the_rows_of_the_table(book) -> None:
    write_offers(book, OFFERS)
    write_own(book, OwnRows("Decided", "Decided", ("Case", "Decision"), [["R1", None]], [15.0]))
    assert rules(book) == {"B2": WHERE}
    write_own(book, OwnRows("Decided", "Decided", ("Case", "Decision"), [], []))
    assert rules(book) == {}
    assert b"dataValidation" not in parts(book)[OURS]


def test_a_sheet_with_its_names_in_front_keeps_them(book) -> None:
    """Some programs write ``<x:sheetData>``; a list without the mark would be no list."""

    def marked(text):
        text = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", text)
        return text.replace(b"xmlns=", b"xmlns:x=")

    changed_text(book, marked)
    write_offers(book, OFFERS)
    assert b'<x:dataValidation type="list"' in parts(book)[OURS]
    assert rules(book) == {"B2:B3": WHERE}


def test_lists_that_excel_keeps_in_its_own_corner_are_left_and_said(book) -> None:
    corner = b"<extLst><ext><x14:dataValidations xmlns:x14='x'><x14:dataValidation/></x14:dataValidations></ext></extLst></worksheet>"  # noqa: E501
    changed_text(book, lambda text: text.replace(b"</worksheet>", corner))
    before = parts(book)
    with pytest.raises(BadInput, match=r"in its own way.*\(Z-028\)"):
        write_offers(book, OFFERS)
    assert parts(book) == before


@pytest.mark.parametrize(
    ("sheet", "table", "code"), [("Elsewhere", "Decided", "Z-021"), ("Words", "Decided", "Z-022")]
)
def test_a_table_that_is_not_there_is_refused(book, sheet, table, code) -> None:
    with pytest.raises(BadInput, match=rf"\({code}\)"):
        write_offers(book, OwnOffers(sheet, table, {}))
