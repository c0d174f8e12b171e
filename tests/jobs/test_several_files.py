"""``check`` and ``deadlines`` of several trackers: one run, totals across them, each file named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import daysix
from daysix.cli import main
from daysix.jobs.several_files import names_of, shared_note
from daysix.law.errors import BadInput

EXAMPLES = Path(daysix.__file__).parent / "data" / "calendars" / "examples.json"
HEAD = ["UPN", "Surname", "Forename", "DOB", "School", "Type", "From", "To"]
UPN = "A925000178301"
MON_9, FRI_13, MON_16, WED_18 = (date(2026, 11, day) for day in (9, 13, 16, 18))


@pytest.fixture
def folder(tmp_path):
    """Two schools' files, one child in both, and term dates beside them."""
    three, _ = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    calendars = json.dumps([{**three, "schools": ["*"]}])
    (tmp_path / "calendars.json").write_text(calendars, encoding="utf-8")
    for name, first, last in (("oak", MON_9, FRI_13), ("elm", MON_16, WED_18)):
        book = openpyxl.Workbook()
        book.active.append(HEAD)
        book.active.append([UPN, "Finch", "Ivy", date(2012, 3, 4), name, "Susp", first, last])
        book.save(tmp_path / f"{name}.xlsx")
    return tmp_path


def run(capsys, *words):
    code = main([*map(str, words), "--as-of", "2026-11-23", "--json", "--no-workbook"])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_deadlines_of_two_files_rest_on_both(folder, capsys):
    _, lines = run(capsys, "deadlines", folder / "oak.xlsx", folder / "elm.xlsx")
    totals = [(one["file"], one["value"]) for one in lines if one.get("fact") == "term_days"]
    assert totals == [("oak.xlsx", 5.0), ("elm.xlsx", 8.0)]
    said = {note for one in lines for note in one["notes"] if "also in" in note}
    assert said == {
        "This child is also in elm.xlsx (1 row). The days there are in these totals.",
        "This child is also in oak.xlsx (1 row). The days there are in these totals.",
    }


def test_deadlines_of_one_file_rest_on_it_alone(folder, capsys):
    _, lines = run(capsys, "deadlines", folder / "elm.xlsx")
    assert [one["value"] for one in lines if one.get("fact") == "term_days"] == [3.0]


def test_a_check_of_two_files_sums_up_in_words(folder, capsys):
    _, lines = run(capsys, "check", folder / "oak.xlsx", folder / "elm.xlsx")
    summary = lines[-1]["summary"]
    assert (summary["files"], summary["rows"], summary["crashed"]) == (2, 2, [])
    assert (
        "1 child is in more than one of the 2 files. Totals of days are taken across all of them."
        in summary["notes"]
    )


def test_a_duplicate_in_another_file_is_related_by_file(folder, capsys):
    (folder / "again.xlsx").write_bytes((folder / "oak.xlsx").read_bytes())
    _, lines = run(capsys, "check", folder / "oak.xlsx", folder / "again.xlsx")
    related = [one["related"] for one in lines if one.get("rule") == "X-044"]
    assert related == [[{"file": "oak.xlsx", "sheet": "Sheet", "row": 2}]]


def test_a_file_named_twice_is_refused(folder, capsys):
    code = main(["check", str(folder / "oak.xlsx"), str(folder / "oak.xlsx"), "--no-workbook"])
    assert code == 2
    assert "You named oak.xlsx twice. Name each file once." in capsys.readouterr().err


def test_files_of_one_name_go_by_their_folders():
    assert names_of([Path("a/x.xlsx"), Path("b/x.xlsx"), Path("y.xlsx")]) == [
        "a/x.xlsx", "b/x.xlsx", "y.xlsx",
    ]  # fmt: skip
    with pytest.raises(BadInput):
        names_of([Path("x.xlsx"), Path("x.xlsx")])


def test_no_shared_child_is_said_too():
    assert shared_note(0, 3) == "No child was found in more than one of the 3 files."
