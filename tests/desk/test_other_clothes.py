"""Files called workbooks that are web pages, Excel 2003 XML or lines: read safely, or refused."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.desk import clothes
from daysix.desk.reading import read_book
from daysix.law.errors import BadInput
from daysix.tracker.reader import tracker_from

HEAD = "<tr><th>Surname</th><th>Forename<th>School</th><th>Type</th><th>From</th><th>To</th></tr>"
ROW = "<tr><td>Finch<td>Ivy<td>Oak &amp; Ash<td>Susp<td>09/11/2026<td>10/11/2026</tr>"
WORKBOOK = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Suspensions"><Table>
<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="String">Surname</Data></Cell>
<Cell><Data ss:Type="String">School</Data></Cell><Cell><Data ss:Type="String">From</Data></Cell>
<Cell><Data ss:Type="String">Days</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">Finch</Data>
<Comment><ss:Data>Not for the register</ss:Data></Comment></Cell>
<Cell ss:MergeDown="1"><Data ss:Type="String">Oak &amp; Ash</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-11-09T00:00:00.000</Data></Cell>
<Cell><Data ss:Type="Number">2.5</Data></Cell></Row>
<Row><Cell ss:Index="2"><Data ss:Type="String">Moss</Data></Cell>
<Cell ss:Index="4"><Data ss:Type="DateTime">2026-11-12T00:00:00.000</Data></Cell></Row>
</Table></Worksheet></Workbook>"""
MON_9, TUE_10, THU_12 = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 12)


@pytest.fixture
def read(tmp_path):
    def make(content, name="a.xls", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return read_book(path)

    return make


@pytest.fixture
def refusal(read):
    def make(content, **more):
        with pytest.raises(BadInput) as refused:
            read(content, **more)
        assert refused.value.message.endswith(".")
        return refused.value.code

    return make


def rows_of(book):
    return [dict(row.values) for row in tracker_from(book.sheets, file="a.xls").rows]


def test_the_table_of_a_web_page_is_read_as_text_and_that_is_said(read):
    book = read(f"<html><body><h2>Autumn</h2><table>{HEAD}{ROW}</table></body></html>")
    assert [sheet.name for sheet in book.sheets] == ["Autumn"]
    assert rows_of(book) == [
        {
            "Surname": "Finch", "Forename": "Ivy", "SchoolName": "Oak & Ash", "Category": "SUSP",
            "StartDate": MON_9, "EndDate": TUE_10,
        }
    ]  # fmt: skip
    assert book.notes == (
        (
            "a.xls is no ordinary Excel file but a web page, as some systems export them. I read "
            "it as text: look a few dates over."
        ),
    )


@pytest.mark.parametrize("name", ["a.xls", "a.xlsx", "a.csv", "a.html"])
def test_it_is_told_by_what_it_holds_and_not_by_its_name(read, name):
    assert len(rows_of(read(f"<table>{HEAD}{ROW}</table>", name=name))) == 1


def test_cells_over_several_rows_and_columns_are_merged_blocks(read):
    page = (
        "<table><tr><td>School</td><td colspan='2'>Dates</td></tr>"
        "<tr><td rowspan=3>Oak</td><td>1</td><td>2</td></tr>"
        "<tr><td>3</td><td>4</td></tr><tr><td>5</td></tr><tr><td>Elm</td></tr></table>"
    )
    (sheet,) = read(page).sheets
    assert [list(row) for row in sheet.rows] == [
        ["School", "Dates", None], ["Oak", "1", "2"], [None, "3", "4"], [None, "5"], ["Elm"],
    ]  # fmt: skip
    assert sheet.merged == ("B1:C1", "A2:A4")


def test_a_merged_school_is_filled_in(read):
    rows = (
        "<tr><td>Finch<td>Ivy<td rowspan=2>Oak<td>Susp<td>09/11/2026<td>10/11/2026</tr>"
        "<tr><td>Moss<td>Raj<td>PEX<td>12/11/2026<td></tr>"
    )
    found = rows_of(read(f"<table>{HEAD}{rows}</table>"))
    assert [(row["Surname"], row["SchoolName"]) for row in found] == [
        ("Finch", "Oak"), ("Moss", "Oak"),
    ]  # fmt: skip


def test_what_is_not_to_be_seen_is_not_read(read):
    cell = (
        "<td><span style='display: none'>20261109</span>09/11/2026&nbsp;<script>x()</script>"
        "<!-- 1 --><br>(am)</td>"
    )
    (sheet,) = read(f"<table><tr>{cell}<td>b</td></tr></table>").sheets
    assert list(sheet.rows[0]) == ["09/11/2026\n(am)", "b"]


def test_tables_inside_a_table_are_sheets_of_their_own(read):
    book = read(f"<table><tr><td>Layout<table>{HEAD}{ROW}</table></td></tr></table>")
    assert [list(book.sheets[0].rows[0]), len(book.sheets[1].rows)] == [["Layout"], 2]


@pytest.mark.parametrize(
    ("charset", "said"),
    [("cp1252", "<meta charset=windows-1252>"), ("utf-8", ""), ("utf-16", ""), ("cp1252", "")],
)
def test_pages_in_every_alphabet(read, charset, said):
    page = f"<html>{said}<table><tr><td>Zoë Brün</td><td>é</td></tr></table></html>"
    (sheet,) = read(page, encoding=charset).sheets
    assert list(sheet.rows[0]) == ["Zoë Brün", "é"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>Please log in</p></body></html>",
        f"<html><table>{HEAD}{ROW}",  # it breaks off
        "<table>" * 3000 + "<tr><td>a</td></tr>" + "</table>" * 3000,
        "<?xml version='1.0'?><list><table/></list>",
    ],
    ids=["no table", "breaks off", "too deep", "not a page"],
)
def test_pages_that_are_not_certain_are_refused(refusal, page):
    assert refusal(page) == "T-036"


