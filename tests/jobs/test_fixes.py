"""Suggestions are written where they belong and nowhere else, and can be taken back."""

from __future__ import annotations

import re
import zipfile
from datetime import date

import pytest

from daysix.desk.patching import CellEdit, patch_cells
from daysix.jobs.check import check_file
from daysix.jobs.issues.not_a_problem import mark_no_problem
from daysix.jobs.mending import fixes, restore_points, undo
from daysix.law.errors import BadInput
from tests.desk.rich_workbook import SHEET_PART, rich_workbook
from tests.jobs.mending import MENDED, fix, starts, whys
from tests.jobs.tracker_book import (
    AS_OF,
    ENDS_FIRST,
    LETTER_O,
    MONTH_FIRST,
    OLD_WORD,
    edit,
    held,
    set_cell,
    sort_backwards,
    write_tracker,
)


@pytest.fixture
def tracker(tmp_path):
    return write_tracker(tmp_path / "Tracker.xlsx")


def test_only_what_can_be_said_for_certain_is_suggested(tracker) -> None:
    wanted = fixes.fixes_of(check_file(tracker, as_of=AS_OF))
    assert {one.issue.case: (one.old, one.new) for one in wanted} == {
        OLD_WORD: ("FIXD", "SUSP"),
        MONTH_FIRST: ("9/13/2026", date(2026, 9, 13)),
        LETTER_O: ("O9/11/2026", date(2026, 11, 9)),
    }


def test_a_preview_writes_nothing(tracker) -> None:
    before = tracker.read_bytes()
    wanted = fixes.fixes_of(check_file(tracker, as_of=AS_OF))
    assert not any(one.why for one in fixes.looked_at(tracker, wanted))
    assert tracker.read_bytes() == before
    assert [path.name for path in tracker.parent.iterdir()] == [tracker.name]


