"""One small council, made once: every kind of school, five years, a tenth of the rows."""

from __future__ import annotations

import pytest

from daysix.calendars.contract import book_from
from daysix.council.make import make_council


@pytest.fixture(scope="session")
def small():
    return make_council(schools=60, suspensions_per_year=500, permanent_per_year=12)


@pytest.fixture(scope="session")
def book(small):
    return book_from(small.calendars)


@pytest.fixture(scope="session")
def case_of(small):
    """Gives the row of a case by its id."""
    by_id = {row["ExclusionID"]: row for row in small.exclusions}
    return by_id.__getitem__
