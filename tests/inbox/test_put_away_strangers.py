"""News inside automatic replies, and strangers who copy the subject of a case."""
# ruff: noqa: E501 - a mail keeps its words on their line

from __future__ import annotations

import pytest
from tests.inbox.test_put_away import SCHOOL, sort

from daysix.inbox import asking, put_away
from daysix.inbox.message import Address

AWAY = "I am out of the office until 30 November.\n\n"
REPLY = {"auto_submitted": "auto-replied"}
STRANGER = Address("Max Gain", "deals@cheapseats.example")


def answer(text, sender=SCHOOL):
    return sort(AWAY + text, subject="Automatic reply: panel dates", sender=sender, **REPLY)


@pytest.mark.parametrize(
    "text",
    [
        "If urgent: we permanently excluded Ben Ashworth, Year 9, this morning. Forms to follow.",
        "If urgent: Ben Ashworth has been permanently excluded today, please ring Mrs Hart.",
        "If needed: we have had to perm ex Kai Lumley (Y10) as of today.",
        "NB Head has PEXed Kai Lumley Y10 today, starts tomorrow.",
        "If urgent: a pupil has told us that her dad hit her last night and she is scared to go home.",
    ],
)
def test_news_in_an_automatic_reply_is_a_persons_to_read(text):
    result = answer(text)
    assert result.needs_human
    assert result.urgency in {"same_day", "immediate"}


@pytest.mark.parametrize(
    "text",
    [
        "If urgent: please ring the office on 01632 960000.",
        "If urgent: for a permanent exclusion ring Mrs Hart.",
        "If urgent because a pupil has been permanently excluded, ring the head.",
        "If your email is about a child at risk of harm, ring the DSL on 01632 960001.",
    ],
)
def test_whom_to_ring_is_no_news(text):
    assert not answer(text).needs_human


def test_a_strangers_answer_to_no_mail_of_ours_is_not_filed_unseen():
    text = "Thanks for your order. We have attached the invoice as requested."
    result = sort(text, subject="Re: permanent exclusion", sender=STRANGER)
    assert result.category == "case_correspondence"
    assert put_away.STRANGER in result.asks


def test_a_schools_thanks_are_filed_without_a_question():
    result = sort("Thanks, received.", subject="Re: permanent exclusion of Jo Fox")
    assert not result.needs_human


def test_what_could_not_be_read_always_says_so():
    result = sort("", subject="x")
    assert result.category == "unreadable"
    assert result.asks == (asking.TOO_LITTLE,)


def test_each_question_has_a_line_of_its_own():
    result = sort(
        "We have permanently excluded a boy today. He says his dad hit him and he is scared to go home."
    )
    assert len(result.asks) > 1
    assert result.ask == "\n".join(result.asks)
    assert all("\n" not in one for one in result.asks)
