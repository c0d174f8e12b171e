"""The buttons of the Panel group on an open workbook that lies nowhere as a file."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.panel_agenda import offer_agenda
from daysix.jobs.click.panel_chosen import panel_meant
from daysix.jobs.click.panel_copies import offer_copies
from daysix.jobs.click.panel_pack import offer_pack
from daysix.jobs.click.panel_share import offer_sharing
from daysix.jobs.click.panel_share_table import offer_share_table
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.panel import outgoing_panel
from daysix.law.errors import BadInput
from tests.jobs.panel.panel_book import CANARY, WREN
from tests.jobs.panel.panel_desk import asked, cell, hear_all, open_panel, press, stand_on

NAME = "P26-004"


@pytest.fixture
def desk(tmp_path):
    found = open_panel(tmp_path / "Team.xlsx")
    hear_all(found)
    stand_on(found, "Panels", "PanelID", NAME)
    return found


@pytest.fixture
def papers(tmp_path):
    return tmp_path / "Panel papers" / NAME


def names_in(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def text_of(path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


def add_paper(desk, ref, name, words):
    folder = desk.place.parent / "Cases" / ref
    folder.mkdir(parents=True, exist_ok=True)
    page = Canvas(str(folder / name))
    page.drawString(100, 700, words)
    page.save()


def version_of(desk):
    return desk.book["Panels"].values.get(cell(desk, "Panels", ("PanelID", NAME), "PackVersion"))


# Which meeting


@pytest.mark.parametrize(
    ("sheet", "column", "value", "panel"),
    [
        ("Panels", "PanelID", "P26-005", "P26-005"),
        ("Referrals", "RefID", "R00003", "P26-003"),
        ("Contacts", "ContactID", "K1", NAME),  # the next after Monday 30 November
    ],
)
def test_the_meeting_is_that_of_the_row_else_the_next(desk, sheet, column, value, panel) -> None:
    stand_on(desk, sheet, column, value)
    assert panel_meant(asked(desk), button="Build agenda").panel == panel


def test_two_meetings_on_the_next_day_are_asked_about(desk) -> None:
    at = cell(desk, "Panels", ("PanelID", "P26-005"), "Date")
    desk.book["Panels"].values[at] = date(2026, 12, 9)
    stand_on(desk, "Contacts", "ContactID", "K1")
    with pytest.raises(BadInput) as refused:
        panel_meant(asked(desk), button="Build agenda")
    assert refused.value.code == "Y-101"
    assert "and press Build agenda again" in refused.value.message


def test_a_workbook_never_saved_has_no_folder_for_papers(desk) -> None:
    desk.name, desk.place = "Untitled 1", None
    with pytest.raises(BadInput) as refused:
        offer_agenda(asked(desk))
    assert refused.value.code == "Y-100"


def test_a_workbook_on_a_web_address_has_its_papers_in_the_documents(
    desk, tmp_path, monkeypatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "me")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))
    (tmp_path / "own").mkdir()
    desk.place = None
    offer, _ = press(offer_agenda, desk)
    folder = tmp_path / "me" / "Documents" / "Day Six"
    assert offer.lines[0].endswith(f"looked for and kept in {folder}.")
    assert len(names_in(folder / "Panel papers" / NAME)) == 2


# Build agenda


def test_the_agenda_is_shown_before_it_is_made(desk, papers) -> None:
    offer = offer_agenda(asked(desk))
    assert "P26-004, Wed 9 Dec 2026: 2 cases on the list." in offer.summary
    assert offer.lines[0].startswith(f"D1  {WREN}, Year 9 (R00001): ")
    assert any("Do not send this agenda to B. Head" in line for line in offer.lines)
    assert names_in(papers) == []
    answer = offer.carry_out(lambda: False)
    assert names_in(papers) == ["P26-004 agenda 2026-12-09.docx", "P26-004 agenda 2026-12-09.pdf"]
    assert answer.sentences[0].endswith(f"It is in {papers}.")
    assert answer.sentences[1].startswith("P26-004 agenda 2026-12-09.pdf (")


def test_a_case_that_is_not_ready_says_how_to_hear_it_all_the_same(desk) -> None:
    at = cell(desk, "Referrals", ("RefID", "R00002"), "Status")
    desk.book["Referrals"].values[at] = "NEW"
    offer = offer_agenda(asked(desk))
    (left,) = [line for line in offer.lines if line.startswith("Left out: ")]
    assert left.startswith(f"Left out: {CANARY} (R00002). Missing: ")
    assert left.endswith("choose ON-AGENDA as its status on the Referrals sheet.")


def test_cancel_before_the_yes_writes_nothing(desk, papers) -> None:
    for job in (offer_agenda, offer_pack, offer_copies, offer_share_table):
        offer = job(asked(desk))
        with pytest.raises(BadInput) as refused:
            offer.carry_out(lambda: True)
        assert refused.value.code == "Z-057"
    assert names_in(papers) == []


# Assemble pack


def test_the_pack_is_made_and_its_version_noted_and_undone(desk, papers) -> None:
    offer, answer = press(offer_pack, desk)
    assert "2 papers" in offer.summary
    assert "Panels, Pack: blank → v1" in offer.lines
    assert names_in(papers) == ["P26-004 pack 2026-12-09.pdf"]
    whole = text_of(papers / "P26-004 pack 2026-12-09.pdf")
    assert WREN in whole
    assert CANARY in whole
    assert version_of(desk) == "v1"
    assert "Safe to share: nothing to decide about it." in answer.sentences
    press(offer_pack, desk)
    assert version_of(desk) == "v2"
    press(offer_undo, desk)
    assert version_of(desk) == "v1"
    assert len(names_in(papers)) == 2


def test_words_of_a_person_s_own_about_the_pack_stay(desk) -> None:
    at = cell(desk, "Panels", ("PanelID", NAME), "PackVersion")
    desk.book["Panels"].values[at] = "sent 2 December"
    offer, _ = press(offer_pack, desk)
    assert (
        "The Panels sheet says “sent 2 December” of the pack; that stays as it is." in offer.lines
    )
    assert version_of(desk) == "sent 2 December"


def test_the_pack_says_which_points_safe_to_share_has_about_it(desk) -> None:
    add_paper(desk, "R00001", "school report.pdf", f"{WREN} sits beside Tam Wrenfeather")
    _, answer = press(offer_pack, desk)
    (points,) = [one for one in answer.sentences if one.startswith("Safe to share: ")]
    assert points.startswith("Safe to share: 1 point to decide. ")
    assert "Tam Wrenfeather" in points


def test_a_paper_of_another_child_stops_the_pack_until_it_is_decided(desk, papers) -> None:
    add_paper(desk, "R00001", "school report.pdf", "School report of Peregrine Quillhaven")
    offer, answer = press(offer_pack, desk)
    assert not offer.good
    assert "names Peregrine Quillhaven and not Isolde Wrenfeather" in offer.lines[0]
    assert names_in(papers) == ["Decisions.csv"]
    assert str(papers / "Decisions.csv") in answer.sentences[0]
    again = offer_pack(asked(desk))
    assert again.button == "Make list"
    decide(papers, "belongs", "the fight was with P.Q.", "HS")
    offer, _ = press(offer_pack, desk)
    assert any("decided, belongs (the fight was with P.Q.; HS)." in line for line in offer.lines)
    assert "Quillhaven" in text_of(papers / "P26-004 pack 2026-12-09.pdf")


def test_a_paper_decided_to_be_left_out_is_in_no_pack(desk, papers) -> None:
    add_paper(desk, "R00001", "school report.pdf", "Report of Peregrine Quillhaven: LEFTOUT")
    press(offer_pack, desk)
    decide(papers, "Leave out", "", "")
    press(offer_pack, desk)
    assert "LEFTOUT" not in text_of(papers / "P26-004 pack 2026-12-09.pdf")


@pytest.mark.parametrize(
    ("what", "reason", "initials"), [("keep it", "why", "HS"), ("belongs", "", "HS"),
                                     ("belongs", "a good reason", "")],
)  # fmt: skip
def test_a_decision_without_its_reason_is_refused(desk, papers, what, reason, initials) -> None:
    add_paper(desk, "R00001", "school report.pdf", "School report of Peregrine Quillhaven")
    press(offer_pack, desk)
    decide(papers, what, reason, initials)
    with pytest.raises(BadInput) as refused:
        offer_pack(asked(desk))
    assert refused.value.code == "Y-103"


def test_a_paper_changed_since_is_decided_anew(desk, papers) -> None:
    add_paper(desk, "R00001", "school report.pdf", "School report of Peregrine Quillhaven")
    press(offer_pack, desk)
    decide(papers, "belongs", "the fight was with P.Q.", "HS")
    add_paper(desk, "R00001", "school report.pdf", "Another report of Peregrine Quillhaven")
    assert offer_pack(asked(desk)).button == "Make list"


def test_a_scan_named_after_another_child_stops_it_too(desk) -> None:
    add_paper(desk, "R00001", "school report Peregrine Quillhaven.pdf", "")
    assert offer_pack(asked(desk)).button == "Make list"


@pytest.mark.parametrize(
    ("said", "stops"),
    [
        ("Pupil name: Una Nowhere\nYear group: 9\n", True),
        ("Pupil name: Perry Quillhaven\nYear group: 9\n", False),
        ("Headteacher: Una Nowhere\n", False),
        ("", False),
    ],
)
def test_a_form_about_a_child_nobody_knows_stops_it_too(desk, said, stops) -> None:
    paper = desk.place.parent / "Cases" / "R00002" / "form.txt"
    paper.parent.mkdir()
    paper.write_text(said, encoding="utf-8")
    offer = offer_pack(asked(desk))
    assert (offer.button == "Make list") is stops
    assert ("names “Una Nowhere” and not Peregrine Quillhaven" in offer.lines[0]) is stops


def decide(folder, what, reason, initials):
    """As somebody types it in Excel, which may save it with semicolons."""
    path = folder / "Decisions.csv"
    first, line, *rest = path.read_text(encoding="utf-8-sig").splitlines()
    head, mark = line.rpartition(",")[0].rpartition(",,")[0], line.rpartition(",")[2]
    typed = ",".join([head.removesuffix(","), what, reason, initials, mark])
    path.write_text("\n".join([first, typed, *rest]), encoding="utf-8-sig")


# Make copies


def test_copies_register_and_drafts_are_made_and_nothing_is_sent(desk, papers) -> None:
    at = cell(desk, "Contacts", ("ContactID", "K1"), "Email")
    desk.book["Contacts"].values[at] = "b.head@oak.example"
    offer, answer = press(offer_copies, desk)
    assert "4 copies for P26-004, Wed 9 Dec 2026" in offer.summary
    assert "B. Head: without D2; b.head@oak.example" in offer.lines
    assert names_in(papers) == [
        "Drafts",
        "P26-004 copy 1 2026-12-09 H. Senior.pdf",
        "P26-004 copy 2 2026-12-09 E. Wold.pdf",
        "P26-004 copy 3 2026-12-09 B. Head.pdf",
        "P26-004 copy 4 2026-12-09 C. Head.pdf",
        "P26-004 register of copies 2026-12-09.pdf",
    ]
    (draft,) = (papers / "Drafts").iterdir()
    mail = message_from_bytes(draft.read_bytes())
    said = mail.get_payload(decode=True).decode()
    assert (mail["To"], mail["X-Unsent"], mail.is_multipart()) == ("b.head@oak.example", "1", False)
    assert str(papers) in said
    assert "P26-004 copy 3 2026-12-09 B. Head.pdf" in said
    assert not [word for word in ("Wrenfeather", "Quillhaven", "R00001") if word in said]
    told = " ".join(answer.sentences)
    assert f"1 draft in {papers / 'Drafts'}. Nothing is sent and nothing is attached" in told
    assert "so no draft: H. Senior, E. Wold and C. Head." in told
    assert CANARY not in text_of(papers / "P26-004 copy 3 2026-12-09 B. Head.pdf")


def test_a_panel_without_members_has_no_copies(desk) -> None:
    stand_on(desk, "Panels", "PanelID", NAME)
    for name in ("Chair", "Clerk", "Attendance"):
        at = cell(desk, "Panels", ("PanelID", NAME), name)
        desk.book["Panels"].values.pop(at, None)
    for number in ("K1", "K2"):
        at = cell(desk, "Contacts", ("ContactID", number), "Panels")
        desk.book["Contacts"].values.pop(at)
    came = offer_copies(asked(desk))
    assert isinstance(came, Answer)
    assert not came.good


# Safe to share


def test_nothing_made_yet_is_nothing_to_look_over(desk) -> None:
    with pytest.raises(BadInput) as refused:
        offer_sharing(asked(desk))
    assert refused.value.code == "Y-105"


def test_the_latest_papers_are_looked_over_and_the_report_is_filed(desk, papers) -> None:
    press(offer_agenda, desk)
    press(offer_agenda, desk)
    press(offer_copies, desk)
    offer, answer = press(offer_sharing, desk)
    assert "6 papers of P26-004, Wed 9 Dec 2026 looked over" in offer.summary
    assert "P26-004 agenda 2026-12-09 (2).pdf: nothing is left to decide." in offer.lines
    assert "Safe to share.pdf" in names_in(papers)
    assert answer.good


def test_a_case_left_out_of_a_copy_may_not_stand_in_it(desk, papers) -> None:
    """The copy as it would be if somebody had put the whole pack in its place."""
    press(offer_pack, desk)
    press(offer_copies, desk)
    whole = (papers / "P26-004 pack 2026-12-09.pdf").read_bytes()
    (papers / "P26-004 copy 3 2026-12-09 B. Head.pdf").write_bytes(whole)
    offer, answer = press(offer_sharing, desk)
    assert not offer.good
    (said,) = [line for line in answer.sentences if "The copy for B. Head" in line]
    assert CANARY in said
    listed = (papers / "Decisions.csv").read_text(encoding="utf-8-sig")
    assert listed.count("The copy for B. Head") == 2  # the paper, and what was found
    decide(papers, "keep", "B. Head asked for it", "HS")
    offer, answer = press(offer_sharing, desk)
    assert offer.good
    assert any("Kept: B. Head asked for it (HS)" in line for line in offer.lines)


def test_a_paper_that_did_not_change_is_not_read_again(desk, monkeypatch) -> None:
    press(offer_share_table, desk)
    first = offer_sharing(asked(desk))
    monkeypatch.setattr(outgoing_panel, "looked", None)
    assert offer_sharing(asked(desk)).lines == first.lines


def test_a_word_file_is_put_right_in_a_copy_and_stays_as_it_is(desk, papers) -> None:
    press(offer_agenda, desk)
    path = papers / "P26-004 agenda 2026-12-09.docx"
    _with_author(path, "Jo Bloggs")
    before = path.read_bytes()
    _, answer = press(offer_sharing, desk)
    assert path.read_bytes() == before
    copy = papers / "P26-004 agenda 2026-12-09 (safe copy).docx"
    assert copy.exists()
    assert f"  {copy}" in answer.sentences
    offer = offer_sharing(asked(desk))
    assert "P26-004 agenda 2026-12-09 (safe copy).docx: nothing is left to decide." in offer.lines


def _with_author(path, name):
    from docx import Document

    document = Document(path)
    document.core_properties.author = name
    document.save(path)


# Share table


def test_the_share_is_shown_and_made_as_a_page(desk, papers) -> None:
    offer, _ = press(offer_share_table, desk)
    assert "Oak High is next. The panel decides." in offer.summary
    assert "1  Oak High: 0 placed, 0.7 expected, 0.7 below: next" in offer.lines
    assert names_in(papers) == ["P26-004 share 2026-11-30.pdf"]
