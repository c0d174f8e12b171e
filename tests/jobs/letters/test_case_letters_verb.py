"""``daysix letters --case``: what is due and what it lacks; made with --apply, over nothing."""

import json

import pytest

from daysix import cli
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings
from tests.jobs import open_team_book
from tests.jobs.letters.case_desk import CASE, CHILD, OFFICER, OTHER, PERMANENT, SCHOOL, made_in

SETTINGS = CouncilSettings("Brambleshire", "925", sendiass="Brambleshire SENDIASS, 01632 960 789")


@pytest.fixture(scope="module")
def content():
    names, *days = open_team_book.calendar_rows()
    rows = {
        "Exclusions": [PERMANENT],
        "Pupils": [CHILD, OTHER],
        "Schools": [SCHOOL],
        "Contacts": [OFFICER],
        "Referrals": [{"RefID": "R00002"}],
        "Calendar": [dict(zip(names, row, strict=True)) for row in days],
    }
    return team_workbook_bytes(team_workbook(Content(rows, SETTINGS, ("A. Quill",))))


@pytest.fixture
def book(tmp_path, content):
    path = tmp_path / "Team.xlsx"
    path.write_bytes(content)
    return path


def run(capsys, *words):
    code = cli.main(["letters", *map(str, words), "--as-of", "2026-11-30"])
    return code, capsys.readouterr()


def test_every_letter_is_listed_with_its_state_and_what_it_lacks(book, capsys):
    code, said = run(capsys, book, "--case", CASE, "--json")
    assert code == 0
    lines = {one["letter"]: one for one in map(json.loads, said.out.splitlines())}
    assert len(lines) >= 17
    now = {name for name, one in lines.items() if one["state"] == "now"}
    assert now == {"Exclusion received", "Parents - first letter"}
    assert lines["Parents - first letter"]["fill_in"] == []
    assert "at least 48 hours" in lines["Parents - first letter"]["look_at"][0]
    assert lines["Funding adjustment"]["state"] == "not yet"
    assert lines["Home council notice"]["state"] == "not for this case"
    assert made_in(book.parent) == {}


def test_one_letter_is_made_and_noted_and_then_the_next_number(book, capsys):
    wanted = (book, "--case", CASE.lower(), "--letter", "parents - first letter")
    code, said = run(capsys, *wanted)
    assert code == 0
    assert "to Ms O'Neill-Śmith (parent or carer)" in said.out
    assert made_in(book.parent) == {}
    for _ in range(2):
        code, _said = run(capsys, *wanted, "--apply")
        assert code == 0
    found = made_in(book.parent)
    assert set(found) == {"Parents - first letter", "Parents - first letter (2)"}
    assert "Friday 18 December 2026" in found["Parents - first letter"]


def test_all_that_are_due_are_made_with_a_line_of_proof_each(book, capsys):
    from daysix.desk.reading import read_workbook

    code, _said = run(capsys, book, "--case", CASE, "--apply")
    assert code == 0
    assert set(made_in(book.parent)) == {"Exclusion received", "Parents - first letter"}
    (audit,) = (sheet for sheet in read_workbook(book) if sheet.name == "Audit")
    text = str(audit.rows)
    assert f"{CASE} Exclusion received.docx" in text
    assert f"{CASE} Parents - first letter.docx" in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--case", "2026-9999"], "Y-240"),
        (["--case", " "], "Y-240"),
        (["--case", CASE, "--letter", "Parent"], "Y-149"),
        (["--case", CASE, "--letter", "Term return", "--apply"], "Y-243"),
        (["--panel", "P26-004", "--letter", "Outcome - placed"], "B-096"),
    ],
)
def test_what_cannot_be_told_is_refused(book, capsys, words, code):
    result, said = run(capsys, book, *words)
    assert result == 2
    assert code in said.err
    assert made_in(book.parent) == {}


def test_the_letters_offered_are_those_of_the_row(book, capsys):
    _code, said = run(capsys, book, "--case", CASE, "--letter", "Parent")
    assert "“Parents - first letter”" in said.err
    assert "Outcome" not in said.err


@pytest.mark.parametrize(
    ("number", "words"), [("R00002", "R00002 is a referral"), ("", "No case was named")]
)
def test_a_number_that_is_no_case_is_said_for_what_it_is(book, capsys, number, words):
    _code, said = run(capsys, book, "--case", number)
    assert words in said.err


def test_a_school_is_named_by_its_number(book, capsys):
    _code, said = run(capsys, book, "--case", "925/4001", "--json")
    (line,) = map(json.loads, said.out.splitlines())
    assert line["letter"] == "Term return"
    assert line["state"] == "not yet"  # nothing is known before September
