"""Word's own file beside a document that is open: how much of the name it keeps."""

from __future__ import annotations

import pytest

from daysix.jobs.panel.held_open import open_in


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("Agenda.docx", "~$Agenda.docx"),
        ("Minutes.docx", "~$inutes.docx"),
        ("Minutes2.docx", "~$nutes2.docx"),
        ("Minutes2.docx", "~$Minutes2.docx"),
    ],
)
def test_a_document_word_has_open_is_known_by_its_file(tmp_path, name, lock) -> None:
    (tmp_path / lock).write_bytes(b"")
    assert open_in(tmp_path / name) == "Word"


@pytest.mark.parametrize("lock", ["~$enda.docx", "~$nutes.docx", ".~lock.Minutes.docx"])
def test_the_file_of_another_document_does_not_count(tmp_path, lock) -> None:
    (tmp_path / lock).write_bytes(b"")
    assert [open_in(tmp_path / name) for name in ("Agenda.docx", "Minutes.docx")] == ["", ""]


def test_libreoffice_is_told_from_word(tmp_path) -> None:
    (tmp_path / ".~lock.Minutes.docx#").write_bytes(b"")
    assert open_in(tmp_path / "Minutes.docx") == "LibreOffice"
