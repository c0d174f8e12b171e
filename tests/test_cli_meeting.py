"""``daysix meeting``, ``ask``, ``outcomes`` and ``letters``: lines, words and exit codes."""

import csv
import json
from datetime import date, time

import pytest

from daysix import cli
from daysix.desk.file import FileDesk
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.jobs.panel.rows import PanelBook
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings
from tests.jobs.panel.panel_book import write_panel_book

ON = ("--as-of", "2026-12-10")
PANEL = ("--panel", "P26-004")
NEW = ("--profile", "CAP Secondary", "--area", "North", "--date", "2026-12-16")


@pytest.fixture
def book(tmp_path):
    return write_panel_book(tmp_path / "Team.xlsx")


def said(capsys, *arguments):
    code = cli.main([*map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    ("verb", "more"),
    [("meeting", NEW), ("ask", PANEL), ("outcomes", PANEL), ("letters", PANEL)],
)
def test_each_says_what_it_would_do_in_json_and_writes_nothing(book, capsys, verb, more) -> None:
    before = book.read_bytes()
    code, out, err = said(capsys, verb, book, *more, *ON, "--json")
    (line,) = map(json.loads, out.splitlines())
    assert (code in {0, 1}, err) == (True, "")
    assert {"said", "lines"} <= set(line)
    assert line.get("applied") in {None, False}
    assert book.read_bytes() == before


@pytest.mark.parametrize("verb", ["ask", "outcomes", "letters"])
def test_an_unknown_meeting_is_refused(book, capsys, verb) -> None:
    code, out, err = said(capsys, verb, book, "--panel", "P26-099", *ON)
    assert (code, out) == (2, "")
    assert "(Y-082)" in err


def test_a_meeting_is_added_and_has_an_agenda(book, capsys) -> None:
    code, out, _err = said(
        capsys, "meeting", book, *NEW, "--start", "1.30pm", "--venue", "Teams", *ON, "--apply"
    )
    assert code == 0
    assert out.startswith("P26-008 is set up: CAP Secondary, North, Wed 16 Dec 2026")
    code, out, _err = said(capsys, "agenda", book, "--panel", "P26-008", *ON)
    assert out.startswith("Agenda of P26-008, Wed 16 Dec 2026.\n")
    (made,) = book.parent.glob("Panel papers/P26-008/*.ics")
    assert b"DTSTART:20261216T133000Z" in made.read_bytes()


def test_a_row_somebody_typed_is_filled_and_no_second_one_is_added(tmp_path, capsys) -> None:
    path = tmp_path / "Team.xlsx"
    typed = {"Profile": "CAP Secondary", "Area": "North", "Date": date(2026, 12, 16)}
    content = Content({"Panels": [typed]}, CouncilSettings())
    path.write_bytes(team_workbook_bytes(team_workbook(content)))
    code, out, _err = said(capsys, "meeting", path, *NEW, "--start", "10:00", *ON, "--apply")
    assert (code, out[:18]) == (0, "P26-001 is set up:")
    (row,) = PanelBook(FileDesk(path), path).rows("Panels")
    assert (row["PanelID"], row["Start"], row["Date"]) == (
        "P26-001", time(10, 0), date(2026, 12, 16)
    )  # fmt: skip


@pytest.mark.parametrize("start", ["25:00", "13pm", "noon", "10:75"])
def test_a_start_that_is_no_time_is_refused(book, capsys, start) -> None:
    code, out, err = said(capsys, "meeting", book, *NEW, "--start", start, *ON)
    assert (code, out) == (2, "")
    assert "(Y-166)" in err


def test_the_grid_of_a_closed_workbook_is_a_file_and_is_recorded(book, capsys) -> None:
    code, out, _err = said(capsys, "outcomes", book, *PANEL, *ON, "--apply")
    assert code == 0
    (grid,) = book.parent.glob("Panel papers/P26-004/P26-004 outcomes.csv")
    with grid.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Referral"] for row in rows] == ["R00001", "R00002"]
    rows[1] |= {"Decision": "DEFER", "Conditions": "Zoë's “report”; all of it"}
    # as Excel saves it where lists are parted by semicolons
    with grid.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    code, out, _err = said(capsys, "outcomes", book, *PANEL, *ON, "--apply")
    assert code == 0
    assert out.startswith("1 case of P26-004 recorded: ")
    code, out, _err = said(capsys, "outcomes", book, *PANEL, *ON, "--apply")
    assert out.startswith("Everything typed about P26-004 is recorded")
    code, out, _err = said(capsys, "undo", book, *ON)
    assert code == 0
    assert "Referrals J3: “DEFER” → nothing" in out


def test_a_grid_that_is_another_list_is_refused(book, capsys) -> None:
    grid = book.parent / "Panel papers" / "P26-004" / "P26-004 outcomes.csv"
    grid.parent.mkdir(parents=True)
    grid.write_text("Name,Age\nA,1\n", encoding="utf-8")
    code, out, err = said(capsys, "outcomes", book, *PANEL, *ON, "--apply")
    assert (code, out) == (2, "")
    assert "(Y-170)" in err
    assert grid.read_text(encoding="utf-8") == "Name,Age\nA,1\n"
