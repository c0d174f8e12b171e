"""The card says what the sheet says; a mail without a subject can be found."""

from __future__ import annotations

import pytest

from daysix.inbox.directory import Directory
from daysix.inbox.message import Address, Message
from daysix.inbox.sorted_mail import Reason, Sorted
from daysix.jobs.inbox.card import Row, card_of
from daysix.jobs.inbox.lines import reason_in_words, why
from daysix.jobs.inbox.queue import NO_SUBJECT, READ_IT, _called, _in_the_way
from daysix.jobs.inbox.sorting import Mail


def mail(file="33.eml"):
    reasons = (Reason("parent_query", "can i", "mail", 2.0),)
    message = Message("", "", Address("", "carer@family.example"), "", "")
    return Mail(file, "key", message, Sorted("parent_query", "week", reasons=reasons))


def test_the_card_has_the_sheets_urgency_and_reasons_and_tells_of_another_reading():
    row = Row("day6_provision", "1 Now", "“had no work” in the mail")
    first, reasons, again, *_ = card_of(mail(), Directory(), row=row)
    assert first.endswith("How urgent: now.")
    assert reasons == "Why: “had no work” in the mail."
    assert again.startswith("Read again just now, it looks like: A parent asks, this week.")


def test_a_card_that_agrees_with_the_sheet_says_it_once():
    card = card_of(mail(), Directory(), row=Row("parent_query", "3 This week", "“can i”"))
    assert card[:2] == ["A parent asks. How urgent: this week.", "Why: “can i”."]
    assert not any(line.startswith("Read again") for line in card)


@pytest.mark.parametrize(("file", "called"), [("scan 4.eml", "scan 4.eml"), ("A1B2", NO_SUBJECT)])
def test_a_mail_without_a_subject_is_found_by_its_file(file, called):
    assert _called(mail(file)) == called


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("The mail has no words.", ["The mail has no words.", READ_IT]),
        ("It is broken. Read it yourself in the mailbox.", None),
        ("", [READ_IT]),
    ],
)
def test_a_mail_that_could_not_be_read_says_what_to_do_about_it(ask, said):
    one = mail()._replace(sorted=Sorted("unreadable", "same_day", needs_human=bool(ask), ask=ask))
    assert _in_the_way(one, []) == (said or [ask])
    assert READ_IT == "Open it in the mailbox and read it yourself, or ask for it to be sent again"


def test_usual_words_are_said_as_an_officer_would():
    one = Reason("suspension", "days, suspension", "usual words", 3.0)
    assert reason_in_words(one) == "suspension: words usual in such mails (days, suspension)"


def test_a_phrase_of_the_mail_is_said_before_words_usual_in_such_mails():
    reasons = (
        Reason("suspension", "days, suspension", "usual words", 9.0),
        Reason("suspension", "suspended for", "mail", 6.0),
        Reason("suspension", "suspension", "subject", 3.0),
    )
    assert why(Sorted("suspension", "week", reasons=reasons), most=2) == [
        "“suspended for” in the mail",
        "“suspension” in the subject",
    ]
