"""The verbs that read a tracker, on a small invented council."""

from __future__ import annotations

import json
import re
from contextlib import closing
from datetime import date

import pytest
from pypdfium2 import PdfDocument

from daysix import cli
from daysix.council.make import make_council
from daysix.council.writing import write_council

REQUIRED = {
    "file", "sheet", "row", "case", "rule", "title", "due", "status", "state", "owner", "trigger",
    "unit", "count", "convention", "alternatives", "basis", "source",
}  # fmt: skip
CANNOT_TELL = {"file", "sheet", "row", "case", "due", "state", "code", "message"}
AS_OF = ["--as-of", "2026-11-30"]


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    folder = tmp_path_factory.mktemp("a council's folder")
    made = make_council(
        schools=30,
        years=1,
        suspensions_per_year=300,
        permanent_per_year=20,
        as_of=date(2026, 11, 30),
    )
    write_council(made, folder)
    return folder, made


@pytest.fixture
def tracker(council):
    return council[0] / "Exclusions tracker.xlsx"


def _run(arguments, capsys):
    code = cli.main([str(argument) for argument in arguments])
    return code, capsys.readouterr()


def test_deadlines_writes_a_workbook_and_says_where(tracker, tmp_path, capsys) -> None:
    out = tmp_path / "results.xlsx"
    code, said = _run(["deadlines", tracker, "--out", out, *AS_OF], capsys)
    assert code == 0, said.out
    assert out.stat().st_size > 10_000
    assert str(out) in said.out
    assert "Exclusions tracker.xlsx: read" in said.out


def test_every_line_keeps_the_contract(tracker, capsys) -> None:
    code, said = _run(["deadlines", tracker, "--json", *AS_OF], capsys)
    assert code == 0
    lines = [json.loads(line) for line in said.out.splitlines()]
    dated = [line for line in lines if "fact" not in line]
    assert len(dated) > 300
    for line in dated:
        assert line.keys() >= REQUIRED
        assert line["status"] in {"must", "should", "local"}
        assert line["state"] in {"done", "open", "late", "not_applicable"}
        assert (line["due"] is None) == (line["state"] == "not_applicable")
    for line in lines:
        if "fact" in line:
            assert line.keys() >= {"rule", "fact", "value"}


def test_json_alone_writes_no_workbook(council, capsys) -> None:
    before = sorted(council[0].iterdir())
    _run(["deadlines", council[0] / "Exclusions tracker.xlsx", "--json", *AS_OF], capsys)
    assert sorted(council[0].iterdir()) == before


def test_a_row_that_cannot_be_dated_says_so_and_the_rest_goes_on(tmp_path, council, capsys) -> None:
    table = tmp_path / "two rows.csv"
    table.write_text(
        "Case,School,Pupil,Start date,End date,Type\n"
        f"A-1,{council[1].schools[0].name},p1,Mon 23/11/2026,24/11/2026,Suspension\n"
        f"A-2,{council[1].schools[0].name},p2,31/02/2026,24/11/2026,Suspension\n"
        "A-3,Nowhere School,p3,23/11/2026,24/11/2026,Suspension\n"
    )
    calendars = council[0] / "calendars.json"
    arguments = ["deadlines", table, "--calendar", calendars, "--json", *AS_OF]
    code, said = _run(arguments, capsys)
    assert code == 1
    lines = [json.loads(line) for line in said.out.splitlines()]
    refused = {line["case"]: line for line in lines if line.get("state") == "cannot_tell"}
    assert refused["A-2"].keys() >= CANNOT_TELL
    assert "31/02/2026" in refused["A-2"]["message"]
    assert "no term dates for Nowhere School" in refused["A-3"]["message"]
    assert any(line["case"] == "A-1" and line.get("due") for line in lines)


def test_explain_lays_out_the_days_of_a_case(council, capsys) -> None:
    folder, made = council
    case = made.showcase["over_fifteen_days"]
    tracker = folder / "Exclusions tracker.xlsx"
    arguments = ["explain", case, "--tracker", tracker, "--rule", "GB-01", *AS_OF]
    code, said = _run(arguments, capsys)
    assert code == 0
    # notice Friday 27 November is day 0; Friday 18 December is the fifteenth school day after
    assert "GB-01  Governors decide on reinstatement: Friday 18 December 2026" in said.out
    assert "Fri 27 Nov 2026: day 0" in said.out
    assert "Sat 28 Nov 2026 to Sun 29 Nov 2026: not counted, weekend" in said.out
    assert "days 11 to 15" in said.out


def test_explain_counts_on_the_calendar_that_deadlines_counts_on(council, capsys) -> None:
    folder, made = council
    tracker = folder / "Exclusions tracker.xlsx"
    _code, said = _run(["deadlines", tracker, "--json", *AS_OF], capsys)
    lines = [json.loads(line) for line in said.out.splitlines()]
    dated = [line for line in lines if line.get("rule") == "GB-01" and line["due"]][:5]
    assert dated
    assert made.as_of == date(2026, 11, 30)
    for one in dated:
        arguments = ["explain", one["case"], "--tracker", tracker, "--rule", "GB-01", "--json"]
        _code, said = _run([*arguments, *AS_OF], capsys)
        told = [json.loads(line) for line in said.out.splitlines()]
        assert [(line["calendar"], line["due"]) for line in told] == [(one["calendar"], one["due"])]