def test_a_page_with_too_many_tables_is_refused(refusal):
    assert refusal("<html>" + "<table><tr><td>a</td></tr></table>" * 301) == "T-034"


def test_nothing_outside_is_fetched(read, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><table><tr><td>&x;</td>'
        f'<td><img src="{secret.as_uri()}">b</td></tr></table>'
    )
    (sheet,) = read(page).sheets
    assert "secret" not in str(sheet.rows)


def test_excel_2003_xml_is_read(read):
    book = read(WORKBOOK)
    (sheet,) = book.sheets
    assert (sheet.name, sheet.merged) == ("Suspensions", ("C4:C5",))
    assert rows_of(book) == [
        {"Surname": "Finch", "SchoolName": "Oak & Ash", "Category": "SUSP", "StartDate": MON_9,
         "SchoolDays": 2.5},
        {"Surname": "Moss", "SchoolName": "Oak & Ash", "Category": "SUSP", "StartDate": THU_12},
    ]  # fmt: skip
    (row, _) = tracker_from(book.sheets, file="a").rows
    assert (row.cell("StartDate"), row.number) == ("D4", 4)
    assert "a workbook in the XML of Excel 2003" in book.notes[0]


def test_excel_2003_xml_in_two_bytes_a_letter(read):
    content = WORKBOOK.replace('version="1.0"', 'version="1.0" encoding="utf-16"')
    assert len(rows_of(read(content, encoding="utf-16"))) == 2


def test_a_hidden_sheet_of_excel_2003_is_marked(read):
    options = "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>"
    (sheet,) = read(WORKBOOK.replace("</Worksheet>", options)).sheets
    assert not sheet.visible


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<Workbook", '<!DOCTYPE x [<!ENTITY a "b">]><Workbook', "T-031"),
        ('ss:Index="3"', 'ss:Index="900000"', "T-032"),
        ('ss:Index="4"', 'ss:Index="99999"', "T-032"),
        ('ss:Index="4"', 'ss:Index="2"', "T-007"),  # two values for one cell
        ("</Table></Worksheet></Workbook>", "", "T-007"),
        ("schemas-microsoft-com", "example", "T-036"),
    ],
)
def test_excel_2003_xml_that_is_harmful_or_damaged_is_refused(refusal, old, new, code):
    assert refusal(WORKBOOK.replace(old, new)) == code


@pytest.mark.parametrize("mark", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_lines_named_xls_are_read(read, mark, encoding):
    lines = ["Surname,Forename,School,Type,From,To", "Finch,Zoë,Oak,Susp,09/11/2026,10/11/2026"]
    book = read("\n".join(line.replace(",", mark) for line in lines), encoding=encoding)
    (row,) = rows_of(book)
    assert (row["Forename"], row["StartDate"]) == ("Zoë", MON_9)
    assert "a list of lines" in book.notes[0]


@pytest.mark.parametrize(
    "content",
    [b"Dear all,\nplease find the list\n", b"one line, of, three", b'{"a": [1,2,3]}\n,,,\n,,,',
     b"a,b,c\nd,e,f\x07\n", b"\x00\x01\x02,,,\n,,,"],
)  # fmt: skip
def test_what_may_be_anything_is_still_refused(refusal, content):
    assert refusal(content) == "T-007"


def test_lines_under_another_name_are_still_refused(refusal):
    assert refusal("a,b,c\nd,e,f\n", name="a.xlsx") == "T-007"


def test_ordinary_text_is_not_taken_for_a_page():
    assert clothes.kind_of(b"Surname,Note\nFinch,<table> broken\n") == ""
    assert clothes.kind_of(b"<b>Surname</b>,Note\n") == ""
