"""Leaks planted in PDF files by reportlab and pikepdf."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas
from tests.paper.gate.seeds_office import CANARY, picture


def page(draw=None, **about):
    """A page that says "Report", drawn on further."""
    made = io.BytesIO()
    paper = canvas.Canvas(made, **about)
    paper.drawString(72, 700, "Report")
    if draw:
        draw(paper)
    paper.save()
    return made.getvalue()


def changed(change, content=None):
    """A PDF changed object by object."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content or page())) as document:
        change(document)
        document.save(made)
    return made.getvalue()


def annotated(subtype):
    def change(document):
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(f"/{subtype}"),
            Rect=[0, 0, 9, 9],
            Contents=f"Ask about {CANARY}",
        )
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])

    return lambda: changed(change)


def attached(document):
    spec = pikepdf.AttachedFileSpec(document, CANARY.encode(), filename="Pupils.csv")
    document.attachments["Pupils.csv"] = spec


def described(document):
    figure = pikepdf.Dictionary(S=pikepdf.Name.Figure, Alt=f"{CANARY} at school")
    document.Root.StructTreeRoot = pikepdf.Dictionary(
        Type=pikepdf.Name.StructTreeRoot, K=document.make_indirect(figure)
    )


def titled(document):
    with document.open_metadata() as about:
        about["dc:creator"] = [CANARY]


def private(document):
    document.pages[0].PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Note=CANARY))


def own_key(document):
    document.docinfo["/Case"] = CANARY


def saved_twice():
    """A page changed and saved by adding to its end."""
    first = page(lambda paper: paper.drawString(72, 600, CANARY), pageCompression=0)
    with pikepdf.open(io.BytesIO(first)) as document:
        number = document.pages[0].Contents.objgen[0]
        size = int(document.trailer.Size)
        root = document.Root.objgen[0]
    before = int(first.rpartition(b"startxref\n")[2].split()[0])
    drawn = b"BT /F1 12 Tf 72 700 Td (Report) Tj ET"
    body = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(drawn),
        drawn,
    )
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(first))
    ending = b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        before,
        len(first) + len(body),
    )
    return first + body + table + ending


def invisible(paper):
    text = paper.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textLine(CANARY)
    paper.drawText(text)


def white(paper):
    paper.setFillGray(1)
    paper.drawString(72, 600, CANARY)


def tiny(paper):
    paper.setFont("Helvetica", 0.5)
    paper.drawString(72, 600, CANARY)


def blacked_out(paper):
    paper.drawString(72, 600, CANARY)
    paper.setFillGray(0)
    paper.rect(60, 590, 250, 40, fill=1, stroke=0)


def under_picture(paper):
    paper.drawString(72, 600, CANARY)
    paper.drawImage(ImageReader(picture()), 60, 590, 250, 40)


def off_page(paper):
    paper.drawString(72, 900, CANARY)


def nested(document):
    """Words under a shape, both in a form of their own, as packs hold attached pages."""
    with pikepdf.open(io.BytesIO(page(blacked_out))) as source:
        form = document.copy_foreign(source.pages[0].as_form_xobject())
    name = document.pages[0].add_resource(form, pikepdf.Name.XObject)
    document.pages[0].contents_add(f"q .8 0 0 .8 20 20 cm {name} Do Q".encode())


def layer_off(document):
    layer = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=CANARY))
    document.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))


def hidden_field(document):
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="child",
        V=CANARY, F=2, Rect=[0, 0, 9, 9],
    )  # fmt: skip
    held = document.make_indirect(field)
    document.Root.AcroForm = pikepdf.Dictionary(Fields=[held])
    document.pages[0].Annots = pikepdf.Array([held])


def clipped(paper):
    paper.saveState()
    shape = paper.beginPath()
    shape.rect(100, 100, 50, 100)
    paper.clipPath(shape, stroke=0)
    paper.drawImage(ImageReader(picture()), 100, 100, 200, 100)
    paper.restoreState()


