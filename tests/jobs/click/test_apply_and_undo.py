"""Apply suggestions, and Undo last action: just the cells that were shown, and back again."""

from datetime import date

import pytest

from daysix.desk import desk_refusals as refusals
from daysix.desk.file import FileDesk
from daysix.desk.memory import MemoryDesk
from daysix.jobs.click.answers import Answer
from daysix.jobs.click.check import offer_check
from daysix.jobs.click.fix import NOTHING, offer_fixes
from daysix.jobs.click.home import home_of
from daysix.jobs.click.undo import NOTHING as NOTHING_TO_UNDO
from daysix.jobs.click.undo import offer_undo
from daysix.jobs.mending import restore_points
from daysix.law.errors import BadInput
from tests.jobs.click.conftest import go_on
from tests.jobs.click.small_tracker import OURS, DyingDesk, KilledError, column, in_memory, values
from tests.jobs.tracker_book import CLEAN, MONTH_FIRST, ROWS, held, write_tracker

# Sunday 13 September 2026 and Monday 9 November 2026; FIXD is the old word for SUSP
MENDED = {(4, 5): "SUSP", (5, 6): date(2026, 9, 13), (7, 6): date(2026, 11, 9)}


class BusyDesk(MemoryDesk):
    """Somebody is typing in a cell."""

    def _write(self, _cells, _stop):
        raise refusals.busy("Excel")


class GoneDesk(MemoryDesk):
    """Closed after the first cell."""

    here = False

    def _write(self, cells, stop):
        if self.here:
            return super()._write(cells, stop)
        super()._write(cells[:1], stop)
        raise refusals.gone("Excel")


def changed(before, desk):
    now = values(desk)
    return {spot: now.get(spot) for spot in {*before, *now} if before.get(spot) != now.get(spot)}


def test_each_cell_is_listed_with_what_it_holds_and_would_hold(click):
    offer = click(offer_fixes, in_memory())
    assert offer.summary == "3 cells would be changed, and nothing else."
    assert offer.lines == [
        "Exclusions E4, case 2026-0001: “FIXD” → “SUSP” (X-004)",
        "Exclusions F5, case 2026-0002: “9/13/2026” → 13 Sep 2026 (X-006)",
        "Exclusions F7, case 2026-0004: “O9/11/2026” → 09 Nov 2026 (X-006)",
    ]


def test_a_yes_writes_exactly_those(click):
    desk = in_memory()
    before = values(desk)
    offer = click(offer_fixes, desk)
    assert changed(before, desk) == {}
    answer = offer.carry_out(go_on)
    assert answer.sentences[0] == "3 of 3 suggestions written."
    assert changed(before, desk) == MENDED


def test_nothing_to_suggest_is_said(click):
    answer = click(offer_fixes, in_memory(ROWS[2:3]))
    assert isinstance(answer, Answer)
    assert answer.sentences[0] == NOTHING


def test_what_the_sheet_would_not_take_is_listed_and_left(click):
    desk = in_memory()
    desk.book["Exclusions"].formulas = {(4, 5)}
    offer = click(offer_fixes, desk)
    assert offer.summary.startswith("2 cells")
    assert "it holds a formula" in offer.lines[-1]


def test_a_row_changed_meanwhile_is_skipped_and_listed(click):
    desk = in_memory()
    before = values(desk)
    offer = click(offer_fixes, desk)
    desk.book["Exclusions"].values[5, 2] = "Bea Beech"
    answer = offer.carry_out(go_on)
    assert answer.sentences[0] == "2 of 3 suggestions written."
    assert answer.sentences[1].startswith("Left alone: Exclusions F5, since")
    assert changed(before, desk) == {
        (4, 5): "SUSP", (5, 2): "Bea Beech", (7, 6): date(2026, 11, 9),
    }  # fmt: skip


