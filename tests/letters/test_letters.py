"""Every letter: found by its file, made full and bare, nothing unexplained, nobody else in it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from openxml_audit import OpenXmlValidator

from daysix import data
from daysix.jobs.panel.template_defaults import letter_template
from daysix.jobs.panel.templates import approve, letter, letters_after
from daysix.law.errors import BadInput
from daysix.letters._letter import CHECK, PARENT, PROVIDER, REFERRER, SCHOOL, letters
from daysix.panels import meeting
from daysix.paper.templates_check import faults_of, fields_used
from tests.panels import people

ISSUED = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
ALL = pytest.mark.parametrize("one", letters(), ids=lambda one: one.name)
OTHER = "Marigold Thistlewood-Ferncastle"


def made(one, values):
    decision = min(one.decisions, default="")
    return letter(one.name, values, issued=ISSUED, decision=decision)


def everything_in(content):
    """All text of all parts, with the text of the runs joined."""
    opened = docx.Document(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        raw = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    return raw + "\n".join(body_of(opened))


def body_of(opened):
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return [one.text for one in opened.paragraphs] + cells


def foot_of(content):
    return [one.text for one in docx.Document(io.BytesIO(content)).sections[0].footer.paragraphs]


def test_the_letters_are_found():
    names = [one.name for one in letters()]
    assert len(names) == len(set(names)) >= 10
    panel = {one.to for one in letters() if one.of is None}
    assert panel == {PARENT, SCHOOL, REFERRER, PROVIDER}


def test_every_decision_has_a_letter():
    codes = [row["code"] for row in data.rows("referral_decisions")]
    assert [code for code in codes if not letters_after(code)] == []
    known = set(codes)
    assert [one.name for one in letters() if one.decisions - known] == []


@ALL
def test_it_is_made_full_and_bare_and_office_would_open_it(one, tmp_path):
    for values in (one.full, one.bare):
        content = made(one, values)
        place = tmp_path / "letter.docx"
        place.write_bytes(content)
        assert OpenXmlValidator().validate(place).is_valid
        text = everything_in(content)
        assert "{{" not in text
        assert "{%" not in text
        assert str(one.full.get("child", one.full["reference"])) in text


@ALL
def test_every_field_it_uses_is_explained_and_every_field_it_has_is_used(one):
    content = letter_template(one)
    assert faults_of(content, one.fields, name=one.name) == []
    used = set(fields_used(content, name=one.name))
    greeting = {"recipient", "address", "today", "officer_phone", "officer_email", "team",
                "officer"}  # fmt: skip
    assert {field.name for field in one.fields} - used <= (set() if one.close else greeting)
    assert all(field.about.strip() for field in one.fields)
    assert len({field.name for field in one.fields}) == len(one.fields)


@ALL
def test_it_bears_reference_day_and_rules_and_the_reminder_until_approved(one):
    content = made(one, one.full)
    foot = foot_of(content)
    assert foot[0] == CHECK
    assert foot[1].startswith("P26-004/B3   As known on Thursday 10 December 2026   Day Six 0.1.0")
    done = approve(content, name="letter.docx")
    assert foot_of(done) == foot[1:]
    assert approve(done, name="letter.docx") == done


@ALL
def test_nothing_of_another_child_reaches_it(one):
    offered = {**one.full, "other_child": OTHER, "siblings": [OTHER], "cases": [{"name": OTHER}]}
    assert "Thistlewood" not in everything_in(made(one, offered))
    assert set(one.values(offered)) == {field.name for field in one.fields}


@ALL
def test_it_is_not_made_without_what_would_mislead(one):
    for field in (field for field in one.fields if field.needed):
        blank = [] if field.is_list else " "
        with pytest.raises(BadInput) as refused:
            made(one, {**one.full, field.name: blank})
        assert refused.value.code == "Y-148"
        assert field.about in refused.value.message


@ALL
def test_it_follows_only_its_decisions(one):
    assert bool(one.why_not("FUND")) == bool(one.decisions and "FUND" not in one.decisions)
    if one.decisions:
        with pytest.raises(BadInput) as refused:
            letter(one.name, one.full, issued=ISSUED)
        assert refused.value.code == "Y-147"


def test_a_letter_nobody_knows_is_refused_with_those_there_are():
    with pytest.raises(BadInput) as refused:
        letter("Outcome placed", {}, issued=ISSUED)
    assert refused.value.code == "Y-149"
    assert "“Outcome - placed”" in refused.value.message


def test_what_a_meeting_hands_over_fits_the_letters():
    """The panel's own fields bear the names the letters use; the rest the job adds."""
    assert {"child", "panel", "panel_day", "decision", "school", "on_roll_by", "conditions",
            "transport", "funding", "review_on", "year", "born", "school_now", "reference",
            "officer"} <= _handed_over()  # fmt: skip


def _handed_over():
    from tests.panels.test_meeting import meeting_of

    done = meeting_of(meeting.Outcome(people.child().ref, "DEFER"), cases=(people.child(),))
    return set(done.decided[0].letter)


def test_a_placed_letter_reads_as_it_should():
    (one,) = [one for one in letters() if one.name == "Outcome - placed"]
    said = body_of(docx.Document(io.BytesIO(made(one, {**one.full, "transport": ""}))))
    assert said[0] == "Ms O'Neill-Śmith\n4 Lark Rise\nZZ1 1AA"
    assert "A school place for Zoë O'Neill-Śmith" in said
    assert "What this depends on: A meeting with the head first." in said
    assert not any("Getting there" in line for line in said)
    assert said[-8:] == ["Decision", "Place offered", "School or provider", "Elm Park School",
                         "Year group", "9", "On roll by", "Fri 22 Jan 2027"]  # fmt: skip
