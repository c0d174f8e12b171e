"""Attachments of every kind and in every state: what is in the pack, and what is said of it."""

import io
import random
from contextlib import closing

import pikepdf
import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_PATH
from tests.paper import made_packs

from daysix.paper import pack_office, pack_receive
from daysix.paper.gate import Person, without
from daysix.paper.pack import assemble
from daysix.paper.pack_parts import Absent, Attachment, Sheets, Words

SECRET = "of the school"  # noqa: S105 - of a file made here


def packed(content, name="paper.pdf", *, password="", convert=None):
    """A pack with one case and this one paper, and what was said of the paper."""
    case = made_packs.case(1)
    paper = Attachment("The paper", "P26-004/1-1", name, content, password)
    part = type(case)(case.document, (paper,))
    return assemble(made_packs.front(), [part], issued=made_packs.ISSUED, convert=convert)


def text(pack, page):
    with closing(pypdfium2.PdfDocument(pack.content)) as document:
        return " ".join(document[page - 1].get_textpage().get_text_range().split())


def said(pack):
    return [(notice.code, notice.left_out) for notice in pack.notices]


def printed_as(content, given=None):
    """A converter that gives the same PDF for every document, and keeps what it was asked for."""

    def convert(files):
        if given is not None:
            given.append(dict(files))
        return {name: content for name in files if content}

    return convert


LEFT_OUT = [
    (made_packs.pdf(password=SECRET), "locked.pdf", "Y-030", "locked with a password"),
    (b"%PDF-1.7\nnothing of a PDF", "broken.pdf", "Y-031", "damaged"),
    (b"", "empty.pdf", "Y-032", "empty"),
    (b"  \n\n ", "blank.txt", "Y-032", "empty"),
    (made_packs.word(), "letter.docx", "Y-035", "not yet saved as PDF"),
    (made_packs.workbook(), "book.xlsx", "Y-035", "not yet saved as PDF"),
    (made_packs.RICH, "note.rtf", "Y-035", "not yet saved as PDF"),
    (b"PK\x05\x06" + bytes(18), "all.zip", "Y-037", "cannot be printed"),
    (bytes([137, 0, 1, 2, 255, 3]) * 300, "what.bin", "Y-037", "cannot be printed"),
    (b"MZ" + bytes(200), "run.exe", "E-025", "not opened"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(60), "all.7z", "E-028", "not opened"),
    (b"\xff\xd8\xff\xe0\x00\x04ab", "photo.jpg", "Y-031", "damaged"),
]


@pytest.mark.parametrize(
    ("content", "name", "code", "why"), LEFT_OUT, ids=lambda one: str(one)[:20]
)
def test_what_cannot_be_printed_keeps_its_line_and_says_why(content, name, code, why):
    pack = packed(content, name)
    assert said(pack) == [(code, True)]
    assert pack.notices[0].sentence.endswith(f"({code})")
    assert pack.pages == 2
    assert (pack.entries[1].page, pack.entries[1].pages) == (0, 0)
    assert f"P26-004/1-1 The paper Not in this pack: {why}. –" in text(pack, 1)


def test_a_picture_that_only_turns_out_damaged_when_drawn_is_called_out():
    broken = made_packs.picture("PNG", (40, 40))[:60]
    pack = packed(broken, "photo.png")
    assert said(pack) == [("Y-031", True)]
    assert "Not in this pack: damaged." in text(pack, 1)


def test_a_locked_pdf_opens_with_its_password():
    content = made_packs.pdf(2, password=SECRET)
    assert said(packed(content, password=SECRET[1:])) == [("Y-030", True)]
    pack = packed(content, password=SECRET)
    assert (pack.pages, said(pack)) == (4, [])
    assert "sheet 2" in text(pack, 4)


def test_a_pdf_without_pages_is_called_out():
    made = io.BytesIO()
    with pikepdf.new() as nothing:
        nothing.save(made)
    assert said(packed(made.getvalue())) == [("Y-032", True)]


