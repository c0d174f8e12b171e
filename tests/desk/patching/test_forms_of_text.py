"""Sheets as other programs write them: other encodings, prefixes, quotes, gaps and orders."""

from __future__ import annotations

import codecs
from datetime import date

import pytest
from openpyxl import load_workbook
from python_calamine import load_workbook as by_calamine

from daysix.desk.patching import CellEdit, patch_cells
from daysix.law.errors import BadInput
from tests.desk.patching.books import SHEET, STRICT, book_of, packed, part, sheet_of
from tests.desk.rich_workbook import MAIN

ROWS = (
    '<row r="2"><c r="B2"><v>1</v></c><c r="D2" s="3"><v>46000</v></c></row>'
    '<row r="5"><c r="A5" t="inlineStr"><is><t>x</t></is></c></row>'
)
EDITS = [
    CellEdit("S", "D2", date(2025, 12, 10), date(2025, 12, 9)),
    CellEdit("S", "C2", "between"),
    CellEdit("S", "A2", "before"),
    CellEdit("S", "E2", value=True),
    CellEdit("S", "B3", "Größe – £5"),
    CellEdit("S", "A1", 1.5),
    CellEdit("S", "B9", "last"),
]
EXPECTED = {"A1": 1.5, "A2": "before", "B2": 1, "C2": "between", "E2": True, "B3": "Größe – £5",
            "A5": "x", "B9": "last"}  # fmt: skip


def values(path):
    page = load_workbook(path)["S"]
    return {cell: page[cell].value for cell in EXPECTED}


def prefixed(text):
    for name in ("worksheet", "sheetData", "dimension", "row", "c", "v", "is", "t"):
        text = text.replace(f"<{name}>", f"<x:{name}>").replace(f"<{name} ", f"<x:{name} ")
        text = text.replace(f"</{name}>", f"</x:{name}>")
    return text.replace("xmlns=", "xmlns:x=")


PLAIN = sheet_of(ROWS, before='<dimension ref="A2:D5"/>')
FORMS = {
    "plain": PLAIN.encode(),
    "declared": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' + PLAIN.encode(),
    "marked": codecs.BOM_UTF8 + b'<?xml version="1.0"?>' + PLAIN.encode(),
    "prefixed": prefixed(PLAIN).encode(),
    "single quotes": PLAIN.replace('"', "'").encode(),
    "no addresses": PLAIN.replace(' r="B2"', "").replace(
        '<row r="2"><c>', '<row r="2"><c r="B2">'
    ).replace(' r="A5"', "").encode(),
    "spread out": PLAIN.replace("><", ">\r\n  <").replace('"/>', '" />').encode(),
    "comments": PLAIN.replace("<row", '<!-- <row r="9"><c r="B9"/> --><row').encode(),
    "instructions": PLAIN.replace("</row>", "<?note <c ?></row>").encode(),
    "utf-16": ('\ufeff<?xml version="1.0" encoding="UTF-16"?>' + PLAIN).encode("utf-16-le"),
    "utf-16 the other way": ("\ufeff" + PLAIN).encode("utf-16-be"),
    "western": b'<?xml version="1.0" encoding="iso-8859-1"?>' + PLAIN.replace(
        ">x<", ">x<").encode("latin-1"),
    "plain letters": b"<?xml version='1.0' encoding='US-ASCII'?>" + PLAIN.encode("ascii"),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_cells_are_changed_in_any_form(tmp_path, form):
    path = packed(tmp_path / "one.xlsx", book_of(FORMS[form]))
    assert patch_cells(path, EDITS)[:2] == (len(EDITS), ())
    assert values(path) == EXPECTED
    assert f"{load_workbook(path)['S']['D2'].value:%a %d %b %Y}" == "Wed 10 Dec 2025"
    if form.startswith("utf-16"):
        return  # calamine cannot read these at all
    rows = by_calamine(str(path)).get_sheet_by_name("S").to_python(skip_empty_area=False)
    assert rows[1] == ["before", 1.0, "between", date(2025, 12, 10), True]
    assert rows[2][1] == "Größe – £5"


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_kept(tmp_path, form):
    path = packed(tmp_path / "one.xlsx", book_of(FORMS[form]))
    patch_cells(path, [CellEdit("S", "B2", 7, 1)])
    wide = (
        "utf-16-be" if form.endswith("way") else "utf-16-le" if form.startswith("utf") else "ascii"
    )
    old, new = (text.encode(wide) for text in ("<v>1</v>", "<v>7</v>"))
    if form == "prefixed":
        old, new = b"<x:v>1</x:v>", b"<x:v>7</x:v>"
    if form == "spread out":
        old, new = b">\r\n  <v>1</v>\r\n  <", b"><v>7</v><"
    assert part(path) == FORMS[form].replace(old, new)


def test_choices_for_other_versions_stay_as_they_are(tmp_path):
    choices = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="x14"><controls><row r="2"/><c r="B2"/></controls></mc:Choice>'
        "<mc:Fallback/></mc:AlternateContent>"
    )
    path = packed(tmp_path / "one.xlsx", book_of(sheet_of(ROWS, after=choices, before=choices)))
    before = part(path)
    patch_cells(path, [CellEdit("S", "B2", 7, 1)])
    assert part(path) == before.replace(b"<v>1</v>", b"<v>7</v>")


