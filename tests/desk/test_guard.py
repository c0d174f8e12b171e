"""The guard: what readers of plain values leave out is found, what could do harm is refused."""

from __future__ import annotations

import sys
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

from daysix.desk import child, guard, snapshot
from daysix.desk.facts import BookFacts, SheetFacts
from daysix.desk.reading import read_book, read_workbook
from daysix.desk.sheet_xml import is_plain
from daysix.law.errors import BadInput
from tests.benchmarks import faults_reading, odd_books

FAULTS = (
    faults_reading.save_gap,
    faults_reading.damaged,
    faults_reading.bombs_and_far_cells,
    faults_reading.definitions,
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="The trials measure memory as Linux tells it.")
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_twentieth_of_the_trials(fault):
    outcome = fault(full=False)
    assert outcome.trials >= 10
    assert outcome.passed, outcome.outcome


def saved(path, book):
    path.write_bytes(book)
    return path


def refusal(path):
    with pytest.raises(BadInput) as refused:
        read_workbook(path)
    return refused.value


def test_each_error_cell_is_named_and_its_row_is_not_blank(tmp_path):
    book, expected = odd_books.error_cells()
    sheet = read_workbook(saved(tmp_path / "a.xlsx", book))[0]
    assert sheet.errors == expected
    assert sheet.errors["AB7"] == "#N/A"
    assert sheet.rows[6][0] == sheet.rows[6][27] == "#N/A"
    assert sheet.rows[6][2] == ""


def test_error_cells_of_older_and_binary_workbooks_are_named(shared):
    """DIV/0, N/A and VALUE in A1 to C1, as the older file's own project says; C7 to C9 beside."""
    folder = shared / "hostile"
    (old,) = read_workbook(folder / "exceldatareader" / "Test_git_issue_329_error.xls")[:1]
    assert old.errors == {"A1": "#DIV/0!", "B1": "#N/A", "C1": "#VALUE!"}
    assert old.rows[0][:3] == ["#DIV/0!", "#N/A", "#VALUE!"]
    binary = {s.name: s for s in read_workbook(folder / "poi" / "bug66682.xlsb")}["test2"]
    assert {where: binary.errors[where] for where in ("C7", "C8", "C9")} == {
        "C7": "#DIV/0!",
        "C8": "#REF!",
        "C9": "#NAME?",
    }


