"""Excluded time: halves, lunchtimes, terms, years, runs of days, and when it stops.

Every expected figure was counted by hand on the example calendars. Autumn 2026 at the three-term
school: Thursday 3 September (Wednesday 2 is an INSET day) to Friday 18 December, half-term from
Monday 26 to Friday 30 October. Spring 2027: Tuesday 5 January to Thursday 25 March.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.law import durations, runs
from daysix.law.ages import birthday, compulsory_from, compulsory_until, is_compulsory_school_age
from daysix.law.answer import Fact
from daysix.law.building import cases_of
from daysix.law.case import Event
from daysix.law.ending import final_day
from daysix.law.engine import answers
from daysix.law.errors import BadInput, CannotTell
from daysix.law.exclusion import LUNCHTIME, PERMANENT, SUSPENSION, Exclusion
from daysix.law.ledger import Ledger, Lump
from daysix.law.registry import module_of
from daysix.law.rule import Example
from daysix.law.switches import Switches
from tests.law import worked

THREE, SIX = "Example three-term school", "Example six-term school"
END_OF_YEAR = date(2027, 7, 21)


def calendar(name=THREE):
    return worked.example_book().named(name)


def suspension(first, *, last=None, halves=None, **more):
    """One suspension, from its days as ISO text."""
    on, session = more.pop("on", THREE), more.get("session", "am")
    school, start = calendar(on), date.fromisoformat(first)
    if last is not None:
        laid = durations.until_last_day(school, start, date.fromisoformat(last), session=session)
    else:
        laid = durations.for_halves(school, start, halves, session=session)
    return Exclusion(
        id="x", kind=SUSPENSION, school=on, calendar=school, first_day=start, halves=laid, **more
    )


def lunchtimes(first, number, **more):
    start = date.fromisoformat(first)
    laid = durations.for_lunchtimes(calendar(), start, number)
    return Exclusion(
        id="x",
        kind=LUNCHTIME,
        school=THREE,
        calendar=calendar(),
        first_day=start,
        halves=laid,
        **more,
    )


def permanent(first, **more):
    return Exclusion(
        id="x",
        kind=PERMANENT,
        school=THREE,
        calendar=calendar(),
        first_day=date.fromisoformat(first),
        **more,
    )


def day(text):
    return worked.worked_date(text)


def facts(events, rule, *, switches=None, as_of="2026-11-23", **more):
    """Facts of one rule about the last exclusion of a case."""
    example = Example("", events, {}, **more)
    told = worked.told_from(worked.document(example), worked.example_book())
    cases = cases_of(told, as_of=date.fromisoformat(as_of), switches=Switches(switches))
    found = answers(cases[-1], [module_of(rule)])
    return {answer.fact: answer.value for answer in found if isinstance(answer, Fact)}


SUSP = {"type": "suspension"}


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


# When a permanent exclusion stops counting


def test_days_of_a_permanent_exclusion_run_on_until_today() -> None:
    one = permanent("2026-11-16")  # Monday 16 to Monday 23
    assert Ledger([one]).totals(one, date(2026, 11, 23)).term_days == 6
    assert Ledger([one]).totals(one, date(2026, 11, 15)).term_days == 0


def test_excluded_permanently_in_the_afternoon_is_half_a_first_day() -> None:
    one = permanent("2026-11-16", session="pm")
    assert Ledger([one]).totals(one, date(2026, 11, 18)).term_days == 2.5


def test_a_permanent_exclusion_counts_until_the_day_it_was_final_and_no_longer() -> None:
    one = permanent("2026-11-16", final=date(2026, 11, 18))  # Monday, Tuesday, Wednesday
    assert Ledger([one]).totals(one, date(2026, 11, 30)).year_days == 3


def test_a_permanent_exclusion_counts_until_the_day_before_the_child_was_back() -> None:
    one = permanent("2026-11-16", ended=date(2026, 11, 18))  # Monday, Tuesday
    assert Ledger([one]).totals(one, date(2026, 11, 30)).year_days == 2


def test_an_exclusion_that_runs_past_the_calendar_is_refused_not_cut_short() -> None:
    one = permanent("2028-07-17")  # the calendar's last known day is 31 July 2028
    assert Ledger([one]).totals(one, date(2028, 7, 31)).term_days == 5
    with pytest.raises(CannotTell) as refused:
        Ledger([one]).totals(one, date(2028, 8, 1))
    assert refused.value.code == "D-007"


def event(kind, iso, method="hand", outcome=None):
    return Event(kind, date.fromisoformat(iso), method=method, outcome=outcome)


NOTICE = event("governors_decision_notice", "2026-11-02")
ASKED = event("review_application", "2026-11-23")


@pytest.mark.parametrize(
    ("what", "events", "final"),
    [
        ("governors have not decided", [], None),
        ("nobody asked by the fifteenth school day", [NOTICE], "Mon 23 Nov 2026"),
        (
            "posted on Friday 6, given on Tuesday 10",
            [event("governors_decision_notice", "2026-11-06", "first_class")],
            "Tue 1 Dec 2026",
        ),
        (
            "second class has no day in law",
            [event("governors_decision_notice", "2026-11-06", "second_class")],
            None,
        ),
        ("nobody wants a review", [NOTICE, event("review_waiver", "2026-11-09")], "Mon 9 Nov 2026"),
        (
            "said so when the time was over",
            [NOTICE, event("review_waiver", "2026-11-24")],
            "Mon 23 Nov 2026",
        ),
        ("asked on the last day, still running", [NOTICE, ASKED], None),
        (
            "asked a day late",
            [NOTICE, event("review_application", "2026-11-24")],
            "Mon 23 Nov 2026",
        ),
        (
            "posted on the last day is late",
            [NOTICE, event("review_application", "2026-11-23", "first_class")],
            "Mon 23 Nov 2026",
        ),
        (
            "upheld",
            [NOTICE, ASKED, event("review_decision_notice", "2026-12-09", "hand", "upheld")],
            "Wed 9 Dec 2026",
        ),
        (
            "a recommendation, not looked at yet",
            [NOTICE, ASKED, event("review_decision_notice", "2026-12-09", "hand", "recommend")],
            None,
        ),
        (
            "a recommendation, declined",
            [
                NOTICE,
                ASKED,
                event("review_decision_notice", "2026-12-09", "hand", "recommend"),
                event("reconsideration", "2026-12-16", None, "declined"),
            ],
            "Wed 16 Dec 2026",
        ),
        (
            "reinstated after all",
            [
                NOTICE,
                ASKED,
                event("review_decision_notice", "2026-12-09", "hand", "recommend"),
                event("reconsideration", "2026-12-16", None, "reinstated"),
            ],
            None,
        ),
        ("taken off the register", [event("removed_from_roll", "2026-11-12")], "Thu 12 Nov 2026"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_when_a_permanent_exclusion_is_final(what, events, final) -> None:
    found = final_day(permanent("2026-10-05"), events)
    assert found == (day(final) if final else None)


def test_a_suspension_is_never_final() -> None:
    assert final_day(suspension("2026-11-16", halves=4), [NOTICE]) is None


# Runs of consecutive school days


def run_of(*rows):
    return [f"{one:%a} {one.day}" for one in runs.run_holding(rows, rows[-1])]


def test_a_weekend_does_not_break_a_run() -> None:
    rows = suspension("2026-11-19", last="2026-11-20"), suspension("2026-11-23", last="2026-11-24")
    assert run_of(*rows) == ["Thu 19", "Fri 20", "Mon 23", "Tue 24"]


def test_half_term_does_not_break_a_run() -> None:
    rows = suspension("2026-10-22", last="2026-10-23"), suspension("2026-11-02", last="2026-11-02")
    assert run_of(*rows) == ["Thu 22", "Fri 23", "Mon 2"]


def test_christmas_does_not_break_a_run() -> None:
    rows = suspension("2026-12-18", last="2026-12-18"), suspension("2027-01-05", last="2027-01-06")
    assert run_of(*rows) == ["Fri 18", "Tue 5", "Wed 6"]


def test_a_day_attended_breaks_a_run() -> None:
    rows = suspension("2026-11-19", last="2026-11-20"), suspension("2026-11-24", last="2026-11-25")
    assert run_of(*rows) == ["Tue 24", "Wed 25"]


def test_a_morning_attended_breaks_a_run() -> None:
    rows = (
        suspension("2026-11-19", last="2026-11-20"),
        suspension("2026-11-23", last="2026-11-25", session="pm"),
    )
    assert run_of(*rows) == ["Tue 24", "Wed 25"]


def test_lunchtimes_are_no_part_of_a_run() -> None:
    rows = lunchtimes("2026-11-16", 5), suspension("2026-11-23", last="2026-11-24")
    assert run_of(*rows) == ["Mon 23", "Tue 24"]
    assert runs.run_holding(rows, rows[0]) == []


def test_another_schools_suspension_is_no_part_of_a_run() -> None:
    rows = (
        suspension("2026-11-19", last="2026-11-20", on=SIX),
        suspension("2026-11-23", last="2026-11-24"),
    )
    assert run_of(*rows) == ["Mon 23", "Tue 24"]


def test_a_suspension_that_ended_early_breaks_a_run() -> None:
    rows = (
        suspension("2026-11-18", last="2026-11-20", ended=date(2026, 11, 20)),
        suspension("2026-11-23", last="2026-11-24"),
    )
    assert run_of(*rows) == ["Mon 23", "Tue 24"]


def test_the_sixth_day_belongs_to_one_suspension_only() -> None:
    first = suspension("2026-11-16", last="2026-11-20")  # five days
    second = suspension("2026-11-23", last="2026-11-27")
    third = suspension("2026-11-30", last="2026-12-04")
    rows = [first, second, third]
    assert [runs.sixth_in(rows, one) for one in rows] == [None, day("Mon 23 Nov 2026"), None]


def test_a_sixth_day_two_rows_name_belongs_to_the_earlier() -> None:
    rows = [suspension("2026-11-16", last="2026-11-23") for _ in range(2)]
    assert [runs.sixth_in(rows, one) for one in rows] == [day("Mon 23 Nov 2026"), None]


def test_the_run_before_a_permanent_exclusion() -> None:
    before = suspension("2026-11-18", last="2026-11-20")
    straight_on, later = permanent("2026-11-23"), permanent("2026-11-24")
    in_the_afternoon = permanent("2026-11-23", session="pm")
    assert len(runs.run_up_to([before, straight_on], straight_on)) == 3
    assert runs.run_up_to([before, later], later) == []
    assert runs.run_up_to([before, in_the_afternoon], in_the_afternoon) == []


def test_a_long_unknown_stretch_is_no_run() -> None:
    entries = [
        {
            "name": "No spring yet",
            "terms_per_year": 3,
            "terms": [
                {"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"},
                {"name": "Summer", "start": "2027-04-12", "end": "2027-07-21"},
            ],
        }
    ]
    school = worked.book_from(entries).named("No spring yet")
    rows = [
        Exclusion(
            id="x",
            kind=SUSPENSION,
            school="No spring yet",
            calendar=school,
            first_day=one,
            halves={one: 2},
        )
        for one in (date(2026, 12, 18), date(2027, 4, 12))
    ]
    assert runs.run_holding(rows, rows[1]) == [date(2027, 4, 12)]


# Compulsory school age


@pytest.mark.parametrize(
    ("born", "starts"),
    [
        ("2021-08-31", "Mon 31 Aug 2026"),  # five on the prescribed day itself
        ("2021-09-01", "Thu 31 Dec 2026"),
        ("2021-12-31", "Thu 31 Dec 2026"),
        ("2022-01-01", "Wed 31 Mar 2027"),
        ("2022-03-31", "Wed 31 Mar 2027"),
        ("2022-04-01", "Tue 31 Aug 2027"),
    ],
)
def test_compulsory_school_age_starts(born, starts) -> None:
    dob = date.fromisoformat(born)
    assert compulsory_from(dob) == day(starts)
    assert is_compulsory_school_age(dob, day(starts))
    assert not is_compulsory_school_age(dob, day(starts) - timedelta(days=1))


@pytest.mark.parametrize(
    ("born", "ends"),
    [
        ("2010-08-31", "Fri 26 Jun 2026"),  # 16 on the last day of the school year
        ("2010-09-01", "Fri 25 Jun 2027"),  # a year younger in school
        ("2010-06-26", "Fri 26 Jun 2026"),  # 16 on the leaving date itself
        ("2010-07-20", "Fri 26 Jun 2026"),  # 16 after it, in the same summer
    ],
)
def test_compulsory_school_age_ends(born, ends) -> None:
    dob = date.fromisoformat(born)
    assert compulsory_until(dob) == day(ends)
    assert is_compulsory_school_age(dob, day(ends))
    assert not is_compulsory_school_age(dob, day(ends) + timedelta(days=1))


def test_a_birthday_on_29_february() -> None:
    assert birthday(date(2020, 2, 29), 4) == date(2024, 2, 29)
    assert birthday(date(2020, 2, 29), 5) == date(2025, 3, 1)


# What holds whatever the rows are

SCHOOL_DAYS = [one for one in calendar().days if date(2026, 9, 1) <= one <= END_OF_YEAR]


@st.composite
def any_row(draw):
    """One suspension or run of lunchtimes in 2026/27, fitting into the school year."""
    start = draw(st.integers(0, len(SCHOOL_DAYS) - 25))
    halves = draw(st.integers(1, 40))
    first = SCHOOL_DAYS[start].isoformat()
    if draw(st.booleans()):
        return suspension(first, halves=halves, session=draw(st.sampled_from(["am", "pm"])))
    return lunchtimes(first, min(halves, 20))


ROWS = st.lists(any_row(), min_size=1, max_size=6)


def halves_by_day(rows):
    return {out.day: out.halves for out in Ledger(rows).days_out(END_OF_YEAR)}


@given(st.data())
def test_the_order_of_the_rows_changes_nothing(data) -> None:
    rows = data.draw(ROWS)
    assert halves_by_day(data.draw(st.permutations(rows))) == halves_by_day(rows)


@given(ROWS)
def test_nobody_is_out_for_more_days_than_the_term_has(rows) -> None:
    ledger = Ledger(rows)
    for one in rows:
        for term, halves in ledger.totals(one, END_OF_YEAR).by_term.items():
            assert halves / 2 <= len(calendar().term_days(term))


@given(ROWS, any_row())
def test_one_more_row_never_lowers_a_total(rows, more) -> None:
    before, after = Ledger(rows), Ledger([*rows, more])
    for one in rows:
        old, new = before.totals(one, END_OF_YEAR), after.totals(one, END_OF_YEAR)
        assert new.term_days >= old.term_days
        assert new.year_days >= old.year_days


@given(any_row())
def test_a_half_stays_a_half_and_a_row_typed_twice_counts_once(row) -> None:
    alone = halves_by_day([row])
    assert alone == row.halves
    assert halves_by_day([row, row]) == alone


@given(ROWS)
def test_the_last_total_of_the_year_is_every_day_once(rows) -> None:
    ledger = Ledger(rows)
    last = ledger.totals(ledger.exclusions[-1], END_OF_YEAR)
    assert last.year_days * 2 == sum(halves_by_day(rows).values())


@given(ROWS)
def test_a_run_is_of_school_days_next_to_each_other(rows) -> None:
    for one in rows:
        run = runs.run_holding(rows, one)
        assert set(one.planned_run_days) <= set(run)
        for before, after in pairwise(run):
            assert calendar().nth_after(before, 1) == after
