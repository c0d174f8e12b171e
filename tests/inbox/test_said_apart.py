"""What is said of one matter in the words of another: taken back, averted, denied, made worse."""
# ruff: noqa: E501 - a mail keeps its words on their line

from __future__ import annotations

import pytest
from tests.inbox.short_mails import OAKHILL, TUESDAY, only_event, sort

from daysix.inbox.directory import Directory, KnownSchool
from daysix.inbox.event_kinds import kind_of
from daysix.inbox.message import Address, Message
from daysix.inbox.triage import triage

EARLIER = """

From: Jo Marsh
Sent: 16 November 2026 14:05
To: Exclusions
Subject: Fixed term

Please log a 5 day suspension from 16 November 2026 for Sam Reed, Year 9, born 4 February 2013."""


@pytest.mark.parametrize(
    "text",
    [
        "Please ignore the wording below. It is NOT a suspension: the head changed the outcome last night, it is now a permanent exclusion from Tuesday 17 November 2026.",
        "Please disregard my notice below. The suspension has been upgraded to a permanent exclusion from Tuesday 17 November 2026.",
    ],
)
def test_a_suspension_that_became_permanent_is_not_withdrawn(text):
    result = sort(
        text + EARLIER, subject="RE: Fixed term", **{"in-reply-to": "<1@oakhill.example>"}
    )
    assert (result.category, result.urgency) == ("permanent_exclusion", "same_day")


def test_a_suspension_in_place_of_a_permanent_exclusion_is_still_a_withdrawal():
    text = "The permanent exclusion of Sam Reed has been withdrawn and replaced with a 5 day suspension."
    assert sort(text).category == "withdrawal"


@pytest.mark.parametrize(
    "denied",
    ["This is not a permanent exclusion, we are", "It isn't a permanent exclusion. We are"],
)
def test_a_denial_outweighs_the_subject(denied):
    text = f"{denied} suspending Sam Reed (Y7) for 2 days, Tuesday 17 and Wednesday 18 November."
    result = sort(text, subject="Permanent exclusion")
    assert result.category == "suspension"
    assert [event.event_type for event in result.events] == ["suspension"]


def test_an_exclusion_that_was_about_to_come_did_not():
    text = (
        "We were about to permanently exclude Sam Reed (Y9, born 4 February 2013) but mum has agreed to a managed move instead. "
        "He starts a trial at Beck School on Monday 23 November, six weeks."
    )
    result = sort(text, subject="Managed move instead of PEX - Sam Reed")
    assert (result.category, result.new_case) == ("managed_move_offsite", False)
    assert [event.event_type for event in result.events] == ["managed_move"]


@pytest.mark.parametrize(
    "text",
    [
        "I used my power under section 51A to exclude Sam Reed (Y9) today other than for a fixed period.",
        "Sam Reed (Y9) is excluded from today, and it is not a fixed one.",
    ],
)
def test_an_exclusion_that_is_not_for_a_time_is_permanent(text):
    result = sort(text)
    assert (result.category, result.urgency) == ("permanent_exclusion", "same_day")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We tried a shortened lunchtime. His place here is at an end.", "permanent_exclusion"),
        ("He fought at lunchtime and his place here is at an end.", "permanent_exclusion"),
        ("Sam Reed: lunchtimes, this week", "suspension"),
    ],
)
def test_a_lunchtime_that_is_spoken_of_is_no_suspension(words, kind):
    assert kind_of("permanent_exclusion", words) == kind


def test_a_direction_that_is_no_managed_move_is_a_direction():
    text = (
        "The Principal of Oakhill School is directing Sam Reed (Y9, d.o.b. 09.10.2012) to attend Beck School from Monday "
        "23 November 2026 to improve his behaviour. This is not a managed move."
    )
    event = only_event(text, subject="Off-site direction")
    assert event.event_type == "off_site_direction"


def test_a_small_particle_with_a_hyphen_belongs_to_the_name():
    event = only_event("Maryam Bint Yusuf al-Sayegh (Year 9) is suspended today for 2 days.")
    assert event.fields["pupil_name"].value == "Maryam Bint Yusuf al-Sayegh"


@pytest.mark.parametrize(
    ("sender", "school", "doubt"),
    [
        ("office@oakhill.example", "Oakhill School", ""),
        ("someone@homemail.example", "Oakhill", "Choose the school."),
    ],
)
def test_a_name_of_two_schools_is_the_senders_own(sender, school, doubt):
    other = KnownSchool(
        "Oakhill Primary School", dfe="925/2001", domains=("oakhillprimary.example",)
    )
    directory = Directory(la="925", schools=(OAKHILL, other))
    text = (
        "One from Oakhill: Sam Reed, Y9, born 4 February 2013, suspended 2 days from 17 November."
    )
    message = Message("", "", Address("Jo", sender), "Suspension", text, sent=TUESDAY)
    (event,) = triage(message, directory).events
    assert event.fields["school"].value == school
    assert event.fields["school"].doubt.endswith(doubt)
