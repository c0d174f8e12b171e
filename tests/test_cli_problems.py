"""daysix next and daysix problems: where there is something to mend, one by one or all at once."""

from __future__ import annotations

import json

import pytest

from daysix import cli
from tests.jobs.tracker_book import ROWS, write_tracker

AS_OF = ["--as-of", "2026-11-30"]
# X-006 in F5 and F7, X-011 in G6; X-004 in E4 is only for information
CELLS = [(5, "F", "X-006"), (6, "G", "X-011"), (7, "F", "X-006")]


@pytest.fixture
def tracker(tmp_path):
    return str(write_tracker(tmp_path / "Tracker.xlsx"))


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("after", "number"),
    [
        ((), 1),
        (("--after", "Exclusions!F5"), 2),
        (("--after", "'Exclusions'!G6"), 3),
        (("--after", "Exclusions!F7"), 1),
    ],
)
def test_the_next_one_after_a_cell(tracker, capsys, after, number):
    assert cli.main(["next", tracker, *after, *AS_OF, "--json"]) == 1
    found, last = lines(capsys)
    assert (found["row"], found["col"], found["rule"]) == CELLS[number - 1]
    assert last["summary"] == {"file": "Tracker.xlsx", "number": number, "of": 3}


def test_the_next_one_in_words(tracker, capsys):
    assert cli.main(["next", tracker, *AS_OF]) == 1
    head, what = capsys.readouterr().out.splitlines()
    assert head == "Tracker.xlsx: 1 of 3: Exclusions F5"
    assert what.endswith("Suggested: 13 Sep 2026 (X-006)")


def test_a_cell_that_is_none_is_refused(tracker, capsys):
    assert cli.main(["next", tracker, "--after", "F5", *AS_OF]) == 2
    assert "(B-080)" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("next", "--after", "Elsewhere!A1"), "B-081", "Its sheets are Exclusions"),
        (("fix", "--rule", "banana"), "B-082", "Suggestions here go by "),
        (("fix", "--key", "zzz", "--apply"), "B-083", "has the key “zzz”. Nothing was written."),
    ],
)
def test_a_slip_of_typing_is_refused_and_it_is_said_what_there_is(
    tracker, capsys, arguments, code, says
):
    verb, *more = arguments
    assert cli.main([verb, tracker, *more, *AS_OF]) == 2
    said = capsys.readouterr().err
    assert f"({code})" in said
    assert says in said


def test_all_of_them(tracker, capsys):
    assert cli.main(["problems", tracker, *AS_OF, "--json"]) == 1
    *found, last = lines(capsys)
    assert [(one["row"], one["col"], one["rule"]) for one in found] == CELLS
    assert last["summary"] == {"file": "Tracker.xlsx", "rows": 3, "cells": 3}
    assert cli.main(["problems", tracker, *AS_OF]) == 1
    head, *rest = capsys.readouterr().out.splitlines()
    assert head == "Tracker.xlsx: 3 rows with something to mend."
    assert rest[0].startswith("  Exclusions F5 (case 2026-0002): ")


@pytest.mark.parametrize("verb", ["next", "problems"])
def test_where_nothing_is_to_mend(tmp_path, capsys, verb):
    clean = str(write_tracker(tmp_path / "Clean.xlsx", ROWS[4:]))
    assert cli.main([verb, clean, *AS_OF]) == 0
    assert "Clean.xlsx: " in capsys.readouterr().out


@pytest.mark.parametrize("verb", ["next", "problems", "fix"])
def test_what_could_not_be_checked_is_said_where_nothing_is_found(tmp_path, capsys, verb):
    path = tmp_path / "own.csv"
    row = "H801200001001,Marsh,Ada,Ash Grove School,09/11/2026,10/11/2026,2"
    head = "UPN,Surname,Forename,School,First day,Last day,Days"
    path.write_text(f"{head}\n{row}\n", "utf-8")
    cli.main([verb, str(path), *AS_OF])
    said = capsys.readouterr().out
    assert "No column says suspension or permanent exclusion" in said
    assert "nothing to mend" not in said.lower()
