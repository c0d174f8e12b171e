"""The issues workbook: its sheets, its links, and what it says aloud."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook

from daysix.jobs.check import check_file
from daysix.jobs.issues.book import HEAD_ROW, issues_path, issues_workbook, split
from daysix.jobs.issues.not_a_problem import mark_no_problem
from daysix.law.errors import BadInput
from daysix.law.finding import DUTY, Finding
from tests.jobs.tracker_book import (
    AS_OF,
    ENDS_FIRST,
    LETTER_O,
    MONTH_FIRST,
    OLD_WORD,
    edit,
    write_tracker,
)


@pytest.fixture
def tracker(tmp_path):
    return write_tracker(tmp_path / "Our tracker.xlsx")


def _written(tracker, found=None):
    found = found or check_file(tracker, as_of=AS_OF)
    path = issues_path(tracker, as_of=AS_OF)
    issues_workbook(found, path, tracker=tracker, as_of=AS_OF)
    return load_workbook(path)


def _lines(sheet):
    heads = [cell.value for cell in sheet[HEAD_ROW + 1]]
    rows = sheet.iter_rows(min_row=HEAD_ROW + 2, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows if row[0]]


def _text(sheet):
    return "\n".join(str(cell) for row in sheet.values for cell in row if cell is not None)


def test_faults_duties_and_notes_each_have_a_sheet(tracker) -> None:
    found = check_file(tracker, as_of=AS_OF)
    duty = Finding(
        "X-020", DUTY, "Exclusions", "F8", "x", "Over 15 days this term. Governors must meet.",
        row=8, column="StartDate",
    )  # fmt: skip
    issues = [*found.issues, found.issues[0]._replace(finding=duty, key="duty")]
    book = _written(tracker, found._replace(issues=issues))
    assert book.sheetnames == ["Issues", "Act now", "Notes", "Summary"]
    assert [line["Case"] for line in _lines(book["Issues"])] == [
        MONTH_FIRST, ENDS_FIRST, LETTER_O,
    ]  # fmt: skip
    assert [line["Level"] for line in _lines(book["Act now"])] == ["▲ Act now"]
    assert [line["Case"] for line in _lines(book["Notes"])] == [OLD_WORD]


def test_a_line_says_what_was_found_and_what_to_do(tracker) -> None:
    line = _lines(_written(tracker)["Issues"])[1]
    assert line["Level"] == "✖ Must fix"
    assert line["Child"] == "Cy Cedar"
    assert line["What we found"].startswith("The last day (Tuesday 3 November 2026) is before")
    assert line["What to do"] == "Correct one of the two."
    assert line["Rule"] == "X-011"
    assert line["Status"] == "new"
    assert line["First seen"].date() == AS_OF
    assert len(line["Key"]) == 12


def test_the_link_leads_into_the_tracker_and_keeps_to_its_line_when_sorted(tracker) -> None:
    lines = _lines(_written(tracker)["Issues"])
    assert lines[0]["Where"] == (
        """=HYPERLINK("Our tracker.xlsx#'Exclusions'!F5","Exclusions F5")"""
    )


def test_what_is_no_problem_stands_last_with_its_reason(tracker) -> None:
    found = check_file(tracker, as_of=AS_OF)
    (key,) = [one.key for one in found.issues if one.case == MONTH_FIRST]
    mark_no_problem(tracker, found, key=key, reason="Confirmed by letter.", by="AB", as_of=AS_OF)
    book = _written(tracker)
    last = _lines(book["Issues"])[-1]
    assert (last["Case"], last["Status"]) == (MONTH_FIRST, "not a problem")
    assert (last["Reason"], last["By"]) == ("Confirmed by letter.", "AB")
    assert "1 more is marked “not a problem” and left out" in _text(book["Summary"])


def test_the_summary_counts_hidden_rows_aloud_and_names_what_could_not_run(tracker) -> None:
    edit(tracker, lambda sheet: setattr(sheet.row_dimensions[5], "hidden", True))
    text = _text(_written(tracker)["Summary"])
    assert "5 rows on the sheet Exclusions." in text
    assert "In the sheet Exclusions, 1 row is hidden. I read it too." in text
    assert "There is no sheet for Hearings" in text
    assert "A last day before the first." in text


def test_nothing_found_is_said(tmp_path) -> None:
    clean = ("2026-0009", "Flo Fern", date(2012, 3, 4), "Oak School", "SUSP", date(2026, 11, 9),
             date(2026, 11, 10))  # fmt: skip
    book = _written(write_tracker(tmp_path / "T.xlsx", (clean,)))
    said = book["Issues"]["A2"].value  # there are no term dates, so not all could be looked at
    assert said == "Nothing found in what could be checked."
    assert _lines(book["Issues"]) == []


def test_a_workbook_somebody_changed_is_not_written_over(tracker) -> None:
    book = _written(tracker)
    book.properties.lastModifiedBy = "A colleague"
    book.save(issues_path(tracker, as_of=AS_OF))
    before = issues_path(tracker, as_of=AS_OF).read_bytes()
    with pytest.raises(BadInput, match="O-001"):
        _written(tracker)
    assert issues_path(tracker, as_of=AS_OF).read_bytes() == before


def test_the_same_check_gives_the_same_file(tracker) -> None:
    _written(tracker)
    before = issues_path(tracker, as_of=AS_OF).read_bytes()
    _written(tracker)
    assert issues_path(tracker, as_of=AS_OF).read_bytes() == before


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("One thing.", ("One thing.", "")),
        ("It is late. Ask the school.", ("It is late.", "Ask the school.")),
        ("A (see reg. 6). B is so. Do C?", ("A (see reg. 6). B is so.", "Do C?")),
        ('"9.5" is no number. Type 9.', ('"9.5" is no number.', "Type 9.")),
    ],
)
def test_the_last_sentence_is_what_to_do(message, parts) -> None:
    assert split(message) == parts
