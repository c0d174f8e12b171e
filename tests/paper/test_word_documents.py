"""Blocks as a Word file: real headings, repeated heads, words for pictures, the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from daysix.law.errors import BadInput
from daysix.paper.blocks import (
    Bars,
    Bullets,
    Document,
    Facts,
    Grid,
    Heading,
    NewPage,
    Paragraph,
    Picture,
)
from daysix.paper.word import word

ISSUED = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c63f8cfc0f01f0005000201a5f645400000000049454e44ae426082"
)
EVERYTHING = Document(
    "Placement panel",
    (
        Heading("Part A", 1, "part-a"),
        Paragraph("Kept & <safe>, O'Neill-Śmith\nsecond line", "notice"),
        Heading("Cases", 2),
        Bullets(("one", "two")),
        Bullets(("first", "second"), numbered=True),
        Bullets(("again first",), numbered=True),
        Facts((("Name", "محمد"), ("UPN", ""))),
        Grid(
            ("Item", "Days"),
            (("A1", "2.5"), ("A2", "14")),
            widths=(1, 3),
            caption="Days out",
            align="lr",
            links=((1, "part-a"),),
        ),
        Grid(("Item",), ()),
        Bars("Balance", (("Elm Park", 2.0), ("Larch", -1.0), ("Ash", 0.0)), "places"),
        NewPage(),
        Picture(DOT, "png", alt="A dot", caption="One dot"),
    ),
    subject="Agenda",
    reference="P26-004",
    banner="OFFICIAL-SENSITIVE",
    keywords=("panel",),
)


@pytest.fixture(scope="module")
def made():
    return word(EVERYTHING, issued=ISSUED)


@pytest.fixture(scope="module")
def opened(made):
    return docx.Document(io.BytesIO(made))


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return parts.read(name).decode("utf-8")


def test_office_would_open_it(made, tmp_path):
    place = tmp_path / "a.docx"
    place.write_bytes(made)
    result = OpenXmlValidator().validate(place)
    assert [str(one) for one in result.errors] == []


def test_the_same_document_is_the_same_file(made):
    assert word(EVERYTHING, issued=ISSUED) == made


def test_headings_are_headings_and_words_are_as_typed(opened):
    said = [(one.style.name, one.text) for one in opened.paragraphs[:5]]
    assert said == [
        ("Title", "Placement panel"),
        ("Subtitle", "Agenda"),
        ("Heading 1", "Part A"),
        ("Notice", "Kept & <safe>, O'Neill-Śmith\nsecond line"),
        ("Heading 2", "Cases"),
    ]


def test_the_file_says_its_title_and_language_and_names_nobody(made, opened):
    about = opened.core_properties
    assert (about.title, about.subject, about.language) == ("Placement panel", "Agenda", "en-GB")
    told = part(made, "docProps/core.xml")
    assert "<cp:keywords>panel</cp:keywords>" in told
    assert not [one for one in ("creator", "lastModifiedBy") if one in told]
    assert about.created == ISSUED
    assert '<w:lang w:val="en-GB"' in part(made, "word/styles.xml")


def test_a_table_repeats_its_head_and_says_what_it_is(opened):
    grid = opened.tables[1]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["Item", "Days"], ["A1", "2.5"], ["A2", "14"],
    ]  # fmt: skip
    heads = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for row in grid.rows]
    assert [head is not None for head in heads] == [True, False, False]
    described = grid._tbl.tblPr.find(qn("w:tblDescription"))
    assert described.get(qn("w:val")) == "Days out"
    assert [column.width.pt for column in grid.columns] == [117.65, 352.95]


def test_every_table_has_words_for_those_who_cannot_see_it(opened):
    words = [one._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) for one in opened.tables]
    assert words == ["Facts: Name, UPN", "Days out", "Balance, as bars with their values"]


def test_a_blank_fact_says_so_and_an_empty_table_too(opened):
    assert [row.cells[1].text for row in opened.tables[0].rows] == ["محمد", "not given"]
    assert "None." in [one.text for one in opened.paragraphs]


def test_right_to_left_words_run_that_way(made):
    text = part(made, "word/document.xml")
    assert "<w:rPr><w:rtl/></w:rPr>" in text
    assert text.count("<w:bidi/>") == 1


def test_bars_show_their_values_as_words(opened):
    rows = [[cell.text for cell in row.cells[:2]] for row in opened.tables[2].rows]
    assert rows == [["", "places"], ["Elm Park", "2"], ["Larch", "\u22121"], ["Ash", "0"]]


def test_a_link_leads_to_its_heading_under_a_name_that_tells_nothing(made):
    text = part(made, "word/document.xml")
    assert '<w:hyperlink w:anchor="to1">' in text
    assert 'w:name="to1"' in text
    assert "part-a" not in text


def test_each_counted_list_begins_at_one(made):
    text = part(made, "word/document.xml")
    assert [text.count(f'<w:numId w:val="{n}"/>') for n in (1, 2, 3)] == [2, 2, 1]
    assert part(made, "word/numbering.xml").count("startOverride") == 2


def test_pages_are_numbered_and_bear_banner_and_reference(made):
    foot = part(made, "word/footer1.xml")
    assert 'w:instr=" PAGE "' in foot
    assert 'w:instr=" NUMPAGES "' in foot
    assert "P26-004" in foot
    assert "OFFICIAL-SENSITIVE" in part(made, "word/header1.xml")


def test_a_picture_has_its_words(made):
    assert 'descr="A dot"' in part(made, "word/document.xml")


def test_a_broad_table_turns_its_pages():
    broad = Grid(tuple(f"C{n}" for n in range(9)), ())
    text = part(word(Document("T", (broad,)), issued=ISSUED), "word/document.xml")
    assert 'w:orient="landscape"' in text


@pytest.mark.parametrize(
    ("blocks", "code"),
    [
        ((Heading("A", 2), Heading("B", 4)), "Y-021"),
        ((Paragraph("a", "loud"),), "Y-029"),
        ((Grid(("A", "B"), (("one",),)),), "Y-025"),
        ((Picture(DOT, "png", alt=" "),), "Y-026"),
        ((Grid(("A",), (("x",),), links=((0, "nowhere"),)),), "Y-024"),
    ],
)
def test_what_cannot_be_written_is_refused(blocks, code):
    with pytest.raises(BadInput) as refused:
        word(Document("T", blocks), issued=ISSUED)
    assert refused.value.code == code
