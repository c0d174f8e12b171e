"""The reader of mails: what it finds, that it loses nothing, and that nothing makes it fall."""

from __future__ import annotations

import base64
import hashlib
import tracemalloc
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from daysix.inbox.message import Address
from daysix.mail import mime_headers
from daysix.mail.mime import read_mail
from tests.mail.made_mails import FORM, MADE, NESTED, PLAIN, WELSH, WITH_FORM, WITH_LOGO

LONDON = ZoneInfo("Europe/London")


def mail_of(*lines: str, end: str = "\r\n"):
    return read_mail(end.join([*lines, ""]).encode())


def text_mail(body: bytes, charset: str, *more: str):
    head = ["From: a@b.example", f"Content-Type: text/plain; charset={charset}", *more]
    return read_mail("\r\n".join([*head, "", ""]).encode() + body)


# Sender, subject, day


def test_a_plain_mail():
    mail = read_mail(PLAIN)
    assert mail.id == "<plain@ashgrove.example>"
    assert mail.sender == Address("Ash Grove Office", "office@ashgrove.example")
    assert mail.to == (Address("Exclusions", "exclusions@county.example"),)
    assert mail.subject == "Suspension of a Year 9 pupil"
    assert mail.sent == datetime(2026, 11, 17, 10, 0, tzinfo=LONDON)
    assert mail.visible.split("\n")[-1] == "Zoë Example, Ash Grove School"
    assert mail.faults == ()


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>Jo Fox is<br>back.</p></body></html>",
        b"  \r\n<!DOCTYPE html>\r\n<html lang=en><body><p>Jo Fox is<br>back.</p></body></html>",
        b"<HTML xmlns:o='urn:o'><style>p{margin:0}</style><p>Jo Fox is<br>back.</p></HTML>",
    ],
)
def test_a_web_page_under_the_name_of_plain_text_is_read_as_one(page):
    mail = text_mail(page, "utf-8")
    assert mail.visible.split() == ["Jo", "Fox", "is", "back."]
    assert mail.html.strip().startswith("<")


@pytest.mark.parametrize(
    "text", [b"See <html> in the log.", b"a < b", b"<jo@oak.example> wrote", b"<htmlx>"]
)
def test_words_that_only_speak_of_one_stay_as_they_are(text):
    mail = text_mail(text, "utf-8")
    assert mail.visible.strip() == text.decode()
    assert mail.html == ""


@pytest.mark.parametrize(
    ("written", "here"),
    [
        ("Tue, 14 Jul 2026 22:30:00 +0000", "2026-07-14T23:30:00+01:00"),
        ("Tue, 14 Jul 2026 23:30:00 +0000", "2026-07-15T00:30:00+01:00"),  # the next day here
        ("Tue, 17 Nov 2026 23:30:00 -0500", "2026-11-18T04:30:00+00:00"),
        ("17 Nov 26 10:00 GMT", "2026-11-17T10:00:00+00:00"),
        ("Tue, 17 Nov 2026 10:00:00 -0000", "2026-11-17T10:00:00+00:00"),
        ("Tue, 17 Nov 2026\r\n 10:00:00 +0000 (GMT)", "2026-11-17T10:00:00+00:00"),
        ("Tue, 17 Nov 2026 10:00:60 +0000", "2026-11-17T10:00:59+00:00"),  # a leap second
    ],
)
def test_the_day_a_mail_was_sent_is_the_day_here(written, here):
    assert mail_of(f"Date: {written}", "", "x").sent.isoformat() == here


def test_a_time_without_a_zone_is_taken_for_ours_and_said():
    mail = mail_of("Date: Tue, 14 Jul 2026 23:30:00", "", "x")
    assert mail.sent.isoformat() == "2026-07-14T23:30:00+01:00"
    assert mail.faults == (
        "The time it was sent names no time zone; it was taken for the time here.",
    )


@pytest.mark.parametrize("written", ["yesterday", "Tue, 45 Foo 2026", "", "99999999999"])
def test_a_day_nobody_can_read_is_none(written):
    assert mail_of(f"Date: {written}", "", "x").sent is None


