"""One document as a tagged PDF: what it says, how it is tagged, what it refuses."""

import io
import re
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT
from tests.paper import made_packs

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
from daysix.paper.pack_check import check_pack
from daysix.paper.typeset import typeset
from daysix.paper.typeset_data import number, parted

ISSUED = made_packs.ISSUED
A4_RIGHT = 595.28 - 62.3
"""Where the margin begins, in points."""
MINUS = "\N{MINUS SIGN}"
NAMES = (
    "Tom & Jerry",
    "<script>alert(1)</script>",
    "#eval(1) $x$ *bold* _it_ @ref `raw` \\n",
    "Siân O’Brien-D'Arcy",
    "Łukasz Żółć",
    "Ẹniọlá",
    "Владимир",
    "عمر الفاروق",
    "דוד כהן",
)


def made(*blocks, title="Agenda", **about):
    return typeset(Document(title, blocks, **about), issued=ISSUED)


def texts(content):
    """The words of each page."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def tags(content):
    """How often each kind of element stands in the order of reading."""
    found = {}

    def walk(one):
        if isinstance(one, pikepdf.Array):
            for each in one:
                walk(each)
        elif isinstance(one, pikepdf.Dictionary) and "/S" in one:
            found[str(one.S)] = found.get(str(one.S), 0) + 1
            walk(one.get("/K", pikepdf.Array()))

    with pikepdf.open(io.BytesIO(content)) as paper:
        walk(paper.Root.StructTreeRoot.K)
    return found


def refused(code, *blocks, **about):
    with pytest.raises(BadInput) as caught:
        made(*blocks, **about)
    assert caught.value.code == code
    return str(caught.value)


EVERY_BLOCK = (
    Heading("First"),
    Paragraph("Plain.\nOn a second line."),
    Paragraph("Lead.", "lead"),
    Paragraph("Quiet.", "quiet"),
    Paragraph("Mind this.", "notice"),
    Paragraph("Strong.", "strong"),
    Bullets(("One", "Two")),
    Bullets(("Ten", "Eleven"), numbered=True),
    Facts((("Name", "Sam Placeholder"), ("Home language", ""))),
    Heading("Second", 2, "second"),
    Grid(("Order", "Child"), (("1", "Sam"), ("2", "Kim")), links=((0, "second"),), caption="Cases"),
    Grid(("Order", "Child"), (), empty="No case."),
    Bars("Balance", (("Ash Grove", 3.5), ("Birch Lane", -1.25), ("Cedar", 0)), "places"),
    Picture(made_packs.picture(size=(300, 200)), "jpeg", "A plan of the school", "Plan"),
    NewPage(),
    Paragraph("On the next page."),
)


def test_every_block_is_set_and_read_back():
    pages = texts(made(*EVERY_BLOCK, subject="Autumn", reference="P26-004", banner="Keep safe"))
    assert len(pages) == 2
    for words in (
        "Keep safe",
        "Agenda Autumn",
        "Plain. On a second line.",
        "Home language not given",
        "Cases Order Child 1 Sam 2 Kim",
        "No case.",
        f"Balance places Ash Grove 3.5 Birch Lane {MINUS}1.25 Cedar 0",
        "P26-004 Agenda Page 1 of 2",
    ):
        assert words in pages[0], words
    assert "On the next page." in pages[1]
    assert "Page 2 of 2" in pages[1]


def test_the_order_of_reading_is_tagged():
    found = tags(made(*EVERY_BLOCK))
    assert found["/Title"] == 1
    assert (found["/H1"], found["/H2"]) == (1, 1)
    assert found["/Table"] == 2  # the empty grid is a sentence, not a table
    assert found["/TH"] == 2 + 2
    assert found["/L"] == 3
    assert found["/Figure"] == 1
    assert found["/Link"] == 1


def test_the_file_says_its_title_language_and_bookmarks():
    content = made(*EVERY_BLOCK, title="Fair access: <agenda> & more")
    with pikepdf.open(io.BytesIO(content)) as paper:
        assert str(paper.Root.Lang) == "en-GB"
        assert bool(paper.Root.ViewerPreferences.DisplayDocTitle)
        with paper.open_outline() as outline:
            assert [one.title for one in outline.root] == ["First"]
            assert [one.title for one in outline.root[0].children] == ["Second"]
        with paper.open_metadata() as about:
            assert about["dc:title"] == "Fair access: <agenda> & more"
            assert about["pdfuaid:part"] == "1"


def test_pdfua_finds_nothing(tmp_path):
    from pdfua import validate

    place = tmp_path / "agenda.pdf"
    place.write_bytes(made(*EVERY_BLOCK, subject="Autumn"))
    assert [finding.message for finding in validate(place).findings] == []


def test_the_same_document_is_the_same_file():
    assert made(*EVERY_BLOCK) == made(*EVERY_BLOCK)
    later = datetime(2026, 12, 3, 9, 0, tzinfo=UTC)
    assert typeset(Document("Agenda", EVERY_BLOCK), issued=later) != made(*EVERY_BLOCK)


def test_no_font_of_the_computer_is_used():
    with pikepdf.open(io.BytesIO(made(*EVERY_BLOCK, Paragraph("عمر דוד")))) as paper:
        fonts = {
            str(one.BaseFont).partition("+")[2]
            for one in paper.objects
            if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        }
    assert fonts
    assert {re.split(r"[-]", name)[0] for name in fonts} <= {
        "SourceSansPro",
        "NotoSansArabic",
        "NotoSansHebrew",
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_as_it_is(name):
    page = texts(
        made(
            Heading(name),
            Paragraph(name),
            Facts(((name, name),)),
            Grid((name, "B"), ((name, "b"),)),
            title=name,
        )
    )[0]
    letters = [one for one in name if one.isalnum()]
    found = "".join(one for one in page if one.isalnum())
    # right-to-left words come out of the file in the order they are seen in, or read in
    either = ("".join(letters), "".join(reversed(letters)))
    assert sum(found.count(way) for way in set(either)) >= 6


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (Heading("A 🦄 day"), "the heading “A 🦄 day”"),
        (Paragraph("Well done 🦄"), "the paragraph that begins “Well done 🦄”"),
        (Facts((("Likes", "🦄"),)), "the field “Likes”"),
        (Bullets(("one", "🦄")), "the list item “🦄”"),
        (
            Grid(("Child",), (("a",), ("🦄",)), caption="Cases"),
            "“Child”, row 2 of the table “Cases”",
        ),
        (Bars("Chart", (("🦄", 1.0),)), "the chart “Chart”"),
    ],
)
def test_a_sign_the_fonts_have_not_is_named_with_its_field(block, where):
    said = refused("Y-020", Heading("One"), block)
    assert "“🦄” (unicorn face) cannot be printed" in said
    assert where in said


def test_a_sign_in_the_title_is_named():
    assert "the title" in refused("Y-020", title="Agenda 🦄")


def test_what_steers_machines_is_left_out_and_nothing_beside_it():
    page = texts(made(Paragraph("be\x00fo\x1bre\r\nafter\ttab"), title="A\x07genda"))[0]
    assert "before after tab" in page
    assert "Agenda" in page


def test_half_a_sign_does_not_break_it():
    assert "kept" in texts(made(Paragraph("kept \ud83d")))[0]


def test_headings_may_not_skip_a_level():
    assert "“Third”" in refused("Y-021", Heading("First"), Heading("Third", 3))
    made(Heading("First"), Heading("Second", 2), Heading("Again"))  # back up is no skip


def test_a_document_needs_a_title():
    refused("Y-022", Paragraph("words"), title="  ")


def test_two_headings_of_one_name_are_refused():
    assert "“a”" in refused("Y-023", Heading("One", 1, "a"), Heading("Two", 1, "a"))


def test_a_link_to_what_is_not_there_is_refused():
    grid = Grid(("Child",), (("Sam",),), links=((0, "case-9"),), caption="Cases")
    assert "“case-9”" in refused("Y-024", grid)


@pytest.mark.parametrize("rows", [(("1",),), (("1", "2", "3"),)])
def test_a_row_of_another_length_is_refused(rows):
    refused("Y-025", Grid(("A", "B"), rows))


def test_a_picture_needs_words():
    refused("Y-026", Picture(made_packs.picture(size=(30, 20)), "jpeg", " "))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"not a picture", "png"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 8 + b"\0\0\0\x10\0\0\0\x10" + b"\0" * 40, "png"),
        (made_packs.picture(size=(30, 20)), "webp"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(content, kind):
    refused("Y-027", Picture(content, kind, "A plan"))


def test_an_unknown_tone_is_refused():
    assert "“loud”" in refused("Y-029", Paragraph("Hear!", "loud"))


def test_a_first_heading_that_repeats_the_title_is_not_said_twice():
    page = texts(made(Heading("Agenda"), Paragraph("words")))[0]
    assert page.count("Agenda") == 3  # the title, the line at the top, the line at the foot


def test_a_link_to_that_heading_leads_to_the_title():
    grid = Grid(("Child",), (("Sam",),), links=((0, "top"),))
    links = check_pack(made(Heading("Agenda", 1, "top"), grid)).links
    assert [(link.text, link.to_page) for link in links] == [("Sam", 1)]
    assert "Agenda" in links[0].heading


def test_the_officers_names_of_headings_do_not_reach_the_file():
    grid = Grid(("Child",), (("Sam",),), links=((0, "case-2026-0014"),))
    content = made(grid, Heading("Sam", 1, "case-2026-0014"))
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        paper.save(
            whole,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    assert b"2026-0014" not in whole.getvalue()
    assert b"/Dest" in whole.getvalue()


def test_a_broad_table_has_its_pages_on_their_side():
    def shape(columns):
        names = tuple(f"C{at}" for at in range(columns))
        with pikepdf.open(io.BytesIO(made(Grid(names, (names,))))) as paper:
            _, _, across, down = map(float, paper.pages[0].mediabox)
        return across > down

    assert shape(9)
    assert not shape(8)


def test_a_long_table_repeats_its_heading_on_each_page():
    rows = tuple((str(at), f"Child {at}") for at in range(1, 121))
    pages = texts(made(Grid(("Order", "Child"), rows)))
    assert len(pages) > 2
    assert all("Order Child" in page for page in pages)
    for at in range(1, 121):
        assert sum(f"Child {at} " in f"{page} " for page in pages) == 1


@pytest.mark.parametrize(
    ("word", "most", "parts"),
    [
        ("support", 7, "support"),
        ("support", 6, "supp~ort"),
        ("reintegration", 5, "reint~egrat~ion"),
        ("P26-004/B3", 9, "P26-|004/|B3"),
        ("somebody@school.example", 10, "somebody@|school.|example"),
    ],
)
def test_a_word_is_parted_only_where_it_does_not_fit(word, most, parts):
    assert parted(word, most) == parts.replace("~", "\u00ad").replace("|", "\u200b")


def test_a_very_long_word_stays_within_its_column():
    word = "Wonderfully" * 9
    content = made(Facts((("E-mail", word),)), Grid(("A", "B", "C"), ((word, "b", "c"),)))
    with closing(pypdfium2.PdfDocument(content)) as document:
        page = document[0]
        boxes = [one.get_bounds() for one in page.get_objects([FPDF_PAGEOBJ_TEXT], max_depth=3)]
    assert max(right for _, _, right, _ in boxes) <= A4_RIGHT
    for letter in "Wonderful":
        assert texts(content)[0].count(letter) >= 2 * word.count(letter)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (3, "3"),
        (3.5, "3.5"),
        (-1.25, f"{MINUS}1.25"),
        (100, "100"),
        (2.004, "2"),
        (0.126, "0.13"),
    ],
)
def test_numbers_are_as_people_write_them(value, words):
    assert number(value) == words


def test_the_language_is_the_documents_own():
    document = replace(Document("Agenda", ()), language="cy-GB")
    with pikepdf.open(io.BytesIO(typeset(document, issued=ISSUED))) as paper:
        assert str(paper.Root.Lang) == "cy-GB"