def test_applying_writes_dates_as_dates_and_every_other_part_stays(tracker) -> None:
    with zipfile.ZipFile(tracker) as book:
        before = {name: book.read(name) for name in book.namelist()}
    assert all(one.applied for one in fix(tracker))
    assert starts(tracker) == MENDED
    assert held(tracker, "Category")[OLD_WORD] == "SUSP"
    with zipfile.ZipFile(tracker) as book:
        changed = {name for name in book.namelist() if book.read(name) != before.get(name)}
    assert changed <= {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
    assert fixes.fixes_of(check_file(tracker, as_of=AS_OF)) == []


def test_one_rule_or_one_key_alone(tracker) -> None:
    assert [one.issue.case for one in fix(tracker, rules=["x-004"])] == [OLD_WORD]
    found = check_file(tracker, as_of=AS_OF)
    (key,) = [one.key for one in found.issues if one.case == LETTER_O]
    assert [one.issue.case for one in fix(tracker, keys=[key])] == [LETTER_O]
    assert held(tracker, "StartDate")[MONTH_FIRST] == "9/13/2026"


def test_what_is_no_problem_is_not_fixed(tracker) -> None:
    found = check_file(tracker, as_of=AS_OF)
    (key,) = [one.key for one in found.issues if one.case == OLD_WORD]
    mark_no_problem(tracker, found, key=key, reason="As the school says.", by="AB", as_of=AS_OF)
    assert OLD_WORD not in whys(fix(tracker))
    assert held(tracker, "Category")[OLD_WORD] == "FIXD"


def test_sorted_between_the_check_and_the_fix_each_case_gets_its_own(tracker) -> None:
    sort_backwards(tracker)
    fix(tracker)
    assert starts(tracker) == MENDED


def test_sorted_while_fixing_nothing_is_written_to_a_wrong_row(tracker) -> None:
    done = fix(tracker, meanwhile=lambda: sort_backwards(tracker))
    assert set(whys(done).values()) == {fixes.MOVED}
    assert starts(tracker) == {MONTH_FIRST: "9/13/2026", LETTER_O: "O9/11/2026"}
    assert restore_points.points(tracker) == []


def test_a_row_changed_meanwhile_is_left_alone_and_listed(tracker) -> None:
    done = fix(tracker, meanwhile=lambda: set_cell(tracker, "G5", date(2026, 9, 14)))
    assert whys(done) == {OLD_WORD: "", MONTH_FIRST: fixes.MOVED, LETTER_O: ""}
    assert held(tracker, "StartDate")[MONTH_FIRST] == "9/13/2026"
    assert held(tracker, "StartDate")[LETTER_O] == MENDED[LETTER_O]


def test_a_cell_changed_at_the_last_moment_is_left_alone(tracker, monkeypatch) -> None:
    really = fixes.patch_cells

    def late(path, edits, **more):
        set_cell(path, "F5", "14/09/2026")
        return really(path, edits, **more)

    monkeypatch.setattr(fixes, "patch_cells", late)
    done = fix(tracker)
    assert "no longer holds" in whys(done)[MONTH_FIRST]
    assert held(tracker, "StartDate")[MONTH_FIRST] == "14/09/2026"
    (point,) = restore_points.points(tracker)
    assert {cell.cell for cell in point.cells} == {"E4", "F7"}


def test_a_formula_is_never_written_over(tracker) -> None:
    edit(tracker, lambda sheet: sheet.__setitem__("H4", '="FI"&"XD"'))
    edit(tracker, lambda sheet: sheet.__setitem__("E4", "=H4"))
    with zipfile.ZipFile(tracker) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(
        rb'<c r="E4"><f>H4</f><v(?: ?/>|></v>)</c>',
        b'<c r="E4" t="str"><f>H4</f><v>FIXD</v></c>',
        parts[sheet],
    )
    assert b"<v>FIXD</v>" in parts[sheet]
    with zipfile.ZipFile(tracker, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
    wanted = fixes.fixes_of(check_file(tracker, as_of=AS_OF))
    assert whys(fixes.looked_at(tracker, wanted))[OLD_WORD] == "it holds a formula"
    assert whys(fix(tracker))[OLD_WORD] == "it holds a formula"
    with zipfile.ZipFile(tracker) as book:
        assert b"<f>H4</f>" in book.read(sheet)


def test_two_suggestions_for_one_cell_are_both_left_alone(tracker) -> None:
    found = check_file(tracker, as_of=AS_OF)
    (one,) = [issue for issue in found.issues if issue.case == OLD_WORD]
    other = one._replace(finding=one.finding._replace(suggestion="LNCH"), key="other")
    (fix,) = fixes.fixes_of(found._replace(issues=[one, other]))
    assert fix.why == fixes.TWO_WAYS


@pytest.mark.parametrize("suggestion", ["mark it BANK.", "FIXD", "SUSP\nPERM", "x" * 201])
def test_advice_and_what_is_there_already_are_no_value_for_a_cell(tracker, suggestion) -> None:
    found = check_file(tracker, as_of=AS_OF)
    issues = [
        issue._replace(finding=issue.finding._replace(suggestion=suggestion))
        for issue in found.issues
        if issue.case == OLD_WORD
    ]
    assert fixes.fixes_of(found._replace(issues=issues)) == []


def test_open_in_excel_nothing_is_written_and_nothing_left_behind(tracker, monkeypatch) -> None:
    def refuse(*_, **__):
        raise BadInput("Z-015", "It is open.")

    before = tracker.read_bytes()
    monkeypatch.setattr(fixes, "patch_cells", refuse)
    with pytest.raises(BadInput, match="Z-015"):
        fix(tracker)
    assert tracker.read_bytes() == before
    assert restore_points.points(tracker) == []


def test_a_text_file_is_refused_with_a_sentence(tracker) -> None:
    with pytest.raises(BadInput, match=r"\.xlsx or \.xlsm"):
        fixes.refuse_what_cannot_change(tracker.with_suffix(".csv"))
    with pytest.raises(BadInput, match="J-020"):
        undo.undo_last(tracker.with_suffix(".csv"))


def test_a_cell_that_ends_first_is_never_guessed(tracker) -> None:
    assert ENDS_FIRST not in whys(fix(tracker))


def test_a_rich_workbook_loses_nothing_to_a_fix_and_its_undo(tmp_path) -> None:
    path = rich_workbook(tmp_path / "Rich.xlsm")
    report = patch_cells(path, [CellEdit("Exclusions", "E5", "O9/11/2026")])
    assert report.changed == 1
    before = _parts(path)
    (done,) = fix(path)
    assert done.applied
    mended = _parts(path)
    assert {name for name in before if before[name] != mended[name]} == {SHEET_PART}
    assert list(mended) == list(before)
    assert undo.undo_last(path).all_restored
    assert _parts(path) == before


def _parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}
