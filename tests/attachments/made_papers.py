"""Papers as schools send them, made for the tests: Word, PDF, sheets, archives, mails."""

from __future__ import annotations

import io
import zipfile

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MORE = (
    f'{W} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="urn:wps" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="urn:a"'
)


def zipped(parts, *, squeeze=True):
    """A zip file of names and contents."""
    made = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w", kind) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(body, **parts):
    """A Word document with this XML in its body; ``parts`` by name, ``__`` for a slash."""
    document = f"<w:document {MORE}><w:body>{body}</w:body></w:document>"
    named = {name.replace("__", "/"): content for name, content in parts.items()}
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document, **named})


def said(text, look=""):
    """A run of letters."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs):
    """A paragraph of runs, or of plain text."""
    whole = (run if run.startswith("<") else said(run) for run in runs)
    return f"<w:p>{''.join(whole)}</w:p>"


def table(*rows):
    """A table; a cell that is no XML is plain text."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def control(inner, *, alias="", about=""):
    """A content control."""
    name = f'<w:alias w:val="{alias}"/>' if alias else ""
    return f"<w:sdt><w:sdtPr>{name}{about}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def pdf(draw):
    """A PDF drawn by a function that is given the canvas."""
    from reportlab.pdfgen import canvas

    made = io.BytesIO()
    page = canvas.Canvas(made)
    draw(page)
    page.save()
    return made.getvalue()


def locked_pdf():
    """A PDF that asks for a password."""
    from reportlab.pdfgen import canvas

    made = io.BytesIO()
    page = canvas.Canvas(made, encrypt="open sesame")
    page.drawString(50, 700, "canary")
    page.save()
    return made.getvalue()


def changed_pdf(change, draw=lambda page: page.drawString(50, 700, "canary")):
    """A PDF altered by a function that is given pikepdf's document."""
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(draw))) as document:
        change(document)
        document.save(made)
    return made.getvalue()


def workbook(*sheets, hidden=()):
    """A workbook of (name, rows)."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if name in hidden:
            sheet.sheet_state = "hidden"
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def mail(text, *enclosed, subject="Form"):
    """A mail with files on it."""
    from email.message import EmailMessage

    made = EmailMessage()
    made["From"] = "Office <office@ashby.example>"
    made["To"] = "exclusions@council.example"
    made["Subject"] = subject
    made["Date"] = "Mon, 02 Nov 2026 09:00:00 +0000"
    made["Message-ID"] = "<1@ashby.example>"
    made.set_content(text)
    for name, content in enclosed:
        made.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return made.as_bytes()


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40)
HEIC = b"\x00\x00\x00\x18ftypheic" + bytes(40)
