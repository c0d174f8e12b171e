"""A plain suspension is read by a shorter way, and comes out as by the long one."""

from __future__ import annotations

import gc
from datetime import date
from itertools import product
from math import inf

import pytest

from daysix.checks.examples import CALENDAR, Example, context_of, exclusion
from daysix.checks.frame import EXCLUSIONS
from daysix.tracker import cases, history

MONDAY, TUESDAY, INSET = date(2026, 11, 9), date(2026, 11, 10), date(2026, 11, 27)
SATURDAY, NEXT_MONDAY, NOBODY_KNOWS = date(2026, 11, 7), date(2026, 11, 30), date(2030, 11, 4)
SESSIONS = (None, "AM", "PM")
LATER = {
    "GDCDate": date(2026, 11, 20),
    "GDCOutcome": "UPHELD",
    "Day6Start": date(2026, 11, 16),
    "CancelledDate": date(2026, 11, 11),
    "Status": "CANCELLED",
    "ExamAffected": "Y",
    "ExamDate": date(2026, 11, 10),
}


def _known(rows, **more):
    context = context_of(Example("passing", "rows of our own", rows=rows, **more), EXCLUSIONS)
    return context.exclusions(context.views[EXCLUSIONS][0])


def _told(rows):
    """Each row as it came out: what its exclusion says, or why it was refused."""
    known = _known(rows)
    return [
        (one.code, one.message, one.cell)
        if one
        else [getattr(case.exclusion, name) for name in ("kind", "first_day", "session", "halves",
              "last_day", "misses_exam", "representations", "notice", "ended", "final", "order")]
        for case, one in zip(known.cases, known.refusals, strict=True)
    ]  # fmt: skip


def _rows(**more):
    return [
        exclusion(StartDate=first, EndDate=last, StartSession=start, EndSession=end, **more)
        for first, last, start, end in product(
            (MONDAY, SATURDAY, INSET, NOBODY_KNOWS),
            (MONDAY, TUESDAY, SATURDAY, NEXT_MONDAY, NOBODY_KNOWS, None),
            SESSIONS,
            SESSIONS,
        )
    ]


@pytest.mark.parametrize("column", [None, "ParentNoticeDate", *LATER])
def test_both_ways_come_to_the_same(column, monkeypatch):
    more = {column: LATER.get(column, MONDAY)} if column else {}
    rows = _rows(**{"ExamAffected": "N", **more})
    short = _told(rows)
    monkeypatch.setattr(cases, "plain_suspensions", lambda all_rows: [None] * len(all_rows))
    assert short == _told(rows)


HALF_A_MONDAY = {**CALENDAR, "half_days": [MONDAY.isoformat()]}
GAP = {"name": "two terms, and nothing said of the summer", "terms_per_year": 3, "schools": ["*"],
       "terms": [{"name": "Autumn", "start": "2026-09-03", "end": "2026-11-10"},
                 {"name": "Autumn", "start": "2027-09-03", "end": "2027-12-17"}]}  # fmt: skip


@pytest.mark.parametrize("calendar", [CALENDAR, HALF_A_MONDAY, GAP])
def test_what_is_known_at_once_is_what_the_exclusion_says(calendar):
    cases = [case for case in _known(_rows(), calendars=[calendar]).cases if case is not None]
    assert cases
    known = [
        (case.kind, case.permanent, case.first_day, case.last_day, case.school_days, case.half_days)
        for case in cases
    ]
    assert known == [
        (one.kind, one.permanent, one.first_day, one.last_day, len(one.halves),
         sum(one.halves.values()))
        for one in (case.exclusion for case in cases)
    ]  # fmt: skip


def test_a_permanent_exclusion_has_no_known_length():
    (case,) = _known([exclusion(Category="PERM", EndDate=None)]).cases
    assert (case.kind, case.school_days, case.days_at_most) == ("PERM", inf, inf)


def test_the_days_of_a_child_are_added_up_without_opening_a_row():
    """Monday 9 and Tuesday 10 November 2026, and Thursday 26 to Monday 30 with an INSET day."""
    first = exclusion(StartDate=MONDAY, EndDate=TUESDAY)
    second = exclusion(StartDate=date(2026, 11, 26), EndDate=NEXT_MONDAY)
    assert [case.days_at_most for case in _known([first, second]).cases] == [4, 4]


def test_only_what_is_plain_goes_the_shorter_way(monkeypatch):
    plain = []
    monkeypatch.setattr(
        cases,
        "plain_suspensions",
        lambda rows: plain.extend(history.plain_suspensions(rows)) or plain,
    )
    rows = [
        exclusion(ExclusionID=str(number), StartDate=MONDAY, EndDate=TUESDAY, **{column: value})
        for number, (column, value) in enumerate(LATER.items())
    ]
    clean = exclusion(StartDate=MONDAY, EndDate=TUESDAY, ExamAffected="N", Status="OPEN")
    _known([*rows, exclusion(Category="PERM", EndDate=None), clean])
    assert [one is not None for one in plain] == [False] * (len(LATER) + 1) + [True]


def test_the_plain_one_worked_by_hand():
    """Monday afternoon 9 to Tuesday morning 10 November 2026: two half days."""
    (case,) = _known(
        [exclusion(StartDate=MONDAY, EndDate=TUESDAY, StartSession="PM", EndSession="AM",
                   ParentNoticeDate=MONDAY)]
    ).cases  # fmt: skip
    assert case.exclusion.halves == {MONDAY: 1, TUESDAY: 1}
    assert case.exclusion.notice == {"parent": MONDAY}
    assert case.exclusion.last_day == TUESDAY


def test_nothing_is_left_lying_about_for_the_collector():
    """Jobs hold it back: what refers back to itself would pile up until they are done."""
    rows = _rows()
    _known(rows)  # what is made once for good is made now
    gc.collect()
    gc.disable()
    try:
        _known(rows)
        assert gc.collect() == 0
    finally:
        gc.enable()
