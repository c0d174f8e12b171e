"""Whole names in one cell: which part is the surname, and when that is certain."""

from __future__ import annotations

import pytest

from daysix.tracker.whole_names import Parts, apart, surname_comes_first


@pytest.mark.parametrize(
    ("name", "surname", "forename"),
    [
        ("Marsh, Ada", "Marsh", "Ada"),
        ("MARSH Ada", "MARSH", "Ada"),
        ("Ada MARSH", "MARSH", "Ada"),
        ("DE SOUZA Ana Maria", "DE SOUZA", "Ana Maria"),
        ("Mary-Jane O'NEIL", "O'NEIL", "Mary-Jane"),
    ],
)
def test_a_comma_or_capitals_say_it(name, surname, forename):
    assert apart(name) == Parts(surname, forename, certain=True)


def test_without_either_it_is_only_likely():
    assert apart("Ada Marsh") == Parts("Marsh", "Ada", certain=False)
    assert apart("ADA MARSH") == Parts("MARSH", "ADA", certain=False)


def test_the_name_of_the_column_may_say_it():
    assert apart("Marsh Ada", "Surname / Forename") == Parts("Marsh", "Ada", certain=True)
    assert apart("Ada Marsh", "First name and surname") == Parts("Marsh", "Ada", certain=True)
    assert apart("Ada Lee Marsh", "Forename Surname") == Parts("Marsh", "Ada Lee", certain=False)


@pytest.mark.parametrize("name", ["", "Ada", "Marsh,", ",Ada", "Marsh, Ada, Bea"])
def test_what_is_not_two_parts_is_left_whole(name):
    assert apart(name) == Parts()


def test_the_order_of_a_heading():
    assert surname_comes_first("Surname, Forename")
    assert surname_comes_first("Pupil (last name/first name)")
    assert surname_comes_first("Forename/Surname") is False
    assert surname_comes_first("Name of pupil") is None
