"""From moments to days and back by hours, on the nights the clocks change. All worked by hand.

Summer time starts at 01:00 universal time on Sunday 29 March 2026 and Sunday 28 March 2027, days of
23 hours, and ends at 01:00 universal time on Sunday 25 October 2026 and Sunday 31 October 2027,
days of 25 hours.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.calendars.moments import hours_before, uk_day
from daysix.law.errors import BadInput

from .days import day

LONDON = ZoneInfo("Europe/London")


def universal(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def london(text, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=LONDON, fold=fold)


DAY_OF_A_UNIVERSAL_MOMENT = [
    # winter: the clocks agree
    ("2026-11-30T23:59", "Mon 30 Nov 2026"),
    ("2026-12-01T00:01", "Tue 1 Dec 2026"),
    ("2026-12-31T23:59", "Thu 31 Dec 2026"),
    ("2027-01-01T00:01", "Fri 1 Jan 2027"),
    # summer: London is an hour ahead, so its midnight is 23:00
    ("2026-07-06T22:59", "Mon 6 Jul 2026"),
    ("2026-07-06T23:00", "Tue 7 Jul 2026"),
    ("2026-07-06T23:01", "Tue 7 Jul 2026"),
    ("2026-07-06T23:59", "Tue 7 Jul 2026"),
    # the day of 23 hours, both years: begins at 00:00 and ends at 23:00
    ("2026-03-28T23:59", "Sat 28 Mar 2026"),
    ("2026-03-29T00:01", "Sun 29 Mar 2026"),
    ("2026-03-29T22:59", "Sun 29 Mar 2026"),
    ("2026-03-29T23:01", "Mon 30 Mar 2026"),
    ("2027-03-27T23:59", "Sat 27 Mar 2027"),
    ("2027-03-28T00:01", "Sun 28 Mar 2027"),
    ("2027-03-28T22:59", "Sun 28 Mar 2027"),
    ("2027-03-28T23:01", "Mon 29 Mar 2027"),
    # the day of 25 hours, both years: begins at 23:00 and ends at 00:00
    ("2026-10-24T22:59", "Sat 24 Oct 2026"),
    ("2026-10-24T23:01", "Sun 25 Oct 2026"),
    ("2026-10-25T23:59", "Sun 25 Oct 2026"),
    ("2026-10-26T00:01", "Mon 26 Oct 2026"),
    ("2027-10-30T22:59", "Sat 30 Oct 2027"),
    ("2027-10-30T23:01", "Sun 31 Oct 2027"),
    ("2027-10-31T23:59", "Sun 31 Oct 2027"),
    ("2027-11-01T00:01", "Mon 1 Nov 2027"),
]


@pytest.mark.parametrize(("moment", "on"), DAY_OF_A_UNIVERSAL_MOMENT)
def test_the_day_in_the_united_kingdom(moment, on):
    assert uk_day(universal(moment)) == day(on)


DAY_OF_A_LONDON_MOMENT = [
    ("2026-07-06T23:59", "Mon 6 Jul 2026"),
    ("2026-07-07T00:01", "Tue 7 Jul 2026"),
    ("2026-03-29T00:01", "Sun 29 Mar 2026"),
    ("2026-10-25T23:59", "Sun 25 Oct 2026"),
]


@pytest.mark.parametrize(("moment", "on"), DAY_OF_A_LONDON_MOMENT)
def test_a_moment_on_london_clocks_is_on_its_own_day(moment, on):
    assert uk_day(london(moment)) == day(on)


def test_a_moment_from_another_clock():
    # 01:30 on Tuesday in Paris, two hours ahead in summer, is 00:30 on Tuesday in London.
    paris = timezone(timedelta(hours=2))
    assert uk_day(datetime(2026, 7, 7, 1, 30, tzinfo=paris)) == day("Tue 7 Jul 2026")
    assert uk_day(datetime(2026, 7, 7, 0, 30, tzinfo=paris)) == day("Mon 6 Jul 2026")


HOURS_BEFORE = [
    ("2026-12-09T10:00", 48, "2026-12-07T10:00+00:00"),
    ("2026-07-08T10:00", 48, "2026-07-06T10:00+01:00"),
    # over the day of 23 hours the clock shows an hour less
    ("2026-03-30T10:00", 48, "2026-03-28T09:00+00:00"),
    ("2027-03-29T10:00", 48, "2027-03-27T09:00+00:00"),
    # over the day of 25 hours an hour more
    ("2026-10-26T10:00", 48, "2026-10-24T11:00+01:00"),
    ("2027-11-01T10:00", 48, "2027-10-30T11:00+01:00"),
    # to either side of the change itself
    ("2026-03-29T02:30", 1, "2026-03-29T00:30+00:00"),
    ("2026-10-25T03:00", 2, "2026-10-25T01:00+00:00"),
    ("2026-10-25T03:00", 3, "2026-10-25T01:00+01:00"),
    # near midnight the day changes with the hour
    ("2026-03-31T00:01", 48, "2026-03-28T23:01+00:00"),
    ("2026-10-26T23:59", 48, "2026-10-25T00:59+01:00"),
    ("2026-12-09T10:00", 0, "2026-12-09T10:00+00:00"),
]


@pytest.mark.parametrize(("moment", "hours", "before"), HOURS_BEFORE)
def test_hours_before_are_elapsed_hours(moment, hours, before):
    assert hours_before(london(moment), hours).isoformat(timespec="minutes") == before


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.integers(0, 24 * 90),
)
def test_the_hours_between_are_the_hours_asked_for(moment, hours):
    before = hours_before(moment, hours)
    assert moment - before.astimezone(UTC) == timedelta(hours=hours)
    assert uk_day(before) <= uk_day(moment)


@pytest.mark.parametrize("ask", [uk_day, lambda moment: hours_before(moment, 48)])
def test_a_moment_without_a_clock_is_refused(ask):
    with pytest.raises(BadInput, match="does not say which clock") as refused:
        ask(datetime(2026, 7, 6, 23, 30))  # noqa: DTZ001 - the fault under test
    assert refused.value.code == "L-050"
