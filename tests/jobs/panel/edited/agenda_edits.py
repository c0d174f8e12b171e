"""An agenda edited in Word as tests of the pack meet it: made, changed, and printed plainly.

LibreOffice is played by a printer of plain lines here; ``test_edited_agenda_printed.py`` has it.
"""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path

import docx
from reportlab.pdfgen.canvas import Canvas

from daysix.jobs.panel.pack import make_pack
from daysix.jobs.panel.pack_ready import get_ready
from daysix.paper.word_reread import reread

PANEL = "P26-004"
WHEN = {"as_of": datetime(2026, 11, 30, tzinfo=UTC).date()}
ISSUED = {"issued": datetime(2026, 11, 30, tzinfo=UTC)}
NOTE = "The projector is in Room 4."
NAME = f"{PANEL} agenda 2026-12-09.docx"
SAVED = datetime(2026, 11, 30, 10, 31)  # noqa: DTZ001 - on this computer's clock, as shown
TITLE = "Agenda: Placement panel, North, Wednesday 9 December 2026"


def print_plainly(files):
    """Each document as pages of its lines."""
    return {name: pages_of(content) for name, content in files.items()}


def pages_of(content):
    kept = io.BytesIO()
    canvas = Canvas(kept)
    lines = [cell for line in reread(content).lines for cell in line.split(" | ")]
    for start in range(0, len(lines), 60):
        for place, line in enumerate(lines[start : start + 60]):
            canvas.drawString(40, 800 - 12 * place, line)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def edit(path, change, *, saved=SAVED):
    """What somebody does to it in Word before saving it."""
    document = docx.Document(path)
    change(document)
    document.save(path)
    os.utime(path, (saved.timestamp(), saved.timestamp()))


def add_note(document):
    document.add_paragraph(NOTE)


def write(words):
    return lambda document: document.add_paragraph(words)


def drop_row(first):
    def change(document):
        for table in document.tables:
            for row in table.rows:
                if row.cells[0].text == first:
                    row._tr.getparent().remove(row._tr)

    return change


def made(book, **more):
    return make_pack(book, panel=PANEL, **{"also": ["all"], **WHEN, **ISSUED, **more}).lines


def ready(book, **more):
    return get_ready(book, panel=PANEL, **{"also": ["all"], **WHEN, **more})


def copy_for(lines, name):
    return next(line for line in lines if name in Path(line["path"]).name)["path"]