def test_a_scan_is_in_the_pack_and_called_out():
    pack = packed(made_packs.scan(2))
    assert (pack.pages, said(pack)) == (4, [("Y-033", False)])
    assert pack.notices[0].sentence.startswith("Every page of this PDF is a picture")


def test_scanned_pages_among_others_are_named():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(2))) as whole:
        with pikepdf.open(io.BytesIO(made_packs.scan(1))) as scan:
            whole.pages.insert(1, scan.pages[0])
        whole.save(made)
    assert packed(made.getvalue()).notices[0].sentence.startswith("Page 2 of this PDF is a picture")


def test_an_empty_page_is_no_picture():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(2))) as whole:
        del whole.pages[1].obj.Contents
        whole.save(made)
    pack = packed(made.getvalue())
    assert (pack.pages, said(pack)) == (4, [])


def test_the_same_file_twice_is_said_and_both_are_there():
    content = made_packs.pdf(1)
    case = made_packs.case(1, [("First", "a.pdf", content), ("Second", "b.pdf", content)])
    pack = assemble(made_packs.front(), [case], issued=made_packs.ISSUED)
    assert pack.pages == 4
    assert [(one.reference, one.code, one.left_out) for one in pack.notices] == [
        ("P26-004/1-2", "Y-034", False)
    ]
    assert "the same file as P26-004/1-1" in pack.notices[0].sentence


def test_typed_answers_of_a_form_are_drawn_and_no_field_is_left():
    pack = packed(made_packs.form())
    assert "Typed into the form" in text(pack, 3)
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        assert "/AcroForm" not in paper.Root
        assert not any("/Annots" in page for page in paper.pages[2:])


def test_answers_that_only_a_program_would_draw_are_drawn_too():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.form())) as form:
        for field in form.pages[0].Annots:
            del field["/AP"]
        form.Root.AcroForm.NeedAppearances = True
        form.save(made)
    assert "Typed into the form" in text(packed(made.getvalue()), 3)


def with_extras():
    """A PDF with a script, a file packed inside, a note, and words about who made it."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(1))) as paper:
        paper.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS="app.alert('QUIETSCRIPT')"
        )
        paper.attachments["hidden.txt"] = b"QUIETFILE"
        paper.docinfo["/Author"] = "QUIETAUTHOR"
        paper.pages[0].Metadata = paper.make_stream(b"QUIETMETADATA")
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[50, 50, 70, 70],
            Contents="QUIETNOTE",
        )
        paper.pages[0].Annots = pikepdf.Array([paper.make_indirect(note)])
        paper.save(made)
    return made.getvalue()


def test_only_what_is_seen_on_the_pages_is_taken():
    pack = packed(with_extras())
    assert said(pack) == [("Y-041", False)]
    whole = io.BytesIO()
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        paper.save(
            whole,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    assert b"QUIET" not in whole.getvalue()
    assert b"/Part" in whole.getvalue()  # the file is read, not skipped


def test_a_stamp_on_a_page_without_a_form_is_drawn_into_it():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(1))) as paper:
        face = paper.make_stream(b"BT /F1 12 Tf 2 6 Td (RECEIVED) Tj ET")
        face.Subtype, face.BBox = pikepdf.Name.Form, [0, 0, 100, 20]
        face.Resources = pikepdf.Dictionary(Font=paper.pages[0].Resources.Font)
        stamp = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Stamp,
            F=4,
            Rect=[300, 700, 400, 720],
            AP=pikepdf.Dictionary(N=face),
        )
        paper.pages[0].Annots = pikepdf.Array([paper.make_indirect(stamp)])
        paper.save(made)
    assert "RECEIVED" in text(packed(made.getvalue()), 3)


def with_hidden_layer():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(1))) as paper:
        layer = paper.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Secret"))
        page = paper.pages[0]
        page.Resources.Properties = pikepdf.Dictionary(Hidden=layer)
        hidden = b"/OC /Hidden BDC BT /F1 14 Tf 60 700 Td (UNSEEN) Tj ET EMC"
        page.contents_add(paper.make_stream(hidden))
        plan = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        paper.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=plan)
        paper.save(made)
    return made.getvalue()


def test_a_layer_that_is_switched_off_does_not_come_along():
    pack = packed(with_hidden_layer())
    assert said(pack) == [("Y-039", False)]
    assert "UNSEEN" not in text(pack, 3)
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        drawing = paper.pages[2].Resources.XObject.DaySixPaper
        assert str(drawing.Resources.XObject.Page.Subtype) == "/Image"


def cut_smaller(box, words="Canary Warbleton"):
    """A page with words at its very top, of which only the box is shown."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(2))) as paper:
        page = paper.pages[1]
        top = f"BT /F1 12 Tf 60 820 Td ({words}) Tj ET".encode()
        page.contents_add(paper.make_stream(top))
        page.CropBox = box
        paper.save(made)
    return made.getvalue()


