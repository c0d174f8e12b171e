"""A sign no font of ours has, told by case and column; and names that fill whole lines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from daysix import cli
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.jobs.panel.agenda import make_agenda
from daysix.jobs.panel.pack import make_pack
from daysix.law.errors import BadInput
from daysix.paper.typeset_words import MissingSign, missing_sign
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings
from tests.jobs.panel.panel_book import ROWS

SAID = {"panel": "P26-004", "as_of": date(2026, 11, 30), "also": ["all"],
        "issued": datetime(2026, 11, 30, 9, tzinfo=UTC)}  # fmt: skip


@pytest.fixture
def team(tmp_path):
    """The workbook with other cells in the first row of some sheets."""

    def made(**first):
        rows = {name: [dict(row) for row in those] for name, those in ROWS.items()}
        for sheet, cells in first.items():
            rows[sheet][0] |= cells
        path = tmp_path / "Team.xlsx"
        path.write_bytes(team_workbook_bytes(team_workbook(Content(rows, CouncilSettings()))))
        return path

    return made


def refusal(job, path):
    with pytest.raises(BadInput) as refused:
        job(path, **SAID)
    assert not list(path.parent.rglob("*.pdf")), "nothing was made"
    return refused.value


@pytest.mark.parametrize("job", [make_agenda, make_pack])
def test_a_name_that_cannot_be_printed_is_told_by_case_and_column(team, job) -> None:
    said = refusal(job, team(Pupils={"Surname": "王", "Forename": "小明"}))
    assert said.code == "Y-178"
    assert said.message == (
        "Our pages have no letter for a Chinese sign in R00001 (Surname on the sheet Pupils and "
        "Forename on the sheet Pupils), so no paper was made. Write it in Latin letters there; or "
        "leave it for another day: take PanelID off the referral, or by command --without R00001."
    )


def test_the_way_out_by_command_makes_the_papers_of_the_others(team, tmp_path, capsys) -> None:
    path = str(team(Pupils={"Surname": "王"}))
    known = ["agenda", path, "--panel", "P26-004", "--as-of", "2026-11-30", "--also", "all"]
    assert cli.main(known) == 2
    assert "王" not in capsys.readouterr().err
    assert cli.main([*known, "--without", "R00001", "--json"]) in {0, 1}
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["items"] for line in lines if "items" in line] == [1, 1]


def test_another_column_of_a_case_is_told_too(team) -> None:
    said = refusal(make_pack, team(Referrals={"Reason": "말썽", "Pref1": "9254002"}))
    assert "a Korean sign in R00001 (Reason on the sheet Referrals)" in said.message


def test_the_name_of_a_file_is_told_by_its_folder(team) -> None:
    path = team()
    folder = path.parent / "Cases" / "R00001"
    folder.mkdir(parents=True)
    (folder / "王 notes.txt").write_text("Plain words")
    with pytest.raises(BadInput) as refused:
        make_pack(path, **SAID)
    assert "in R00001 (the name of a file in Cases/R00001)" in refused.value.message


def test_a_sign_that_stands_in_no_case_is_told_by_its_place_on_the_page(team) -> None:
    rows = {"Venue": "会议室"}
    path = team()
    all_rows = {name: [dict(row) for row in those] for name, those in ROWS.items()}
    all_rows["Panels"][1] |= rows
    path.write_bytes(team_workbook_bytes(team_workbook(Content(all_rows, CouncilSettings()))))
    assert refusal(make_agenda, path).code == "Y-020"


def test_every_sign_is_handed_on_for_whoever_knows_the_case() -> None:
    said = missing_sign("王", "a heading", ("王", "明"))
    assert isinstance(said, MissingSign)
    assert (said.code, said.signs) == ("Y-020", ("王", "明"))
    assert missing_sign("王", "a heading").signs == ("王",)


@pytest.mark.parametrize("name", ["A" * 120, "W" * 39 + " " + "W" * 200, "Abcdefghij " * 30])
def test_a_name_that_fills_lines_is_printed_and_its_links_lead_there(team, name) -> None:
    made = make_pack(team(Pupils={"Surname": name}), **SAID, only_whole=True)
    assert made.lines[0]["pages"] > 5
