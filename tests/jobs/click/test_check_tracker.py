"""Check tracker: shown first, then our own sheet and column, and nothing of theirs."""

from datetime import date

import pytest

from daysix.desk.file import FileDesk
from daysix.jobs.click import check_column
from daysix.jobs.click.answers import Answer, Asked, Offer
from daysix.jobs.click.check import offer_check
from daysix.jobs.click.home import home_of
from daysix.jobs.click.kept import Kept
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.mending import restore_points
from daysix.law.errors import BadInput
from tests.jobs import team_book
from tests.jobs.click.conftest import go_on
from tests.jobs.click.small_tracker import OURS, DyingDesk, KilledError, column, in_memory, values
from tests.jobs.tracker_book import COLUMNS, ROWS, write_tracker

MUST_FIX, NOTE, CLEAN = "✖ Must fix", "i For information", "✓ Clean"
# X-004 in row 4, X-006 in rows 5 and 7, X-011 in row 6; row 8 is clean
VERDICTS = [NOTE, MUST_FIX, MUST_FIX, MUST_FIX, CLEAN]


def issues(desk):
    """The lines of the Issues sheet as rule and case, in their order."""
    head, *rows = desk.book["Issues"].cells("Issues").rows
    return [(row[head.index("Rule")], row[head.index("Case")]) for row in rows]


def test_nothing_is_written_before_the_yes(click):
    desk = in_memory()
    before = values(desk)
    offer = click(offer_check, desk)
    assert isinstance(offer, Offer)
    assert offer.summary == (
        "5 rows checked: 3 to fix. 4 findings go into the Issues sheet, 5 cells of the Check "
        "column are filled."
    )
    assert "A sheet Issues is added after your last one." in offer.lines
    assert any(f"a column “{OURS}” is added to the right" in line for line in offer.lines)
    assert (values(desk), list(desk.book)) == (before, ["Exclusions"])
    assert restore_points.points(home_of(desk)) == []


def test_a_yes_fills_our_sheet_and_our_column_and_nothing_else(click):
    desk = in_memory()
    before = values(desk)
    answer = click(offer_check, desk).carry_out(go_on)
    assert answer.good
    assert answer.sentences[0] == "5 rows checked: 3 to fix."
    assert column(desk, OURS) == VERDICTS
    assert issues(desk) == [
        ("X-006", "2026-0002"),
        ("X-011", "2026-0003"),
        ("X-006", "2026-0004"),
        ("X-004", "2026-0001"),
    ]
    assert {spot: value for spot, value in values(desk).items() if spot[1] != 8} == before


def test_a_second_check_finds_it_all_said(click):
    desk = in_memory()
    click(offer_check, desk).carry_out(go_on)
    answer = click(offer_check, desk)
    assert isinstance(answer, Answer)
    assert "say all of this already" in answer.sentences[1]


def test_a_finding_keeps_its_key_once_our_column_stands_there(click):
    """A row without a reference, known by all that stands in it: our column makes it no other."""
    rows = [["", "", "", "Oak School", "FIXD", date(2026, 11, 9), date(2026, 11, 10)]]
    desk = in_memory(rows)
    click(offer_check, desk).carry_out(go_on)
    assert isinstance(click(offer_check, desk), Answer)


def test_a_column_of_theirs_called_check_is_never_ours(click):
    rows = [(*row, "AB 12 Nov") for row in ROWS]
    desk = in_memory(rows, columns=(*COLUMNS, "Check"))
    before = values(desk)
    offer = click(offer_check, desk)
    assert f"Exclusions: no Check column, since {check_column.THEIR_OWN}." in offer.lines
    offer.carry_out(go_on)
    assert values(desk) == before
    assert len(issues(desk)) == 4


def test_no_column_is_put_where_something_stands(click):
    desk = in_memory([(*row, None, "a remark") for row in ROWS])
    before = values(desk)
    offer = click(offer_check, desk)
    offer.carry_out(go_on)
    # the remark stands one column away; the table ends before it, and the next column is free
    assert {spot: value for spot, value in values(desk).items() if spot[1] != 8} == before
    beside = in_memory([(*row, "a remark") for row in ROWS])
    assert f"Exclusions: no Check column, since {check_column.NO_ROOM}." in (
        click(offer_check, beside).lines
    )


def test_a_sheet_of_theirs_called_issues_is_left_alone(click):
    desk = in_memory(Issues=[["our own notes"]])
    with pytest.raises(BadInput, match=r"\(Z-056\)"):
        click(offer_check, desk)
    assert values(desk, "Issues") == {(1, 1): "our own notes"}


def test_a_protected_sheet_is_left_and_the_list_is_written(click):
    desk = in_memory()
    desk.book["Exclusions"].protected = True
    before = values(desk)
    answer = click(offer_check, desk).carry_out(go_on)
    assert any("(Z-054)" in line for line in answer.sentences)
    assert values(desk) == before
    assert len(issues(desk)) == 4


def test_a_row_changed_meanwhile_is_skipped_and_listed(click):
    desk = in_memory()
    offer = click(offer_check, desk)
    desk.book["Exclusions"].values[5, 6] = date(2026, 11, 10)  # somebody mends a Tuesday
    answer = offer.carry_out(go_on)
    assert any("Exclusions row 5" in line for line in answer.sentences)
    assert column(desk, OURS) == [NOTE, "", MUST_FIX, MUST_FIX, CLEAN]
    assert ("X-006", "2026-0002") not in issues(desk)


