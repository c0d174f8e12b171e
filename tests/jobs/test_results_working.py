"""The strips of days: which dates have one, and what stands under each day."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.calendars.days import Step
from daysix.jobs.results.today import numbered
from daysix.jobs.results.working import LONGEST_AXIS, is_live, letter, scope, working_of
from daysix.law.answer import EARLIEST, WINDOW
from tests.jobs.made import MONDAY, case_on, counted, due_on, row


def worked(rows, **more):
    return working_of(numbered(rows), as_of=MONDAY, **more)


def marks(strip):
    return [(day.isoformat(), mark.text) for day, mark in sorted(strip.marks.items())]


def test_a_strip_over_christmas():
    # Wed 16 Dec is day 0; the spring term starts on Tue 5 January after an INSET day
    (strip,) = worked([row(2, counted("Wed 16 Dec 2026", n=3))]).strips
    assert marks(strip) == [
        ("2026-12-16", "0"),
        ("2026-12-17", "1"),
        ("2026-12-18", "2"),
        ("2026-12-19", "·"),
        ("2026-12-20", "·"),
        ("2026-12-21", "h"),
        ("2026-12-22", "h"),
        ("2026-12-23", "h"),
        ("2026-12-24", "h"),
        ("2026-12-25", "b"),
        ("2026-12-26", "·"),
        ("2026-12-27", "·"),
        ("2026-12-28", "b"),
        ("2026-12-29", "h"),
        ("2026-12-30", "h"),
        ("2026-12-31", "h"),
        ("2027-01-01", "b"),
        ("2027-01-02", "·"),
        ("2027-01-03", "·"),
        ("2027-01-04", "i"),
        ("2027-01-05", "3"),
    ]
    assert [day for day, mark in strip.marks.items() if mark.last] == [date(2027, 1, 5)]


@pytest.mark.parametrize(
    ("why", "mark"),
    [
        ("Saturday", "·"),
        ("Sunday", "·"),
        ("half-term", "h"),
        ("Half term", "h"),
        ("school holiday", "h"),
        ("bank holiday: Boxing Day", "b"),
        ("INSET day", "i"),
        ("closed: snow", "c"),
        ("not a working day", "–"),
    ],
)
def test_one_letter_for_each_reason(why, mark):
    assert letter(Step(MONDAY, counted=False, n=None, why=why)) == mark


@pytest.mark.parametrize(
    ("day", "live"),
    [
        ("Fri 30 Oct 2026", False),  # 31 days ago
        ("Sat 31 Oct 2026", True),  # 30 days ago
        ("Mon 30 Nov 2026", True),
        ("Fri 29 Jan 2027", True),  # 60 days ahead
        ("Sat 30 Jan 2027", False),
    ],
)
def test_both_sides_of_what_is_live(day, live):
    assert is_live(due_on(day), as_of=MONDAY) is live


def test_what_is_done_or_lapsed_is_not_live():
    assert not is_live(due_on("Fri 4 Dec 2026", done_on=MONDAY), as_of=MONDAY)
    assert not is_live(due_on("Fri 27 Nov 2026", nature=WINDOW), as_of=MONDAY)
    assert is_live(due_on("Fri 4 Dec 2026", nature=EARLIEST), as_of=MONDAY)


def test_the_nearest_to_today_are_kept_and_the_rest_counted():
    rows = [
        row(2, counted("Mon 23 Nov 2026")),  # due Mon 14 Dec
        row(3, counted("Mon 23 Nov 2026", n=6)),  # due Tue 1 Dec
        row(4, counted("Thu 26 Nov 2026", n=1)),  # due Fri 27 Nov
        row(5, due_on("Tue 1 Dec 2026")),  # nothing to count
    ]
    working = worked(rows, most=2)
    assert [strip.row.row for strip in working.strips] == [4, 3]
    assert (working.live, working.uncounted, working.left_out) == (4, 1, 1)
    assert scope(working).startswith("2 of 4 dates still to be met")
    assert "1 further from today were left out" in scope(working)


def test_the_line_of_days_runs_from_the_first_to_the_last():
    rows = [row(2, counted("Thu 26 Nov 2026", n=1)), row(3, counted("Mon 30 Nov 2026", n=4))]
    days = worked(rows).days
    assert (days[0], days[-1], len(days)) == (date(2026, 11, 26), date(2026, 12, 4), 9)


def test_a_count_that_began_too_long_ago_is_cut_and_says_so():
    happened = [{"type": "permanent_exclusion", "first_day": "2026-01-12"}]
    long = counted("Mon 12 Jan 2026", n=170, case=case_on(events=happened))
    working = worked([row(2, long)])
    assert len(working.days) == LONGEST_AXIS + 1
    assert working.strips[0].cut
    assert not worked([row(2, counted("Thu 26 Nov 2026", n=1))]).strips[0].cut


def test_nothing_live():
    working = worked([])
    assert (working.days, working.strips, working.live) == ([], [], 0)
