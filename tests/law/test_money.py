"""Money after a permanent exclusion: the rulebook's examples to the penny, and every edge.

The calendars are plain: no half-term, no INSET, no closures, bank holidays only.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.money import _reckoning as money
from tests.law.asking import ask, dues, facts, notes, only, plain_book

PLAIN = plain_book(
    ("2026-09-01", "2026-12-18"),
    ("2027-01-04", "2027-03-25"),
    ("2027-04-12", "2027-07-23"),
    ("2027-09-01", "2027-12-17"),
    ("2028-01-04", "2028-03-31"),
)
YEAR_8 = {"type": "permanent_exclusion", "first_day": "2026-09-09"}  # a Wednesday
YEAR_6 = {"type": "permanent_exclusion", "first_day": "2027-05-06"}  # a Thursday
ADMITTED = {"type": "admitted", "date": "2026-11-02"}  # a Monday
FINAL_YEAR = {"final_year": True}
LATER = "2027-06-01"


def funding(amount=5460, **more):
    return {"type": "funding", "amount": amount, **more}


def deduction(*events, **more):
    return facts(ask("MON-01", *events, book=PLAIN, **more))["deduction"]


def test_first_example_the_relevant_date_is_thursday_17_september_2026():
    assert only(ask("MON-01", YEAR_8, book=PLAIN)).due == date(2026, 9, 17)


def test_first_example_2940_pounds_for_28_weeks():
    found = facts(ask("MON-01", YEAR_8, funding(), book=PLAIN))
    assert found == {"complete_weeks": 28, "deduction": 2940.00}


def test_first_example_2205_pounds_to_the_new_school():
    found = facts(ask("MON-02", YEAR_8, funding(), ADMITTED, book=PLAIN))
    assert found == {"receiving_share": 2205.00}


def test_first_example_560_pounds_of_pupil_premium():
    found = facts(ask("MON-05", YEAR_8, funding(pupil_premium=1040), book=PLAIN))
    assert found == {"pupil_premium": 560.00}


def test_second_example_6940_pounds_with_the_adjustment():
    assert deduction(YEAR_8, funding(adjustment=4000)) == 6940.00


def test_the_adjustment_is_no_part_of_the_new_schools_share():
    found = facts(ask("MON-02", YEAR_8, funding(adjustment=4000), ADMITTED, book=PLAIN))
    assert found == {"receiving_share": 2205.00}


def test_third_example_825_pounds_to_31_july():
    found = ask("MON-01", YEAR_6, funding(3900), book=PLAIN, pupil=FINAL_YEAR, as_of=LATER)
    assert only(found).due == date(2027, 5, 14)  # a Friday; Monday 3 May was the bank holiday
    assert facts(found) == {"complete_weeks": 11, "deduction": 825.00}
    assert "Friday 14 May 2027 to Saturday 31 July 2027" in notes(found)["deduction"]


def test_third_example_1125_pounds_to_31_august():
    """The plain autumn term of 2027 starts on Wednesday 1 September."""
    reading = {"AMB-10": "day_before_autumn_term"}
    more = {"pupil": FINAL_YEAR, "as_of": LATER, "switches": reading}
    assert deduction(YEAR_6, funding(3900), **more) == 1125.00
    end = facts(ask("MON-04", YEAR_6, book=PLAIN, **more))
    assert end == {"funding_end": "2027-08-31"}


def test_third_example_3450_pounds_to_31_march_were_it_not_the_last_year():
    assert deduction(YEAR_6, funding(3900), as_of=LATER) == 3450.00


def test_the_three_bases_are_shown_side_by_side():
    note = notes(ask("MON-04", YEAR_6, book=PLAIN, pupil=FINAL_YEAR, as_of=LATER))["funding_end"]
    assert "31_july: 11 complete weeks" in note
    assert "day_before_autumn_term: 15." in note
    assert "To 31 March, as for other pupils, it would be 46." in note


@pytest.mark.parametrize(
    ("first", "last", "weeks"),
    [
        (date(2026, 9, 17), date(2027, 3, 31), 28),  # 196 days exactly
        (date(2026, 9, 18), date(2027, 3, 31), 27),  # 195 days
        (date(2026, 9, 16), date(2027, 3, 31), 28),  # 197 days
        (date(2026, 11, 2), date(2027, 3, 31), 21),  # 150 days
        (date(2027, 5, 14), date(2027, 7, 31), 11),  # 79 days
        (date(2027, 5, 14), date(2027, 8, 31), 15),  # 110 days
        (date(2027, 3, 25), date(2027, 3, 31), 1),  # 7 days, both inclusive
        (date(2027, 3, 26), date(2027, 3, 31), 0),  # 6 days
        (date(2027, 3, 31), date(2027, 3, 31), 0),
        (date(2027, 9, 3), date(2027, 7, 31), 0),  # the end came first
    ],
)
def test_complete_weeks(first, last, weeks):
    assert money.complete_weeks(first, last) == weeks


@given(st.dates(date(2020, 1, 1), date(2028, 12, 31)))
def test_no_stretch_to_31_march_is_longer_than_52_weeks(day):
    end = money.next_31_march(day)
    assert (end.month, end.day) == (3, 31)
    assert 0 <= money.complete_weeks(day, end) <= 52


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2027, 3, 31), date(2027, 3, 31)),  # Wednesday
        (date(2027, 4, 1), date(2028, 3, 31)),  # Thursday
    ],
)
def test_the_funding_year_ends_on_31_march(day, end):
    assert money.next_31_march(day) == end


@pytest.mark.parametrize(
    ("amount", "weeks", "pence"),
    [
        ("5460", 28, 2940.00),
        ("1000", 1, 19.23),  # 19.2307...
        ("1000", 2, 38.46),  # 38.4615...
        ("26.26", 1, 0.51),  # 0.505 exactly: the half-penny goes up
        ("26.25", 1, 0.50),  # 0.5048...
        ("5460", 0, 0.00),
    ],
)
def test_pence_are_rounded_once_and_halves_go_up(amount, weeks, pence):
    assert money.pounds(money.share_of_year(Decimal(amount), weeks)) == pence


@pytest.mark.parametrize(
    ("excluded", "final_year", "weeks"),
    [
        # Thu 25 Mar 2027, the last day of term: 12, 13, 14, 15, 16 and Mon 19 Apr. A new year.
        ("2027-03-25", True, 49),
        # Mon 12 Apr: 13 to 16, 19 and Tue 20 Apr. To 31 July 103 days.
        ("2027-04-12", True, 14),
        # The same for a pupil who stays: to 31 March 2028 347 days.
        ("2027-04-12", False, 49),
        # Fri 9 July: 12 to 16 and Mon 19 July. To 31 July 13 days.
        ("2027-07-09", True, 1),
        # Fri 23 July, the last day: 1, 2, 3, 6, 7 and Wed 8 Sep, after the school year has ended.
        ("2027-07-23", True, 0),
        # Wed 1 Sep: 2, 3, 6, 7, 8 and Thu 9 Sep 2027. To 31 March 2028 205 days: a new last year.
        ("2027-09-01", True, 29),
    ],
)
def test_which_end_the_weeks_run_to(excluded, final_year, weeks):
    event = {"type": "permanent_exclusion", "first_day": excluded}
    found = ask(
        "MON-01",
        event,
        funding(),
        book=PLAIN,
        pupil={"final_year": final_year},
        as_of="2027-09-20",
    )
    assert facts(found)["complete_weeks"] == weeks


@pytest.mark.parametrize(
    ("excluded", "relevant", "flagged"),
    [
        # 2027 has no school between 25 March and 12 April: 1 April lies inside the holiday.
        ("2027-03-17", date(2027, 3, 25), False),  # Wed; 18, 19, 22, 23, 24, Thu 25
        ("2027-03-18", date(2027, 4, 12), True),  # Thu; 19, 22, 23, 24, 25, Mon 12 Apr
    ],
)
def test_a_relevant_date_after_31_march_charges_the_new_year_and_says_so(
    excluded, relevant, flagged
):
    event = {"type": "permanent_exclusion", "first_day": excluded}
    found = ask("MON-01", event, funding(), book=PLAIN, as_of=LATER)
    assert only(found).due == relevant
    assert ("AMB-11" in notes(found)["deduction"]) is flagged
    # 25 to 31 March is one week; 12 April 2027 to 31 March 2028 is 355 days, 50 weeks.
    assert facts(found)["complete_weeks"] == (50 if flagged else 1)


def test_a_closure_moves_the_relevant_date_and_may_cost_a_week():
    closed = plain_book(
        ("2026-09-01", "2026-12-18"),
        ("2027-01-04", "2027-03-25"),
        closures=[["2026-09-14", "burst pipe"]],
    )
    found = ask("MON-01", YEAR_8, funding(), book=closed)
    assert only(found).due == date(2026, 9, 18)  # a Friday
    assert facts(found) == {"complete_weeks": 27, "deduction": 2835.00}


@pytest.mark.parametrize(
    ("admitted", "share"),
    [
        ("2026-09-17", 2940.00),  # Thursday, the relevant date: all 28 weeks
        ("2026-09-18", 2835.00),  # Friday: 27 weeks
        ("2026-09-14", 2940.00),  # Monday, before it: never more than the reduction
        ("2027-03-25", 105.00),  # Thursday: one week
        ("2027-03-26", 0.00),  # Friday: none
    ],
)
def test_the_share_of_the_admitting_school(admitted, share):
    event = {"type": "admitted", "date": admitted}
    found = ask("MON-02", YEAR_8, funding(), event, book=PLAIN, as_of=LATER)
    assert facts(found) == {"receiving_share": share}


@pytest.mark.parametrize("school", ["special", "pru"])
def test_special_schools_and_referral_units_are_outside_it(school):
    found = ask("MON-01", YEAR_8, funding(), book=PLAIN, school=school)
    assert facts(found) == {"permitted": False}
    assert dues(found) == {}
    for rule in ("MON-02", "MON-03", "MON-04", "MON-05", "MON-06", "MON-07", "MON-08", "MON-09"):
        assert ask(rule, YEAR_8, funding(adjustment=4000), ADMITTED, school=school) == []


def test_an_academy_is_inside_it_where_its_agreement_says_so():
    found = ask("MON-01", YEAR_8, funding(), book=PLAIN, school="academy")
    assert facts(found)["deduction"] == 2940.00
    assert "funding agreement" in notes(found)["deduction"]


def test_cancelled_means_no_money_moves():
    cancelled = {"type": "cancellation", "date": "2026-09-11"}
    found = ask("MON-01", YEAR_8, cancelled, funding(), book=PLAIN)
    assert only(found).due is None
    assert facts(found) == {}
    assert ask("MON-05", YEAR_8, cancelled, funding(pupil_premium=1040), book=PLAIN) == []


@pytest.mark.parametrize(
    ("met", "given_back"),
    [
        ("2026-09-10", 2940.00),  # Thursday: 203 days, 29 weeks, never more than 28
        ("2026-09-30", 2730.00),  # Wednesday: 183 days, 26 weeks of 28
        ("2026-10-01", 2730.00),  # Thursday: 182 days, still 26
        ("2026-10-02", 2625.00),  # Friday: 181 days, 25
    ],
)
def test_what_goes_back_on_reinstatement(met, given_back):
    meeting = {"type": "governors_meeting", "date": met, "outcome": "reinstated"}
    assert facts(ask("MON-06", YEAR_8, meeting, funding(), book=PLAIN)) == {"give_back": given_back}


def directed(*, ordered=True):
    """A panel directed governors on Monday 23 November 2026; ten days end on Monday 7 December."""
    return {
        "type": "review_decision_notice",
        "sent": "2026-11-23",
        "method": "hand",
        "decision": "quash_and_direct",
        "payment_ordered": ordered,
    }


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-12-07", 2940.00),  # Monday, the tenth day: governors may still reinstate
        ("2026-12-08", 6940.00),  # Tuesday: it has passed
    ],
)
def test_an_ordered_payment_joins_the_deduction_once_the_time_has_passed(as_of, expected):
    assert deduction(YEAR_8, directed(), funding(), as_of=as_of) == expected


def test_a_payment_the_panel_did_not_order_never_joins_it():
    assert deduction(YEAR_8, directed(ordered=False), funding(), as_of="2027-01-11") == 2940.00


def test_what_finance_says_the_adjustment_is_wins():
    found = deduction(YEAR_8, directed(), funding(adjustment=0), as_of="2027-01-11")
    assert found == 2940.00
