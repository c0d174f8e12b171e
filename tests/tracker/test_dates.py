"""Dates as people type them: the outside list, both sides of each limit, and never a guess."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.tracker import dates
from daysix.tracker.dates import DateRead, read_date

MONDAY = date(2025, 11, 3)
LONG = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December")  # fmt: skip


def test_every_text_of_the_outside_list(shared):
    path = shared / "vectors" / "date_text_uk.json"
    vectors = json.loads(path.read_text(encoding="utf-8"))["vectors"]
    assert len(vectors) == 54
    wrong = []
    for vector in vectors:
        got, expected = read_date(vector["text"]), vector["expect"]
        try:
            wanted = date.fromisoformat(expected or "")
        except ValueError:  # a word for why not, or nothing
            wanted = None
        if got.value != wanted or bool(got.message) == bool(wanted):
            wrong.append((vector, got))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("31/02/2012", "no_such_day"),
        ("29/02/2026", "no_such_day"),
        ("00/01/2026", "no_such_day"),
        ("60", "no_such_day"),
        ("03/14/2012", "month_first"),
        ("Nov 3, 2025", "month_first"),
        ("November 3 2025", "month_first"),
        ("01/09/69", "century"),
        ("Tue 3 Nov 2025", "weekday"),
        ("Tuesday 03/11/2025", "weekday"),
        ("3rd Nov", "no_year"),
        ("3/11", "no_year"),
        ("Mon 3 November", "no_year"),
        ("Nov 2025", "no_day"),
        ("w/c 3rd Nov", "week"),
        ("week beginning 3 Nov 2025", "week"),
        ("03/11/2025 - 07/11/2025", "range"),
        ("3 Nov 2025 to 7 Nov 2025", "range"),
        ("3-4 Nov 2025", "range"),
        ("1 until 3 Nov 2025", "range"),
        ("03/11/2025–07/11/2025", "range"),
        ("03/11/2025 or 04/11/2025", "two_dates"),
        ("03/11/2025; 04/11/2025", "two_dates"),
        ("3 and 4 Nov 2025", "two_dates"),
        ("####", "hashes"),
        ("#N/A", "error_cell"),
        ("#REF!", "error_cell"),
        ("0", "number"),
        ("-1", "number"),
        ("2026", "number"),
        ("031125", "not_a_date"),
        ("03112025", "not_a_date"),
        ("03/11/2025 25:00", "not_a_date"),
        ("03/11/2025 23:60", "not_a_date"),
        ("03/11-2025", "not_a_date"),
        ("3rd Octember 2025", "not_a_date"),
        ("Wodnesday 3 Nov 2025", "not_a_date"),
        ("\u0663/11/2025", "not_a_date"),  # an Arabic-Indic 3
        ("01/01/1939", "year"),
        ("01/01/2100", "year"),
        ("2026-06-05T23:30:00Z", "zone"),  # half past midnight on the 6th in Britain
        ("2026-06-05T10:00:00-05:00", "zone"),
        ("x" * 61, "not_a_date"),
    ],
)
def test_what_gets_no_value_says_why(text, kind):
    got = read_date(text)
    assert (got.value, got.problem, got.code) == (None, kind, "X-006")
    assert got.message.endswith((".", "?"))


@pytest.mark.parametrize(
    "text",
    [
        "2024-Dec-01 00:00:00", "2024-12-01", "2024/12/01", "2024.12.01", "2024-12-01T00:00:00",
        "2024-12-01 09:15:30.123", "2024-12-01T22:59:59Z", "2024-12-01T00:00:00+00:00",
        "2024-12-01T23:30:00+01:00", "1/12/2024", "01/12/24", "1.12.2024", "1-12-24",
        "01 / 12 / 2024", "1 December 2024", "1st December 2024", "1st of December, 2024",
        "the 1st of December 2024", "01-Dec-24", "1/Dec/2024", "1Dec2024", "01 DEC 2024",
        "1 dec. 2024", "Sun 1 Dec 2024", "Sunday, 1st December 2024", "Sun. 1 Dec 2024",
        "Sun 01/12/2024", "'01/12/2024", "\t01/12/2024\n", "01\u00a0Dec\u00a02024",
        "01\u201112\u20112024", "\u200b01/12/2024", "01/12/2024 09:15", "01/12/2024 9:15am",
        "01/12/2024, 09:15", "1 Dec 2024 at 9.15 pm", "20241201", "45627", "45627.75",
    ],
)  # fmt: skip
def test_one_sunday_typed_many_ways(text):
    assert read_date(text) == DateRead(date(2024, 12, 1))


@pytest.mark.parametrize("name", ["Sep", "Sept", "September", "SEPT", "sept."])
def test_the_months_that_are_shortened_two_ways(name):
    assert read_date(f"5 {name} 2026").value == date(2026, 9, 5)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("03/14/2012", date(2012, 3, 14)),
        ("12/13/2025", date(2025, 12, 13)),
        ("Nov 3, 2025", MONDAY),
        ("Tue 3 Nov 2025", MONDAY),
        ("O3/11/2025", MONDAY),
        ("3/ll/2025", MONDAY),
        ("3 Novemeber 2025", MONDAY),
        ("03112025", MONDAY),
        ("31/02/2012", None),
        ("32/13/2025", None),
        ("01/09/69", None),
        ("3rd Nov", None),
        ("03/11/2025 or 04/11/2025", None),
        ("soon", None),
        ("tomorrow", None),
    ],
)
def test_a_suggestion_is_offered_only_where_one_meaning_is_likely(text, suggestion):
    got = read_date(text)
    assert got.value is None
    assert got.suggestion == suggestion


def test_sentences_say_what_to_do():
    assert read_date("soon").message == (
        '"soon" is not a date I can read. Type it like 04 Nov 2026.'
    )
    assert read_date("31/02/2012").message == (
        '"31/02/2012" is not a date: February 2012 has 29 days. Check it.'
    )
    assert read_date("Tue 3 Nov 2025").message == (
        '"Tue 3 Nov 2025" does not agree with itself: 3 November 2025 is a Monday. '
        "Check the day and the date."
    )
    assert read_date("03/14/2012").message == (
        '"03/14/2012" has the month first. Type the day first, like 14 Mar 2012 if that is the '
        "day meant."
    )


def test_the_wording_of_the_catalogue(shared):
    text = (shared / "design" / "checks.csv").read_text(encoding="utf-8")
    assert '"""{v}"" is not a date I can read. Type it like 04 Nov 2026."' in text


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "'", None, "\u200b"])
def test_a_blank_is_neither_a_date_nor_a_fault(text):
    assert read_date(text) == DateRead()