def test_received_is_what_the_last_server_says():
    mail = mail_of(
        "Received: from a by b; Tue, 17 Nov 2026 10:05:00 +0000",
        "Received: from c by a; Tue, 17 Nov 2026 09:00:00 +0000",
        "",
        "x",
    )
    assert mail.received.isoformat() == "2026-11-17T10:05:00+00:00"


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("=?utf-8?q?Gwahardd_=E2=80=93_Si=C3=A2n?=", "Gwahardd – Siân"),
        ("=?utf-8?B?WsO?=\r\n =?utf-8?B?rw==?=", "Zï"),  # cut in the middle of a letter
        ("=?utf-8?q?one?= =?utf-8?q?_two?=", "one two"),
        ("=?iso-8859-1?q?caf=E9_=96_now?=", "café – now"),  # Windows letters under another name
        ("=?nobody-knows?q?Ren=C3=A9e?=", "Renée"),
        ("=?utf-8?b?!!!?=", ""),
        ("Re: =?utf-8?q?x", "Re: =?utf-8?q?x"),
        ("a\r\n folded\r\n\tsubject", "a folded subject"),
        ("Zoë as she is", "Zoë as she is"),  # RFC 6532
        ("", ""),
    ],
)
def test_subjects(written, subject):
    assert mail_of(f"Subject: {written}", "", "x").subject == subject


HEAD_LINES = (
    "To: a@b.example",
    " folded",
    "X: ",
    ": nobody",
    "Odd : one",
    "no field",
    "From x",
    "",
)


@given(st.lists(st.tuples(st.sampled_from(HEAD_LINES), st.sampled_from(["\r\n", "\n", "\r"]))))
@example([("To: a@b.example", "\r\n"), (" folded", "\r\n"), ("", "\r\n"), ("text", "\r\n")])
@example([("From x", "\r\n"), ("To: a@b.example", "\r\n"), ("", "\r\n")])
@example([("X: ", "\r\n"), ("Odd : one", "\r\n"), ("", "\r\n")])
def test_a_usual_head_is_told_sooner_and_no_other_way(lines):
    raw = "".join(line + end for line, end in lines).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mime_headers, "_usual", lambda _text: [])
        slowly = mime_headers.head(raw, 0, len(raw))
    assert mime_headers.head(raw, 0, len(raw)) == slowly


def test_eight_bit_letters_in_a_head_are_read_as_windows_writes_them():
    mail = read_mail(b"Subject: Zo\xeb \x96 caf\xe9\r\nFrom: Zo\xeb <z@a.example>\r\n\r\nx")
    assert mail.subject == "Zoë – café"
    assert mail.sender == Address("Zoë", "z@a.example")


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ('"Example, Zoe (Head)" <z@a.example>', [("Example, Zoe (Head)", "z@a.example")]),
        ("z@a.example", [("", "z@a.example")]),
        ("<z@a.example>, Kim <k@a.example>", [("", "z@a.example"), ("Kim", "k@a.example")]),
        ("=?utf-8?q?Zo=C3=AB?= <z@a.example>", [("Zoë", "z@a.example")]),
        ("Governors: a@g.example, b@g.example;", [("", "a@g.example"), ("", "b@g.example")]),
        ("undisclosed-recipients:;", []),
        ("The Head Teacher", [("The Head Teacher", "")]),
    ],
)
def test_people(written, people):
    mail = mail_of(f"To: {written}", "", "x")
    assert [(one.name, one.address) for one in mail.to] == people


def test_headers_that_come_twice_are_all_heard_for_people_and_the_first_for_the_rest():
    mail = mail_of("To: a@b.example", "To: c@d.example", "Subject: one", "Subject: two", "", "x")
    assert [one.address for one in mail.to] == ["a@b.example", "c@d.example"]
    assert mail.subject == "one"
    assert mail.headers()["subject"] == "one"


def test_headers_that_triage_asks_for():
    mail = read_mail(MADE["away"])
    assert mail.header("auto-submitted") == "auto-replied"
    assert mail.header("never-there") == ""
    assert dict(mail.headers())["x-auto-response-suppress"] == "All"


