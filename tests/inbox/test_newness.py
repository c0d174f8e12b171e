"""A case is made of news that a school or council tells of a child; the rest a person reads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from daysix.inbox.directory import Directory, KnownSchool
from daysix.inbox.message import Address, Message
from daysix.inbox.triage import triage

KNOWN = Directory(schools=(KnownSchool("Alder School", "925/4002", domains=("alder.example",)),))
NEWS = "We have permanently excluded Nia Brook (Year 9) from today for bringing a knife."


def sort(text, *, subject="A pupil", sender="office@alder.example"):
    sent = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
    return triage(Message("", "", Address("", sender), subject, text, sent=sent), KNOWN)


def test_a_school_tells_of_one():
    assert sort(NEWS).new_case


@pytest.mark.parametrize(
    "text",
    [
        "Someone at the club told me a lad was permanently excluded and has nowhere to go.",
        "The older boy was permanently excluded from a school near here. Please stop the letters.",
        "Every day I see that girl. She was permanently excluded in the summer, I believe.",
    ],
)
def test_a_stranger_who_names_nobody_makes_no_case_and_is_read_today(text):
    sorted_ = sort(text, sender="warden@hall-trustees.example")
    assert not sorted_.new_case
    assert sorted_.needs_human
    assert sorted_.urgency == "same_day"


def test_a_stranger_who_says_who_and_when_makes_one():
    assert sort(NEWS, sender="duty@hall-trustees.example").new_case


@pytest.mark.parametrize(
    "text",
    [
        "Our new chapter says all pupils may be permanently excluded for a serious breach. Right?",
        "A permanent exclusion zone is set up at the gate. All staff and pupils keep out.",
    ],
)
def test_what_is_said_of_nobody_makes_no_case(text):
    assert not sort(text, subject="Permanent exclusion").new_case


@pytest.mark.parametrize(
    "text",
    [
        "I told you on Monday about Nia's permanent exclusion. She asks where she will be taught.",
        "Nia Brook (Year 9, permanent exclusion, already with you): which code do we use for her?",
        "Nia Brook, Year 9, permanently excluded by us, and governors upheld it. Any place?",
    ],
)
def test_what_the_team_was_told_before_makes_no_case(text):
    sorted_ = sort(text)
    assert not sorted_.new_case


@pytest.mark.parametrize(
    "text",
    [
        "I told you of Nia Brook's suspension. She (Year 9) is permanently excluded from today.",
        "You have the letter on the first fight. A new suspension: Nia Brook, Year 9, 2 days.",
    ],
)
def test_one_more_after_one_that_is_known_makes_one(text):
    assert sort(text).new_case


def test_what_is_asked_and_denied_makes_no_case():
    text = (
        "Staff want her permanently excluded. I have not permanently excluded her. "
        "Could I make a suspension permanent later, or is that a fresh decision?"
    )
    assert not sort(text, subject="Before I do anything").new_case


@pytest.mark.parametrize(
    "text",
    [
        "Nia Brook, Year 9: the suspension sent as 2-6 November should read 2-5 November.",
        "Nia Brook's suspension: she should not have been suspended, please rub it out.",
        "The PX of Nia Brook (Year 9) is being replaced with a suspension of 6 days.",
    ],
)
def test_an_amendment_makes_no_case(text):
    sorted_ = sort(text)
    assert (sorted_.category, sorted_.new_case) == ("withdrawal", False)


def test_a_place_for_the_sixth_day_is_no_new_exclusion():
    text = (
        "Confirming a sixth day place for Nia Brook (Year 9), permanently excluded from Alder. "
        "She starts with us on Monday, full time."
    )
    sorted_ = sort(text, subject="Day 6 place")
    assert (sorted_.category, sorted_.new_case) == ("day6_provision", False)


def test_a_policy_that_is_followed_is_no_draft():
    text = (
        "In line with our data policy initials only.\nPupil: N.B.\nYear: 9\n"
        "Suspension: 2 days from Thursday 12 November"
    )
    assert sort(text, subject="Suspension: N.B.").new_case


def test_another_council_that_asks_for_the_file_tells_of_none():
    text = (
        "Nia Brook was permanently excluded from Alder School in June and now lives with us. "
        "Please send her file."
    )
    assert not sort(text, sender="placement@northmoor.gov.example").new_case


def test_a_threat_is_no_news():
    text = (
        "The head will be permanently excluding Nia Brook (Year 9) tomorrow unless her mother "
        "agrees to a managed move."
    )
    assert not sort(text, subject="Nia Brook").new_case


def test_what_a_panel_is_told_of_years_ago_is_no_news():
    text = (
        "For the panel: Nia Brook was permanently excluded from Ash School on 4 March 2024 and has "
        "been with us since May 2024. Doing well."
    )
    assert not sort(text, subject="Background for Nia Brook").new_case


def test_asking_what_becomes_of_the_sixth_day_is_no_news():
    text = "any news on day 6 provision for Nia Brook? Excluded 2 Nov, we're on day five."
    assert not sort(text, subject="Re: Permanent exclusion - Nia Brook").new_case


def test_a_time_brought_to_an_end_for_good_is_permanent():
    text = (
        "I took the decision to bring Nia Brook's time at Alder to an end for good. First day out "
        "is 11 November."
    )
    assert sort(text, subject="Nia Brook").category == "permanent_exclusion"
