from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from daysix.council.messy import FAULTS, HOME_MADE, LAYOUTS, messy
from daysix.council.writing import as_text, single_table
from daysix.law.identifiers import check_upn
from daysix.tracker.dates import read_date


@pytest.fixture(scope="module")
def spoiled(small):
    return messy(small, seed=3)


def test_every_plant_stands_where_it_is_said_to(spoiled):
    assert len(spoiled.plants) > 100
    for plant in spoiled.plants:
        assert spoiled.rows[plant.row][plant.column] == plant.value


def test_every_kind_of_fault_is_planted(small):
    planted = {plant.kind for seed in range(5) for plant in messy(small, seed).plants}
    assert planted == {fault.kind for fault in FAULTS}


def test_no_cell_is_spoiled_twice(spoiled):
    places = Counter((plant.row, plant.column) for plant in spoiled.plants)
    assert set(places.values()) == {1}


def test_what_was_not_spoiled_still_says_what_is_true(small, spoiled):
    # Dates are in eight shapes; each reads back as the true day.
    planted = {(plant.row, plant.column) for plant in spoiled.plants}
    truths = list(single_table(small))
    assert len(truths) == len(spoiled.rows)
    for number, (truth, row) in enumerate(zip(truths, spoiled.rows, strict=True)):
        for column, header in HOME_MADE.items():
            if (number, header) in planted:
                continue
            true = truth.get(column)
            if isinstance(true, date) and column != "DOB":
                assert read_date(row[header]).value == true, row[header]
            elif not isinstance(true, date):
                assert row[header] == as_text(true)


def test_what_is_only_untidy_carries_the_truth(spoiled):
    readable = {fault.kind for fault in FAULTS if fault.readable}
    for plant in spoiled.plants:
        assert bool(plant.truth) == (plant.kind in readable), plant
    for plant in spoiled.of_kind("trailing_spaces"):
        assert plant.value == f"{plant.truth}  "
    for plant in spoiled.of_kind("lower_case_upn"):
        assert plant.value != plant.truth == plant.value.upper()


def test_what_is_wrong_is_really_wrong(small, spoiled):
    schools = {school.dfe for school in small.schools}
    for plant in spoiled.of_kind("impossible_date"):
        assert read_date(plant.value).value is None
    for plant in spoiled.of_kind("weekend_start"):
        day = date(*(int(part) for part in reversed(plant.value.split("/"))))
        assert day.weekday() == 6
    for plant in spoiled.of_kind("unknown_school"):
        assert plant.value not in schools
    for plant in spoiled.of_kind("wrong_check_letter"):
        assert [one.code for one in check_upn(plant.value).problems] == ["P-002"]
    for plant in spoiled.of_kind("missing_end"):
        assert plant.value == ""
        assert spoiled.rows[plant.row]["Type"] not in {"PERM", "Perm Ex", "PEX"}


def test_the_same_seed_spoils_the_same_cells(small, spoiled):
    assert messy(small, seed=3) == spoiled
    assert messy(small, seed=4).plants != spoiled.plants


def test_a_limit_keeps_the_last_rows(small):
    last = messy(small, seed=3, limit=50)
    assert len(last.rows) == 50
    assert all(plant.row < 50 for plant in last.plants)


def test_a_layout_decides_the_names_of_the_columns(small):
    own = messy(small, layout="own_names", limit=5)
    assert own.columns[:2] == ("ExclusionID", "UPN")
    assert set(LAYOUTS) == {"home_made", "own_names"}


def test_an_unknown_layout_is_refused(small):
    with pytest.raises(KeyError):
        messy(small, layout="nobody's")