def test_cancel_writes_nothing_and_keeps_nothing(click):
    desk = in_memory()
    before = values(desk)
    offer = click(offer_fixes, desk)
    for answers in ([True], [False, False, False, True]):
        asked = iter(answers)
        with pytest.raises(BadInput, match=r"\(Z-057\)"):
            offer.carry_out(lambda asked=asked: next(asked))
        assert changed(before, desk) == {}
    assert restore_points.points(home_of(desk)) == []


def test_a_busy_program_leaves_everything_as_it_was(click):
    desk = in_memory(kind=BusyDesk)
    before = values(desk)
    with pytest.raises(BadInput, match=r"Finish the cell you are editing.*\(Z-060\)"):
        click(offer_fixes, desk).carry_out(go_on)
    with pytest.raises(BadInput, match=r"\(Z-060\)"):
        click(offer_check, desk).carry_out(go_on)
    assert changed(before, desk) == {(3, 8): OURS}  # the name of our column; nothing of theirs
    assert desk.book["Issues"].cells("Issues").rows[1:] == []
    assert restore_points.points(home_of(desk)) == []


def test_after_a_program_that_closed_while_writing_the_restore_point_stays(click):
    desk = in_memory(kind=GoneDesk)
    before = values(desk)
    with pytest.raises(BadInput, match=r"\(Z-061\)"):
        click(offer_fixes, desk).carry_out(go_on)
    assert len(changed(before, desk)) == 1
    desk.here = True
    click(offer_undo, desk).carry_out(go_on)
    assert changed(before, desk) == {}


def test_undo_asks_first_and_puts_back_what_stood_there(click):
    desk = in_memory()
    before = values(desk)
    click(offer_fixes, desk).carry_out(go_on)
    offer = click(offer_undo, desk)
    assert offer.summary == (
        "What was done on Monday 30 November 2026 is taken back: 3 cells get back what stood there."
    )
    assert changed(before, desk) == MENDED
    answer = offer.carry_out(go_on)
    assert answer.sentences == ["3 of 3 cells hold what they held."]
    assert changed(before, desk) == {}
    assert click(offer_undo, desk).sentences == [NOTHING_TO_UNDO]


def test_undo_follows_a_row_that_was_sorted_elsewhere(click):
    desk = in_memory()
    click(offer_fixes, desk).carry_out(go_on)
    sheet = desk.book["Exclusions"].values
    fifth, eighth = ({c: sheet.pop((r, c), None) for c in range(1, 8)} for r in (5, 8))
    for row, cells in ((5, eighth), (8, fifth)):
        sheet |= {(row, c): value for c, value in cells.items() if value is not None}
    desk.book["Exclusions"].values = sheet
    click(offer_undo, desk).carry_out(go_on)
    assert sheet[8, 1] == MONTH_FIRST
    assert sheet[8, 6] == "9/13/2026"
    assert (sheet[5, 1], sheet[5, 6]) == (CLEAN, date(2026, 11, 12))


def test_undo_leaves_and_lists_what_was_changed_since(click):
    desk = in_memory()
    click(offer_fixes, desk).carry_out(go_on)
    desk.book["Exclusions"].values[5, 6] = date(2026, 9, 14)  # somebody typed a Monday
    offer = click(offer_undo, desk)
    assert offer.lines[-1] == "Left alone: Exclusions F5, since it was changed since."
    offer.carry_out(go_on)
    assert column(desk, "StartDate")[1] == date(2026, 9, 14)
    assert column(desk, "Category")[0] == "FIXD"


def test_what_undo_left_alone_is_kept_and_bars_no_way_further_back(click):
    desk = in_memory()
    click(offer_check, desk).carry_out(go_on)
    click(offer_fixes, desk).carry_out(go_on)
    sheet = desk.book["Exclusions"].values
    sheet[5, 6] = date(2026, 9, 14)
    click(offer_undo, desk).carry_out(go_on)
    left, _ = restore_points.points(home_of(desk))
    assert [cell.cell for cell in left.cells] == ["F5"]
    click(offer_undo, desk).carry_out(go_on)  # the check
    assert column(desk, OURS) == ["", "", "", "", ""]
    sheet[5, 6] = date(2026, 9, 13)
    answer = click(offer_undo, desk).carry_out(go_on)
    assert answer.sentences == ["1 of 1 cell holds what it held."]
    assert sheet[5, 6] == "9/13/2026"
    assert click(offer_undo, desk).sentences == [NOTHING_TO_UNDO]


