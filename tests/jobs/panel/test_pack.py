"""Agenda, pack and share of a made workbook: what is on the pages of whose copy."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from daysix.jobs.panel.agenda import make_agenda
from daysix.jobs.panel.numbers import numbers_of
from daysix.jobs.panel.pack import make_pack
from daysix.jobs.panel.share_table import make_share_table
from daysix.law.errors import BadInput
from tests.jobs.panel.panel_book import CANARY, WREN, write_panel_book

AS_OF = date(2026, 11, 30)
WHEN = {"as_of": AS_OF, "issued": datetime(2026, 11, 30, tzinfo=UTC)}


def text_of(path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


@pytest.fixture
def book(tmp_path):
    return write_panel_book(tmp_path / "Team.xlsx")


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    book = write_panel_book(tmp_path_factory.mktemp("pack") / "Team.xlsx")
    return book, make_pack(book, panel="P26-004", also=["all"], **WHEN).lines


def test_the_whole_pack_holds_both_children_and_the_papers(pack) -> None:
    _book, lines = pack
    whole = text_of(lines[0]["path"])
    assert lines[0]["items"] == 2
    for expected in (WREN, CANARY, "PAPER Referral form.pdf", "PAPER attendance 2026.pdf"):
        assert expected in whole


def test_a_member_s_copy_is_without_the_case_of_an_interest(pack) -> None:
    _book, lines = pack
    (copy,) = [line for line in lines if "B. Head" in line["path"]]
    said = text_of(copy["path"])
    assert copy["items"] == 1
    assert WREN in said
    assert "PAPER Referral form.pdf" in said
    for hidden in (CANARY, "Quillhaven", "R00002", "P26-004/D2"):
        assert hidden not in said


def test_the_register_says_who_was_left_out_of_what(pack) -> None:
    _book, lines = pack
    said = text_of(lines[-1]["path"])
    assert lines[-1]["items"] == 4  # chair, clerk, two heads
    assert "B. Head" in said
    assert "P26-004/D2" in said


def test_numbers_that_went_out_are_kept(pack) -> None:
    book, _lines = pack
    assert numbers_of(book, "p26-004") == {"R00001": "D1", "R00002": "D2"}
    again = make_agenda(book, panel="P26-004", also=["R00002"], **WHEN)
    assert [(one.case.ref, one.number) for one in again.laid.plan.items] == [("R00002", "D2")]


def test_nothing_that_is_there_is_overwritten(book) -> None:
    first = make_agenda(book, panel="P26-004", **WHEN).lines
    Path(first[0]["path"]).write_bytes(b"mine")
    second = make_agenda(book, panel="P26-004", **WHEN).lines
    assert Path(first[0]["path"]).read_bytes() == b"mine"
    assert second[0]["path"].endswith("P26-004 agenda 2026-12-09 (2).pdf")


def test_a_case_that_is_not_ready_is_left_out_with_its_sentence(book) -> None:
    lines = make_agenda(book, panel="P26-004", **WHEN).lines
    assert lines[0]["items"] == 0
    assert any("R00001 is not on the agenda. Missing: " in one for one in lines[0]["warnings"])


def test_an_agenda_for_all_says_who_may_not_have_it(book) -> None:
    lines = make_agenda(book, panel="P26-004", also=["all"], **WHEN).lines
    said = [one for one in lines[0]["warnings"] if "Do not send" in one]
    assert len(said) == 1
    assert said[0].startswith("Do not send this agenda to B. Head, who has declared an interest ")
    assert "in D2." in said[0]


def test_a_paper_that_cannot_be_read_stops_the_pack(book, monkeypatch) -> None:
    folder = book.parent / "Cases" / "R00001"
    taken = type(folder).read_bytes

    def refuse(path):
        if path.parent == folder:
            raise PermissionError(13, "Permission denied")
        return taken(path)

    monkeypatch.setattr(type(folder), "read_bytes", refuse)
    with pytest.raises(BadInput) as refused:
        make_pack(book, panel="P26-004", also=["all"], **WHEN)
    assert refused.value.code == "Y-090"
    assert not (book.parent / "Panel papers").exists()


def test_the_share_counts_the_schools_of_area_and_phase(book) -> None:
    """One placement, at Elm Park, by panel P26-003: 500 of 750 on roll are Oak High's."""
    made = make_share_table(book, panel="P26-004", **WHEN)
    assert [line.school.name for line in made.table.lines] == ["Oak High", "Elm Park"]
    assert made.table.lines[0].says == "Oak High: 0 placed, 0.7 expected, 0.7 below: next"
    assert "Oak High" in text_of(made.lines[0]["path"])
