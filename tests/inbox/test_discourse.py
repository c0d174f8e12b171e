"""Who did what to whom, and when: one sentence each, told apart by what is meant."""

from __future__ import annotations

import pytest

from daysix.inbox.directory import Directory, KnownSchool
from daysix.inbox.message import Address, Labelled, Message, Paper
from daysix.inbox.phrases import phrases_of, words_of
from daysix.inbox.triage import triage

SCHOOL = "office@oakhill.example"
PEX = "permanent_exclusion"


def sorted_as(subject, text, sender=SCHOOL, **more):
    return triage(Message("", "", Address("", sender), subject, text, **more), Directory())


@pytest.mark.parametrize(
    "text",
    [
        "Sam Reed (Y9) has been excluded and it is a permanent one.",
        "The exclusion of Sam Reed, Year 9, is permanent.",
        "The head has gone with permanent for Sam Reed, Year 9.",
        "There was no option left but permanent exclusion for Sam Reed, Year 9.",
        "It was decided that Sam Reed, Year 9, should be permanently excluded.",
        "Not a suspension: Sam Reed, Year 9, was permanently excluded.",
        "Sam Reed Y9, PERM from 17/11/2026, assault.",
    ],
)
def test_however_it_is_put_a_permanent_exclusion_is_seen_today(text):
    result = sorted_as("Sam Reed", text)
    assert result.category == PEX
    assert result.urgency == "same_day"
    assert result.new_case


@pytest.mark.parametrize(
    "text",
    [
        "We object to the placement: he was permanently excluded from his last school.",
        "Is there any chance of a managed move? She is one step away from permanent exclusion.",
        "Nil permanent exclusions this week.",
        "We decided against a permanent exclusion and he has 5 days from Monday.",
        "How many children were permanently excluded last year?",
        "The exclusion was withdrawn by the head this morning; he is not permanently excluded.",
    ],
)
def test_one_that_is_only_named_makes_no_case_of_that_kind(text):
    result = sorted_as("A pupil", text)
    assert result.category != PEX
    assert not (result.new_case and result.category == PEX)


def test_a_forms_answer_says_permanent_under_any_heading():
    form = Paper("form.xlsx", "xlsx", labelled=(
        Labelled("Pupil", "Sam Reed", "B2"), Labelled("Kind (S/P)", "P - permanent", "B3"),
    ))  # fmt: skip
    assert sorted_as("form", "Attached.", papers=(form,)).category == PEX


def test_an_earlier_one_on_a_form_is_not_its_kind():
    form = Paper("form.xlsx", "xlsx", labelled=(
        Labelled("Pupil", "Sam Reed", "B2"), Labelled("Previous exclusions", "Permanent", "B3"),
    ))  # fmt: skip
    assert sorted_as("Referral to fair access panel", "", papers=(form,)).category != PEX


@pytest.mark.parametrize("subject", ["Read: PEX notification", "Not read: PEX notification"])
def test_a_receipt_is_no_notice(subject):
    result = sorted_as(subject, "Your message was read on 17 November 2026 09:31.")
    assert (result.category, result.new_case) == ("auto_reply", False)


def test_a_recall_is_shown_to_a_person():
    result = sorted_as("Recall: Perm ex form", "Jo would like to recall the message.")
    assert result.category == "auto_reply"
    assert result.needs_human
    assert not result.new_case


def test_an_address_that_only_looks_like_a_schools_is_not_the_schools():
    schools = (KnownSchool("Ashgrove High School", domains=("ashgrove-high.example",)),)
    text = "Could you pick up some vouchers for the staff? I will reimburse you."
    forged = Message("", "", Address("", "head@ashgrove-hlgh.example"), "A quick favour", text)
    assert triage(forged, Directory(schools=schools)).category == "spam"


def test_a_class_of_words_and_both_orders_in_a_phrase():
    tree = phrases_of([(0, ["<excl> & permanent*"]), (1, ["type #"])])
    assert [hit[0] for hit in tree.find(words_of("permanently, he was excluded"))] == [0]
    assert [hit[0] for hit in tree.find(words_of("excluded on Monday, permanently"))] == [0]
    assert [hit[0] for hit in tree.find(words_of("type 17"))] == [1]
    assert not tree.find(words_of("permanently. He was excluded"))
