"""Whole columns read at once: what stands as it is, what its reader makes of the rest."""

from __future__ import annotations

from datetime import date, datetime

from daysix.tracker.datetext import all_tidy, tidy
from daysix.tracker.fields import FIELDS, as_date, as_text
from daysix.tracker.turned import wordings_of
from daysix.tracker.whole_columns import as_it_stands, read_column

REFERENCE = FIELDS["Exclusions"]["ExclusionID"].read
MONDAY = date(2026, 11, 9)


def _read(read, *cells):
    return read_column(read, list(cells), wordings_of(cells))


def test_texts_told_together_are_tidy_only_if_each_is():
    for text in ("", " a", "a ", "'a", "a\tb", "a\u00a0b", "O\u2019Hara"):
        assert not all_tidy(["Marsh", text, "Fell"]) or tidy(text) == text, repr(text)
    assert all_tidy(["Marsh", "2026-0001", "two words", "O'Hara"])
    assert not all_tidy(["Marsh", " Fell"])
    assert not all_tidy(["Marsh "])


def test_tidy_texts_and_real_days_are_the_cells_themselves():
    names = ["Marsh", None, "Fell"]
    assert read_column(as_text, names, wordings_of(names)).values is names
    days = [MONDAY, None, MONDAY]
    assert read_column(as_date, days, wordings_of(days)).values is days


def test_one_untidy_text_is_tidied_and_the_others_kept():
    assert _read(as_text, "Marsh", "Fell ", "", None).values == ["Marsh", "Fell", None, None]


def test_a_reference_that_may_be_a_word_for_none_is_asked_about():
    assert _read(REFERENCE, "2026-0001", "n/a", "A").values == ["2026-0001", None, "A"]
    assert list(as_it_stands(REFERENCE, {"n/a", "tbc"})) == []


def test_a_day_with_a_time_and_a_day_of_another_age_do_not_stand():
    half_past_two = datetime(2026, 11, 9, 14, 30)  # noqa: DTZ001 - cells know no zone
    read = _read(as_date, MONDAY, half_past_two, date(1905, 1, 5))
    assert read.values == [MONDAY, MONDAY, None]
    assert [(place, one.code) for place, one in read.stumbles.items()] == [(2, "X-006")]


def test_every_cell_that_cannot_be_read_is_said_by_its_place():
    read = _read(as_date, "soon", MONDAY, "soon")
    assert read.values == [None, MONDAY, None]
    assert list(read.stumbles) == [0, 2]


def test_a_ticked_box_is_not_the_number_one():
    cells = [True, 1]
    assert _read(as_text, *cells).values == ["True", "1"]
