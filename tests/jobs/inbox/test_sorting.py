"""Each mail comes to something, whatever is in it; and one notice makes one case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from daysix.inbox.directory import Directory
from daysix.jobs.inbox import sorting
from daysix.jobs.inbox.doubles import with_doubles
from daysix.jobs.inbox.lines import contract_line, count_in_words, in_words, summary_line
from daysix.jobs.inbox.masked import masked
from daysix.jobs.inbox.source import Raw, Source, files_in, folders_passed, mails_in, source_of
from daysix.law.errors import BadInput
from tests.jobs.inbox.made_mails import LONDON, child, event, mail, permanent

PLAIN = b"From: a@oak.example\r\nMessage-ID: <1@oak.example>\r\nSubject: Hello\r\n\r\nHello\r\n"


def test_a_mail_is_read_and_sorted():
    found = sorting.sort_one(Raw("a.eml", PLAIN), Directory())
    assert (found.file, found.id, found.message.subject) == ("a.eml", "<1@oak.example>", "Hello")
    assert found.sorted.category


def test_a_fault_of_ours_is_a_line_and_names_nobody():
    def crash():
        raise ValueError("Dana Elm")

    found = sorting.sort_message("a.eml", crash, Directory(), content=b"x")
    assert (found.sorted.category, found.sorted.needs_human) == ("unreadable", True)
    assert found.sorted.ask == (
        "Day Six itself failed on this mail (ValueError). Read it yourself in the mailbox, and "
        "please report it. (U-023)"
    )


def test_a_mail_that_cannot_be_fetched_is_a_line_for_a_person():
    found = sorting.sort_one(Raw("a.eml", None, "I could not open this file."), Directory())
    assert found.sorted.urgency == "same_day"
    assert found.sorted.ask.startswith("I could not open this file. Read it yourself")


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"From: x\r\n" * 3])
def test_whatever_the_bytes_there_is_a_line(content):
    found = sorting.sort_one(Raw("a.eml", content), Directory())
    assert contract_line(found)["file"] == "a.eml"


def test_the_same_mail_twice_is_one_mail():
    first = mail(1, event(**child()))
    again = first._replace(file="copy.eml")
    _, second = with_doubles([first, again])
    assert second.sorted.duplicate_of == first.id
    assert second.sorted.new_case is False


def test_the_same_notice_sent_again_makes_no_second_case_whichever_file_comes_first():
    early, late = mail(1, event(**child())), mail(9, event(**child()))
    second, first = with_doubles([late, early])
    assert (first.sorted.new_case, first.sorted.duplicate_of) == (True, "")
    assert (second.sorted.new_case, second.sorted.duplicate_of) == (False, early.id)


@pytest.mark.parametrize(
    "other",
    [{"start_date": "2026-11-27"}, {"pupil_name": "Ed Elm"}, {"dob": "2012-03-05"}],
)
def test_another_day_child_or_birth_date_is_another_case(other):
    both = with_doubles([mail(1, event(**child())), mail(2, event(**child(**other)))])
    assert [one.sorted.new_case for one in both] == [True, True]


def test_a_mail_with_one_child_more_is_no_double():
    two = mail(2, event(**child()), event(**child("Ed Elm")))
    both = with_doubles([mail(1, event(**child())), two])
    assert [one.sorted.duplicate_of for one in both] == ["", ""]


def test_a_line_of_the_contract_says_what_is_absent():
    line = contract_line(mail(1, event(**child(upn=None, end_date=None))))
    assert [*line] == ["id", "file", "category", "urgency", "new_case", "needs_human", "flags",
                       "events", "reasons", "matched_case", "duplicate_of"]  # fmt: skip
    (told,) = line["events"]
    assert (told["pupil_name"], told["upn"], told["days"]) == ("Dana Elm", None, 2.0)
    assert told["reason_codes"] == ["PP"]
    assert told["found_in"]["dob"] == "form.docx, page 1"
    assert "upn" not in told["found_in"]
    assert (line["matched_case"], line["duplicate_of"]) == (None, None)


def test_the_count_is_in_words_and_names_nobody():
    mails = [permanent(1), mail(2, event(**child()))]
    assert count_in_words(mails, new=True) == "2 new mails; 1 looks like a permanent exclusion"
    assert summary_line(mails, source="folder:x")["summary"]["urgency"]["same_day"] == 1


def test_the_urgent_ones_are_said_first():
    said = [*in_words([mail(2, event(**child())), permanent(1)])]
    assert said.index("Urgent: today (1)") < said.index("This week (1)")


def test_a_subject_is_kept_without_the_childs_name_number_and_birth_date():
    one = mail(1, event(**child(upn="A950000178301")))
    one = one._replace(message=replace(one.message, subject="Re: ELM, Dana A950000178301 Year 10"))
    assert masked(one.message.subject, one) == "Re: [child] [UPN] Year 10"


def test_mails_of_a_folder_come_by_name_and_nothing_else_does(tmp_path):
    for name in ("b.eml", "A.EML", "notes.txt", ".hidden.eml", "~x.eml"):
        (tmp_path / name).write_bytes(PLAIN)
    (tmp_path / "Old").mkdir()
    (tmp_path / "Old" / "c.eml").write_bytes(PLAIN)
    source = Source("folder", str(tmp_path))
    assert [one.file for one in mails_in(source)] == ["A.EML", "b.eml"]
    assert folders_passed(source) == 1
    there = {path.name for path in tmp_path.iterdir()}
    assert there == {"b.eml", "A.EML", "notes.txt", ".hidden.eml", "~x.eml", "Old"}


@pytest.mark.parametrize(
    ("typed", "kind", "place"),
    [("folder:mails", "folder", "mails"), ("Exchange:a@b.example", "exchange", "a@b.example"),
     ("graph:a@b.example", "graph", "a@b.example"), ("mails", "folder", "mails")],
)  # fmt: skip
def test_where_mails_are_is_typed_as_the_contract_has_it(typed, kind, place):
    assert source_of(typed) == Source(kind, place)


@pytest.mark.parametrize("typed", ["", "folder:", "imap:a@b.example"])
def test_any_other_place_is_refused(typed):
    with pytest.raises(BadInput) as refused:
        source_of(typed)
    assert refused.value.code == "U-021"


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadInput) as refused:
        files_in(tmp_path / "none")
    assert refused.value.code == "U-022"


def test_a_mail_without_a_date_is_no_ones_original():
    undated = mail(1, event(**child()))
    undated = undated._replace(message=replace(undated.message, sent=None, received=None))
    dated = mail(2, event(**child()))
    assert dated.message.sent == datetime(2026, 11, 30, 8, 2, tzinfo=LONDON)
    first, second = with_doubles([undated, dated])
    assert (first.sorted.duplicate_of, second.sorted.duplicate_of) == (dated.id, "")


@pytest.mark.parametrize("fault", [ImportError("no module"), SyntaxError("bad")])
def test_a_broken_program_is_said_once_and_blamed_on_no_mail(fault):
    def broken():
        raise fault

    with pytest.raises(BadInput) as refused:
        sorting.sort_message("a.eml", broken, Directory())
    assert refused.value.code == "U-043"
    assert "Install Day Six again" in refused.value.message
