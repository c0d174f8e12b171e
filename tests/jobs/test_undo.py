"""A fix can be taken back, also when it was stopped half-way, and never harms what came after."""

from __future__ import annotations

import os
from datetime import date

import pytest

from daysix.jobs.mending import fixes, restore_points, undo
from daysix.jobs.mending.undo_cells import GONE
from tests.jobs.mending import MENDED, KilledError, fix, kill, starts
from tests.jobs.tracker_book import (
    AS_OF,
    LETTER_O,
    MONTH_FIRST,
    OLD_WORD,
    ROWS,
    edit,
    held,
    set_cell,
    sort_backwards,
    write_tracker,
)


@pytest.fixture
def tracker(tmp_path):
    return write_tracker(tmp_path / "Tracker.xlsx")


def test_undo_puts_back_every_cell(tracker) -> None:
    fix(tracker)
    undone = undo.undo_last(tracker)
    assert undone.made == AS_OF
    assert undone.all_restored
    for place, column in ((4, "Category"), (5, "StartDate")):
        assert held(tracker, column) == {row[0]: row[place] for row in ROWS}
    assert restore_points.points(tracker) == []
    assert undo.undo_last(tracker).made is None


def test_a_second_undo_goes_one_further_back(tracker) -> None:
    fix(tracker, rules=["X-004"])
    fix(tracker, rules=["X-006"])
    assert undo.undo_last(tracker).left == 1
    assert starts(tracker) == {MONTH_FIRST: "9/13/2026", LETTER_O: "O9/11/2026"}
    assert held(tracker, "Category")[OLD_WORD] == "SUSP"
    assert undo.undo_last(tracker).left == 0
    assert held(tracker, "Category")[OLD_WORD] == "FIXD"


def test_undo_leaves_what_was_changed_since(tracker) -> None:
    fix(tracker)
    set_cell(tracker, "F5", date(2026, 9, 14))
    said = {one.cell.cell: one.why for one in undo.undo_last(tracker).cells}
    assert said == {"E4": "", "F5": undo.SINCE, "F7": ""}
    assert held(tracker, "StartDate")[MONTH_FIRST] == date(2026, 9, 14)
    assert held(tracker, "StartDate")[LETTER_O] == "O9/11/2026"


def test_undo_after_another_cell_of_the_row_was_changed(tracker) -> None:
    fix(tracker)
    set_cell(tracker, "G5", date(2026, 9, 15))
    assert undo.undo_last(tracker).all_restored


def test_undo_follows_rows_that_were_sorted_elsewhere(tracker) -> None:
    fix(tracker)
    sort_backwards(tracker)
    undone = undo.undo_last(tracker)
    assert undone.all_restored
    assert [one.cell.cell for one in undone.cells] == ["E8", "F7", "F5"]
    for place, column in ((4, "Category"), (5, "StartDate")):
        assert held(tracker, column) == {row[0]: row[place] for row in ROWS}
    assert restore_points.points(tracker) == []


def test_undo_follows_rows_below_one_that_was_put_in(tracker) -> None:
    fix(tracker)
    edit(tracker, lambda sheet: sheet.insert_rows(4))
    set_cell(tracker, "A4", "2026-0009")
    undone = undo.undo_last(tracker)
    assert [one.cell.cell for one in undone.cells if one.restored] == ["E5", "F6", "F8"]
    assert held(tracker, "StartDate")[LETTER_O] == "O9/11/2026"


SAME_CHILD = (None, None, None, "Oak School", "SUSP", date(2026, 11, 9), date(2026, 11, 10))
OTHER_CHILD = (None, None, None, "Elm School", "SUSP", date(2026, 11, 11), date(2026, 11, 12))


def without_references(tmp_path, *rows):
    """A fix of FIXD in the first row, in which only the school and the days tell the row."""
    fixd = (*SAME_CHILD[:4], "FIXD", *SAME_CHILD[5:])
    path = write_tracker(tmp_path / "T.xlsx", (fixd, *rows))
    fix(path, rules=["X-004"])
    return path


def test_a_row_without_a_reference_is_followed_by_all_that_stands_in_it(tmp_path) -> None:
    path = without_references(tmp_path, OTHER_CHILD)
    edit(path, lambda sheet: sheet.move_range("A4:G5", rows=1))
    set_cell(path, "A4", "2026-0009")
    undone = undo.undo_last(path)
    assert [(one.cell.cell, one.restored) for one in undone.cells] == [("E5", True)]


def test_a_row_that_another_row_was_like_is_not_followed(tmp_path) -> None:
    path = without_references(tmp_path, OTHER_CHILD, SAME_CHILD)
    edit(path, lambda sheet: sheet.delete_rows(4))  # the fixed one; its like now stands in row 5
    saved = path.read_bytes()
    undone = undo.undo_last(path)
    assert [(one.cell.cell, one.why) for one in undone.cells] == [("E4", GONE)]
    assert path.read_bytes() == saved


