"""An agenda edited in Word, printed by the LibreOffice that is installed here."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from pdfua import validate

from daysix.desk.libreoffice import office
from daysix.jobs.panel.agenda import make_agenda
from daysix.jobs.panel.pack import make_pack
from daysix.jobs.panel.pack_ready import get_ready
from daysix.paper.pack_check import check_pack
from tests.jobs.panel.panel_book import CANARY, WREN, write_panel_book
from tests.jobs.panel.test_supplement import contents_of, everything_in, text_of

PANEL, NOTE = "P26-004", "The projector is in Room 4."
MADE = datetime(2026, 11, 30, tzinfo=UTC)
TITLE = "Agenda: Placement panel, North, Wednesday 9 December 2026"


@pytest.fixture(scope="module")
def program():
    found = office.soffice()
    if found is None:
        reason = "LibreOffice is not installed, so nothing is shown about it."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="module")
def book(tmp_path_factory, program):
    """The agenda is built, opened in LibreOffice and saved there, as it is."""
    made = write_panel_book(tmp_path_factory.mktemp("printed") / "Team.xlsx")
    make_agenda(made, panel=PANEL, as_of=MADE.date(), issued=MADE, also=["all"])
    saved_in_libreoffice(program, agenda_of(made))
    return made


def agenda_of(book):
    return book.parent / "Panel papers" / PANEL / f"{PANEL} agenda 2026-12-09.docx"


def saved_in_libreoffice(program, path):
    profile, out = path.parents[2] / "profile", path.parents[2] / "saved"
    command = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless",
               "--convert-to", "docx", "--outdir", str(out), str(path)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    path.write_bytes((out / path.name).read_bytes())


def test_saving_it_in_libreoffice_is_no_edit(book) -> None:
    ready = get_ready(book, panel=PANEL, as_of=MADE.date(), also=["all"])
    assert ready.agenda.edited is None


def test_what_was_typed_is_in_the_pack_on_pages_that_are_in_order(book, program) -> None:
    path = agenda_of(book)
    document = docx.Document(path)
    document.add_paragraph(NOTE)
    document.save(path)
    saved_in_libreoffice(program, path)
    whole, *copies, _register = make_pack(
        book, panel=PANEL, as_of=MADE.date(), issued=MADE, also=["all"]
    ).lines
    said, facts = text_of(whole["path"]), check_pack(Path(whole["path"]).read_bytes())
    assert NOTE in said
    assert "D1 I.W. 9 Oak High" in said
    found = contents_of(whole["path"])
    assert found[PANEL] == 2
    assert found[f"{PANEL}/D1"] > found[PANEL]
    assert (TITLE, 2) in facts.bookmarks
    assert [finding.message for finding in validate(Path(whole["path"])).findings] == []
    (copy,) = [line["path"] for line in copies if "B. Head" in line["path"]]
    assert WREN in text_of(copy)
    held = everything_in(copy)
    for hidden in (NOTE, CANARY, "Quillhaven", "P.Q.", "R00002", "P26-004/D2"):
        assert hidden not in held
