"""A table of our own, its rows replaced: longer, shorter, with formulas; and every save undone."""

from __future__ import annotations

import zipfile

import pytest

from daysix.desk.patching import (
    CellEdit,
    Formula,
    OwnCell,
    OwnRows,
    patch_cells,
    put_back,
    write_own,
)
from daysix.desk.patching.calc_chain import without
from daysix.law.errors import BadInput
from tests.benchmarks.saving_trials import OWN_ROWS
from tests.desk.rich_workbook import MAIN, OPEN_CELLS, rich_workbook

LISTS, TABLE = "xl/worksheets/sheet4.xml", "xl/tables/table2.xml"
HEAD = f'<calcChain xmlns="{MAIN}">'


@pytest.fixture
def rich(tmp_path):
    return rich_workbook(tmp_path / "tracker.xlsm")


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def changed(before, after):
    assert [*before] == [*after]
    return {name for name in before if before[name] != after[name]}


def rows_of(*rows):
    return OwnRows("Lists", "Reasons", ("Code", "Since"), rows, [20.0] * len(rows))


def test_in_a_rich_workbook_every_part_not_meant_is_the_same_byte_for_byte(rich) -> None:
    before = parts(rich)
    report = write_own(rich, OWN_ROWS)
    after = parts(rich)
    # the workbook's own part asks for fresh results; the list of formulas needs no new entry
    assert changed(before, after) == set(report.parts) == {LISTS, TABLE, "xl/workbook.xml"}
    assert b'ref="D1:E41"' in after[TABLE]
    assert b'<dimension ref="A1:E41"/>' in after[LISTS]


@pytest.mark.parametrize("save", ["cells", "rows"])
def test_the_way_back_makes_every_part_what_it_was(rich, save) -> None:
    before = parts(rich)
    kept = []
    if save == "cells":
        edits = [CellEdit("Exclusions", cell, f"flag {cell}") for cell in OPEN_CELLS]
        patch_cells(rich, edits, keep=kept.extend)
    else:
        write_own(rich, OWN_ROWS, keep=kept.extend)
    assert parts(rich) != before
    assert put_back(rich, kept)
    assert parts(rich) == before


def test_a_part_that_somebody_changed_since_is_not_touched(rich) -> None:
    kept = []
    write_own(rich, OWN_ROWS, keep=kept.extend)
    patch_cells(rich, [CellEdit("Lists", "A1", "mine")])
    before = rich.read_bytes()
    assert not put_back(rich, kept)
    assert rich.read_bytes() == before


def test_what_stops_the_keeping_stops_the_save(rich) -> None:
    before = rich.read_bytes()

    def refuse(_back):
        raise BadInput("Z-012", "no room")

    with pytest.raises(BadInput):
        write_own(rich, OWN_ROWS, keep=refuse)
    assert rich.read_bytes() == before


def test_fewer_rows_take_cells_formulas_and_height_with_them(rich) -> None:
    write_own(rich, OWN_ROWS)
    write_own(rich, rows_of(["A", "first"], ["B", Formula("1+1", "2")]))
    after = parts(rich)
    assert b'ref="D1:E3"' in after[TABLE]
    assert b"ROW()" not in after[LISTS]
    assert after[LISTS].count(b'ht="20"') == 2
    write_own(rich, rows_of())
    assert b'ref="D1:E2"' in parts(rich)[TABLE]
    assert b"<f>" not in parts(rich)[LISTS]


def test_a_file_saved_since_it_was_read_is_left_alone(rich) -> None:
    before = rich.read_bytes()
    with pytest.raises(BadInput) as refused:
        write_own(rich, OWN_ROWS, as_read="another")
    assert refused.value.code == "Z-018"
    assert rich.read_bytes() == before


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (OWN_ROWS._replace(sheet="None"), "Z-021"),
        (OWN_ROWS._replace(table="None"), "Z-022"),
        (OWN_ROWS._replace(columns=("Code", "Other")), "Z-027"),
    ],
)
def test_another_table_than_ours_is_never_written_over(rich, rows, code) -> None:
    before = rich.read_bytes()
    with pytest.raises(BadInput) as refused:
        write_own(rich, rows)
    assert refused.value.code == code
    assert rich.read_bytes() == before


def test_a_cell_of_our_column_is_written_only_if_it_holds_what_was_expected(rich) -> None:
    cell = OwnCell("Exclusions", "Cases", "Surname", 4, "Oak", "Amberley")
    report = write_own(rich, None, [cell, cell._replace(row=5), cell._replace(row=40)])
    assert report.changed == 1
    assert [(one.edit.cell, one.why[:20]) for one in report.skipped] == [
        ("B5", "it no longer holds w"),
        ("B40", "it is outside the ta"),
    ]


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ('<c r="A1" i="1"/><c r="A2"/><c r="B1" i="2"/>', {(b"1", b"A1")},
         '<c r="A2" i="1"/><c r="B1" i="2"/>'),
        ('<c r="A1" i="1"/><c r="A2"/><c r="B1" i="2"/>', {(b"1", b"A2")},
         '<c r="A1" i="1"/><c r="B1" i="2"/>'),
        ('<c r="A1" i="1"/><c r="B1" i="2"/><c r="B2"/>', {(b"2", b"B1"), (b"2", b"A1")},
         '<c r="A1" i="1"/><c r="B2" i="2"/>'),
    ],
)  # fmt: skip
def test_a_formula_that_is_gone_leaves_the_list_of_formulas(text, gone, left) -> None:
    found = without(f"{HEAD}{text}</calcChain>".encode(), gone)
    assert found.content.decode() == f"{HEAD}{left}</calcChain>"


def test_a_list_of_formulas_that_names_none_of_them_stays() -> None:
    raw = f'{HEAD}<c r="A1" i="1"/></calcChain>'.encode()
    assert without(raw, {(b"2", b"A1")}) is None
    with pytest.raises(ValueError, match="no formula left"):
        without(raw, {(b"1", b"A1")})
