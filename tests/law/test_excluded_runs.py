"""When a permanent exclusion stops counting, and runs of consecutive school days.

Every expected figure was counted by hand on the example calendars. Autumn 2026 at the three-term
school: Thursday 3 September (Wednesday 2 is an INSET day) to Friday 18 December, half-term from
Monday 26 to Friday 30 October. Spring 2027: Tuesday 5 January to Thursday 25 March.
"""

from __future__ import annotations

from datetime import date

import pytest

from daysix.law import runs
from daysix.law.ending import final_day
from daysix.law.errors import CannotTell
from daysix.law.exclusion import SUSPENSION, Exclusion
from daysix.law.ledger import Ledger
from tests.law import worked
from tests.law.days_out import ASKED, NOTICE, SIX, day, event, lunchtimes, permanent, suspension


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
