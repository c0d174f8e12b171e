"""Forms saved as mails: their first lines are words, and no head."""

from __future__ import annotations

import pytest

from daysix.mail.mime import NO_HEAD, NOTHING, read_mail

FORM = "Pupil: Jo Fox\nDOB: 04/02/2013\nStart date: 16/11/2026\nPermanent exclusion"


@pytest.mark.parametrize("before", ["", "\r\n", "\n\n"])
def test_a_form_is_read_whole(before):
    mail = read_mail(f"{before}{FORM}\n".encode())
    assert mail.visible == FORM
    assert mail.faults == (NO_HEAD,)


def test_a_forms_from_and_date_are_words_behind_a_blank_line():
    mail = read_mail(b"\nName: Jo Fox\nFrom: 16/11/2026\nDate: 16/11/2026\n")
    assert mail.visible == "Name: Jo Fox\nFrom: 16/11/2026\nDate: 16/11/2026"
    assert mail.sent is None


def test_a_mail_behind_a_blank_line_keeps_its_head():
    mail = read_mail(b"\r\nFrom: Jo <jo@oakhill.example>\r\nSubject: News\r\n\r\nWords.\r\n")
    assert (mail.sender.address, mail.subject) == ("jo@oakhill.example", "News")
    assert mail.visible == "Words."


def test_a_short_head_is_a_head():
    mail = read_mail(b"Subject: News\r\n\r\nWords.\r\n")
    assert (mail.subject, mail.visible) == ("News", "Words.")


@pytest.mark.parametrize("raw", [b"", b"\n\n"])
def test_an_empty_file_says_so(raw):
    assert read_mail(raw).faults == (NOTHING,)
