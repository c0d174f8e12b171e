"""Late papers as a supplement: the PDFs are read back, nothing is numbered anew."""

from __future__ import annotations

import io
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from daysix import cli
from daysix.jobs.click.panel_copies import offer_copies
from daysix.jobs.click.panel_pack import offer_pack
from daysix.jobs.panel.numbers import numbers_of
from daysix.jobs.panel.pack import make_pack, write_pack
from daysix.jobs.panel.pack_ready import get_ready
from daysix.jobs.panel.rows import PanelBook
from daysix.jobs.panel.sent_papers import END, LATEST, NEW, record_of
from daysix.law.errors import BadInput
from daysix.paper.pack_check import check_pack
from tests.jobs.panel.panel_book import CANARY, WREN, write_panel_book
from tests.jobs.panel.panel_desk import asked, cell, hear_all, open_panel, press, stand_on

WHEN = {"as_of": date(2026, 11, 30), "issued": datetime(2026, 11, 30, tzinfo=UTC)}
PANEL = "P26-004"


def put(book, ref, name, words):
    folder = book.parent / "Cases" / ref
    folder.mkdir(parents=True, exist_ok=True)
    page = Canvas(str(folder / name))
    page.drawString(100, 700, words)
    page.save()
    return folder / name


def made(book, **more):
    return make_pack(book, panel=PANEL, **{"also": ["all"], **WHEN, **more}).lines


