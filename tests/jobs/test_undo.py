"""A fix can be taken back, also when it was stopped half-way, and never harms what came after."""

from __future__ import annotations

import os
from datetime import date

import pytest

from daysix.jobs import fixes, restore_points, undo
from tests.jobs.mending import MENDED, KilledError, fix, kill, starts
from tests.jobs.tracker_book import (
    AS_OF,
    LETTER_O,
    MONTH_FIRST,
    OLD_WORD,
    ROWS,
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


def test_undo_refuses_a_row_that_has_moved_and_says_where_it_is(tracker) -> None:
    fix(tracker)
    sort_backwards(tracker)
    after_sorting = tracker.read_bytes()
    said = {one.cell.cell: one.why for one in undo.undo_last(tracker).cells}
    assert said == {
        "E4": "its row has moved to row 8",
        "F5": "its row has moved to row 7",
        "F7": "its row has moved to row 5",
    }
    assert tracker.read_bytes() == after_sorting


def test_undo_never_writes_to_another_row_that_holds_the_same(tmp_path) -> None:
    rows = tuple((*row[:4], "FIXD", date(2026, 11, 9), date(2026, 11, 10)) for row in ROWS)
    path = write_tracker(tmp_path / "T.xlsx", tuple((None, *row[1:]) for row in rows))
    fix(path)
    sort_backwards(path)
    undone = undo.undo_last(path)
    # The row in the middle stands where it stood; the others hold SUSP and are other children's.
    assert [one.cell.cell for one in undone.cells if one.restored] == ["E6"]


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
