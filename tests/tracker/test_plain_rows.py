"""A plain suspension is read by a shorter way, and comes out as by the long one."""

from __future__ import annotations

import gc
from datetime import date
from itertools import product

import pytest

from daysix.checks.examples import Example, context_of, exclusion
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


def _known(rows):
    context = context_of(Example("passing", "rows of our own", rows=rows), EXCLUSIONS)
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