def test_the_size_and_the_spans_grow_and_never_shrink(tmp_path):
    rows = '<row r="2" spans="2:3"><c r="B2"><v>1</v></c></row><row r="3" spans="1:2"/>'
    sheet = sheet_of(rows, before='<dimension ref="B2:C3"/>')
    path = packed(tmp_path / "one.xlsx", book_of(sheet))
    patch_cells(path, [CellEdit("S", "E2", 1), CellEdit("S", "B2", None), CellEdit("S", "A3", 2)])
    assert b'<dimension ref="A2:E3"/>' in part(path)
    assert b'<row r="2" spans="2:5"><c r="B2"/><c r="E2"><v>1</v></c></row>' in part(path)
    assert b'<row r="3" spans="1:2"><c r="A3"><v>2</v></c></row>' in part(path)


def test_a_new_cell_takes_the_style_of_its_row_or_column(tmp_path):
    rows = '<row r="2" s="2" customFormat="1"><c r="A2"/></row><row r="3" s="2"/>'
    sheet = sheet_of(rows, before='<cols><col min="2" max="4" style="3"/></cols>')
    path = packed(tmp_path / "one.xlsx", book_of(sheet))
    patch_cells(path, [CellEdit("S", cell, 1) for cell in ("B2", "B3", "E3", "D4")])
    for cell in (b'"B2" s="2"', b'"B3" s="3"', b'"E3"', b'"D4" s="3"'):
        assert b"<c r=" + cell + b"><v>1</v></c>" in part(path)


def test_an_empty_sheet_is_filled(tmp_path):
    sheet = f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData/></worksheet>'
    path = packed(tmp_path / "one.xlsx", book_of(sheet))
    patch_cells(path, [CellEdit("S", "B2", "x"), CellEdit("S", "A1", None)])
    expected = (
        '<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    assert part(path).decode() == sheet.replace("<sheetData/>", expected).replace('"A1"', '"A1:B2"')


def test_emptying_keeps_the_style_and_what_a_later_excel_added(tmp_path):
    rows = '<row r="1"><c r="A1" s="3" t="s"><v>0</v><extLst><ext uri="{1}"/></extLst></c></row>'
    path = packed(tmp_path / "one.xlsx", book_of(sheet_of(rows), strings="<si><t>x</t></si>"))
    patch_cells(path, [CellEdit("S", "A1", None, "x")])
    assert b'<c r="A1" s="3"><extLst><ext uri="{1}"/></extLst></c>' in part(path)


def test_text_keeps_its_spaces_and_lines_and_codes(tmp_path):
    path = packed(tmp_path / "one.xlsx", book_of(sheet_of("")))
    texts = {"A1": " a ", "A2": "a\r\nb", "A3": "_x0041_", "A4": "<&>", "A5": "\ta"}
    patch_cells(path, [CellEdit("S", cell, text) for cell, text in texts.items()])
    assert b'<t xml:space="preserve"> a </t>' in part(path)
    assert b'<t xml:space="preserve">a\nb</t>' in part(path)
    assert b"<t>_x005F_x0041_</t>" in part(path)
    assert b"<t>&lt;&amp;&gt;</t>" in part(path)
    report = patch_cells(path, [CellEdit("S", cell, 1, text) for cell, text in texts.items()])
    assert report[:2] == (5, ())


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ('<row r="2"/><row r="1"/>', ""),
        ('<row r="1"><c r="A2"/></row>', ""),
        ('<row r="1"><c r="A1"></row>', ""),
        ("", '<!DOCTYPE worksheet><worksheet xmlns="{0}"><sheetData/></worksheet>'),
        ("", '<worksheet xmlns="{0}"><sheetData/><sheetData/></worksheet>'),
        ("", '<worksheet xmlns="{0}"><sheetData>'),
        ("", '<worksheet xmlns="{0}"/>'),
        ("", '<worksheet xmlns="https://other.example"><sheetData/></worksheet>'),
        (
            "",
            '<?xml version="1.0" encoding="none"?><worksheet xmlns="{0}"><sheetData/></worksheet>',
        ),
        ("", "not a sheet"),
    ],
)
def test_what_cannot_be_trusted_is_refused(tmp_path, rows, whole):
    path = packed(tmp_path / "one.xlsx", book_of(whole.format(MAIN) or sheet_of(rows)))
    before = path.read_bytes()
    with pytest.raises(BadInput, match="damaged") as refused:
        patch_cells(path, [CellEdit("S", "A1", 1)])
    assert refused.value.code == "Z-005"
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml"])
def test_the_strict_form_is_refused_by_name(tmp_path, name):
    parts = book_of(sheet_of(""))
    parts[name] = parts[name].replace(MAIN.encode(), STRICT.encode())
    with pytest.raises(BadInput, match="Strict Open XML") as refused:
        patch_cells(packed(tmp_path / "one.xlsx", parts), [CellEdit("S", "A1", 1)])
    assert refused.value.code == "Z-004"
