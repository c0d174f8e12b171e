from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from daysix.calendars.terms import school_year
from daysix.council.make import make_council

ONE_FINGERPRINT = """
import hashlib
from daysix.council.make import make_council
c = make_council(7, years=2, schools=15, suspensions_per_year=60, permanent_per_year=3)
print(hashlib.sha256(repr(c).encode()).hexdigest())
"""


def counted(council):
    return Counter((school_year(row["StartDate"]), row["Category"]) for row in council.exclusions)


def test_each_full_year_has_exactly_the_numbers_asked_for(small):
    for year in (2022, 2023, 2024, 2025):
        assert (counted(small)[year, "SUSP"], counted(small)[year, "PERM"]) == (500, 12)


def test_this_year_has_its_share_by_school_days():
    # County days before training days, 2 September to Monday 30 November 2026: September 21,
    # October 17 (half-term 26-30 October), November 21: 59 of the year's 194.
    # 500 x 59/194 = 152.06 and 12 x 59/194 = 3.65.
    council = make_council(years=1, schools=15, suspensions_per_year=500, permanent_per_year=12)
    assert (counted(council)[2026, "SUSP"], counted(council)[2026, "PERM"]) == (152, 4)


def test_lunchtimes_come_on_top(small):
    assert 5 <= counted(small)[2023, "LNCH"] <= 25


@pytest.mark.slow
def test_the_whole_council_has_the_numbers_of_a_real_one():
    council = make_council()
    for year in (2022, 2023, 2024, 2025):
        assert (counted(council)[year, "SUSP"], counted(council)[year, "PERM"]) == (5700, 120)
    # 5,700 x 59/194 = 1733.5 and 120 x 59/194 = 36.5 (36.49)
    assert (counted(council)[2026, "SUSP"], counted(council)[2026, "PERM"]) == (1734, 36)
    assert len(council.schools) == len(council.calendars) == 220
    assert len(council.calendar_index) < 60
    assert set(council.showcase) == {"posted_over_christmas", "six_terms", "over_fifteen_days"}


def test_the_same_seed_gives_the_same_council_and_another_seed_another():
    sizes = {"years": 1, "schools": 15, "suspensions_per_year": 60, "permanent_per_year": 2}
    assert make_council(5, **sizes) == make_council(5, **sizes)
    assert make_council(5, **sizes).exclusions != make_council(6, **sizes).exclusions


def test_the_same_seed_gives_the_same_council_in_another_process():
    # The order of a set of words differs between processes; nothing may hang on it.
    prints = set()
    for order in ("1", "2"):
        path = os.pathsep.join(sys.path)
        environment = {**os.environ, "PYTHONHASHSEED": order, "PYTHONPATH": path}
        done = subprocess.run(
            [sys.executable, "-c", ONE_FINGERPRINT],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        prints.add(done.stdout.strip())
    assert len(prints) == 1
    assert len(prints.pop()) == hashlib.sha256().digest_size * 2


def test_years_without_term_dates_are_refused():
    with pytest.raises(ValueError, match="2022 to 2027"):
        make_council(years=6, schools=15)


def test_a_day_outside_the_last_year_is_refused():
    with pytest.raises(ValueError, match="2026-08-01 is not"):
        make_council(last_school_year=2025, years=1, schools=15, as_of=date(2026, 8, 1))


def test_too_few_schools_are_refused():
    with pytest.raises(ValueError, match="at least 15"):
        make_council(schools=14)


def test_case_ids_are_unique_and_in_order_of_first_day(small):
    ids = [row["ExclusionID"] for row in small.exclusions]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    starts = [row["StartDate"] for row in small.exclusions]
    assert starts == sorted(starts)


def test_nothing_is_dated_after_the_day_the_council_is_looked_at(small):
    # Only the length of a suspension already fixed may reach past it.
    ahead = {"EndDate", "SchoolReturnDate"}
    late = [
        (row["ExclusionID"], column)
        for row in small.exclusions
        for column, cell in row.items()
        if isinstance(cell, date) and column not in ahead
        if date(cell.year, cell.month, cell.day) > small.as_of
    ]
    assert late == []
    assert any(row.get("EndDate", small.as_of) > small.as_of for row in small.exclusions)
