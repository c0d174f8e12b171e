"""The same thing said in many ways: one meaning a test, each way in other words."""
# ruff: noqa: E501 - a mail keeps its words on their line

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.inbox.short_mails import DIRECTORY, MUM, mail, only_event, sort

from daysix.inbox.message import Address
from daysix.inbox.triage import triage
from daysix.law.errors import BadInput


@pytest.mark.parametrize(
    "text",
    [
        (
            "Sam Reed (Y9) is suspended for 2 days from Wednesday 18 November. One more incident will"
            " result in permanent exclusion."
        ),
        (
            "Sam Reed (Y9) has a 2 day suspension from 18 November. Mum has been told that any repeat"
            " could lead to permanent exclusion."
        ),
        (
            "Sam Reed (Y9), suspended 18 to 19 November. Further behaviour like this may end in"
            " permanent exclusion."
        ),
        (
            "We have suspended Sam Reed (Y9) for 2 days from 18 November. I worry he will end up"
            " permanently excluded if things carry on."
        ),
        (
            "Sam Reed (Y9) joined us after being permanently excluded from another school. He is"
            " suspended for 2 days from 18 November."
        ),
        (
            "Before Sam Reed (Y9) came to us he was permanently excluded elsewhere. We have suspended"
            " him for 2 days from 18 November."
        ),
        (
            "Sam Reed (Y9) is suspended for 2 days from 18 November while the head decides whether to"
            " permanently exclude."
        ),
        (
            "This is NOT a permanent exclusion. Sam Reed (Y9) is suspended for 2 days from 18"
            " November."
        ),
    ],
)
def test_a_suspension_that_names_a_permanent_exclusion_is_a_suspension(text):
    sorted_ = sort(text, subject="Sam Reed")
    assert sorted_.category == "suspension"
    assert sorted_.new_case
    (event,) = sorted_.events
    assert event.event_type == "suspension"
    assert event.fields["start_date"].value == "2026-11-18"


@pytest.mark.parametrize(
    "subject",
    ["RE: Suspension - Sam Reed", "Suspension letter Sam Reed", "RE: 5 day suspension Sam Reed"],
)
def test_an_old_subject_does_not_say_what_happened(subject):
    text = "The head has this morning permanently excluded Sam Reed (Y9) from today, 17 November."
    assert only_event(text, subject=subject).event_type == "permanent_exclusion"


@pytest.mark.parametrize(
    "when",
    [
        "after yesterday's fight, from Wednesday 18 November",
        "for Monday's fight in maths, from Wednesday 18 November",
        "because of today's assault on staff, first day Wednesday 18 November",
        "following yesterdays events, starting Wednesday 18 November",
    ],
)
def test_the_day_of_an_incident_is_not_the_first_day(when):
    event = only_event(f"Sam Reed (Y9) has been suspended for 2 days {when}.")
    assert event.fields["start_date"].value == "2026-11-18"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("is suspended for lunchtimes only on four days from 18 November", 2.0),
        ("has a lunchtime suspension for 5 days from 18 November", 2.5),
        ("is excluded at lunchtime for 3 days from 18 November", 1.5),
        ("is suspended for 3 days from 18 November for a fight at lunchtime", 3.0),
        ("has been suspended for 2 days from 18 November, it began in the lunch queue", 2.0),
        ("has a lunchtime suspension of 4 lunchtimes from 18 November", 2.0),
    ],
)
def test_a_lunchtime_counts_half_a_day(text, days):
    event = only_event(f"Sam Reed (Y4, born 4 February 2018) {text}.")
    assert event.fields["days"].value == days


@pytest.mark.parametrize(
    "heading",
    ["Permanent exclusion", "1. Permanent exclusion", "PEX", "Permanent exclusion notification"],
)
def test_a_name_behind_a_heading_is_no_date(heading):
    text = f"{heading}: Sam Reed, Year 9, DOB 04/02/2013, from today Tuesday 17 November 2026."
    event = only_event(text, subject="PEX")
    assert event.fields["pupil_name"].value == "Sam Reed"
    assert event.fields["start_date"].value == "2026-11-17"
    assert event.fields["dob"].value == "2013-02-04"


