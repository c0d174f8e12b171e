"""The buttons of the Tracker group on workbooks open in LibreOffice."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from daysix import ribbon
from daysix.desk.live_books import attach
from daysix.desk.xlwings_door import xlwings
from daysix.jobs.click.answers import Answer, Asked
from daysix.jobs.click.kept import Kept
from daysix.jobs.mending.undo import undo_last
from daysix.law.errors import BadInput
from tests.jobs import team_book
from tests.jobs.tracker_book import AS_OF, write_tracker

OURS = "H"
"""The column beside the seven of the small tracker."""
# X-004 in row 4, X-006 in rows 5 and 7, X-011 in row 6; row 8 is clean
VERDICTS = ["i For information", "✖ Must fix", "✖ Must fix", "✖ Must fix", "✓ Clean"]


def go_on() -> bool:
    return False


class Open:
    """A workbook in LibreOffice, and somebody who presses buttons and types."""

    def __init__(self, office, path=None, *, name=""):
        # past xlwings' own door, which opens no two workbooks of one name
        books = office.app.impl.books
        self.book = xlwings().Book(impl=books.open(str(path)) if path else books.add())
        self.kept = Kept()
        window = int(self.book.impl.number)
        self.desk = attach(name or self.book.name, window=window, programs=[office.app])

    def press(self, action, *, meanwhile=None, stop=go_on):
        found = ribbon.serve(action, Asked(self.desk, AS_OF, stop, self.kept))
        if isinstance(found, Answer):
            return found
        if meanwhile:
            meanwhile()
        return found.carry_out(stop)

    def sheet(self, name="Exclusions"):
        return next(one for one in self.desk.sheets() if one.name == name)

    def cells(self, block, sheet="Exclusions"):
        return self.book.sheets[sheet].range(block).options(ndim=2).value

    def theirs(self):
        """All that is theirs: values, formats, filter, hidden rows; the seven columns."""
        sheet = self.sheet()
        formats = [
            self.book.sheets["Exclusions"].range((row, column)).number_format
            for row in range(3, 9)
            for column in range(1, 8)
        ]
        rows = [list(row[:7]) for row in sheet.rows]
        return rows, formats, sheet.filtered, sheet.hidden_rows

    def ours(self):
        return [line[0] for line in self.cells(f"{OURS}4:{OURS}8")]


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "own"))


@pytest.fixture
def tracker(calc, tmp_path):
    return Open(calc, write_tracker(tmp_path / "Tracker.xlsx"))


def test_check_fix_and_undo_leave_what_was_there(tracker):
    before = tracker.theirs()
    tracker.press("check")
    assert (tracker.ours(), tracker.theirs()) == (VERDICTS, before)
    assert tracker.press("fix").sentences[0] == "3 of 3 suggestions written."
    sheet = tracker.sheet().rows
    assert (sheet[3][4], sheet[4][5], sheet[6][5]) == (
        "SUSP", date(2026, 9, 13), date(2026, 11, 9),
    )  # fmt: skip
    tracker.press("undo")
    assert tracker.theirs() == before
    tracker.press("undo")
    assert (tracker.ours(), tracker.theirs()) == ([None] * 5, before)
    assert tracker.press("check").good


def test_their_filter_stays_and_hidden_rows_are_checked_and_mended(calc, tmp_path):
    path = write_tracker(tmp_path / "Tracker.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["Exclusions"]
    sheet.auto_filter.ref = "A3:G8"
    sheet.auto_filter.add_filter_column(4, ["SUSP"])
    for row in (4, 8):
        sheet.row_dimensions[row].hidden = True
    book.save(path)
    there = Open(calc, path)
    before = there.theirs()
    assert before[2:] == (True, (4, 8))
    there.press("check")
    assert (there.ours(), there.theirs()) == (VERDICTS, before)
    only = there.press("problems_only")
    assert not only.good
    assert there.theirs() == before
    there.press("fix")
    assert there.theirs()[2:] == (True, (4, 8))
    there.press("undo")
    assert there.theirs() == before


def test_only_problems_are_shown_and_then_every_row(tracker):
    before = tracker.theirs()
    tracker.press("check")
    assert tracker.press("problems_only").sentences[0].startswith("3 rows of Exclusions to mend")
    sheet = tracker.sheet()
    assert (sheet.filtered, sheet.hidden_rows) == (True, (4, 8))
    assert tracker.press("problems_only").sentences == ["Every row of Exclusions is shown again."]
    assert tracker.theirs() == before


def test_next_problem_shows_the_cell(tracker):
    assert tracker.press("next_problem").sentences[0] == "1 of 3: Exclusions F5"
    assert tracker.desk.selected()[1:] == (5, 6)
    tracker.press("next_problem")
    assert tracker.desk.selected()[1:] == (6, 7)


def test_a_row_changed_meanwhile_is_left_alone_and_listed(tracker):
    def somebody_types():
        tracker.book.sheets["Exclusions"]["B5"].value = "Bea Beech"

    answer = tracker.press("fix", meanwhile=somebody_types)
    assert answer.sentences[:2] == [
        "2 of 3 suggestions written.",
        "Left alone: Exclusions F5, since its row was changed after it was checked.",
    ]
    assert tracker.cells("B5:F5")[0][0] == "Bea Beech"
    assert tracker.cells("F5") == [["9/13/2026"]]


def test_cancel_leaves_the_sheet_as_it_was(tracker):
    before = tracker.theirs()
    turns = iter([False, True])
    with pytest.raises(BadInput, match=r"\(Z-057\)"):
        tracker.press("fix", stop=lambda: next(turns, True))
    assert tracker.theirs() == before


def test_a_protected_sheet_is_left_and_the_list_is_written(calc, tmp_path):
    path = write_tracker(tmp_path / "Tracker.xlsx")
    book = openpyxl.load_workbook(path)
    book["Exclusions"].protection.sheet = True
    book.save(path)
    there = Open(calc, path)
    before = there.theirs()
    assert any("(Z-054)" in line for line in there.press("check").sentences)
    assert len(there.sheet("Issues").rows) == 5
    assert there.press("fix").sentences[0].startswith("I have nothing to suggest")
    assert there.theirs() == before


def test_of_two_workbooks_of_one_name_only_the_one_clicked_in_changes(calc, tmp_path):
    both = []
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        both.append(Open(calc, write_tracker(tmp_path / folder / "Tracker.xlsx")))
    one, other = both
    before = other.theirs()
    one.press("fix")
    assert other.theirs() == before
    assert one.theirs() != before
    assert other.press("undo").sentences == ["There is nothing to undo in this workbook."]
    one.press("undo")
    assert one.theirs() == before


@pytest.mark.parametrize("again_open", [True, False])
def test_undo_works_after_saving_and_closing(calc, tmp_path, again_open):
    path = write_tracker(tmp_path / "Tracker.xlsx")
    there = Open(calc, path)
    before = there.theirs()[0]
    there.press("check")
    there.press("fix")
    there.book.impl.save()
    there.book.impl.close()
    if again_open:
        there = Open(calc, path)
        there.press("undo")
        there.press("undo")
    else:
        assert undo_last(path).all_restored
        assert undo_last(path).all_restored
        assert undo_last(path).made is None
        there = Open(calc, path)
    assert (there.theirs()[0], there.ours()) == (before, [None] * 5)
    assert len(there.sheet("Issues").rows) == 1


def test_a_workbook_never_saved_is_mended_and_undone(calc, tmp_path):
    there = Open(calc)
    rows = openpyxl.load_workbook(write_tracker(tmp_path / "x.xlsx"))["Exclusions"].values
    sheet = there.book.sheets[0]
    sheet.name = "Exclusions"
    # a mark before a text keeps it a text
    sheet.range("A1").value = [
        [f"'{cell}" if isinstance(cell, str) else cell for cell in row] for row in rows
    ]
    assert there.desk.place is None
    before = there.theirs()
    there.press("check")
    assert there.press("fix").sentences[0] == "3 of 3 suggestions written."
    there.press("undo")
    there.press("undo")
    assert there.theirs() == before
    assert list((tmp_path / "own" / "DaySix" / "workbooks").iterdir())


def test_the_team_workbook_takes_it_in_its_own_sheet_and_column(calc, tmp_path):
    there = Open(calc, team_book.write_team_book(tmp_path / "Team.xlsx"))
    names = [sheet.name for sheet in there.book.sheets]
    there.press("check")
    exclusions = there.sheet().rows
    check = list(exclusions[0]).index("Check")
    assert [row[check] for row in exclusions[1:4]] == ["✖ Must fix"] * 3
    head, *rows = there.sheet("Issues").rows
    case, where = head.index("Case"), head.index("Where")
    assert {row[case] for row in rows} >= {team_book.WORD, team_book.ENDS}
    place = next(n for n, row in enumerate(rows) if row[where] == "Exclusions: Last day out")
    link = there.book.sheets["Issues"].range((place + 2, where + 1)).formula
    assert 'MATCH("2026-0002",' in link
    assert [sheet.name for sheet in there.book.sheets] == names
    assert isinstance(ribbon.serve("check", Asked(there.desk, AS_OF, go_on, there.kept)), Answer)
    there.press("undo")
    assert [row[check] for row in there.sheet().rows[1:4]] == [""] * 3
    assert len(there.sheet("Issues").rows) == 1
