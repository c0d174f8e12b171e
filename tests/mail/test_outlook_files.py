"""What Outlook makes of mails on its own: wrappers, saved mails, packed rich text."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.inbox.message import Address
from daysix.mail import rtf
from daysix.mail.mime import read_mail
from daysix.mail.outlook_msg import mime_of
from daysix.mail.tnef import read_tnef
from tests.mail.made_mails import FORM
from tests.mail.outlook_files import BINARY, UNICODE, message, msg, tnef

WIDE = "utf-16-le"
SENT = datetime(2026, 7, 14, 22, 30, tzinfo=UTC)
RICH = (
    rb"{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0 Arial;}}"
    rb"{\*\htmltag64 <p>}\htmlrtf \par \htmlrtf0 Si\'e2n was suspended \u8211?"
    rb"{\*\htmltag84 <b>}\htmlrtf {\b\htmlrtf0 twice\htmlrtf }\htmlrtf0 {\*\htmltag92 </b>}"
    rb"{\*\htmltag72 </p>}}"
)
SPECIFIED = bytes.fromhex(  # the worked example of the published format
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232 0af32068656c090020627705b06c647d0a"
    "800fa0".replace(" ", "")
)


def packed(text: bytes) -> bytes:
    """Rich text packed without any reference back, which the format allows."""
    pieces = [b"\0" + text[at : at + 8] for at in range(0, len(text), 8)]
    body = b"".join(pieces)
    return struct.pack("<II4sI", len(body) + 12, len(text), b"LZFu", 0) + body


# Rich text


def test_the_published_example_of_packed_text():
    assert rtf.unpacked(SPECIFIED) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_a_reference_to_what_is_only_now_being_written():
    text = bytes.fromhex(
        "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"
    )  # the second published example: WXYZ again and again
    assert rtf.unpacked(text) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


def test_the_page_wrapped_in_rich_text():
    assert rtf.html_of(RICH) == "<p>Siân was suspended –<b>twice</b></p>"


def test_rich_text_of_its_own_gives_its_words():
    text = (
        rb"{\rtf1{\fonttbl{\f0 Arial;}}{\*\generator x;}One\par two\tab{\b three}\u-10179?\u-8704?}"
    )
    assert rtf.html_of(text) == ""
    assert rtf.words_of(text) == "One\r\ntwo\tthree😀"


@given(st.binary(max_size=200))
def test_no_rich_text_makes_it_fall_over(raw):
    rtf.unpacked(struct.pack("<II4sI", len(raw), 5000, b"LZFu", 0) + raw)
    rtf.words_of(raw)


# winmail.dat


def test_files_come_out_of_the_wrapper():
    held = read_tnef(tnef([("Form PX1 – Siân.pdf", FORM), ("b.txt", b"two")]))
    assert [(one.name, one.content) for one in held.files] == [
        ("Form PX1 – Siân.pdf", FORM),
        ("b.txt", b"two"),
    ]
    assert held.read
    assert held.faults == []


def test_a_mail_with_a_wrapper_shows_what_the_wrapper_held():
    body = [(UNICODE, 0x1000, "Please see the form.\0".encode(WIDE))]
    raw = tnef([("form.pdf", FORM)], message=body)
    mail = read_mail(b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n" + raw)
    assert [one.name for one in mail.enclosures] == ["winmail.dat", "form.pdf"]
    assert mail.enclosures[0].flags == {"tnef"}
    assert mail.enclosures[1].content == FORM
    assert mail.visible == "Please see the form."


def test_text_packed_in_a_wrapper_is_read():
    held = read_tnef(tnef([], message=[(BINARY, 0x1009, packed(RICH))]))
    assert held.html == "<p>Siân was suspended –<b>twice</b></p>"


def test_a_mail_in_a_wrapper_is_a_mail():
    about = [
        (UNICODE, 0x0037, "Permanent exclusion\0".encode(WIDE)),
        (UNICODE, 0x1000, "We have excluded a pupil.\0".encode(WIDE)),
        (UNICODE, 0x0C1A, "Head\0".encode(WIDE)),
        (UNICODE, 0x5D01, "head@ashgrove.example\0".encode(WIDE)),
    ]
    inner = tnef([("form.pdf", FORM)], message=about)
    raw = tnef([], inner=[inner])
    mail = read_mail(b"Content-Type: application/ms-tnef\r\n\r\n" + raw)
    within = mail.enclosures[1].mail
    assert within.subject == "Permanent exclusion"
    assert within.sender == Address("Head", "head@ashgrove.example")
    assert within.visible.strip() == "We have excluded a pupil."
    assert [one.content for one in within.enclosures] == [FORM]


def test_a_wrapper_cut_off_anywhere_keeps_what_came_before():
    whole = tnef([("a.pdf", FORM), ("b.pdf", b"second")])
    first_ends = whole.index(b"b.pdf")
    for stop in range(len(whole)):
        held = read_tnef(whole[:stop])
        assert len(held.files) <= 2
        if stop > first_ends and held.files:
            assert held.files[0].content == FORM


def test_what_is_no_wrapper_is_kept_and_said():
    mail = read_mail(b"Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nno such thing")
    [kept] = mail.enclosures
    assert kept.content == b"no such thing"
    assert kept.flags == frozenset()
    assert mail.faults


@given(st.binary(max_size=300))
def test_no_wrapper_makes_it_fall_over(raw):
    read_tnef(struct.pack("<IH", 0x223E9F78, 1) + raw)
    read_tnef(tnef([("a", raw)])[: len(raw) * 3])


# .msg

ABOUT = {
    0x001A: "IPM.Note",
    0x0037: "Suspension – Year 9",
    0x0039: SENT,
    0x0042: "Ash Grove Office",
    0x5D02: "office@ashgrove.example",
    0x1035: "<saved@ashgrove.example>",
    0x1000: "Sam was suspended for two days.\r\nZoë",
}
PEOPLE = [
    {0x0C15: 1, 0x3001: "Exclusions", 0x39FE: "exclusions@county.example"},
    {0x0C15: 2, 0x3001: "Siân Head", 0x3003: "head@ashgrove.example"},
]
FILE = {0x3705: 1, 0x3707: "Form – PX1.pdf", 0x370E: "application/pdf", 0x3701: FORM}


def saved(values=ABOUT, **more):
    return read_mail(mime_of(msg(message(values, **more))))


def test_a_mail_saved_by_outlook():
    mail = saved(people=PEOPLE, files=[FILE])
    assert mail.id == "<saved@ashgrove.example>"
    assert mail.subject == "Suspension – Year 9"
    assert mail.sender == Address("Ash Grove Office", "office@ashgrove.example")
    assert mail.to == (Address("Exclusions", "exclusions@county.example"),)
    assert mail.cc == (Address("Siân Head", "head@ashgrove.example"),)
    assert mail.sent.isoformat() == "2026-07-14T23:30:00+01:00"
    assert mail.visible == "Sam was suspended for two days.\nZoë"
    [form] = mail.enclosures
    assert (form.name, form.kind, form.content) == ("Form – PX1.pdf", "application/pdf", FORM)
    assert mail.faults == ()


def test_what_the_servers_wrote_on_it_is_believed_first():
    head = (
        "Received: from a by b; Tue, 14 Jul 2026 22:31:00 +0000\r\n"
        "From: Office <office@ashgrove.example>\r\nAuto-Submitted: auto-replied\r\n"
        "Date: Tue, 14 Jul 2026 22:29:00 +0000\r\nContent-Type: multipart/mixed; boundary=x\r\n"
        "Subject: As it was\r\n sent\r\n\r\n"
    )
    mail = saved({**ABOUT, 0x007D: head})
    assert mail.sender == Address("Office", "office@ashgrove.example")
    assert mail.subject == "As it was sent"
    assert mail.header("auto-submitted") == "auto-replied"
    assert mail.sent.isoformat() == "2026-07-14T23:29:00+01:00"
    assert mail.received.isoformat() == "2026-07-14T23:31:00+01:00"
    assert mail.visible.startswith("Sam was suspended")


@pytest.mark.parametrize(
    "page",
    [
        {0x1013: "<p>Siân</p>".encode(), 0x3FDE: 65001},
        {0x1013: "<p>Siân</p>".encode("cp1252"), 0x3FDE: 1252},
        {0x1009: packed(rb"{\rtf1\fromhtml1{\*\htmltag64 <p>}Si\'e2n{\*\htmltag72 </p>}}")},
    ],
)
def test_the_page_of_a_saved_mail(page):
    mail = saved({**ABOUT, **page})
    assert mail.html == "<p>Siân</p>"
    assert mail.visible == "Siân"


def test_rich_text_alone_is_read():
    values = {0x0037: "Rich", 0x1009: packed(rb"{\rtf1 Only rich\par text}")}
    assert saved(values).visible.split() == ["Only", "rich", "text"]


def test_a_mail_within_a_saved_mail():
    mail = saved(files=[FILE], inner=message(ABOUT, people=PEOPLE, files=[FILE], within=True))
    form, inner = mail.enclosures
    assert form.content == FORM
    assert inner.mail.subject == "Suspension – Year 9"
    assert inner.mail.to[0].address == "exclusions@county.example"
    assert [one.content for one in inner.mail.enclosures] == [FORM]


def test_a_large_file_comes_out_whole():
    content = bytes(range(256)) * 300
    mail = saved(files=[{**FILE, 0x3701: content}])
    assert mail.enclosures[0].content == content


def test_an_address_only_exchange_knows_is_no_address():
    values = {**ABOUT, 0x5D02: "", 0x0065: "/O=COUNTY/CN=OFFICE", 0x0C1F: "/O=COUNTY/CN=OFFICE"}
    assert saved(values).sender == Address("Ash Grove Office", "")


def test_a_saved_mail_that_is_broken_hangs_on_an_empty_one():
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more"
    mail = read_mail(mime_of(raw, name="from outlook.msg"))
    [kept] = mail.enclosures
    assert (kept.name, kept.content) == ("from outlook.msg", raw)


def test_a_saved_mail_with_parts_missing_gives_the_rest():
    made = message(ABOUT, people=PEOPLE, files=[FILE])
    del made.streams["__substg1.0_1000001F"]
    mail = read_mail(mime_of(msg(made)))
    assert [one.content for one in mail.enclosures] == [FORM]


@given(st.data())
def test_no_spoilt_file_makes_it_fall_over(data):
    raw = bytearray(msg(message(ABOUT, people=PEOPLE, files=[FILE])))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(8, len(raw) - 1))] = data.draw(st.integers(0, 255))
    stop = data.draw(st.integers(len(raw) // 2, len(raw)))
    assert mime_of(bytes(raw[:stop]))