def test_what_was_cut_off_a_page_is_nowhere_in_the_pack():
    pack = packed(cut_smaller([0, 0, 595, 780]))
    assert said(pack) == [("Y-160", False)]
    assert "Page 2 of this PDF was cut smaller" in pack.notices[0].sentence
    assert without(pack.content, Person("Canary Warbleton")) == ()
    assert "sheet 1" in text(pack, 3)
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        drawing = paper.pages[3].Resources.XObject.DaySixPaper
        assert str(drawing.Resources.XObject.Page.Subtype) == "/Image"


def test_a_page_cut_only_where_it_is_blank_keeps_its_words():
    pack = packed(cut_smaller([10, 10, 585, 835]))
    assert said(pack) == []
    assert "Canary Warbleton" in text(pack, 4)


def test_marks_of_the_other_files_own_order_of_reading_are_left_behind():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(1))) as paper:
        paper.pages[0].contents_add(paper.make_stream(b"/P <</MCID 0>> BDC"), prepend=True)
        paper.pages[0].contents_add(paper.make_stream(b"EMC"))
        paper.pages[0].StructParents = 7
        paper.save(made)
    pack = packed(made.getvalue())
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        drawing = paper.pages[2].Resources.XObject.DaySixPaper
        assert b"BDC" not in drawing.read_bytes()
        assert "/StructParents" not in drawing
    assert "Attendance certificate, sheet 1" in text(pack, 3)


def test_a_page_whose_drawing_is_cut_off_is_shown_as_a_picture_and_it_is_said():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(2))) as paper:
        whole = paper.pages[1].Contents.read_bytes()
        paper.pages[1].Contents = paper.make_stream(b"/P BMC " + whole + b" (not ended")
        paper.save(made)
    pack = packed(made.getvalue())
    assert said(pack) == [("Y-040", False)]
    assert pack.notices[0].sentence.startswith("Page 2 could not be taken over as text")
    assert "sheet 1" in text(pack, 3)
    with pikepdf.open(io.BytesIO(pack.content)) as paper:
        drawing = paper.pages[3].Resources.XObject.DaySixPaper
        assert str(drawing.Resources.XObject.Page.Subtype) == "/Image"


def drawn_size(pack, page=3):
    """How large the attached page is drawn, and the size of the page it is drawn on."""
    with closing(pypdfium2.PdfDocument(pack.content)) as document:
        across, down = document[page - 1].get_size()
        lines = document[page - 1].get_objects([FPDF_PAGEOBJ_PATH], max_depth=1)
        boxes = [one.get_bounds() for one in lines]  # the thin line around it is the largest
    widest = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return widest, (round(across), round(down))


A4, A4_FLAT, A3, A3_FLAT = (
    (595.276, 841.89),
    (841.89, 595.276),
    (841.89, 1190.55),
    (1190.55, 841.89),
)