def test_undo_goes_back_one_action_after_another(click):
    desk = in_memory()
    before = values(desk)
    click(offer_check, desk).carry_out(go_on)
    click(offer_fixes, desk).carry_out(go_on)
    assert click(offer_undo, desk).carry_out(go_on).sentences[-1].startswith("1 earlier to undo")
    assert column(desk, "Category")[0] == "FIXD"
    assert column(desk, OURS)[0] == "i For information"
    click(offer_undo, desk).carry_out(go_on)
    assert column(desk, OURS) == ["", "", "", "", ""]
    assert desk.book["Issues"].cells("Issues").rows[1:] == []
    assert changed(before, desk) == {(3, 8): OURS}  # the empty column stays for the next check


def test_undo_of_a_check_leaves_a_list_somebody_typed_in(click):
    desk = in_memory()
    click(offer_check, desk).carry_out(go_on)
    desk.book["Issues"].values[2, 8] = "I rang the school"
    offer = click(offer_undo, desk)
    assert any("the sheet Issues: something was typed in it since" in one for one in offer.lines)
    offer.carry_out(go_on)
    assert desk.book["Issues"].values[2, 8] == "I rang the school"
    assert column(desk, OURS) == ["", "", "", "", ""]


@pytest.mark.parametrize("dies_at", [0, 1, 2])
def test_a_fix_cut_short_is_undone_as_far_as_it_came(click, dies_at):
    desk = in_memory(kind=DyingDesk)
    before = values(desk)
    offer = click(offer_fixes, desk)
    desk.dies_at = dies_at
    with pytest.raises(KilledError):
        offer.carry_out(go_on)
    desk.dies_at = None
    assert len(changed(before, desk)) == dies_at
    found = click(offer_undo, desk)
    if dies_at:
        found.carry_out(go_on)
    else:
        assert found.sentences == [NOTHING_TO_UNDO]
    assert changed(before, desk) == {}
    assert restore_points.points(home_of(desk)) == []


def test_an_undo_cut_short_can_be_pressed_again(click):
    desk = in_memory(kind=DyingDesk)
    before = values(desk)
    click(offer_fixes, desk).carry_out(go_on)
    offer = click(offer_undo, desk)
    desk.dies_at = 1
    with pytest.raises(KilledError):
        offer.carry_out(go_on)
    desk.dies_at = None
    answer = click(offer_undo, desk).carry_out(go_on)
    assert answer.sentences == ["3 of 3 cells hold what they held."]
    assert changed(before, desk) == {}


def test_a_closed_workbook_is_mended_on_the_disk_and_undone(click, tmp_path):
    path = write_tracker(tmp_path / "Tracker.xlsx")
    before = path.read_bytes()
    offer = click(offer_fixes, FileDesk(path))
    assert len(offer.lines) == 3
    assert path.read_bytes() == before
    assert offer.carry_out(go_on).sentences[0] == "3 of 3 suggestions written."
    assert held(path, "StartDate")[MONTH_FIRST] == date(2026, 9, 13)
    click(offer_undo, FileDesk(path)).carry_out(go_on)
    assert path.read_bytes() == before


def test_what_was_mended_while_closed_is_undone_while_open_and_the_other_way(click, tmp_path):
    path = write_tracker(tmp_path / "Tracker.xlsx")
    click(offer_fixes, FileDesk(path)).carry_out(go_on)
    desk = in_memory([(*row[:4], "SUSP" if row[4] == "FIXD" else row[4],
                       held(path, "StartDate")[row[0]], row[6]) for row in ROWS])  # fmt: skip
    desk.place = path
    click(offer_undo, desk).carry_out(go_on)
    assert column(desk, "StartDate")[1] == "9/13/2026"
    assert column(desk, "Category")[0] == "FIXD"