def test_day_first_always():
    assert read_date("05/06/2026").value == date(2026, 6, 5)  # never 6 May
    assert read_date("12/11/2010").value == date(2010, 11, 12)


@pytest.mark.parametrize(
    ("text", "field", "year"),
    [
        ("1/9/26", "event", 2026),
        ("1/9/49", "event", 2049),
        ("1/9/50", "event", None),
        ("1/9/00", "event", 2000),
        ("1/9/99", "event", None),
        ("1/9/12", "birth", 2012),
        ("1/9/29", "birth", 2029),
        ("1/9/30", "birth", None),
        ("1/9/69", "birth", None),
        ("5-Sep-26", "event", 2026),
        ("5-Sep-69", "event", None),
    ],
)
def test_two_figure_years_by_field(text, field, year):
    got = read_date(text, field=field)
    assert (got.value.year if got.value else None) == year
    assert (got.problem == "century") is (year is None)


def test_a_bad_date_of_birth_has_the_code_for_births():
    assert read_date("31/02/2012", field="birth").code == "P-006"


@pytest.mark.parametrize(
    "number", [45964, 45964.0, 45964.385, "45964", "45964.0", "45964.385"], ids=repr
)
def test_day_numbers(number):
    assert read_date(number).value == MONDAY


@pytest.mark.parametrize(
    ("number", "date1904", "expected"),
    [
        (44502, False, date(2021, 11, 2)),
        (44502, True, MONDAY),
        (14611, False, date(1940, 1, 1)),
        (14610, False, None),
        (73050, False, date(2099, 12, 31)),
        (73051, False, None),
        (13149, True, date(1940, 1, 1)),
        (13148, True, None),
        (20251103, False, MONDAY),
        (20251103.0, False, MONDAY),
        (20251103.5, False, None),
        (20251301, False, None),
        (45963.9999999, False, MONDAY),  # midnight, but for the arithmetic
        (45963.99, False, date(2025, 11, 2)),
    ],
)
def test_the_two_ways_of_numbering_days(number, date1904, expected):
    assert read_date(number, date1904=date1904).value == expected