def test_what_another_file_of_the_name_could_not_take_back_is_kept(tracker) -> None:
    before = tracker.read_bytes()
    fix(tracker)
    ours = tracker.read_bytes()
    write_tracker(tracker, tuple((f"9{row[0]}", "Fay Fir", *row[2:]) for row in ROWS))
    assert [one.restored for one in undo.undo_last(tracker).cells] == [False] * 3
    assert [one.restored for one in undo.undo_last(tracker).cells] == [False] * 3
    tracker.write_bytes(ours)
    assert undo.undo_last(tracker).all_restored
    assert tracker.read_bytes() == before
    assert restore_points.points(tracker) == []


def test_only_what_was_left_alone_stays_and_bars_no_way_further_back(tracker) -> None:
    fix(tracker, rules=["X-004"])
    fix(tracker, rules=["X-006"])
    mended = starts(tracker)[MONTH_FIRST]
    set_cell(tracker, "F5", date(2026, 9, 14))
    assert undo.undo_last(tracker).left == 1
    left, _ = restore_points.points(tracker)
    assert [cell.cell for cell in left.cells] == ["F5"]
    assert [one.cell.cell for one in undo.undo_last(tracker).cells] == ["E4"]
    assert held(tracker, "Category")[OLD_WORD] == "FIXD"
    set_cell(tracker, "F5", mended)
    assert undo.undo_last(tracker).all_restored
    assert starts(tracker)[MONTH_FIRST] == "9/13/2026"


def test_killed_before_anything_was_written_there_is_nothing_to_undo(tracker, monkeypatch) -> None:
    before = tracker.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(fixes, "patch_cells", kill)
        with pytest.raises(KilledError):
            fix(tracker)
    (point,) = restore_points.points(tracker)
    assert point.state == restore_points.BEGUN
    assert undo.undo_last(tracker).made is None
    assert tracker.read_bytes() == before


def test_an_earlier_fix_is_reached_past_one_that_was_killed(tracker, monkeypatch) -> None:
    fix(tracker, rules=["X-004"])
    with monkeypatch.context() as patched:
        patched.setattr(fixes, "patch_cells", kill)
        with pytest.raises(KilledError):
            fix(tracker, rules=["X-006"])
    undone = undo.undo_last(tracker)
    assert [one.cell.cell for one in undone.cells] == ["E4"]
    assert held(tracker, "Category")[OLD_WORD] == "FIXD"


def test_killed_right_after_writing_it_can_be_undone(tracker, monkeypatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(restore_points, "settle", kill)
        with pytest.raises(KilledError):
            fix(tracker)
    assert starts(tracker) == MENDED
    assert undo.undo_last(tracker).all_restored
    assert starts(tracker) == {MONTH_FIRST: "9/13/2026", LETTER_O: "O9/11/2026"}


@pytest.mark.parametrize("state", [restore_points.BEGUN, restore_points.DONE])
def test_an_undo_killed_at_its_end_does_not_go_further_back(tracker, monkeypatch, state) -> None:
    fix(tracker, rules=["X-004"])
    with monkeypatch.context() as patched:
        if state == restore_points.BEGUN:
            patched.setattr(restore_points, "settle", kill)
            with pytest.raises(KilledError):
                fix(tracker, rules=["X-006"])
        else:
            fix(tracker, rules=["X-006"])
    with monkeypatch.context() as patched:
        patched.setattr(restore_points, "discard", kill)
        with pytest.raises(KilledError):
            undo.undo_last(tracker)
    undone = undo.undo_last(tracker)
    assert undone.all_restored
    assert {one.cell.cell for one in undone.cells} == {"F5", "F7"}
    assert held(tracker, "Category")[OLD_WORD] == "SUSP"


def test_a_restore_point_holds_no_name_and_opens_to_whom_the_tracker_does(tracker) -> None:
    tracker.chmod(0o640)
    fix(tracker)
    (point,) = restore_points.points(tracker)
    kept = point.path.read_text(encoding="utf-8")
    assert not [word for row in ROWS for word in (row[0], *row[1].split()) if word in kept]
    if os.name != "nt":
        assert point.path.stat().st_mode & 0o777 == 0o640


def test_twenty_restore_points_are_kept(tracker) -> None:
    fix(tracker, rules=["X-004"])
    (first,) = restore_points.points(tracker)
    for _ in range(restore_points.MOST_KEPT):
        restore_points.begin(tracker, first.cells, before="", as_of=AS_OF)
    kept = restore_points.points(tracker)
    assert len(kept) == restore_points.MOST_KEPT
    assert first.path not in [point.path for point in kept]
