"""The sample is the first thing a newcomer checks: every check must run on it."""

from __future__ import annotations

from datetime import date

from daysix.jobs.check import check_file
from tests.workbook.conftest import SAMPLE

MONDAY = date(2026, 11, 30)


def test_every_check_runs_on_the_sample_and_finds_little():
    found = check_file(SAMPLE, as_of=MONDAY)
    assert list(found.checked.crashed) == []
    assert found.checked.rows > 2_000
    assert found.count("error") + found.count("query") < 10
