"""An agenda edited in Word takes the place of ours in the pack, and nobody's unseen.

LibreOffice is played by a printer of plain lines here; ``test_edited_agenda_printed.py`` has it.
"""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from pdfua import validate
from reportlab.pdfgen.canvas import Canvas

from daysix import cli
from daysix.jobs.click.panel_agenda import offer_agenda
from daysix.jobs.click.panel_copies import offer_copies
from daysix.jobs.click.panel_pack import offer_pack
from daysix.jobs.panel import agenda as agenda_job
from daysix.jobs.panel.agenda import make_agenda
from daysix.jobs.panel.agenda_written import END
from daysix.jobs.panel.pack import make_pack
from daysix.jobs.panel.pack_pages import has_edited
from daysix.jobs.panel.pack_ready import get_ready
from daysix.law.errors import BadInput
from daysix.panels import columns
from daysix.panels.view import view_of
from daysix.paper import pack_by_word, pack_office
from daysix.paper.pack_check import check_pack
from daysix.paper.word_reread import reread
from tests.jobs.panel.panel_book import CANARY, WREN, write_panel_book
from tests.jobs.panel.panel_desk import asked, hear_all, open_panel, press, stand_on
from tests.jobs.panel.test_supplement import contents_of, everything_in, text_of

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


@pytest.fixture(autouse=True)
def printer(monkeypatch):
    monkeypatch.setattr(pack_office, "installed", lambda: print_plainly)


@pytest.fixture
def book(tmp_path):
    """A workbook whose agenda was built."""
    made = write_panel_book(tmp_path / "Team.xlsx")
    make_agenda(made, panel=PANEL, also=["all"], **WHEN, **ISSUED)
    return made


@pytest.fixture
def agenda(book):
    return book.parent / "Panel papers" / PANEL / NAME


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


# What is an edited agenda


def test_an_agenda_nobody_has_touched_leaves_the_pack_as_it_was(book, agenda) -> None:
    before = made(book, only_whole=True)[0]
    agenda.unlink()
    after = made(book, only_whole=True)[0]
    assert Path(before["path"]).read_bytes() == Path(after["path"]).read_bytes()
    assert not any("Word" in one for one in before["warnings"])


def test_one_only_saved_again_is_ours_whatever_its_date(book, agenda) -> None:
    content = agenda.read_bytes()
    edit(agenda, lambda _: None, saved=datetime(2027, 1, 4, 9, 0))  # noqa: DTZ001
    assert agenda.read_bytes() != content
    found = ready(book).agenda
    assert (found.edited, found.doubts) == (None, ())
    assert [one.partition(",")[0] for one in found.says] == [
        f"“{NAME}” was saved again and says what Day Six wrote"
    ]


def test_one_an_earlier_day_six_wrote_counts_as_edited(book) -> None:
    """Nobody can tell whether somebody has typed in it."""
    book.with_name(f".{book.name}.{END}").unlink()
    found = ready(book)
    assert found.agenda.edited is not None
    assert "is the one edited in Word" in found.agenda.says[0]


def test_what_was_written_is_kept_as_marks_and_no_words(book) -> None:
    kept = json.loads(book.with_name(f".{book.name}.{END}").read_text(encoding="utf-8"))
    assert list(kept) == [PANEL.casefold()]
    assert sorted(kept[PANEL.casefold()]) == ["files", "pages", "words"]
    assert [len(marks) for marks in kept[PANEL.casefold()].values()] == [1, 1, 1]


@pytest.mark.parametrize("kept", ["{", '{"p26-004": {"words": 1, "pages": []}}', '{"p26-004": []}'])
def test_marks_that_cannot_be_read_stop_the_pack(book, kept) -> None:
    book.with_name(f".{book.name}.{END}").write_text(kept, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        ready(book)
    assert refused.value.code == "J-001"


def test_an_agenda_that_could_not_be_remembered_is_said_to_be_taken_for_an_edited_one(
    book, monkeypatch
) -> None:
    def refuse(*_given, **_named):
        raise BadInput("J-002", "I cannot keep anything beside Team.xlsx.")

    monkeypatch.setattr(agenda_job, "keep_written", refuse)
    lines = make_agenda(book, panel=PANEL, also=["all"], **WHEN, **ISSUED).lines
    assert Path(lines[1]["path"]).exists()
    (said,) = lines[1]["warnings"]
    assert said == (
        "I could not remember this agenda, so the pack will take it for one edited in Word. I "
        "cannot keep anything beside Team.xlsx. (J-002)"
    )


# The pack with it


@pytest.fixture(scope="module")
def sent(tmp_path_factory):
    """A pack and copies with an edited agenda, made once."""
    book = write_panel_book(tmp_path_factory.mktemp("edited") / "Team.xlsx")
    make_agenda(book, panel=PANEL, also=["all"], **WHEN, **ISSUED)
    edit(book.parent / "Panel papers" / PANEL / NAME, add_note)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack_office, "installed", lambda: print_plainly)
        return made(book)