# Letters


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (b"caf\xe9 \x96 \x93quoted\x94", "iso-8859-1", "café – “quoted”"),
        (b"caf\xe9 \x96", "us-ascii", "café –"),
        ("Siân – ŵ".encode(), "us-ascii", "Siân – ŵ"),
        ("Siân".encode(), "iso-8859-1", "Siân"),
        ("Siân".encode(), '""', "Siân"),
        ("日本".encode("iso-2022-jp"), "iso-2022-jp", "日本"),
        ("Siân".encode("utf-16"), "utf-16", "Siân"),
        (b"\x82\xa0", "shift_jis", "あ"),
    ],
)
def test_letters(body, charset, text):
    mail = text_mail(body, charset)
    assert mail.visible == text
    assert mail.faults == ()


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("Siân".encode(), "x-nobody-knows", "Siân"),
        (b"Si\xe2n", "x-nobody-knows", "Siân"),
        (b"Si\xe2n \xc3\xa2", "utf-8", "Siân â"),
        (b"x", "idna", "x"),
        (b"x", "zip", "x"),
    ],
)
def test_letters_that_do_not_fit_are_read_and_said(body, charset, text):
    mail = text_mail(body, charset)
    assert mail.visible == text
    assert mail.faults == ("Some of its letters could not be read with certainty.",)


def test_quoted_printable_in_latin_1_from_windows():
    assert read_mail(WELSH).visible == "Mae’r disgybl – Blwyddyn 8 – wedi ei wahardd."


def test_flowed_lines_are_joined_and_quotes_kept():
    mail = text_mail(
        b"One line that \r\ngoes on.\r\n> quoted \r\n> too\r\n> > deeper\r\n-- \r\nName\r\n",
        "utf-8; format=flowed",
    )
    assert mail.visible == "One line that goes on.\n> quoted too\n> > deeper\n-- \nName"


# Parts


def test_an_attachment_is_there_to_the_byte():
    [form] = read_mail(WITH_FORM).enclosures
    assert (form.name, form.kind, form.content) == ("Form PX1.pdf", "application/pdf", FORM)
    assert form.sha256 == hashlib.sha256(FORM).hexdigest()
    assert not form.inline


def test_a_picture_in_the_text_is_inline():
    mail = read_mail(WITH_LOGO)
    [logo] = mail.enclosures
    assert (logo.inline, logo.content_id) == (True, "logo@ashgrove")
    assert mail.visible == "Governors meet on 3 December."


def test_the_page_wins_over_the_plain_text_and_both_are_kept():
    mail = read_mail(MADE["html"])
    assert mail.visible == "When may my daughter come back?"
    assert mail.plain.strip() == "When may my daughter come back?"
    assert "<b>daughter</b>" in mail.html


def test_an_empty_page_leaves_the_word_to_the_plain_text():
    mail = read_mail(
        MADE["html"].replace(b"<p>When may my <b>daughter</b> come back?</p>", b"<p> </p>")
    )
    assert mail.visible.strip() == "When may my daughter come back?"


def test_text_before_and_after_an_attachment_is_seen_in_order():
    part = "--x\r\nContent-Type: text/plain\r\n\r\n"
    mail = mail_of(
        "Content-Type: multipart/mixed; boundary=x",
        "",
        f"{part}first",
        "--x",
        "Content-Type: application/pdf; name=a.pdf",
        "",
        "PDF",
        f"{part}last",
        "--x--",
    )
    assert mail.visible == "first\nlast"
    assert [one.name for one in mail.enclosures] == ["a.pdf"]


def test_a_mail_within_is_a_mail():
    [inner] = read_mail(NESTED).enclosures
    assert inner.mail.subject == "Permanent exclusion"
    assert inner.mail.visible == "We have permanently excluded a pupil."
    assert inner.flags == {"nested"}


