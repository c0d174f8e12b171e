"""Who of the tracker an event may be about: certain by number or birth date, never by name."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.inbox.directory import Directory, KnownCase
from daysix.inbox.known import candidates_of, matched_case, repeats
from daysix.inbox.sorted_mail import Event, Found

ALEX = KnownCase("2026-0101", "P1", "Alexander", "Whitlock", "A950000178301", date(2012, 11, 3),
                 "Oakfield Academy", "SUSP", date(2026, 11, 5))  # fmt: skip
EARLIER = KnownCase("2026-0050", "P1", "Alexander", "Whitlock", "A950000178301",
                    date(2012, 11, 3), "Oakfield Academy", "SUSP", date(2026, 9, 14))  # fmt: skip
JACK = KnownCase("2026-0103", "P3", "Jack", "Smith", dob=date(2011, 12, 1), school="Ashdown School")
TEAM = Directory(cases=(ALEX, JACK))
BOTH = Directory(cases=(ALEX, EARLIER))


def event(**fields):
    return Event("suspension", {name: Found(value, "mail") for name, value in fields.items()})


@pytest.mark.parametrize(
    ("fields", "case"),
    [
        ({"upn": "A950000178301"}, "2026-0101"),
        ({"pupil_name": "WHITLOCK, Alexander", "dob": "2012-11-03"}, "2026-0101"),
        ({"pupil_name": "Jack Smith", "dob": "2011-12-01"}, "2026-0103"),
    ],
)
def test_a_number_or_a_name_with_its_birth_date_is_certain(fields, case):
    best = candidates_of([event(**fields)], TEAM)[0]
    assert (best.case, best.certain) == (case, True)


@pytest.mark.parametrize(
    "fields",
    [
        {"pupil_name": "Jack Smith"},
        {"pupil_name": "Jack Smith", "school": "Ashdown School"},
        {"pupil_name": "Alex Whitlock"},
        {"pupil_name": "Alexander Witlock"},
        {"pupil_name": "Jack Smith", "school": "Ashdown School", "year_group": "10"},
    ],
)
def test_a_name_alone_is_a_candidate_and_never_certain(fields):
    (best,) = candidates_of([event(**fields)], TEAM)
    assert not best.certain
    assert matched_case(event(**fields), TEAM) == ""


def test_another_birth_date_is_another_child():
    assert candidates_of([event(pupil_name="Jack Smith", dob="2014-05-05")], TEAM) == ()


def test_of_two_cases_the_one_with_the_same_first_day_is_meant():
    again = event(upn="A950000178301", start_date="2026-09-14")
    assert matched_case(again, BOTH) == "2026-0050"
    assert repeats(again, BOTH) == "2026-0050"


def test_of_two_cases_none_is_chosen_without_a_first_day():
    assert matched_case(event(upn="A950000178301"), BOTH) == ""


def test_a_new_first_day_of_a_known_child_is_no_repeat():
    assert repeats(event(upn="A950000178301", start_date="2026-11-30"), BOTH) == ""


def test_nobody_known_gives_nobody():
    assert candidates_of([event(pupil_name="Jack Smith")], Directory()) == ()
