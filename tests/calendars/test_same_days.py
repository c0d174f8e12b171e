"""Schools that keep the same days: worked out once, and still each its own calendar."""

from datetime import date

import pytest

from daysix.calendars.contract import book_from
from daysix.calendars.joined import JoinedBook
from daysix.law.errors import BadInput, CannotTell

AUTUMN = {"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}


def school(name, *, terms=(AUTUMN,), **more):
    return {"name": name, "terms": list(terms), "schools": [f"{name} School"], **more}


def test_schools_that_share_their_days_keep_their_own_names():
    book = book_from([school("Ash"), school("Beech"), school("Elm", inset=["2026-09-02"])])
    assert [calendar.name for calendar in book] == ["Ash", "Beech", "Elm"]
    ash, beech, elm = book
    assert ash.alike == beech.alike != elm.alike
    assert [book.schools_of(one) for one in book] == [
        ("Ash School",),
        ("Beech School",),
        ("Elm School",),
    ]
    # Wednesday 2 September 2026 is a school day at two of them, a training day at the third.
    first = date(2026, 9, 2)
    assert [one.counts(first) for one in book] == [True, True, False]


def test_a_refusal_names_the_school_that_was_asked_about():
    _, beech = book_from([school("Ash"), school("Beech")])
    with pytest.raises(CannotTell, match="for Beech"):
        beech.nth_after(date(2026, 12, 18), 1)


def test_counting_does_not_depend_on_who_was_asked_first():
    ash, beech = book_from([school("Ash"), school("Beech")])
    # Day 0 is Thursday 26 November 2026: Friday 27, Monday 30, Tuesday 1 December.
    thursday, tuesday = date(2026, 11, 26), date(2026, 12, 1)
    assert [ash.nth_after(thursday, 3), beech.nth_after(thursday, 3)] == [tuesday, tuesday]
    assert beech.rank(thursday) == ash.rank(thursday)


@pytest.mark.parametrize("name", ["", "  ", None])
def test_a_calendar_without_a_name_is_refused_though_its_days_are_known(name):
    with pytest.raises(BadInput) as refused:
        book_from([school("Ash"), {**school("Beech"), "name": name}])
    assert refused.value.code == "L-011"


def test_two_calendars_of_one_name_are_still_refused():
    with pytest.raises(BadInput) as refused:
        book_from([school("Ash"), school("ash")])
    assert refused.value.code == "L-005"


def test_joined_calendars_are_told_apart_by_their_days():
    spring = {"name": "Spring", "start": "2027-01-04", "end": "2027-03-25"}
    own = book_from([school("Sheet", schools=["Ash School", "Elm School"])])
    beside = book_from(
        [
            school("Ash", terms=[spring]),
            school("Elm", terms=[spring], inset=["2027-01-04"]),
        ]
    )
    book = JoinedBook(own, beside)
    monday = date(2027, 1, 4)
    assert book.for_school("Ash School").counts(monday)
    assert not book.for_school("Elm School").counts(monday)
