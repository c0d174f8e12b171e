"""Papers as schools send them, invented: of every kind, well and badly made."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph
from daysix.paper.pack_parts import Attachment, Part

ISSUED = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
BANNER = "OFFICIAL–SENSITIVE · Panel members only · Return after the meeting"
A4 = (595.276, 841.89)


def pdf(pages=1, *, size=A4, words="Attendance certificate", rotate=0, password=""):
    """A plain PDF with words on every page."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen import canvas

    made = io.BytesIO()
    locked = StandardEncryption(password, canPrint=1) if password else None
    paper = canvas.Canvas(made, pagesize=size, encrypt=locked, invariant=1)
    for number in range(1, pages + 1):
        paper.setFont("Helvetica", 14)
        paper.drawString(60, size[1] - 80, f"{words}, sheet {number}")
        paper.setFont("Helvetica", 10)
        for line in range(int(size[1] - 200) // 18):
            text = f"{line + 1}. The school has written this line for the panel to read."
            paper.drawString(60, size[1] - 120 - 18 * line, text)
        paper.rect(40, 40, size[0] - 80, size[1] - 80)
        paper.showPage()
    paper.save()
    return turned(made.getvalue(), rotate) if rotate else made.getvalue()


def turned(content, rotate):
    """The same, shown turned."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as paper:
        for page in paper.pages:
            page.Rotate = rotate
        paper.save(made)
    return made.getvalue()


def picture(kind="JPEG", size=(1200, 1600)):
    """A photograph of a page."""
    from PIL import Image, ImageDraw

    made = io.BytesIO()
    image = Image.new("RGB", size, (244, 242, 236))
    pen = ImageDraw.Draw(image)
    for line in range(10, size[1] // 40):
        pen.line((100, line * 36, size[0] - 100, line * 36), fill=(60, 60, 70), width=6)
    image.save(made, kind)
    return made.getvalue()


def scan(pages=1):
    """A PDF of photographs."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=A4, invariant=1)
    photo = ImageReader(io.BytesIO(picture(size=(800, 1130))))
    for _ in range(pages):
        paper.drawImage(photo, 0, 0, *A4)
        paper.showPage()
    paper.save()
    return made.getvalue()


def form():
    """A form with answers typed into it."""
    from reportlab.pdfgen import canvas

    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=A4, invariant=1)
    paper.setFont("Helvetica", 12)
    paper.drawString(60, 760, "Referral form")
    paper.drawString(60, 712, "Reason")
    fields = paper.acroForm
    fields.textfield(name="reason", value="Typed into the form", x=160, y=705, width=300, height=20)
    fields.checkbox(name="agreed", checked=True, x=160, y=660)
    paper.save()
    return made.getvalue()


def word(text="A letter from the school"):
    """A Word document."""
    from docx import Document as Word

    made = io.BytesIO()
    document = Word()
    document.add_heading(text, 1)
    for _ in range(3):
        document.add_paragraph("The school has thought about this with care.")
    document.save(made)
    return made.getvalue()


def workbook():
    """A small workbook."""
    from openpyxl import Workbook

    made = io.BytesIO()
    book = Workbook()
    for row in (("Week", "Present"), (1, 9), (2, 7)):
        book.active.append(row)
    book.save(made)
    return made.getvalue()


RICH = rb"{\rtf1\ansi A note from the school in rich text.\par}"
TEXT = b"Telephone note\n\nSpoke to the family.\nThey agree to a meeting on Monday.\n"
LIST = b"Week,Present,Late\n1,9,0\n2,7,2\n3,10,0\n"
MAIL = (
    b"From: Head Teacher <head@ashgrove.example>\r\nTo: panel@county.example\r\n"
    b"Subject: Views of the school\r\nDate: Tue, 17 Nov 2026 14:23:08 +0000\r\n"
    b"Message-ID: <1@ashgrove.example>\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nWe support a new start.\r\n\r\nThe head\r\n"
)


def front(title="Fair access panel", *, about="Pack for all members", banner=BANNER):
    """A first page."""
    facts = Facts((("Date", "Wednesday 9 December 2026, 10 am"), ("Venue", "Committee Room 2")))
    return Document(title, (facts,), subject=about, reference="P26-004", banner=banner)


def sheet(number, name="Child", *, extra=()):
    """A case sheet."""
    facts = Facts((("Name", f"{name} {number}"), ("Year", "9"), ("School", "Ash Grove School")))
    blocks = (
        Heading("The child"),
        facts,
        Heading("Why the case comes"),
        Paragraph("The school asks the panel for a new start in another school."),
        *extra,
    )
    title = f"Case {number}: {name} {number}"
    return Document(title, blocks, reference=f"P26-004/{number}", banner=BANNER)


def case(number, attached=(), *, name="Child", extra=()):
    """A case with its papers."""
    reference = f"P26-004/{number}"
    papers = tuple(
        Attachment(title, f"{reference}-{at}", file, content)
        for at, (title, file, content) in enumerate(attached, 1)
    )
    own = sheet(number, name, extra=extra)
    return Part(own, papers, matter=f"2026-{number:04}", private=(f"{name} {number}",))


def every_kind():
    """One paper of each kind that is printed without an office program."""
    return [
        ("Attendance certificate", "attendance.pdf", pdf(3)),
        ("Plan on its side", "plan.pdf", pdf(2, size=(841.89, 595.276), words="Plan")),
        ("Large map", "map.pdf", pdf(1, size=(1190.55, 841.89), words="Map")),
        ("Turned page", "turned.pdf", pdf(1, rotate=90, words="Turned")),
        ("Scan of a letter", "scan.pdf", scan(2)),
        ("Referral form", "form.pdf", form()),
        ("Photograph", "photo.jpg", picture()),
        ("Drawing", "drawing.png", picture("PNG", (900, 500))),
        ("Telephone note", "note.txt", TEXT),
        ("Attendance by week", "weeks.csv", LIST),
        ("Mail from the head", "head.eml", MAIL),
    ]


def agenda(numbers):
    """An agenda whose lines lead to the cases."""
    rows = tuple((str(number), f"Child {number}", "Ash Grove School") for number in numbers)
    grid = Grid(("Case", "Child", "School"), rows, widths=(1, 3, 3), caption="Cases")
    blocks = (Heading("Order of business"), grid)
    return Part(Document("Agenda", blocks, reference="P26-004/A", banner=BANNER))