@pytest.mark.parametrize(
    ("size", "rotate", "page"),
    [
        (A4, 0, (595, 842)),
        (A4_FLAT, 0, (842, 595)),
        (A3, 0, (595, 842)),
        (A3_FLAT, 0, (842, 595)),
        (A4, 90, (842, 595)),
        (A4, 180, (595, 842)),
        (A4, 270, (842, 595)),
        (A3_FLAT, 90, (595, 842)),
        ((200, 300), 0, (595, 842)),
        ((3000, 400), 0, (842, 595)),
    ],
)
def test_a_page_of_any_shape_lies_whole_within_its_room(size, rotate, page):
    (left, low, right, high), shape = drawn_size(
        packed(made_packs.pdf(1, size=size, rotate=rotate))
    )
    assert shape == page
    # 11 mm at the sides, 14 mm at the foot, 15 mm and the line above it at the top
    assert left >= 30.7
    assert right <= shape[0] - 30.7
    assert low >= 39.2
    assert high <= shape[1] - 61.5
    across, down = (size[1], size[0]) if rotate % 180 else size
    assert (right - left) / (high - low) == pytest.approx(across / down, rel=0.03)
    assert right - left <= across + 1  # never larger than it came


def test_only_the_cropped_part_of_a_page_is_shown_and_what_a_trim_box_would_cut_stays():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(1))) as paper:
        page = paper.pages[0]
        page.CropBox = [0, 421, 900, 842]  # wider than the page, its upper half
        page.TrimBox = [200, 500, 300, 600]
        paper.save(made)
    (left, low, right, high), shape = drawn_size(packed(made.getvalue()))
    assert shape == (842, 595)
    assert (right - left) / (high - low) == pytest.approx(595.276 / 420.89, rel=0.02)


def test_a_page_with_an_impossible_crop_box_is_shown_whole():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(made_packs.pdf(1))) as paper:
        paper.pages[0].CropBox = [5000, 5000, 6000, 6000]
        paper.save(made)
    assert "Attendance certificate" in text(packed(made.getvalue()), 3)


def test_office_documents_are_printed_in_one_go():
    asked = []
    papers = [
        ("Letter", "letter.docx", made_packs.word()),
        ("Book", "book.xlsx", made_packs.workbook()),
        ("Note", "note.rtf", made_packs.RICH),
        ("Plain", "plain.pdf", made_packs.pdf(1)),
    ]
    case = made_packs.case(1, papers)
    pack = assemble(
        made_packs.front(),
        [case],
        issued=made_packs.ISSUED,
        convert=printed_as(made_packs.pdf(2, words="Printed"), asked),
    )
    assert [sorted(files) for files in asked] == [["1.docx", "2.xlsx", "3.rtf"]]
    assert [entry.pages for entry in pack.entries[1:]] == [2, 2, 2, 1]


def test_a_document_the_office_program_cannot_print_is_called_out():
    pack = packed(made_packs.word(), "letter.docx", convert=printed_as(b""))
    assert said(pack) == [("Y-036", True)]


def test_a_document_with_macros_is_never_handed_to_the_office_program():
    import zipfile

    made = io.BytesIO(made_packs.word())
    with zipfile.ZipFile(made, "a") as packed_file:
        packed_file.writestr("word/vbaProject.bin", b"macros")
    asked = []
    pack = packed(made.getvalue(), "letter.docx", convert=printed_as(made_packs.pdf(1), asked))
    assert said(pack) == [("E-023", True)]
    assert asked == []


@pytest.mark.slow
def test_libreoffice_prints_every_kind_of_office_document():
    convert = pack_office.installed()
    if convert is None:
        pytest.skip("LibreOffice is not installed here.")
    made = convert(
        {
            "1.docx": made_packs.word("Printed letter"),
            "2.xlsx": made_packs.workbook(),
            "3.rtf": made_packs.RICH,
        }
    )
    assert set(made) == {"1.docx", "2.xlsx", "3.rtf"}
    assert all(content.startswith(b"%PDF") for content in made.values())


