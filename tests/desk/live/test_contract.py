"""What every desk keeps to: each test runs over LibreOffice, over a file, and in memory."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from daysix.desk import places
from daysix.desk.any_desk import Change, Choices, OwnTable, Selected
from daysix.desk.reading import read_book
from daysix.law.errors import BadInput
from tests.desk.live.worlds import HEADERS, Page, tracker


def check(world, row, value, header="Check", **more):
    table = world.table()
    return Change(table, world.key(row), header, value, **more)


def without(sheet, *cells):
    """Every other cell of a sheet, by row and column."""
    spots = {
        (row, column): value
        for row, line in enumerate(sheet.rows, sheet.first_row)
        for column, value in enumerate(line, sheet.first_column)
        if value != ""
    }
    return {spot: value for spot, value in spots.items() if spot not in cells}


def whys(outcome):
    return [one.why for one in outcome.left]


def test_a_sheet_is_read_as_plain_cells(world):
    sheet = world().read()
    assert (sheet.first_row, sheet.first_column) == (1, 1)
    assert sheet.rows[0] == ["Exclusions 2026 to 2027", "", "", "", "", ""]
    assert sheet.rows[2] == HEADERS
    assert sheet.rows[3] == ["2026-0001", "Amberley", date(2026, 9, 7), 2.0, "", ""]
    assert sheet.rows[5][3] == 1.5


def test_the_name_is_that_of_the_workbook(world):
    assert world().desk.name == "tracker.xlsx"


def test_a_sheet_with_nothing_in_it_is_left_out(world):
    sheets = {**tracker(), "Empty": Page([[]]), "Hidden": Page([["x"]], visible=False)}
    found = world(sheets).desk.sheets()
    assert [(sheet.name, sheet.visible) for sheet in found] == [
        ("Exclusions", True),
        ("Hidden", False),
    ]


def test_a_column_of_ours_is_written_and_nothing_else(world):
    here = world()
    before = without(here.read())
    done = here.desk.write([check(here, 5, "Look at it"), check(here, 7, "And this")])
    assert [(one.cell, one.old) for one in done.done] == [("F5", ""), ("F7", "")]
    assert done.left == ()
    assert (here.cell("F5"), here.cell("F7")) == ("Look at it", "And this")
    assert without(here.read(), (5, 6), (7, 6)) == before


def test_a_look_says_the_same_and_writes_nothing(world):
    here = world()
    changes = [check(here, 5, "Look at it"), check(here, 6, "x", header="Note")]
    looked = here.desk.look(changes)
    assert here.cell("F5") == ""
    assert looked == here.desk.write(changes)
    assert len(looked.done) == len(looked.left) == 1


def test_a_row_that_was_changed_is_skipped_and_the_others_are_written(world):
    here = world()
    changes = [check(here, row, "seen") for row in (4, 5, 6)]
    here.somebody_types("B5", "Brindley")
    outcome = here.desk.write(changes)
    assert [one.cell for one in outcome.done] == ["F4", "F6"]
    assert whys(outcome) == [places.ROW_CHANGED]
    assert outcome.left[0].change is changes[1]
    assert here.cell("F5") == ""


def test_a_row_that_was_retyped_is_changed_too(world):
    here = world()
    changes = [check(here, 4, "seen")]
    here.somebody_types("D4", "2")
    assert whys(here.desk.write(changes)) == [places.ROW_CHANGED]


def test_what_somebody_writes_into_our_own_column_does_not_change_the_row(world):
    here = world()
    changes = [check(here, 4, "seen")]
    here.somebody_types("F4", "mine")
    assert [(one.cell, one.old) for one in here.desk.write(changes).done] == [("F4", "mine")]


def test_a_row_is_found_where_it_stands_now(world):
    here = world()
    changes = [check(here, 4, "Amberley's"), check(here, 5, "Brindle's")]
    for column in "ABCDE":
        first, second = here.cell(f"{column}4"), here.cell(f"{column}5")
        here.somebody_types(f"{column}4", second or None)
        here.somebody_types(f"{column}5", first or None)
    outcome = here.desk.write(changes)
    assert [one.cell for one in outcome.done] == ["F5", "F4"]
    assert (here.cell("B4"), here.cell("F4")) == ("Brindle", "Brindle's")
    assert (here.cell("B5"), here.cell("F5")) == ("Amberley", "Amberley's")


def test_a_table_is_found_where_it_stands_now(world):
    here = world()
    changes = [check(here, 4, "Amberley's")]
    rows = [list(line) for line in here.read().rows]
    for number in range(len(rows), 2, -1):  # somebody put a row above the column names
        for column, value in enumerate(rows[number - 1]):
            here.somebody_types(f"{'ABCDEF'[column]}{number + 1}", value or None)
    for column in "ABCDEF":
        here.somebody_types(f"{column}3", None)
    assert [one.cell for one in here.desk.write(changes).done] == ["F5"]


def test_two_rows_alike_are_told_apart_only_while_they_stand_where_they_stood(world):
    rows = [["Ref", "Check"], ["a", None], ["a", None], ["b", None]]
    here = world({"Exclusions": Page(rows)})
    table = here.table(head=1)
    second = places.row_key(here.read(), table, 3)
    assert [one.cell for one in here.desk.write([Change(table, second, "Check", "x")]).done] == [
        "B3"
    ]
    elsewhere = second._replace(number=4)
    outcome = here.desk.write([Change(table, elsewhere, "Check", "y")])
    assert whys(outcome) == [places.ALIKE]


def test_a_column_of_theirs_is_written_only_when_it_was_shown(world):
    here = world()
    unseen = check(here, 4, "new", header="Note")
    shown = check(here, 4, "new", header="Note", previewed="")
    stale = check(here, 5, "new", header="Note", previewed="asked once")
    outcome = here.desk.write([unseen, shown, stale])
    assert [one.cell for one in outcome.done] == ["E4"]
    assert whys(outcome) == [places.UNSEEN, places.CELL_CHANGED]
    assert (here.cell("E4"), here.cell("E5")) == ("new", "asked twice")


def test_one_cell_takes_one_change(world):
    here = world()
    outcome = here.desk.write([check(here, 4, "one"), check(here, 4, "two")])
    assert whys(outcome) == [places.TWICE]
    assert here.cell("F4") == "one"


def test_a_column_that_is_not_there_is_left_and_said(world):
    here = world()
    outcome = here.desk.write([check(here, 4, "x", header="Verdict")])
    assert whys(outcome) == ["I cannot tell which column is Verdict"]


def test_a_formula_is_never_written_over(world):
    here = world(tracker(formulas={"F5": "=D5*2"}))
    outcome = here.desk.write([check(here, 4, "x"), check(here, 5, "x")])
    assert [one.cell for one in outcome.done] == ["F4"]
    assert whys(outcome) == ["it holds a formula"]


def test_a_merged_cell_is_left_but_for_its_first(world):
    here = world(tracker(merged=("F4:F5",)))
    outcome = here.desk.write([check(here, 4, "x"), check(here, 5, "x")])
    assert [one.cell for one in outcome.done] == ["F4"]
    assert whys(outcome) == [places.MERGED]


def test_a_protected_sheet_takes_only_what_is_unlocked(world):
    here = world(tracker(protected=True, unlocked=("F5",)))
    outcome = here.desk.write([check(here, 4, "x"), check(here, 5, "x")])
    assert [one.cell for one in outcome.done] == ["F5"]
    assert whys(outcome) == ["its sheet is protected and the cell is locked"]
    assert here.cell("F4") == ""


def test_a_filtered_table_is_written_in_the_right_rows_and_stays_filtered(world):
    here = world(tracker(filter="A3:F7", filter_keeps=(1, "Corrie"), hidden_rows=(4, 5, 7)))
    before = here.read()
    assert (before.filtered, before.hidden_rows) == (True, (4, 5, 7))
    outcome = here.desk.write([check(here, row, f"row {row}") for row in (4, 5, 6, 7)])
    assert len(outcome.done) == 4
    after = here.read()
    assert [line[5] for line in after.rows[3:]] == ["row 4", "row 5", "row 6", "row 7"]
    assert (after.filtered, after.hidden_rows) == (True, (4, 5, 7))


LOOKS_LIKE_SOMETHING = ["=1+1", "007", "1/2", "TRUE", "-5", "+44", "@x", "May 2026", "1e5", "#N/A?"]


@pytest.mark.parametrize("text", LOOKS_LIKE_SOMETHING)
def test_a_text_stays_a_text_whatever_it_looks_like(world, text):
    here = world()
    assert len(here.desk.write([check(here, 4, text)]).done) == 1
    assert here.cell("F4") == text


@pytest.mark.parametrize(
    "value",
    [3.5, True, date(2026, 11, 23), datetime(2026, 11, 23, 9, 30), "plain words"],  # noqa: DTZ001
    ids=["number", "yes", "day", "moment", "words"],
)
def test_a_value_comes_back_as_what_it_was(world, value):
    here = world()
    assert len(here.desk.write([check(here, 6, value)]).done) == 1
    assert here.cell("F6") == value
    assert type(here.cell("F6")) is type(value)


def test_nothing_empties_a_cell(world):
    here = world()
    outcome = here.desk.write([check(here, 5, None, header="Note", previewed="asked twice")])
    assert outcome.done[0].old == "asked twice"
    assert here.cell("E5") == ""


def test_stopped_means_nothing_was_written(world):
    here = world()
    before = here.desk.sheets()
    with pytest.raises(BadInput, match=r"Stopped\. The sheet is as it was\. .*\(Z-057\)"):
        here.desk.write([check(here, row, "x") for row in (4, 6)], stop=lambda: True)
    assert here.desk.sheets() == before


def test_new_rows_go_under_a_table(world):
    here = world()
    before = without(here.read())
    done = here.desk.append(
        here.table(),
        [
            {"Ref": "2026-0005", "Child": "Elkin", "First day": date(2026, 9, 21), "Days": 3},
            {"Ref": "2026-0006", "Note": "=not a formula"},
        ],
    )
    assert (done.first_row, done.left_blank) == (8, ())
    rows = here.read().rows
    assert rows[7] == ["2026-0005", "Elkin", date(2026, 9, 21), 3.0, "", ""]
    assert rows[8] == ["2026-0006", "", "", "", "=not a formula", ""]
    assert {spot: one for spot, one in without(here.read()).items() if spot[0] < 8} == before


def own_table(rows=2, **more):
    lines = [["Ref", "Days", "Twice"], ["a", 2, None], ["b", 3, None]][: rows + 1]
    return {"Exclusions": Page(lines, tables={"Tracker": f"A1:C{rows + 1}"}, **more)}


def test_a_table_of_excels_own_grows_and_its_formulas_are_left_alone(world):
    here = world(own_table(formulas={"C2": "=B2*2", "C3": "=B3*2"}))
    done = here.desk.append(here.table(head=1), [{"Ref": "c", "Days": 4, "Twice": 9}])
    assert (done.first_row, done.left_blank) == (4, ("Twice",))
    assert here.read().tables == {"Tracker": "A1:C4"}
    assert here.read().rows[3][:2] == ["c", 4.0]
    assert here.cell("C4") != 9.0


def test_the_one_empty_row_of_a_new_table_is_filled_first(world):
    here = world({"Exclusions": Page([["Ref", "Days"], [None, None], [None, None, "x"]],
                                     tables={"Tracker": "A1:B2"})})  # fmt: skip
    assert here.desk.append(here.table(head=1, ours=()), [{"Ref": "a", "Days": 1}]).first_row == 2
    assert here.read().tables == {"Tracker": "A1:B2"}


def test_rows_are_never_moved_to_make_room(world):
    lines = [["Ref", "Days"], ["a", 2], ["total", 2]]
    here = world({"Exclusions": Page(lines, tables={"Tracker": "A1:B2"})})
    before = here.desk.sheets()
    with pytest.raises(BadInput, match=r"something below it, and I never move your rows"):
        here.desk.append(here.table(head=1), [{"Ref": "b"}])
    assert here.desk.sheets() == before


def test_a_new_row_for_a_column_that_is_not_there_is_refused(world):
    here = world()
    with pytest.raises(BadInput, match=r"which column of the sheet Exclusions is Verdict"):
        here.desk.append(here.table(), [{"Verdict": "x"}])


def test_a_table_whose_names_are_gone_is_refused(world):
    here = world()
    table, row = here.table(), here.key(4)
    here.somebody_types("A3", "Reference")
    with pytest.raises(BadInput, match=r"no longer find the table .*\(Z-050\)"):
        here.desk.append(table, [{"Ref": "x"}])
    outcome = here.desk.write([Change(table, row, "Check", "x")])
    assert whys(outcome) == ["I no longer find its table on the sheet Exclusions"]


def test_a_column_of_ours_is_added_beside_the_table(world):
    here = world()
    table = here.desk.add_column(here.table(ours=()), "Day Six")
    assert here.cell("G3") == "Day Six"
    assert table.headers == (*HEADERS, "Day Six")
    assert here.desk.add_column(table, "Day Six") == table
    row = places.row_key(here.read(), table, 4)
    outcome = here.desk.write([Change(table, row, "Day Six", "ok")])
    assert [one.cell for one in outcome.done] == ["G4"]


def test_no_column_is_added_where_something_stands(world):
    rows = [["Ref", "Days"], ["a", 1, None], ["b", 2, "a remark"]]
    here = world({"Exclusions": Page(rows)})
    with pytest.raises(BadInput, match=r"something to the right .*\(Z-052\)"):
        here.desk.add_column(here.table(head=1), "Check")
    assert here.cell("C1") == ""


def test_a_table_of_excels_own_takes_the_column_in_while_it_is_open(world):
    here = world(own_table())
    if here.desk.is_open:
        here.desk.add_column(here.table(head=1), "Check")
        assert here.read().tables == {"Tracker": "A1:D3"}
        assert here.cell("D1") == "Check"
    else:
        with pytest.raises(BadInput, match=r"only be done while it is open.*\(Z-055\)"):
            here.desk.add_column(here.table(head=1), "Check")


ISSUES = OwnTable("Issues", "Issues", ("Case", "What", "Since"), [["1", "x", date(2026, 9, 7)]])


def test_a_sheet_of_ours_is_added_and_written_anew(world):
    here = world()
    if not here.desk.is_open:
        with pytest.raises(BadInput, match=r"\(Z-055\)"):
            here.desk.put_table(ISSUES)
        return
    here.desk.put_table(ISSUES._replace(rows=[["1", "x", None], ["2", "=y", None]]))
    here.desk.put_table(ISSUES)
    sheets = here.desk.sheets()
    assert [sheet.name for sheet in sheets] == ["Exclusions", "Issues"]
    assert sheets[1].rows == [["Case", "What", "Since"], ["1", "x", date(2026, 9, 7)]]
    assert sheets[1].tables == {"Issues": "A1:C2"}


WORDS = Page([["Word"], ["Place"], ["Defer"]], tables={"Words": "A1:A3"})
DECIDED = OwnTable(
    "Decided", "Decided", ("Case", "Decision", "Whose"), [["R1", "Place", None], ["R2", None, None]]
)
OFFERS = {"Decision": Choices("Words", 1, 2, 3)}


def with_lists(world):
    rows = [list(DECIDED.headers), *map(list, DECIDED.rows)]
    here = world({"Words": WORDS, "Decided": Page(rows, tables={"Decided": "A1:C3"})})
    here.is_ours("Decided")
    here.desk.offer(DECIDED, OFFERS)
    return here


def offered(here):
    cells = [f"{column}{row}" for column in "ABC" for row in (1, 2, 3, 4)]
    return {cell: found for cell in cells if (found := here.offered(cell, "Decided"))}


def test_a_column_of_ours_offers_a_list_on_its_rows_and_nowhere_else(world):
    here = with_lists(world)
    assert offered(here) == {"B2": "Words!$A$2:$A$3", "B3": "Words!$A$2:$A$3"}
    assert here.cell("B2", "Decided") == "Place"
    here.desk.offer(DECIDED, {"Whose": Choices("Words", 1, 2, 2)})
    assert offered(here) == {"C2": "Words!$A$2:$A$2", "C3": "Words!$A$2:$A$2"}
    here.desk.offer(DECIDED, {})
    assert offered(here) == {}


@pytest.mark.parametrize(("rows", "left"), [(2, {"B2", "B3"}), (1, {"B2"}), (0, set())])
def test_lists_end_with_the_rows_of_the_table_as_when_rows_are_taken_back(world, rows, left):
    here = with_lists(world)
    here.desk.put_table(DECIDED._replace(rows=DECIDED.rows[:rows]))
    assert {*offered(here)} == left
    here.desk.put_table(DECIDED)
    assert {*offered(here)} == left, "a list comes with being offered, not with rows"


def test_no_list_is_put_on_a_sheet_of_theirs(world):
    here = world()
    theirs = OwnTable("Exclusions", "Ours", ("Ref", "Child"), [["2026-0001", "x"]])
    with pytest.raises(BadInput):
        here.desk.offer(theirs, {"Child": Choices("Exclusions", 1, 4, 5)})
    assert here.offered("B4", "Exclusions") == here.offered("B2", "Exclusions") == ""


def test_a_sheet_of_theirs_is_never_taken_for_ours(world):
    here = world({**tracker(), "Issues": Page([["our own notes"]])})
    before = here.desk.sheets()
    with pytest.raises(BadInput):
        here.desk.put_table(ISSUES)
    assert here.desk.sheets() == before


def test_a_copy_holds_what_the_workbook_holds(world, tmp_path):
    here = world()
    here.desk.write([check(here, 4, "seen")])
    copy = tmp_path / "copy.xlsx"
    here.desk.save_copy(copy)
    (sheet,) = read_book(copy).sheets
    assert list(map(list, sheet.rows)) == list(map(list, here.read().rows))
    assert here.desk.name == "tracker.xlsx"


def test_a_cell_is_shown_where_there_is_somebody_to_see_it(world):
    here = world({**tracker(), "Second": Page([["x"]]), "Hidden": Page([["x"]], visible=False)})
    if here.desk.is_open:
        here.desk.go_to("Second", 3, 2)
        assert here.desk.selected() == Selected("Second", 3, 2)
        with pytest.raises(BadInput, match=r"\(Z-069\)"):
            here.desk.go_to("Hidden", 1, 1)
    else:
        assert here.desk.selected() is None
        with pytest.raises(BadInput, match=r"\(Z-055\)"):
            here.desk.go_to("Second", 3, 2)


def test_a_short_text_can_be_said_and_taken_away(world):
    here = world()
    here.desk.say("Checking 1,200 rows")
    here.desk.say("")
    assert here.cell("A1") == "Exclusions 2026 to 2027"


def test_a_table_that_ends_in_empty_rows_has_them_filled_first(world):
    lines = [["Ref", "Days"], ["a", 2], [None] * 2, [None] * 2, [None, None, "x"]]
    here = world({"Exclusions": Page(lines, tables={"Tracker": "A1:B4"})})
    table = here.table(head=1, ours=())
    assert here.desk.append(table, [{"Ref": "b"}, {"Ref": "c", "Days": 4}]).first_row == 3
    assert here.read().tables == {"Tracker": "A1:B4"}
    assert [row[:2] for row in here.read().rows[1:4]] == [["a", 2.0], ["b", ""], ["c", 4.0]]
