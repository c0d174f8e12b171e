"""Letters approved: what stops one, what stays of it, and who is noted; by button and by verb."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml import OxmlElement

from daysix import cli
from daysix.desk.file import FileDesk
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.jobs.click.answers import Answer
from daysix.jobs.click.panel_letters import offer_letters
from daysix.jobs.click.panel_outcomes import offer_outcomes
from daysix.jobs.inbox.book import AUDIT, Workbook
from daysix.jobs.panel.approving import (
    NO_LINE,
    NOT_YET,
    READY,
    approve_letter,
    letters_in,
    looked_at,
)
from daysix.jobs.panel.templates import letter, letter_called
from daysix.law.errors import BadInput
from daysix.paper.letter_marks import left_open
from daysix.paper.templates import is_approved
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings
from tests.jobs.panel.meeting_desk import agreed, click, referral, rows, stand, type_in, workbook

HEARD = {"PanelID": "P26-004", "Status": "ON-AGENDA"}
ISSUED = datetime(2026, 12, 10, 9, tzinfo=UTC)
NAME = "E1 R00001 Outcome - placed.docx"


def a_letter(path, **values):
    chosen = letter_called("Outcome - placed")
    path.write_bytes(
        letter(chosen.name, {**chosen.full, **values}, issued=ISSUED, decision="PLACE")
    )
    return path


def said(path):
    made = Document(io.BytesIO(path.read_bytes()))
    return [one.text for one in made.paragraphs], [
        one.text for one in made.sections[0].footer.paragraphs
    ]


@pytest.fixture
def one(tmp_path):
    return a_letter(tmp_path / NAME)


def look(path):
    (found,) = looked_at([path])
    return found


def test_a_letter_that_was_edited_is_approved_with_its_edits(one) -> None:
    made = Document(str(one))
    made.paragraphs[-1].add_run(" Ring me on Monday.")
    made.save(str(one))
    before, foot = said(one)
    assert look(one).state == READY
    assert approve_letter(look(one)) == ""
    after, foot_after = said(one)
    assert after == before
    assert before[-1].endswith("Ring me on Monday.")
    assert (len(foot), len(foot_after)) == (2, 1)
    assert foot[0].startswith("Check before sending")
    assert is_approved(one.read_bytes())
    assert [path.name for path in one.parent.iterdir()] == [NAME]


def test_an_approved_letter_and_one_of_others_have_no_line(one, tmp_path) -> None:
    approve_letter(look(one))
    other = tmp_path / "Their letter.docx"
    Document().save(str(other))
    assert [each.state for each in looked_at([one, other])] == [NO_LINE, NO_LINE]


@pytest.mark.parametrize(
    ("mark", "runs"),
    [
        ("[FILL IN: the time to be there]", 1),
        ("[FILL IN: the time to be there]", 3),  # as Word cuts it where somebody typed
        ("{{ start_time }}", 2),
        ("{% if transport %}", 1),
    ],
)
def test_a_letter_with_something_to_fill_in_keeps_its_line(one, mark, runs) -> None:
    made = Document(str(one))
    line = made.tables[0].cell(0, 0).paragraphs[0]
    step = -(-len(mark) // runs)
    for at in range(0, len(mark), step):
        line.add_run(mark[at : at + step])
    made.save(str(one))
    before = one.read_bytes()
    assert left_open(before, name=NAME) == [mark]
    found = look(one)
    assert found.state == NOT_YET
    assert mark in found.why
    assert "approve it then" in found.line
    assert one.read_bytes() == before


@pytest.mark.parametrize(
    ("lock", "program"),
    [("~$ R00001 Outcome - placed.docx", "Word"), (f".~lock.{NAME}#", "LibreOffice")],
)
def test_a_letter_that_is_open_is_said_and_left(one, lock, program) -> None:
    ready = look(one)
    one.with_name(lock).write_bytes(b"")
    assert look(one).why == f"{NAME} is open in {program}. Save and close it there, then approve it"
    assert f"is open in {program}" in approve_letter(ready), "opened after it was shown"
    assert not is_approved(one.read_bytes())


def strike_out(document):
    run = document.paragraphs[0].add_run("what the mother said")._r
    out = OxmlElement("w:del")
    run.getparent().replace(run, out)
    out.append(run)


def remark(document):
    document.add_comment(document.paragraphs[0].add_run("Dear"), "Not before Friday", author="EW")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (strike_out, "holds tracked changes, so whoever gets it can read what was struck out. "),
        (remark, "has 1 comment beside its text, which would go with it. Delete that in Word, "),
    ],
)
def test_a_letter_with_changes_or_remarks_in_it_keeps_its_line(one, change, why) -> None:
    document = Document(one)
    change(document)
    document.save(one)
    found = look(one)
    assert found.state == NOT_YET
    assert found.why.startswith(why)


def test_a_letter_changed_since_it_was_shown_is_left(one) -> None:
    shown = look(one)
    changed = a_letter(one, transport="A taxi.").read_bytes()
    assert "it has changed since you were shown it" in approve_letter(shown)
    assert one.read_bytes() == changed


def test_a_letter_whose_only_foot_is_the_line_still_opens(one) -> None:
    made = Document(str(one))
    foot = made.sections[0].footer
    foot.paragraphs[1]._p.getparent().remove(foot.paragraphs[1]._p)
    made.save(str(one))
    assert approve_letter(look(one)) == ""
    assert said(one)[1] == [""]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("x.pdf", b"%PDF", "is no Word letter"),
        ("x.docx", b"edited", "(Y-140)"),
        ("gone.docx", None, "is not there"),
    ],
)
def test_what_is_no_letter_is_said(tmp_path, name, content, why) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    found = look(path)
    assert found.state == NOT_YET
    assert why in found.why


@pytest.mark.parametrize(
    ("name", "number"),
    [(NAME, "R00001"), ("2026-0014 Parents - first letter.docx", "2026-0014"), ("Letter.docx", "")],
)
def test_the_case_is_told_by_the_number_in_the_name(tmp_path, name, number) -> None:
    assert looked_at([tmp_path / name])[0].number == number


# By button


@pytest.fixture
def made(tmp_path):
    desk = workbook(tmp_path / "Team.xlsx", referral(1, **HEARD))
    stand(desk, "Panels", 1)
    agreed(offer_outcomes, desk)
    type_in(desk, "R00001", Decision="PLACE", School="Oak High")
    stand(desk, "Panels", 1)
    agreed(offer_outcomes, desk)
    stand(desk, "Panels", 1)
    answer = agreed(offer_letters, desk)
    assert "press the button again to approve them" in answer.sentences[0]
    return desk


def test_the_button_pressed_again_approves_what_is_there(made, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("daysix.jobs.click.panel_approve.who_is_here", lambda: "aquill")
    folder = tmp_path / "Panel papers" / "P26-004" / "Letters"
    before = {path: path.read_bytes() for path in letters_in(folder)}
    offer = click(offer_letters, made)
    assert (offer.summary, offer.button) == ("3 letters can be approved.", "Approve letters")
    assert offer.lines[0].startswith("You say by this that you have read each of them.")
    assert {path: path.read_bytes() for path in letters_in(folder)} == before
    answer = offer.carry_out(lambda: False)
    assert answer.sentences[0] == "3 letters approved. None is sent: that is yours to do."
    assert all(is_approved(path.read_bytes()) for path in letters_in(folder))
    lines = [row for row in rows(made, "Audit") if row["Action"].startswith("Letter approved")]
    assert [(row["Who"], row["Key"], row["After"]) for row in lines] == [
        ("aquill", "R00001", "approved")
    ] * 3
    came = click(offer_letters, made)
    assert isinstance(came, Answer)
    assert came.sentences[0] == "Every letter is there already for P26-004."


def test_without_an_audit_sheet_it_is_done_and_said(made, tmp_path) -> None:
    del made.book["Audit"]
    answer = click(offer_letters, made).carry_out(lambda: False)
    assert answer.sentences[0].startswith("3 letters approved.")
    assert answer.sentences[-1] == "It is not noted: Team.xlsx has no sheet Audit."
    folder = tmp_path / "Panel papers" / "P26-004" / "Letters"
    assert all(is_approved(path.read_bytes()) for path in letters_in(folder))


def test_cancel_between_two_letters_leaves_the_rest_with_their_line(made, tmp_path) -> None:
    stops = iter([False, True])
    answer = click(offer_letters, made).carry_out(lambda: next(stops))
    assert answer.sentences[0].startswith("1 letter approved.")
    assert any("You stopped before all were approved." in line for line in answer.sentences)
    folder = tmp_path / "Panel papers" / "P26-004" / "Letters"
    assert sum(is_approved(path.read_bytes()) for path in letters_in(folder)) == 1


# By verb


def run(capsys, *said):
    code = cli.main([*map(str, said), "--json"])
    found = capsys.readouterr()
    return code, [json.loads(line) for line in found.out.splitlines()], found.err


def test_by_verb_it_is_shown_first_then_done_and_noted(one, tmp_path, capsys) -> None:
    team = tmp_path / "Team.xlsx"
    team.write_bytes(team_workbook_bytes(team_workbook(Content({}, CouncilSettings()))))
    before = one.read_bytes()
    code, (line, end), _ = run(capsys, "approve", one)
    assert (code, line["state"], end) == (0, READY, {"applied": False})
    assert one.read_bytes() == before
    code, (_, end), _ = run(capsys, "approve", one, "--by", "AQ", "--tracker", team, "--apply")
    assert (code, end["applied"]) == (0, True)
    assert end["said"] == "1 letter approved. None is sent: that is yours to do."
    (noted,) = Workbook(FileDesk(team), team).rows(AUDIT)
    assert (noted.text("Who"), noted.text("Key")) == ("AQ", "R00001")
    assert noted.text("Action") == f"Letter approved: {NAME}"
    code, (line, end), _ = run(capsys, "approve", one, "--by", "AQ", "--apply")
    assert (code, line["state"], end) == (0, NO_LINE, {"approved": 0})


def test_an_approval_without_a_name_is_refused(one, capsys) -> None:
    code, lines, err = run(capsys, "approve", one, "--apply")
    assert (code, lines) == (2, [])
    assert "Give your initials with --by." in err
    assert not is_approved(one.read_bytes())


def test_by_verb_the_others_are_approved_and_one_that_waits_is_said(one, tmp_path, capsys) -> None:
    waits = a_letter(tmp_path / "E2 R00002 x.docx", transport="[FILL IN: how the child gets there]")
    code, lines, _ = run(capsys, "approve", one, waits, "--by", "AQ", "--apply")
    assert code == 1
    assert (is_approved(one.read_bytes()), is_approved(waits.read_bytes())) == (True, False)
    assert "noted nowhere" in " ".join(lines[-1]["lines"])


def test_a_folder_that_cannot_be_read_is_refused(tmp_path, monkeypatch) -> None:
    def refuses(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.iterdir", refuses)
    with pytest.raises(BadInput, match=r"\(Y-177\)"):
        letters_in(tmp_path)