COLUMNS = "Case,Surname,School,Type,Start date,End date"
NOWHERE = "2026-0001,Zorblatt,Nowhere,Suspension,23/11/2026,27/11/2026"
TERMS = [
    {
        "name": "Ash",
        "terms": [{"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}],
        "schools": ["Ash"],
    }
]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([NOWHERE], "The one row of t.csv could not be dated"),
        ([NOWHERE, NOWHERE.replace("0001", "0002")], "None of the 2 rows of t.csv"),
    ],
)
def test_a_tracker_of_which_no_row_can_be_dated_is_refused(rows, words, tmp_path, capsys) -> None:
    (tmp_path / "calendars.json").write_text(json.dumps(TERMS))
    tracker = tmp_path / "t.csv"
    tracker.write_text("\n".join([COLUMNS, *rows]))
    before = sorted(tmp_path.iterdir())
    code, said = _run(["deadlines", tracker, *AS_OF], capsys)
    assert code == 2
    assert words in said.err
    assert "no term dates for Nowhere" in said.err
    assert said.err.endswith("(D-005)\n")
    assert said.err.count("\n") == 1
    assert "Zorblatt" not in said.err + said.out
    assert sorted(tmp_path.iterdir()) == before
    code, said = _run(["deadlines", tracker, "--json", *AS_OF], capsys)
    assert code == 2
    assert [json.loads(line)["state"] for line in said.out.splitlines()] == (
        ["cannot_tell"] * len(rows)
    )


def test_one_row_that_can_be_dated_is_enough(tmp_path, capsys) -> None:
    (tmp_path / "calendars.json").write_text(json.dumps(TERMS))
    tracker = tmp_path / "t.csv"
    fine = NOWHERE.replace("Nowhere", "Ash").replace("0001", "0002")
    tracker.write_text(f"{COLUMNS}\n{NOWHERE}\n{fine}")
    code, said = _run(["deadlines", tracker, *AS_OF], capsys)
    assert code == 1
    assert said.err == ""
    assert (tmp_path / "t - deadlines 2026-11-30.xlsx").exists()


def test_a_long_list_of_unread_columns_is_cut(tmp_path, capsys) -> None:
    (tmp_path / "calendars.json").write_text(json.dumps(TERMS))
    tracker = tmp_path / "t.csv"
    extra = ",".join(f"Odd {number}" for number in range(30))
    row = NOWHERE.replace("Nowhere", "Ash")
    tracker.write_text(f"{COLUMNS},{extra}\n{row}{',' * 30}")
    _code, said = _run(["deadlines", tracker, *AS_OF], capsys)
    assert "Odd 11 and 18 more." in said.out


@pytest.mark.parametrize("out", [".", "a" * 300 + ".xlsx", "nowhere/x.xlsx"])
def test_a_place_that_cannot_be_written_to_is_a_sentence(out, council, capsys) -> None:
    tracker = council[0] / "Exclusions tracker.xlsx"
    code, said = _run(["deadlines", tracker, "--out", out, *AS_OF], capsys)
    assert code == 2
    assert "I could not write" in said.err
    assert "(O-10" in said.err


def test_explain_refuses_a_case_that_is_not_there(tracker, capsys) -> None:
    code, said = _run(["explain", "1999-0001", "--tracker", tracker, *AS_OF], capsys)
    assert code == 2
    assert "no case 1999-0001" in said.err


def test_ics_holds_dates_and_no_names(council, tmp_path, capsys) -> None:
    folder, made = council
    out = tmp_path / "open.ics"
    tracker = folder / "Exclusions tracker.xlsx"
    code, said = _run(["ics", tracker, "--out", out, *AS_OF], capsys)
    assert code == 0
    assert "written to" in said.out
    text = out.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") > 3
    surnames = {str(pupil["Surname"]) for pupil in made.pupils if len(str(pupil["Surname"])) > 4}
    assert not [name for name in surnames if name in text]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.xlsx", b"", "T-004"),
        ("words.csv", b"a note\nnothing here\n", "T-010"),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n", "T-00"),
    ],
)
def test_a_file_that_is_no_tracker_is_refused_and_nothing_is_written(
    name, content, code, tmp_path, capsys
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result, said = _run(["deadlines", path, *AS_OF], capsys)
    assert result == 2
    assert f"({code}" in said.err
    assert said.err.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_tracker_without_any_term_dates_is_refused(tmp_path, capsys) -> None:
    path = tmp_path / "alone.csv"
    path.write_text("School,Start date,End date,Type\nX,23/11/2026,24/11/2026,Suspension\n")
    result, said = _run(["deadlines", path, *AS_OF], capsys)
    assert result == 2
    assert "(L-035)" in said.err


def test_the_demo_answers_three_questions(tmp_path, capsys) -> None:
    code, said = _run(["demo", tmp_path / "d", "--schools", "30", "--years", "2"], capsys)
    assert code == 0
    assert "41 new mails; 2 look like permanent exclusions." in said.out
    assert "By Monday 26 January 2026" in said.out
    assert "Yes, by Tuesday 15 December 2026" in said.out
    assert "15.5 days is more than 15" in said.out
    flowing = " ".join(said.out.split())
    assert "the placement panel of Wednesday 9 December. What goes out?" in flowing
    assert "STOP “Risk assessment.pdf”, a paper of R000" in flowing
    assert "has 1 very hidden sheet: Staff notes. Taken out of the copy." in flowing
    assert "Record of suspensions (safe copy).xlsx was made and may go out" in flowing
    pages = re.search(r"The pack has (\d+) pages", flowing)
    assert pages
    whole = next((tmp_path / "d" / "Panel papers" / "P0005").glob("P0005 pack *.pdf"))
    with closing(PdfDocument(whole)) as document:
        assert len(document) == int(pages[1])
        last = document[len(document) - 1].get_textpage().get_text_range()
    assert f"Page {pages[1]} of {pages[1]}" in " ".join(last.split())
    results = [path for path in (tmp_path / "d").iterdir() if "deadlines" in path.name]
    assert len(results) == 1
    assert str(results[0]) in said.out
