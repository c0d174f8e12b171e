"""Where ``--out`` may write: over an earlier report of the same kind, and over nothing else."""

from __future__ import annotations

import errno
import json
import pathlib

import pytest

from daysix import cli
from daysix.council.writing import TRACKER
from daysix.desk.patching import refusals
from daysix.jobs.beside import side_files
from daysix.law.errors import BadInput
from tests.jobs.tracker_book import write_tracker

TODAY, TOMORROW = ["--as-of", "2026-11-30"], ["--as-of", "2026-12-01"]
TERMS = [
    {
        "name": "Oak School",
        "terms": [{"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}],
        "schools": ["Oak School"],
    }
]


@pytest.fixture
def tracker(tmp_path):
    (tmp_path / "calendars.json").write_text(json.dumps(TERMS))
    return write_tracker(tmp_path / "Tracker.xlsx")


@pytest.fixture
def run(capsys):
    def _run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        return code, capsys.readouterr()

    return _run


@pytest.mark.parametrize("verb", ["check", "deadlines"])
def test_the_team_workbook_is_never_replaced_by_a_report(run, tracker, verb) -> None:
    team = tracker.parent / "Team.xlsx"
    run("map", tracker, "--into", team, "--apply", *TODAY)
    before = team.read_bytes()
    code, said = run(verb, tracker, "--out", team, *TODAY)
    assert (code, team.read_bytes()) == (2, before)
    assert "may hold your team's work" in said.err
    assert "O-005" in said.err


@pytest.mark.parametrize("verb", ["check", "deadlines"])
def test_a_report_replaces_an_earlier_one_of_its_kind_only(run, tracker, verb) -> None:
    out = tracker.parent / "Mine.xlsx"
    run(verb, tracker, "--out", out, *TODAY)
    before = out.read_bytes()
    other = {"check": "deadlines", "deadlines": "check"}[verb]
    code, said = run(other, tracker, "--out", out, *TODAY)
    assert (code, out.read_bytes(), "O-005" in said.err) == (2, before, True)
    assert run(verb, tracker, "--out", out, *TOMORROW)[0] != 2
    assert out.read_bytes() != before


@pytest.mark.parametrize("verb", ["check", "deadlines"])
def test_the_tracker_itself_is_never_the_place_of_a_report(run, tracker, verb) -> None:
    before = tracker.read_bytes()
    same = tracker.parent / ".." / tracker.parent.name / tracker.name
    (tracker.parent / f"~${tracker.name}").touch()  # open in Excel: still the first thing to say
    code, said = run(verb, tracker, "--out", same, *TODAY)
    assert (code, tracker.read_bytes()) == (2, before)
    assert "Tracker.xlsx is the tracker itself" in said.err


@pytest.mark.parametrize("verb", ["check", "deadlines"])
@pytest.mark.parametrize("name", ["pic.jpg", "Issues", "Issues.xls"])
def test_a_report_is_only_called_what_it_is(run, tracker, verb, name) -> None:
    out = tracker.parent / name
    code, said = run(verb, tracker, "--out", out, *TODAY)
    assert (code, out.exists()) == (2, False)
    assert f"must end in .xlsx, and {name} does not" in said.err


def test_what_is_new_never_takes_the_place_of_the_whole_list(run, tracker) -> None:
    run("check", tracker, *TODAY)
    whole = tracker.parent / "Tracker - issues 2026-11-30.xlsx"
    before = whole.read_bytes()
    _, said = run("check", tracker, "--since", "2026-12-01", *TODAY)
    assert "Tracker - issues 2026-11-30 since 2026-12-01.xlsx" in said.out
    assert (tracker.parent / "Tracker - issues 2026-11-30 since 2026-12-01.xlsx").is_file()
    code, said = run("check", tracker, "--since", "2026-12-01", "--out", whole, *TODAY)
    assert (code, "O-005" in said.err) == (2, True)
    assert whole.read_bytes() == before


@pytest.mark.parametrize(
    "command", [["check"], ["deadlines"], ["map", "--into", "New.xlsx", "--apply"]]
)
def test_a_share_that_may_only_be_read_is_a_sentence(run, tracker, monkeypatch, command) -> None:
    verb, *more = command
    more = [tracker.parent / one if one.endswith(".xlsx") else one for one in more]
    kept = pathlib.Path.open

    def refuse(*_arguments, **_more):
        raise OSError(errno.EROFS, "Read-only file system")

    def refuse_writing(path, mode="r", *arguments, **others):
        return refuse() if "x" in mode else kept(path, mode, *arguments, **others)

    monkeypatch.setattr(pathlib.Path, "open", refuse_writing)
    monkeypatch.setattr(pathlib.Path, "unlink", refuse)  # such a share refuses even what is absent
    code, said = run(verb, tracker, *more, *TODAY)
    assert code == 2
    assert "this folder may not be changed" in said.err
    assert "O-102" in said.err


def test_a_demo_never_takes_the_place_of_a_team_workbook(run, tracker) -> None:
    team = tracker.parent / TRACKER
    run("map", tracker, "--into", team, "--apply", *TODAY)
    before = team.read_bytes()
    code, said = run("demo", tracker.parent, "--schools", "30", "--years", "1", *TODAY)
    assert (code, team.read_bytes(), "O-005" in said.err) == (2, before, True)


def test_a_share_that_may_only_be_read_is_told_like_a_folder_that_may_not_be_written() -> None:
    fault = OSError(errno.EROFS, "Read-only file system")
    assert refusals.cannot_write("T.xlsx", fault).code == "Z-011"


def test_old_values_that_cannot_be_kept_are_told_without_the_system_s_own_words(tracker) -> None:
    taken = tracker.parent / "taken"
    taken.write_bytes(b"a file stands where the folder should be")
    with pytest.raises(BadInput, match="that folder takes no new files") as caught:
        side_files.folder(taken, like=tracker)
    assert caught.value.code == "J-002"
    assert "exists" not in caught.value.message
