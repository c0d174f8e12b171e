"""The companion is killed at seeded moments of a click, and nothing of the officer's is lost."""

from __future__ import annotations

import pytest

from daysix.desk.libreoffice import office
from tests.live.conftest import not_here
from tests.live.killing import NEW, OLD, PARTLY, Killing, moments

MANY = {"fix": 12, "check": 10, "deadlines": 8, "due_list": 8}
SEED = 2026


@pytest.fixture(scope="module")
def killing(tmp_path_factory):
    if office.soffice() is None:
        not_here("LibreOffice")
    made = Killing(tmp_path_factory.mktemp("killing"))
    yield made
    made.end()


@pytest.mark.parametrize("action", sorted(MANY))
def test_whenever_it_is_killed_the_workbook_is_old_or_new_or_put_back(killing, action):
    steps, new = killing.steps(action)
    drawn = moments(steps, many=MANY[action], seed=SEED)
    left = [killing.kill(action, number, new) for number in drawn]
    assert [one for one in left if one.wrong] == []
    found = {one.state for one in left}
    assert found <= {OLD, NEW, PARTLY}
    assert OLD in found
    assert found - {OLD}, "No moment was drawn after the first cell."


def test_a_typed_reason_stays_beside_its_own_finding_whenever_a_second_check_is_killed(killing):
    drawn = moments(killing.steps_of_the_second(), many=8, seed=SEED)
    left = [killing.kill_the_second(number) for number in drawn]
    assert [one for one in left if one.wrong] == []
