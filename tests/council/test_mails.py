"""The demo's morning: forty-one mails, two permanent exclusions, nobody real."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default

import pytest

from daysix.council.mails import morning_of
from daysix.council.writing import school_row


@pytest.fixture(scope="module")
def morning(small):
    schools = [school_row(one, small) for one in small.schools]
    return morning_of(small.pupils, schools, as_of=small.as_of).mails


def test_there_are_forty_one_each_with_its_own_id(morning):
    ids = {message_from_bytes(raw, policy=default)["Message-ID"] for _, raw in morning}
    assert (len(morning), len(ids)) == (41, 41)


def test_two_are_permanent_exclusions_and_seven_forms_hang_on_suspensions(morning):
    subjects = [message_from_bytes(raw, policy=default)["Subject"] for _, raw in morning]
    assert sum(one.startswith(("Permanent exclusion", "PEX")) for one in subjects) == 2
    forms = [raw for _, raw in morning if b"Suspension form (one pupil).docx" in raw]
    assert len(forms) == 8, "seven suspensions and a permanent exclusion"


def test_every_address_is_invented(morning):
    addresses = {one for _, raw in morning for one in re.findall(rb"[\w.-]+@[\w.-]+", raw)}
    assert [one for one in addresses if not one.endswith(b".example")] == []


def test_the_same_council_gets_the_same_mails(small, morning):
    schools = [school_row(one, small) for one in small.schools]
    assert morning_of(small.pupils, schools, as_of=small.as_of).mails == morning
