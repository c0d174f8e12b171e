"""Calendars in use are checked against the deadlines counted on them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from daysix.jobs.calendars.choice import calendars_from
from daysix.jobs.deadlines import date_tracker

AUTUMN = {"name": "Autumn", "start": "2026-09-02", "end": "2026-12-18"}
SPRING = {"name": "Spring", "start": "2027-01-04", "end": "2027-03-25"}


@pytest.fixture
def notes(tmp_path):
    def asked(terms, closures=(), as_of=date(2026, 12, 11)):
        calendar = {"name": "Ash", "terms_per_year": 3, "terms": terms, "schools": ["Ash"]}
        path = tmp_path / "calendars.json"
        path.write_text(json.dumps([{**calendar, "closures": list(closures)}]))
        table = tmp_path / "tracker.csv"
        table.write_text("School,Pupil,Start date,Type\nAsh,p1,07/12/2026,PERM\n")
        return date_tracker(table, as_of=as_of, book=calendars_from(path)).notes

    return asked


def test_a_calendar_that_ends_before_a_live_deadline_is_said(notes) -> None:
    # governors have until Tuesday 5 January (15 school days after Monday 7 December)
    said = [note for note in notes([AUTUMN]) if "K-003" in note]
    assert said == [
        "Term dates of Ash: Calendar stops Friday 18 December 2026. Add the next term. (K-003)"
    ]


def test_one_that_reaches_far_enough_is_not(notes) -> None:
    assert [note for note in notes([AUTUMN, SPRING]) if "K-003" in note] == []


def test_an_unplanned_closure_inside_a_live_count_is_said(notes) -> None:
    said = notes([AUTUMN, SPRING], closures=["2026-12-09"])
    assert [note for note in said if "K-006" in note]


def test_a_case_of_long_ago_asks_nothing_of_the_calendar(notes) -> None:
    assert [note for note in notes([AUTUMN], as_of=date(2028, 1, 10)) if "K-00" in note] == []
