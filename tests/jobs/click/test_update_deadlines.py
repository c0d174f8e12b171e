"""Update deadlines: our sheet and our columns filled after a yes, and nothing of theirs touched."""

import shutil
from datetime import date

import pytest
from openpyxl import load_workbook

from daysix.desk.file import FileDesk
from daysix.desk.reading import read_workbook
from daysix.jobs.calendars.choice import BESIDE, EXAMPLES
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.click.update_deadlines import SHEET, offer_deadlines
from daysix.law.errors import BadInput
from tests.jobs.click.conftest import go_on
from tests.jobs.open_team_book import (
    CASES,
    HEADERS,
    NO_END,
    PERMANENT,
    SHORT,
    SIXTH,
    in_memory,
    saved,
    team_made,
)

# Day 0 is Friday 27 November; Monday 30 November is day 1, Friday 18 December day 15.
GOVERNORS = date(2026, 12, 18)
# Monday 30 November is day 1; the weekend between; Monday 7 December is day 6.
SIXTH_DAY = date(2026, 12, 7)


def column(name: str) -> int:
    return HEADERS.index(name) + 1


def cell(desk, row, name):
    return desk.book["Exclusions"].values.get((row, column(name)))


def lines(desk):
    """Our sheet by case and rule."""
    head, *rows = desk.book[SHEET].cells(SHEET).rows
    found = [dict(zip(head, row, strict=True)) for row in rows]
    return {(one["Case"], one["Rule"]): one for one in found}


def untouched(desk):
    return {name: dict(sheet.values) for name, sheet in desk.book.items()}


def test_the_offer_says_how_much_goes_where_and_writes_nothing(click):
    desk = in_memory()
    before = untouched(desk)
    offer = click(offer_deadlines, desk)
    assert offer.summary.startswith("11 dates of 2 cases go into the Deadlines sheet; ")
    assert "4 columns of Exclusions (GDCLastDate, Day6Date, DaysTermAfter, GovTrigger)" in (
        offer.summary
    )
    assert offer.summary.endswith("are ours and would be filled in 2 rows.")
    assert untouched(desk) == before


def test_the_sheet_holds_each_date_with_its_rule_and_other_reading(click):
    desk = in_memory()
    click(offer_deadlines, desk).carry_out(go_on)
    found = lines(desk)
    education = found[PERMANENT, "ED-02"]
    assert education["Due"] == SIXTH_DAY
    assert education["Child"] == "Archer, Ash"
    assert education["Time left"] == "5 school days left"
    assert education["Duty"] == "must"
    assert education["Other reading"].startswith("Tuesday 8 December 2026")
    governors = found[PERMANENT, "GB-01"]
    assert governors["Due"] == GOVERNORS
    assert governors["Counted"] == "15 school days from Fri 27 Nov 2026"
    assert "Last day of term" in governors["To note"]
    assert "regs 6" in governors["Source"]


def test_the_most_urgent_stands_first_and_what_is_past_last(click):
    desk = in_memory()
    click(offer_deadlines, desk).carry_out(go_on)
    order = [*lines(desk)]
    assert order[:2] == [(PERMANENT, "ED-02"), (PERMANENT, "GB-01")]
    assert {case for case, _rule in order[-4:]} == {SHORT}


def test_a_row_that_could_not_be_dated_is_said_in_words(click):
    desk = in_memory()
    offer = click(offer_deadlines, desk)
    assert "1 row could not be dated:" in offer.lines
    assert any(NO_END in line and "(X-010)" in line for line in offer.lines)
    offer.carry_out(go_on)
    assert lines(desk)[NO_END, ""]["State"] == "cannot tell"


def test_our_columns_are_filled(click):
    desk = in_memory()
    answer = click(offer_deadlines, desk).carry_out(go_on)
    assert cell(desk, 2, "GDCLastDate") == GOVERNORS
    assert cell(desk, 2, "Day6Date") == SIXTH_DAY
    assert cell(desk, 2, "GovTrigger") == "PERM"
    assert cell(desk, 3, "GovTrigger") == "none"
    assert cell(desk, 3, "DaysTermAfter") == 2
    assert cell(desk, 4, "GovTrigger") is None
    assert answer.sentences[:2] == [
        "11 dates of 2 cases are on the sheet Deadlines.",
        "6 cells of ours filled on Exclusions.",
    ]


