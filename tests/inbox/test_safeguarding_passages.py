"""Short passages of concern and quiet ones that look alike: what the safeguarding pass sees."""

from __future__ import annotations

import csv
from itertools import permutations

import pytest
from tests.benchmarks.triage_corpus import DEV

from daysix import data
from daysix.inbox.kind import LABEL, NEW, PAPER, SIGNATURE
from daysix.inbox.phrases import words_of
from daysix.inbox.safeguarding import Safety, safety_of, sightings_of

FOLDER = DEV / "safeguarding"


def passages(name: str) -> list[str]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def safety(text: str, zone: str = NEW, *, many: bool = False) -> Safety:
    return safety_of(sightings_of(words_of(text), zone), sent_to_many=many)


def share_flagged(texts: list[str]) -> float:
    return sum(safety(text).flag for text in texts) / len(texts)


def test_of_our_own_passages_of_concern_96_in_100_are_seen():
    texts = passages("concern")
    assert len(texts) > 500
    assert share_flagged(texts) >= 0.96


def test_of_passages_that_only_look_alike_seven_in_a_hundred_are_flagged():
    texts = passages("quiet")
    assert len(texts) > 450
    assert share_flagged(texts) <= 0.07


@pytest.mark.parametrize(
    "text",
    [
        "No safeguarding concerns. He told us that his dad beats him.",
        "This is not a safeguarding matter but she said she wants to die.",
    ],
)
def test_a_denial_never_hides_what_is_said_beside_it(text):
    assert safety(text).now


@pytest.mark.parametrize(
    "text",
    ["There are no safeguarding concerns.", "This is not a safeguarding matter."],
)
def test_a_denial_covers_the_words_it_denies(text):
    assert not safety(text).flag


def test_hints_of_several_kinds_together_are_enough_and_one_kind_is_not():
    assert safety("She whispered that he comes at night, and she cried.").flag
    assert not safety("In the lesson the pupil cried, and cried, and was tearful.").flag


def test_hints_far_apart_are_not_added_up():
    apart = " The pupil was given a report card for a week in the lesson." * 8
    assert not safety(f"He cried.{apart} His uncle came at night.{apart} He hid.").now


def test_a_policy_speaks_of_topics_unless_a_child_is_spoken_of():
    assert not safety("Training for leads: neglect, self-harm and forced marriage.").flag
    assert safety("After the training on self-harm she told me that she cuts herself.").flag


def test_work_under_way_is_for_today_and_no_alarm():
    found = safety("A strategy meeting was called.")
    assert found.flag
    assert not found.now


@pytest.mark.parametrize("zone", [LABEL, PAPER])
def test_a_form_needs_more_than_hints(zone):
    assert not safety("Address: home, mother, night, door, year 5, told", zone).flag
    assert safety("He told us that his mother hits him.", zone).flag


def test_a_signature_needs_a_pressing_word():
    assert not safety("Social worker on call at night, family home team", SIGNATURE).flag


def test_the_order_of_lines_in_the_table_changes_nothing():
    from daysix.inbox.safety_words import Wordings

    sets = [row for row in data.rows("safeguarding_words") if row["about"].startswith("@")]
    lines = [
        {"about": "a", "weight": "6", "phrase": "dad .. hits"},
        {"about": "b", "weight": "2", "phrase": "hits him|her"},
    ]
    for order in permutations(lines):
        found = Wordings([*sets, *order]).find(words_of("dad often hits him"))
        assert sorted((seen.line.about, seen.start, seen.end) for seen in found) == [
            ("a", 0, 3),
            ("b", 2, 4),
        ]


def test_a_line_does_not_reach_into_the_next_sentence_or_past_seven_words():
    from daysix.inbox.safety_words import Wordings

    sets = [row for row in data.rows("safeguarding_words") if row["about"].startswith("@")]
    wordings = Wordings([*sets, {"about": "a", "weight": "6", "phrase": "dad .. hits"}])
    assert not [*wordings.find(words_of("dad. hits"))]
    assert not [*wordings.find(words_of("dad a b c d e f g h hits"))]
    assert [*wordings.find(words_of("dad a b c d e f g hits"))]


def test_every_line_of_the_table_can_be_found_and_weighs_what_it_may():
    for row in data.rows("safeguarding_words"):
        assert -10 <= int(row["weight"]) <= 10
        for item in row["phrase"].split():
            for word in item.split("|"):
                bare = word.lstrip("@").rstrip("*")
                assert word == ".." or words_of(bare) == [bare], row