def text_of(path) -> str:
    with closing(pypdfium2.PdfDocument(path)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def everything_in(path) -> str:
    """All that stands in a file: its objects and streams, and the words on its pages."""
    whole = io.BytesIO()
    with pikepdf.open(path) as paper:
        paper.save(
            whole,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
        )
    raw = whole.getvalue()
    return text_of(path) + raw.decode("latin-1") + raw.decode("utf-16-be", "replace")


def contents_of(path) -> dict[str, int]:
    """Each reference in the contents, and the page its line leads to, where it stands at the foot.

    The line reads “reference, title, page”; its title is a link.
    """
    facts = check_pack(Path(path).read_bytes())
    said, found = text_of(path), {}
    for link in facts.links:
        if link.page == 1 and not link.text.isdigit():
            reference = facts.footers[link.to_page - 1].split()[0]
            assert f"{reference} {link.text} {link.to_page}" in said
            found[reference] = link.to_page
    return found


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """A pack; then a late paper, a changed one, one taken away and a late case."""
    book = write_panel_book(tmp_path_factory.mktemp("late") / "Team.xlsx")
    put(book, "R00001", "consent.pdf", "CONSENT")
    pack = made(book, also=["R00001"])
    before = Path(pack[0]["path"]).read_bytes()
    put(book, "R00001", "Behaviour chronology.pdf", "CHRONOLOGY OF WREN")
    put(book, "R00001", "attendance 2026.pdf", "ATTENDANCE PUT RIGHT")
    (book.parent / "Cases" / "R00001" / "consent.pdf").unlink()
    put(book, "R00002", "school report.pdf", "REPORT ON THE SECOND")
    late = made(book, supplement=NEW)
    return book, pack, before, late


def test_the_pack_is_left_as_it_is_and_its_references_stand(sent) -> None:
    book, pack, before, _late = sent
    assert Path(pack[0]["path"]).read_bytes() == before
    refs = [one for one in contents_of(pack[0]["path"]) if one != PANEL]
    assert refs == [f"{PANEL}/D1{end}" for end in ("", ".1", ".2", ".3")]
    assert numbers_of(book, PANEL) == {"R00001": "D1", "R00002": "D2"}


def test_a_supplement_holds_only_what_is_new_and_every_line_leads_there(sent) -> None:
    whole = sent[3][0]
    assert Path(whole["path"]).name == "P26-004 supplement 1 2026-12-09.pdf"
    facts = check_pack(Path(whole["path"]).read_bytes())
    pages = contents_of(whole["path"])
    # the form is .1, consent .2, attendance .3 in the profile's order; so what is new goes on at .4
    refs = ["S1/D1", "D1.4", "D1.5", "D2", "D2.1"]
    assert list(pages) == [f"{PANEL}/{one}" for one in refs]
    assert list(pages.values()) == sorted(set(pages.values()))
    assert facts.pages == whole["pages"]
    for number, foot in enumerate(facts.footers, 1):
        assert foot.endswith(f"Supplement 1, page {number} of {facts.pages}")
    said = text_of(whole["path"])
    assert "CHRONOLOGY OF WREN" in said
    assert "PAPER Referral form.pdf" not in said


def test_what_changed_and_what_went_is_told_in_words(sent) -> None:
    said = text_of(sent[3][0]["path"])
    assert f"Belongs to the papers of {PANEL}, Placement panel, North" in said
    assert "Holds 3 late papers, 1 late case" in said
    assert f"{PANEL}/D1.4 replaces {PANEL}/D1.3: do not use {PANEL}/D1.3 any more." in said
    assert f"{PANEL}/D1.2 (Signed consent: consent.pdf) was taken away" in said
    assert f"{PANEL}/D2 is new on the agenda." in said


def test_the_copy_without_the_case_of_an_interest_holds_nothing_of_it(sent) -> None:
    (copy,) = [line for line in sent[3] if "B. Head" in line["path"]]
    assert Path(copy["path"]).name == "P26-004 supplement 1 copy 3 2026-12-09 B. Head.pdf"
    found = everything_in(copy["path"])
    assert WREN in found
    assert "CHRONOLOGY OF WREN" in found
    hidden = ("Quillhaven", "Peregrine", "R00002", f"{PANEL}/D2", "REPORT ON THE SECOND", "Elm")
    assert [one for one in hidden if one in found] == []
    assert "Holds 2 late papers" in text_of(copy["path"])


def test_the_supplement_has_a_register_of_its_own(sent) -> None:
    line = sent[3][-1]
    assert Path(line["path"]).name == "P26-004 supplement 1 register of copies 2026-12-09.pdf"
    assert line["items"] == 4
    assert f"{PANEL}/D2 and {PANEL}/D2.1" in text_of(line["path"])


def test_nothing_is_lost_or_doubled_over_pack_and_supplement(sent) -> None:
    _book, pack, _before, late = sent
    first, second = (set(contents_of(one[0]["path"])) for one in (pack, late))
    assert not first & second
    cases = {f"{PANEL}/D1{end}" for end in ("", ".1", ".2", ".3", ".4", ".5")}
    assert first | second == {PANEL, f"{PANEL}/S1/D1", f"{PANEL}/D2", f"{PANEL}/D2.1", *cases}


# One after the other


@pytest.fixture
def book(tmp_path):
    return write_panel_book(tmp_path / "Team.xlsx")


@pytest.mark.parametrize(("first", "code"), [(False, "Y-109"), (True, "Y-110")])
def test_a_supplement_to_nothing_or_of_nothing_is_refused(book, first, code) -> None:
    if first:
        made(book, only_whole=True)
    with pytest.raises(BadInput) as refused:
        made(book, supplement=NEW, only_whole=True)
    assert refused.value.code == code


def test_supplements_number_themselves_and_never_lie_over_a_file(book) -> None:
    first = Path(made(book, only_whole=True)[0]["path"])
    foreign = first.with_name("P26-004 supplement 1 from somebody else.pdf")
    foreign.write_bytes(b"mine")
    put(book, "R00001", "late.pdf", "LATE ONE")
    (line,) = made(book, supplement=NEW, only_whole=True)
    assert Path(line["path"]).name == "P26-004 supplement 2 2026-12-09.pdf"
    put(book, "R00001", "a later.pdf", "LATE TWO")
    (line,) = made(book, supplement=NEW, only_whole=True)
    assert Path(line["path"]).name == "P26-004 supplement 3 2026-12-09.pdf"
    assert [*contents_of(line["path"])] == [f"{PANEL}/S3/D1", f"{PANEL}/D1.4"]
    assert foreign.read_bytes() == b"mine"


def test_the_whole_pack_made_anew_keeps_the_references_of_what_came_late(book) -> None:
    made(book, only_whole=True)
    put(book, "R00001", "Behaviour chronology.pdf", "CHRONOLOGY")  # before attendance in the list
    (line,) = made(book, only_whole=True)
    pages = contents_of(line["path"])
    with closing(pypdfium2.PdfDocument(line["path"])) as document:
        for end, words in ((".2", "PAPER attendance"), (".3", "CHRONOLOGY")):
            page = document[pages[f"{PANEL}/D1{end}"] - 1]
            assert words in page.get_textpage().get_text_bounded()


GONE = (
    f"{PANEL}/D2 was taken off the agenda: do not use its pages any more; delete them, or hand "
    "them back to the clerk."
)


def test_whoever_had_a_case_that_is_heard_no_more_is_told_and_nobody_else(book) -> None:
    """B. Head has declared an interest in R00002, and never had it."""
    made(book, only_whole=True)
    put(book, "R00001", "late.pdf", "LATE ONE")
    whole, *copies, register = made(book, supplement=NEW, without=["R00002"])
    (told,) = (one for one in whole["warnings"] if "R00002) went out" in one)
    assert told == (
        f"{PANEL}/D2 (R00002) went out and is not on the list any more. H. Senior, E. Wold and C. "
        "Head had it: their copies of the supplement say so. Tell everybody who had it and gets no "
        "copy."
    )
    assert told in text_of(register["path"])
    says = {Path(line["path"]).stem.rpartition("09 ")[2]: text_of(line["path"]) for line in copies}
    assert {name: GONE in text for name, text in says.items()} == {
        "H. Senior": True, "E. Wold": True, "B. Head": False, "C. Head": True,
    }  # fmt: skip
    assert f"{PANEL}/D2" not in says["B. Head"]
    for text in says.values():
        assert CANARY.split()[1] not in text, "the reference, never the name"


def test_of_a_case_whose_row_is_gone_readers_of_everything_are_told(book, monkeypatch) -> None:
    made(book, only_whole=True)
    put(book, "R00001", "late.pdf", "LATE ONE")
    rows = PanelBook.rows
    monkeypatch.setattr(
        PanelBook,
        "rows",
        lambda self, kind: [one for one in rows(self, kind) if one.get("RefID") != "R00002"],
    )
    _, *copies, _register = made(book, supplement=NEW)
    assert [GONE in text_of(line["path"]) for line in copies] == [True, True, False, True]


def test_a_supplement_of_nothing_but_a_case_taken_off_is_refused_and_says_so(book) -> None:
    made(book, only_whole=True)
    with pytest.raises(BadInput, match=r"\(Y-110\)") as refused:
        made(book, supplement=NEW, without=["R00002"])
    assert GONE in refused.value.message


def test_a_member_for_whom_nothing_is_new_gets_no_copy(book) -> None:
    made(book, only_whole=True)
    put(book, "R00002", "late.pdf", "ABOUT THE SECOND")
    lines = made(book, supplement=NEW)
    assert not any("B. Head" in line["path"] for line in lines)
    assert lines[-1]["warnings"] == [
        "B. Head gets no copy: nothing that is new is for this reader."
    ]


def test_a_panel_of_an_earlier_version_goes_on_as_it_did(book) -> None:
    made(book, only_whole=True)
    book.with_name(f".{book.name}.{END}").unlink()
    (line,) = made(book, only_whole=True)
    assert f"{PANEL}/D1.2" in contents_of(line["path"])


def test_a_list_of_what_went_out_that_cannot_be_read_stops_the_pack(book) -> None:
    made(book, only_whole=True)
    book.with_name(f".{book.name}.{END}").write_text('{"p26-004": {"cases": {"R1": 3}}}')
    with pytest.raises(BadInput) as refused:
        record_of(book, PANEL)
    assert refused.value.code == "J-001"


# By the buttons


@pytest.fixture
def desk(tmp_path):
    found = open_panel(tmp_path / "Team.xlsx")
    hear_all(found)
    stand_on(found, "Panels", "PanelID", PANEL)
    return found


def pack_cell(desk):
    return cell(desk, "Panels", ("PanelID", PANEL), "PackVersion")


def test_the_button_offers_a_supplement_and_then_its_copies(desk, tmp_path) -> None:
    papers = tmp_path / "Panel papers" / PANEL
    press(offer_pack, desk)
    press(offer_copies, desk)
    first = (papers / "P26-004 pack 2026-12-09.pdf").read_bytes()
    put(desk.place, "R00001", "Behaviour chronology.pdf", "LATE ONE")
    put(desk.place, "R00001", "school report.pdf", "LATE TWO")
    offer, answer = press(offer_pack, desk)
    assert offer.summary.startswith(
        "Supplement 1 to the pack of P26-004, Wed 9 Dec 2026: 2 late papers. The pack stays as it "
    )
    assert offer.button == "Make supplement"
    assert f"{PANEL}/D1.3  Behaviour chronology: Behaviour chronology.pdf" in offer.lines
    assert "Panels, Pack: v1 → v1 S1" in offer.lines
    assert desk.book["Panels"].values[pack_cell(desk)] == "v1 S1"
    assert answer.sentences[0].endswith("the pack is untouched.")
    assert (papers / "P26-004 pack 2026-12-09.pdf").read_bytes() == first
    offer, answer = press(offer_copies, desk)
    assert offer.summary.startswith("4 copies for supplement 1 to the pack of ")
    assert (papers / "P26-004 supplement 1 copy 3 2026-12-09 B. Head.pdf").is_file()


def test_without_a_version_on_the_sheet_the_whole_pack_is_made_anew(desk, tmp_path) -> None:
    press(offer_pack, desk)
    put(desk.place, "R00001", "late.pdf", "LATE ONE")
    offer = offer_pack(asked(desk))
    assert offer.lines[-1] == (
        "For the whole pack anew, delete “v1” under Pack on the Panels sheet, and press Assemble "
        "pack again."
    )
    desk.book["Panels"].values[pack_cell(desk)] = None
    offer, _ = press(offer_pack, desk)
    assert offer.button == "Make pack"
    papers = tmp_path / "Panel papers" / PANEL
    assert "LATE ONE" in text_of(papers / "P26-004 pack 2026-12-09 (2).pdf")


def test_copies_before_the_members_had_any_are_of_the_whole_pack(desk, tmp_path) -> None:
    press(offer_pack, desk)
    put(desk.place, "R00001", "late.pdf", "LATE ONE")
    press(offer_pack, desk)
    offer, _ = press(offer_copies, desk)
    assert offer.summary.startswith("4 copies for P26-004, Wed 9 Dec 2026")
    papers = tmp_path / "Panel papers" / PANEL
    said = text_of(papers / "P26-004 copy 3 2026-12-09 B. Head.pdf")
    assert "LATE ONE" in said


def test_a_late_paper_of_another_child_stops_the_supplement_too(desk) -> None:
    press(offer_pack, desk)
    put(desk.place, "R00001", "school report.pdf", "School report of Peregrine Quillhaven")
    offer = offer_pack(asked(desk))
    assert (offer.good, offer.button) == (False, "Make list")


def test_by_command_the_supplement_and_its_copies(book, capsys) -> None:
    known = ["--panel", PANEL, "--as-of", "2026-11-30"]
    assert cli.main(["pack", str(book), *known, "--also", "all", "--only-whole"]) == 0
    put(book, "R00001", "late.pdf", "LATE ONE")
    # what went out before is heard again without being ticked
    assert cli.main(["pack", str(book), *known, "--supplement", "--only-whole"]) == 0
    assert cli.main(["copies", str(book), *known, "--supplement", "--no-drafts"]) == 0
    assert "supplement 1 copy 3 2026-12-09 B. Head.pdf" in capsys.readouterr().out
    assert cli.main(["pack", str(book), *known, "--supplement"]) == 2
    assert "(Y-110)" in capsys.readouterr().err


def test_a_supplement_nobody_had_copies_of_is_in_the_next_copies(desk, tmp_path) -> None:
    """Copies of the second supplement alone would leave out what the first one held."""
    press(offer_pack, desk)
    press(offer_copies, desk)
    for number in ("ONE", "TWO"):
        put(desk.place, "R00001", f"late {number}.pdf", f"LATE {number}")
        press(offer_pack, desk)
    offer, _ = press(offer_copies, desk)
    assert offer.summary.startswith("4 copies for P26-004, Wed 9 Dec 2026")
    papers = tmp_path / "Panel papers" / PANEL
    said = text_of(papers / "P26-004 copy 3 2026-12-09 B. Head (2).pdf")
    assert "LATE ONE" in said
    assert "LATE TWO" in said


def test_copies_of_a_supplement_that_was_never_made_are_refused(book) -> None:
    made(book, only_whole=True)
    with pytest.raises(BadInput) as refused:
        made(book, supplement=LATEST)
    assert refused.value.code == "Y-111"


@pytest.mark.parametrize("changed", [False, True])
def test_copies_that_would_lack_a_paper_of_the_supplement_are_refused(book, changed) -> None:
    made(book, only_whole=True)
    put(book, "R00001", "late.pdf", "LATE ONE")
    there = put(book, "R00001", "later.pdf", "LATE TWO")
    made(book, supplement=NEW, only_whole=True)
    if changed:
        put(book, "R00001", "later.pdf", "LATE TWO, PUT RIGHT")
    else:
        there.unlink()
    before = {one.name for one in (book.parent / "Panel papers" / PANEL).iterdir()}
    with pytest.raises(BadInput) as refused:
        made(book, supplement=LATEST)
    why = "has been changed since" if changed else "is not in the case's folder any more"
    assert refused.value.code == "Y-151"
    assert refused.value.message == (
        f"{PANEL}/D1.4 (Other paper: later.pdf) of {WREN} (R00001) is in supplement 1, and its "
        f"file {why}. Copies of supplement 1 made now would be without it, so I made none. Put "
        "the files back as they were; or make the whole pack anew, and copies of that."
    )
    assert {one.name for one in (book.parent / "Panel papers" / PANEL).iterdir()} == before


def test_a_paper_put_back_is_in_the_copies_again(book, capsys) -> None:
    made(book, only_whole=True)
    there = put(book, "R00001", "late.pdf", "LATE ONE")
    made(book, supplement=NEW, only_whole=True)
    content = there.read_bytes()
    there.unlink()
    copies = ["copies", str(book), "--panel", PANEL, "--as-of", "2026-11-30", "--supplement"]
    assert cli.main([*copies, "--no-drafts"]) == 2
    assert "(Y-151)" in capsys.readouterr().err
    there.write_bytes(content)
    assert cli.main([*copies, "--no-drafts"]) == 0
    name = "P26-004 supplement 1 copy 3 2026-12-09 B. Head.pdf"
    assert "LATE ONE" in text_of(book.parent / "Panel papers" / PANEL / name)


def test_two_who_make_the_same_supplement_do_not_both_make_it(book) -> None:
    made(book, only_whole=True)
    put(book, "R00001", "late.pdf", "LATE ONE")
    ready = get_ready(book, panel=PANEL, as_of=WHEN["as_of"], supplement=NEW)
    made(book, supplement=NEW, only_whole=True)
    with pytest.raises(BadInput) as refused:
        write_pack(ready, issued=WHEN["issued"])
    assert refused.value.code == "Y-108"
    assert len([*(book.parent / "Panel papers" / PANEL).glob("*supplement*")]) == 1