def test_a_date_that_is_there_is_shown_before_it_is_changed_or_emptied(click):
    cases = [dict(one) for one in CASES]
    cases[0]["Day6Date"] = date(2026, 12, 8)
    cases[1]["GDCLastDate"] = date(2026, 11, 30)  # a two-day suspension has none
    desk = in_memory(cases=cases)
    offer = click(offer_deadlines, desk)
    assert "  Exclusions L2 (Day6Date): 08 Dec 2026 → 07 Dec 2026" in offer.lines
    assert "  Exclusions I3 (GDCLastDate): 30 Nov 2026 → blank" in offer.lines
    offer.carry_out(go_on)
    assert cell(desk, 2, "Day6Date") == SIXTH_DAY
    assert cell(desk, 3, "GDCLastDate") is None


def test_what_was_typed_after_the_preview_stays_and_is_listed(click):
    desk = in_memory()
    offer = click(offer_deadlines, desk)
    desk.book["Exclusions"].values[2, column("Day6Date")] = date(2026, 12, 9)
    answer = offer.carry_out(go_on)
    assert cell(desk, 2, "Day6Date") == date(2026, 12, 9)
    assert cell(desk, 2, "GDCLastDate") == GOVERNORS
    assert any("L2 (Day6Date) left alone" in one for one in answer.sentences)


def test_a_row_changed_after_the_preview_is_left_alone_and_listed(click):
    desk = in_memory()
    offer = click(offer_deadlines, desk)
    desk.book["Exclusions"].values[2, column("StartDate")] = date(2026, 12, 1)
    answer = offer.carry_out(go_on)
    assert cell(desk, 2, "Day6Date") is None
    assert cell(desk, 3, "GovTrigger") == "none"
    assert sum("left alone" in one for one in answer.sentences) == 4


def test_a_formula_of_theirs_is_left_alone_and_said(click):
    desk = in_memory()
    place = (2, column("Day6Date"))
    desk.book["Exclusions"].formulas.add(place)
    desk.book["Exclusions"].values[place] = date(2026, 12, 8)
    offer = click(offer_deadlines, desk)
    assert "1 cell left alone: it holds a formula." in offer.lines
    offer.carry_out(go_on)
    assert cell(desk, 2, "Day6Date") == date(2026, 12, 8)


def test_in_a_tracker_of_their_own_no_column_is_ours(click):
    desk = in_memory()
    desk.book["Exclusions"].tables = {}
    offer = click(offer_deadlines, desk)
    assert offer.summary == "11 dates of 2 cases go into the Deadlines sheet."
    before = untouched(desk)["Exclusions"]
    offer.carry_out(go_on)
    assert untouched(desk)["Exclusions"] == before


def test_where_a_row_of_the_child_is_unread_no_date_is_taken_away_and_no_total_given(click):
    cases = [dict(one) for one in CASES]
    cases[2]["PupilID"] = "P2"  # the row that cannot be dated is the same child's
    cases[1]["GDCLastDate"] = date(2026, 11, 30)
    desk = in_memory(cases=cases)
    click(offer_deadlines, desk).carry_out(go_on)
    assert cell(desk, 3, "GDCLastDate") == date(2026, 11, 30)
    assert cell(desk, 3, "DaysTermAfter") is None


def test_pressed_again_it_writes_the_same_and_changes_no_column(click):
    desk = in_memory()
    click(offer_deadlines, desk).carry_out(go_on)
    once = untouched(desk)
    again = click(offer_deadlines, desk)
    assert again.summary == "11 dates of 2 cases go into the Deadlines sheet."
    again.carry_out(go_on)
    assert untouched(desk) == once


def test_undo_takes_all_of_it_back(click):
    desk = in_memory()
    before = untouched(desk)["Exclusions"]
    click(offer_deadlines, desk).carry_out(go_on)
    click(offer_undo, desk).carry_out(go_on)
    assert untouched(desk)["Exclusions"] == before
    assert lines(desk) == {}


