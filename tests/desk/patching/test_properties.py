"""Any changes to any sheet: other readers see exactly them, and every other cell as it was."""

# ruff: noqa: DTZ001 - cells have no time zone
from __future__ import annotations

import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from daysix.desk.patching import CellEdit, patch_cells
from daysix.desk.patching.addresses import address, place

SAFE = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff_"
    ),
    min_size=1,
    max_size=20,
)
DAYS = st.dates(date(1900, 3, 1), date(2100, 1, 1))
MOMENTS = st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(microsecond=0)
)
VALUES = st.one_of(
    st.none(),
    SAFE,
    st.sampled_from(["=1+1", "+1", "=A1", " spaced ", "two\nlines", "https://a.example", "007"]),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    DAYS,
    MOMENTS,
)
CELLS = st.builds(address, st.integers(1, 12), st.sampled_from([1, 2, 3, 5, 26, 27, 30]))
FILLED = st.dictionaries(
    CELLS, st.one_of(SAFE, st.integers(-999, 999), st.booleans(), DAYS), max_size=25
)
NEW = st.dictionaries(CELLS, VALUES, min_size=1, max_size=25)


def written_book(path, filled):
    book = Workbook()
    for cell, value in filled.items():
        book["Sheet"][cell] = value
        if isinstance(value, str):
            book["Sheet"][cell].data_type = "s"  # it would make a formula of "=..." otherwise
    book.save(path)


def read(path):
    page = load_workbook(path)["Sheet"]
    return {
        cell.coordinate: cell for row in page.iter_rows() for cell in row if cell.value is not None
    }


def as_read(value):
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return value


def same(found, value):
    value = as_read(value)
    if not isinstance(value, datetime | str | bool) and isinstance(
        found, datetime | time | timedelta
    ):
        return True  # a number in a cell whose style shows dates: the style is the cell's own
    if isinstance(value, datetime):
        return abs(found - value) < timedelta(seconds=1)
    return found == value and isinstance(found, bool) is isinstance(value, bool)


@settings(max_examples=60)
@given(filled=FILLED, new=NEW)
def test_other_readers_see_the_changes_and_nothing_else(filled, new):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.xlsx"
        written_book(path, filled)
        before = read(path)
        report = patch_cells(path, [CellEdit("Sheet", cell, value) for cell, value in new.items()])
        after = read(path)
    assert report.skipped == ()
    wanted = {cell: value for cell, value in new.items() if value is not None}
    assert after.keys() == (before.keys() - new.keys()) | wanted.keys()
    for cell, value in wanted.items():
        assert same(after[cell].value, value), cell
        assert after[cell].data_type != "f"
    for cell in before.keys() - new.keys():
        assert (after[cell].value, after[cell].number_format) == (
            before[cell].value,
            before[cell].number_format,
        )


@given(filled=FILLED, new=NEW)
@settings(max_examples=30)
def test_what_was_written_is_what_is_expected_next(filled, new):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.xlsx"
        written_book(path, filled)
        first = [CellEdit("Sheet", cell, value, filled.get(cell)) for cell, value in new.items()]
        assert patch_cells(path, first).skipped == ()
        then = [CellEdit("Sheet", cell, "done", value) for cell, value in new.items()]
        assert patch_cells(path, then)[:2] == (len(new), ())


@given(row=st.integers(1, 1_048_576), column=st.integers(1, 16_384))
def test_an_address_leads_back_to_its_cell(row, column):
    assert place(address(row, column)) == (row, column)
    assert place(f"${address(row, column).lower()}") == (row, column)
