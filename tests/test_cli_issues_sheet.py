"""``daysix check --issues-sheet`` and its undo, as an officer types them."""

from __future__ import annotations

import json

import pytest

from daysix import cli
from tests.jobs.team_book import ENDS, WORD, check, checks, content, issues, say, write_team_book
from tests.jobs.tracker_book import write_tracker

TODAY = ["--as-of", "2026-11-30"]


@pytest.fixture
def book(tmp_path):
    return write_team_book(tmp_path / "Team.xlsx")


@pytest.fixture
def run(capsys):
    def _run(*arguments):
        code = cli.main([str(argument) for argument in arguments])
        return code, capsys.readouterr()

    return _run


def test_without_it_the_workbook_is_untouched_and_it_is_offered_with_counts(run, book) -> None:
    code, said = run("check", book, *TODAY)
    assert code == 1
    assert book.read_bytes() == content()
    assert (book.parent / "Team - issues 2026-11-30.xlsx").is_file()
    assert "Add --issues-sheet to have it in the workbook itself" in said.out
    assert "3 cells of its Check columns" in said.out


def test_a_tracker_of_ones_own_is_offered_nothing_of_the_kind(run, tmp_path) -> None:
    _, said = run("check", write_tracker(tmp_path / "Own.xlsx"), *TODAY)
    assert "--issues-sheet" not in said.out


def test_it_writes_says_what_and_is_undone(run, book) -> None:
    code, said = run("check", book, "--issues-sheet", *TODAY)
    assert code == 1
    assert f"Issues sheet: {len(issues(book))} listed" in said.out
    assert "Exclusions: 3 cells of the Check column." in said.out
    assert not list(book.parent.glob("* - issues *"))
    assert checks(book)[WORD] == "✖ Must fix"
    _, said = run("check", book, "--issues-sheet", *TODAY)
    assert "say all of this already" in said.out
    code, said = run("undo", book)
    assert code == 0
    assert "3 of 3 Check cells say what they said before" in said.out
    assert set(checks(book).values()) == {None}


def test_the_lines_say_how_much_was_written(run, book) -> None:
    _, said = run("check", book, "--issues-sheet", "--json", *TODAY)
    summary = json.loads(said.out.splitlines()[-1])["summary"]
    assert summary["issues_sheet"] == {
        "rows": len(issues(book)), "new": len(issues(book)), "not_a_problem": 0,
        "check_cells": 3, "left_out": 0, "written": True,
    }  # fmt: skip


def test_an_undo_that_had_to_leave_something_says_so(run, book) -> None:
    check(book)
    say(book, "X-011", ENDS, "OPEN", "Asked on Monday", "AB")
    code, said = run("undo", book)
    assert code == 1
    assert "Issues sheet: something was typed in it since" in said.out


@pytest.mark.parametrize("more", [["--no-workbook"], ["--out", "x.xlsx"], ["second.xlsx"]])
def test_what_does_not_go_together_is_refused(run, book, more) -> None:
    code, said = run("check", book, *more, "--issues-sheet", *TODAY)
    assert code == 2
    assert "B-046" in said.err
    assert book.read_bytes() == content()


def test_a_file_that_is_not_ours_is_refused_and_told_where_results_go(run, tmp_path) -> None:
    path = write_tracker(tmp_path / "Own.xlsx")
    before = path.read_bytes()
    code, said = run("check", path, "--issues-sheet", *TODAY)
    assert code == 2
    assert "J-030" in said.err
    assert path.read_bytes() == before
