"""What was not checked is said, and then nobody is told that there is nothing to mend."""

from __future__ import annotations

import json
from datetime import date

import pytest

from daysix import cli
from daysix.checks.examples import CALENDAR
from daysix.jobs.unrecorded import nobody_records
from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from

HEAD = "UPN,Surname,Forename,School,Type,First day,Last day,Days\n"
CLEAN = "H801200001001,Marsh,Ada,Ash Grove School,SUSP,09/11/2026,10/11/2026,2\n"
NOTHING, OTHERWISE = "Nothing to mend.", "Nothing found in what could be checked."
KIND = "No column says suspension or permanent exclusion, so nothing that depends on it was checked"


@pytest.fixture
def check(tmp_path, capsys):
    """Check a tracker of these columns: exit code, and what is said."""

    def _check(*columns, head=HEAD, row=CLEAN, calendar=True, more=()):
        names, cells = head.strip().split(","), row.strip().split(",")
        kept = [at for at, name in enumerate(names) if name not in columns]
        lines = [",".join(each[at] for at in kept) for each in (names, cells)]
        path = tmp_path / "t.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        beside = tmp_path / "calendars.json"
        beside.unlink(missing_ok=True)
        if calendar:
            beside.write_text(json.dumps([{**CALENDAR, "schools": ["*"]}]), encoding="utf-8")
        code = cli.main(["check", str(path), "--no-workbook", "--as-of", "2026-11-30", *more])
        return code, capsys.readouterr().out

    return _check


def test_a_tracker_with_all_that_matters_has_nothing_to_mend(check):
    code, said = check()
    assert code == 0
    assert NOTHING in said
    assert "No column" not in said


def test_without_the_kind_it_is_said_and_the_code_stays(check):
    code, said = check("Type")
    assert code == 0
    assert OTHERWISE in said
    assert NOTHING not in said
    assert KIND in said


def test_without_the_kind_it_is_said_what_to_do_and_doing_it_helps(check):
    _, said = check("Type")
    assert "Add a column “Kind of exclusion”, or say with “daysix map” which column tells" in said
    head = f"{HEAD.strip()},Kind of exclusion\n"
    _, mended = check("Type", head=head, row=f"{CLEAN.strip()},SUSP\n")
    assert NOTHING in mended


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        (("Last day", "Days"), "No column says when each suspension ended, or how long it was"),
        (("UPN", "Surname", "Forename"), "No column says which child"),
    ],
)
def test_another_column_that_matters_is_named(check, missing, sentence):
    _, said = check(*missing)
    assert sentence in said
    assert NOTHING not in said


def test_a_list_of_permanent_exclusions_needs_no_last_day(check):
    row = CLEAN.replace("SUSP", "PERM").replace("10/11/2026,2", ",")
    _, said = check("Last day", "Days", row=row)
    assert "No column says when each suspension ended" not in said


def test_without_term_dates_there_is_not_nothing_to_mend(check):
    _, said = check(calendar=False)
    assert OTHERWISE in said


def test_the_lines_for_programs_say_it_too(check):
    _, said = check("Type", more=["--json"])
    summary = json.loads(said.splitlines()[-1])["summary"]
    assert [one.startswith(KIND) for one in summary["not_checked"]] == [True]


def test_the_checks_with_nothing_to_look_at_are_one_sentence(check):
    _, said = check()
    (line,) = (line for line in said.splitlines() if "had nothing to look at" in line)
    assert "the columns that would start most of them are “" in line
    assert "about sheets that are not here" in line


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            [],
            [
                (
                    "No column says when governors met or education from the sixth day began, so "
                    "once such a deadline has passed I say “unrecorded”, not “late”."
                )
            ],
        ),
        (
            ["GDCDate"],
            [
                (
                    "No column says when education from the sixth day began, so once such "
                    "a deadline has passed I say “unrecorded”, not “late”."
                )
            ],
        ),
        (["GDCDate", "Day6Start"], []),
    ],
)
def test_what_nobody_records_is_said_once_a_file(more, says):
    head = ["UPN", "SchoolName", "Category", "StartDate", *more]
    row = ["H801200001001", "Ash Grove School", "PERM", date(2026, 11, 2), *(None for _ in more)]
    tracker = tracker_from([SheetCells("S", [head, row, row])], file="t")
    assert nobody_records(tracker.rows) == says


OWN = (
    "UPN,Surname,Forename,School,Type,First day,Last day,Days\n"
    "H801200001001,Marsh,Ada,Ash Grove School,PERM,09/11/2026,,\n"
)
PASSED = "Passed, and your tracker has no column that says it was done"


@pytest.mark.parametrize(
    ("as_of", "counted", "left"),
    [
        ("2026-11-16", "", "due today"),  # Monday, the sixth school day
        ("2026-11-17", "1 passed with nothing recorded", "1 school day ago"),
        (
            "2026-12-02",
            "2 passed with nothing recorded",
            "11 school days ago",
        ),  # training on 27 November
    ],
)
def test_a_sixth_day_stays_on_the_list_when_no_column_records_it(
    tmp_path, capsys, as_of, counted, left
):
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    (tmp_path / "calendars.json").write_text(
        json.dumps([{**CALENDAR, "schools": ["*"]}]), encoding="utf-8"
    )
    assert cli.main(["due", str(path), "--as-of", as_of]) == 0
    head, *rest = capsys.readouterr().out.splitlines()
    assert head.endswith(f"{counted}.")
    assert (PASSED in rest) == bool(counted)
    (sixth,) = (line for line in rest if "ED-02" in line)
    assert left in sixth
