"""An edited agenda where nothing can print it, and where agenda or pack is built again."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import docx
import pytest

from daysix.jobs.panel.agenda import make_agenda
from daysix.law.errors import BadInput
from daysix.paper import pack_office
from tests.jobs.panel.edited.agenda_edits import (
    ISSUED,
    NAME,
    NOTE,
    PANEL,
    SAVED,
    WHEN,
    add_note,
    edit,
    made,
    pages_of,
    print_plainly,
    ready,
    write,
)
from tests.jobs.panel.test_supplement import text_of

# Where nothing can print it


def test_without_an_office_program_the_pack_is_refused_and_never_ours(
    book, agenda, monkeypatch
) -> None:
    monkeypatch.setattr(pack_office, "installed", lambda: None)
    assert ready(book).agenda.edited is None  # nothing edited: nothing to print
    edit(agenda, add_note)
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-182"
    assert "save it as PDF beside it under the same name" in refused.value.message
    assert "neither Word nor LibreOffice was found" in refused.value.message


def test_an_office_program_that_fails_is_said_too(book, agenda, monkeypatch) -> None:
    monkeypatch.setattr(pack_office, "installed", lambda: lambda _: {})
    edit(agenda, add_note)
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-182"
    assert "no pages of it could be made" in refused.value.message


def test_a_pdf_saved_beside_it_is_used_if_it_says_the_same(book, agenda, monkeypatch) -> None:
    monkeypatch.setattr(pack_office, "installed", lambda: None)
    edit(agenda, add_note)
    beside = agenda.with_suffix(".pdf")
    beside.write_bytes(pages_of(agenda.read_bytes()))
    (line,) = made(book, only_whole=True)
    assert NOTE in text_of(line["path"])
    assert f"Its pages are those of “{beside.name}”." in line["warnings"]
    edit(agenda, write("Bring a pen."))
    with pytest.raises(BadInput) as refused:
        made(book)  # the PDF is of what it said before
    assert refused.value.code == "Y-182"


def test_it_is_printed_in_one_call_with_the_word_files_of_schools(
    book, agenda, monkeypatch
) -> None:
    calls = []

    def convert(files):
        calls.append(sorted(Path(name).suffix for name in files))
        return print_plainly(files)

    monkeypatch.setattr(pack_office, "installed", lambda: convert)
    edit(agenda, add_note)
    paper = book.parent / "Cases" / "R00001" / "school report.docx"
    document = docx.Document()
    document.add_paragraph("Works well in a small group.")
    document.save(paper)
    said = text_of(made(book, only_whole=True)[0]["path"])
    assert calls == [[".docx", ".docx"]]
    assert NOTE in said
    assert "Works well in a small group." in said


# Building it again


def test_building_again_leaves_the_edited_one_alone_and_says_so(book, agenda) -> None:
    edit(agenda, add_note)
    content = agenda.read_bytes()
    lines = make_agenda(book, panel=PANEL, also=["all"], **WHEN, **ISSUED).lines
    assert agenda.read_bytes() == content
    assert Path(lines[1]["path"]).name == f"{PANEL} agenda 2026-12-09 (2).docx"
    assert any(
        one.startswith(f"“{NAME}” was edited in Word, saved Mon 30 Nov 2026, 10:31. It stays as it")
        for one in lines[0]["warnings"]
    )


def test_one_built_after_the_edit_takes_its_place_after_a_yes(book, agenda) -> None:
    edit(agenda, add_note)
    again = Path(make_agenda(book, panel=PANEL, also=["all"], **WHEN, **ISSUED).lines[1]["path"])
    later = SAVED.timestamp() + 60
    os.utime(again, (later, later))
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-186"
    assert f"To use the edited one, delete “{again.name}”." in refused.value.message
    for asked_for, has_note in (("ours", False), (NAME, True)):
        (line,) = made(book, agenda=asked_for, only_whole=True)
        assert (NOTE in text_of(line["path"])) is has_note
    again.unlink()
    assert NOTE in text_of(made(book, only_whole=True)[0]["path"])


def test_of_two_edited_ones_the_last_saved_counts_and_the_other_is_said(book, agenda) -> None:
    edit(agenda, write("Written first."))
    other = agenda.with_name(f"{PANEL} agenda 2026-12-09 final.docx")
    other.write_bytes(agenda.read_bytes())
    edit(other, add_note, saved=datetime(2026, 11, 30, 11, 0))  # noqa: DTZ001
    found = ready(book)
    assert found.agenda.edited.path == other
    assert found.agenda.doubts == (
        f"“{NAME}” was edited in Word too, saved Mon 30 Nov 2026, 10:31, and is not in the pack.",
    )


def test_one_saved_as_something_else_than_a_word_file_is_said(book, agenda) -> None:
    agenda.with_suffix(".odt").write_bytes(b"PK")
    (doubt,) = ready(book).agenda.doubts
    assert doubt.startswith(f"“{PANEL} agenda 2026-12-09.odt” may be an edited agenda, and only ")
    assert ready(book, agenda=NAME).agenda.doubts == ()


def test_asked_for_by_name_one_nobody_has_touched_is_put_together_afresh(book) -> None:
    found = ready(book, agenda=f"Panel papers/{NAME}")
    assert found.agenda.edited is None
    assert found.agenda.says[0].startswith(f"“{NAME}” is as Day Six wrote it, so the agenda ")


def test_a_pdf_built_with_it_is_said_to_be_without_what_was_typed(book, agenda) -> None:
    edit(agenda, add_note)
    assert ready(book).agenda.says[1] == (
        f"“{PANEL} agenda 2026-12-09.pdf” beside it is still as Day Six wrote it, without what "
        "was typed."
    )


def test_an_agenda_nobody_knows_by_that_name_is_refused(book) -> None:
    with pytest.raises(BadInput) as refused:
        made(book, agenda="minutes.docx")
    assert refused.value.code == "Y-183"
    assert NAME in refused.value.message


def test_a_supplement_has_no_agenda_and_one_edited_since_is_said(book, agenda) -> None:
    made(book, only_whole=True)
    folder = book.parent / "Cases" / "R00002"
    folder.mkdir(parents=True)
    (folder / "Referral form.pdf").write_bytes(pages_of(agenda.read_bytes()))
    assert ready(book, supplement="new").agenda == (None, (), ())
    edit(agenda, add_note)
    (said,) = ready(book, supplement="new").agenda.says
    assert said == (
        f"“{NAME}” was edited in Word, saved Mon 30 Nov 2026, 10:31. A supplement has no agenda: "
        "if that was after the pack was made, the pack's is still as it was."
    )
    agenda.write_bytes(b"damaged")  # it does not stand in the way of what has come
    (said,) = ready(book, supplement="new").agenda.says
    assert said.startswith(f"I cannot read “{NAME}”; a supplement has no agenda")
