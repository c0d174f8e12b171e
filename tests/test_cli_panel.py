"""``daysix agenda``, ``pack``, ``share-table`` and ``share``: lines, words and exit codes."""

import json
import shutil

import pytest

from daysix import cli
from tests.jobs.panel.panel_book import write_panel_book

ON = ("--as-of", "2026-11-30")


@pytest.fixture
def book(tmp_path):
    return write_panel_book(tmp_path / "Team.xlsx")


def said(capsys, *arguments):
    code = cli.main([*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_an_agenda_in_json_is_as_the_contract_says(book, capsys) -> None:
    code, out, _err = said(
        capsys, "agenda", book, "--panel", "P26-004", "--also", "all", *ON, "--json"
    )
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 1  # somebody may not be sent it
    assert [set(line) for line in lines] == [{"path", "pages", "items", "warnings"}] * 2
    assert [line["items"] for line in lines] == [2, 2]
    assert [line["path"].rpartition(".")[2] for line in lines] == ["pdf", "docx"]


def test_the_sample_council_s_panel_says_who_is_not_ready(root, capsys, tmp_path) -> None:
    book = tmp_path / "Council.xlsx"
    shutil.copyfile(root / "workbooks" / "Sample council.xlsx", book)
    code, out, err = said(capsys, "agenda", book, "--panel", "P0005", *ON)
    assert (code, err) == (1, "")
    assert out.startswith("Agenda of P0005, Wed 9 Dec 2026.\n")
    missing = "Missing: attendance certificate; behaviour chronology."
    assert f"R00024 is not on the agenda. {missing}" in out


def test_an_empty_panel_has_an_agenda_with_nothing_to_mend(book, capsys) -> None:
    code, out, err = said(capsys, "agenda", book, "--panel", "P26-005", *ON)
    assert (code, err) == (0, "")
    assert out.startswith("Agenda of P26-005, Wed 13 Jan 2027.\n")


@pytest.mark.parametrize("verb", ["agenda", "pack", "share-table"])
def test_an_unknown_panel_is_refused_and_nothing_written(book, capsys, verb) -> None:
    before = sorted(path.name for path in book.parent.iterdir())
    code, out, err = said(capsys, verb, book, "--panel", "P26-099", *ON)
    assert (code, out) == (2, "")
    assert "There is no panel P26-099 on the Panels sheet of Team.xlsx." in err
    assert "(Y-082)" in err
    assert sorted(path.name for path in book.parent.iterdir()) == before


def test_a_pack_goes_where_it_is_told(book, capsys, tmp_path) -> None:
    there = tmp_path / "elsewhere"
    code, out, _err = said(
        capsys, "pack", book, "--panel", "P26-004", "--also", "R00001", "--out", there, *ON
    )
    assert code == 1  # R00002 is left out
    assert "R00002 is not on the agenda." in out
    assert (there / "P26-004 pack 2026-12-09.pdf").is_file()


def test_the_share_says_who_is_next(book, capsys) -> None:
    code, out, _err = said(capsys, "share-table", book, "--panel", "P26-004", *ON)
    assert code == 0
    assert "1  Oak High: 0 placed, 0.7 expected, 0.7 below: next" in out


def test_a_name_of_another_child_is_found_before_a_file_goes_out(book, capsys, tmp_path) -> None:
    note = tmp_path / "Note.docx"
    _document("Peregrine Quillhaven was there").save(note)
    code, out, _err = said(capsys, "share", note, "--tracker", book, "--about", "R00001", *ON)
    assert code == 1
    assert "do not send it yet" in out
    code, out, _err = said(capsys, "share", note, "--tracker", book, "--about", "R00002", *ON)
    assert code == 0


@pytest.mark.parametrize(
    ("more", "code"), [(("--fix",), "Y-093"), (("--about", "R1"), "Y-094"),
                       (("--out", "nowhere-at-all"), "Y-095")],
)  # fmt: skip
def test_sharing_that_cannot_be_meant_is_refused(book, capsys, more, code) -> None:
    exit_code, out, err = said(capsys, "share", book, *more, *ON)
    assert (exit_code, out) == (2, "")
    assert f"({code})" in err


def _document(text):
    from docx import Document

    document = Document()
    document.add_paragraph(text)
    return document
