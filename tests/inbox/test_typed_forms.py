"""Forms typed into a mail, and titles that name both kinds of exclusion."""

from __future__ import annotations

import pytest
from tests.inbox.short_mails import only_event, sort

from daysix.inbox.typed_forms import plain_forms, without_titles

ASKED = {"pupil_name", "dob", "year_group", "start_date", "end_date", "days"}


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("2. Pupil ............. Jo Fox", "2. Pupil: Jo Fox"),
        ("Date of birth ______ 4/2/2013", "Date of birth: 4/2/2013"),
        ("Year …… 9", "Year: 9"),
        ("Suspension [X]   Permanent [ ]", "☒ Suspension ☐ Permanent "),
        ("[x] Suspension  [ ] Permanent", "☒ Suspension  ☐ Permanent"),
        ("Type: [x] Suspension [ ] Permanent", "Type: ☒ Suspension ☐ Permanent"),
        (
            "Q6 What is this about?  ( ) Permanent exclusion  (x) Suspension",
            "Q6 What is this about:  ☐ Permanent exclusion  ☒ Suspension",
        ),
        ("Will an exam be missed? No", "Will an exam be missed: No"),
        ("Can he come back? No letter came", "Can he come back? No letter came"),
        ("Well... I am not sure", "Well... I am not sure"),
        ("see [1] below", "see [1] below"),
    ],
)
def test_a_form_typed_into_a_mail_is_read_as_a_form(typed, plain):
    assert plain_forms(typed) == plain


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("NOTIFICATION OF SUSPENSION / PERMANENT EXCLUSION", "NOTIFICATION OF exclusion"),
        ("Notice of suspension or permanent exclusion", "Notice of exclusion"),
        ("permanent exclusion/suspension form", "exclusion form"),
        ("Suspensions and permanent exclusions: a list", "exclusion: a list"),
        ("Notice of permanent exclusion", "Notice of permanent exclusion"),
    ],
)
def test_a_title_that_names_both_tells_of_neither(title, left):
    assert without_titles(title) == left


def test_a_typed_form_is_the_kind_that_is_ticked():
    text = (
        "NOTIFICATION OF SUSPENSION / PERMANENT EXCLUSION (delete as applicable)\n\n"
        "1. Pupil ............. Jo Fox\n2. Date of birth ..... 4 February 2013\n"
        "3. Suspension [X]   Permanent [ ]\n4. From .............. 17/11/2026\n"
        "5. No. of days ....... 2\n"
    )
    event = only_event(text, subject="Notification")
    assert event.event_type == "suspension"
    assert event.fields["pupil_name"].value == "Jo Fox"
    assert event.fields["days"].value == 2


def test_a_portals_numbered_questions_are_labels():
    text = (
        "Form: EX1 Suspension / permanent exclusion notice\n\n"
        "Q1 Pupil first name(s): Jo\nQ2 Pupil surname: De la Cruz\nQ3 DOB: 4/2/2013\nQ4 Year: 9\n"
        "Q5 What are you telling us about?  ( ) Permanent exclusion  (x) Suspension\n"
        "Q6 First day: Tuesday 17 November 2026\nQ7 Last day: Wednesday 18 November 2026\n"
        "Q8 Total days: 2\nQ9 Is a public exam missed? No\n"
    )
    result = sort(text, subject="Form submitted: EX1 #20931")
    assert (result.category, result.new_case) == ("suspension", True)
    (event,) = result.events
    assert event.event_type == "suspension"
    assert {key: one.value for key, one in event.fields.items() if key in ASKED} == {
        "pupil_name": "Jo De la Cruz",
        "dob": "2013-02-04",
        "year_group": "9",
        "start_date": "2026-11-17",
        "end_date": "2026-11-18",
        "days": 2,
    }