def test_mails_within_mails_are_opened_to_a_bound_and_kept_beyond():
    raw = b"Subject: innermost\r\n\r\nhere"
    for depth in range(12):
        raw = b"Subject: %d\r\nContent-Type: message/rfc822\r\n\r\n" % depth + raw
    mail = read_mail(raw)
    assert mail.subject == "11"
    depth = 0
    while mail.enclosures and mail.enclosures[0].mail:
        mail = mail.enclosures[0].mail
        depth += 1
    assert depth == 6
    assert b"innermost" in mail.enclosures[0].content
    assert mail.faults == ("Mails within mails go deeper than I open. Look at it in Outlook.",)


def test_a_calendar_part_is_kept_as_a_file():
    mail = read_mail(MADE["invitation"])
    assert [one.kind for one in mail.enclosures] == ["text/calendar"]
    assert mail.visible == "Please join us."


def test_a_report_without_words_shows_what_the_server_wrote():
    head = "Content-Type: multipart/report; boundary=x"
    mail = mail_of(
        head, "", "--x", "Content-Type: message/delivery-status", "", "Status: 5.1.1", "--x--"
    )
    assert mail.visible == "Status: 5.1.1"
    assert read_mail(MADE["bounce"]).visible == "Your message could not be delivered."


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            "Content-Type: application/pkcs7-mime; name=smime.p7m; smime-type=enveloped-data",
            "smime.p7m",
        ),
        ("Content-Type: application/octet-stream; name=SMIME.P7M", "SMIME.P7M"),
        (
            "Content-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg",
            "message.rpmsg",
        ),
    ],
)
def test_a_sealed_mail_says_so(head, name):
    mail = mail_of(head, "", "sealed")
    assert mail.flags == {"encrypted"}
    [sealed] = mail.enclosures
    assert (sealed.name, sealed.flags) == (name, {"encrypted"})


def test_a_signature_is_no_seal():
    mail = mail_of(
        "Content-Type: multipart/signed; boundary=x; protocol=application/pkcs7-signature",
        "",
        "--x",
        "",
        "Signed words.",
        "--x",
        "Content-Type: application/pkcs7-signature; name=smime.p7s",
        "",
        "MII",
        "--x--",
    )
    assert (mail.visible, mail.flags) == ("Signed words.", frozenset())
    assert mail.enclosures[0].flags == {"signed"}


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ("attachment; filename=plain.pdf", "plain.pdf"),
        ('attachment; filename="two words.pdf"', "two words.pdf"),
        ("attachment; filename*=utf-8''Si%C3%A2n.pdf", "Siân.pdf"),
        ("attachment; filename*0=long; filename*1=er.pdf", "longer.pdf"),
        ("attachment; filename*0*=utf-8''Si%C3%A2; filename*1=n.pdf", "Siân.pdf"),
        ("attachment; filename==?utf-8?q?Si=C3=A2n.pdf?=", "Siân.pdf"),
        ("attachment; filename=Siân.pdf", "Siân.pdf"),
        ("attachment", ""),
    ],
)
def test_names_of_attachments(disposition, name):
    head = "Content-Type: application/pdf"
    [file] = mail_of(head, f"Content-Disposition: {disposition}", "", "x").enclosures
    assert file.name == name


# Broken mails


