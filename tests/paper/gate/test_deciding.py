"""Nothing passes while a stop is undecided; decisions are filed; hostile files do not pass."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace

import pikepdf
import pytest
from tests.paper.gate.seeds_office import CANARY, book, repack
from tests.paper.gate.seeds_workbooks import XLSX, hidden_column, hidden_sheet

from daysix.law.errors import BadInput
from daysix.paper.blocks import Facts, Grid, Heading, Paragraph
from daysix.paper.gate import Person, Sharing, fix, keep, look
from daysix.paper.gate import examples as small
from daysix.paper.gate.frame import Finding, Found, Report, short, some
from daysix.paper.gate.registry import kinds

NAME = "Case 7's school spreadsheet"


def three_hidden():
    def change(workbook, _sheet):
        for title in ("Notes", "Pupils", "Old"):
            workbook.create_sheet(title).sheet_state = "hidden"

    return book(change)


def test_the_sentence_is_the_officers():
    (found,) = look(three_hidden(), NAME).findings
    assert found.sentence == (
        "Case 7's school spreadsheet has 3 hidden sheets: Notes, Pupils, Old. Whoever gets the "
        "file can show them with two clicks. Fix takes them out of the copy; formulas there "
        "become the values they show. (Y-050)"
    )


def test_a_stop_holds_until_it_is_decided():
    report = look(three_hidden(), NAME)
    assert not report.passes
    made = keep(report.findings[0], reason="  The school asked for them ", initials=" j e ")
    decided = report.decided(made)
    assert decided.passes
    assert not report.passes
    assert made[1:] == ("kept", "The school asked for them", "je")


@pytest.mark.parametrize(("reason", "initials"), [("", "JE"), ("ok", "JE"), ("They asked", " ")])
def test_keeping_needs_a_reason_and_initials(reason, initials):
    report = look(three_hidden(), NAME)
    with pytest.raises(BadInput, match="Y-077"):
        keep(report.findings[0], reason=reason, initials=initials)


def test_a_decision_about_something_else_decides_nothing():
    report, other = look(three_hidden(), NAME), look(book(hidden_column), NAME)
    with pytest.raises(KeyError):
        report.decided(keep(other.findings[0], reason="They asked", initials="JE"))


def test_what_only_informs_does_not_stop():
    report = look(XLSX["an author"][1](), NAME)
    assert [each.level for each in report.findings] == ["tell"]
    assert report.passes


def test_the_report_says_what_was_found_put_right_and_kept():
    content = book(lambda w, s: (hidden_column(w, s), w.create_sheet("Notes")))
    both = repack(content, {"xl/workbook.xml": hide_second})
    first = look(both, NAME)
    assert [each.kind for each in first.findings] == ["hidden_sheets", "hidden_columns"]
    made = fix(both, first.of("hidden_sheets"))
    after = look(made, NAME).follows(first)
    after = after.decided(keep(after.findings[0], reason="Only headings", initials="JE"))
    assert after.passes
    document = after.as_document()
    grid = next(each for each in document.blocks if isinstance(each, Grid))
    assert [row[2] for row in grid.rows] == ["Put right in the copy", "Kept: Only headings (JE)"]
    assert document.blocks[0] == Heading("Safe to share")
    assert document.blocks[1] == Paragraph("Nothing is left to be decided.", tone="lead")
    assert isinstance(document.blocks[2], Facts)
    waiting = first.as_document().blocks[1]
    assert waiting.text == "2 points still to be decided. Nothing may go out yet."


def hide_second(data):
    return data.replace(
        b'name="Notes" sheetId="2" state="visible"', b'name="Notes" sheetId="2" state="hidden"'
    )


def test_a_decision_falls_with_a_new_finding():
    first = look(book(hidden_column), NAME)
    decided = first.decided(keep(first.findings[0], reason="Headings", initials="JE"))
    later = look(book(lambda w, s: (hidden_column(w, s), hide_d(s))), NAME).follows(decided)
    assert not later.passes


def hide_d(sheet):
    sheet["D1"] = CANARY
    sheet.column_dimensions["D"].hidden = True


# fixing


def test_formulas_keep_the_values_they_show():
    cell = '<c r="A1"><f>SUM(Notes!A1:A9)</f><v>12</v></c>'
    content = small.xlsx(
        sheet=f'<sheetData><row r="1">{cell}</row></sheetData>',
        extra='<sheet name="Notes" sheetId="2" state="hidden" r:id="rId2"/>',
        more={"xl/worksheets/sheet2.xml": "<sheetData/>"},
    )
    made = fix(content, look(content, NAME).of("hidden_sheets"))
    sheet = zipfile.ZipFile(io.BytesIO(made)).read(small.SHEET)
    assert b"<v>12</v>" in sheet
    assert b"SUM" not in sheet


def test_a_formula_without_a_value_is_not_lost():
    content = book(lambda w, s: (hidden_sheet("hidden"), s.append(["=1+1"]), hide_one(w)))
    with pytest.raises(BadInput, match=r"1 formula has no worked-out value.*\(Y-075\)"):
        fix(content, look(content, NAME).of("hidden_sheets"))


def test_values_a_program_left_to_excel_are_not_taken_for_true():
    cell = '<c r="A1"><f>1+1</f><v>0</v></c>'
    content = small.xlsx(
        sheet=f'<sheetData><row r="1">{cell}</row></sheetData>',
        extra='<sheet name="Notes" sheetId="2" state="hidden" r:id="rId2"/>',
        book='<calcPr fullCalcOnLoad="1"/>',
        more={"xl/worksheets/sheet2.xml": "<sheetData/>"},
    )
    with pytest.raises(BadInput, match="Y-075"):
        fix(content, look(content, NAME).of("hidden_sheets"))


def hide_one(workbook):
    workbook.create_sheet("Notes").sheet_state = "hidden"


def test_fixing_what_cannot_be_fixed_changes_nothing():
    content = small.pdf("BT /F1 12 Tf 1 g 72 600 Td (Canary) Tj ET")
    findings = look(content, NAME).of("hidden_text")
    assert [each.fixable for each in findings] == [False]
    assert fix(content, findings) == content


def test_parts_nobody_touched_keep_their_bytes():
    before = XLSX["an author"][1]()
    made = fix(before, look(before, NAME).of("authors"))
    old, new = (zipfile.ZipFile(io.BytesIO(each)) for each in (before, made))
    changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["docProps/core.xml"]


def test_a_kind_that_fails_is_a_stop_and_not_a_pass(monkeypatch):
    from daysix.paper.gate import looking

    broken = replace(kinds()[0], look=crash)
    monkeypatch.setattr(looking, "kinds", lambda: (broken,))
    report = look(three_hidden(), NAME)
    assert not report.passes
    assert report.findings[0].sentence.endswith("leave it out. (Y-078)")
    assert "(KeyError)" in report.findings[0].sentence


def crash(_file, _who):
    raise KeyError("a")
    yield Found("")


# hostile files


def bomb():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", b" " * 40_000_000)
    return made.getvalue()


def swelling_pdf():
    packed = zlib.compress(b" " * 50_000_000)
    return small.pdf(catalogue="/Kept 7 0 R", more={7: small.stream(packed, "/Filter/FlateDecode")})


ENTITY = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hosts">]><a>&b;</a>'
HOSTILE = {
    "a bomb": bomb,
    "an entity": lambda: small.docx(parts={"customXml/item1.xml": ENTITY}),
    "half a workbook": lambda: three_hidden()[:-200],
    "an empty file": lambda: b"",
    "a PDF cut short": lambda: small.pdf()[:60],
    "a PDF of noise": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 40,
    "a zip of another kind": lambda: small.packed({"a.txt": "a"}, {}),
    "an old workbook": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a text": lambda: b"Report",
    "a workbook of bytes": lambda: small.packed(
        {"xl/workbook.bin": b"\0"}, {" > officeDocument": "xl/workbook.bin"}
    ),
}


@pytest.mark.parametrize("which", HOSTILE, ids=lambda each: each.replace(" ", "_"))
def test_a_file_that_cannot_be_read_does_not_pass(which):
    report = look(HOSTILE[which](), NAME)
    assert not report.passes
    assert report.of("cannot_be_read") or "Y-078" in {each.code for each in report.findings}


def test_a_damaged_part_is_said_once():
    content = repack(three_hidden(), {"xl/workbook.xml": lambda data: data[:-20]})
    found = look(content, NAME).findings
    assert [each.kind for each in found] == ["cannot_be_read"]


def test_names_are_sought_in_a_file_that_cannot_be_opened():
    report = look(CANARY.encode() * 3, NAME, Sharing(others=(Person(CANARY),)))
    assert [each.kind for each in report.findings] == ["other_children", "cannot_be_read"]


def test_a_stream_that_swells_is_read_within_bounds():
    assert look(swelling_pdf(), NAME).format == "pdf"


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadInput, match="Y-074"):
        look(tmp_path / "gone.xlsx", NAME)


def test_the_original_on_the_disk_is_only_read(tmp_path):
    path = tmp_path / "Report.xlsx"
    path.write_bytes(three_hidden())
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    report = look(path, NAME)
    fix(path.read_bytes(), report.findings)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_signed_pdf_keeps_its_signature():
    def sign(document):
        document.Root.Sig = document.make_indirect(pikepdf.Dictionary(ByteRange=[0, 1, 2, 3]))

    from tests.paper.gate.seeds_pdf import changed

    content = changed(sign) + b"Canary"
    (found,) = look(content, NAME).of("earlier_versions")
    assert not found.fixable


def test_words_are_kept_short():
    assert some(["a", "b", "c"], 2) == "a, b and 1 more"
    assert short("x" * 70) == f"{'x' * 59}…"
    assert Report("a", "pdf", "", ()).passes
    assert Finding("a", "Y-050", "", "stop", "b").key == "a|stop|b"
