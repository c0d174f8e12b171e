"""The Calendar sheet joined with a calendars.json beside it."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.calendars.book import CalendarBook
from daysix.calendars.joined import JoinedBook, joined
from daysix.calendars.school import SchoolCalendar
from daysix.calendars.terms import LegalTerm, Term
from daysix.law.errors import CannotTell

AUTUMN_2025 = Term("Autumn 2025", date(2025, 9, 3), date(2025, 12, 19))
SPRING_2026 = Term("Spring 2026", date(2026, 1, 5), date(2026, 3, 27))
SUMMER_2026 = Term("Summer 2026", date(2026, 4, 13), date(2026, 7, 21))
AUTUMN_2026 = Term("Autumn 2026", date(2026, 9, 2), date(2026, 12, 18))


def _file(**more) -> SchoolCalendar:
    terms = [AUTUMN_2025, SPRING_2026, SUMMER_2026, AUTUMN_2026]
    return SchoolCalendar.from_terms("File", terms, **more)


def _sheet(**more) -> SchoolCalendar:
    return SchoolCalendar.from_terms("Sheet", [AUTUMN_2026], terms_per_year=3, **more)


def test_the_sheet_wins_where_it_knows_and_the_file_serves_older_days() -> None:
    both = joined(_sheet(inset=[date(2026, 9, 3)]), _file(inset=[date(2025, 9, 4)]))
    assert not both.counts(date(2026, 9, 3))
    assert both.why(date(2026, 9, 3)) == "INSET day"
    assert not both.counts(date(2025, 9, 4))
    assert both.counts(date(2025, 9, 5))


def test_a_count_may_cross_from_one_to_the_other() -> None:
    # Tuesday 21 July 2026 is the last day in the file's summer; Wednesday 2 September is on both
    assert joined(_sheet(), _file()).nth_after(date(2026, 7, 21), 1) == date(2026, 9, 2)


def test_terms_in_law_come_from_each() -> None:
    both = joined(_sheet(), _file())
    assert both.legal_term(date(2026, 9, 7)) == LegalTerm(2026, "autumn")
    assert both.legal_term(date(2026, 2, 2)) == LegalTerm(2025, "spring")


def test_days_neither_knows_stay_unknown() -> None:
    old = SchoolCalendar.from_terms("Old", [AUTUMN_2025], terms_per_year=3)
    both = joined(_sheet(), old)
    with pytest.raises(CannotTell):
        both.nth_after(date(2025, 12, 19), 1)


def test_a_school_of_its_own_in_the_file_is_not_put_on_the_sheets_general_calendar() -> None:
    book = JoinedBook(
        CalendarBook([(_sheet(), ["*"])]), CalendarBook([(_file(), ["Marlpit Academy"])])
    )
    assert book.for_school("Marlpit Academy").name == "File"
    assert book.for_school("Anywhere else").name == "Sheet"


def test_a_school_the_sheet_cannot_place_is_refused_though_the_file_serves_every_school() -> None:
    why = "Its CalendarID is on no row of the Calendar sheet. Correct it."
    own = CalendarBook([(_sheet(), ["Other"])], without={"Marlpit Academy": why})
    book = JoinedBook(own, CalendarBook([(_file(), ["*"])]))
    with pytest.raises(CannotTell, match="CalendarID"):
        book.for_school("Marlpit Academy")


def test_a_school_on_both_is_joined_once() -> None:
    book = JoinedBook(CalendarBook([(_sheet(), ["X"])]), CalendarBook([(_file(), ["X"])]))
    assert book.for_school("X") is book.for_school("X")
    assert book.for_school("X").first == date(2025, 8, 1)


def test_only_school_days_have_a_term_said_of_them() -> None:
    both = joined(_sheet(inset=[date(2026, 9, 3)]), _file())
    assert both.has_legal_term(date(2026, 9, 4))  # Friday, on the sheet
    assert both.has_legal_term(date(2026, 2, 2))  # Monday, in the file
    assert not both.has_legal_term(date(2026, 2, 7))  # Saturday
    assert not both.has_legal_term(date(2026, 9, 3))  # a school day of the file, INSET on the sheet


def test_a_calendar_has_no_parts_but_its_own() -> None:
    with pytest.raises(AttributeError, match="counted_days"):
        _ = _sheet().counted_days
