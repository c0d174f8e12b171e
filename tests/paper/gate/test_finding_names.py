"""A name is found wherever its letters can stand, and only there."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from datetime import date

import docx
import pikepdf
import pytest
from PIL import Image, PngImagePlugin
from reportlab.pdfgen import canvas
from tests.paper.gate.seeds_office import CANARY, book, letter, link, picture, typed
from tests.paper.gate.seeds_pdf import changed, page, saved_twice
from tests.paper.gate.seeds_workbooks import pivot

from daysix.paper.gate import Person, Sharing, look, without
from daysix.paper.gate import examples as small
from daysix.paper.gate.dates import Births, dates_in
from daysix.paper.gate.package import Unreadable
from daysix.paper.gate.people import Needles, fold, needles_of

WARBLETON = Person(
    CANARY, upn="A123456789012", born=date(2012, 3, 4), school="Willowherb Primary School"
)
REL = "word/_rels/document.xml.rels"


def part(name, content):
    """A Word document with one part more, whatever it is."""
    return lambda: letter(after={name: content, REL: link("image", f"/{name}"), **typed()})


def zipped(name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return made.getvalue()


def png(*, packed):
    about = PngImagePlugin.PngInfo()
    about.add_text("Subject", CANARY, zip=packed)
    made = io.BytesIO()
    Image.new("L", (2, 2)).save(made, "PNG", pnginfo=about)
    return made.getvalue()


def split_runs():
    def change(document):
        paragraph = document.add_paragraph()
        for number, letter_ in enumerate(CANARY):
            paragraph.add_run(letter_).bold = number % 2 == 0

    return letter(change)


def nested_mail():
    return letter(after={
        "word/embeddings/a.bin": b"\1" + zipped("in.docx", split_runs()),
        REL: link("package", "embeddings/a.bin"), **typed(),
    })  # fmt: skip


def zip_remark():
    made = io.BytesIO(letter())
    with zipfile.ZipFile(made, "a") as file:
        file.comment = CANARY.encode()
    return made.getvalue()


def web_address():
    target = "https://school.example/pupils/Canary%20Warbleton"
    return letter(after={REL: link("hyperlink", target, outside=True)})


def object_stream():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(page())) as document:
        document.docinfo["/Case"] = CANARY
        document.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def contents(drawn):
    return lambda: small.pdf(f"BT /F1 12 Tf 72 700 Td {drawn} ET")


def inside_pdf():
    def change(document):
        spec = pikepdf.AttachedFileSpec(document, split_runs(), filename="a.docx")
        document.attachments["a.docx"] = spec

    return changed(change)


def lost_object():
    """An object nothing leads to, not even the list of objects."""
    packed = zlib.compress(f"BT ({CANARY}) Tj ET".encode())
    lost = b"99 0 obj\n<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\n"
    return small.pdf().replace(b"xref\n", lost % (len(packed), packed) + b"xref\n", 1)


def bookmark():
    made = io.BytesIO()
    paper = canvas.Canvas(made)
    paper.drawString(72, 700, "Report")
    paper.bookmarkPage("a")
    paper.addOutlineEntry(CANARY, "a")
    paper.save()
    return made.getvalue()


def field(document):
    one = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="child", V=pikepdf.String(CANARY))
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[document.make_indirect(one)])


def named_object(document):
    document.Root["/Case"] = pikepdf.Dictionary({"/Canary Warbleton": 1})


UTF16 = f'<?xml version="1.0" encoding="utf-16"?><a>{CANARY}</a>'.encode("utf-16")
AS_LETTERS = f"<a>{base64.b64encode(CANARY.encode('utf-16-le')).decode()}</a>".encode()
QUERY = b"<DataMashup>%s</DataMashup>" % base64.encodebytes(
    b"\0\0\0\0\x99\0\0\0"
    + small.packed({"Formulas/Section1.m": f'shared Pupils = "{CANARY}";'}, {})
    + b"\x09\0\0\0<a></a>"
)
PLACES = {
    "letter by letter": split_runs,
    "two bytes a letter": part("customXml/item5.xml", UTF16),
    "two bytes a letter, from an odd place": part(
        "word/embeddings/a.bin", b"\0\1\2" + CANARY.encode("utf-16-le")
    ),
    "the other way round": part("word/embeddings/a.bin", CANARY.encode("utf-16-be")),
    "bytes written as letters": part("customXml/item5.xml", AS_LETTERS),
    "a query behind a workbook": part("customXml/item5.xml", QUERY),
    "an attribute": part("customXml/item5.xml", f'<a b="{CANARY}"/>'),
    "a picture's EXIF": part("word/media/a.jpeg", picture(remark=b"x").getvalue()),
    "a picture's words": part("word/media/a.png", png(packed=False)),
    "a picture's packed words": part("word/media/a.png", png(packed=True)),
    "a zip in a document in a zip": nested_mail,
    "a part's name": part(f"word/media/{CANARY}.png", b"\x89PNG"),
    "the zip's remark": zip_remark,
    "after the zip's end": lambda: letter() + CANARY.encode(),
    "a web address": web_address,
    "a pivot table's rows": pivot,
    "a forename's cell and a surname's": lambda: book(
        lambda _w, s: s.append(["Warbleton", "Canary"])
    ),
    "a sheet's name": lambda: book(lambda w, _s: w.create_sheet(CANARY)),
    "an object stream": object_stream,
    "an earlier version": saved_twice,
    "kerned letters": contents("[(Can) -20 (ary W) 10 (arble) (ton)] TJ"),
    "letters by number": contents(r"(\103anary Warbl\145ton) Tj"),
    "letters in sixteens": contents(f"<{CANARY.encode().hex()}> Tj"),
    "a document in a PDF": inside_pdf,
    "a lost object": lost_object,
    "a bookmark": bookmark,
    "a field": lambda: changed(field),
    "an object's key": lambda: changed(named_object),
    "after the PDF's end": lambda: small.pdf() + CANARY.encode("utf-16"),
}


@pytest.mark.parametrize("place", PLACES, ids=lambda each: each.replace(" ", "_"))
def test_a_name_is_found_in_every_hiding_place(place):
    content = PLACES[place]()
    found = look(content, "The file", Sharing(others=(WARBLETON,))).of("other_children")
    assert [each.sentence for each in found if CANARY in each.sentence]


@pytest.mark.parametrize(
    "text",
    [
        "Canary Warbleton", "WARBLETON, Canary", "canary  warbleton", "Cánary Wärbleton",
        "C Warbleton", "C. WARBLETON", "CanaryWarbleton", "Canary-Warbleton",
        "A123456789012", "a 1234 5678 9012", "04/03/2012", "4.3.12", "2012-03-04", "4 March 2012",
        "4th Mar 2012", "March 4, 2012", "20120304", "Willowherb Primary School",
    ],
)  # fmt: skip
def test_what_is_known_of_a_child_is_found_as_people_write_it(text):
    assert needles_of([WARBLETON]).in_text(f"About {text}.")


@pytest.mark.parametrize(
    "text",
    [
        "Canary", "Warbleton", "Canary and Ivy Warbleton", "14/03/2012", "4/3/2013", "104/03/2012",
        "A123456789013", "Willowherb Road", "5 March 2012",
    ],
)  # fmt: skip
def test_what_only_looks_alike_is_left_alone(text):
    assert needles_of([WARBLETON]).in_text(f"About {text}.") == set()


def test_a_short_name_must_stand_as_words():
    needles = needles_of([Person("Ann Lee")])
    assert needles.in_text("to Ann Lee's aunt")
    assert needles.in_text("Lee, Ann")
    assert needles.in_text("Joann Leeson") == set()
    assert needles.in_bytes(b"\x01annlee\x02") == set()


def test_names_of_other_scripts_and_with_marks_are_found():
    for name in ("محمد الأمين", "Łukasz Żółć", "Seán O’Brien", "Zoë Müller-Straße"):
        needles = needles_of([Person(name)])
        assert needles.in_text(f"x {name} y"), name
        assert needles.in_bytes(f"x {name} y".encode()), name
        assert needles.in_bytes(b"\0" + f"x {name} y".encode("utf-16-le")), name


def test_what_the_allowed_share_with_the_others_is_no_leak():
    twin = Person("Ivy Warbleton", born=date(2012, 3, 4), school="Willowherb Primary School")
    needles = needles_of([WARBLETON], [twin])
    assert needles.in_text("Ivy Warbleton, 4 March 2012, Willowherb Primary School") == set()
    assert needles.in_text(CANARY)


def test_a_thousand_names_are_found_as_one_is():
    many = [Person(f"{first}a {last}erson") for first in LETTERS for last in LETTERS]
    text = "The panel met. " * 1000
    needles = needles_of([*many, WARBLETON])
    assert needles.in_text(text) == set()
    assert {each.person for each in needles.in_text(f"{text}Canary Warbleton{text}")} == {WARBLETON}


LETTERS = ["Bram", "Cleo", "Dora", "Edda", "Finn", "Gwen", "Hugo", "Inga", "Jude", "Kira",
           "Lars", "Mina", "Nell", "Otto", "Pia", "Quin", "Rosa", "Sven", "Tess", "Ugo", "Vera",
           "Wim", "Xara", "Yves", "Zita", "Abel", "Bea", "Carl", "Dina", "Emil", "Faye",
           "Gil"]  # fmt: skip


def test_folding_keeps_letters_and_digits():
    assert fold("Ålesund, 3½ Œuvre ßa").split() == ["alesund", "31", "2", "ouvre", "sa"]
    assert not Needles([])


def test_a_redacted_copy_holds_nothing_of_another_child():
    def change(document):
        document.add_paragraph("CW, year 6, was heard.")

    assert without(letter(change), WARBLETON) == ()
    hits = without(letter(lambda d: d.add_paragraph("At Willowherb Primary School")), WARBLETON)
    assert [(each.sort, each.person) for each in hits] == [("school", WARBLETON)]


def test_what_cannot_be_read_is_never_without():
    with pytest.raises(Unreadable):
        without(letter(after={"docProps/app.xml": lambda data: data[:90]}), WARBLETON)
    assert docx.Document(io.BytesIO(letter())).paragraphs


def test_dates_are_found_however_much_stands_between_their_figures() -> None:
    far = "lesson corridor teacher " * 9
    said = f"born 12/03/2010 {far} or March 4th, 2011 {far} page 7 of 9, dismay 12 2012"
    assert dates_in(said) == {date(2010, 3, 12), date(2011, 3, 4)}


def test_the_same_bytes_are_looked_through_but_once_for_all_copies(monkeypatch) -> None:
    who = [Person("Zephyrine Wolverstone", "ZZ930000001")]
    looked = []
    whole = Needles.look_in_bytes
    monkeypatch.setattr(
        Needles,
        "look_in_bytes",
        lambda self, data, **how: looked.append(data) or whole(self, data, **how),
    )
    found = [needles_of(who).in_bytes(b"seen by Zephyrine Wolverstone twice") for _ in range(2)]
    assert found[0] == found[1]
    assert {one.person.name for one in found[1]} == {"Zephyrine Wolverstone"}
    assert len(looked) == 1


def test_copies_with_other_children_allowed_share_what_was_looked_through(monkeypatch) -> None:
    children = [Person("Zephyrine Wolverstone"), Person("Peregrine Ashburnham"), Person("Ann Lee")]
    looked = []
    whole = Needles.look_in_bytes
    monkeypatch.setattr(
        Needles,
        "look_in_bytes",
        lambda self, data, **how: looked.append(data) or whole(self, data, **how),
    )
    nobody, one = b"a page of nobody's", b"to Peregrine Ashburnham's school"
    found = {
        content: [
            {hit.person.name for hit in needles_of([*children[:at], *children[at + 1 :]],
                                                   [children[at]]).in_bytes(content)}
            for at in range(3)
        ]
        for content in (nobody, one)
    }  # fmt: skip
    assert found[nobody] == [set(), set(), set()]
    assert found[one] == [{"Peregrine Ashburnham"}, set(), {"Peregrine Ashburnham"}]
    assert looked.count(nobody) == 1


def test_a_name_in_another_script_blinds_nobody_to_accents() -> None:
    needles = needles_of([Person("محمد الأمين"), Person("Zoë Müller-Straße")])
    assert needles.in_bytes("\x01Zoë Müller-Straße\x02".encode())


@pytest.mark.parametrize(
    "text",
    ["04/03/2012", "4.3.12", "4 - 3 - 12", "04 03 2012", "2012-03-04", "20120304", "04032012",
     "4th of March, 2012", "4mar12", "MARCH 4, 2012", "1. 04/03/2012", "٠٤/٠٣/٢٠١٢"],
)  # fmt: skip
def test_a_day_of_birth_is_found_as_every_date_is(text) -> None:
    born = date(2012, 3, 4)
    said = f"{'word ' * 20}{text}{' word' * 20}"
    assert Births([born, date(2009, 1, 1)]).in_text(said) == {born}
    assert born in dates_in(said)
    assert Births([date(2012, 4, 5)]).in_text(said) == set()
