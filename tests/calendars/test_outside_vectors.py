"""Days counted by other people, recomputed here: every one must agree."""

from __future__ import annotations

import json
from datetime import date

import pytest

from daysix.calendars.spans import Span, calendar_from_spans
from daysix.calendars.working import postal
from daysix.jobs.calendars.files import read_calendars

SHEFFIELD = ("reference", "term_dates", "sheffield")
LA, SCHOOL = "schoolday_sheffield_la.jsonl", "schoolday_sheffield_utc_school.jsonl"


def lines(shared, name):
    text = (shared / "vectors" / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def listed_days(shared, name):
    """Every school day of the published list, and the days it says are for training."""
    document = json.loads(shared.joinpath(*SHEFFIELD, name).read_text(encoding="utf-8"))
    years = document["academic_years"]
    days = [date.fromisoformat(one["date"]) for year in years for one in year["dates"]]
    return days, [date.fromisoformat(one["date"]) for one in document["pd_days"]]


def calendar_of(shared, name):
    days, training = listed_days(shared, name)
    spans = [Span("school day", "School day", one, one) for one in days]
    spans += [Span("INSET", "INSET day", one, one) for one in training]
    return calendar_from_spans("Sheffield", spans)


def only(shared, name):
    (calendar,) = read_calendars(shared.joinpath(*SHEFFIELD, name))
    return calendar


@pytest.mark.parametrize(
    ("vectors", "listing", "published", "count"),
    [
        (LA, "term_dates.json", "term_dates.ics", 555),
        (SCHOOL, "school_dates.json", "school_dates.ics", 545),
        (SCHOOL, "school_dates.json", "school_holidays.ics", 545),
    ],
)
def test_school_days_agree_with_the_published_list(shared, vectors, listing, published, count):
    given = lines(shared, vectors)
    assert len(given) == count
    for calendar in (calendar_of(shared, listing), only(shared, published)):
        wrong = [
            line
            for line in given
            if counted(calendar, date.fromisoformat(line["start"])) != expected(line)
        ]
        assert wrong == [], f"{len(wrong)} of {count} differ on {calendar!r}"


def counted(calendar, start):
    return {
        "day6_counting_start_as_1": calendar.nth_counting(start, 6),
        "school_day_after_5": calendar.nth_after(start, 5),
        "day15_after_start": calendar.nth_after(start, 15),
        **{n: calendar.nth_counting(start, n) for n in (1, 2, 3, 5, 10, 15)},
    }


def expected(line):
    ends = {int(n): date.fromisoformat(end) for n, end in line["end_of_n_day_suspension"].items()}
    others = {
        key: date.fromisoformat(line[key])
        for key in ("day6_counting_start_as_1", "school_day_after_5", "day15_after_start")
    }
    return others | ends


@pytest.mark.parametrize(
    ("listing", "published"),
    [
        ("term_dates.json", "term_dates.ics"),
        ("school_dates.json", "school_dates.ics"),
        ("school_dates.json", "school_holidays.ics"),
    ],
)
def test_a_published_calendar_file_agrees_day_by_day_with_the_list(shared, listing, published):
    days, _ = listed_days(shared, listing)
    read = only(shared, published)
    assert read.gaps == ()
    assert read.days == sorted(days)


def test_the_published_holidays_name_the_training_days(shared):
    _, training = listed_days(shared, "school_dates.json")
    read = only(shared, "school_holidays.ics")
    assert list(read.inset) == sorted(training)
    assert len(training) == 10


def test_working_days_agree_with_numpy(shared):
    given = lines(shared, "workingdays_england_numpy.jsonl")
    assert len(given) == 1247
    calendar = postal()
    wrong = []
    for line in given:
        start = date.fromisoformat(line["start"])
        found = {"is_working_day": calendar.counts(start)}
        for n in (5, 10, 15):
            found[f"plus{n}"] = calendar.nth_after(start, n).isoformat()
        if found != {key: line[key] for key in found}:
            wrong.append((line, found))
    assert wrong == []
