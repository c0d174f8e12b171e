"""The outsiders' mails: whole and invented in every half; and the second's opened half sorted."""

from __future__ import annotations

import json
import re

import pytest
from tests.benchmarks.triage_corpus import (
    CITY_TUNING,
    CITY_UNSEEN,
    FIFTH_TUNING,
    FIFTH_UNSEEN,
    FOURTH_TUNING,
    FOURTH_UNSEEN,
    SHIRE_TUNING,
    SHIRE_UNSEEN,
    THIRD,
    TUNING,
    UNSEEN,
    directory_at,
    expected_of,
    message_at,
)

from daysix.inbox.sorted_mail import CATEGORIES, EVENT_TYPES, URGENCIES
from daysix.inbox.triage import triage

ADDRESS = re.compile(rb"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
SOFT_BREAK = re.compile(rb"=\r?\n")
PRESSING = {"immediate", "same_day"}
MAILS = {
    **dict.fromkeys((TUNING, UNSEEN, FOURTH_TUNING, FOURTH_UNSEEN), 60),
    **dict.fromkeys(THIRD, 50),
    FIFTH_TUNING: 68,
    FIFTH_UNSEEN: 67,
    **dict.fromkeys((SHIRE_TUNING, SHIRE_UNSEEN, CITY_TUNING, CITY_UNSEEN), 15),
}
HALVES = pytest.mark.parametrize("half", MAILS, ids=lambda half: f"{half.parent.name}-{half.name}")


@HALVES
def test_a_half_is_whole(half):
    lines = expected_of(half)
    assert len(lines) == MAILS[half]
    assert sorted(line["file"] for line in lines) == sorted(
        path.name for path in half.glob("*.eml")
    )
    assert {line["category"] for line in lines} <= set(CATEGORIES)
    assert {line["urgency"] for line in lines} <= set(URGENCIES)
    assert {event["event_type"] for line in lines for event in line["events"]} <= set(EVENT_TYPES)
    assert [row.name for row in directory_at(half).schools]


@HALVES
def test_a_half_names_invented_addresses_alone(half):
    strange = {
        name
        for path in half.glob("*.eml")
        for name in ADDRESS.findall(SOFT_BREAK.sub(b"", path.read_bytes()))
        if not name.lower().endswith((b".example", b".local", b".invalid"))
    }
    assert strange == set()
    assert "@" not in re.sub(r"[\w.+-]+@[\w.-]+\.example", "", json.dumps(expected_of(half)))


@pytest.fixture(scope="module")
def opened():
    directory = directory_at(TUNING)
    return {line["file"]: triage(message_at(TUNING / line["file"]), directory)
            for line in expected_of(TUNING)}  # fmt: skip


def those(fits):
    """The mails of the opened half whose expected line is like this."""
    lines = [one for one in expected_of(TUNING) if fits(one)]
    return pytest.mark.parametrize("line", [pytest.param(one, id=one["file"]) for one in lines])


@those(lambda line: {line["urgency"], *line["acceptable_urgency"]} <= PRESSING)
def test_an_opened_mail_that_presses_is_not_put_off(line, opened):
    assert opened[line["file"]].urgency not in {"routine", "none"}


@those(lambda line: line["category"] == "permanent_exclusion")
def test_an_opened_permanent_exclusion_is_seen_and_is_of_today(line, opened):
    result = opened[line["file"]]
    assert result.category in {line["category"], *line["acceptable"]}
    assert result.urgency in PRESSING


@those(lambda line: line["flags"])
def test_an_opened_mail_has_its_flags(line, opened):
    assert set(line["flags"]) <= set(opened[line["file"]].flags)


@those(lambda line: line["new_case"] is False)
def test_an_opened_mail_that_is_no_new_case_makes_none(line, opened):
    assert not opened[line["file"]].new_case


def test_the_kinds_of_the_opened_half_are_right_or_acceptable_in_92_of_100(opened):
    right = sum(
        opened[line["file"]].category in {line["category"], *line["acceptable"]}
        for line in expected_of(TUNING)
    )
    assert right >= 0.92 * len(opened)
