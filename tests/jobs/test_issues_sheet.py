"""The results in the team workbook itself: only our sheet and column, and nothing typed lost."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time

import pytest
from openpyxl import load_workbook

from daysix.desk.patching import CellEdit, patch_cells
from daysix.jobs.check import check_file
from daysix.jobs.issues.memory import read_memory
from daysix.jobs.issues.not_a_problem import mark_no_problem, problem_again
from daysix.jobs.issues.write import MOVED
from daysix.jobs.mending import restore_points, undo
from daysix.jobs.mending.fix_tracker import fix_tracker
from daysix.jobs.mending.undo_results import TYPED_SINCE
from daysix.law.errors import BadInput
from tests.jobs.team_book import (
    AS_OF,
    CLEAN,
    ENDS,
    WORD,
    check,
    checks,
    content,
    edit,
    issues,
    parts,
    row_of,
    say,
    write_team_book,
)
from tests.jobs.tracker_book import write_tracker

REASON = "The school confirmed it by letter"
ENDS_FIRST = f"X-011 {ENDS}"


@pytest.fixture
def book(tmp_path):
    return write_team_book(tmp_path / "Team.xlsx")


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """The same, checked once; with what is kept beside it."""
    folder = tmp_path_factory.mktemp("checked")
    check(write_team_book(folder / "Team.xlsx"))
    return folder


@pytest.fixture
def checked(tmp_path, once):
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "Team.xlsx"


def table(path):
    sheet = load_workbook(path)["Issues"]
    return sheet.tables["Issues"].ref, sheet.dimensions


def test_only_our_sheet_and_our_column_change(book) -> None:
    before = parts(book)
    assert check(book).written
    after = parts(book)
    changed = {name for name in before if before[name] != after[name]}
    assert [*after] == [*before]
    links = before["xl/_rels/workbook.xml.rels"].decode()
    names = before["xl/workbook.xml"].decode()
    sheets = {part_of(names, links, sheet) for sheet in ("Exclusions", "Issues")}
    assert {name for name in changed if "worksheets" in name} == sheets
    assert len(changed - sheets) == 1, "and the Issues table, which has grown"
    assert b'displayName="Issues"' in after[(changed - sheets).pop()]


def link_of(path, case):
    sheet = load_workbook(path)["Issues"]
    return sheet[f"C{row_of(path, 'X-011', case)}"].value


def part_of(names, links, sheet):
    number = names.split(f'<sheet name="{sheet}"')[1].split('r:id="')[1].split('"')[0]
    line = links.split(f'Id="{number}"')[1]
    return "xl/" + line.split('Target="')[1].split('"')[0]


def test_in_exclusions_nothing_but_the_check_column_changes(book) -> None:
    before = load_workbook(book)["Exclusions"]
    held = {cell.coordinate: (cell.value, cell.style_id) for row in before for cell in row}
    check(book)
    after = load_workbook(book)["Exclusions"]
    now = {cell.coordinate: (cell.value, cell.style_id) for row in after for cell in row}
    letter = next(cell.column_letter for cell in after[1] if cell.value == "Check")
    assert {one for one in now if now[one] != held.get(one)} == {f"{letter}{n}" for n in (2, 3, 4)}
    assert checks(book) == {WORD: "✖ Must fix", ENDS: "✖ Must fix", CLEAN: checks(book)[CLEAN]}


def test_each_finding_has_its_line_with_a_link_to_its_row(checked) -> None:
    line = issues(checked)[ENDS_FIRST]
    assert line["Level"] == "✖ Must fix"
    assert line["Where"] == "Exclusions: Last day out"
    assert link_of(checked, ENDS) == (
        '=HYPERLINK("#\'Exclusions\'!J"&IFERROR(MATCH("2026-0002",Exclusions[ExclusionID],0),0)'
        '+ROW(Exclusions[[#Headers],[ExclusionID]]),"Exclusions: Last day out")'
    )
    assert line["Status"] == "OPEN"
    assert line["FirstSeen"] in {AS_OF, datetime.combine(AS_OF, time())}
    ref, dimension = table(checked)
    assert ref == dimension == f"A1:M{1 + len(issues(checked))}"


def test_the_worst_come_first_and_notes_last(checked) -> None:
    order = ["✖", "▲", "?", "i"]
    levels = [order.index(line["Level"][0]) for line in issues(checked).values()]
    assert levels == sorted(levels)


def test_checking_again_leaves_the_file_untouched(checked) -> None:
    before = checked.read_bytes()
    assert not check(checked).written
    assert checked.read_bytes() == before


def test_undo_makes_every_part_what_it_was(book) -> None:
    before = parts(book)
    check(book)
    undone = undo.undo_last(book)
    assert undone.all_restored
    assert undone.a_check
    assert parts(book) == before
    assert restore_points.points(book) == []


def test_after_somebody_saved_it_undo_still_takes_it_back(checked) -> None:
    edit(checked, lambda opened: opened["Contacts"].__setitem__("A2", "C1"))
    assert undo.undo_last(checked).all_restored
    assert set(checks(checked).values()) == {None}
    assert table(checked)[0] == "A1:M2"
    assert issues(checked) == {}
    assert load_workbook(checked)["Contacts"]["A2"].value == "C1"


def test_undo_leaves_an_issues_sheet_somebody_has_typed_in(checked) -> None:
    say(checked, "X-011", ENDS, "NOT A PROBLEM", REASON, "AB")
    undone = undo.undo_last(checked)
    assert undone.issues == TYPED_SINCE
    assert not undone.all_restored
    assert issues(checked)[ENDS_FIRST]["Reason"] == REASON
    assert set(checks(checked).values()) == {None}


def test_a_reason_typed_beside_a_finding_is_remembered_and_counts(checked) -> None:
    say(checked, "X-011", ENDS, "NOT A PROBLEM", REASON, "AB")
    found = check(checked).found
    (one,) = [each for each in found.issues if each.case == ENDS and each.finding.rule == "X-011"]
    assert (one.mark.reason, one.mark.by, one.mark.on) == (REASON, "AB", AS_OF)
    assert read_memory(checked).marks[one.key] == one.mark
    assert [*issues(checked)][-1] == ENDS_FIRST, "set aside, so at the end"
    line = issues(checked)[ENDS_FIRST]
    assert (line["Status"], line["Reason"], line["ReasonBy"]) == ("NOT A PROBLEM", REASON, "AB")


def test_it_is_remembered_by_a_check_that_writes_nothing_into_it_too(checked) -> None:
    say(checked, "X-011", ENDS, "not a problem", REASON, "AB")
    (one,) = [each for each in check_file(checked, as_of=AS_OF).issues if not each.counts]
    assert one.case == ENDS


def test_what_was_typed_stays_beside_its_finding_when_the_sheet_is_sorted(checked) -> None:
    say(checked, "X-011", ENDS, "OPEN", "Asked the school on Monday", "AB")

    def turned(opened):
        sheet = opened["Issues"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for place, value in enumerate(row, start=1):
                sheet.cell(number, place).value = value

    edit(checked, turned)
    check(checked)
    assert issues(checked)[ENDS_FIRST]["Reason"] == "Asked the school on Monday"


@pytest.mark.parametrize(
    ("typed", "lacks"),
    [
        (("NOT A PROBLEM", None, "AB"), "type the reason"),
        (("NOT A PROBLEM", REASON, None), "type your initials"),
        (("NOT A PROBLEM", "Bea was ill", "AB"), "without the child's name"),
    ],
)
def test_what_lacks_something_is_kept_as_typed_said_each_time_and_still_counts(
    checked, typed, lacks
) -> None:
    say(checked, "X-011", ENDS, *typed)
    for _ in range(2):
        found = check(checked).found
        assert [note for note in found.notes if lacks in note]
        assert all(one.counts for one in found.issues)
        line = issues(checked)[ENDS_FIRST]
        assert (line["Status"], line["Reason"], line["ReasonBy"]) == typed
    assert not read_memory(checked).marks


def test_opening_it_again_in_the_sheet_takes_the_mark_away(checked) -> None:
    say(checked, "X-011", ENDS, "NOT A PROBLEM", REASON, "AB")
    check(checked)
    say(checked, "X-011", ENDS, "OPEN")
    assert all(one.counts for one in check(checked).found.issues)
    assert not read_memory(checked).marks
    assert issues(checked)[ENDS_FIRST]["Reason"] == REASON


def test_a_later_word_from_the_command_line_holds_against_the_sheet(checked) -> None:
    found = check_file(checked, as_of=AS_OF)
    (one,) = [each for each in found.issues if each.finding.rule == "X-011"]
    mark_no_problem(checked, found, key=one.key, reason=REASON, by="CD", as_of=AS_OF)
    check(checked)
    assert issues(checked)[ENDS_FIRST]["ReasonBy"] == "CD"
    problem_again(checked, check_file(checked, as_of=AS_OF), key=one.key)
    check(checked)
    assert issues(checked)[ENDS_FIRST]["Status"] == "OPEN"
    assert not read_memory(checked).marks


def test_marked_as_put_right_but_still_found_it_is_open_again_and_said(checked) -> None:
    say(checked, "X-011", ENDS, "FIXED")
    assert check(checked).plan.reopened == 1
    assert issues(checked)[ENDS_FIRST]["Status"] == "OPEN"


def mend(path):
    """The last day is put right: Tuesday 10 November."""
    report = patch_cells(path, [CellEdit("Exclusions", "J3", date(2026, 11, 10))])
    assert report.changed == 1


def test_the_table_shrinks_with_what_is_put_right(checked) -> None:
    many = len(issues(checked))
    mend(checked)
    check(checked)
    assert ENDS_FIRST not in issues(checked)
    assert table(checked) == (f"A1:M{many}", f"A1:M{many}")


def test_what_was_typed_beside_something_put_right_is_not_lost(checked) -> None:
    say(checked, "X-011", ENDS, "OPEN", "Asked the school on Monday", "AB")
    mend(checked)
    assert check(checked).plan.kept == 1
    line = issues(checked)[ENDS_FIRST]
    assert (line["Level"], line["Reason"]) == ("✓ No longer found", "Asked the school on Monday")
    assert not check(checked).written


def test_a_reason_beside_something_put_right_meanwhile_stays_in_the_workbook_alone(checked) -> None:
    say(checked, "X-011", ENDS, "NOT A PROBLEM", "Bea was ill", "AB")
    mend(checked)
    check(checked)
    assert issues(checked)[ENDS_FIRST]["Reason"] == "Bea was ill"
    assert not read_memory(checked).marks, "it may name the child, so it is kept nowhere else"


def test_a_fix_knows_the_lists_of_the_team_workbook(checked) -> None:
    done = fix_tracker(checked, as_of=AS_OF, apply=True, rules=["X-004"])
    assert [(one.applied, one.why, one.new) for one in done.fixes] == [(True, "", "SUSP")]
    check(checked)
    assert f"X-004 {WORD}" not in issues(checked)
    assert undo.undo_last(checked).a_check
    assert f"X-004 {WORD}" in issues(checked)
    assert not undo.undo_last(checked).a_check


def test_a_row_changed_meanwhile_is_left_alone_and_listed(book) -> None:
    done = check(book, meanwhile=lambda: mend(book))
    assert done.skipped == [("Exclusions", 3, MOVED)]
    assert checks(book)[WORD] == "✖ Must fix"
    assert checks(book)[ENDS] is None
    assert ENDS_FIRST not in issues(book)


def test_a_reason_typed_meanwhile_is_heard(checked) -> None:
    done = check(
        checked, meanwhile=lambda: say(checked, "X-011", ENDS, "NOT A PROBLEM", REASON, "AB")
    )
    assert done.found.no_problems == 1
    assert issues(checked)[ENDS_FIRST]["Reason"] == REASON


def test_a_filter_on_the_sheet_hides_nothing_new(checked) -> None:

    def filtered(opened):
        sheet = opened["Issues"]
        sheet.tables["Issues"].autoFilter.add_filter_column(6, ["FIXED"])
        for row in range(2, sheet.max_row + 1):
            sheet.row_dimensions[row].hidden = True

    edit(checked, filtered)
    mend(checked)
    check(checked)
    sheet = load_workbook(checked)["Issues"]
    assert not [row for row in range(2, sheet.max_row + 1) if sheet.row_dimensions[row].hidden]
    assert not sheet.tables["Issues"].autoFilter.filterColumn


def test_a_file_that_is_not_ours_is_refused_and_untouched(tmp_path) -> None:
    path = write_tracker(tmp_path / "Own.xlsx")
    before = path.read_bytes()
    with pytest.raises(BadInput, match="has no Issues sheet of ours") as refused:
        check(path)
    assert refused.value.code == "J-030"
    assert path.read_bytes() == before


@pytest.mark.parametrize("lock", ["~$Team.xlsx", ".~lock.Team.xlsx#"])
def test_open_elsewhere_it_is_untouched_and_nothing_is_left_behind(book, lock, monkeypatch) -> None:
    monkeypatch.setattr("daysix.desk.patching.disk.time.sleep", lambda _: None)
    monkeypatch.setattr("daysix.desk.patching.disk.Patience.__new__.__defaults__", (0, 1, print))
    (book.parent / lock).write_bytes(b"\x02AB")
    with pytest.raises(BadInput) as refused:
        check(book)
    assert refused.value.code == "Z-015"
    assert book.read_bytes() == content()
    assert restore_points.points(book) == []


def test_something_under_the_table_is_never_moved_or_written_over(book) -> None:
    edit(book, lambda opened: opened["Issues"].__setitem__("D4", "a remark"))
    before = book.read_bytes()
    with pytest.raises(BadInput) as refused:
        check(book)
    assert refused.value.code == "Z-023"
    assert book.read_bytes() == before


def test_something_beside_the_table_stays(book) -> None:
    edit(book, lambda opened: opened["Issues"].__setitem__("P2", "a remark"))
    check(book)
    mend(book)
    check(book)
    assert load_workbook(book)["Issues"]["P2"].value == "a remark"


def test_libreoffice_finds_each_row_also_after_the_sheet_was_sorted(checked, libreoffice) -> None:
    link = link_of(checked, ENDS)
    target = link.removeprefix("=HYPERLINK(").rpartition(",")[0]

    def sorted_and_asked(opened):
        sheet = opened["Exclusions"]
        for one, other in zip(sheet[2], sheet[4], strict=True):
            one.value, other.value = other.value, one.value
        for one, other in zip(sheet[3], sheet[2], strict=True):
            one.value, other.value = other.value, one.value
        opened["Issues"]["P1"] = f"={target}"

    edit(checked, sorted_and_asked)
    number = load_workbook(checked).sheetnames.index("Issues") + 1
    lines = libreoffice(checked, number)
    assert lines[0].endswith("#'Exclusions'!J2")
    assert any("Exclusions: Last day out" in line for line in lines)
    assert row_of(checked, "X-011", ENDS) > 1


class KilledError(Exception):
    """The computer stopped here."""


def kill(*_, **__):
    raise KilledError


@pytest.mark.parametrize("where", ["write_own", "restore_points.begin"])
def test_killed_before_it_was_written_there_is_nothing_to_undo(book, monkeypatch, where) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(f"daysix.jobs.issues.write.{where}", kill)
        with pytest.raises(KilledError):
            check(book)
    assert book.read_bytes() == content()
    assert undo.undo_last(book).made is None
    assert book.read_bytes() == content()
    assert check(book).written


@pytest.mark.parametrize("where", ["restore_points.settle", "InSheet"])
def test_killed_right_after_it_was_written_it_can_be_undone(book, monkeypatch, where) -> None:
    before = parts(book)
    with monkeypatch.context() as patched:
        patched.setattr(f"daysix.jobs.issues.write.{where}", kill)
        with pytest.raises(KilledError):
            check(book)
    assert parts(book) != before
    assert undo.undo_last(book).all_restored
    assert parts(book) == before


def test_a_reason_is_remembered_before_the_sheet_is_written_over(checked, monkeypatch) -> None:
    say(checked, "X-011", ENDS, "NOT A PROBLEM", REASON, "AB")
    monkeypatch.setattr("daysix.jobs.issues.write.write_own", kill)
    with pytest.raises(KilledError):
        check(checked)
    assert [mark.reason for mark in read_memory(checked).marks.values()] == [REASON]


def test_an_undo_killed_at_its_end_is_finished_by_the_next(book, monkeypatch) -> None:
    before = parts(book)
    check(book)
    with monkeypatch.context() as patched:
        patched.setattr(restore_points, "discard", kill)
        with pytest.raises(KilledError):
            undo.undo_last(book)
    assert parts(book) == before
    assert undo.undo_last(book).all_restored
    assert parts(book) == before
    assert restore_points.points(book) == []
