"""Excluded time: halves, lunchtimes, terms and school years.

Every expected figure was counted by hand on the example calendars. Autumn 2026 at the three-term
school: Thursday 3 September (Wednesday 2 is an INSET day) to Friday 18 December, half-term from
Monday 26 to Friday 30 October. Spring 2027: Tuesday 5 January to Thursday 25 March.
"""

from __future__ import annotations

from datetime import date

import pytest

from daysix.law import durations
from daysix.law.errors import BadInput
from daysix.law.exclusion import SUSPENSION, Exclusion
from daysix.law.ledger import Ledger, Lump
from tests.law import worked
from tests.law.days_out import (
    END_OF_YEAR,
    SIX,
    SUSP,
    calendar,
    day,
    facts,
    halves_by_day,
    suspension,
)


@pytest.mark.parametrize(
    ("what", "events", "days"),
    [
        ("one session", [{**SUSP, "first_day": "2026-11-16", "sessions": 1}], 0.5),
        (
            "a Monday afternoon only",
            [{**SUSP, "first_day": "2026-11-16", "session": "pm", "last_day": "2026-11-16"}],
            0.5,
        ),
        (
            "Monday afternoon to Tuesday",
            [{**SUSP, "first_day": "2026-11-16", "session": "pm", "last_day": "2026-11-17"}],
            1.5,
        ),
        (
            "Monday to Tuesday morning",
            [{**SUSP, "first_day": "2026-11-16", "last_day": "2026-11-17", "last_session": "am"}],
            1.5,
        ),
        ("ten lunchtimes", [{**SUSP, "first_day": "2026-11-02", "lunchtimes": 10}], 5),
        ("eleven lunchtimes", [{**SUSP, "first_day": "2026-11-02", "lunchtimes": 11}], 5.5),
        (
            "Friday 23 October to Monday 2 November: half-term between",
            [{**SUSP, "first_day": "2026-10-23", "last_day": "2026-11-02"}],
            2,
        ),
        (
            "the same suspension typed twice",
            [
                {**SUSP, "first_day": "2026-11-16", "days": 2.5},
                {**SUSP, "first_day": "2026-11-16", "days": 2.5},
            ],
            2.5,
        ),
        (
            "Monday morning, then Monday afternoon",
            [
                {**SUSP, "first_day": "2026-11-16", "sessions": 1},
                {**SUSP, "first_day": "2026-11-16", "session": "pm", "sessions": 1},
            ],
            1,
        ),
        (
            "two rows that overlap on Tuesday and Wednesday",
            [
                {**SUSP, "first_day": "2026-11-16", "last_day": "2026-11-18"},
                {**SUSP, "first_day": "2026-11-17", "last_day": "2026-11-20"},
            ],
            5,
        ),
        (
            "a lunchtime on a day the child was out anyway",
            [
                {**SUSP, "first_day": "2026-11-16", "days": 1},
                {**SUSP, "first_day": "2026-11-16", "lunchtimes": 1},
            ],
            1,
        ),
        (
            "a lunchtime on the day of a morning out",
            [
                {**SUSP, "first_day": "2026-11-16", "sessions": 1},
                {**SUSP, "first_day": "2026-11-16", "lunchtimes": 1},
            ],
            1,
        ),
        (
            "September and December are one term",
            [
                {**SUSP, "first_day": "2026-09-03", "days": 10},
                {**SUSP, "first_day": "2026-12-14", "days": 5},
            ],
            15,
        ),
        (
            "last term's days are another matter",
            [
                {**SUSP, "first_day": "2026-12-14", "days": 5},
                {**SUSP, "first_day": "2027-01-05", "days": 1},
            ],
            1,
        ),
        (
            "two days of autumn, four of spring: the worse counts",
            [{**SUSP, "first_day": "2026-12-17", "last_day": "2027-01-08"}],
            4,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_days_in_the_term(what, events, days) -> None:
    assert facts(events, "EX-02") == {"term_days": days}


@pytest.mark.parametrize(
    ("what", "first", "last", "terms"),
    [
        ("Christmas", "2026-12-17", "2027-01-07", {"autumn": 2, "spring": 2}),  # 6 and 7 January
        ("October: terms 1 and 2 are one", "2026-10-15", "2026-11-03", {"autumn": 4}),
        ("February: terms 3 and 4 are one", "2027-02-11", "2027-02-23", {"spring": 4}),
        ("Easter Monday 29 March", "2027-03-25", "2027-03-30", {"spring": 1, "summer": 1}),
        ("May: terms 5 and 6 are one", "2027-05-27", "2027-06-08", {"summer": 4}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_six_terms_count_in_the_three_legal_periods(what, first, last, terms) -> None:
    one = suspension(first, last=last, on=SIX)
    found = Ledger([one]).totals(one, END_OF_YEAR).by_term
    assert {term.season: halves / 2 for term, halves in found.items()} == terms


def test_a_day_of_one_session_is_half_a_day_however_many_rows_name_it() -> None:
    entries = [
        {
            "name": "Half-day school",
            "terms_per_year": 3,
            "terms": [{"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}],
            "half_days": ["2026-12-18"],
        }
    ]
    book = worked.book_from(entries)
    last_friday = date(2026, 12, 18)
    halves = durations.until_last_day(book.named("Half-day school"), last_friday, last_friday)
    rows = [
        Exclusion(
            id=str(n),
            kind=SUSPENSION,
            school="Half-day school",
            calendar=book.named("Half-day school"),
            first_day=last_friday,
            halves=halves,
        )
        for n in range(2)
    ]
    assert [out.halves for out in Ledger(rows).days_out(last_friday)] == [1]


@pytest.mark.parametrize(
    ("first", "halves", "session", "laid"),
    [
        # Thursday 22 and Friday 23 October, then half-term, then Monday 2 November.
        ("2026-10-22", 5, "am", {"Thu 22 Oct 2026": 2, "Fri 23 Oct 2026": 2, "Mon 2 Nov 2026": 1}),
        ("2026-10-22", 4, "pm", {"Thu 22 Oct 2026": 1, "Fri 23 Oct 2026": 2, "Mon 2 Nov 2026": 1}),
        ("2026-11-16", 1, "pm", {"Mon 16 Nov 2026": 1}),
        ("2026-11-16", 1, "am", {"Mon 16 Nov 2026": 1}),
        ("2026-11-16", 2, "am", {"Mon 16 Nov 2026": 2}),
    ],
)
def test_a_length_is_laid_out_on_school_days(first, halves, session, laid) -> None:
    found = durations.for_halves(calendar(), date.fromisoformat(first), halves, session=session)
    assert found == {day(text): n for text, n in laid.items()}


def test_a_last_day_leaves_out_the_sessions_attended() -> None:
    """Monday afternoon to Wednesday morning."""
    found = durations.until_last_day(
        calendar(), date(2026, 11, 16), date(2026, 11, 18), session="pm", last_session="am"
    )
    assert found == {
        day("Mon 16 Nov 2026"): 1,
        day("Tue 17 Nov 2026"): 2,
        day("Wed 18 Nov 2026"): 1,
    }


def test_a_half_on_a_day_already_out_adds_nothing() -> None:
    rows = [suspension("2026-11-16", halves=2), suspension("2026-11-16", halves=1)]
    assert halves_by_day(rows) == {day("Mon 16 Nov 2026"): 2}


@pytest.mark.parametrize(
    ("given", "code"),
    [(0.25, "X-062"), (2.25, "X-062"), (0, "X-061"), (-1, "X-061"), (200.5, "X-063")],
)
def test_a_length_that_cannot_be_is_refused(given, code) -> None:
    with pytest.raises(BadInput) as refused:
        durations.halves_of(given)
    assert refused.value.code == code


@pytest.mark.parametrize(("days", "halves"), [(0.5, 1), (2.5, 5), (45, 90), (200, 400)])
def test_days_become_halves(days, halves) -> None:
    assert durations.halves_of(days) == halves


@pytest.mark.parametrize(
    ("first", "last", "session", "last_session"),
    [
        (date(2026, 11, 17), date(2026, 11, 16), "am", "pm"),
        (date(2026, 11, 16), date(2026, 11, 16), "pm", "am"),
    ],
)
def test_an_end_before_the_start_is_refused(first, last, session, last_session) -> None:
    with pytest.raises(BadInput, match="Correct one of the two"):
        durations.until_last_day(
            calendar(), first, last, session=session, last_session=last_session
        )


# The school year and the 45 days (EX-04)


ELSEWHERE = {"school": "Willow Bank School", "school_year": "2026/27"}


@pytest.mark.parametrize(
    ("before", "year_days", "within"),
    [
        ([], 2, True),
        ([{**ELSEWHERE, "days": 43}], 45, True),
        ([{**ELSEWHERE, "days": 43.5}], 45.5, False),
        ([{**ELSEWHERE, "days": 43, "school_year": "2025/26"}], 2, True),
        # Tuesday 21 July is the last day of 2025/26; Thursday 3 September the first of 2026/27.
        ([{"first_day": "2026-07-20", "last_day": "2026-09-04"}], 4, True),
        # Monday 7 to Wednesday 9 September at the other school, whose year counts here too.
        ([{"school": SIX, "first_day": "2026-09-07", "last_day": "2026-09-09"}], 5, True),
    ],
)
def test_days_in_the_school_year(before, year_days, within) -> None:
    events = [{**SUSP, "first_day": "2026-11-16", "days": 2}]
    found = facts(events, "EX-04", already=before)
    assert found == {"year_days": year_days, "within_45": within}


@pytest.mark.parametrize(("reading", "year_days"), [("half_a_day", 6.5), ("not_counted", 1)])
def test_lunchtimes_in_the_year_follow_the_switch(reading, year_days) -> None:
    events = [
        {**SUSP, "first_day": "2026-11-02", "lunchtimes": 11},
        {**SUSP, "first_day": "2026-11-23", "days": 1},
    ]
    switches = {"AMB-04": reading}
    assert facts(events, "EX-04", switches=switches)["year_days"] == year_days
    assert facts(events, "EX-02", switches=switches) == {"term_days": 6.5}


@pytest.mark.parametrize(("reading", "term_days"), [("all_known_days", 5), ("this_school_only", 2)])
def test_another_schools_days_in_the_term_follow_the_switch(reading, term_days) -> None:
    found = facts(
        [{**SUSP, "first_day": "2026-11-16", "days": 2}],
        "EX-02",
        switches={"AMB-03": reading},
        already=[{"school": SIX, "first_day": "2026-09-07", "last_day": "2026-09-09"}],
    )
    assert found == {"term_days": term_days}


def test_one_school_however_its_name_is_typed() -> None:
    earlier = suspension("2026-09-07", last="2026-09-09")
    earlier.school = "EXAMPLE  three-term school"
    asked = suspension("2026-11-16", halves=4)
    ledger = Ledger([earlier, asked], this_school_only=True)
    assert ledger.totals(asked, END_OF_YEAR).term_days == 5


def test_days_known_only_as_a_number_count_in_their_own_term() -> None:
    asked = suspension("2026-11-16", halves=4)
    lumps = [
        Lump("Willow Bank School", 6, 2026, "autumn"),
        Lump("Willow Bank School", 8, 2026, "spring"),
        Lump("Willow Bank School", 10, 2026, None),
    ]
    found = Ledger([asked], lumps).totals(asked, END_OF_YEAR)
    assert found.term_days == 2 + 3
    assert found.year_days == 2 + 3 + 4 + 5
