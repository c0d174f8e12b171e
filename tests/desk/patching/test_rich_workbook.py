"""A workbook with nearly everything in it: what was not meant stays, to the last byte."""

# ruff: noqa: DTZ001 - cells have no time zone
from __future__ import annotations

import warnings
import zipfile
from datetime import date, datetime

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook
from python_calamine import load_workbook as by_calamine

from daysix.desk.patching import CellEdit, append_rows, patch_cells
from tests.desk.patching.books import part, raw_parts
from tests.desk.rich_workbook import MAIN, OPEN_CELLS, SHEET_PART, parts, rich_workbook

FEATURES = {
    "sensitivity label": "docMetadata/LabelInfo.xml",
    "threaded comments": "xl/threadedComments/threadedComment1.xml",
    "people who comment": "xl/persons/person.xml",
    "older comments": "xl/comments1.xml",
    "drawings of older comments": "xl/drawings/vmlDrawing1.vml",
    "slicers": "xl/slicers/slicer1.xml",
    "slicer caches": "xl/slicerCaches/slicerCache1.xml",
    "checkboxes": "xl/featurePropertyBag/featurePropertyBag.xml",
    "pictures": "xl/media/image1.png",
    "shapes": "xl/drawings/drawing1.xml",
    "queries": "customXml/item1.xml",
    "connections": "xl/connections.xml",
    "pivot tables": "xl/pivotTables/pivotTable1.xml",
    "pivot caches": "xl/pivotCache/pivotCacheDefinition1.xml",
    "macros": "xl/vbaProject.bin",
    "ribbon": "customUI/customUI14.xml",
    "links to other files": "xl/externalLinks/externalLink1.xml",
    "own properties": "docProps/custom.xml",
    "tables": "xl/tables/table1.xml",
    "print settings": "xl/printerSettings/printerSettings1.bin",
    "shared texts": "xl/sharedStrings.xml",
    "order of calculation": "xl/calcChain.xml",
}
EDITS = [CellEdit("Exclusions", cell, f"flag {cell}") for cell in OPEN_CELLS]


@pytest.fixture
def rich(tmp_path):
    return rich_workbook(tmp_path / "tracker.xlsm")


