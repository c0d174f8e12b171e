"""Which school a mail speaks of, and when a person has to say."""

from __future__ import annotations

import pytest
from tests.inbox.field_scores import directory_of

from daysix.inbox.message import Address, Message
from daysix.inbox.schools import school_named, school_of
from daysix.inbox.thread import split

DIRECTORY = directory_of()


def school(text, *, sender="someone@mail.example", subject=""):
    message = Message("", "", Address("", sender), subject, text)
    return school_of(message, split(text, subject=subject), DIRECTORY)


@pytest.mark.parametrize(
    ("text", "sender", "name"),
    [
        ("A pupil is suspended.", "office@oakfield.example", "Oakfield Academy"),
        ("A pupil is suspended.", "ADMIN.4044@schools.example", "Queen Eleanor's School"),
        ("School: Westgate CC", "x@mail.example", "Westgate Community College"),
        ("DfE number 820/4031", "x@mail.example", "Ashdown School"),
        ("She was excluded from Oakfield today.", "x@mail.example", "Oakfield Academy"),
        ("Suspended from the Hollies Pupil Referral Unit", "x@mail.example",
         "The Hollies Pupil Referral Unit"),
        ("A managed move from Ashdown School to Westgate Community College", "x@mail.example",
         "Ashdown School"),
        ("A pupil of Kingsmere Grammar is out", "x@lantern-trust.example",
         "Kingsmere Grammar School"),
        ("He left St Mary's CE Primary School, Weldon", "x@mail.example",
         "St Mary's CE Primary School, Weldon"),
        ("He was suspended from Saint Marys Catholic Primary", "x@mail.example",
         "St Mary's Catholic Primary School"),
        ("School: Oakfeild Academy", "office@oakfield.example", "Oakfield Academy"),
        ("Day 6 place for a pupil of Ashdown School", "x@hollies.example", "Ashdown School"),
    ],
)  # fmt: skip
def test_a_school_that_is_certain(text, sender, name):
    found = school(text, sender=sender)
    assert (found.value, found.doubt) == (name, "")


def test_two_schools_of_one_name_stay_as_found():
    found = school("She was excluded from St Mary's Primary today.")
    assert found.value == "St Mary's Primary"
    assert "St Mary's Catholic Primary School or St Mary's CE Primary School" in found.doubt


def test_a_shared_address_names_no_school():
    found = school("A pupil is suspended.", sender="exclusions@lantern-trust.example")
    assert found.value is None
    assert "shared" in found.doubt


def test_the_receiving_school_is_not_the_excluding_one():
    assert school("He will move to Westgate Community College.") is None


def test_a_primary_is_not_the_high_school_of_its_name():
    found = school("She was excluded from Brookside Primary.")
    assert found.value == "Brookside Primary School"


def test_a_childs_surname_is_no_school():
    assert school("Jane Ashdown (Year 9) is suspended.") is None


def test_a_school_that_is_not_in_the_list_stays_as_found():
    found = school_named("Riverbank Academy", "Form.docx", DIRECTORY)
    assert found.value == "Riverbank Academy"
    assert "not on your Schools sheet" in found.doubt


def test_the_councils_own_mail_is_from_no_school():
    assert school("Hello.", sender="jo.bright@alderfordshire.example") is None


def test_no_school_is_offered_for_the_word_academy_alone():
    found = school_named("Riverbank Academy", "Form.docx", DIRECTORY)
    assert found.doubt == '"Riverbank Academy" is not on your Schools sheet. Add it, or choose.'


def test_a_school_with_a_slip_in_its_own_name_is_offered():
    found = school_named("Oakfeild Academy", "Form.docx", DIRECTORY)
    assert "It may be Oakfield Academy. Add it, or choose." in found.doubt
