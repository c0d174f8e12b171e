"""A school that asks after an earlier notice: read today by a person, and no case is made of it."""
# ruff: noqa: E501 - a mail keeps its words on their line

from __future__ import annotations

import pytest
from tests.inbox.test_put_away import COLLEAGUE, sort

from daysix.inbox.chasing import CHASED


@pytest.mark.parametrize(
    "text",
    [
        "Did you get our PEX form? Nobody has acknowledged it.\n\nSue",
        "We sent you the suspension notification for a Year 8 pupil last Tuesday and have not heard back.",
        "Just checking you received the permanent exclusion notification we sent last week for Kai Lumley?",
        "We emailed the exclusion form on Friday. No one has got back to us yet.",
        "Can you let me know if the PEX paperwork arrived? We haven't had a reply.",
        "Have you received our exclusion form? We are still waiting for an acknowledgement.",
    ],
)
def test_who_asks_after_an_earlier_notice_is_answered_today(text):
    result = sort(text, subject="Form")
    assert (result.urgency, result.needs_human, result.new_case) == ("same_day", True, False)
    assert CHASED in result.asks


@pytest.mark.parametrize(
    "text",
    [
        "Jo Fox (04/02/2013, Year 9) has been permanently excluded from 16/11/2026. Please confirm receipt.",
        "Jo Fox (Year 9) was suspended for 2 days from 16/11/2026. Please confirm you have received this.",
        "Did you get the governors' minutes of the exclusion hearing that we sent?",
        "Have you received our form for the exclusion training on Friday?",
    ],
)
def test_who_wants_something_else_is_not_taken_for_one_who_chases(text):
    assert CHASED not in sort(text, subject="Form").asks


def test_a_notice_sent_again_whole_is_still_a_case():
    result = sort(
        "Did you get our PEX form? Nobody has acknowledged it. Jo Fox (04/02/2013, Year 9) was "
        "permanently excluded from 16/11/2026."
    )
    assert result.new_case
    assert CHASED in result.asks


def test_a_colleague_who_asks_is_no_school():
    assert CHASED not in sort("Did you get the PEX form? Nobody replied.", sender=COLLEAGUE).asks
