"""No false alarms: ordinary files of the libraries and programs people use raise no stop."""

from __future__ import annotations

import io
import shutil
import subprocess

import docx
import openpyxl
import pikepdf
import pytest
import typst
import xlsxwriter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from daysix.paper.blocks import Bars, Document, Facts, Grid, Heading
from daysix.paper.gate import Person, Sharing, look
from daysix.paper.gate.frame import STOP

WHO = Sharing(
    recipients=("head@oak.example",),
    domains=("oak.example",),
    allowed=(Person("Ivy Wren", upn="A123456789012"),),
    others=(Person("Canary Warbleton", upn="A123456789013"), Person("Ann Lee")),
)


def of_openpyxl():
    made, workbook = io.BytesIO(), openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Child", "Sessions"])
    sheet.append(["Ivy Wren", 4])
    sheet["B3"] = "=SUM(B2)"
    sheet["A1"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF1F3864")
    sheet["A1"].font = openpyxl.styles.Font(color="FFFFFFFF", bold=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = "A1:B2"
    sheet.print_title_rows = "1:1"
    workbook.save(made)
    return made.getvalue()


def of_xlsxwriter():
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made)
    sheet = workbook.add_worksheet("Report")
    white = workbook.add_format({"font_color": "white", "bg_color": "navy"})
    sheet.write_string(0, 0, "Child", white)
    sheet.add_table(2, 0, 5, 1, {"data": [["Ivy Wren", 4]]})
    chart = workbook.add_chart({"type": "column"})
    chart.add_series({"values": "=Report!$B$4:$B$6"})
    sheet.insert_chart("D2", chart)
    sheet.conditional_format("B4:B6", {"type": "data_bar"})
    sheet.data_validation("A9", {"validate": "list", "source": "=$A$4:$A$6"})
    workbook.close()
    return made.getvalue()


def of_python_docx():
    made, document = io.BytesIO(), docx.Document()
    document.add_heading("Report", 0)
    document.add_paragraph("Ivy Wren", style="List Bullet")
    table = document.add_table(2, 2, style="Medium Shading 1 Accent 1")
    table.cell(0, 0).text = "Child"
    document.sections[0].header.paragraphs[0].text = "Official - sensitive"
    document.add_page_break()
    document.save(made)
    return made.getvalue()


def of_reportlab():
    made = io.BytesIO()
    table = Table([["Child", "Sessions"], ["Ivy Wren", "4"]])
    table.setStyle(
        TableStyle(
            [("BACKGROUND", (0, 0), (-1, 0), "navy"), ("TEXTCOLOR", (0, 0), (-1, 0), "white")]
        )
    )
    words = Paragraph("The panel met. " * 200, getSampleStyleSheet()["Normal"])
    SimpleDocTemplate(made).build([words, table])
    return made.getvalue()


def of_typst():
    source = b"""#set document(title: "Report")
= Report
Ivy Wren #box(fill: navy, inset: 4pt, text(white)[white on navy])
#table(columns: 2, fill: (_, y) => if y == 0 { navy },
  table.header(text(white)[A], text(white)[B]), [1], [2])
#footnote[A small one.] #link("https://council.example")[The council]
"""
    return typst.compile(source, pdf_standards=["ua-1"])


def laid_out_for_the_web():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(of_reportlab())) as document:
        document.save(made, linearize=True)
    return made.getvalue()


def of_our_own():
    from datetime import UTC, datetime

    from daysix.paper.typeset import typeset

    document = Document(
        "Agenda",
        (
            Heading("Agenda"),
            Facts((("Child", "Ivy Wren"), ("Year", "6"))),
            Grid(("Item", "Child"), (("1", "Ivy Wren"),)),
            Bars("Placed", (("Oak School", 3.0), ("Elm School", 1.0))),
        ),
        banner="Official - sensitive",
    )
    return typeset(document, issued=datetime(2026, 11, 30, 9, tzinfo=UTC))


MAKERS = [of_openpyxl, of_xlsxwriter, of_python_docx, of_reportlab, of_typst,
          laid_out_for_the_web, of_our_own]  # fmt: skip


@pytest.mark.parametrize("make", MAKERS, ids=lambda each: each.__name__)
def test_an_ordinary_file_raises_no_stop(make):
    report = look(make(), "The file", WHO)
    assert [each.sentence for each in report.findings if each.level == STOP] == []
    assert report.passes


@pytest.mark.parametrize(
    "name", ["Suspension form (many pupils).xlsx", "Suspension form (one pupil).docx"]
)
def test_the_forms_we_give_to_schools_raise_no_stop(root, name):
    report = look(root / "workbooks" / "school-forms" / name, "The form", WHO)
    assert [each.sentence for each in report.findings if each.level == STOP] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "name", "to"),
    [(of_openpyxl, "a.xlsx", "ods:xlsx"), (of_python_docx, "a.docx", "odt:docx"),
     (of_python_docx, "a.docx", "pdf"), (of_openpyxl, "a.xlsx", "pdf")],
)  # fmt: skip
def test_what_libreoffice_makes_raises_no_stop(tmp_path, make, name, to):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here, so this proves nothing.")
    path = tmp_path / name
    path.write_bytes(make())
    for ending in to.split(":"):
        step = tmp_path / ending
        command = [office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
                   "--convert-to", ending, "--outdir", str(step), str(path)]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        path = step / f"a.{ending}"
    report = look(path, "The file", WHO)
    assert [each.sentence for each in report.findings if each.level == STOP] == []