def opened(path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of what a save would lose; nothing is saved
        return load_workbook(path)


def test_every_part_not_meant_is_the_same_byte_for_byte(rich):
    before = raw_parts(rich)
    report = patch_cells(rich, EDITS)
    after = raw_parts(rich)
    assert (report.changed, report.skipped) == (len(OPEN_CELLS), ())
    assert set(report.parts) == {SHEET_PART, "xl/workbook.xml"}
    assert list(after) == list(before)
    kept = before.keys() - set(report.parts)
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert len(kept) == len(parts()) + 1 - 2


@pytest.mark.parametrize(("feature", "name"), FEATURES.items())
def test_a_feature_stays(rich, feature, name):
    before = part(rich, name)
    patch_cells(rich, EDITS)
    assert before == part(rich, name), feature


def test_times_and_packing_of_the_changed_parts_stay_too(rich):
    before = raw_parts(rich)
    report = patch_cells(rich, EDITS)
    after = raw_parts(rich)
    for name in report.parts:
        assert after[name][1:] == before[name][1:]
        assert after[name][0] != before[name][0]


def test_only_the_meant_cells_of_the_sheet_differ(rich):
    before, old = ElementTree.fromstring(part(rich, SHEET_PART)), part(rich, SHEET_PART)
    patch_cells(rich, EDITS)
    after, new = ElementTree.fromstring(part(rich, SHEET_PART)), part(rich, SHEET_PART)
    cell = f"{{{MAIN}}}c"
    for tree in (before, after):
        for element in tree.iter(cell):
            if element.get("r") in OPEN_CELLS:
                element.clear()
    assert ElementTree.tostring(after) == ElementTree.tostring(before)
    assert new.partition(b"<sheetData>")[0] == old.partition(b"<sheetData>")[0]
    assert new.partition(b"</sheetData>")[2] == old.partition(b"</sheetData>")[2]


def test_the_cells_keep_their_style(rich):
    before = {cell.coordinate: cell._style for row in opened(rich)["Exclusions"] for cell in row}
    patch_cells(rich, EDITS)
    after = {cell.coordinate: cell._style for row in opened(rich)["Exclusions"] for cell in row}
    assert after == before


def test_the_workbooks_own_part_only_asks_for_fresh_results(rich):
    before = part(rich, "xl/workbook.xml")
    patch_cells(rich, EDITS)
    expected = before.replace(
        b'<calcPr calcId="191029"/>', b'<calcPr calcId="191029" fullCalcOnLoad="1"/>'
    )
    assert part(rich, "xl/workbook.xml") == expected
    patch_cells(rich, EDITS)
    assert part(rich, "xl/workbook.xml") == expected


def test_a_dated_twin_of_a_style_is_the_only_new_style(rich):
    before = part(rich, "xl/styles.xml")
    report = patch_cells(
        rich,
        [
            CellEdit("Exclusions", "G4", date(2026, 9, 14)),
            CellEdit("Exclusions", "G5", date(2026, 9, 15)),
            CellEdit("Exclusions", "G7", datetime(2026, 9, 15, 14, 30)),
            CellEdit("Exclusions", "E4", date(2026, 9, 14)),
        ],
    )
    assert set(report.parts) == {SHEET_PART, "xl/workbook.xml", "xl/styles.xml"}
    twin = b'<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    expected = before.replace(b'<cellXfs count="7">', b'<cellXfs count="9">')
    expected = expected.replace(b"</cellXfs>", twin % 14 + twin % 22 + b"</cellXfs>")
    assert part(rich, "xl/styles.xml") == expected
    page = opened(rich)["Exclusions"]
    assert page["G4"].value == page["E4"].value == datetime(2026, 9, 14)
    assert page["E4"].number_format == "dd\\ mmm\\ yyyy"
    assert page["G7"].value == datetime(2026, 9, 15, 14, 30)


def test_other_readers_see_the_new_values(rich):
    patch_cells(
        rich, [*EDITS, CellEdit("Exclusions", "K12", 2.5), CellEdit("Lists", "B2", value=True)]
    )
    page = opened(rich)["Exclusions"]
    assert [page[cell].value for cell in OPEN_CELLS] == [f"flag {cell}" for cell in OPEN_CELLS]
    book = by_calamine(str(rich))
    rows = book.get_sheet_by_name("Exclusions").to_python(skip_empty_area=False)
    assert rows[3][:3] == ["2026-0001", "flag B4", "flag C4"]
    assert rows[11][10] == 2.5
    assert book.get_sheet_by_name("Lists").to_python(skip_empty_area=False)[1][1] is True


def test_libreoffice_opens_it_and_sees_the_new_values(rich, libreoffice):
    patch_cells(
        rich, [CellEdit("Exclusions", "B4", "Größe & <b>"), CellEdit("Exclusions", "F5", 6)]
    )
    lines = libreoffice(rich, 1)
    assert lines[3].startswith("2026-0001,Größe & <b>,Jo")
    assert lines[4].split(",")[5] == "6"


def test_new_rows_lengthen_a_table_and_its_filter(rich):
    before = raw_parts(rich)
    report = append_rows(rich, "Lists", [["AB", date(2026, 1, 5)], ["CD", None]], table="reasons")
    assert set(report.parts) == {
        "xl/worksheets/sheet4.xml", "xl/tables/table2.xml", "xl/workbook.xml",
    }  # fmt: skip
    after = raw_parts(rich)
    kept = before.keys() - set(report.parts)
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    page = opened(rich)["Lists"]
    assert page.tables["Reasons"].ref == page.tables["Reasons"].autoFilter.ref == "D1:E5"
    assert (page["D4"].value, page["E4"].value) == ("AB", datetime(2026, 1, 5))
    assert page["E4"].number_format == page["E5"].number_format == "dd\\ mmm\\ yyyy"
    assert page.dimensions == "A1:E5"


def test_nothing_to_do_leaves_the_file_untouched(rich):
    before, saved_at = rich.read_bytes(), rich.stat().st_mtime_ns
    report = patch_cells(rich, [CellEdit("Exclusions", "H4", 1)])
    assert (report.changed, len(report.skipped), report.parts) == (0, 1, ())
    assert (rich.read_bytes(), rich.stat().st_mtime_ns) == (before, saved_at)


def test_the_whole_file_passes_its_own_check(rich):
    patch_cells(rich, EDITS)
    with zipfile.ZipFile(rich) as book:
        assert book.testzip() is None
