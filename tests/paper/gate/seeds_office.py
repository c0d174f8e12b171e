"""Workbooks and Word documents made by the libraries that make them, to plant leaks in."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
from PIL import Image

CANARY = "Canary Warbleton"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument"


def book(change, *, after=None):
    """A workbook of one sheet, changed by openpyxl, then part by part."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Report"
    for row, text in enumerate(("Area", "North", "South"), 1):
        sheet.cell(row, 1, text)
    change(workbook, sheet)
    made = io.BytesIO()
    workbook.save(made)
    return repack(made.getvalue(), after or {})


def letter(change=None, *, after=None):
    """A Word document, changed by python-docx, then part by part; without its small picture."""
    document = docx.Document()
    document.add_paragraph("The panel met.")
    if change:
        change(document)
    made = io.BytesIO()
    document.save(made)
    return repack(made.getvalue(), after or {})


def repack(content, changes):
    """The package with parts put in, or changed by a function of the bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        left = dict(changes)
        for name in old.namelist():
            change = left.pop(name, None)
            data = old.read(name)
            new.writestr(name, data if change is None else change(data), zipfile.ZIP_DEFLATED)
        for name, data in left.items():
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def inserted(text, *, before):
    """A change of a part: text put in before some other."""
    return lambda data: data.replace(before.encode(), text.encode() + before.encode(), 1)


def link(kind, target, *, outside=False):
    """A relationship more in a list of them."""
    mode = ' TargetMode="External"' if outside else ""
    line = f'<Relationship Id="rIdSeed" Type="{REL}/{kind}" Target="{target}"{mode}/>'
    return inserted(line, before="</Relationships>")


def typed(*parts):
    """Types of parts put in by hand."""
    lines = "".join(
        f'<Override PartName="/{name}" ContentType="{OFFICE}.{kind}+xml"/>' for name, kind in parts
    )
    binary = '<Default Extension="bin" ContentType="application/octet-stream"/>'
    return {"[Content_Types].xml": inserted(binary + lines, before="</Types>")}


def relations(kind, target, *, outside=False):
    mode = ' TargetMode="External"' if outside else ""
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    line = f'<Relationship Id="rId1" Type="{REL}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{space}">{line}</Relationships>'


def picture(*, remark=b"", place=False):
    """A photograph, half of it light."""
    made = io.BytesIO()
    image = Image.new("RGB", (40, 20), "white")
    image.paste("navy", (0, 0, 20, 20))
    exif = image.getexif()
    if place:
        exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    if remark:
        exif[0x9286] = CANARY
        exif[0x013B] = CANARY
    image.save(made, "JPEG", **({"exif": exif} if place or remark else {}))
    made.seek(0)
    return made
