"""The same buttons on the command line and in the Desk window, on the workbook as a file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from daysix import cli
from daysix.companion.serving import Server
from daysix.companion.tickets import Pressed
from daysix.jobs.click.answers import Offer
from daysix.jobs.click.panel_copies import offer_copies
from daysix.jobs.click.panel_pack import offer_pack
from daysix.jobs.panel import drafts
from daysix.law.errors import BadInput
from daysix.mail.port import Ref
from tests.jobs.panel.panel_book import write_panel_book
from tests.jobs.panel.panel_desk import asked, cell, hear_all, open_panel, press, stand_on

ON = ("--as-of", "2026-11-30")
PANEL = ("--panel", "P26-004", "--also", "all")


@pytest.fixture
def book(tmp_path):
    return write_panel_book(tmp_path / "Team.xlsx")


def said(capsys, *arguments):
    code = cli.main([*map(str, arguments), *ON])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def names_in(book):
    folder = book.parent / "Panel papers" / "P26-004"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def swap_a_paper(book):
    paper = book.parent / "Cases" / "R00001" / "school report.txt"
    paper.write_text("School report of Peregrine Quillhaven\n", encoding="utf-8")


def name_a_sister(book):
    paper = book.parent / "Cases" / "R00001" / "school report.txt"
    paper.write_text("Isolde Wrenfeather and Tam Wrenfeather\n", encoding="utf-8")


def test_only_the_whole_pack_is_made_where_that_is_asked(book, capsys) -> None:
    code, out, _ = said(capsys, "pack", book, *PANEL, "--only-whole")
    assert code == 0
    assert names_in(book) == ["P26-004 pack 2026-12-09.pdf"]
    assert "Nothing was sent." in out
    name_a_sister(book)
    code, out, _ = said(capsys, "pack", book, *PANEL, "--only-whole")
    assert code == 1
    assert "Safe to share: 1 point to decide. " in out
    assert "Tam Wrenfeather" in out


def test_copies_are_a_line_each_as_the_contract_says(book, capsys) -> None:
    code, out, _ = said(capsys, "copies", book, *PANEL, "--no-drafts", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [set(line) for line in lines] == [{"path", "pages", "items", "warnings"}] * 5
    assert [line["items"] for line in lines] == [2, 2, 1, 2, 4]
    assert Path(lines[-1]["path"]).name == "P26-004 register of copies 2026-12-09.pdf"


def test_members_without_an_address_are_named(book, capsys) -> None:
    _, out, _ = said(capsys, "copies", book, *PANEL)
    assert "so no draft: H. Senior, E. Wold, B. Head and C. Head." in out
    assert "Drafts" not in names_in(book)


@pytest.mark.parametrize("verb", ["pack", "copies"])
def test_a_paper_of_another_child_is_refused_and_nothing_made(book, capsys, verb) -> None:
    swap_a_paper(book)
    code, out, err = said(capsys, verb, book, *PANEL)
    assert (code, out) == (2, "")
    assert "“school report.txt”, a paper of R00001, names Peregrine Quillhaven" in err
    assert "(Y-104)" in err
    assert names_in(book) == []


def test_a_decision_is_kept_on_the_list_and_lets_the_pack_be_made(book, capsys) -> None:
    swap_a_paper(book)
    paper = "r00001/School report.txt"
    how = ("--only-whole", "--decide", paper, "belongs", "both were there", "HS")
    code, out, _ = said(capsys, "pack", book, *PANEL, *how)
    assert code == 1
    assert "decided, belongs (both were there; HS)." in out
    assert names_in(book) == ["Decisions.csv", "P26-004 pack 2026-12-09.pdf"]
    code, _, _ = said(capsys, "copies", book, *PANEL, "--no-drafts")
    assert code == 1  # the register says what was decided


@pytest.mark.parametrize(
    ("said_of_it", "code"),
    [
        (("R00001/other.txt", "belongs", "both were there"), "Y-107"),
        (("R00001/school report.txt", "burn it", "both were there"), "Y-103"),
        (("R00001/school report.txt", "belongs", ""), "Y-103"),
    ],
)
def test_a_decision_that_cannot_be_meant_is_refused(book, capsys, said_of_it, code) -> None:
    swap_a_paper(book)
    exit_code, _, err = said(capsys, "pack", book, *PANEL, "--decide", *said_of_it, "HS")
    assert exit_code == 2
    assert f"({code})" in err
    assert names_in(book) == []


def test_a_list_of_decisions_that_is_something_else_is_refused(book, capsys) -> None:
    folder = book.parent / "Panel papers" / "P26-004"
    folder.mkdir(parents=True)
    (folder / "Decisions.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    exit_code, _, err = said(capsys, "pack", book, *PANEL)
    assert exit_code == 2
    assert "(Y-102)" in err


def test_the_papers_of_a_panel_are_looked_over_and_put_right(book, capsys) -> None:
    name_a_sister(book)
    said(capsys, "pack", book, *PANEL)
    share = ("share", "--tracker", book, "--panel", "P26-004")
    code, out, _ = said(capsys, *share)
    assert code == 1  # the report names a sister who is not on the agenda
    assert "Tam Wrenfeather" in out
    assert "Safe to share.pdf" not in names_in(book)
    code, out, _ = said(capsys, *share, "--fix", "--keep", "Y-068", "she is named on purpose", "HS")
    assert code == 0
    assert "Safe to share.pdf" in names_in(book)


def test_a_panel_and_a_file_cannot_both_be_meant(book, capsys) -> None:
    for more in ([book, "--tracker", book, "--panel", "P26-004"], ["--panel", "P26-004"], []):
        code, _, err = said(capsys, "share", *more)
        assert code == 2
        assert "(Y-092)" in err


# The Desk window, with a file chosen


@pytest.mark.parametrize(
    ("button", "made"),
    [
        ("agenda", ["P26-004 agenda 2026-12-09.docx", "P26-004 agenda 2026-12-09.pdf"]),
        ("pack", ["P26-004 pack 2026-12-09.pdf"]),
        ("share_table", ["P26-004 share 2026-11-30.pdf"]),
    ],
)
def test_in_the_window_the_next_meeting_is_meant(book, button, made) -> None:
    offer = Server(lambda: date(2026, 11, 30))(Pressed(button, book), lambda: False)
    assert isinstance(offer, Offer)
    assert "P26-004" in offer.summary
    assert names_in(book) == []
    answer = offer.carry_out(lambda: False)
    assert answer.good
    assert names_in(book) == made


def test_in_the_window_copies_and_what_is_safe_to_share(book) -> None:
    server = Server(lambda: date(2026, 11, 30))
    for button in ("copies", "share"):
        offer = server(Pressed(button, book), lambda: False)
        assert offer.carry_out(lambda: False).good
    assert "P26-004 register of copies 2026-12-09.pdf" in names_in(book)
    assert "Safe to share.pdf" in names_in(book)


# Drafts in a mailbox on a server


class TakesDrafts:
    """A mailbox that only takes drafts."""

    name = "exclusions@council.example"

    def __init__(self) -> None:
        self.drafts = []

    def __enter__(self):
        return self

    def __exit__(self, *_fault):
        return None

    def create_draft(self, *, to, subject, html):
        self.drafts.append(([*to], subject, html))
        return Ref("1", "Drafts")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    found = open_panel(tmp_path / "Team.xlsx")
    hear_all(found)
    stand_on(found, "Panels", "PanelID", "P26-004")
    for sheet, key, column, value in (
        ("Settings", ("Code", "MAILBOX"), "Value", "exchange:exclusions@council.example"),
        ("Contacts", ("ContactID", "K2"), "Email", "c.head@elm.example"),
    ):
        found.book[sheet].values[cell(found, sheet, key, column)] = value
    return found


def test_drafts_go_into_the_team_s_mailbox_where_it_has_one(desk, monkeypatch) -> None:
    mailbox = TakesDrafts()
    monkeypatch.setattr(drafts, "opened", lambda _source: mailbox)
    _, answer = press(offer_copies, desk)
    ((to, subject, html),) = mailbox.drafts
    assert to == ["c.head@elm.example"]
    assert subject.startswith("Papers for ")
    assert "P26-004 copy 4 2026-12-09 C. Head.pdf" in html
    assert "1 draft in exclusions@council.example, Drafts." in " ".join(answer.sentences)
    assert "Drafts" not in names_in(desk.place)


def test_where_the_mailbox_cannot_be_reached_they_are_files(desk) -> None:
    _, answer = press(offer_copies, desk)
    told = " ".join(answer.sentences)
    assert "The drafts are files instead." in told
    assert "Drafts" in names_in(desk.place)


def test_a_team_s_own_wording_is_used(desk, monkeypatch) -> None:
    own = desk.place.parent / "Mail templates" / "Panel papers.txt"
    own.parent.mkdir()
    own.write_text("Subject: Hello {{ member }}\n\n{{ file }}\n", encoding="utf-8")
    mailbox = TakesDrafts()
    monkeypatch.setattr(drafts, "opened", lambda _source: mailbox)
    press(offer_copies, desk)
    assert mailbox.drafts[0][1] == "Hello C. Head"


def test_cancel_is_heard_between_two_papers(desk) -> None:
    with pytest.raises(BadInput) as refused:
        offer_pack(asked(desk, stop=lambda: True))
    assert refused.value.code == "Z-057"
    assert names_in(desk.place) == []
