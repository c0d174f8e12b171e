"""The second outsider's mails: whole and invented in both halves, and the opened half sorted."""

from __future__ import annotations

import json
import re

import pytest
from tests.benchmarks.triage_corpus import TUNING, UNSEEN, directory_at, expected_of, message_at

from daysix.inbox.sorted_mail import CATEGORIES, EVENT_TYPES, URGENCIES
from daysix.inbox.triage import triage

ADDRESS = re.compile(rb"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
SOFT_BREAK = re.compile(rb"=\r?\n")
HALVES = pytest.mark.parametrize("half", [TUNING, UNSEEN], ids=lambda half: half.name)


@HALVES
def test_a_half_is_whole(half):
    lines = expected_of(half)
    assert len(lines) == 60
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


@pytest.mark.parametrize("line", [pytest.param(one, id=one["file"]) for one in expected_of(TUNING)])
def test_an_opened_mail_that_matters_is_seen(line, opened):
    result = opened[line["file"]]
    if not {line["urgency"], *line["acceptable_urgency"]} - {"immediate", "same_day"}:
        assert result.urgency not in {"routine", "none"}
    if line["category"] == "permanent_exclusion":
        assert result.category in {line["category"], *line["acceptable"]}
        assert result.urgency in {"immediate", "same_day"}
    assert set(line["flags"]) <= set(result.flags)
    if line["new_case"] is False:
        assert not result.new_case


def test_the_kinds_of_the_opened_half_are_right_or_acceptable_in_92_of_100(opened):
    right = sum(
        opened[line["file"]].category in {line["category"], *line["acceptable"]}
        for line in expected_of(TUNING)
    )
    assert right >= 0.92 * len(opened)
