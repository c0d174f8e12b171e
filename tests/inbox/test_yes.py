"""A short yes to our question about a permanent exclusion, and a yes to anything else."""

from __future__ import annotations

import pytest
from tests.inbox.short_mails import sort

from daysix.inbox.yes import says_yes_to

QUESTION = "Is the permanent exclusion of Jo Fox now definite, or is the head still thinking?"


@pytest.mark.parametrize(
    "answer",
    [
        "Yes, please treat this as the notice.",
        "Hi Beth,\nyes it is.",
        "Correct. He starts his first day out tomorrow.",
        "Confirmed, from Wednesday.",
        "That's right, with effect from today.",
        "I'm afraid so.",
        "Afraid so, letter to follow.",
        "Sorry for the delay. It is, from tomorrow.",
        "Good morning, I can confirm. Letters go today.",
        "Please treat this as our formal notification.",
        "Definitely. The head signed it last night.",
    ],
)
def test_a_yes_to_our_question_is_a_permanent_exclusion(answer):
    assert says_yes_to(answer, QUESTION)
    below = f"\n\nFrom: Exclusions <exclusions@county.example>\nSent: 16 November 2026 10:14\n\
To: Jo\nSubject: RE: Jo Fox\n\n{QUESTION}"
    sorted_ = sort(answer + below, subject="RE: Jo Fox")
    assert (sorted_.category, sorted_.urgency) == ("permanent_exclusion", "same_day")
    assert sorted_.needs_human


@pytest.mark.parametrize(
    ("answer", "question"),
    [
        ("Yes, attached.", "Have you got the permanent exclusion letter?"),
        ("No, he is only suspended.", QUESTION),
        ("Yes but not until Friday", "Will the governors meet about the permanent exclusion?"),
        ("Yes, no change, he is suspended.", QUESTION),
        ("Thanks, will do.", QUESTION),
        ("Yes", "Did the permanent exclusion form reach you?"),
    ],
)
def test_a_yes_to_something_else_is_none(answer, question):
    assert not says_yes_to(answer, question)
