"""What lies in what: zip files and mails, opened as far as is safe and never further."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.attachments.made_papers import PNG, mail, pdf, zipped

from daysix.attachments import archives, read_paper, reading


def told(papers):
    return [(one.name, one.kind, one.within, sorted(one.flags)) for one in papers]


def nested(depth, innermost=b"UPN: A1"):
    content = zipped({"note.txt": innermost})
    for _ in range(depth - 1):
        content = zipped({"inner.zip": content})
    return content


def test_each_file_of_an_archive_is_a_paper():
    content = zipped(
        {"a/form.txt": "UPN: A1", "a/": "", "photo.png": PNG, "__MACOSX/._form.txt": "x"}
    )
    papers = read_paper("Forms.zip", content)
    assert told(papers) == [
        ("Forms.zip", "zip", "", []),
        ("a/form.txt", "text", "Forms.zip", []),
        ("photo.png", "picture", "Forms.zip", ["picture"]),
    ]
    assert [one.value for one in papers[1].labelled] == ["A1"]


def test_three_archives_deep_is_read_and_a_fourth_is_not():
    assert told(read_paper("1.zip", nested(3)))[-1] == (
        "note.txt", "text", "1.zip > inner.zip > inner.zip", []
    )  # fmt: skip
    last = read_paper("1.zip", nested(4))[-1]
    assert (last.kind, sorted(last.flags), last.text) == ("zip", ["nested"], "")
    assert "(E-027)" in last.sentence


def test_a_mail_within_a_mail_brings_its_papers():
    inner = mail("Pupil: Jo", ("form.pdf", pdf(lambda page: page.drawString(50, 700, "UPN: A1"))))
    papers = read_paper("forwarded.eml", mail("See below", ("old.eml", inner)))
    assert told(papers) == [
        ("forwarded.eml", "mail", "", []),
        ("old.eml", "mail", "forwarded.eml", []),
        ("form.pdf", "pdf", "forwarded.eml > old.eml", []),
    ]
    assert ("Pupil", "Jo") in [(one.label, one.value) for one in papers[1].labelled]
    assert "Subject: Form" in papers[0].text


def test_a_locked_member_is_named_and_the_others_are_read():
    content = bytearray(zipped({"a.txt": "UPN: A1", "b.txt": "UPN: A2"}, squeeze=False))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    papers = read_paper("Forms.zip", bytes(content))
    assert told(papers)[1:] == [
        ("a.txt", "unknown", "Forms.zip", ["encrypted"]),
        ("b.txt", "text", "Forms.zip", []),
    ]


def test_what_swells_is_not_unpacked():
    papers = read_paper("Bomb.zip", zipped({"zeros.txt": bytes(30_000_000), "a.txt": "UPN: A1"}))
    assert [sorted(one.flags) for one in papers] == [[], ["large"], []]
    assert "(E-029)" in papers[1].sentence


def test_what_is_too_much_together_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 3_000)
    papers = read_paper("a.zip", zipped({f"{n}.txt": f"{n}" * 1000 for n in range(5)}))
    assert [sorted(one.flags) for one in papers] == [[], [], [], ["large"], ["large"], ["large"]]


def test_more_files_than_anybody_reads():
    content = zipped({f"{n}.txt": "x" for n in range(archives.MOST_FILES + 5)})
    papers = read_paper("a.zip", content)
    assert len(papers) == archives.MOST_FILES + 1
    assert "more than 200 files" in papers[0].sentence


def test_an_empty_archive_is_said_to_be_empty():
    assert "(E-036)" in read_paper("a.zip", zipped({}))[0].sentence


def test_a_member_that_is_damaged_does_not_lose_the_others():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "UPN: A1")
        archive.writestr("b.txt", "UPN: A2")
    content = made.getvalue().replace(b"UPN: A1", b"UPN: XX")
    papers = read_paper("a.zip", content)
    assert [sorted(one.flags) for one in papers] == [[], ["unreadable"], []]


@pytest.mark.parametrize(
    ("start", "what"),
    [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07\x01", "rar"), (b"\x1f\x8b\x08", "gz")],
)
def test_other_archives_are_named_and_not_opened(start, what):
    (paper,) = read_paper("form.docx", start + bytes(50))
    assert paper.flags == {"unreadable"}
    assert f"({what})" in paper.sentence


def test_a_member_without_a_name_is_a_paper():
    content = zipped({"x.txt": "UPN: A1"}).replace(b"x.txt", b"\0.txt")
    assert told(read_paper("a.zip", content)) == [
        ("a.zip", "zip", "", []),
        ("", "text", "a.zip", []),
    ]


def test_what_nobody_thought_of_is_said_and_costs_that_paper_only(monkeypatch):
    def breaks(_content):
        raise KeyError("Jo Bloggs")

    monkeypatch.setattr(reading.plain, "read", breaks)
    papers = read_paper("a.zip", zipped({"x.png": PNG, "y.txt": "UPN: A1"}))
    assert [one.name for one in papers] == ["a.zip", "x.png", "y.txt"]
    assert "(E-030)" in papers[-1].sentence
    assert "Jo Bloggs" not in papers[-1].sentence
