"""A permanent exclusion that is only spoken of, of a child nobody has told the team about."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.inbox.short_mails import DIRECTORY, MUM, SCHOOL, mail, sort

from daysix.inbox.directory import KnownCase
from daysix.inbox.message import Address
from daysix.inbox.put_away import UNDECIDED, UNKNOWN_CHILD
from daysix.inbox.triage import triage

CLERK = Address("Clerk", "clerk@oakhill.example")
WITH_A_CASE = replace(
    DIRECTORY,
    cases=(
        KnownCase(
            "1", "Sam Reed", forename="Sam", surname="Reed", dob=None, school="Oakhill School"
        ),
    ),
)
MEETING = """We need an officer at our governors' meeting on 3 December to consider the permanent
exclusion of {}, which took place today. Are you free at 10am?"""
WORRY = """My son {}, year 9 at Oakhill School, was permanently excluded yesterday and nobody has
told me what school he goes to now."""
CLERKS = """I clerk for the governors of Oakhill School. The head permanently excluded {} on 16
November and I must convene the committee. Has the school told you?"""
FOLLOWS = pytest.mark.parametrize(
    ("sender", "text"),
    [
        (SCHOOL, MEETING),
        (MUM, WORRY),
        (CLERK, CLERKS),
    ],
)


@FOLLOWS
def test_a_child_in_none_of_the_cases_is_asked_about_today(sender, text):
    result = triage(mail(text.format("Jo Fox"), sender=sender), WITH_A_CASE)
    assert result.urgency == "same_day"
    assert UNKNOWN_CHILD in result.ask


@FOLLOWS
def test_a_child_of_a_known_case_is_not(sender, text):
    result = triage(mail(text.format("Sam Reed"), sender=sender), WITH_A_CASE)
    assert UNKNOWN_CHILD not in result.ask


def test_what_is_only_feared_is_no_exclusion():
    text = "My son Jo Fox, year 9 at Oakhill, was suspended. Will they permanently exclude him?"
    assert UNKNOWN_CHILD not in triage(mail(text, sender=MUM), WITH_A_CASE).ask


def test_what_no_kind_fits_is_read_today_where_it_names_permanent_exclusion():
    text = (
        "As you know we've been trying to avoid permanent exclusion for Jo Fox, Year 9. Sadly that "
        "has not been possible and the decision has now been taken."
    )
    result = sort(text, subject="Jo Fox")
    assert result.urgency == "same_day"
    assert result.needs_human
    assert UNDECIDED in result.ask or result.category == "permanent_exclusion"
