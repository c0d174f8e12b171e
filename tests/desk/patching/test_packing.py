"""The packed file itself: notes behind parts, wide fields, comments, and damage."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import pytest
from openpyxl import load_workbook

from daysix.desk.patching import CellEdit, patch_cells
from daysix.desk.patching.package import Package
from daysix.law.errors import BadInput
from tests.desk.patching.books import SHEET, book_of, packed, raw_parts, sheet_of
from tests.desk.rich_workbook import rich_workbook

EDIT = [CellEdit("S", "A1", "new")]
PARTS = book_of(sheet_of('<row r="1"><c r="A1"><v>1</v></c></row>'))


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("wide", [False, True])
def test_every_way_of_packing_is_kept(tmp_path, stream, wide):
    path = packed(tmp_path / "one.xlsx", PARTS, stream=stream, wide=wide)
    before = raw_parts(path)
    assert patch_cells(path, EDIT).parts == (SHEET,)
    after = raw_parts(path)
    assert list(after) == list(before)
    assert {n: after[n] for n in after if n != SHEET} == {
        n: before[n] for n in before if n != SHEET
    }
    assert load_workbook(path)["S"]["A1"].value == "new"


def test_nothing_changed_is_the_same_file(tmp_path):
    for number, form in enumerate(({}, {"stream": True}, {"wide": True})):
        content = packed(tmp_path / f"{number}.xlsx", PARTS, **form).read_bytes()
        assert b"".join(Package(content, "one.xlsx").with_parts({})) == content


def test_the_same_change_gives_the_same_file(tmp_path):
    copies = [packed(tmp_path / f"{number}.xlsx", PARTS) for number in range(2)]
    for copy in copies:
        patch_cells(copy, EDIT)
    assert copies[0].read_bytes() == copies[1].read_bytes()


def test_a_comment_stays(tmp_path):
    path = packed(tmp_path / "one.xlsx", PARTS)
    with zipfile.ZipFile(path, "a") as book:
        book.comment = b"from the county's system"
    patch_cells(path, EDIT)
    with zipfile.ZipFile(path) as book:
        assert book.comment == b"from the county's system"
        assert book.testzip() is None


def test_a_comment_that_looks_like_an_end_is_not_one(tmp_path):
    content = packed(tmp_path / "one.xlsx", PARTS).read_bytes()
    trap = b"see PK\x05\x06" + bytes(18)
    content = content[:-2] + struct.pack("<H", len(trap) + 4) + trap + b"more"
    assert Package(content, "one.xlsx").read(SHEET) == PARTS[SHEET]


def test_the_wide_end_of_a_file_is_followed(tmp_path):
    path = packed(tmp_path / "one.xlsx", PARTS)
    content = path.read_bytes()
    end = content.rfind(b"PK\x05\x06")
    _, _, _, _, count, size, start, _ = struct.unpack_from("<4sHHHHIIH", content, end)
    wide = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    sign = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    full = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)
    path.write_bytes(content[:end] + wide + sign + full)
    before = raw_parts(path)
    patch_cells(path, EDIT)
    after = raw_parts(path)
    assert {n: after[n] for n in after if n != SHEET} == {
        n: before[n] for n in before if n != SHEET
    }
    assert path.read_bytes().endswith(full)
    assert load_workbook(path)["S"]["A1"].value == "new"


def test_two_parts_of_one_name_are_refused():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as book:
        book.writestr("a.xml", "1")
        book.writestr("A.xml", "2")
    with pytest.raises(BadInput, match="damaged"):
        Package(content.getvalue(), "one.xlsx")


@pytest.mark.parametrize("keep", [4, 30, 200, 1000, -1, -22, -60])
def test_a_file_cut_short_is_refused_and_left(tmp_path, keep):
    path = rich_workbook(tmp_path / "one.xlsm")
    path.write_bytes(path.read_bytes()[:keep])
    before = path.read_bytes()
    with pytest.raises(BadInput) as refused:
        patch_cells(path, [CellEdit("Exclusions", "B4", "x")])
    assert refused.value.code == "Z-005"
    assert path.read_bytes() == before


def test_bytes_flipped_anywhere_give_a_sentence_or_a_sound_file(tmp_path):
    draw = random.Random(10)  # noqa: S311 - bytes to damage, not secrets
    content = rich_workbook(tmp_path / "whole.xlsm").read_bytes()
    path, outcomes = tmp_path / "one.xlsm", {"refused": 0, "written": 0}
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(draw.randrange(1, 9)):
            damaged[draw.randrange(len(damaged))] ^= 1 << draw.randrange(8)
        path.write_bytes(damaged)
        try:
            report = patch_cells(path, [CellEdit("Exclusions", "B4", "x")])
        except BadInput:
            outcomes["refused"] += 1
            assert path.read_bytes() == bytes(damaged)
        else:
            outcomes["written"] += report.changed
            if report.changed:
                assert b"<t>x</t>" in Package(path.read_bytes(), "one").read(
                    "xl/worksheets/sheet1.xml"
                )
    assert min(outcomes.values()) > 20
