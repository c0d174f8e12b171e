"""A mail's bytes become a message: its words, its papers, and what tells it from another."""

from __future__ import annotations

import base64
import hashlib

import pytest

from daysix.inbox.message import ENCRYPTED, Address
from daysix.jobs.inbox import message_of as door
from daysix.jobs.inbox.message_of import message_of
from daysix.mail.mime import read_mail
from tests.mail.made_mails import FORM, MADE, NESTED, PIXEL, PLAIN, WITH_FORM, WITH_LOGO
from tests.mail.outlook_files import message, msg, tnef


def mail(*parts: str, head: str = "Subject: s", kind: str = "mixed") -> bytes:
    first = [head, "From: Ash <a@b.example>", "Date: Tue, 17 Nov 2026 10:00:00 +0000"]
    first += [f"Content-Type: multipart/{kind}; boundary=x", ""]
    body = [line for part in parts for line in ("--x", part)]
    return "\r\n".join([*first, *body, "--x--", ""]).encode()


def file(content: bytes, kind: str, name: str = "", *more: str) -> str:
    about = f"; name={name}" if name else ""
    head = [f"Content-Type: {kind}{about}", "Content-Transfer-Encoding: base64", *more, ""]
    return "\r\n".join([*head, base64.b64encode(content).decode()])


WORDS = "Content-Type: text/plain\r\n\r\nWords."


def test_a_message_says_what_the_mail_says():
    said = message_of(PLAIN)
    assert said.id == "<plain@ashgrove.example>"
    assert said.sender == Address("Ash Grove Office", "office@ashgrove.example")
    assert said.subject == "Suspension of a Year 9 pupil"
    assert said.sent.isoformat() == "2026-11-17T10:00:00+00:00"
    assert said.headers["message-id"] == "<plain@ashgrove.example>"
    assert said.text.startswith("Dear colleagues,")
    assert said.papers == ()
    assert said.faults == ()


def test_what_hangs_on_a_mail_becomes_papers():
    [paper] = message_of(WITH_FORM).papers
    assert (paper.name, paper.size) == ("Form PX1.pdf", len(FORM))
    assert paper.sha256 == hashlib.sha256(FORM).hexdigest()


def test_a_logo_in_a_signature_is_no_paper():
    assert message_of(WITH_LOGO).papers == ()


def test_a_large_picture_in_the_text_is_a_paper():
    page = 'Content-Type: text/html\r\n\r\n<img src="cid:p">'
    photograph = PIXEL + bytes(door.LARGEST_LOGO)
    raw = mail(page, file(photograph, "image/gif", "p.gif", "Content-ID: <p>"), kind="related")
    assert [paper.name for paper in message_of(raw).papers] == ["p.gif"]


def test_a_small_picture_the_text_does_not_show_is_a_paper():
    raw = mail(WORDS, file(PIXEL, "image/gif", "p.gif", "Content-ID: <p>"))
    assert [paper.name for paper in message_of(raw).papers] == ["p.gif"]


def test_a_sealed_mail_is_a_sealed_paper():
    raw = mail(WORDS, file(b"sealed", "application/pkcs7-mime", "smime.p7m"))
    [paper] = message_of(raw).papers
    assert paper.flags == {ENCRYPTED}
    assert paper.sentence.startswith("It is encrypted")


def test_a_signature_is_no_paper():
    raw = mail(WORDS, file(b"sig", "application/pkcs7-signature", "smime.p7s"))
    assert message_of(raw).papers == ()


def test_the_wrapper_is_no_paper_and_what_it_held_is():
    raw = mail(WORDS, file(tnef([("form.pdf", FORM)]), "application/ms-tnef", "winmail.dat"))
    assert [paper.name for paper in message_of(raw).papers] == ["form.pdf"]


def test_a_mail_within_is_read_as_a_paper():
    papers = message_of(NESTED).papers
    assert any("We have permanently excluded a pupil." in paper.text for paper in papers)


def test_a_file_saved_by_outlook_is_read_like_any_mail():
    said = message_of(msg(message({0x0037: "Saved", 0x1000: "Words", 0x5D02: "a@b.example"})))
    assert (said.subject, said.text, said.sender.address) == ("Saved", "Words", "a@b.example")


def test_a_file_without_a_name_gets_one_from_its_kind():
    raw = mail(WORDS, file(FORM, "application/pdf"))
    assert [paper.name for paper in message_of(raw).papers] == ["attachment.pdf"]


# What makes a mail this mail


def twin_by_another_way(raw: bytes) -> bytes:
    """The same mail put together anew: other boundary, encoding, line ends and headers."""
    from email import message_from_bytes
    from email.message import EmailMessage

    read = read_mail(raw)
    first = message_from_bytes(raw)
    again = EmailMessage()
    for name in ("From", "Subject", "Date", "Message-ID"):
        if first[name]:
            again[name] = " ".join(str(first[name]).split())
    again["X-Server"] = "put together anew"
    if read.html:
        again.set_content(read.html, subtype="html", cte="base64")
    else:
        again.set_content(read.plain, cte="base64")
    for one in read.enclosures:
        main, _, sub = one.kind.partition("/")
        if main == "application":
            again.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
    return again.as_bytes()


@pytest.mark.parametrize(
    "name", ["plain", "html", "with a form", "nameless", "welsh", "away", "empty"]
)
def test_the_same_mail_by_another_way_has_the_same_hash(name):
    raw = MADE[name]
    assert message_of(twin_by_another_way(raw)).content_hash == message_of(raw).content_hash


def test_no_two_mails_have_the_same_hash():
    assert len({message_of(raw).content_hash for raw in MADE.values()}) == len(MADE)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"From: Ash", b"From: X <x@y.example>, Ash"),
        (b"Subject: s", b"Subject: t"),
        (b"10:00:00", b"10:00:01"),
        (b"Words.", b"Words!"),
        (base64.b64encode(FORM), base64.b64encode(FORM + b"x")),
    ],
)
def test_what_changes_the_hash(was, now):
    raw = mail(WORDS, file(FORM, "application/pdf", "a.pdf"))
    assert was in raw
    assert message_of(raw.replace(was, now)).content_hash != message_of(raw).content_hash


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"boundary=x", b'boundary="x"'),
        (b"10:00:00 +0000", b"11:00:00 +0100"),
        (b"Words.", b"Words. "),
        (b"\r\n", b"\n"),
        (b"name=a.pdf", b"name=b.pdf"),
        (b"Subject: s", b"X-Spam: no\r\nSubject:  s"),
        (b"<a@b.example>", b"<A@B.example>"),
    ],
)
def test_what_does_not_change_the_hash(was, now):
    raw = mail(WORDS, file(FORM, "application/pdf", "a.pdf"))
    assert was in raw
    assert message_of(raw.replace(was, now)).content_hash == message_of(raw).content_hash


def test_the_hash_is_the_one_written_down():
    parts = ["a@b.example", "s", "1794909600", "Words.", hashlib.sha256(FORM).hexdigest()]
    expected = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    assert message_of(mail(WORDS, file(FORM, "application/pdf", "a.pdf"))).content_hash == expected
