"""What is read of a mail only when it is asked for, and what is looked for only where it may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix import data
from daysix.inbox import telling
from daysix.inbox.directory import Directory, KnownCase, KnownSchool
from daysix.inbox.kind import NEW
from daysix.inbox.message import Address, Message
from daysix.inbox.phrases import words_of
from daysix.inbox.safeguarding import sightings_of
from daysix.inbox.safety_words import Wordings
from daysix.inbox.school_names import hits
from daysix.inbox.thread_marks import may_quote
from daysix.inbox.triage import classify, triage

SENT = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
OAKFIELD = KnownSchool("Oakfield Academy", domains=("oakfield.example",))
KNOWN = KnownCase(
    "C-1",
    "Sam Placeholder",
    forename="Sam",
    surname="Placeholder",
    dob=date(2013, 3, 4),
    school="Oakfield Academy",
    category="suspension",
    start=date(2026, 11, 16),
)
COUNCIL = Directory(schools=(OAKFIELD,), cases=(KNOWN,))
NOTICE = (
    "Sam Placeholder (Year 9, DOB 04/03/2013) was suspended for 2 days from Monday 16 November "
    "2026 for persistent disruptive behaviour."
)


def mail(text, subject="Suspension notification"):
    return Message("", "", Address("", "office@oakfield.example"), subject, text, sent=SENT)


def bare(sorted_):
    return replace(sorted_, events=(), candidates=(), matched_case="", school="")


@pytest.mark.parametrize("directory", [Directory(), COUNCIL])
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (NOTICE, "Suspension notification"),
        (f"{NOTICE} I am sending this again in case you did not get it.", "Suspension"),
        (f"Correction: {NOTICE}", "Amended form"),
        ("A pupil was permanently excluded today.", "Permanent exclusion"),
        ("Sam Placeholder was permanently excluded today.", "Permanent exclusion"),
        ("We are considering a suspension. What code would it be?", "Advice"),
        ("Newsletter for the autumn term", "Newsletter"),
        ("", ""),
    ],
)
def test_sorting_alone_says_what_sorting_says_that_reads_the_events_too(text, subject, directory):
    message = mail(text, subject)
    assert classify(message, directory) == bare(triage(message, directory))


def test_a_notice_already_known_makes_no_row_when_it_is_only_sorted():
    assert triage(mail(NOTICE), COUNCIL).matched_case == "C-1"
    assert not classify(mail(NOTICE), COUNCIL).new_case
    assert classify(mail(NOTICE), replace(COUNCIL, cases=())).new_case


def test_without_known_cases_a_suspension_is_sorted_without_reading_its_events(monkeypatch):
    def read(*_args, **_more):
        raise AssertionError("The events were read")

    monkeypatch.setattr(telling, "events_of", read)
    assert classify(mail(NOTICE), Directory()).new_case
    with pytest.raises(AssertionError, match="The events were read"):
        classify(mail(NOTICE), COUNCIL)


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_what_is_seen_in_one_place_comes_in_the_order_of_the_table(order):
    sets = [row for row in data.rows("safeguarding_words") if row["about"].startswith("@")]
    lines = [{"about": one, "weight": "6", "phrase": "hides upstairs"} for one in order]
    found = Wordings([*sets, *lines]).find(words_of("he hides upstairs"))
    assert [(seen.line.about, seen.start, seen.end) for seen in found if seen.line.weight == 6] == [
        (order[0], 1, 3),
        (order[1], 1, 3),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("St Anne's School", "excluded from Saint Annes today"),
        ("St Anne's School", "excluded from ST ANNE’S today"),
        ("PRU North", "excluded from the Pupil Referral Unit North"),
        ("CE School of Ashby", "excluded from the Church of England School of Ashby"),
        ("CofE School of Ashby", "excluded from the CE School of Ashby"),
    ],
)
def test_a_school_is_found_however_the_first_word_of_its_name_is_written(name, text):
    [found] = hits(text, Directory(schools=(KnownSchool(name),)))
    assert [school.name for school in found.schools] == [name]


def test_every_way_to_write_an_apostrophe_is_left_out():
    written = words_of("don't can’t won‘t isn`t didn\u00b4t")
    assert written == ["dont", "cant", "wont", "isnt", "didnt"]


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("Time: 8.30\nThanks", False),
        ("From: Jo", True),
        ("> said before", True),
        ("On Monday Jo Fox wrote:", True),
        ("On Monday Jo Fox wrote: hello", False),
        ("-- ", True),
    ],
)
def test_only_a_line_that_looks_like_it_may_part_two_mails(text, may):
    assert may_quote(text.splitlines()) is may


FOUND_IN = [
    {"about": "@names", "weight": "0", "phrase": "hannah"},
    {"about": "@somebody", "weight": "0", "phrase": "he|she"},
    {"about": "@business", "weight": "0", "phrase": "letter"},
    {"about": "side by side", "weight": "6", "phrase": "the red fox*"},
    {"about": "twice the same", "weight": "3", "phrase": "fox* fox*"},
    {"about": "apart", "weight": "4", "phrase": "red .. the fox*|hare"},
    {"about": "one", "weight": "1", "phrase": "hare"},
]


def is_one_of(word, written):
    return any(
        word.startswith(one[:-1]) if one.endswith("*") else word == one
        for one in written.split("|")
    )


def ends_of(steps, words, at, room=0):
    """Where some steps that begin at a word, or up to ``room`` words later, end first."""
    if not steps:
        return [at]
    if steps[0] == "..":
        return ends_of(steps[1:], words, at, 7)
    for place in range(at, min(len(words), at + 1 + room)):
        if is_one_of(words[place], steps[0]) and (found := ends_of(steps[1:], words, place + 1)):
            return found
    return []


@given(st.lists(st.sampled_from(["the", "red", "fox", "foxes", "hare", "so", "."]), max_size=24))
def test_every_line_is_found_that_a_look_from_every_word_finds(words):
    expected = []
    sentence = 0
    for start, word in enumerate(words):
        if word == ".":
            sentence = start + 1
            continue
        until = words.index(".", start) if "." in words[start:] else len(words)
        assert sentence <= start < until
        for line in FOUND_IN[3:]:
            ends = ends_of(line["phrase"].split(), words[:until], start)
            expected += [(line["about"], start, end) for end in ends]
    found = Wordings(FOUND_IN).find(words)
    assert [(seen.line.about, seen.start, seen.end) for seen in found] == expected


@given(
    st.lists(st.sampled_from(["the", "red", "fox", "foxes", "hare", "he", "so", "."]), max_size=24),
    st.integers(1, 12),
)
def test_nothing_is_left_out_but_where_all_there_is_weighs_too_little(words, least):
    wordings = Wordings(FOUND_IN)
    whole = wordings.find(words)
    found = wordings.find(words, least=least)
    assert found == whole or (found == [] and sum(one.line.weight for one in whole) < least)


def test_what_is_too_little_for_a_flag_in_all_is_not_weighed():
    assert sightings_of(words_of("Please tell us."), NEW) == []


def test_what_a_paper_is_called_takes_nothing_from_what_is_seen_elsewhere():
    told = "He keeps his sleeves down and will not say why he does that."
    alone = [one.about for one in sightings_of(words_of(told), NEW)]
    beside = sightings_of(words_of(f"{'So far so good. ' * 20} The workshop. {told}"), NEW)
    assert alone == [one.about for one in beside] != []