def test_the_pack_has_the_edited_agenda_and_says_so(sent) -> None:
    said = text_of(sent[0]["path"])
    assert said.count(NOTE) == 1
    assert (
        "The agenda in this pack is the one edited in Word (saved Mon 30 Nov 2026, 10:31)." in said
    )
    assert (
        f"The agenda in this pack is the one edited in Word: “{NAME}”, saved Mon 30 Nov 2026, "
        "10:31." in sent[0]["warnings"]
    )


def test_contents_pages_and_bookmarks_of_it_are_right(sent) -> None:
    found = contents_of(sent[0]["path"])
    facts = check_pack(Path(sent[0]["path"]).read_bytes())
    assert found[PANEL] == 2
    assert (TITLE, 2) in facts.bookmarks
    assert facts.footers[1] == (
        f"{PANEL} Papers: Placement panel, North, Wednesday 9 December 2026 Page 2 of {facts.pages}"
    )
    assert found[f"{PANEL}/D1"] == 6  # the printer of lines makes four pages of the agenda
    assert all(link.to_page for link in facts.links)
    assert not facts.claims_accessible  # its pages are as Word made them


def test_the_whole_file_is_in_order_for_those_who_hear_it(sent) -> None:
    assert [finding.message for finding in validate(Path(sent[0]["path"])).findings] == []


def test_a_reader_without_an_interest_has_it_too(sent) -> None:
    for name in ("H. Senior", "C. Head"):
        said = text_of(copy_for(sent, name))
        assert NOTE in said
        assert "is the one edited in Word" in said


def test_a_reader_with_an_interest_has_the_one_put_together_without_the_case(sent) -> None:
    """What somebody typed cannot be cut, so nothing of it is in his copy."""
    path = copy_for(sent, "B. Head")
    said = text_of(path)
    assert "was put together by Day Six. It is not the one edited in Word" in said
    assert WREN in said
    held = everything_in(path)
    for hidden in (NOTE, CANARY, "Quillhaven", "R00002", "P26-004/D2", "P.Q."):
        assert hidden not in held


def test_the_register_says_who_has_which(sent) -> None:
    said = text_of(sent[-1]["path"])
    assert (
        f"The agenda edited in Word (“{NAME}”, saved Mon 30 Nov 2026, 10:31) is in copies 1, 2 and "
        "4. Copy 3: the one Day Six puts together." in said
    )


def test_readers_who_may_see_less_never_have_it(book, agenda) -> None:
    edit(agenda, add_note)
    found = ready(book)
    plan = found.laid.plan
    shown = {
        audience: has_edited(found, view_of(plan, audience))
        for audience in ("clerk", "panel", "school", "partner")
    }
    assert shown == {"clerk": True, "panel": True, "school": False, "partner": False}
    assert not has_edited(found, view_of(plan, "parent", ref="R00001"))


def test_a_field_only_the_council_s_own_agenda_could_print_counts_as_well(book, agenda) -> None:
    """Ours has no column with names, but a template of the council's may print them."""
    edit(agenda, add_note)
    found = ready(book)
    whole = view_of(found.laid.plan, "panel")
    fields = tuple(one.name for one in columns.FIELDS if one.name != "name")
    nameless = replace(whole, audience=replace(whole.audience, fields=fields))
    assert nameless.items == whole.items
    assert has_edited(found, whole)
    assert not has_edited(found, nameless)


# What it must not do unseen


def test_a_case_it_does_not_mention_is_said_and_asked_about(book, agenda) -> None:
    edit(agenda, drop_row("D2"))
    found = ready(book)
    (doubt,) = found.agenda.doubts
    assert doubt == (
        f"“{NAME}” does not mention D2 (R00002), which is in the pack: it may have been edited "
        "before that case came. Put it in, or build the agenda afresh."
    )
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-186"
    assert f'--agenda "{NAME}"' in refused.value.message
    assert [one for one in agenda.parent.iterdir() if "pack" in one.name] == []
    assert made(book, agenda=NAME, only_whole=True)[0]["items"] == 2


