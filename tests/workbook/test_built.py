"""The built files: not stale, the same each time, and laid out as their definition says."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from daysix.build import __main__ as build_door
from daysix.build import team_workbook as step
from daysix.desk.reading import read_workbook
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.law.errors import BadInput
from daysix.law.switches import SWITCHES
from daysix.tracker.reader import tracker_from
from daysix.tracker.tables import tables_of
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.columns import CALC
from daysix.workbook.settings import CouncilSettings
from daysix.workbook.shapes import TableSheet

from .conftest import EMPTY, SAMPLE

FILES = {"empty": EMPTY, "sample": SAMPLE}
BOTH = tuple(FILES)


def tables(book):
    return [sheet for sheet in book.sheets if isinstance(sheet, TableSheet)]


def test_the_files_are_what_the_definition_makes_today():
    made = step.make()
    on_disk = {path: (build_door.PACKAGE / path).read_bytes() for path in made}
    stale = [path for path in made if made[path] != on_disk[path]]
    assert stale == [], "run: python -m daysix.build team_workbook"


def test_the_same_description_gives_the_same_bytes(described):
    # Named and not compared in the assertion: telling two such files apart would take hours.
    other = [
        which
        for which in FILES
        if team_workbook_bytes(described[which]) != FILES[which].read_bytes()
    ]
    assert other == []


def test_check_says_stale_and_writes_nothing(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(step, "make", lambda: {"../../workbooks/A.xlsx": b"new"})
    root = tmp_path / "addin" / "daysix"
    root.mkdir(parents=True)
    assert build_door.main(["team_workbook", "--check"], root=root) == 1
    assert not (tmp_path / "workbooks").exists()
    assert build_door.main(["team_workbook"], root=root) == 0
    assert (tmp_path / "workbooks" / "A.xlsx").read_bytes() == b"new"
    assert build_door.main(["team_workbook", "--check"], root=root) == 0
    assert capsys.readouterr().out == "stale: A.xlsx\nwritten: A.xlsx\n"


def test_the_files_are_small_enough_to_be_mailed():
    assert EMPTY.stat().st_size < 1_000_000
    assert SAMPLE.stat().st_size < 3_000_000


@pytest.mark.parametrize("which", BOTH)
def test_every_table_stands_where_it_should(described, opened, which):
    book = opened[which]
    assert book.sheetnames == [sheet.name for sheet in described[which].sheets]
    assert book.sheetnames[:3] == ["Today", "Summary", "Exclusions"]
    for sheet in tables(described[which]):
        page = book[sheet.name]
        assert list(page.tables) == [sheet.name]
        last = get_column_letter(len(sheet.columns))
        assert page.tables[sheet.name].ref == f"A1:{last}{sheet.last_row}"
        headers = [cell.value for cell in page[1][: len(sheet.columns)]]
        assert headers == [column.name for column in sheet.columns]
        assert page.tables[sheet.name].column_names == headers
        assert page.freeze_panes == f"{get_column_letter(sheet.frozen + 1)}2"


@pytest.mark.parametrize("which", BOTH)
def test_seldom_used_columns_are_folded_away(described, opened, which):
    for sheet in tables(described[which]):
        page = opened[which][sheet.name]
        spread = {}
        for letter, look in page.column_dimensions.items():
            first = look.min or openpyxl.utils.column_index_from_string(letter)
            for column in range(first, (look.max or first) + 1):
                spread[column] = look
        for place, column in enumerate(sheet.columns, start=1):
            folded = bool(spread[place].hidden), spread[place].outlineLevel
            assert folded == ((False, 0) if column.everyday else (True, 1)), column.name
            assert spread[place].width >= len(column.name) + 4


@pytest.mark.parametrize("which", BOTH)
def test_what_is_worked_out_is_locked_and_shaded_and_there_is_no_password(described, opened, which):
    for sheet in described[which].sheets:
        page = opened[which][sheet.name]
        computed = not isinstance(sheet, TableSheet) or any(
            column.filled == CALC for column in sheet.columns
        )
        assert page.protection.sheet is computed, sheet.name
        if computed:
            assert page.protection.password is None
            allowed = page.protection
            refused = (allowed.autoFilter, allowed.sort, allowed.formatCells,
                       allowed.formatColumns, allowed.insertRows)  # fmt: skip
            assert refused == (False,) * 5, sheet.name
    exclusions = opened[which]["Exclusions"]
    looks = {}
    for letter, look in exclusions.column_dimensions.items():
        first = look.min or openpyxl.utils.column_index_from_string(letter)
        for column in range(first, look.max + 1):
            looks[column] = look
    for place, column in enumerate(described[which].sheets[2].columns, start=1):
        assert looks[place].protection.locked is (column.filled == CALC), column.name
        shaded = looks[place].fill.fgColor.rgb == "FFF1F4F6"
        assert shaded is (column.filled == CALC), column.name


def test_a_sheet_can_still_be_sorted_and_written_to_by_the_program():
    """Excel sorts a protected sheet only where every cell may be edited."""
    with zipfile.ZipFile(SAMPLE) as parts:
        text = parts.read("xl/worksheets/sheet3.xml").decode()
    assert re.search(r'<protectedRange sqref="A2:\w+5000" name="Rows_of_Exclusions"/>', text)


@pytest.mark.parametrize("which", BOTH)
def test_every_choice_comes_from_a_list_that_is_there(described, opened, which):
    book = opened[which]
    codes = book["Lists"]
    seen = set()
    for sheet in tables(described[which]):
        for rule in book[sheet.name].data_validations.dataValidation:
            assert len(rule.prompt or "") <= 255
            assert rule.prompt, f"no help in {sheet.name} {rule.sqref}"
            if rule.type != "list" or rule.formula1.startswith('"'):
                continue
            name = rule.formula1.lstrip("=")
            assert name in book.defined_names, name
            seen.add(name)
            target, _, area = book.defined_names[name].attr_text.partition("!")
            if not name.startswith("List_"):
                assert target in book.sheetnames
                continue
            _, first, _, last = range_boundaries(area)
            held = {codes.cell(row, 1).value for row in range(first, last + 1)}
            assert held - {None} == {name.removeprefix("List_")}
    assert len(seen) > 40


@pytest.mark.parametrize("which", BOTH)
def test_a_column_offers_its_own_list(described, opened, which):
    for sheet in tables(described[which]):
        by_column = {}
        for rule in opened[which][sheet.name].data_validations.dataValidation:
            for area in rule.sqref.ranges:
                by_column.setdefault(area.min_col, rule)
        for place, column in enumerate(sheet.columns, start=1):
            rule = by_column[place]
            if column.filled == CALC:
                assert rule.formula1 == "FALSE"
            elif column.type == "list":
                assert rule.formula1 == f"List_{column.list}"
            elif column.type in {"date", "datetime"}:
                assert rule.type == "date"


@pytest.mark.parametrize("path", [EMPTY, SAMPLE], ids=BOTH)
def test_nothing_points_outside_and_no_macro_is_inside(path):
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        assert [name for name in names if "external" in name.lower() or "vba" in name] == []
        assert not [name for name in names if "comment" in name.lower()]
        for name in names:
            if name.endswith(".rels"):
                assert b'TargetMode="External"' not in parts.read(name), name
        assert len({info.date_time for info in parts.infolist()}) == 1, "a clock was read"
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2026-11-30T00:00:00Z") == 2


@pytest.mark.parametrize("which", BOTH)
def test_every_sheet_is_ready_for_paper(described, opened, which):
    for sheet in described[which].sheets:
        page = opened[which][sheet.name]
        assert page.page_setup.orientation == "landscape"
        assert int(page.page_setup.paperSize) == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage is True
        assert "Contains personal data" in page.oddFooter.left.text
        assert page.oddFooter.right.text == "Page &P of &N"
        if isinstance(sheet, TableSheet):
            assert page.print_title_rows == "$1:$1"


def test_settings_hold_every_question_the_law_leaves_open(opened):
    page = opened["empty"]["Settings"]
    rows = {row[5].value: row for row in page.iter_rows(min_row=2)}
    for switch in SWITCHES:
        group, setting, value, choices, about, *_ = (cell.value for cell in rows[switch.id])
        assert group == "2 Where the law is open"
        assert setting == switch.question
        assert value == switch.default.replace("_", " ")
        assert all(sentence in choices for sentence in switch.readings.values())
        assert about
        may_choose = len(switch.readings) > 1 and not switch.fixed
        assert rows[switch.id][2].protection.locked is not may_choose
    assert rows["EX-04"][2].value == 45
    assert rows["EX-04"][2].protection.locked is True, "the law's own number"


def test_the_sample_is_read_as_a_tracker_with_nothing_left_over(content):
    sheets = read_workbook(SAMPLE)
    found = {sheet.name: table for sheet in sheets for table in tables_of(sheet)}
    assert set(found) >= {"Calendar", "CalendarIndex", "Exclusions", "Pupils", "Schools"}
    for name, table in found.items():
        assert (table.kind, table.unmatched, table.unclear) == (name, (), ())
    tracker = tracker_from(sheets, file=SAMPLE.name)
    assert tracker.notes == ()
    assert len(tracker.rows) == len(content.rows["Exclusions"]) > 1300
    assert [problem for row in tracker.rows for problem in row.problems] == []
    first, row = tracker.rows[0], content.rows["Exclusions"][0]
    for column in ("ExclusionID", "PupilID", "Surname", "Category", "StartDate", "EndDate"):
        assert first.values[column] == row[column]


def test_the_empty_workbook_is_known_as_a_tracker_without_rows():
    with pytest.raises(BadInput, match="nothing under them") as refused:
        tracker_from(read_workbook(EMPTY), file=EMPTY.name)
    assert refused.value.code == "T-012"


def test_a_name_that_begins_with_an_equals_sign_stays_a_name():
    nasty = ('=HYPERLINK("http://a.example","x")', "+1+1", "@SUM(A1)", "-2", "{=1}")
    pupils = [{"PupilID": f"P{n}", "Surname": name} for n, name in enumerate(nasty)]
    cases = [
        {"ExclusionID": f"E{n}", "PupilID": f"P{n}", "Surname": name, "ReasonText": name}
        for n, name in enumerate(nasty)
    ]
    content = Content({"Pupils": pupils, "Exclusions": cases}, CouncilSettings(name=nasty[0]))
    made = team_workbook_bytes(team_workbook(content))
    book = openpyxl.load_workbook(io.BytesIO(made))
    columns = {cell.value: cell.column for cell in book["Exclusions"][1]}
    pupil = {cell.value: cell.column for cell in book["Pupils"][1]}
    for n, name in enumerate(nasty, start=2):
        typed = book["Pupils"].cell(n, pupil["Surname"])
        assert (typed.value, typed.data_type) == (name, "s")
        typed = book["Exclusions"].cell(n, columns["ReasonText"])
        assert (typed.value, typed.data_type) == (name, "s")
        assert "MATCH(" in book["Exclusions"].cell(n, columns["Surname"]).value
    council = book["Settings"]["C2"]
    assert (council.value, council.data_type) == (nasty[0], "s")


def test_dates_are_real_dates(opened):
    page = opened["sample"]["Exclusions"]
    columns = {cell.value: cell.column for cell in page[1]}
    cell = page.cell(2, columns["StartDate"])
    assert isinstance(cell.value, dt.datetime)
    assert cell.number_format == "dd mmm yyyy"
    assert page.cell(2, columns["SchoolDfE"]).data_type == "s"