def test_what_is_typed_in_the_issues_sheet_meanwhile_is_kept(click):
    desk = in_memory()
    click(offer_check, desk).carry_out(go_on)
    # a suspension now, in the old word and without a last day: are new
    desk.book["Exclusions"].values[8, 5] = "FIXD"
    offer = click(offer_check, desk)
    assert offer.summary.startswith("5 rows checked: 4 to fix.")
    head = desk.book["Issues"].cells("Issues").rows[0]
    for name, typed in (("Status", "NOT A PROBLEM"), ("Reason", "seen"), ("ReasonBy", "AB")):
        desk.book["Issues"].values[2, head.index(name) + 1] = typed
    answer = offer.carry_out(go_on)
    assert answer.sentences[0] == "5 rows checked: 3 to fix."
    (aside,) = [row for row in desk.book["Issues"].cells("Issues").rows if "NOT A PROBLEM" in row]
    assert aside[head.index("Reason")] == "seen"
    assert column(desk, OURS)[1] == "✓ Explained"


def test_cancel_leaves_the_sheet_as_it_was(click):
    desk = in_memory()
    before = values(desk)
    offer = click(offer_check, desk)
    with pytest.raises(BadInput, match=r"\(Z-057\)"):
        offer.carry_out(lambda: True)
    assert (values(desk), list(desk.book)) == (before, ["Exclusions"])
    assert restore_points.points(home_of(desk)) == []


def test_cancel_while_the_cells_are_written_takes_the_list_back(click):
    desk = in_memory()
    before = values(desk)
    offer = click(offer_check, desk)
    asked = iter([False, False, False, True])
    with pytest.raises(BadInput, match=r"\(Z-057\)"):
        offer.carry_out(lambda: next(asked))
    left = {spot: value for spot, value in values(desk).items() if spot != (3, 8)}
    assert left == before
    assert issues(desk) == []
    assert restore_points.points(home_of(desk)) == []


@pytest.mark.parametrize("dies_at", [0, 2])
def test_what_is_half_written_when_the_power_goes_can_be_taken_back(click, dies_at):
    desk = in_memory(kind=DyingDesk)
    before = values(desk)
    offer = click(offer_check, desk)
    desk.dies_at = dies_at
    with pytest.raises(KilledError):
        offer.carry_out(go_on)
    desk.dies_at = None
    click(offer_undo, desk).carry_out(go_on)
    assert {spot: value for spot, value in values(desk).items() if spot != (3, 8)} == before
    assert issues(desk) == []


def test_of_a_workbook_kept_nowhere_no_name_of_a_child_is_kept(click, own_folder):
    desk = in_memory()
    click(offer_check, desk).carry_out(go_on)
    kept = [path for path in own_folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("daysix.json") for path in kept)
    memory = next(path for path in kept if path.name.endswith("daysix.json"))
    text = memory.read_text(encoding="utf-8")
    assert "2026-11-30" in text
    assert not any(child in text for child in ("Archer", "Birch", "Cedar", "Dale", "Elm"))


def test_two_workbooks_of_other_names_do_not_share_what_is_remembered(own_folder):
    one, other = in_memory(), in_memory()
    other.name = "Other.xlsx"
    assert home_of(one) != home_of(other)
    assert home_of(one).parent.parent == own_folder / "DaySix"


def test_an_unchanged_workbook_is_checked_once(own_folder, monkeypatch):
    from daysix.jobs.click import tracker_at_desk

    ran = []
    real = tracker_at_desk.check_read
    monkeypatch.setattr(
        tracker_at_desk, "check_read", lambda *a, **k: ran.append(1) or real(*a, **k)
    )
    desk, kept = in_memory(), Kept()
    asked = Asked(desk, team_book.AS_OF, go_on, kept)
    first, second = offer_check(asked), offer_check(asked)
    assert (len(ran), first.summary) == (1, second.summary)
    desk.book["Exclusions"].values[5, 6] = date(2026, 11, 10)  # a Tuesday
    assert offer_check(asked).summary.startswith("5 rows checked: 2 to fix.")
    assert len(ran) == 2


def test_the_closed_team_workbook_takes_the_results_itself(click, tmp_path):
    path = team_book.write_team_book(tmp_path / "Team.xlsx")
    offer = click(offer_check, FileDesk(path))
    assert set(team_book.checks(path).values()) == {None}
    offer.carry_out(go_on)
    assert team_book.checks(path)[team_book.ENDS] == MUST_FIX
    assert "X-011 2026-0002" in team_book.issues(path)
    assert isinstance(click(offer_check, FileDesk(path)), Answer)


def test_a_closed_tracker_of_their_own_gets_a_workbook_beside_it(click, tmp_path):
    path = write_tracker(tmp_path / "Tracker.xlsx")
    before = path.read_bytes()
    offer = click(offer_check, FileDesk(path))
    assert offer.summary.endswith(
        "into a workbook beside it, Tracker - issues 2026-11-30.xlsx; Tracker.xlsx is not changed."
    )
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["Tracker.xlsx"]
    offer.carry_out(go_on)
    assert (tmp_path / "Tracker - issues 2026-11-30.xlsx").exists()
    assert path.read_bytes() == before