def test_a_row_of_a_case_that_is_gone_is_said(book, agenda) -> None:
    edit(agenda, add_note)
    (doubt,) = ready(book, also=["R00001"], without=["R00002"]).agenda.doubts
    assert doubt == (
        f"“{NAME}” has a row for D2, and no case of the pack has that number. Take it out, or "
        "build the agenda afresh."
    )


def test_two_items_whose_children_have_changed_places_are_said(book, agenda) -> None:
    def swap(document):
        cells = [row.cells for table in document.tables for row in table.rows]
        for number, initials in (("D1", "P.Q."), ("D2", "I.W.")):
            (row,) = [one for one in cells if one[0].text == number]
            row[1].paragraphs[0].runs[0].text = initials

    edit(agenda, swap)
    assert [one.partition(",")[0] for one in ready(book).agenda.doubts] == [
        f"“{NAME}” does not mention D1 (R00001)",
        f"“{NAME}” does not mention D2 (R00002)",
    ]


def test_a_member_s_interest_in_an_item_is_no_row_of_a_case(book, agenda) -> None:
    """D2 stands beside B. Head under interests, so the number alone does not mention the case."""
    edit(agenda, drop_row("D2"))
    lines = reread(agenda.read_bytes()).lines
    assert [line for line in lines if "D2" in line] == ["B. Head | Headteacher | Oak High |  | D2"]
    assert len(ready(book).agenda.doubts) == 1


def test_an_agenda_of_another_day_is_said(book, agenda) -> None:
    other = agenda.with_name(f"{PANEL} agenda 2026-12-02.docx")
    agenda.rename(other)
    edit(other, add_note)
    (doubt,) = ready(book).agenda.doubts
    assert doubt.startswith(f"“{other.name}” was made for another day than Wed 9 Dec 2026.")


def test_changes_nobody_has_accepted_stop_the_pack(book, agenda) -> None:
    def strike_out(document):
        run = document.paragraphs[0].runs[0]._r
        out = OxmlElement("w:del")
        run.getparent().replace(run, out)
        out.append(run)

    edit(agenda, strike_out)
    with pytest.raises(BadInput) as refused:
        ready(book)
    assert refused.value.code == "Y-181"


def test_remarks_are_said_not_to_be_printed(book, agenda) -> None:
    edit(agenda, lambda one: one.add_comment(one.paragraphs[0].runs, "Why?", author="E. Wold"))
    assert ready(book).agenda.edited is None  # a remark alone is no edit
    edit(agenda, add_note)
    assert ready(book).agenda.says[0].endswith("Its 1 comment will not be printed.")


def test_a_damaged_one_stops_the_pack(book, agenda) -> None:
    agenda.write_bytes(agenda.read_bytes()[:300])
    with pytest.raises(BadInput) as refused:
        ready(book)
    assert refused.value.code == "Y-180"
    assert ready(book, agenda="ours").agenda.edited is None


@pytest.mark.parametrize(
    ("lock", "program"),
    [("~$6-004 agenda 2026-12-09.docx", "Word"), (f".~lock.{NAME}#", "LibreOffice")],
)
def test_one_that_is_still_open_is_said(book, agenda, lock, program) -> None:
    agenda.with_name(lock).write_bytes(b"E. Wold")
    (said,) = ready(book).agenda.says
    assert said.startswith(f"“{NAME}” seems to be open in {program}: what is saved may not be the ")


# Whom it names


def test_a_child_who_is_not_on_the_list_stops_the_pack_until_decided(book, agenda) -> None:
    edit(agenda, write("Tam Wrenfeather is to be heard too."))
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-184"
    assert refused.value.message.startswith(
        f"“{NAME}”, the agenda edited in Word, names Tam Wrenfeather, not on the list of {PANEL}."
    )
    given = [(NAME, "belongs", "a sister, asked for by the chair", "EW")]
    lines = made(book, deciding=given, only_whole=True)
    assert "Tam Wrenfeather" in text_of(lines[0]["path"])
    edit(agenda, write("And again."))
    with pytest.raises(BadInput) as refused:
        made(book)  # it says something else now: asked anew
    assert refused.value.code == "Y-184"


def test_decided_to_be_left_out_the_agenda_is_ours_and_that_is_said(book, agenda) -> None:
    edit(agenda, write("Tam Wrenfeather is to be heard too."))
    given = [(NAME, "leave out", "", "")]
    (line,) = made(book, deciding=given, only_whole=True)
    assert "is to be heard too" not in text_of(line["path"])
    assert f"“{NAME}” was decided to be left out; the agenda is ours." in line["warnings"]


