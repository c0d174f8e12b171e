"""``daysix check``, ``fix`` and ``undo`` as an officer types them."""

from __future__ import annotations

import json

import pytest

from daysix import cli
from tests.jobs.tracker_book import CLEAN, ENDS_FIRST, LETTER_O, ROWS, held, set_cell, write_tracker

TODAY, TOMORROW = ["--as-of", "2026-11-30"], ["--as-of", "2026-12-01"]


@pytest.fixture
def tracker(tmp_path):
    return write_tracker(tmp_path / "Tracker.xlsx")


@pytest.fixture
def run(capsys):
    def _run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        return code, capsys.readouterr()

    return _run


def _lines(said):
    return [json.loads(line) for line in said.out.splitlines()]


def _beside(tracker):
    return {path.name for path in tracker.parent.iterdir() if not path.name.endswith(".lock")}


def test_check_writes_the_workbook_beside_the_tracker_and_says_where(run, tracker) -> None:
    code, said = run("check", tracker, *TODAY)
    assert code == 1
    assert "3 must fix" in said.out
    assert "Tracker - issues 2026-11-30.xlsx" in said.out
    assert _beside(tracker) == {
        "Tracker.xlsx", "Tracker - issues 2026-11-30.xlsx", ".Tracker.xlsx.daysix.json",
    }  # fmt: skip


def test_lines_alone_leave_nothing_behind(run, tracker) -> None:
    for arguments in (["--json"], ["--no-workbook"]):
        assert run("check", tracker, *arguments, *TODAY)[0] == 1
    assert _beside(tracker) == {"Tracker.xlsx"}


def test_lines_carry_key_first_seen_and_status(run, tracker, tmp_path) -> None:
    run("check", tracker, *TODAY)
    _, said = run("check", tracker, "--json", *TOMORROW)
    *lines, summary = _lines(said)
    assert {line["first_seen"] for line in lines} == {"2026-11-30"}
    assert {line["status"] for line in lines} == {"open"}
    assert summary["summary"]["findings"] == len(lines) == 4
    code, said = run("check", tracker, "--json", "--since", "2026-12-01", *TOMORROW)
    assert code == 0
    assert len(_lines(said)) == 1
    out = tmp_path / "elsewhere" / "mine.xlsx"
    out.parent.mkdir()
    assert run("check", tracker, "--json", "--out", out, *TOMORROW)[0] == 1
    assert out.is_file()


def test_a_clean_tracker_is_code_0(run, tmp_path) -> None:
    path = write_tracker(tmp_path / "T.xlsx", (ROWS[0],))
    assert run("fix", path, "--apply", *TODAY)[0] == 0
    assert run("check", path, "--no-workbook", *TODAY)[0] == 0


def test_not_a_problem_from_the_command_line(run, tracker) -> None:
    *lines, _ = _lines(run("check", tracker, "--json", *TODAY)[1])
    (key,) = [line["key"] for line in lines if line["rule"] == "X-011"]
    asked = ["check", tracker, "--not-a-problem", key, *TODAY]
    code, said = run(*asked)
    assert (code, _beside(tracker)) == (2, {"Tracker.xlsx"})
    assert "J-011" in said.err
    code, said = run(*asked, "--reason", "Half term moved.", "--by", "AB", "--json")
    assert code == 0
    assert _lines(said)[0]["status"] == "not a problem"
    _, said = run("check", tracker, "--json", *TODAY)
    summary = _lines(said)[-1]["summary"]
    assert (summary["error"], summary["not_a_problem"]) == (2, 1)
    assert run("check", tracker, "--problem-again", key, *TODAY)[0] == 0
    assert _lines(run("check", tracker, "--json", *TODAY)[1])[-1]["summary"]["error"] == 3


def test_fix_shows_then_writes_and_undo_puts_back(run, tracker) -> None:
    before = held(tracker, "StartDate")
    code, said = run("fix", tracker, *TODAY)
    assert code == 1
    assert "Nothing has been written" in said.out
    assert _beside(tracker) == {"Tracker.xlsx"}
    code, said = run("fix", tracker, "--rule", "X-006", "--apply", "--json", *TODAY)
    *lines, summary = _lines(said)
    assert code == 0
    assert summary["summary"] == {
        "file": "Tracker.xlsx", "suggested": 2, "applied": 2, "left_alone": 0,
    }  # fmt: skip
    assert lines[1] == {
        "file": "Tracker.xlsx", "sheet": "Exclusions", "row": 7, "col": "F", "column": "StartDate",
        "old": "O9/11/2026", "new": "2026-11-09", "rule": "X-006", "key": lines[1]["key"],
        "applied": True, "why": None,
    }  # fmt: skip
    assert held(tracker, "StartDate")[LETTER_O] != before[LETTER_O]
    code, said = run("undo", tracker)
    assert code == 0
    assert "2 of 2 cells hold what they held before" in said.out
    assert held(tracker, "StartDate") == before
    code, said = run("undo", tracker)
    assert (code, said.out) == (1, "Tracker.xlsx: there is nothing to undo.\n")


