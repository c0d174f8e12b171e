"""Forms typed into a mail, and titles that name both kinds of exclusion."""

from __future__ import annotations

import pytest
from tests.inbox.short_mails import only_event

from daysix.inbox.typed_forms import plain_forms, without_titles


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("2. Pupil ............. Jo Fox", "2. Pupil: Jo Fox"),
        ("Date of birth ______ 4/2/2013", "Date of birth: 4/2/2013"),
        ("Year …… 9", "Year: 9"),
        ("Suspension [X]   Permanent [ ]", "☒ Suspension ☐ Permanent "),
        ("[x] Suspension  [ ] Permanent", "☒ Suspension  ☐ Permanent"),
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