@pytest.mark.parametrize(
    "text",
    [
        (
            "I want the governors' decision about my daughter Ella looked at again by someone"
            " independent."
        ),
        (
            "I want it looking at again. The letter from the governors says independent people will if"
            " I write to you."
        ),
        "I do not accept the governors' decision about my son and want an independent review.",
        "Please take this as me asking for my son's case to be heard again by an independent panel.",
        "The governors backed the head. I would like someone independent to consider it afresh.",
        "I'd like to take my son's exclusion to the independent panel.",
        "We want to appeal the governors decision about our daughter.",
    ],
)
def test_a_parent_who_wants_it_looked_at_again_applies_for_a_review(text):
    sorted_ = sort(text, subject="my child", sender=MUM)
    assert sorted_.category == "irp_application"
    assert sorted_.urgency == "same_day"


@pytest.mark.parametrize(
    "text",
    [
        (
            "The committee declined to reinstate Sam Reed on 16 November. The last day to apply for an"
            " independent review is in the letter."
        ),
        (
            "GDC met on Monday and upheld the permanent exclusion of Sam Reed. Parents were told of"
            " their right to request an independent review."
        ),
        (
            "Outcome: governors upheld the head's decision on Sam Reed. Mum may ask for an independent"
            " review by 8 December."
        ),
    ],
)
def test_a_clerk_who_tells_of_the_right_to_a_review_tells_of_an_outcome(text):
    clerk = Address("Sharon", "clerking@govclerks.example")
    sorted_ = sort(text, subject="Sam Reed - outcome", sender=clerk)
    assert sorted_.category == "governors_outcome"


@pytest.mark.parametrize(
    "text",
    [
        "Could you tell me if a permanent exclusion was ever issued for Sam Reed (Y8), and when?",
        "Sam Reed (Y8) has applied here. Do you hold any record of an exclusion?",
        "Please confirm whether Sam Reed (Y8) was permanently excluded by one of your schools.",
        "We have an in-year application for Sam Reed (Y8). Can you send details of any exclusion?",
        "Can you check if there is a permanent exclusion on your side for Sam Reed (Y8)?",
        "Sam Reed (Y8) moved to us. Please advise how many days he was excluded for with you.",
    ],
)
def test_another_council_that_only_asks_makes_no_case(text):
    other = Address("Joss", "admissions@eastholm.gov.example")
    assert not sort(text, subject="Sam Reed", sender=other).new_case


@pytest.mark.parametrize(
    "text",
    [
        (
            "Dad is telling people that Sam Reed (Y8) has been suspended. He hasn't. He is in our Reset"
            " Room for three days from Tuesday 17 November."
        ),
        (
            "Sam Reed (Y8) is working in isolation for 2 days from 17 November. No suspension has been"
            " issued."
        ),
        (
            "To be clear about Sam Reed (Y8): this is not a suspension. He is in the inclusion room for"
            " 2 days."
        ),
    ],
)
def test_a_school_that_says_there_is_none_makes_no_case(text):
    assert not sort(text, subject="Sam Reed").new_case


@pytest.mark.parametrize(
    "text",
    [
        "They have not agreed a move, so the permanent exclusion stands.",
        "Just to say the exclusion still stands and the governors meet as planned.",
        (
            "The head has thought again, but the decision remains unchanged: the exclusion remains in"
            " place."
        ),
    ],
)
def test_an_exclusion_that_stands_is_no_new_case(text):
    sorted_ = sort(text, subject="Bailey R")
    assert not sorted_.new_case


@pytest.mark.parametrize(
    "text",
    [
        "Nazia Khan will send the form. Thanks, Darren",
        "Mrs Hughes and Miss Killeen will attend. Carl Pickering sends his apologies.",
        "Dominic Achebe of Northgate Street School is suspended, his social worker has been told.",
        "Please ring me about Mr Burnett's form, he is out at Bridge Academy.",
        "Can you tell me what has happened? Dad rang and we have nothing on file.",
        "If governors uphold, do we take him off roll straight away?",
        "He was perm ex'd in June and moved in the summer to our area, his own LA know.",
    ],
)
def test_names_and_school_business_are_no_concern(text):
    assert "safeguarding" not in sort(text, subject="Sam Reed").flags