def rich(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Exclusions"
    for row in range(1, 9):
        sheet.append([f"name {row}" if row > 1 else "Child", date(2026, 11, 9), row])
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[5].hidden = True
    sheet.row_dimensions[99].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A7:A8")
    sheet.auto_filter.ref = "A1:C8"
    sheet.auto_filter.add_filter_column(2, ["1", "2"])
    book.save(path)
    return path


def test_hidden_filtered_and_merged_cells_are_read_and_told(tmp_path):
    found = read_book(rich(tmp_path / "a.xlsx"))
    (sheet,) = found.sheets
    assert sheet.hidden_rows == (3, 5)
    assert sheet.hidden_columns == (2,)
    assert sheet.filtered
    assert sheet.merged == ("A7:A8",)
    assert sheet.rows[2][0] == "name 3"
    assert found.notes == (
        "In the sheet Exclusions, 2 rows are hidden by a filter. I read them too.",
    )


def test_a_filter_that_hides_nothing_is_no_filter(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Child"])
    book.active.auto_filter.ref = "A1:A1"
    book.save(tmp_path / "a.xlsx")
    assert not read_workbook(tmp_path / "a.xlsx")[0].filtered


def test_the_same_is_seen_in_binary_and_strict_workbooks(shared):
    folder = shared / "hostile" / "exceldatareader"
    for name in ("CollapsedHide.xlsb", "CollapsedHide.xlsx", "strict/CollapsedHide.xlsx"):
        sheet = read_workbook(folder / name)[0]
        assert (sheet.hidden_rows, sheet.hidden_columns) == ((4,), (1,)), name


def test_tables_of_excels_own_are_known(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Child", "Start"], ["A", 1]):
        book.active.append(row)
    book.active.add_table(Table(displayName="Cases", ref="A1:B2"))
    book.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx")[0].tables == {"Cases": "A1:B2"}


def test_macros_and_links_are_told_and_left_alone(tmp_path):
    more = {"xl/vbaProject.bin": b"macros", "xl/externalLinks/externalLink1.xml": b"<a/>"}
    book = odd_books.packed({**odd_books.parts_of(odd_books.tracker()), **more})
    macros, links = read_book(saved(tmp_path / "a.xlsm", book)).notes
    assert macros == "This workbook has macros. I did not run them."
    assert "from other workbooks" in links


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_prefix_before_every_name_changes_nothing(tmp_path, prefix):
    name = odd_books.NAMES.replace("xmlns", "xmlns:x" if prefix else "xmlns")
    sheet = (
        f"<p:worksheet {name}><p:sheetData><p:row r='1' hidden='1'>"
        "<p:c r='A1' t='e'><p:v>#N/A</p:v></p:c><p:c r='B1'><p:v>7</p:v></p:c>"
        "</p:row></p:sheetData></p:worksheet>"
    ).replace("p:", prefix)
    found = read_workbook(saved(tmp_path / "a.xlsx", odd_books.with_sheet(sheet.encode())))[0]
    assert found.errors == {"A1": "#N/A"}
    assert found.hidden_rows == (1,)
    assert found.rows == [["#N/A", 7.0]]


def test_a_stray_cell_is_named(tmp_path):
    refused = refusal(saved(tmp_path / "a.xlsx", odd_books.far("XFD1048576")))
    assert refused.code == "T-032"
    assert "the sheet Exclusions has something in XFD1048576" in refused.message


@pytest.mark.parametrize("rows", [121, 5_000])
def test_a_stale_size_hides_no_rows(tmp_path, rows):
    book = odd_books.stale(rows, "A1:B121")
    assert len(read_workbook(saved(tmp_path / "a.xlsx", book))[0].rows) == rows


def test_a_part_listed_twice_is_refused(tmp_path):
    parts = odd_books.parts_of(odd_books.tracker())
    twice = odd_books.packed({**parts, odd_books.SHEET.upper(): parts[odd_books.SHEET]})
    assert refusal(saved(tmp_path / "a.xlsx", twice)).code == "T-007"


def test_a_bomb_is_refused_before_it_is_opened(tmp_path):
    assert refusal(saved(tmp_path / "a.xlsx", odd_books.bomb(odd_books.SHEET, 40))).code == "T-030"


def test_a_document_of_another_kind_is_not_a_spreadsheet(tmp_path):
    book = odd_books.packed({"word/document.xml": b"<a/>", "_rels/.rels": b"<a/>"})
    assert refusal(saved(tmp_path / "a.xlsx", book)).code == "T-007"


def test_a_small_ordinary_tracker_is_plain_and_a_strict_one_is_not(shared):
    assert guard.look(odd_books.tracker(), "a").plain
    strict = (shared / "hostile" / "poi" / "SimpleStrict.xlsx").read_bytes()
    assert guard.look(strict, "a").strict
    assert not guard.look(strict, "a").plain


def test_the_child_and_the_parent_read_the_same(tmp_path):
    book = odd_books.tracker()
    here = read_workbook(saved(tmp_path / "a.xlsx", book))
    there = child.Child(book, "a.xlsx").sheets()
    assert [(s.name, list(s.rows)) for s in there] == [(s.name, list(s.rows)) for s in here]


def test_a_sheet_whose_name_is_spelled_otherwise_is_known_by_its_place():
    here, there = SheetFacts(filtered=True), SheetFacts()
    facts = BookFacts("xls", sheets={"Ê": here, "B": there})
    assert facts.of(["?", "B"]) == [here, there]
    assert facts.of(["B"]) == [there]
    assert facts.of(["B", "Ê"]) == [there, here]


def test_a_file_that_is_never_the_same_twice_is_left_for_later(tmp_path, monkeypatch):
    path = saved(tmp_path / "a.xlsx", odd_books.tracker()[:500])
    monkeypatch.setattr(snapshot, "has_changed", lambda *_about: True)
    refused = refusal(path)
    assert refused.code == "T-013"
    assert refused.message.endswith("Wait a moment, then try again.")


def test_a_child_that_runs_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(child, "COMMAND", "while True: pass")
    monkeypatch.setattr(child, "SECONDS", 1)
    with pytest.raises(BadInput) as refused:
        child.Child(b"", "a.xlsx").sheets()
    assert refused.value.code == "T-033"


@pytest.mark.skipif(sys.platform != "linux", reason="Only here the system itself sets the limit.")
def test_a_child_that_takes_too_much_memory_is_told_so(monkeypatch):
    greedy = child.COMMAND.replace("import serve; serve()", "import _limit; _limit()")
    greedy += "\ntry: x = bytearray(700 << 20)\nexcept MemoryError: import os; os.abort()"
    monkeypatch.setattr(child, "COMMAND", greedy)
    with pytest.raises(BadInput) as refused:
        child.Child(b"", "a.xlsx").sheets()
    assert refused.value.code == "T-034"


def test_a_child_that_falls_over_is_a_sentence(monkeypatch):
    monkeypatch.setattr(child, "COMMAND", "import os; os._exit(3)")
    with pytest.raises(BadInput) as refused:
        child.Child(b"x" * 1_000_000, "a.xlsx").sheets()
    assert refused.value.code == "T-007"


def test_nothing_but_plain_values_is_taken_from_a_child(monkeypatch):
    """A message that would make the reader run something is not obeyed."""
    message = b"cos\nsystem\n(S'true'\ntR."
    said = f"import sys; sys.stdout.buffer.write({len(message).to_bytes(4, 'little') + message!r})"
    monkeypatch.setattr(child, "COMMAND", said)
    with pytest.raises(BadInput) as refused:
        child.Child(b"", "a.xlsx").sheets()
    assert refused.value.code == "T-007"


@pytest.mark.parametrize(
    ("cells", "plain"),
    [
        ('<c r="A1"><v>7</v></c><c r="ZZ9999"><v>7</v></c>', True),
        ('<c r="AAA1"><v>7</v></c>', False),
        ('<c r="A10000"><v>7</v></c>', False),
        ("<c><v>7</v></c>", False),
        ("<c r='A1'><v>7</v></c>", False),
        ('<c s="0" r="A1"><v>7</v></c>', False),
        ('<x:c r="A1"><v>7</v></x:c>', False),
        ('<c r="a1"><v>7</v></c>', False),
    ],
)
def test_only_ordinary_addresses_are_plain(cells, plain):
    """Columns up to ZZ and rows up to 9999: anything else is read in a process of its own."""
    assert is_plain(f"<cols><col min='1'/></cols><row r='1'>{cells}</row>".encode()) is plain
