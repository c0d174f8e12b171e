"""Check templates: a line a fault with its sentence; the council's own before ours."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import docx
import pytest

from daysix import cli
from daysix.jobs.panel.template_defaults import default_template, known_templates
from daysix.jobs.panel.templates import check_templates, filled_in, letter_called, template_for
from daysix.law.errors import BadInput
from daysix.paper.fields import empty_of, example_of

ISSUED = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
PLACED = "Outcome - placed"


@pytest.fixture
def folder(tmp_path):
    """A council's folder: one sound template, one with a slip, one of a name nobody uses."""
    own = docx.Document(io.BytesIO(default_template("Agenda")))
    own.save(tmp_path / "Agenda.docx")
    wrong = docx.Document()
    wrong.add_paragraph("Dear {{ recipent }}, good news.")
    wrong.save(tmp_path / f"{PLACED}.docx")
    wrong.save(tmp_path / "Outcome placed.docx")
    (tmp_path / "~$Agenda.docx").write_bytes(b"Word is open")
    (tmp_path / "notes.txt").write_text("not a template")
    return tmp_path


def test_a_line_a_fault_with_its_sentence(folder):
    found = [
        (line.template, line.state, line.wrong, line.meant) for line in check_templates(folder)
    ]
    assert found == [
        ("Agenda.docx", "in order", "", ""),
        (f"{PLACED}.docx", "fault", "recipent", "recipient"),
        ("Outcome placed.docx", "not used", "", f"{PLACED}.docx"),
    ]


def test_a_template_that_cannot_be_opened_is_a_line_and_the_others_are_looked_at(folder):
    (folder / "Minutes.docx").write_bytes(b"broken")
    found = {line.template: line for line in check_templates(folder)}
    assert found["Minutes.docx"].code == "Y-140"
    assert found["Agenda.docx"].state == "in order"


def test_nothing_to_check_is_said(tmp_path):
    with pytest.raises(BadInput) as refused:
        check_templates(tmp_path)
    assert refused.value.code == "Y-150"


def test_the_verb_says_each_fault_with_its_sentence_and_asks_for_a_hand(folder, capsys):
    assert cli.main(["templates", "check", str(folder), "--json"]) == 1
    *lines, summary = map(json.loads, capsys.readouterr().out.splitlines())
    assert [line["sentence"] for line in lines] == ["", "Dear {{ recipent }}, good news.", ""]
    assert summary == {"summary": {"templates": 3, "faults": 1}}


def test_the_verb_is_content_with_what_comes_with_day_six(root, capsys):
    assert cli.main(["templates", "check", str(root / "workbooks" / "templates")]) == 0
    assert capsys.readouterr().out.endswith("Nothing to put right.\n")


def test_the_councils_own_template_goes_before_ours(folder):
    own = docx.Document()
    own.add_paragraph("Our own words for {{ child }}.")
    own.save(folder / f"{PLACED}.docx")
    assert template_for(PLACED, folder) == (folder / f"{PLACED}.docx").read_bytes()
    assert template_for(PLACED, None) == default_template(PLACED)
    made = filled_in(PLACED, letter_called(PLACED).full, folder=folder, issued=ISSUED)
    said = [one.text for one in docx.Document(io.BytesIO(made)).paragraphs]
    assert said == ["Our own words for Zoë O'Neill-Śmith."]


@pytest.mark.parametrize("name", ["Agenda", "Minutes"])
def test_agenda_and_minutes_are_made_full_and_bare(name):
    fields = known_templates()[name]
    for values in (example_of(fields), empty_of(fields)):
        opened = docx.Document(io.BytesIO(filled_in(name, values, folder=None, issued=ISSUED)))
        assert opened.paragraphs[0].text == f"{name}: Placement panel, North"
        assert opened.paragraphs[0].style.name == "Title"
