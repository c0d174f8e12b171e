"""``daysix triage`` and the buttons' verbs, from the command line to the workbook on the disk."""

from __future__ import annotations

import json

import pytest

from daysix.cli import main
from daysix.inbox.directory import Directory
from daysix.jobs.inbox.source import source_of
from daysix.verbs import triage
from tests.jobs.open_team_book import team_made

HEAD = "From: office@oak.example\r\nTo: exclusions@council.example\r\n"
DATED = "Date: Mon, 30 Nov 2026 08:12:00 +0000\r\n\r\n"
PERMANENT = (
    f"{HEAD}Subject: Permanent exclusion\r\nMessage-ID: <p1@oak.example>\r\n{DATED}"
    "Oak School has permanently excluded a pupil.\r\n\r\nPupil name: Fay Gorse\r\n"
    "Date of birth: 04/03/2012\r\nYear group: 10\r\nSchool: Oak School\r\n"
    "First day of exclusion: 30/11/2026\r\n"
)
QUERY = (
    f"{HEAD}Subject: A question\r\nMessage-ID: <q1@oak.example>\r\n{DATED}"
    "Could you ring us about our next meeting?\r\n"
)
AS_OF = ("--as-of", "2026-11-30")


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))


@pytest.fixture
def place(tmp_path):
    """A folder of mails beside a team workbook."""
    mails = tmp_path / "Mails"
    mails.mkdir()
    for name, text in (("b.eml", QUERY), ("a.eml", PERMANENT), ("c.eml", "")):
        (mails / name).write_text(text, encoding="utf-8", newline="")
    return tmp_path


@pytest.fixture
def run(capsys):
    def started(*words):
        code = main([str(word) for word in words])
        return code, capsys.readouterr()

    return started


def lines(said):
    return [json.loads(line) for line in said.out.splitlines()]


def test_every_mail_is_a_line_by_name_and_nothing_is_touched(run, place):
    before = {path.name: path.read_bytes() for path in (place / "Mails").iterdir()}
    code, said = run("triage", f"folder:{place / 'Mails'}", "--json", *AS_OF)
    first, second, third, last = lines(said)
    assert [one["file"] for one in (first, second, third)] == ["a.eml", "b.eml", "c.eml"]
    assert (first["id"], first["category"]) == ("<p1@oak.example>", "permanent_exclusion")
    assert first["new_case"] is True
    (told,) = first["events"]
    assert (told["pupil_name"], told["start_date"]) == ("Fay Gorse", "2026-11-30")
    assert third["needs_human"] is True, "an empty mail is for a person"
    assert code == 1
    assert last["summary"]["mails"] == 3
    assert last["summary"]["permanent_exclusions"] == 1
    assert {path.name: path.read_bytes() for path in (place / "Mails").iterdir()} == before


def test_the_school_is_named_as_the_list_has_it(run, place):
    schools = place / "schools.csv"
    schools.write_text("name,dfe,domain\nOak School,9254001,oak.example\n", encoding="utf-8")
    _, said = run("triage", place / "Mails" / "a.eml", "--schools", schools, "--json", *AS_OF)
    first, _ = lines(said)
    assert first["events"][0]["school"] == "Oak School"


def test_a_folder_without_a_mail_says_so(run, place):
    empty = place / "Empty"
    empty.mkdir()
    code, said = run("triage", f"folder:{empty}", *AS_OF)
    assert (code, said.out) == (2, "")
    assert said.err.startswith(f"There is no mail in {empty}: nothing there ends in .eml or .msg.")


def test_for_people_the_urgent_ones_come_first(run, place):
    _, said = run("triage", place / "Mails", *AS_OF)
    assert said.out.startswith("3 mails; 1 looks like a permanent exclusion in ")
    assert said.out.index("a.eml") < said.out.index("b.eml")


def test_with_apply_each_mail_is_kept_listed_and_marked_once(run, place):
    team = team_made(place / "Team.xlsx")
    words = ("triage", f"folder:{place / 'Mails'}", "--tracker", team, "--apply",
             "--journal", place / "journal", "--json", *AS_OF)  # fmt: skip
    _, said = run(*words)
    assert lines(said)[-1]["summary"]["listed"] == 2, "an empty file is no mail yet"
    _, again = run(*words)
    assert lines(again)[-1]["summary"]["listed"] == 0
    _, said = run("inbox", team, "--json", *AS_OF)
    assert "2 mails stand on the Inbox sheet already" in lines(said)[0]["said"]


