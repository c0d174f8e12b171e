"""Due list: what is to be done, by group, on a sheet of ours and never on one of theirs."""

from datetime import date

import pytest

from daysix.desk.file import FileDesk
from daysix.jobs.click.due_list import offer_due_list
from daysix.jobs.click.undo import offer_undo
from daysix.law.errors import BadInput
from tests.jobs.click.conftest import go_on
from tests.jobs.open_team_book import CASES, PERMANENT, in_memory, saved

AMBER = "⚠ Last day of term: the school is next in on Mon 4 Jan 2027."


def rows(desk, sheet):
    return [list(row) for row in desk.book[sheet].cells(sheet).rows]


def test_the_team_workbooks_today_stays_and_the_list_has_its_own_sheet(click):
    desk = in_memory()
    offer = click(offer_due_list, desk)
    assert offer.summary == (
        "0 overdue, 0 due today, 0 this week, 2 in the next 15 school days: "
        "to be listed on the sheet Due list."
    )
    offer.carry_out(go_on)
    assert rows(desk, "Today") == [["Exclusions today"]]
    head, *listed = rows(desk, "Due list")
    assert head[:4] == ["When", "Due", "Time left", "Case"]
    # Monday 7 December: 1, 2, 3, 4 and 7 December are still to come
    assert listed[0][:4] == ["○ Next 15 school days", date(2026, 12, 7), "5 school days left",
                             PERMANENT]  # fmt: skip
    # Friday 18 December: 1 to 4, 7 to 11 and 14 to 18 December
    assert listed[1][1:3] == [date(2026, 12, 18), "14 school days left"]
    assert listed[1][9] == AMBER


def test_a_tracker_of_their_own_gets_a_today_sheet(click):
    desk = in_memory()
    del desk.book["Today"]
    answer = click(offer_due_list, desk).carry_out(go_on)
    assert "They are on the sheet Today." in answer.sentences[0]
    assert rows(desk, "Today")[1][3] == PERMANENT
    assert click(offer_due_list, desk).summary.endswith("to be listed on the sheet Today.")


@pytest.mark.parametrize(
    ("as_of", "group", "left"),
    [
        (date(2026, 12, 4), "○ Next 15 school days", "1 school day left"),  # the Friday before
        (date(2026, 12, 7), "● Due today", "due today"),
        (date(2026, 12, 8), "▲ Overdue", "1 school day late"),
    ],
)
def test_a_date_moves_through_the_groups_as_days_pass(click, as_of, group, left):
    cases = [{**CASES[0], "Day6Start": None}]
    desk = in_memory(cases=cases)
    _with_column(desk, "Day6Start")
    offer = click(offer_due_list, desk, as_of=as_of)
    offer.carry_out(go_on)
    found = {row[10]: row[:3] for row in rows(desk, "Due list")[1:]}
    assert found["ED-02"] == [group, date(2026, 12, 7), left]


def _with_column(desk, name) -> None:
    """Only with this column can education that has not begun be told from what nobody recorded."""
    sheet = desk.book["Exclusions"]
    last = max(column for _row, column in sheet.values)
    sheet.values[1, last + 1] = name
    sheet.tables = {}


def test_this_week_is_said_so(click):
    desk = in_memory()
    click(offer_due_list, desk, as_of=date(2026, 12, 14)).carry_out(go_on)  # a Monday
    found = {row[10]: row[:3] for row in rows(desk, "Due list")[1:]}
    assert found["GB-01"] == ["◆ This week", date(2026, 12, 18), "4 school days left"]


def test_a_training_day_moves_the_date_past_the_holiday_and_the_amber_goes(click):
    desk = in_memory(training=(date(2026, 12, 4),))
    click(offer_due_list, desk).carry_out(go_on)
    found = {row[10]: row for row in rows(desk, "Due list")[1:]}
    assert found["GB-01"][1] == date(2027, 1, 4)
    assert found["GB-01"][9] in {"", None}


def test_undo_empties_the_list(click):
    desk = in_memory()
    click(offer_due_list, desk).carry_out(go_on)
    click(offer_undo, desk).carry_out(go_on)
    assert len(rows(desk, "Due list")) == 1


def test_the_list_is_in_front_afterwards_and_cancel_writes_nothing(click):
    desk = in_memory()
    offer = click(offer_due_list, desk)
    with pytest.raises(BadInput, match="Stopped"):
        offer.carry_out(lambda: True)
    assert "Due list" not in desk.book
    offer.carry_out(go_on)
    assert desk.selected().sheet == "Due list"


def test_a_closed_workbook_gets_a_workbook_beside_it(click, tmp_path):
    path = saved(tmp_path / "Team.xlsx")
    before = path.read_bytes()
    offer = click(offer_due_list, FileDesk(path))
    assert offer.summary.endswith("in a results workbook beside the tracker.")
    offer.carry_out(go_on)
    assert (tmp_path / "Team - deadlines 2026-11-30.xlsx").is_file()
    assert path.read_bytes() == before
