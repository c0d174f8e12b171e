"""Update deadlines and Due list on a workbook that is open in LibreOffice, undone again."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.desk.file import FileDesk
from daysix.desk.live_books import attach
from daysix.jobs.click.answers import Asked
from daysix.jobs.click.due_list import offer_due_list
from daysix.jobs.click.explain_date import explain_date
from daysix.jobs.click.kept import Kept
from daysix.jobs.click.open_settings import open_settings
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.click.update_deadlines import offer_deadlines
from tests.jobs.open_team_book import AS_OF, HEADERS, NAME, PERMANENT, in_memory, saved, team_made

# Friday 27 November is day 0 and Friday 18 December day 15; Monday 7 December is the sixth day.
GOVERNORS, SIXTH_DAY = date(2026, 12, 18), date(2026, 12, 7)


def go_on() -> bool:
    return False


@pytest.fixture
def asked(calc, tmp_path, monkeypatch):
    """A click on the small team workbook, open in LibreOffice."""
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    calc.app.books.open(saved(tmp_path / NAME))
    return Asked(attach(NAME, programs=[calc.app]), AS_OF, go_on, Kept())


def cells(asked, sheet):
    found = next(one for one in asked.desk.sheets() if one.name == sheet)
    return [list(row) for row in found.rows]


def written(desk_rows):
    head, *rows = desk_rows
    return {(row[head.index("Case")], row[head.index("Rule")]): row for row in rows}


def test_the_live_sheet_says_what_the_one_in_memory_says(asked):
    in_mind = asked._replace(desk=in_memory())
    for one in (asked, in_mind):
        offer_deadlines(one).carry_out(go_on)
    live, other = cells(asked, "Deadlines"), cells(in_mind, "Deadlines")
    assert live == other
    assert written(live)[PERMANENT, "GB-01"][1] == GOVERNORS
    row = cells(asked, "Exclusions")[1]
    assert row[HEADERS.index("GDCLastDate")] == GOVERNORS
    assert row[HEADERS.index("Day6Date")] == SIXTH_DAY


def test_undo_puts_back_the_columns_and_empties_the_sheet(asked):
    before = cells(asked, "Exclusions")
    offer_deadlines(asked).carry_out(go_on)
    assert cells(asked, "Exclusions") != before
    offer_undo(asked).carry_out(go_on)
    assert cells(asked, "Exclusions") == before
    assert len(cells(asked, "Deadlines")) == 1


def test_a_cell_typed_in_after_the_preview_stays(asked, calc):
    offer = offer_deadlines(asked)
    calc.app.books[NAME].sheets["Exclusions"]["L2"].value = date(2026, 12, 9)
    answer = offer.carry_out(go_on)
    assert cells(asked, "Exclusions")[1][HEADERS.index("Day6Date")] == date(2026, 12, 9)
    assert any("L2 (Day6Date) left alone" in line for line in answer.sentences)


def test_the_due_list_stands_on_a_sheet_of_its_own_and_its_lines_explain_themselves(asked):
    offer_due_list(asked).carry_out(go_on)
    assert cells(asked, "Today") == [["Exclusions today"]]
    found = written(cells(asked, "Due list"))
    assert found[PERMANENT, "ED-02"][:3] == [
        "○ Next 15 school days", SIXTH_DAY, "5 school days left",
    ]  # fmt: skip
    asked.desk.go_to("Due list", 3, 2)
    assert explain_date(asked).sentences[1].startswith("GB-01  ")


def test_a_list_made_while_it_was_open_is_brought_up_to_date_when_it_is_closed(asked, calc):
    offer_deadlines(asked).carry_out(go_on)
    offer_due_list(asked).carry_out(go_on)
    path = asked.desk.place
    calc.app.books[NAME].save()
    calc.close_all()
    later = asked._replace(desk=FileDesk(path), as_of=date(2026, 12, 14))  # a Monday
    for offer, sheet in (
        (offer_due_list(later), "Due list"),
        (offer_deadlines(later), "Deadlines"),
    ):
        assert f"the sheet {sheet}" in offer.summary or f"the {sheet} sheet" in offer.summary
        offer.carry_out(go_on)
    found = written(cells(later, "Due list"))
    assert found[PERMANENT, "GB-01"][:3] == ["◆ This week", GOVERNORS, "4 school days left"]
    assert written(cells(later, "Deadlines"))[PERMANENT, "GB-01"][8] == "4 school days left"


def test_settings_goes_to_the_sheet(asked):
    open_settings(asked)
    assert asked.desk.selected() == ("Settings", 2, 3)


def test_the_team_workbook_as_given_out_takes_them_in_its_locked_columns(
    calc, tmp_path, monkeypatch
):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    calc.app.books.open(team_made(tmp_path / NAME))
    asked = Asked(attach(NAME, programs=[calc.app]), AS_OF, go_on, Kept())
    answer = offer_deadlines(asked).carry_out(go_on)
    assert answer.sentences[1] == "10 cells of ours filled on Exclusions."
    head, first, *_rest = cells(asked, "Exclusions")
    row = dict(zip(head, first, strict=False))
    assert (row["GDCLastDate"], row["Day6Date"]) == (GOVERNORS, SIXTH_DAY)
    assert row["GovTrigger"] == "PERM"