def test_with_apply_and_no_sheet_the_mails_wait_and_nothing_is_marked(run, place):
    words = ("triage", f"folder:{place / 'Mails'}", "--apply", "--journal", place / "journal")
    _, said = run(*words, *AS_OF)
    assert said.out.startswith("2 new in the mailbox, 0 listed, 0 marked.\n2 mails kept")
    _, said = run(*words, "--json", *AS_OF)
    assert [one["taken_in"] for one in (lines(said)[-1]["summary"],)] == [0]
    assert len(lines(said)) == 1, "each is told once"
    team = team_made(place / "Team.xlsx")
    _, said = run(*words, "--tracker", team, "--json", *AS_OF)
    summary = lines(said)[-1]["summary"]
    assert (summary["listed"], summary["filed"]) == (2, 2)


def test_the_morning_on_the_command_line(run, place):
    team = team_made(place / "Team.xlsx")
    _, said = run("inbox", team, *AS_OF)
    assert "Nothing was written. Add --apply to do it." in said.out
    run("inbox", team, "--apply", *AS_OF)
    code, said = run("mail", team, "--mail", "M9", *AS_OF)
    assert code == 2
    assert "(B-091)" in said.err
    _, said = run("mail", team, "--mail", "M00001", *AS_OF)
    assert "First day out: Monday 30 November 2026" in said.out
    code, said = run("add", team, "--mail", "M00001", "--apply", *AS_OF)
    assert code == 0
    assert said.out.startswith("1 row added on Exclusions, from row 5.")
    _, said = run("undo", team, *AS_OF)
    assert "cells hold what" in said.out


def test_too_short_a_pause_is_refused(run, place):
    code, said = run("triage", place / "Mails", "--watch", "--every", "0", *AS_OF)
    assert code == 2
    assert "(B-090)" in said.err


def test_watching_brings_each_mail_once(place):
    source, seen = source_of(str(place / "Mails")), set()
    first = [mail.file for mail in triage._new(source, Directory(), seen)]
    (place / "Mails" / "d.eml").write_text(QUERY.replace("q1", "q2"), encoding="utf-8")
    assert first == ["a.eml", "b.eml", "c.eml"]
    assert [mail.file for mail in triage._new(source, Directory(), seen)] == ["d.eml"]


@pytest.mark.parametrize("number", ["999", "abc"])
def test_a_number_of_no_council_is_refused(run, place, number):
    code, said = run("triage", str(place), "--la", number)
    assert code != 0
    assert "is not a council's number" in said.err


def test_a_workbook_in_place_of_mails_is_refused(run):
    code, said = run("triage", "Team.xlsx")
    assert code != 0
    assert "--tracker" in said.err


def test_a_mailbox_without_its_kind_is_refused_in_plain_words(run):
    code, said = run("mailbox", "set", "foo")
    assert code != 0
    assert "does not say which kind of mailbox" in said.err


def saved_by_another_program(path):
    """Save a workbook as openpyxl does: protected as before, without the ranges left open."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.save(path)
    return path


def test_a_team_workbook_saved_by_another_program_is_worked_on_as_before(run, place):
    team = saved_by_another_program(team_made(place / "Team.xlsx"))
    words = ("triage", f"folder:{place / 'Mails'}", "--tracker", team, "--apply",
             "--journal", place / "journal", "--json", *AS_OF)  # fmt: skip
    _, said = run(*words)
    assert lines(said)[-1]["summary"]["listed"] == 2
    saved_by_another_program(team)
    _, said = run("inbox", team, "--json", *AS_OF)
    assert "2 mails stand on the Inbox sheet already" in lines(said)[0]["said"]


@pytest.mark.parametrize("saved", [1, 2])
def test_every_button_works_on_a_workbook_saved_by_another_program(run, place, saved):
    team = team_made(place / "Team.xlsx")
    run("inbox", team, "--apply", *AS_OF)
    for _ in range(saved):
        saved_by_another_program(team)
    code, said = run("add", team, "--mail", "M00001", "--apply", *AS_OF)
    assert (code, said.out[:11]) == (0, "1 row added")
    code, said = run("acknowledge", team, "--mail", "M00002", "--apply", *AS_OF)
    assert code == 0
    assert "not noted" not in said.out
    code, said = run("undo", team, *AS_OF)
    assert code == 0


@pytest.mark.parametrize(
    "words", [("check", "no.xlsx"), ("deadlines", "no.xlsx"), ("settings",), ("due", "no.xlsx")]
)
def test_every_verb_refuses_a_number_of_no_council_with_the_same_sentence(run, words):
    code, said = run(*words, "--la", "9x9")
    assert code == 2
    assert said.err == (
        "“9x9” is not a council's number. Type its three digits behind --la, such as 925. (U-027)\n"
    )
