"""Taking the newest words of a mail from the quoted ones; every mail written out by hand."""

from __future__ import annotations

import pytest

from daysix.inbox.thread import split

OUTLOOK = """\
Yes, we agree.

Kind regards
Jane Doe
Inclusion Officer

From: Head <head@oak.example>
Sent: 09 November 2026 10:14
To: Exclusions
Cc: x@y.example
Subject: Exclusion of A

Could he come back on Monday?

From: Exclusions
Sent: 08 November 2026 09:00
To: Head
Subject: Older

Thank you."""


def test_outlooks_block_ends_the_new_words_and_says_who_wrote_the_earlier_ones():
    thread = split(OUTLOOK, subject="RE: Exclusion of A")
    assert thread.new == "Yes, we agree."
    assert thread.signature == "Kind regards\nJane Doe\nInclusion Officer"
    assert [(one.sender, one.sent, one.subject, one.text) for one in thread.earlier] == [
        (
            "Head <head@oak.example>",
            "09 November 2026 10:14",
            "Exclusion of A",
            "Could he come back on Monday?",
        ),
        ("Exclusions", "08 November 2026 09:00", "Older", "Thank you."),
    ]
    assert not any(one.forwarded for one in thread.earlier)


@pytest.mark.parametrize(
    "block",
    [
        "-----Original Message-----\nFrom: Head\nSent: Monday\nTo: Us\nSubject: Old\n\nold words",
        (
            "________________________________\nFrom: Head <h@o.example>\nSent: Monday\nTo: Us\n"
            "Subject: Old\n\nold words"
        ),
        "*From:* Head <h@o.example>\n*Date:* Monday\n*To:* Us\n*Subject:* Old\n\nold words",
        "Von: Head <h@o.example>\nGesendet: Montag\nAn: Uns\nBetreff: Old\n\nold words",
        "Od: Head <h@o.example>\nWysłano: 9 listopada\nDo: Us\nTemat: Old\n\nold words",
        "Subject: Old\nTo: Us\nDate: Monday\nFrom: Head <h@o.example>\n\nold words",
        "From:\nHead <h@o.example>\nSent:\nMonday\nTo:\nUs\nSubject:\nOld\n\nold words",
        "On Mon, 9 Nov 2026 at 10:14, Head <h@o.example> wrote:\n\n> old words",
        "On Mon, 9 Nov 2026 at 10:14, The Head of a School\n<h@o.example>\nwrote:\n> old words",
        "On 9 Nov 2026, at 10:14, Head <h@o.example> wrote:\n\nold words",
        "Am 09.11.2026 um 10:14 schrieb Head <h@o.example>:\n> old words",
        "> old words",
    ],
)
def test_each_way_of_quoting_is_known(block):
    thread = split(f"Our answer.\n\n{block}", subject="RE: Old")
    assert thread.new == "Our answer."
    assert [one.text for one in thread.earlier] == ["old words"]


def test_answers_between_quoted_lines_are_new_and_keep_their_line_numbers():
    text = "Below.\n\nOn 9 Nov 2026 at 10:14, Us <u@c.example> wrote:\n> Back?\nNo.\n> Told?\nYes."
    thread = split(text)
    assert thread.new.split("\n") == ["Below.", "", "", "", "No.", "", "Yes."]
    assert thread.first_line == 1


def test_an_answer_below_the_quotation_is_new():
    thread = split("On 9 Nov 2026 at 10:14, Us <u@c.example> wrote:\n> Back?\n\nNo, he is not.")
    assert thread.new == "No, he is not."
    assert thread.first_line == 4


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("FYI\n\nFrom: Head <h@o.example>\nSent: Monday\nTo: Jo\nSubject: S\n\nnews", "FW: S"),
        (("FYI\n\n---------- Forwarded message ---------\nFrom: Head <h@o.example>\nDate: Monday\n"
         "Subject: S\nTo: <jo@c.example>\n\nnews"), "Fwd: S"),
        (("FYI\n\nBegin forwarded message:\n\n> From: Head <h@o.example>\n> Date: Monday\n"
         "> Subject: S\n> To: Jo\n>\n> news"), "anything"),
    ],
)  # fmt: skip
def test_a_forwarded_mail_is_told_from_a_quoted_one(text, subject):
    thread = split(text, subject=subject)
    assert thread.new == "FYI"
    assert len(thread.earlier) == 1
    only = thread.earlier[0]
    assert only.forwarded
    assert (only.sender, only.sent, only.subject) == ("Head <h@o.example>", "Monday", "S")
    assert only.text == "news"


def test_the_first_and_last_day_of_a_suspension_are_no_header_lines():
    text = "Sam is suspended.\nFrom: 9 November 2026\nTo: 13 November 2026\nSubject: Maths"
    assert split(text).new == text


def test_where_nothing_is_new_everything_is_and_it_says_so():
    text = "> We have permanently excluded him.\n> Form attached."
    thread = split(text)
    assert thread.whole
    assert thread.new == text
    assert not split("").whole


@pytest.mark.parametrize(
    "ending",
    [
        "-- \nJo Bell\nOffice",
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Many thanks,\n\nJo Bell\nOffice Manager | Oak School\n01632 960111",
        (
            "Regards\nJo\n\nThis email and any attachments are confidential and intended solely "
            "for the addressee. If you are not the intended recipient please delete it."
        ),
        "This email is confidential and intended only for the addressee.",
    ],
)
def test_signatures_and_disclaimers_are_taken_off(ending):
    thread = split(f"He was suspended.\n\n{ending}")
    assert thread.new == "He was suspended."
    assert thread.signature == ending


@pytest.mark.parametrize(
    "text",
    [
        "Hi Jo\nThanks\nSam was permanently excluded today.",
        "Suspended today.\nRegards\nJo\nPS. She has bruises on her arm.",
        "See below.\nThanks\nJo\nPupil: Sam Reed\nDOB: 01/02/2012",
        "This email is confidential. We have permanently excluded Sam.",
    ],
)
def test_news_below_a_greeting_is_never_taken_for_a_signature(text):
    assert split(text).new == text


def test_a_warning_banner_is_left_out_and_the_line_number_is_true():
    text = "CAUTION: This email originated from outside the council. Do not click links\n\nNews."
    thread = split(text)
    assert (thread.new, thread.first_line) == ("News.", 3)


def test_a_thousand_levels_of_quotation_do_no_harm():
    deep = "\n".join(">" * depth + " words" for depth in range(1, 1000))
    assert split(f"New.\n{deep}").new == "New."