def test_a_text_is_set_with_its_lines():
    pack = packed(made_packs.TEXT, "note.txt")
    with closing(pypdfium2.PdfDocument(pack.content)) as document:
        lines = document[2].get_textpage().get_text_range().splitlines()
    assert "Spoke to the family." in lines
    assert "They agree to a meeting on Monday." in lines


def test_a_list_becomes_a_table_whatever_parts_its_columns():
    for content in (made_packs.LIST, made_packs.LIST.replace(b",", b";")):
        got = received(content, "weeks.csv")
        (grid,) = got.body.blocks
        assert grid.columns == ("Week", "Present", "Late")
        assert grid.rows == (("1", "9", "0"), ("2", "7", "2"), ("3", "10", "0"))


def received(content, name):
    part = made_packs.case(1, [("Paper", name, content)])
    return pack_receive.received([part])["P26-004/1-1"]


def test_a_row_that_is_short_is_filled_and_a_column_without_a_name_gets_one():
    (grid,) = received(b"Week,,Late\n1,9,0\n2\n", "weeks.csv").body.blocks
    assert grid.columns == ("Week", "Column 2", "Late")
    assert grid.rows == (("1", "9", "0"), ("2", "", ""))


def test_a_mail_is_set_with_who_wrote_it_and_its_own_papers_are_named():
    mail = made_packs.MAIL.replace(
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nWe support",
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nWe support",
    )
    mail += b'--x\r\nContent-Type: application/pdf; name="report.pdf"\r\n'
    mail += b'Content-Disposition: attachment; filename="report.pdf"\r\n\r\nwords\r\n--x--\r\n'
    pack = packed(mail, "views.eml")
    assert said(pack) == [("Y-044", False)]
    assert "“report.pdf”" in pack.notices[0].sentence
    page = text(pack, 3)
    assert "From Head Teacher <head@ashgrove.example>" in page
    assert "Subject Views of the school We support a new start." in page


def test_signs_our_fonts_have_not_become_boxes_and_it_is_said():
    pack = packed("Well done 🦄, said 中.".encode(), "note.txt")
    assert said(pack) == [("Y-043", False)]
    assert "Well done □, said □." in text(pack, 3)


def test_a_very_long_text_is_cut_and_it_is_said():
    got = received(b"A line of this log.\n\n" * 30_000, "log.txt")
    assert isinstance(got.body, Words)
    assert [notice.code for notice in got.notices] == ["Y-045"]


def test_a_file_of_too_many_pages_or_bytes_is_called_out(monkeypatch):
    from daysix.paper import pack_pdf

    monkeypatch.setattr(pack_pdf, "MOST_PAGES", 2)
    assert isinstance(received(made_packs.pdf(2), "a.pdf").body, Sheets)
    assert received(made_packs.pdf(3), "a.pdf").body == Absent("too large")
    monkeypatch.setattr(pack_receive, "LARGEST", 100)
    assert received(made_packs.pdf(1), "a.pdf").notices[0].code == "Y-038"


def test_a_file_is_known_by_what_is_in_it_not_by_its_name():
    assert said(packed(made_packs.pdf(1), "photo.jpg")) == []
    assert said(packed(made_packs.picture(), "letter.pdf")) == [("Y-033", False)]


def test_a_pdf_with_wrong_bytes_never_breaks_the_pack():
    chance = random.Random(6)  # noqa: S311 - wrong bytes, the same ones every time
    kept = 0
    for number in range(30):
        content = bytearray((made_packs.pdf(2), made_packs.form())[number % 2])
        for _ in range(chance.choice((1, 4, 16))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        pack = packed(bytes(content))
        assert pack.entries[1].pages or pack.notices[0].left_out
        kept += bool(pack.entries[1].pages)
    assert kept > 15  # most can still be read


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.99])
def test_half_a_pdf_is_mended_or_called_out_but_never_breaks_the_pack(cut):
    whole = made_packs.pdf(3)
    pack = packed(whole[: int(len(whole) * cut)])
    assert pack.entries[1].pages or pack.notices[0].left_out
