"""Showing only some rows by a column of ours: on each desk, and in the words Excel is asked in."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from daysix.desk.any_desk import Filtering
from daysix.desk.live_extras import ExcelOnMac, ExcelOnWindows, Filters
from daysix.law.errors import BadInput
from tests.desk.live.worlds import HEADERS, ROWS, Page, tracker

FIX, LOOK, CLEAN = "✖ Must fix", "? Please check", "✓ Clean"
ASKED = [FIX, LOOK]
CHECKS = [FIX, CLEAN, LOOK, None]


def checked(**more):
    """The usual tracker with its Check column filled: rows 4 and 6 are to mend."""
    sheets = tracker(**more)
    for row, said in zip(sheets["Exclusions"].rows[3:], CHECKS, strict=True):
        row[5] = said
    return sheets


def as_table():
    """The same as a table of Excel's own: rows 2 and 4 are to mend."""
    rows = [[*row[:5], said] for row, said in zip(ROWS, CHECKS, strict=True)]
    return {"Exclusions": Page([list(HEADERS), *rows], tables={"Tracker": "A1:F5"})}


@pytest.mark.parametrize(
    ("sheets", "head", "hidden"), [(checked, 3, (5, 7)), (as_table, 1, (3, 5))]
)
def test_only_some_rows_are_shown_and_then_all(world, sheets, head, hidden):
    here = world(sheets())
    table = here.table(head=head)
    if not here.desk.is_open:
        with pytest.raises(BadInput, match=r"\(Z-055\)"):
            here.desk.toggle_filter(table, "Check", ASKED)
        return
    before = [list(row) for row in here.read().rows]
    assert here.desk.toggle_filter(table, "Check", ASKED) is Filtering.ONLY
    now = here.read()
    assert (now.filtered, now.hidden_rows) == (True, hidden)
    assert here.desk.toggle_filter(table, "Check", ASKED) is Filtering.ALL
    now = here.read()
    assert (now.filtered, now.hidden_rows) == (False, ())
    assert [list(row) for row in now.rows] == before


def test_a_filter_of_theirs_stays(world):
    here = world(checked(filter="A3:F7", filter_keeps=(1, "Corrie"), hidden_rows=(4, 5, 7)))
    if here.desk.is_open:
        assert here.desk.toggle_filter(here.table(), "Check", ASKED) is Filtering.THEIRS
    now = here.read()
    assert (now.filtered, now.hidden_rows) == (True, (4, 5, 7))


def test_rows_hidden_by_hand_stay_hidden(world):
    here = world(checked(hidden_rows=(6,)))
    if here.desk.is_open:
        assert here.desk.toggle_filter(here.table(), "Check", ASKED) is Filtering.BY_HAND
    assert here.read().hidden_rows == (6,)


class Whole:
    """The cells under filter buttons, from the column D to the column I."""

    Column = 4
    Columns = SimpleNamespace(Count=6)

    def __init__(self) -> None:
        self.asked = []

    def AutoFilter(self, *what):  # noqa: N802 - Excel's own word
        self.asked.append(what)


class Buttons:
    def __init__(self, on=()) -> None:
        self.Range = Whole()
        self._on = on

    @property
    def Filters(self):  # noqa: N802
        class All:
            Count = 6

            def __call__(_self, place):  # noqa: N805
                return SimpleNamespace(On=place in self._on)

        return All()


def excel(*, table=None, sheet=None):
    """A block of cells, with the buttons of a table or of its sheet."""
    own = None if table is None else SimpleNamespace(AutoFilter=table)
    cells = Whole()
    cells.ListObject = own
    return SimpleNamespace(
        api=cells, sheet=SimpleNamespace(api=SimpleNamespace(AutoFilter=sheet, AutoFilterMode=True))
    )


def test_excel_is_asked_which_columns_are_filtered():
    ask = ExcelOnWindows().filters
    assert ask(excel()) == Filters(frozenset())
    # the second and the sixth button from D on: E and I
    assert ask(excel(table=Buttons(on=(2, 6)))) == Filters(frozenset({5, 9}), 9)
    assert ask(excel(sheet=Buttons())) == Filters(frozenset(), 9)


def test_excel_filters_by_a_list_of_values_where_the_buttons_are():
    buttons = Buttons()
    ExcelOnWindows().show_only(excel(table=buttons), 9, ASKED)
    assert buttons.Range.asked == [(6, ASKED, 7)]
    bare = excel()
    ExcelOnWindows().show_only(bare, 9, ASKED)
    assert bare.api.asked == [(6, ASKED, 7)]


def test_excel_takes_the_filter_off_and_the_buttons_only_where_we_gave_them():
    table = Buttons(on=(6,))
    ExcelOnWindows().show_all(excel(table=table), 9)
    assert table.Range.asked == [(6,)]
    ours = excel(sheet=Buttons(on=(6,)))
    ExcelOnWindows().show_all(ours, 9)  # they end with our column I
    assert ours.sheet.api.AutoFilterMode is False
    theirs = excel(sheet=Buttons(on=(5,)))
    ExcelOnWindows().show_all(theirs, 8)
    assert theirs.sheet.api.AutoFilterMode is True
    assert theirs.sheet.api.AutoFilter.Range.asked == [(5,)]


def test_on_a_mac_it_says_how_to_do_it_by_hand():
    with pytest.raises(BadInput, match=r"Filter the Check column yourself.*\(Z-070\)"):
        ExcelOnMac().show_only(excel(), 9, ASKED)
