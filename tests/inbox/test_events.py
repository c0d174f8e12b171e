"""Whole mails: the corpus of this folder, and what must never be taken from one."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest
from tests.inbox import field_scores

from daysix.calendars.contract import book_from
from daysix.inbox.directory import Directory
from daysix.inbox.events import events_of
from daysix.inbox.message import Address, Labelled, Message, Paper
from daysix.inbox.sorted_mail import CATEGORIES
from daysix.inbox.thread import split

SENT = datetime(2026, 11, 9, 9, 10)  # noqa: DTZ001 - mails come in the council's own time
SURE, GIVEN = 0.98, 0.9


def events(
    text, *, category="suspension", subject="", papers=(), sender="a@school.example", **more
):
    message = Message(
        id="",
        content_hash="",
        sender=Address("Sam Price", sender),
        subject=subject,
        text=text,
        sent=SENT,
        papers=papers,
    )
    thread = split(text, subject=subject)
    return events_of(message, thread, category, more.pop("directory", Directory()), **more)


def values(event):
    return {name: found.value for name, found in event.fields.items()}


@cache
def scored(part):
    folder = field_scores.MORE if part in field_scores.BATCHES else field_scores.CORPUS
    return field_scores.scores(field_scores.read_corpus(part, folder))


@pytest.mark.parametrize("part", [*field_scores.PARTS, *field_scores.BATCHES])
@pytest.mark.parametrize("name", ["all", *field_scores.COUNTED, "event_type", "school"])
def test_the_corpus_is_read(part, name):
    score = scored(part)[name]
    assert score.right_of_given >= SURE, score.slips
    assert score.given_of_there >= GIVEN, score.slips


@pytest.mark.parametrize("part", field_scores.PARTS)
def test_no_event_is_missed_and_none_made_up(part):
    assert scored(part)["events"].slips == []


def test_the_batches_tell_of_no_child_missed_and_of_none_made_up():
    slips = [slip for part in field_scores.BATCHES for slip in scored(part)["events"].slips]
    assert slips == []


def test_the_corpus_is_large_and_no_mail_stands_in_it_twice():
    ids = [mail["id"] for part in field_scores.PARTS for mail in field_scores.mails(part)]
    ids += [
        mail["id"]
        for part in field_scores.BATCHES
        for mail in field_scores.mails(part, field_scores.MORE)
    ]
    assert len(ids) == len(set(ids)) >= 220


@pytest.mark.parametrize(
    "category",
    [one for one in CATEGORIES if one.endswith(("_query", "spam", "reply", "other", "readable"))],
)
def test_a_category_without_events_gives_none(category):
    text = "Jane Fox (Year 9) has been suspended for 2 days from 9 November 2026."
    assert events(text, category=category) == ()
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The headteacher, Karen Doyle, suspended a pupil on 9 November 2026.",
        "Please contact Karen Doyle about the suspension on 9 November 2026.",
        "Mrs Karen Doyle was told of the suspension by phone.",
        "A pupil was suspended after an assault on another pupil, Karen Doyle.",
        "His social worker Karen Doyle knows of the suspension.",
        "His mother Karen Doyle was told that he was suspended.",
    ],
)
def test_somebody_beside_the_pupil_is_never_the_pupil(text):
    found = [values(event).get("pupil_name") for event in events(text)]
    assert "Karen Doyle" not in found


def test_the_sender_is_never_the_pupil():
    found = events("Sam Price (Year 9) asked me to send this suspension.")
    assert all(values(event).get("pupil_name") is None for event in found)


def test_a_quoted_mail_gives_no_dates():
    text = (
        "Form to follow.\n\nFrom: B\nSent: 2 October 2026 10:00\nTo: C\nSubject: x\n\n"
        "Jane Fox (Year 9) was suspended for 4 days from 5 October 2026."
    )
    (event,) = events(text, subject="RE: Suspension of Jane Fox")
    assert values(event).keys().isdisjoint({"start_date", "days"})
    assert values(event)["pupil_name"] == "Jane Fox"


def test_today_in_a_forwarded_mail_is_the_day_it_was_written():
    text = (
        "FYI\n\nFrom: B <b@school.example>\nSent: 05 November 2026 10:00\nTo: C\nSubject: x\n\n"
        "Jane Fox (Year 9) was suspended today for 1 day."
    )
    (event,) = events(text, subject="FW: x")
    assert values(event)["start_date"] == "2026-11-05"


def test_each_value_says_where_it_stood():
    answers = (Labelled("Pupil name", "FOX, Jane", "page 1"), Labelled("Days", "2", "page 2"))
    form = Paper("Form.docx", "docx", labelled=answers)
    (event,) = events("Form attached.\n\nJane Fox is out from 9/11/2026.", papers=(form,))
    where = {name: found.where for name, found in event.fields.items()}
    assert where["pupil_name"] == "Form.docx, page 1"
    assert where["days"] == "Form.docx, page 2"
    assert where["start_date"] == "mail, line 3"


def test_a_form_and_its_mail_that_disagree_give_neither_length():
    form = Paper("Form.docx", "docx", labelled=(
        Labelled("Pupil name", "Jane Fox", "page 1"), Labelled("Days", "3", "page 1")))  # fmt: skip
    text = "Jane Fox (Year 9) is suspended for 4 days from 9 November 2026."
    (event,) = events(text, papers=(form,))
    assert event.fields["days"].value is None
    assert "do not agree" in event.fields["days"].doubt


def test_a_permanent_exclusion_has_no_length_and_no_last_day():
    text = "Jane Fox (Year 9) is permanently excluded from 9 November 2026. Sixth day 16 November."
    (event,) = events(text, category="permanent_exclusion")
    assert event.event_type == "permanent_exclusion"
    assert values(event).keys().isdisjoint({"days", "end_date"})


def test_a_last_day_is_held_against_the_schools_own_calendar():
    book = book_from([{"name": "Hill School", "terms_per_year": 3, "schools": ["Hill School"],
        "terms": [{"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"},
                  {"name": "Spring", "start": "2027-01-05", "end": "2027-03-25"},
                  {"name": "Summer", "start": "2027-04-12", "end": "2027-07-21"}],
        "inset": ["2026-11-10"]}])  # fmt: skip
    form = (
        "School: Hill School\nPupil: Jane Fox\nYear: 9\nStart: 9/11/2026\nEnd: 13/11/2026\nDays: "
    )
    ends = [
        events(f"{form}Days: {length}", calendars=book.named)[0].fields["end_date"]
        for length in ("4", "2")
    ]
    assert [end.value for end in ends] == ["2026-11-13"] * 2
    assert [bool(end.doubt) for end in ends] == [False, True]


def test_a_last_day_before_the_first_is_not_given():
    text = "Pupil: Jane Fox\nYear: 9\nStart: 9/11/2026\nEnd: 6/11/2026\nDays: 2"
    (event,) = events(text)
    assert event.fields["end_date"].value is None
    assert "before the first" in event.fields["end_date"].doubt


def test_two_sheets_that_both_count_from_one_are_two_lists_of_pupils():
    rows = [("Jane Fox", "2"), ("Tom Rook", "3")]
    labelled = tuple(
        Labelled(label, value, f"sheet {sheet}, row 2", 1)
        for sheet, row in zip("AB", rows, strict=True)
        for label, value in zip(("Pupil", "Days"), row, strict=True)
    )
    found = events("Attached.", papers=(Paper("List.xlsx", "xlsx", labelled=labelled),))
    told = [(values(one)["pupil_name"], values(one)["days"]) for one in found]
    assert told == [("Jane Fox", 2.0), ("Tom Rook", 3.0)]


def test_one_pupils_two_suspensions_in_a_list_are_two_events():
    text = (
        "Late ones for Jane Fox, Year 9, suspended twice:\n"
        "- 2 days from 21 September 2026\n- 3 days from 5 October 2026"
    )
    told = [(values(one)["start_date"], values(one)["days"]) for one in events(text)]
    assert told == [("2026-09-21", 2.0), ("2026-10-05", 3.0)]


def test_a_school_named_after_the_council_is_not_meant_by_the_councils_name():
    from daysix.inbox.directory import KnownSchool

    known = Directory(
        schools=(KnownSchool("Westmere Girls' Academy"),), own_domains=("westmere.gov.example",)
    )
    text = "Jane Fox (Year 9) of Westmere was suspended for 2 days from 9 November 2026."
    (event,) = events(text, directory=known)
    assert values(event).get("school") is None
    (event,) = events(text.replace("Westmere", "Westmere Girls"), directory=known)
    assert values(event)["school"] == "Westmere Girls' Academy"


@pytest.mark.parametrize(
    "text",
    ["", "\n\n\n", "\x00\x1f\x1f", "a" * 5000, "Suspended " * 500, ": : : :", "\t\t\t\n\t\t"],
)
def test_odd_text_is_survived(text):
    for category in ("suspension", "permanent_exclusion", "governors_meeting", "fair_access"):
        assert all(event.event_type for event in events(text, category=category))
