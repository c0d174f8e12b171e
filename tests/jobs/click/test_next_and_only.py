"""Next problem goes from cell to cell; Show problems only filters, and never over their filter."""

import pytest

from daysix.desk.any_desk import Selected
from daysix.desk.file import FileDesk
from daysix.jobs.click.check import offer_check
from daysix.jobs.click.next_problem import show_next
from daysix.jobs.click.problems_only import show_or_clear
from daysix.law.errors import BadInput
from tests.jobs.click.conftest import go_on
from tests.jobs.click.small_tracker import in_memory, values
from tests.jobs.tracker_book import ROWS, write_tracker

# Something to mend: F5 and F7 cannot be read, G6 is before its first day
CELLS = [Selected("Exclusions", 5, 6), Selected("Exclusions", 6, 7), Selected("Exclusions", 7, 6)]


def test_it_goes_from_one_to_the_next_and_round_again(click):
    desk = in_memory()
    before = values(desk)
    seen, heads = [], []
    for _ in range(4):
        heads.append(click(show_next, desk).sentences[0])
        seen.append(desk.selected())
    assert seen == [*CELLS, CELLS[0]]
    assert heads == [
        "1 of 3: Exclusions F5", "2 of 3: Exclusions G6", "3 of 3: Exclusions F7",
        "1 of 3: Exclusions F5",
    ]  # fmt: skip
    assert values(desk) == before


@pytest.mark.parametrize(
    ("row", "column", "goes_to"),
    [(5, 5, 0), (5, 6, 1), (5, 7, 1), (6, 7, 2), (7, 5, 2), (7, 6, 0), (40, 1, 0)],
)
def test_it_goes_on_from_the_selected_cell(click, row, column, goes_to):
    desk = in_memory()
    desk.shown = Selected("Exclusions", row, column)
    click(show_next, desk)
    assert desk.selected() == CELLS[goes_to]


def test_from_another_sheet_it_goes_on_in_the_order_of_the_sheets(click):
    desk = in_memory(Notes=[["our notes"]])
    desk.shown = Selected("Notes", 1, 1)
    click(show_next, desk)
    assert desk.selected() == CELLS[0]


def test_it_says_what_was_found_what_is_suggested_and_the_code(click):
    found = click(show_next, in_memory()).sentences
    assert found[1].startswith("✖ Must fix: ")
    assert found[1].endswith("Suggested: 13 Sep 2026 (X-006)")
    assert found[2].startswith("Apply suggestions writes what is suggested")


def test_where_nothing_is_to_mend_it_says_so(click):
    desk = in_memory(ROWS[4:])
    assert click(show_next, desk).sentences[0].startswith("Nothing ")
    assert desk.selected() is None


def test_a_row_hidden_by_their_filter_is_named_as_hidden(click):
    desk = in_memory()
    desk.book["Exclusions"].filtered = True
    desk.book["Exclusions"].hidden_rows = (5,)
    assert click(show_next, desk).sentences[-1] == "Its row is hidden by the filter."


def test_of_a_closed_workbook_it_says_where_the_cell_is(click, tmp_path):
    found = click(show_next, FileDesk(write_tracker(tmp_path / "Tracker.xlsx"))).sentences
    assert found[0] == "1 of 3: Exclusions F5"
    assert found[-1].endswith("(Z-055)")


def test_there_is_nothing_to_filter_by_before_a_check(click):
    with pytest.raises(BadInput, match=r"Press Check tracker first.*\(J-080\)"):
        click(show_or_clear, in_memory())


@pytest.fixture
def checked(click):
    desk = in_memory()
    click(offer_check, desk).carry_out(go_on)
    return desk


def test_only_problems_are_shown_and_pressed_again_every_row(click, checked):
    before = values(checked)
    assert click(show_or_clear, checked).sentences == [
        "3 rows of Exclusions to mend. Press again to see every row."
    ]
    # row 4 is only for information, row 8 is clean
    assert checked.book["Exclusions"].hidden_rows == (4, 8)
    again = click(show_or_clear, checked)
    assert again.sentences == ["Every row of Exclusions is shown again."]
    assert checked.book["Exclusions"].hidden_rows == ()
    assert values(checked) == before


def test_a_filter_of_theirs_is_never_replaced(click, checked):
    sheet = checked.book["Exclusions"]
    sheet.filtered, sheet.filtered_by, sheet.hidden_rows = True, frozenset({4}), (5, 6)
    answer = click(show_or_clear, checked)
    assert not answer.good
    assert "a filter of your own, and I never replace it" in answer.sentences[0]
    assert (sheet.filtered_by, sheet.hidden_rows) == (frozenset({4}), (5, 6))


def test_rows_hidden_by_hand_stay_hidden(click, checked):
    checked.book["Exclusions"].hidden_rows = (6,)
    answer = click(show_or_clear, checked)
    assert not answer.good
    assert "hidden by hand" in answer.sentences[0]
    assert checked.book["Exclusions"].hidden_rows == (6,)


def test_where_nothing_is_left_nothing_is_filtered(click):
    desk = in_memory(ROWS[4:])
    click(offer_check, desk).carry_out(go_on)
    answer = click(show_or_clear, desk)
    assert answer.sentences == ["The Check column finds nothing to mend on Exclusions."]
    assert not desk.book["Exclusions"].filtered