@pytest.mark.parametrize(
    "text",
    [
        "Dominic Achebe told us his dad beats him with a belt.",
        "Miss Hughes says he is scared to go home to his uncle tonight.",
        "His social worker has been told that he sleeps in the car park.",
        "Nobody rang me and now he says he wants to die.",
    ],
)
def test_a_concern_beside_such_names_is_seen(text):
    assert "safeguarding" in sort(text, subject="Sam Reed").flags


class Met:
    """A calendar of which the school meets so many days, or which ends too early."""

    def __init__(self, days):
        self.days = days

    def sessions_between(self, *_days):
        if self.days is None:
            raise BadInput("X-000", "The calendar ends before that day.")
        return dict.fromkeys(range(self.days), 2)


@pytest.mark.parametrize(("met", "doubted"), [(5, True), (3, False), (None, False)])
def test_a_last_day_is_held_against_the_schools_own_days(met, doubted):
    """Monday 23 to Friday 27 November said to be 3 days: so it is where two are training days."""
    text = "Sam Reed (Y9) is suspended for 3 days from 23 November to 27 November."
    known = replace(DIRECTORY, calendars=lambda school: Met(met) if school else None)
    (event,) = triage(mail(text, subject="Suspension"), known).events
    assert bool(event.fields["end_date"].doubt) == doubted


def test_usual_words_are_whole_words_of_the_mail():
    sorted_ = sort("We have permanently excluded Sam Reed (Y9) today. Letters are being typed.")
    said = [one.words for one in sorted_.reasons if one.zone == "usual words"]
    typed = [
        "exclusion",
        "we",
        "have",
        "permanently",
        "excluded",
        "sam",
        "reed",
        "y9",
        "today",
        "letters",
        "are",
        "being",
        "typed",
    ]
    assert said
    assert {word for words in said for word in words.split(", ")} <= set(typed)


def test_an_automatic_reply_may_say_whom_to_ring():
    text = (
        "I am away until Monday. If you are worried about a child's safety ring our DSL on 01632"
        " 960000, or 999 in an emergency."
    )
    message = mail(text, subject="Automatic reply: Sam Reed")
    assert "safeguarding" not in triage(message, DIRECTORY).flags
    person = replace(message, subject="Sam Reed", text="He says he will kill himself tonight.")
    assert triage(person, DIRECTORY).urgency == "immediate"


def test_words_of_dying_press_even_in_the_mail_below():
    text = (
        "Lovely, thanks both.\n\nFrom: Ged <ged@oakhill.example>\nSent: 16 November 2026 19:40\n"
        "To: Jo; Exclusions\nSubject: work packs\n\nRang home. He said he wants to die and has"
        " given his dog away."
    )
    assert sort(text, subject="RE: work packs").urgency == "immediate"


@pytest.mark.parametrize(
    "text",
    [
        "My son was excluded on Monday and no work has been sent home.",
        "My daughter has been suspended for a week and they haven't given her any work.",
        "School excluded my son 5 days ago, no work set, nothing online.",
        "My boy is excluded. Nobody has sent any work for him to do.",
        "The school never sent work home for my daughter while she was suspended.",
        "My lad is off for 5 days without any work from school.",
        "Work has not been sent for my son and he is sat at home all day.",
        "They said work would come. My daughter has had no work since Monday from school.",
        "My son has had no education since he was excluded, nothing has been arranged.",
        "We have not been given any work for our son.",
    ],
)
def test_a_parent_whose_child_has_no_work_is_of_now(text):
    sorted_ = sort(text, subject="no work", sender=MUM)
    assert (sorted_.category, sorted_.urgency) in {
        ("parent_query", "immediate"),
        ("day6_provision", "immediate"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Please call me before the end of the day. I'd rather not put it in an email.",
        "Can you ring me today please, it is easier to speak about this in person.",
        "I don't want to say this in writing. Phone me as soon as you can.",
    ],
)
def test_a_school_that_wants_to_be_rung_is_rung_today(text):
    sorted_ = sort(text, subject="Please call")
    assert sorted_.needs_human
    assert sorted_.urgency == "same_day"
