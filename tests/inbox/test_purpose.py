"""What a mail is for: a row is made of news, and not of every exclusion that is named."""

from __future__ import annotations

import pytest

from daysix.inbox.purpose import BY_THE_WAY, NOTHING_NEW, purpose_of

NEWS = [
    "Jane Fox (Year 9) has been suspended for 2 days from 9 November 2026.",
    "Following an incident this morning I have decided that Jane Fox should be excluded.",
    "We have had to suspend Jane Fox. This follows her suspension in October.",
    "Jane Fox, who was suspended last week, is suspended again today for a day.",
    "Jane cannot come to school tomorrow. This is a formal suspension of one day.",
    "Please find attached the suspension form.",
    "Did you get the form? Jane Fox is suspended from 9 November.",
    "Two days, as we are excluding her after an assault.",
]
NO_NEWS = [
    "Can we suspend a child with an EHC plan?",
    "She is doing well since her 5 day suspension.",
    "He was permanently excluded from another school last year.",
    "We are doing all we can to avoid permanently excluding him.",
    "We are thinking of suspending him.",
    "He has had 6 suspensions since September and needs a respite place.",
    "A member of staff has been suspended from duty.",
    "Your account has been suspended. Press here.",
    "What code do we use for a suspended pupil? Sam Fox is suspended on Friday.",
    "Please send the suspension figures for Year 9.",
    "My son has been excluded for 5 days and gets no work.",
    "DRAFT - not sent. I have decided to permanently exclude Sameer.",
]


@pytest.mark.parametrize("said", NEWS)
@pytest.mark.parametrize("category", ["suspension", "permanent_exclusion"])
def test_news_is_news(said, category):
    assert purpose_of(category, "", said, by_school=True) == ("", "")


@pytest.mark.parametrize("said", NO_NEWS)
@pytest.mark.parametrize("category", ["suspension", "permanent_exclusion"])
def test_what_is_asked_supposed_or_long_ago_is_no_news(said, category):
    assert purpose_of(category, "", said).why in {NOTHING_NEW, BY_THE_WAY}


def test_a_school_may_speak_of_a_child_as_its_own():
    said = "Our boy Sam Fox has been suspended for 2 days."
    assert purpose_of("suspension", "", said, by_school=True).why == ""
    assert purpose_of("suspension", "", said, by_school=False).why in {NOTHING_NEW, BY_THE_WAY}


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("The suspension of Jane Fox has been rescinded by the head.", True),
        ("I have decided to withdraw the exclusion of Jane Fox.", True),
        ("Please cancel the suspension I sent for Jane Fox.", True),
        ("We are cancelling her suspension.", True),
        ("Withdrawn by the head this morning, please take off your system.", True),
        ("The exclusion has not been withdrawn.", False),
        ("Her parents ask you to withdraw the exclusion.", False),
        ("Please cancel the earlier suspension form, the right one is attached.", False),
    ],
)
def test_what_is_taken_back_is_a_withdrawal_and_what_is_asked_back_is_none(said, back):
    found = purpose_of("suspension", "", f"{said}\nJane Fox is suspended.", by_school=True)
    assert (found.kind == "withdrawal") is back


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Jane Fox of your area was permanently excluded on 9 November.", ""),
        ("Jane Fox was permanently excluded in May and has moved to your area.", "transfer"),
        (
            "We accept responsibility for Jane Fox, permanently excluded from Hill School.",
            "transfer",
        ),
        ("Please take the case of Jane Fox, permanently excluded on 9 November.", "transfer"),
        ("Do you know Jane Fox, who was permanently excluded from Hill School?", "transfer"),
    ],
)
def test_another_councils_mail_tells_of_an_exclusion_or_hands_one_over(said, kind):
    wanted = "cross_border_transfer" if kind else ""
    assert purpose_of("cross_border", "", said).kind == wanted


def test_a_category_that_tells_of_no_exclusion_is_left_alone():
    assert purpose_of("fair_access", "", "He was suspended last year.") == ("", "")
