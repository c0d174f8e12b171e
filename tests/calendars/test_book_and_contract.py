"""Calendars handed in as JSON: what is understood, and what is refused and how."""

from __future__ import annotations

import pytest

from daysix.calendars.book import CalendarBook
from daysix.calendars.contract import book_from, calendar_from
from daysix.law.errors import BadInput, CannotTell

from .days import THREE_TERMS, day, three_terms


def changed(**fields):
    return {**THREE_TERMS, **fields}


def term(start, end, name="Autumn"):
    return {"name": name, "start": start, "end": end}


@pytest.mark.parametrize(
    ("document", "code", "sentence"),
    [
        ({"name": "X"}, "L-010", "holds no calendars"),
        ([], "L-010", "holds no calendars"),
        ([5], "L-013", "I found 5"),
        ([{}], "L-011", "has no name"),
        ([changed(holidays=[])], "L-014", "“holidays” is not part of a calendar"),
        ([changed(terms_per_year="6")], "L-012", "must be a number such as 3 or 6"),
        ([changed(terms_per_year=0)], "L-012", "must be a number such as 3 or 6"),
        ([changed(terms_per_year=13)], "L-012", "must be a number such as 3 or 6"),
        ([changed(terms_per_year=True)], "L-012", "must be a number such as 3 or 6"),
        ([changed(terms="2026")], "L-015", "terms must be a list"),
        ([changed(terms=[])], "L-001", "has no terms"),
        ([changed(terms=["Autumn"])], "L-013", "a term of Ash Grove"),
        ([changed(terms=[{"nom": "A"}])], "L-014", "“nom” is not part of a term"),
        ([changed(terms=[term("2026-09-31", "2026-12-18")])], "L-016", "“2026-09-31”"),
        ([changed(terms=[term("20260901", "2026-12-18")])], "L-016", "“20260901”"),
        ([changed(terms=[term("2026-W36-2", "2026-12-18")])], "L-016", "“2026-W36-2”"),
        ([changed(terms=[term("2026-09-01", None)])], "L-016", "“nothing”"),
        ([changed(terms=[term("2026-12-18", "2026-09-01")])], "L-002", "before it starts"),
        (
            [changed(terms=[term("2026-09-01", "2026-12-18"), term("2026-12-18", "2027-03-25")])],
            "L-003",
            "before Autumn has ended",
        ),
        ([changed(terms=[term("2028-09-01", "2029-03-25")])], "L-004", "Sunday 31 December 2028"),
        ([changed(terms=[term("1999-09-01", "1999-12-25")])], "L-004", "1 January 2000"),
        ([changed(breaks=[["2026-10-30", "2026-10-26"]])], "L-019", "a break ends"),
        ([changed(breaks=[["2026-10-30"]])], "L-017", "a first day, a last day and what it is"),
        ([changed(inset=["4 December"])], "L-016", "“4 December” under inset"),
        ([changed(half_days=["2026-12-24"])], "L-008", "24 December 2026 is named as a half day"),
        ([changed(extra_days=["2026-12-26"])], "L-008", "named as an extra school day"),
        ([changed(schools=[""])], "L-018", "is not a school"),
        ([changed(schools=[["Ash"]])], "L-018", "is not a school"),
        ([THREE_TERMS, THREE_TERMS], "L-005", "Two calendars are called Ash Grove"),
        (
            [changed(schools=["*"]), changed(name="B", schools=[" * "])],
            "L-006",
            "meant for every school without its own",
        ),
        (
            [changed(schools=["925/4001"]), changed(name="B", schools=[9254001])],
            "L-007",
            "on two calendars",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_in_a_sentence(document, code, sentence):
    with pytest.raises(BadInput) as refused:
        book_from(document)
    assert refused.value.code == code
    assert sentence in refused.value.message


def test_a_very_long_value_is_not_repeated_in_full():
    with pytest.raises(BadInput) as refused:
        book_from([changed(inset=["x" * 10_000])])
    assert len(refused.value.message) < 200


def test_a_break_that_never_ends_does_no_harm():
    calendar = calendar_from(changed(breaks=[["2026-12-01", "9999-12-31", "away"]]))
    assert calendar.days[-1] == day("Mon 30 Nov 2026")


def test_a_school_has_its_own_calendar_or_the_default_or_none():
    book = book_from([changed(schools=["9254001"]), changed(name="County", schools=["*"])])
    assert book.for_school("925/4001").name == "Ash Grove"
    assert book.for_school("Ash Grove").name == "Ash Grove"  # a calendar named after its school
    assert book.for_school("Elsewhere").name == "County"
    assert book.schools_of(book.for_school("9254001")) == ("9254001",)
    alone = book_from([changed(schools=["9254001"])])
    with pytest.raises(CannotTell) as refused:
        alone.for_school("", "Elsewhere")
    assert refused.value.message == (
        "I have no term dates for Elsewhere. Add them, or choose the calendar it follows."
    )


def test_the_calendar_keeps_what_it_was_told():
    calendar = three_terms(closures=["2026-12-02"])
    assert [term.name for term in calendar.terms] == ["Autumn", "Spring", "Summer"]
    assert calendar.closures == (day("Wed 2 Dec 2026"),)
    assert repr(calendar) == "SchoolCalendar('Ash Grove', 2026-08-01 to 2027-07-31)"


def test_a_school_whose_calendar_is_missing_is_not_put_on_the_default():
    book = CalendarBook([(three_terms(), ["*"])], without={"Birch Hill": "Its dates are lost."})
    assert book.find("Cedar Park") is not None
    assert book.find("birch hill") is None
    with pytest.raises(CannotTell, match="Its dates are lost"):
        book.for_school("Birch Hill")
