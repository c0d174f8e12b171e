"""Which dates are on the Monday list, in which group, in which order."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.jobs.results import today as results_today
from daysix.jobs.results.today import numbered, time_left, today_of, urgency
from daysix.law.answer import EARLIEST, WINDOW, Due, Refusal, does_not_apply
from tests.jobs.made import EDUCATION, GOVERNORS, MONDAY, SIX, case_on, due_on, row


def listed(rows, as_of=MONDAY):
    return today_of(rows, numbered(rows), as_of=as_of)


# On the three-term calendar, counting after Monday 30 November 2026: Tue 1 Dec is 1, Fri 4 Dec 4,
# Mon 7 Dec 5, Fri 18 Dec 14 (last day of term); Mon 4 Jan is an INSET day; Tue 5 Jan is 15.
BORDERS = [
    ("Mon 31 Aug 2026", "Older overdue"),
    ("Tue 1 Sep 2026", "Overdue"),  # 90 days before 30 November
    ("Fri 27 Nov 2026", "Overdue"),
    ("Sun 29 Nov 2026", "Overdue"),
    ("Mon 30 Nov 2026", "Due today"),
    ("Tue 1 Dec 2026", "This week"),
    ("Sun 6 Dec 2026", "This week"),
    ("Mon 7 Dec 2026", "Next 15 school days"),
    ("Mon 4 Jan 2027", "Next 15 school days"),
    ("Tue 5 Jan 2027", "Next 15 school days"),
    ("Wed 6 Jan 2027", "Later"),
]


@pytest.mark.parametrize(("day", "group"), BORDERS)
def test_both_sides_of_each_border(day, group):
    assert urgency(due_on(day), as_of=MONDAY) == group


@pytest.mark.parametrize(
    ("day", "group"), [("Wed 6 Jan 2027", "Next 15 school days"), ("Thu 7 Jan 2027", "Later")]
)
def test_the_15_days_are_that_schools_own(day, group):
    # The six-term school trains its staff on Tuesday 5 January, so Wednesday 6 January is its 15th.
    assert urgency(due_on(day, case=case_on(SIX)), as_of=MONDAY) == group


@pytest.mark.parametrize(
    ("day", "group"), [("Wed 11 Aug 2027", "Next 15 school days"), ("Thu 12 Aug 2027", "Later")]
)
def test_past_the_end_of_the_calendar_three_weeks_stand_for_the_15_days(day, group):
    # The six-term calendar ends on Sat 31 July 2027; from Wed 21 July, 11 August is 21 days on.
    as_of = date(2027, 7, 21)
    assert urgency(due_on(day, case=case_on(SIX, as_of=as_of)), as_of=as_of) == group


@pytest.mark.parametrize(
    "due",
    [
        due_on("Fri 27 Nov 2026", done_on=date(2026, 11, 27)),
        due_on("Fri 27 Nov 2026", done_on=date(2026, 11, 30)),
        due_on("Fri 4 Dec 2026", done_on=date(2026, 11, 30)),
        due_on("Fri 4 Dec 2026", nature=WINDOW),
        due_on("Fri 4 Dec 2026", nature=EARLIEST),
        does_not_apply(GOVERNORS, case_on(), "notice", MONDAY, "Cancelled."),
    ],
    ids=["done", "done late", "done early", "a right that lapses", "not before", "no date"],
)
def test_what_is_not_still_to_be_met_is_not_listed(due):
    assert urgency(due, as_of=MONDAY) == ""


LEFT = [
    ("Thu 26 Nov 2026", "2 school days late"),
    ("Fri 27 Nov 2026", "1 school day late"),
    ("Mon 30 Nov 2026", "due today"),
    ("Tue 1 Dec 2026", "1 school day left"),
    ("Thu 3 Dec 2026", "3 school days left"),
    ("Fri 18 Dec 2026", "14 school days left"),
    ("Mon 4 Jan 2027", "14 school days left"),
]


@pytest.mark.parametrize(("day", "words"), LEFT)
def test_time_left_in_words(day, words):
    assert time_left(due_on(day), as_of=MONDAY) == words


def test_time_left_over_a_weekend():
    saturday = date(2026, 11, 28)
    assert time_left(due_on("Fri 27 Nov 2026"), as_of=saturday) == "just passed"
    assert time_left(due_on("Sun 29 Nov 2026"), as_of=saturday) == "no school day left"


def test_time_left_beyond_the_calendar_is_in_plain_days():
    as_of = date(2027, 7, 30)
    due = due_on("Mon 2 Aug 2027", case=case_on(SIX, as_of=as_of))
    assert time_left(due, as_of=as_of) == "3 days left"


def test_order_and_counts():
    rows = [
        row(2, due_on("Wed 2 Dec 2026", status="should")),
        row(3, due_on("Thu 3 Dec 2026"), due_on("Tue 1 Dec 2026", rule=EDUCATION)),
        row(4, due_on("Tue 1 Dec 2026", status="local"), due_on("Tue 1 Dec 2026")),
        row(5, due_on("Thu 26 Nov 2026"), due_on("Wed 25 Nov 2026", status="should")),
        row(6, due_on("Mon 30 Nov 2026"), due_on("Tue 1 Sep 2026"), due_on("Mon 31 Aug 2026")),
        row(7, due_on("Tue 5 Jan 2027"), due_on("Wed 6 Jan 2027")),
    ]
    today = listed(rows)
    order = [
        [(item.row.row, item.due.due, item.line) for item in each.items] for each in today.groups
    ]
    assert order == [
        [
            (6, date(2026, 9, 1), 9),
            (5, date(2026, 11, 26), 6),
            (5, date(2026, 11, 25), 7),  # earlier, but only a should
        ],
        [(6, date(2026, 11, 30), 8)],
        [
            (3, date(2026, 12, 1), 3),
            (4, date(2026, 12, 1), 5),
            (3, date(2026, 12, 3), 2),
            (2, date(2026, 12, 2), 1),
            (4, date(2026, 12, 1), 4),
        ],
        [(7, date(2027, 1, 5), 11)],
    ]
    assert today.counts == "3 overdue, 1 due today, 5 this week, 1 more in the next 15 school days"
    assert (today.older, today.rows, today.dates) == (1, 6, 12)


def test_a_long_group_is_cut_and_its_total_kept(monkeypatch):
    monkeypatch.setitem(results_today.MOST_LISTED, results_today.WEEK, 2)
    rows = [row(n, due_on("Tue 1 Dec 2026")) for n in (2, 3)]
    today = listed([*rows, row(4, due_on("Wed 2 Dec 2026", rule=EDUCATION))])
    week = today.groups[2]
    assert (week.total, [item.row.row for item in week.items]) == (3, [2, 3])
    assert week.mostly == (
        "Governors decide on reinstatement (2); Education from the sixth day (1)"
    )


def test_nothing_at_all():
    today = listed([])
    assert today.counts == "0 overdue, 0 due today, 0 this week, 0 more in the next 15 school days"
    assert [len(group.items) for group in today.groups] == [0, 0, 0, 0]


def test_the_same_sentence_is_said_once_with_its_rows():
    lost = Refusal(None, "D-005", "I have no term dates for Elm. Add them.")
    other = Refusal(None, "D-006", "That day is a Sunday.")
    rows = [row(2, other, case_id="2026-0002"), *(row(n, lost) for n in range(3, 12))]
    today = listed(rows)
    assert today.undated_rows == 10
    assert [(one.code, one.total, one.where) for one in today.undated] == [
        ("D-005", 9, "rows 3, 4, 5, 6, 7, 8 and 3 more"),
        ("D-006", 1, "row 2 (2026-0002)"),
    ]


def test_one_rule_that_could_not_be_told_is_apart_from_rows_without_any_date():
    asked = Refusal(GOVERNORS, "D-010", "I need the day it arrived. Ask the school.")
    rows = [row(2, due_on("Tue 1 Dec 2026"), asked), row(3, due_on("Tue 1 Dec 2026"), asked)]
    today = listed(rows)
    assert (today.undated_rows, today.undated) == (0, [])
    assert [(one.message, one.where) for one in today.partly] == [
        (
            "Governors decide on reinstatement: I need the day it arrived. Ask the school.",
            "rows 2 and 3",
        )
    ]


def test_every_date_and_refusal_has_a_line_and_facts_have_none():
    asked = Refusal(GOVERNORS, "D-010", "I need the day it arrived.")
    rows = [row(2, due_on("Tue 1 Dec 2026"), asked)]
    assert [type(answer) for _one, answer in numbered(rows)] == [Due, Refusal]
