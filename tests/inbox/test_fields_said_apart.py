"""Codes said apart from one another, printouts, and days that are nobody's last."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.inbox.fields import day_roles, dob, reason_codes
from daysix.inbox.fields.labels import of_words
from daysix.inbox.fields.words import words
from daysix.inbox.purpose import purpose_of

DAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The reason recorded is TH (theft) with VA.", ("TH", "VA")),
        ("The reason is MT - she filmed it - together with PP.", ("MT", "PP")),
        ("Reason: VA - verbal abuse, and we recovered a blade (BW).", ("VA", "BW")),
        ("Reasons: PP and DB.", ("PP", "DB")),
        ("She was suspended for hitting a TA (PA).", ("PA",)),
        ("The trigger was a fight (serious assault on another child, PP).", ("PP",)),
        ("It should say PP and not PA.", ("PP",)),
        ("Suspended for two days for TH: she took money.", ("TH",)),
        ("2 days, 15/10/2026 - 16/10/2026\nDB\n\nThank you", ("DB",)),
        ("up to and including Wednesday 18 November VP, BU\n\nOakhill", ("VP", "BU")),
    ],
)
def test_codes_are_read_wherever_they_stand(text, codes):
    found = reason_codes.said(words(text, "mail"), DAY)
    assert found is not None
    assert found.value == codes


@pytest.mark.parametrize(
    "text",
    ["Please ring Mrs Hart (PA).", "Reason: PP, not VA (RA is wrong).", "Sent by the office, VA"],
)
def test_other_capitals_are_no_second_code(text):
    found = reason_codes.said(words(text, "mail"), DAY)
    assert found is None or found.value == ("PP",)


@pytest.mark.parametrize(
    "text",
    [
        "Suspensions for week ending 25 September 2026",
        "Term dates: we finish on Friday 18 December 2026",
    ],
)
def test_a_day_of_everybodys_ends_no_suspension(text):
    told = day_roles.roles(words(text, "mail", sent=DAY))
    assert [one.role for one in told] == [day_roles.OTHER]


def test_what_stands_behind_a_birth_date_is_left_off():
    found = dob.answered("1 October 2014 (Y7)", "mail", DAY)
    assert found is not None
    assert found.value == "2014-10-01"


def test_a_notice_of_the_following_exclusion_is_news():
    said = "Please be advised of the following permanent exclusion:\n\nPupil: Jo Fox"
    assert purpose_of("permanent_exclusion", "", said, by_school=True).why == ""


PRINTOUT = """Surname  Forename  DOB         Yr  UPN            From        To
FOX      Jo        12/02/2013   9  L925490720011  04/11/2026  05/11/2026
"""


def test_a_printouts_columns_are_told_by_their_gaps():
    answers, _ = of_words(words(PRINTOUT, "mail"))
    told = {one.field: one.typed for one in answers if one.row == 1}
    assert told == {
        "surname": "FOX",
        "forename": "Jo",
        "dob": "12/02/2013",
        "year_group": "9",
        "upn": "L925490720011",
        "start_date": "04/11/2026",
        "end_date": "05/11/2026",
    }


def test_a_printouts_row_with_an_empty_cell_is_not_shifted():
    answers, _ = of_words(words(PRINTOUT.replace("04/11/2026  ", "            "), "mail"))
    assert not [one for one in answers if one.row and one.field == "end_date"]


def test_a_colon_set_apart_from_its_label_is_no_part_of_the_answer():
    answers, _ = of_words(words("DoB             : 23-08-2012\nUPN             : X925\n", "mail"))
    assert [one.typed for one in answers if one.field == "dob"] == ["23-08-2012"]
