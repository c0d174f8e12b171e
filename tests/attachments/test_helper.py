"""The kept process: one for many papers, none for a mail without, a new one after a bad paper."""

from __future__ import annotations

import pytest
from tests.attachments.made_papers import PNG, docx, mail, paragraph, workbook, zipped

from daysix.attachments import helper, read_paper
from daysix.attachments.sentences import Unread
from daysix.desk import own_process

WORDS = docx(paragraph("UPN: A1"))


@pytest.fixture(autouse=True)
def from_nothing():
    helper.rest()
    yield
    helper.rest()


def answering(body):
    """What such a process would be told to do instead."""
    return (
        "import sys; sys.path[:] = sys.argv[1:]; from daysix.attachments import child, helper; "
        f"from daysix.desk import own_process; import os, time; {body}"
    )


@pytest.mark.parametrize(
    "content",
    [b"words", PNG, mail("only words"), zipped({"a.txt": "x"}), b"MZ", b"a,b\n1,2\n",
     workbook(("a", [["UPN", "A1"]]))],
)  # fmt: skip
def test_what_is_simple_starts_no_process(content):
    assert read_paper("a.csv", content)
    assert not helper.is_kept()


def test_one_process_reads_many_papers(monkeypatch):
    started = []
    start = own_process.start
    monkeypatch.setattr(own_process, "start", lambda command: started.append(1) or start(command))
    for _ in range(5):
        assert read_paper("a.docx", WORDS)[0].text == "UPN: A1"
    assert started == [1]
    assert helper.is_kept()


def test_it_is_started_anew_after_many(monkeypatch):
    monkeypatch.setattr(helper, "MOST_PAPERS", 2)
    for _ in range(3):
        assert read_paper("a.docx", WORDS)[0].text == "UPN: A1"


def test_a_paper_that_breaks_it_costs_that_paper_only(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(helper, "COMMAND", answering("os._exit(3)"))
        paper = read_paper("a.docx", WORDS)[0]
    assert (paper.flags, paper.text) == ({"unreadable"}, "")
    assert "(E-030)" in paper.sentence
    assert read_paper("a.docx", WORDS)[0].text == "UPN: A1"


def test_a_paper_that_takes_too_long_is_given_up(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(helper, "SECONDS", 0)
        patch.setattr(helper, "COMMAND", answering("sys.stdin.buffer.read()"))
        paper = read_paper("a.docx", WORDS)[0]
    assert "(E-032)" in paper.sentence
    assert read_paper("a.docx", WORDS)[0].text == "UPN: A1"


def test_a_paper_that_wants_too_much_memory_is_given_up(monkeypatch):
    greedy = "child._read = lambda *_: bytearray(1 << 34); child.serve()"
    with monkeypatch.context() as patch:
        patch.setattr(helper, "COMMAND", answering(greedy))
        paper = read_paper("a.docx", WORDS)[0]
    assert paper.flags == {"large"}
    assert "(E-033)" in paper.sentence


def test_a_library_that_breaks_is_said_and_not_shown(monkeypatch):
    broken = "child._read = lambda *_: {}['Jo Bloggs']; child.serve()"
    with monkeypatch.context() as patch:
        patch.setattr(helper, "COMMAND", answering(broken))
        paper = read_paper("a.docx", WORDS)[0]
    assert "(E-030)" in paper.sentence
    assert "Jo Bloggs" not in paper.sentence


def test_only_plain_answers_are_taken(monkeypatch):
    odd = "child._read = lambda *_: (os.getcwd.__self__.__loader__,); child.serve()"
    with monkeypatch.context() as patch:
        patch.setattr(helper, "COMMAND", answering(odd))
        with pytest.raises(Unread):
            helper.read("docx", WORDS)