def test_a_case_left_for_another_day_may_not_be_named_either(book, agenda) -> None:
    edit(agenda, write(f"{CANARY} is deferred."))
    found = ready(book, without=["R00002"])
    assert [one.code for one in found.undecided] == ["Y-184"]
    assert ready(book).undecided == ()  # on the list she may


def test_a_referral_of_another_meeting_stops_it_as_well(book, agenda) -> None:
    edit(agenda, write("See also R00003."))
    (found,) = ready(book).undecided
    assert "names R00003, not on the list" in found.sentence


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


# The buttons


@pytest.fixture
def desk(tmp_path):
    found = open_panel(tmp_path / "Team.xlsx")
    hear_all(found)
    stand_on(found, "Panels", "PanelID", PANEL)
    return found


@pytest.fixture
def at_desk(desk):
    """The agenda built at the desk, then edited."""
    _, answer = press(offer_agenda, desk)
    path = desk.place.parent / "Panel papers" / PANEL / NAME
    assert answer.opens == path
    assert "Change the Word file as you like and save it" in " ".join(answer.sentences)
    edit(path, add_note)
    return path


def test_the_button_shows_it_and_makes_the_pack_after_a_yes(desk, at_desk) -> None:
    offer, answer = press(offer_pack, desk)
    assert "2 papers, with the agenda edited in Word. It goes into" in offer.summary
    assert offer.lines[0].startswith("The agenda in this pack is the one edited in Word: “")
    assert answer.sentences[0].startswith("The pack of P26-004, Wed 9 Dec 2026 is made")
    assert any("is the one edited in Word" in one for one in answer.sentences)
    assert NOTE in text_of(at_desk.with_name(f"{PANEL} pack 2026-12-09.pdf"))


def test_what_speaks_against_it_is_shown_first_and_the_yes_is_the_button(desk, at_desk) -> None:
    edit(at_desk, drop_row("D2"))
    offer, _ = press(offer_pack, desk)
    assert "look at what is said of the agenda before you agree" in offer.summary
    assert offer.lines[0].startswith(f"Look at this: “{NAME}” does not mention D2 (R00002)")
    assert at_desk.with_name(f"{PANEL} pack 2026-12-09.pdf").exists()


def test_a_child_not_on_the_list_goes_on_the_list_to_decide(desk, at_desk) -> None:
    edit(at_desk, write("Tam Wrenfeather is to be heard too."))
    offer, _ = press(offer_pack, desk)
    assert offer.button == "Make list"
    assert not offer.good
    decisions = at_desk.with_name("Decisions.csv").read_text(encoding="utf-8-sig")
    assert f'{NAME},"names Tam Wrenfeather, not on the list",' in decisions


def test_make_copies_says_who_gets_which_agenda(desk, at_desk) -> None:
    offer = offer_copies(asked(desk))
    (head,) = [line for line in offer.lines if line.startswith("B. Head: ")]
    assert "without D2; the agenda Day Six puts together, not the edited one; " in head
    (other,) = [line for line in offer.lines if line.startswith("C. Head: ")]
    assert "every case; no e-mail" in other


def test_build_agenda_says_that_an_edited_one_is_there(desk, at_desk) -> None:
    offer = offer_agenda(asked(desk))
    assert any(line.startswith(f"Look at this: “{NAME}” was edited") for line in offer.lines)


# The command


def test_the_command_takes_the_name_of_an_agenda(book, agenda, capsys) -> None:
    edit(agenda, drop_row("D2"))
    command = ["pack", str(book), "--panel", PANEL, "--also", "all", "--only-whole",
               "--as-of", "2026-11-30"]  # fmt: skip
    assert cli.main(command) == 2
    assert "does not mention D2" in capsys.readouterr().err
    assert cli.main([*command, "--agenda", "ours"]) == 1
    assert "as was asked for" in capsys.readouterr().out


# Word itself


def test_where_word_is_installed_it_prints_the_agenda(book, agenda, monkeypatch) -> None:
    monkeypatch.setattr(pack_office, "installed", lambda: None)
    monkeypatch.setattr(pack_by_word, "is_here", lambda: True)
    monkeypatch.setattr(pack_by_word, "by_word", print_plainly)
    edit(agenda, add_note)
    (line,) = made(book, only_whole=True)
    assert NOTE in text_of(line["path"])
    monkeypatch.setattr(pack_by_word, "by_word", lambda _: {})
    with pytest.raises(BadInput) as refused:
        made(book)
    assert refused.value.code == "Y-182"