def test_cancel_writes_nothing(click):
    desk = in_memory()
    before = untouched(desk)
    with pytest.raises(BadInput) as stopped:
        click(offer_deadlines, desk, stop=lambda: True)
    assert stopped.value.code == "Z-057"
    offer = click(offer_deadlines, desk)
    with pytest.raises(BadInput) as stopped:
        offer.carry_out(lambda: True)
    assert stopped.value.code == "Z-057"
    assert untouched(desk) == before


def test_nothing_dated_is_refused_with_the_first_reason(click):
    desk = in_memory(cases=[CASES[2]])
    with pytest.raises(BadInput) as refused:
        click(offer_deadlines, desk)
    assert refused.value.code == "J-074"
    assert "(X-010)" in refused.value.message


def test_without_term_dates_it_says_what_to_do(click):
    desk = in_memory()
    del desk.book["Calendar"]
    with pytest.raises(BadInput) as refused:
        click(offer_deadlines, desk)
    assert refused.value.code == "L-035"


def test_where_nothing_can_be_put_beside_it_a_closed_workbook_stays_as_it_was(click, tmp_path):
    path = saved(tmp_path / "Team.xlsx")
    (tmp_path / "Team - deadlines 2026-11-30.xlsx").write_bytes(b"somebody else's")
    before = path.read_bytes()
    with pytest.raises(BadInput):
        click(offer_deadlines, FileDesk(path)).carry_out(go_on)
    assert path.read_bytes() == before


def test_calendars_beside_the_workbook_serve_too(click, tmp_path):
    path = saved(tmp_path / "Team.xlsx")
    book = load_workbook(path)
    del book["Calendar"]
    book["Schools"]["B2"], book["Schools"]["D2"] = "Example three-term school", None
    book.save(path)
    shutil.copyfile(EXAMPLES, tmp_path / BESIDE)
    click(offer_deadlines, FileDesk(path)).carry_out(go_on)
    sheet = next(one for one in read_workbook(path) if one.name == "Exclusions")
    assert sheet.rows[1][column("Day6Date") - 1] == SIXTH_DAY


def test_the_settings_sheet_chooses_the_reading(click):
    desk = in_memory()
    desk.book["Settings"].values[SIXTH] = "sixth after first"
    click(offer_deadlines, desk).carry_out(go_on)
    # day 0 is Monday 30 November, so the sixth is Tuesday 8 December
    assert cell(desk, 2, "Day6Date") == date(2026, 12, 8)


def test_a_closed_workbook_gets_its_columns_and_a_workbook_beside_it(click, tmp_path):
    path = saved(tmp_path / "Team.xlsx")
    offer = click(offer_deadlines, FileDesk(path))
    assert offer.summary.startswith("11 dates of 2 cases go into a results workbook; 4 columns")
    answer = offer.carry_out(go_on)
    beside = tmp_path / "Team - deadlines 2026-11-30.xlsx"
    assert answer.sentences[0] == f"Everything is in {beside}."
    assert beside.is_file()
    sheet = next(one for one in read_workbook(path) if one.name == "Exclusions")
    assert sheet.rows[1][column("GDCLastDate") - 1] == GOVERNORS
    assert [one.name for one in read_workbook(path)] == [*in_memory().book]


def test_the_team_workbook_closed_takes_them_in_its_locked_columns(click, tmp_path):
    path = team_made(tmp_path / "Team.xlsx")
    answer = click(offer_deadlines, FileDesk(path)).carry_out(go_on)
    assert answer.sentences[1] == "10 cells of ours filled on Exclusions."
    head, first, *_rest = next(one for one in read_workbook(path) if one.name == "Exclusions").rows
    row = dict(zip(head, first, strict=False))
    assert (row["GDCLastDate"], row["Day6Date"]) == (GOVERNORS, SIXTH_DAY)


def test_the_most_lines_a_sheet_takes_are_those_still_to_be_done():
    from daysix.jobs.click.deadline_rows import deadlines_of
    from daysix.jobs.deadlines import date_read
    from daysix.jobs.tracker_read import read_desk

    desk = in_memory()
    as_of = date(2026, 11, 30)
    rows = date_read(read_desk(desk, as_of=as_of), as_of=as_of).rows
    few = deadlines_of(rows, as_of=as_of, most=2)
    assert [line[1] for line in few.lines] == [SIXTH_DAY, GOVERNORS]
    assert (few.dates, few.cases, few.left_out) == (2, 1, 10)