def test_undo_says_what_was_not_put_back_and_keeps_it(run, tracker) -> None:
    run("fix", tracker, "--rule", "X-006", "--apply", *TODAY)
    set_cell(tracker, "F5", "soon")
    code, said = run("undo", tracker)
    first, left, *_ = said.out.splitlines()
    assert code == 1
    assert first.endswith("is undone in part; 1 of 2 cells hold what they held before.")
    assert left.startswith("  Exclusions F5: left alone, since it was changed since")
    _, said = run("undo", tracker)
    assert "nothing of the fix of" in said.out
    assert "0 of 1 cell holds what it held before." in said.out
    assert "is undone" not in said.out
    assert "still kept" in said.out


def test_undo_names_forty_cells_and_counts_the_rest(run, tmp_path) -> None:
    rows = tuple((f"2026-{number:04}", *ROWS[0][1:]) for number in range(43))
    path = write_tracker(tmp_path / "T.xlsx", rows)
    run("fix", path, "--rule", "X-004", "--apply", *TODAY)
    code, said = run("undo", path)
    lines = said.out.splitlines()
    assert code == 0
    assert "43 of 43 cells" in lines[0]
    assert (len(lines), lines[-1]) == (42, "  and 3 more.")


def test_undo_of_a_folder_says_so(run, tmp_path) -> None:
    code, said = run("undo", tmp_path)
    assert code == 2
    assert "is a folder, not a file" in said.err
    assert "T-002" in said.err


def test_nothing_to_suggest_is_code_0(run, tmp_path) -> None:
    path = write_tracker(tmp_path / "T.xlsx", (ROWS[4],))
    assert ROWS[4][0] == CLEAN
    code, said = run("fix", path, *TODAY)
    assert code == 0
    assert "nothing to suggest" in said.out


def test_a_csv_is_shown_and_never_written(run, tmp_path) -> None:
    path = tmp_path / "T.csv"
    path.write_text(
        "ExclusionID,PupilName,SchoolName,Category,StartDate,EndDate\n"
        "2026-0001,Ash Archer,Oak School,FIXD,09/11/2026,10/11/2026\n",
        encoding="utf-8",
    )
    code, said = run("fix", path, *TODAY)
    assert code == 1
    assert "“FIXD” → “SUSP”" in said.out
    assert "J-020" in said.err
    before = path.read_bytes()
    code, said = run("fix", path, "--apply", *TODAY)
    assert code == 2
    assert "save it as .xlsx first" in said.err
    assert (path.read_bytes(), _beside(path)) == (before, {"T.csv"})


@pytest.mark.parametrize("verb", ["check", "fix", "undo"])
def test_a_file_that_is_not_there_is_code_2(run, tmp_path, verb) -> None:
    code, said = run(verb, tmp_path / "none.xlsx")
    assert code == 2
    assert said.out == ""
    assert "none.xlsx" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lock", ["~$Tracker.xlsx", ".~lock.Tracker.xlsx#"])
def test_fix_refuses_while_it_is_open(run, tracker, lock, monkeypatch) -> None:
    monkeypatch.setattr("daysix.desk.patching.Patience.tries", lambda _self: iter([True]))
    (tracker.parent / lock).write_bytes(b"")
    before = tracker.read_bytes()
    code, said = run("fix", tracker, "--apply", *TODAY)
    assert code == 2
    assert "Z-015" in said.err
    assert tracker.read_bytes() == before


def test_a_name_too_long_for_a_file_of_ours_beside_it_is_still_checked(run, tmp_path) -> None:
    path = write_tracker(tmp_path / f"{'n' * 245}.xlsx")
    code, said = run("check", path, "--json", *TODAY)
    assert code == 1
    assert _lines(said)[-1]["summary"]["findings"] == 4
    code, said = run("fix", path, "--apply", *TODAY)
    assert code == 2
    assert held(path, "StartDate")[LETTER_O] == "O9/11/2026"
    assert _beside(path) == {path.name}


def test_two_trackers_and_one_out_are_refused(run, tracker) -> None:
    assert run("check", tracker, tracker, "--out", tracker.parent / "o.xlsx", *TODAY)[0] == 2
    assert run("check", tracker, tracker, "--not-a-problem", "x", *TODAY)[0] == 2
    assert _beside(tracker) == {"Tracker.xlsx"}


def test_the_case_that_only_a_person_can_mend_is_never_written(run, tracker) -> None:
    run("fix", tracker, "--apply", *TODAY)
    assert held(tracker, "EndDate")[ENDS_FIRST] == ROWS[2][6]
