"""Rows without a last day, worked out from what is there; half days; what no column can answer."""

from __future__ import annotations

from datetime import date

import pytest

from daysix.calendars.contract import book_from
from daysix.checks.examples import CALENDAR
from daysix.law.answer import LATE, OPEN, UNRECORDED, Due
from daysix.law.engine import answers
from daysix.tracker.cases import RowCase, cases_from
from daysix.tracker.cells import SheetCells
from daysix.tracker.reader import tracker_from

MON_9, TUE_10, WED_11 = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 11)
FRI_27, MON_30 = date(2026, 11, 27), date(2026, 11, 30)  # the Friday is an INSET day
WITHOUT = "No last day and no length is typed. I worked out "


def one(as_of=MON_30, **cells):
    """The case, or the refusal, of one row at a school that has no list."""
    cells = {
        "UPN": "H801200001001",
        "SchoolName": "Ash Grove School",
        "Category": "SUSP",
        "StartDate": MON_9,
        **cells,
    }
    tracker = tracker_from([SheetCells("S", [[*cells], [*cells.values()]])], file="t")
    (found,) = cases_from(tracker, book_from([dict(CALENDAR)]), as_of=as_of)
    return found


@pytest.mark.parametrize("column", ["ReturnDate", "SchoolReturnDate"])
def test_the_last_day_is_the_school_day_before_the_return(column):
    found = one(**{"StartDate": date(2026, 11, 25), column: MON_30})
    assert isinstance(found, RowCase)
    assert found.exclusion.last_day == date(2026, 11, 26)  # Thursday; Friday is the INSET day
    assert any(note.startswith(WITHOUT + "Thursday 26 November 2026") for note in found.notes)


def test_a_length_goes_before_the_return():
    found = one(SchoolDays=2, ReturnDate=date(2026, 11, 20))
    assert found.exclusion.last_day == TUE_10
    assert not any(note.startswith(WITHOUT) for note in found.notes)


@pytest.mark.parametrize("back", [None, MON_9, date(2026, 11, 6), "n/a"])
def test_a_return_that_tells_no_last_day_is_not_used(back):
    assert one(ReturnDate=back, SchoolDays=None).code == "X-010"


def test_half_a_lunchtime_day_is_one_lunchtime():
    found = one(Category="LNCH", SchoolDays=0.5)
    assert found.exclusion.halves == {MON_9: 1}
    found = one(Category="LNCH", SchoolDays=1.5)
    assert found.exclusion.halves == {MON_9: 1, TUE_10: 1, WED_11: 1}


def test_one_day_of_lunchtimes_may_be_one_or_two():
    found = one(Category="LNCH", SchoolDays=1)
    assert found.code == "X-067"
    assert found.message.startswith("1 day of lunchtimes could be 1 or 2 lunchtimes")


@pytest.mark.parametrize(
    ("last", "days", "said"),
    [
        (MON_9, 0.5, False),
        (MON_9, 1, False),
        (WED_11, 2.5, False),
        (WED_11, 2, False),  # from the Monday afternoon to the Wednesday morning
        (WED_11, 1.5, True),
        (WED_11, 3.5, True),
    ],
)
def test_a_length_the_days_can_hold_is_not_doubted(last, days, said):
    notes = one(EndDate=last, SchoolDays=days).notes
    assert any("the calendar gives" in note for note in notes) is said


def test_where_the_sessions_are_known_half_a_day_is_doubted():
    notes = one(EndDate=TUE_10, SchoolDays=1.5, StartSession="AM", EndSession="PM").notes
    assert any("The row says 3 sessions; the calendar gives 4" in note for note in notes)


def due_of(rule, case):
    return next(each for each in answers(case) if isinstance(each, Due) and each.rule.id == rule)


# 15 school days after Monday 2 November 2026 is Monday 23 November; the sixth day is Monday 9.
@pytest.mark.parametrize(("rule", "column"), [("GB-01", "GDCDate"), ("ED-02", "Day6Start")])
def test_a_deadline_no_column_answers_is_unrecorded_once_it_has_passed(rule, column):
    permanent = {"Category": "PERM", "StartDate": date(2026, 11, 2)}
    due = due_of(rule, one(**permanent).case)
    assert (due.state, due.nature) == (OPEN, UNRECORDED)
    assert due_of(rule, one(**permanent, **{column: None}).case).state == LATE


def test_until_then_it_is_a_limit_like_any_other():
    due = due_of("GB-01", one(as_of=WED_11, Category="PERM", StartDate=date(2026, 11, 2)).case)
    assert (due.state, due.nature) == (OPEN, "limit")