def cut_page(document):
    document.pages[0].CropBox = [0, 0, 595, 650]


def small_picture(document):
    stream = pikepdf.Stream(document, b"\xff", Width=1, Height=1, BitsPerComponent=8)
    stream.ColorSpace = pikepdf.Name.DeviceGray
    document.pages[0].Thumb = document.make_indirect(stream)


def photograph(document):
    stream = pikepdf.Stream(document, picture(remark=b"x").getvalue())
    stream.Subtype = pikepdf.Name.Image
    stream.Filter = pikepdf.Name.DCTDecode
    stream.Width, stream.Height, stream.BitsPerComponent = 40, 20, 8
    stream.ColorSpace = pikepdf.Name.DeviceRGB
    name = document.pages[0].add_resource(document.make_indirect(stream), pikepdf.Name.XObject)
    document.pages[0].contents_add(f"q 40 0 0 20 100 100 cm {name} Do Q".encode())


def script(document):
    document.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.JavaScript, JS=f"app.alert('{CANARY}')"
    )


def scan():
    made = io.BytesIO()
    Image.new("L", (60, 80), 200).save(made, "PDF")
    return made.getvalue()


def locked():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(page())) as document:
        document.save(made, encryption=pikepdf.Encryption(owner="o", user="u"))
    return made.getvalue()


def nameless_font(document):
    for font in document.pages[0].Resources.Font.values():
        font.Encoding = pikepdf.Dictionary(
            Differences=pikepdf.Array([32, *(pikepdf.Name(f"/g{n}") for n in range(1, 90))])
        )


def spoilt_stream(document):
    stream = pikepdf.Stream(document, b"")
    stream.write(b"not packed at all", filter=pikepdf.Name.FlateDecode)
    document.Root.Kept = document.make_indirect(stream)


PDF = {
    "a note": ("comments", annotated("Text")),
    "a mark": ("comments", annotated("Highlight")),
    "an attachment": ("embedded_files", lambda: changed(attached)),
    "alt text": ("alt_text", lambda: changed(described)),
    "an author": (
        "pdf_description",
        lambda: page(lambda paper: paper.setAuthor(CANARY)),
    ),
    "a creator in XMP": ("pdf_description", lambda: changed(titled)),
    "a program's notes": ("pdf_description", lambda: changed(private)),
    "a key of its own": ("pdf_description", lambda: changed(own_key)),
    "an earlier version": ("earlier_versions", saved_twice),
    "something after the end": ("earlier_versions", lambda: page() + CANARY.encode()),
    "text without ink": ("hidden_text", lambda: page(invisible)),
    "white text": ("hidden_text", lambda: page(white)),
    "tiny text": ("hidden_text", lambda: page(tiny)),
    "a black box over text": ("hidden_text", lambda: page(blacked_out)),
    "a picture over text": ("hidden_text", lambda: page(under_picture)),
    "text beside the page": ("hidden_text", lambda: page(off_page)),
    "a black box on an attached page": ("hidden_text", lambda: changed(nested)),
    "a layer switched off": ("hidden_text", lambda: changed(layer_off)),
    "a hidden field": ("hidden_text", lambda: changed(hidden_field)),
    "a page cut smaller": ("hidden_text", lambda: changed(cut_page)),
    "a clipped picture": ("cropped_pictures", lambda: page(clipped)),
    "a small picture": ("thumbnails", lambda: changed(small_picture)),
    "a photograph's remark": ("picture_details", lambda: changed(photograph)),
    "another child": (
        "other_children",
        lambda: page(lambda paper: paper.drawString(72, 600, "WARBLETON, Canary")),
    ),
    "a script": ("scripts", lambda: changed(script)),
    "a scan": ("cannot_be_read", scan),
    "letters without a key": ("cannot_be_read", lambda: changed(nameless_font)),
    "a spoilt stream": ("cannot_be_read", lambda: changed(spoilt_stream)),
}
LOCKED = {"a password": ("cannot_be_read", locked)}
