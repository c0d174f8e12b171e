"""The usual words of a kind: what they add, and what they never decide alone."""

from __future__ import annotations

import pytest
from tests.benchmarks.triage_corpus import DEV, directory_at, expected_of

from daysix import data
from daysix.inbox.directory import Directory
from daysix.inbox.kind_registry import kinds
from daysix.inbox.likeness import (
    EVERY_MAIL,
    FACT,
    OF_SUBJECT,
    features_of,
    likeness_of,
    stem,
    stems_of,
    telling_words,
)
from daysix.inbox.message import Address, Message
from daysix.inbox.triage import triage

NOTICE = ["please", "log", "a", "two", "day", "suspension", "for", "swearing"]


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("suspended", "suspend"),
        ("suspending", "suspend"),
        ("lessons", "lesson"),
        ("17", "0"),
        ("is", "is"),
        ("used", "used"),
    ],
)
def test_endings_come_off_where_enough_is_left(word, bare):
    assert stem(word) == bare


def test_words_of_the_subject_count_apart_and_marks_do_not():
    found = features_of(stems_of(["pex", ":"]), [stems_of(["he", ",", "left"])], ["from a school"])
    assert found == {"pex", OF_SUBJECT + "pex", "he", "left", FACT + "from a school"}


def test_a_notice_in_everyday_words_is_most_like_a_suspension():
    like = likeness_of(features_of(["suspension"], [NOTICE], ["from a school"]))
    assert max(like, key=like.__getitem__) == "suspension"
    assert "suspension" in telling_words("suspension", features_of([], [NOTICE], []))


def test_words_no_mail_of_ours_holds_add_the_same_as_no_words():
    assert likeness_of({"zzyzx", "qwrtp"}) == likeness_of(set())


def test_no_kind_gains_more_than_nine_or_loses_more_than_three():
    like = likeness_of(features_of(["newsletter"], [["unsubscribe", "webinar"]], []))
    assert all(-3 <= value <= 9 for value in like.values())


def test_the_table_has_a_column_for_every_kind_and_a_row_for_every_mail():
    rows = data.rows("mail_words")
    assert set(rows[0]) - {"word"} == {kind.name for kind in kinds()}
    assert EVERY_MAIL in {row["word"] for row in rows}


def test_no_name_of_a_child_we_invented_is_in_the_table():
    words = {row["word"].removeprefix(OF_SUBJECT) for row in data.rows("mail_words")}
    cases = directory_at(DEV).cases
    assert cases
    assert words.isdisjoint(part.lower() for case in cases for part in case.pupil.split())


@pytest.mark.parametrize(
    "name", ["adeola", "danjuma", "jasmeet", "liam", "mbeki", "munn", "obinna", "shanelle", "tegan"]
)
def test_nor_one_of_those_other_writers_invented(name):
    words = {row["word"].removeprefix(OF_SUBJECT) for row in data.rows("mail_words")}
    words |= {row["word"] for row in data.rows("safeguarding_likeness")}
    assert name not in words


def test_likeness_alone_makes_no_case_and_no_junk():
    sender = Address("", "office@oakhill.example")
    text = "Robin (Y6) leaves us on Friday. Please take this as our leaver return."
    result = triage(Message("", "", sender, "deletion", text), Directory())
    assert result.category not in {"spam", "auto_reply"}
    assert result.needs_human
    assert not result.new_case


def test_the_words_that_spoke_are_named_among_the_reasons():
    sender = Address("", "office@oakhill.example")
    text = "Please log a two day suspension for Sam Reed, Year 9, for swearing."
    result = triage(Message("", "", sender, "suspension", text), Directory())
    usual = [why for why in result.reasons if why.zone == "usual words"]
    assert len(usual) == 1
    assert usual[0].rule == "suspension"


def test_the_mails_it_was_learnt_from_are_more_than_four_hundred():
    assert len(expected_of(DEV)) + len(expected_of(DEV / "more")) > 400
