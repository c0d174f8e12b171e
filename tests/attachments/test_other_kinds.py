"""Text, web pages, rich text, calendars and pictures; and that content, not the name, decides."""

from __future__ import annotations

import pytest
from tests.attachments.made_papers import (
    HEIC,
    JPEG,
    PNG,
    docx,
    mail,
    paragraph,
    pdf,
    workbook,
    zipped,
)

from daysix.attachments import kinds, read_paper, reading


def read(content, name="anything"):
    (paper,) = read_paper(name, content)
    return paper


def pairs(paper):
    return [(one.label, one.value) for one in paper.labelled]


CONTENTS = [
    (PNG, "picture"),
    (JPEG, "picture"),
    (HEIC, "picture"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture"),
    (docx(paragraph("x")), "docx"),
    (workbook(("a", [["x"]])), "xlsx"),
    (pdf(lambda page: page.drawString(9, 9, "x")), "pdf"),
    (b"\n\n%PDF-1.4 with something before it", "pdf"),
    (zipped({"a.txt": "x"}), "zip"),
    (rb"{\rtf1 x}", "doc"),
    (b"<html><body>x</body></html>", "html"),
    (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "html"),
    ("<html><p>x".encode("utf-16"), "html"),
    (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "calendar"),
    (mail("x"), "mail"),
    (b"plain words", "text"),
    ("caf\u00e9".encode("cp1252"), "text"),
    ("words".encode("utf-16-le"), "text"),
    (bytes(range(256)) * 4, "unknown"),
]


@pytest.mark.parametrize("name", ["form.pdf", "form.docx", "x", "a.xlsx"])
@pytest.mark.parametrize(("content", "kind"), CONTENTS)
def test_the_content_decides_and_not_the_name(content, kind, name):
    shown = kinds.kind_of(name, content)
    assert kinds.SHOWN.get(shown, shown) == kind


@pytest.mark.parametrize("content", [PNG, JPEG, HEIC])
def test_a_picture_says_so(content):
    paper = read(content)
    assert (paper.flags, paper.text) == ({"picture"}, "")
    assert paper.sentence.startswith(
        "This is a picture. Type what it says, or have its text recognised first."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_text_in_every_alphabet(encoding):
    paper = read("Pupil: Zo\u00eb O\u2019Hara\nDays: 2\u00bd".encode(encoding))
    assert pairs(paper) == [("Pupil", "Zo\u00eb O\u2019Hara"), ("Days", "2\u00bd")]


def test_labels_in_one_line_wide_apart_and_below():
    paper = read(
        b"Name: Jo   DOB: 3/5/2012\nUPN:\tA1\nReason:\nHit a pupil\nSee http://a.example\n"
    )
    assert pairs(paper) == [
        ("Name", "Jo"),
        ("DOB", "3/5/2012"),
        ("UPN", "A1"),
        ("Reason", "Hit a pupil"),
    ]


def test_times_and_addresses_are_no_labels():
    assert pairs(read(b"At 10:30 we met\nhttps://ashby.example\n\nDear all,\n")) == []


def test_a_web_page_gives_its_words_and_tables():
    paper = read(
        b"<html><p>Hello</p><p style='display:none'>ghost</p>"
        b"<table><tr><td>UPN</td><td>A1</td></tr><tr><td>Days</td><td>2</td></tr></table></html>"
    )
    assert "Hello" in paper.text
    assert "ghost" not in paper.text
    assert [(one.label, one.value, one.where) for one in paper.labelled] == [
        ("UPN", "A1", "table 1, row 1"),
        ("Days", "2", "table 1, row 2"),
    ]
    assert paper.flags == frozenset()


def test_a_web_page_with_a_script_is_said_to_have_one(no_network):
    paper = read(b"<html><script src='http://day-six.example/x.js'></script><p>Words</p></html>")
    assert paper.text == "Words"
    assert paper.flags == {"macro"}
    assert no_network == []


def test_rich_text_gives_its_words_and_tables():
    paper = read(
        rb"{\rtf1\ansi Notice\par \trowd\intbl UPN\cell A1\cell\row "
        rb"\trowd\intbl Days\cell 2\cell\row \pard School: Ashby\par {\v ghost}}"
    )
    assert paper.kind == "doc"
    assert "ghost" not in paper.text
    assert [(one.label, one.value, one.where) for one in paper.labelled] == [
        ("UPN", "A1", "table 1, row 1"),
        ("Days", "2", "table 1, row 2"),
        ("School", "Ashby", "line 4"),
    ]


def test_a_calendar_says_what_when_and_where():
    paper = read(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        b"DTSTAMP:20261101T090000Z\r\nDTSTART;TZID=Europe/London:20261112T143000\r\n"
        b"SUMMARY:Governors meet\r\nLOCATION:Room 2\r\nDESCRIPTION:Pupil: Jo\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    assert pairs(paper) == [
        ("Method", "REQUEST"),
        ("Subject", "Governors meet"),
        ("Start", "12 Nov 2026 14:30"),
        ("Location", "Room 2"),
        ("Description", "Pupil: Jo"),
        ("Pupil", "Jo"),
    ]


def test_a_signature_has_nothing_to_say_and_nothing_wrong():
    signed = b"\x30\x82\x0a\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + bytes(90)
    paper = read(signed, "smime.p7s")
    assert (paper.kind, paper.flags, paper.sentence) == ("unknown", frozenset(), "")


def test_a_large_attachment_is_only_named():
    content = b"%PDF-1.4" + bytes(40_000_000)
    paper = read(content, "Scan.pdf")
    assert (paper.kind, paper.flags, paper.size) == ("pdf", {"large"}, 40_000_008)
    assert paper.sentence.startswith("This is very large (40 MB)")


def test_nothing_at_all():
    paper = read(b"")
    assert paper.flags == {"unreadable"}
    assert "(E-035)" in paper.sentence


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (zipped({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}), "a presentation"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
            "OpenDocument",
        ),
        (b"<?xml version='1.0'?><CTF/>", "a file of data"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(50), "a film"),
    ],
)
def test_documents_of_other_programs_are_named(content, what):
    paper = read(content)
    assert paper.flags == {"unreadable"}
    assert what in paper.sentence


def test_a_name_is_shown_without_what_hides_or_turns_it():
    assert reading.shown_name("form\u202efdp.exe\n\x00") == "formfdp.exe"


@pytest.mark.parametrize("name", ["a.docx", "\u202e", "", "../../x", "n" * 5000])
def test_any_name_will_do(name):
    assert len(read(b"words", name).name) <= 200