def test_a_mail_cut_off_keeps_what_there_is():
    whole = read_mail(WITH_FORM)
    begins = WITH_FORM.index(b"JVBERi")  # %PDF in base64
    for stop in range(len(WITH_FORM)):
        mail = read_mail(WITH_FORM[:stop])
        assert whole.subject.startswith(mail.subject)
        if stop > begins:
            [form] = mail.enclosures
            assert FORM.startswith(form.content)
            assert len(form.content) >= min((stop - begins) // 4 * 3 - 3, len(FORM))


def test_a_cut_off_mail_says_so():
    mail = read_mail(WITH_FORM[:-40])
    assert "It breaks off before its end. Ask for it again if anything is missing." in mail.faults


def test_parts_without_a_boundary_are_read_as_text():
    mail = mail_of("Content-Type: multipart/mixed", "", "These words count.")
    assert mail.visible == "These words count."
    assert mail.faults


def test_bytes_after_the_end_of_base64_are_kept():
    two = base64.b64encode(b"one!") + b"\r\n" + base64.b64encode(b"two")
    head = b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    [file] = read_mail(head + two).enclosures
    assert file.content == b"one!two"


def test_boxes_in_boxes_end_somewhere():
    lines = []
    for depth in range(200):
        lines += [f"Content-Type: multipart/mixed; boundary=b{depth}x", "", f"--b{depth}x"]
    mail = mail_of(*lines, "", "the words inside")
    assert "the words inside" in mail.visible or b"the words inside" in mail.enclosures[0].content
    assert any("more parts" in fault for fault in mail.faults)


def test_forty_megabytes_are_copied_once_or_twice():
    content = bytes(40_000_000)
    raw = WITH_FORM.replace(base64.encodebytes(FORM).replace(b"\n", b"\r\n").strip(), b"@@")
    raw = raw.replace(b"@@", base64.encodebytes(content).replace(b"\n", b"\r\n"))
    tracemalloc.start()
    try:
        mail = read_mail(raw)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(mail.enclosures[0].content) == 40_000_000
    assert most < 2.2 * 40_000_000


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: " + b"=?a?q?" * 200_000,
        b"To: " + b"(" * 200_000 + b"@",
        b"To: a" + b" " * 100_000 + b"b@",
        b"Date: " + b" " * 200_000 + b"x",
        b"Received: ;" + b" " * 200_000 + b"x",
        b"Content-Type: text/plain; charset=x" + b" " * 200_000 + b"b",
        b"Content-Type: text/plain; format=flowed\r\n\r\n" + b"a \r\n" * 300_000,
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x" * 500_000,
    ],
    ids=["words", "brackets", "name", "date", "received", "type", "flowed", "boundaries"],
)
def test_a_mail_made_to_hold_us_up_is_read_like_any_other(raw):
    assert read_mail(b"X-First: here\r\n" + raw).header("x-first") == "here"


# Whatever comes

pieces = st.sampled_from(
    [
        *(line for raw in MADE.values() for line in raw.splitlines(keepends=True)),
        b"Content-Type: multipart/mixed; boundary=x\r\n",
        b"Content-Type: application/ms-tnef; name=winmail.dat\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Transfer-Encoding: uuencode\r\n",
        b"Content-Type: message/rfc822\r\n",
        b'Content-Type: text/html; charset="\xff"\r\n',
        b"Content-Disposition: attachment; filename*0*=x''%\r\n",
        b"From: =?x?b?=?= <@\r\n",
        b"Date: Mon, 99 Foo -1 +9999\r\n",
        b"--x\r\n",
        b"--x--\r\n",
        b"\r\n",
        b"begin 644 x\r\n",
    ]
)


@given(st.lists(pieces | st.binary(max_size=60), max_size=40).map(b"".join))
@example(b"")
@example(b"\x00")
@example(b"\r\n\r\n")
@example(b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n\r\nx')
def test_no_bytes_make_it_fall_over(raw):
    mail = read_mail(raw)
    assert isinstance(mail.visible, str)
    assert isinstance(mail.visible.encode(), bytes)
    assert all(fault.endswith(".") for fault in mail.faults)
    hash(mail.sender)


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=30
)
contents = st.binary(max_size=200)


@given(
    texts=st.lists(words, max_size=4),
    files=st.lists(st.tuples(words, contents), max_size=4),
    subject=words,
    wrapped=st.sampled_from(["base64", "quoted-printable", "8bit"]),
)
def test_nothing_put_into_a_mail_is_lost(texts, files, subject, wrapped):
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "a@b.example"
    message.make_mixed()
    for text in texts:
        part = EmailMessage()
        part.set_content(text, cte=wrapped)
        message.attach(part)
    for name, content in files:
        message.add_attachment(content, maintype="application", subtype="x", filename=name)
    mail = read_mail(message.as_bytes())
    assert mail.subject == subject
    assert [line for line in mail.plain.splitlines() if line] == texts
    assert [one.content for one in mail.enclosures] == [content for _, content in files]
    assert [one.name for one in mail.enclosures] == [name for name, _ in files]
