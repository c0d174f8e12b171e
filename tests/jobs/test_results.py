"""The results workbook as a whole, read back with a library that did not write it."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from daysix.desk import new_workbook
from daysix.jobs.results.deadlines import counted_in_words, fitting, other_reading
from daysix.jobs.results.workbook import results_path, results_workbook, source_of
from daysix.law.answer import Reading, Refusal, does_not_apply
from daysix.law.errors import BadInput
from tests.jobs.made import GOVERNORS, MONDAY, THREE, case_on, counted, due_on, row

if TYPE_CHECKING:
    from pathlib import Path

DANGEROUS = [
    '=HYPERLINK("http://bad.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "=1",
    "\t=1",
    "http://bad.example",
    "mailto:a@bad.example",
    "internal:'Days'!A1",
    "{=1}",
    "0123",
    "1e5",
    "TRUE",
    "_x0041_",
    "Zoë & <Bé>",
    "a\nb",
    "nul \x00 and \ud800 half",
    "'quoted",
]


def written(tmp_path: Path, rows, as_of=MONDAY, name="results.xlsx") -> Path:
    path = tmp_path / name
    results_workbook(rows, path, as_of=as_of)
    return path


def cells(path: Path, sheet: str) -> list[list[object]]:
    book = openpyxl.load_workbook(path)
    return [[plain(cell.value) for cell in line] for line in book[sheet].iter_rows()]


def plain(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def texts(path: Path, sheet: str) -> list[str]:
    return [str(value) for line in cells(path, sheet) for value in line if value is not None]


def test_the_four_sheets_in_order(tmp_path):
    path = written(tmp_path, [row(2, due_on("Fri 18 Dec 2026"))])
    assert openpyxl.load_workbook(path).sheetnames == ["Today", "Deadlines", "Days", "Working"]


def test_the_top_of_the_first_sheet(tmp_path):
    path = written(tmp_path, [row(2, due_on("Wed 2 Dec 2026")), row(3, due_on("Fri 27 Nov 2026"))])
    lines = cells(path, "Today")
    assert lines[0][0] == "Monday 30 November 2026"
    assert lines[1][0] == (
        "1 overdue, 0 due today, 1 this week, 0 more in the next 15 school days."
    )
    assert lines[4][1:7] == ["Due", "Time left", "Case", "Child", "School", "What"]
    assert lines[4][7:] == ["Who owes it", "Duty", "Rule", "Line"]
    shown = [line for line in lines if line[3] in {"2026-0002", "2026-0003"}]
    assert [[line[0], line[1], line[2], line[4], line[8], line[9]] for line in shown] == [
        ["▲", date(2026, 11, 27), "1 school day late", "Child 3", "Must", "GB-01"],
        ["◆", date(2026, 12, 2), "2 school days left", "Child 2", "Must", "GB-01"],
    ]
    assert "Nothing is due today." in texts(path, "Today")


def test_the_link_finds_its_line_even_after_sorting(tmp_path):
    path = written(tmp_path, [row(2, due_on("Fri 26 Feb 2027")), row(3, due_on("Wed 2 Dec 2026"))])
    (link,) = [text for text in texts(path, "Today") if text.startswith("=")]
    assert link == "=HYPERLINK(\"#'Deadlines'!A\"&MATCH(2,'Deadlines'!$A:$A,0),2)"
    assert [line[0] for line in cells(path, "Deadlines")] == ["Line", 1, 2]


def test_a_line_of_the_deadlines_sheet(tmp_path):
    due = counted("Fri 27 Nov 2026", alternatives=(Reading("clear_days", date(2027, 1, 5)),))
    path = written(tmp_path, [row(14, due)])
    head, line = cells(path, "Deadlines")
    # 30 Nov is 1, 4 Dec 5, 11 Dec 10, 18 Dec 15
    assert dict(zip(head, line, strict=True)) == {
        "Line": 1,
        "Row": 14,
        "Case": "2026-0014",
        "Child": "Child 14",
        "School": THREE,
        "Urgency": "○ Next 15 school days",
        "Due": date(2026, 12, 18),
        "What": "Governors decide on reinstatement",
        "Part": None,
        "State": "open",
        "Duty": "must",
        "Who owes it": "governing board",
        "Rule": "GB-01",
        "Counted from": "notice reached the governors",
        "On": date(2026, 11, 27),
        "Counted": "15 school days",
        "Calendar": THREE,
        "Other reading": "Tuesday 5 January 2027: with that many clear days in between",
        "To note": None,
        "Source": GOVERNORS.source,
    }


def test_a_date_that_could_not_be_told_has_its_line(tmp_path):
    asked = Refusal(GOVERNORS, "D-010", "I need the day it arrived.")
    stopped = does_not_apply(GOVERNORS, case_on(), "notice", MONDAY, "Cancelled.")
    path = written(tmp_path, [row(2, stopped, asked)])
    head, *lines = cells(path, "Deadlines")
    state, note, due = head.index("State"), head.index("To note"), head.index("Due")
    assert [(line[state], line[note], line[due]) for line in lines] == [
        ("does not apply", "Cancelled.", None),
        ("cannot tell", "I need the day it arrived. (D-010)", None),
    ]


def test_several_files_name_themselves_on_each_line(tmp_path):
    rows = [row(2, due_on("Fri 18 Dec 2026")), row(2, due_on("Fri 18 Dec 2026"), file="b.csv")]
    path = written(tmp_path, rows)
    assert [line[-2:] for line in cells(path, "Deadlines")] == [
        ["File", "Sheet"],
        ["tracker.xlsx", "Exclusions"],
        ["b.csv", "Exclusions"],
    ]
    assert source_of(rows) == "2 files"


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_stays_text(tmp_path, text):
    rows = [
        row(2, due_on("Wed 2 Dec 2026", message=text), child=text, school=text, case_id=text),
        row(3, counted("Fri 27 Nov 2026"), child=text, case_id=text, notes=[text]),
        row(4, Refusal(None, "D-005", text), child=text, case_id=text, file=text),
    ]
    path = written(tmp_path, rows)
    formulas = [
        (sheet.title, cell.value)
        for sheet in openpyxl.load_workbook(path)
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f" or cell.hyperlink
    ]
    assert len(formulas) == 3  # two on Today and one on Working: ours, which lead to our own lines
    assert all(str(value).startswith("=HYPERLINK(\"#'Deadlines'!A\"&") for _, value in formulas)
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "externalLink" in name]
        links = [parts.read(name) for name in parts.namelist() if name.endswith("sheet1.xml.rels")]
        assert not any(b"bad.example" in link for link in links)
    shown = text.replace("\x00", "�").replace("\ud800", "�")
    assert shown in [line[4] for line in cells(path, "Today")]
    # A spreadsheet program would read _x0041_ as A, so it is written as _x005F_x0041_.
    assert str(cells(path, "Deadlines")[1][3]).replace("_x005F", "") == shown


def test_text_longer_than_a_cell_is_cut_not_refused(tmp_path):
    path = written(tmp_path, [row(2, due_on("Wed 2 Dec 2026"), child="é" * 40_000)])
    assert 30_000 < len(cells(path, "Deadlines")[1][3]) <= 32_767


def test_no_rows_at_all(tmp_path):
    path = written(tmp_path, [])
    assert [len(cells(path, name)) for name in ("Deadlines", "Days")] == [1, 1]
    assert "Nothing is overdue." in texts(path, "Today")


def test_only_a_row_that_was_refused(tmp_path):
    lost = Refusal(None, "D-005", "I have no term dates for Elm. Add them.")
    path = written(tmp_path, [row(2, lost, case_id="2026-0002")])
    said = texts(path, "Today")
    assert "I have no term dates for Elm. Add them. (D-005)" in said
    assert "Row 2 (2026-0002)" in said
    assert any("1 row could not be dated" in text for text in said)


def test_older_overdue_dates_are_counted_not_listed(tmp_path):
    path = written(tmp_path, [row(2, due_on("Mon 31 Aug 2026")), row(3, due_on("Mon 31 Aug 2026"))])
    assert any("2 older overdue dates" in text for text in texts(path, "Today"))
    assert [line[5] for line in cells(path, "Deadlines")][1:] == ["△ Older overdue"] * 2


def test_a_rerun_gives_the_same_bytes(tmp_path):
    rows = [row(2, counted("Fri 27 Nov 2026")), row(3, due_on("Wed 2 Dec 2026"))]
    first, second = written(tmp_path, rows, name="a.xlsx"), written(tmp_path, rows, name="b.xlsx")
    assert first.read_bytes() == second.read_bytes()


def test_where_the_results_go(tmp_path):
    tracker = tmp_path / "Tracker 2026.v2.xlsx"
    assert results_path(tracker, as_of=MONDAY).name == (
        "Tracker 2026.v2 - deadlines 2026-11-30.xlsx"
    )


def test_our_own_file_is_replaced(tmp_path):
    path = written(tmp_path, [row(2, due_on("Wed 2 Dec 2026"))])
    written(tmp_path, [row(2, due_on("Wed 2 Dec 2026")), row(3, due_on("Wed 2 Dec 2026"))])
    assert len(cells(path, "Deadlines")) == 3
    assert [each.name for each in tmp_path.iterdir()] == ["results.xlsx"]


def refused(tmp_path: Path) -> BadInput:
    with pytest.raises(BadInput) as caught:
        written(tmp_path, [row(2, due_on("Wed 2 Dec 2026"))])
    return caught.value


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"PK\x03\x04 not a zip"])
def test_somebody_elses_file_is_left_alone(tmp_path, content):
    path = tmp_path / "results.xlsx"
    path.write_bytes(content)
    assert refused(tmp_path).code == "O-001"
    assert path.read_bytes() == content


def test_a_workbook_somebody_has_saved_since_is_left_alone(tmp_path):
    path = written(tmp_path, [row(2, due_on("Wed 2 Dec 2026"))])
    book = openpyxl.load_workbook(path)
    book.properties.lastModifiedBy = "An Officer"
    book.save(path)
    before = path.read_bytes()
    assert refused(tmp_path).code == "O-001"
    assert path.read_bytes() == before


@pytest.mark.parametrize("lock", ["~$results.xlsx", ".~lock.results.xlsx#"])
def test_a_file_that_is_open_is_left_alone(tmp_path, lock):
    path = written(tmp_path, [row(2, due_on("Wed 2 Dec 2026"))])
    before = path.read_bytes()
    (tmp_path / lock).touch()
    caught = refused(tmp_path)
    assert (caught.code, path.read_bytes()) == ("O-002", before)
    assert "results.xlsx is open" in caught.message


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(BadInput, match="is not there"):
        results_workbook([], tmp_path / "gone" / "results.xlsx", as_of=MONDAY)


def test_when_a_sheet_is_full_what_is_done_goes_first():
    done = due_on("Tue 1 Dec 2026", done_on=MONDAY)
    stopped = does_not_apply(GOVERNORS, case_on(), "notice", MONDAY, "Cancelled.")
    rows = [
        row(n, one) for n, one in enumerate((stopped, done, due_on("Fri 27 Nov 2026")), start=2)
    ]
    lines = [(one, answer) for one in rows for answer in one.answers]
    assert [n for n, _line in fitting(lines, most=3)[0]] == [1, 2, 3]
    assert fitting(lines, most=2) == ([(2, lines[1]), (3, lines[2])], 1)
    assert [n for n, _line in fitting(lines, most=1)[0]] == [3]


def test_what_did_not_fit_is_said_on_the_first_sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(new_workbook, "MOST_ROWS", 3)  # the heading and two lines
    rows = [row(n, due_on("Tue 1 Dec 2026", done_on=MONDAY)) for n in (2, 3, 4)]
    path = written(tmp_path, rows)
    assert len(cells(path, "Deadlines")) == 3
    assert any("so 1 line about matters long done" in text for text in texts(path, "Today"))


def test_a_long_sheet_is_whole_and_says_its_true_size(tmp_path):
    due = due_on("Fri 18 Dec 2026")
    path = written(tmp_path, [row(n, due, case=due.case) for n in range(2, 1503)])
    book = openpyxl.load_workbook(path, read_only=True)
    numbers = [line[0] for line in book["Deadlines"].iter_rows(min_row=2, values_only=True)]
    assert numbers == list(range(1, 1502))
    assert book["Deadlines"].calculate_dimension() == "A1:T1502"
    book.close()


def test_counted_and_other_readings_in_words():
    assert counted_in_words(counted("Fri 27 Nov 2026")) == "15 school days"
    assert counted_in_words(counted("Fri 27 Nov 2026", n=1)) == "1 school day"
    assert counted_in_words(due_on("Fri 27 Nov 2026")) == ""
    same = due_on("Fri 18 Dec 2026", alternatives=(Reading("clear_days", date(2026, 12, 18)),))
    assert other_reading(same) == ""
    unknown = due_on("Fri 18 Dec 2026", alternatives=(Reading("clear_days", None),))
    assert other_reading(unknown) == (
        "past the end of the calendar: with that many clear days in between"
    )


def test_libreoffice_opens_it(tmp_path, libreoffice):
    rows = [row(2, counted("Fri 27 Nov 2026"), child="=1+1"), row(3, due_on("Wed 2 Dec 2026"))]
    path = written(tmp_path, rows)
    today = libreoffice(path, 1)
    assert today[0].startswith("Monday 30 November 2026,")
    assert today[1].startswith('"0 overdue, 0 due today, 1 this week, 1 more in the next 15')
    (line,) = [line for line in today if "=1+1" in line]
    assert line.endswith(
        ",14 school days left,2026-0002,=1+1,Example three-term school,"
        "Governors decide on reinstatement,governing board,Must,GB-01,1"
    )
    assert libreoffice(path, 2)[1].startswith("1,2,2026-0002,=1+1,Example three-term school,")
    working = libreoffice(path, 4)
    assert ",2026-0002,GB-01  Governors decide on reinstatement,15 school days from" in working[6]
    assert working[6].endswith(",0,·,·,1,2,3,4,5,·,·,6,7,8,9,10,·,·,11,12,13,14,15")
