"""Chance pairs of everyday words flag nothing; the same words in a tale of harm are seen."""

from __future__ import annotations

import pytest
from tests.benchmarks.triage_corpus import DEV, directory_at
from tests.inbox.test_safeguarding_passages import safety

from daysix import data
from daysix.inbox.phrases import words_of
from daysix.inbox.safety_likeness import EVERY, like_concern


def likeness(text: str) -> float:
    return like_concern(words_of(text))


def test_a_tale_of_harm_is_more_like_a_concern_than_a_notice_is():
    tale = likeness("He cried and said his stepdad locks him out at night and hurts his mum.")
    notice = likeness("The governors will review the permanent exclusion at their next meeting.")
    assert notice < 0 < tale


@pytest.mark.parametrize(
    "text",
    [
        "The letter to parents has the right date on it so nothing to do there.",
        "He will be collected by his nan at 12 and brought back at 1 for lessons.",
        "If the authority intends to direct us please tell us formally.",
        "So no place at Marram House needed now, please tell them. They said yes.",
        "Jordan's mother says the head did not ring her until Wednesday.",
        "She made and passed round altered pictures of three teachers.",
        "Our Year 9 has fourteen pupils with plans and a supply teacher.",
        "Alternatively he may sit in Flat 2, the office next to Bridge House, for the exam.",
        "We paid the play therapist out of the PTA money and bought a new chair.",
    ],
)
def test_everyday_words_that_chance_brings_together_flag_nothing(text):
    assert not safety(text).flag


@pytest.mark.parametrize(
    "text",
    [
        "He hit another pupil in the dinner hall and swore at the teacher who came between them.",
        "Bullying: he has called a pupil racist names in lessons all term, and kicked a door.",
        "The reason is verbal abuse against an adult and racist abuse towards a pupil.",
    ],
)
def test_what_a_pupil_is_excluded_for_is_no_concern_by_itself(text):
    assert not safety(text).flag


@pytest.mark.parametrize(
    "text",
    [
        "He hit another pupil. He said his dad hits him at home.",
        "She is suspended for two days. She disclosed that a man pays her for pictures.",
        "Suspended for being rude. He says he wants to die.",
        "He told a friend that he has a gun at home.",
        "There was a fight. His neck has finger marks that are not from the fight.",
    ],
)
def test_a_concern_told_beside_the_reason_is_seen(text):
    assert safety(text).flag


def test_the_table_holds_small_weights_and_what_every_passage_begins_with():
    weights = {row["word"]: float(row["weight"]) for row in data.rows("safeguarding_likeness")}
    assert weights[EVERY] < 0
    assert max(map(abs, weights.values())) < 4
    assert not weights.keys() & {"he", "she", "his", "her"}


def test_no_name_of_a_child_we_invented_is_in_the_table():
    words = {row["word"] for row in data.rows("safeguarding_likeness")}
    cases = directory_at(DEV).cases
    assert cases
    assert words.isdisjoint(part.lower() for case in cases for part in case.pupil.split())
