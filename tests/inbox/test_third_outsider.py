"""The third outsider's mails, and the fourth's opened half: what matters in them is seen."""

from __future__ import annotations

import pytest
from tests.benchmarks.triage_corpus import (
    FOURTH_TUNING,
    THIRD,
    directory_at,
    expected_of,
    message_at,
)

from daysix.inbox.triage import triage

PRESSING = {"immediate", "same_day"}
HALVES = (*THIRD, FOURTH_TUNING)


@pytest.fixture(scope="module")
def sorted_mails():
    return {
        (half, line["file"]): triage(message_at(half / line["file"]), directory_at(half))
        for half in HALVES
        for line in expected_of(half)
    }


def those(fits):
    """The mails whose expected line is like this."""
    lines = [(half, one) for half in HALVES for one in expected_of(half) if fits(one)]
    return pytest.mark.parametrize(
        ("half", "line"),
        [pytest.param(*one, id=f"{one[0].parent.name}-{one[1]['file']}") for one in lines],
    )


@those(lambda line: {line["urgency"], *line["acceptable_urgency"]} <= PRESSING)
def test_a_mail_that_presses_is_of_today(half, line, sorted_mails):
    assert sorted_mails[half, line["file"]].urgency in PRESSING


@those(lambda line: line["category"] == "permanent_exclusion")
def test_a_permanent_exclusion_is_seen(half, line, sorted_mails):
    result = sorted_mails[half, line["file"]]
    assert result.category in {line["category"], *line["acceptable"]}
    assert result.new_case or not line["new_case"]


@those(lambda line: line["flags"])
def test_a_mail_has_its_flags(half, line, sorted_mails):
    assert set(line["flags"]) <= set(sorted_mails[half, line["file"]].flags)


@those(lambda line: line["new_case"] is False)
def test_a_mail_that_is_no_new_case_makes_none(half, line, sorted_mails):
    assert not sorted_mails[half, line["file"]].new_case


@those(lambda line: line["needs_human"])
def test_a_mail_for_a_person_goes_to_one(half, line, sorted_mails):
    assert sorted_mails[half, line["file"]].needs_human