@pytest.mark.parametrize(
    "value",
    [0, -1, 1, 60, 2026, float("nan"), float("inf"), float("-inf"), 10**400, 1e300,
     True, False, time(9, 15), timedelta(days=3), b"03/11/2025", [], object()],
)  # fmt: skip
def test_other_things_found_in_cells_get_a_sentence(value):
    got = read_date(value)
    assert got.value is None
    assert got.message
    assert len(got.message) < 200


def test_a_number_too_long_to_spell_out_gets_a_sentence():
    assert read_date(-(10**5000)).problem == "number"
    assert read_date(10**5000).problem == "number"


def test_cells_that_hold_dates_already():
    assert read_date(MONDAY).value == MONDAY
    assert read_date(datetime(2025, 11, 3, 23, 59)).value == MONDAY  # noqa: DTZ001
    assert read_date(date(1900, 1, 5)).problem == "year"  # a bare 5 in a date cell
    assert type(read_date(datetime(2025, 11, 3)).value) is date  # noqa: DTZ001


SIX_FORMATS = (
    lambda d: f"{d.day:02d}/{d.month:02d}/{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day} {LONG[d.month - 1]} {d.year}",
    lambda d: f"{d.day:02d}-{LONG[d.month - 1][:3]}-{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}{d.month:02d}{d.day:02d}",
)


def test_every_day_from_1990_to_2040_comes_back_in_six_formats():
    day, last = date(1990, 1, 1), date(2040, 12, 31)
    while day <= last:
        assert [read_date(form(day)).value for form in SIX_FORMATS] == [day] * 6
        day += timedelta(days=1)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_date_with_its_weekday_comes_back_and_with_another_does_not(day):
    named = f"{dates.WEEKDAYS[day.weekday()]} {day.day} {LONG[day.month - 1]} {day.year}"
    wrong = f"{dates.WEEKDAYS[(day.weekday() + 1) % 7]} {day.day} {LONG[day.month - 1]} {day.year}"
    assert read_date(named).value == day
    assert read_date(wrong).value is None
    assert read_date(wrong).suggestion == day


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_a_day_number_comes_back(day):
    number = (day - date(1899, 12, 30)).days
    assert read_date(number).value == day
    assert read_date(str(number)).value == day


@given(st.text())
def test_no_text_makes_it_fall_over(text):
    got = read_date(text)
    assert got.value is None or got.message == ""
    assert (got.problem == "") == (got.message == "")


@given(st.text(alphabet="0123456789/.-:, novOl'–#thTZapm", max_size=24), st.booleans())
def test_no_near_date_makes_it_fall_over(text, date1904):
    got = read_date(text, field="birth", date1904=date1904)
    assert got.value is None or (got.message, got.suggestion) == ("", None)
    assert got.value is None or 1940 <= got.value.year <= 2099


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1000, 9999))
def test_figures_have_a_value_only_as_the_day_first_date_they_spell(first, second, year):
    got = read_date(f"{first:02d}/{second:02d}/{year}")
    if got.value is not None:
        assert (got.value.day, got.value.month, got.value.year) == (first, second, year)
