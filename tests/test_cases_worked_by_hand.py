"""Whole cases written as events, through the command line, held to answers worked by hand.

The school's year: Thursday 3 September to Friday 18 December 2026 (half-term Monday 26 to Friday
30 October); Tuesday 5 January to Thursday 25 March 2027 (half-term Monday 15 to Friday 19
February); Monday 12 April to Wednesday 21 July (bank holiday Monday 3 May, half-term Monday 31 May
to Friday 4 June). Bank holidays in between: Friday 25 and Monday 28 December, Friday 1 January,
Good Friday 26 March, Easter Monday 29 March; in Scotland also Monday 4 January.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from daysix import cli
from tests.law.worked import worked_date

if TYPE_CHECKING:
    from collections.abc import Callable

Lines = list[dict[str, Any]]
SCHOOL, SIX_TERMS = "Hand-counted School", "Six-term School"
CALENDARS = [
    {
        "name": SCHOOL,
        "terms_per_year": 3,
        "terms": [
            {"name": "Autumn 2026", "start": "2026-09-03", "end": "2026-12-18"},
            {"name": "Spring 2027", "start": "2027-01-05", "end": "2027-03-25"},
            {"name": "Summer 2027", "start": "2027-04-12", "end": "2027-07-21"},
            {"name": "Autumn 2027", "start": "2027-09-02", "end": "2027-12-17"},
        ],
        "breaks": [
            ["2026-10-26", "2026-10-30", "half-term"],
            ["2027-02-15", "2027-02-19", "half-term"],
            ["2027-05-31", "2027-06-04", "half-term"],
            ["2027-10-25", "2027-10-29", "half-term"],
        ],
        "schools": [SCHOOL],
    },
    {
        "name": SIX_TERMS,
        "terms_per_year": 6,
        "terms": [
            {"name": "Term 1", "start": "2026-09-02", "end": "2026-10-16"},
            {"name": "Term 2", "start": "2026-11-02", "end": "2026-12-18"},
            {"name": "Term 3", "start": "2027-01-06", "end": "2027-02-12"},
            {"name": "Term 4", "start": "2027-02-22", "end": "2027-04-09"},
            {"name": "Term 5", "start": "2027-04-26", "end": "2027-05-28"},
            {"name": "Term 6", "start": "2027-06-07", "end": "2027-07-23"},
        ],
        "schools": [SIX_TERMS],
    },
]

PERMANENT = {
    "type": "permanent_exclusion",
    "first_day": "2026-11-16",  # a Monday
    "notice": {"governing_board": "2026-11-16", "parent": "2026-11-16"},
}
DECLINED = {"type": "governors_meeting", "date": "2026-12-04", "outcome": "declined"}


def suspension(first_day: str, **more: object) -> dict[str, object]:
    return {
        "type": "suspension",
        "first_day": first_day,
        "notice": {"governing_board": first_day},
        **more,
    }


def decision_letter(sent: str, method: str = "hand") -> dict[str, object]:
    return {"type": "governors_decision_notice", "sent": sent, "method": method}


def review_request(sent: str, method: str = "hand") -> dict[str, object]:
    return {"type": "review_application", "sent": sent, "method": method}


def panel(decision: str, *, payment_ordered: bool = True) -> dict[str, object]:
    return {
        "type": "review_decision_notice",
        "sent": "2027-02-05",  # a Friday, by hand
        "method": "hand",
        "decision": decision,
        "payment_ordered": payment_ordered,
    }


REVIEWED = [PERMANENT, DECLINED, decision_letter("2026-12-07"), review_request("2027-01-08")]


@pytest.fixture
def answered(tmp_path, capsys) -> Callable[..., Lines]:
    """Every line about a case; ``as_of`` is today."""
    calendars, case = tmp_path / "calendars.json", tmp_path / "case.json"
    calendars.write_text(json.dumps(CALENDARS), encoding="utf-8")

    def ask(
        *events: dict[str, object], school: str = SCHOOL, as_of: str = "2027-03-31", **more: object
    ) -> Lines:
        document = {"school": {"name": school}, "calendar": school, "events": events, **more}
        case.write_text(json.dumps(document), encoding="utf-8")
        arguments = ["deadlines", "--case", str(case), "--calendar", str(calendars)]
        code = cli.main([*arguments, "--as-of", as_of, "--json"])
        said = capsys.readouterr()
        assert (code, said.err) == (0, "")
        return [json.loads(line) for line in said.out.splitlines()]

    return ask


def the(lines: Lines, rule: str, part: str = "") -> dict[str, Any]:
    """The only dated line of a rule (and of its part)."""
    (line,) = (
        one
        for one in lines
        if one["rule"] == rule and "fact" not in one and one.get("part", "") == part
    )
    return line


def due(lines: Lines, rule: str, part: str = "") -> str | None:
    found = the(lines, rule, part)["due"]
    return found if found is None else str(found)


def rules(lines: Lines) -> set[str]:
    """Rules that gave a date or said that they do not apply."""
    return {one["rule"] for one in lines if "fact" not in one}


def fact(lines: Lines, name: str) -> object:
    (value,) = (one["value"] for one in lines if one.get("fact") == name)
    return value


def on(day: str) -> str:
    return worked_date(day).isoformat()


def test_a_decision_posted_on_christmas_eve_is_given_on_30_december(answered):
    # Friday 25 and Monday 28 are bank holidays: Tuesday 29 is working day 1, Wednesday 30 day 2.
    # School days after it: 5 to 8 January 4, to 15 January 9, to 22 January 14, Monday 25 day 15.
    lines = answered(PERMANENT, DECLINED, decision_letter("2026-12-24", "first_class"))
    assert the(lines, "IRP-01")["trigger"]["date"] == on("Wed 30 Dec 2026")
    assert due(lines, "IRP-01") == on("Mon 25 Jan 2027")
    assert due(lines, "ROLL-01") == on("Tue 26 Jan 2027")


def test_a_decision_posted_before_easter_runs_out_before_the_may_bank_holiday(answered):
    # Thursday 25 March; Good Friday and Easter Monday do not work: Tuesday 30, Wednesday 31 March.
    # School days after it: 12 to 16 April 5, to 23 April 10, to Friday 30 April 15. The next school
    # day is Tuesday 4 May, Monday 3 May being a bank holiday.
    excluded = {
        **PERMANENT,
        "first_day": "2027-02-22",
        "notice": {"governing_board": "2027-02-22"},
    }
    met = {**DECLINED, "date": "2027-03-11"}
    lines = answered(excluded, met, decision_letter("2027-03-25", "first_class"))
    assert due(lines, "IRP-01") == on("Fri 30 Apr 2027")
    assert due(lines, "ROLL-01") == on("Tue 4 May 2027")


def test_a_request_posted_on_the_last_day_is_late_and_two_days_earlier_is_not(answered):
    # By hand on Monday 7 December: 8 to 11 December 4, to 18 December 9, 5 to 8 January 13,
    # Monday 11 day 14, Tuesday 12 January day 15.
    begun = (PERMANENT, DECLINED, decision_letter("2026-12-07"))
    late = answered(*begun, review_request("2027-01-12", "first_class"))
    assert due(late, "IRP-01") == on("Tue 12 Jan 2027")
    assert due(late, "IRP-02") == on("Thu 14 Jan 2027")
    assert due(late, "IRP-06") is None
    assert due(late, "ROLL-01") == on("Wed 13 Jan 2027")
    # Posted on Friday 8 January: Monday 11 is working day 1, Tuesday 12 day 2. The review begins by
    # 13 to 15 January 3, to 22 January 8, to 29 January 13, Tuesday 2 February 15.
    in_time = answered(*begun, review_request("2027-01-08", "first_class"))
    assert due(in_time, "IRP-02") == on("Tue 12 Jan 2027")
    assert due(in_time, "IRP-06") == on("Tue 2 Feb 2027")
    assert due(in_time, "ROLL-01") is None


def test_a_school_of_six_terms_adds_up_over_the_autumn_but_not_over_easter_monday(answered):
    # Six days in Term 1 and ten in Term 2 are one legal period: 16. Fifteen school days after
    # Monday 9 November: 13 November 4, 20 November 9, 27 November 14, Monday 30 November.
    autumn = answered(
        suspension("2026-09-14", days=6), suspension("2026-11-09", days=10), school=SIX_TERMS
    )
    second = [line for line in autumn if line["exclusion"] == "2026-11-09"]
    assert (fact(second, "term_days"), fact(second, "gb_class")) == (16, "must_15")
    assert due(second, "GB-01") == on("Mon 30 Nov 2026")
    # Inside Term 4: 22 to 25 March are four days, and 30 March to 2 April four of the next period.
    spring = answered(suspension("2027-03-22", days=8), school=SIX_TERMS)
    assert (fact(spring, "term_days"), fact(spring, "year_days")) == (4, 8)
    assert fact(spring, "gb_class") == "none"
    assert due(spring, "ED-01") == on("Wed 31 Mar 2027"), "days 22 to 25, Tuesday 30, Wednesday 31"


@pytest.mark.parametrize(
    ("panel_says", "governors", "payment", "money_by"),
    [
        ("quash_and_direct", ("2027-02-24", "declined"), 4000, "Fri 5 Mar 2027"),
        ("quash_and_direct", ("2027-02-24", "reinstated"), 0, None),
        ("quash_and_direct", ("2027-02-24", "offer_declined_by_parents"), 0, None),
        ("quash_and_direct", ("2027-03-01", "reinstated"), 4000, "Fri 5 Mar 2027"),
        ("recommend", ("2027-02-24", "declined"), 0, None),
    ],
)
def test_4000_pounds_follow_only_a_direction_not_followed_in_time(
    answered, panel_says, governors, payment, money_by
):
    # Ten school days after Friday 5 February: to 12 February 5, half-term, to Friday 26 February.
    # 28 calendar days after 5 February is Friday 5 March.
    date, outcome = governors
    again = {"type": "reconsideration", "date": date, "outcome": outcome}
    lines = answered(*REVIEWED, panel(panel_says), again)
    assert due(lines, "REC-01") == on("Fri 26 Feb 2027")
    assert fact(lines, "payment") == payment
    by = due(lines, "REC-03") if "REC-03" in rules(lines) else None
    assert by == (money_by and on(money_by))


def test_sent_home_on_the_last_afternoon_before_half_term(answered):
    # Friday 23 October, afternoon: day 1 is Monday 2 November, day 5 Friday 6, day 6 Monday 9.
    # Governors, not knowing when they were told: 15 after the Friday is Friday 20 November.
    excluded = {"type": "permanent_exclusion", "first_day": "2026-10-23", "session": "pm"}
    lines = answered(excluded, as_of="2026-12-31")
    assert due(lines, "EX-01") == due(lines, "NOT-06") == on("Mon 2 Nov 2026")
    assert due(lines, "ED-05") == on("Fri 6 Nov 2026")
    assert due(lines, "ED-02") == on("Mon 9 Nov 2026")
    assert [other["due"] for other in the(lines, "ED-02")["alternatives"]] == [
        on("Tue 10 Nov 2026")
    ]
    assert due(lines, "GB-01") == on("Fri 20 Nov 2026")
    assert fact(lines, "term_days") == 35.5, "half a day, then seven weeks"


def test_lunchtimes_ten_or_eleven_when_the_parents_write(answered):
    # 50 school days after Monday 9 November: 18 December 29, 8 January 33, 29 January 48, then
    # Monday 1 and Tuesday 2 February.
    wrote = {"representations": "2026-11-12"}
    ten = answered(suspension("2026-11-09", lunchtimes=10, **wrote))
    assert (fact(ten, "term_days"), fact(ten, "gb_class")) == (5, "consider")
    assert "GB-02" not in rules(ten)
    eleven = answered(suspension("2026-11-09", lunchtimes=11, **wrote))
    assert (fact(eleven, "term_days"), fact(eleven, "gb_class")) == (5.5, "must_50")
    assert due(eleven, "GB-02") == on("Tue 2 Feb 2027")
    assert "ED-01" not in rules(eleven), "the child is in lessons"


def test_the_run_to_the_sixth_day_stops_for_a_day_in_school_and_not_for_a_holiday(answered):
    attended = answered(suspension("2026-11-09", days=4), suspension("2026-11-16", days=3))
    assert "ED-01" not in rules(attended), "Friday 13 November was attended"
    joined = answered(suspension("2026-11-09", days=4), suspension("2026-11-13", days=3))
    assert due(joined, "ED-01") == on("Mon 16 Nov 2026"), "9 to 12, Friday 13, Monday 16"
    over_half_term = answered(suspension("2026-10-21", days=3), suspension("2026-11-02", days=4))
    assert due(over_half_term, "ED-01") == on("Wed 4 Nov 2026"), "21 to 23 October, 2 to 4 November"
    over_christmas = answered(suspension("2026-12-17", days=6))
    assert due(over_christmas, "ED-01") == on("Fri 8 Jan 2027"), "17, 18 December, 5 to 8 January"
    assert fact(over_christmas, "gb_class") == "none", "two days in one term and four in the next"


def test_information_requests_over_the_new_year(answered):
    # Freedom of information, from Wednesday 2 December: 4 December 2, 11 December 7, 18 December
    # 12, 24 December 16, 29 to 31 December 19; 1 January and Scotland's Monday 4 do not count.
    lines = answered({"type": "foi_request", "received": "2026-12-02"})
    assert due(lines, "INF-01") == on("Tue 5 Jan 2027")
    # Saturday 2 January is received on Tuesday 5: 8 January 3, 15th 8, 22nd 13, 29th 18, 2 Feb 20.
    lines = answered({"type": "foi_request", "received": "2027-01-02"})
    assert due(lines, "INF-01") == on("Tue 2 Feb 2027")
    # A month from 31 December is Sunday 31 January; from 31 January, Sunday 28 February; from
    # 26 February, Good Friday, and the next working day is the Tuesday.
    for received, expected in (
        ("2026-12-31", "Mon 1 Feb 2027"),
        ("2027-01-31", "Mon 1 Mar 2027"),
        ("2027-02-26", "Tue 30 Mar 2027"),
    ):
        lines = answered({"type": "subject_access_request", "received": received})
        assert due(lines, "INF-02") == on(expected), received


def test_money_for_a_final_year_pupil_on_both_sides_of_1_april(answered):
    # Thursday 25 March: the sixth school day after it is Monday 19 April, past 31 March, so the new
    # year is charged: to 31 March 2028 are 348 days, 49 whole weeks. Monday 12 April: Tuesday 20
    # April to 31 July are 103 days, 14 whole weeks.
    money = {"type": "funding", "amount": 5200, "pupil_premium": 1300}
    leaver = {"final_year": True}
    before = {"type": "permanent_exclusion", "first_day": "2027-03-25"}
    lines = answered(before, money, pupil=leaver, as_of="2027-07-30")
    assert due(lines, "MON-01", "relevant date") == on("Mon 19 Apr 2027")
    assert (fact(lines, "complete_weeks"), fact(lines, "deduction")) == (49, 4900)
    after = {"type": "permanent_exclusion", "first_day": "2027-04-12"}
    lines = answered(after, money, pupil=leaver, as_of="2027-07-30")
    assert due(lines, "MON-01", "relevant date") == on("Tue 20 Apr 2027")
    assert (fact(lines, "complete_weeks"), fact(lines, "deduction")) == (14, 1400)
    assert fact(lines, "pupil_premium") == 350


def test_days_at_another_school_bring_governors_in_and_45_is_the_most(answered):
    # 7 to 25 September at another school are 15 days; one more here makes 16.
    elsewhere = {"school": "Other School", "first_day": "2026-09-07", "last_day": "2026-09-25"}
    lines = answered(suspension("2026-11-09", days=1), already=[elsewhere])
    assert (fact(lines, "term_days"), fact(lines, "gb_class")) == (16, "must_15")
    number = {"school": "Other School", "days": 44, "term": "autumn", "school_year": "2026/27"}
    lines = answered(suspension("2026-11-09", days=1), already=[number])
    assert (fact(lines, "year_days"), fact(lines, "within_45")) == (45, True)
    lines = answered(suspension("2026-11-09", days=1.5), already=[number])
    assert (fact(lines, "year_days"), fact(lines, "within_45")) == (45.5, False)


def test_an_exclusion_is_cancelled_before_governors_meet_and_not_after(answered):
    before = answered(PERMANENT, {"type": "cancellation", "date": "2026-11-23"})
    can = [line["value"] for line in before if line.get("fact") == "permitted"]
    assert can == [True, True]
    assert due(before, "GB-01") is None
    assert fact(before, "year_days") == 5, "Monday 16 to Friday 20 November still count"
    met = {**DECLINED, "date": "2026-12-03"}
    after = answered(PERMANENT, met, {"type": "cancellation", "date": "2026-12-04"})
    refused = [line for line in after if line["rule"] == "CAN-01"]
    assert [line["value"] for line in refused] == [False]
    assert due(after, "GB-01") == on("Mon 7 Dec 2026")


# What follows the program does not do yet.


def test_a_cancellation_still_to_come_counts_the_days_until_it_takes_effect(answered):
    # Monday 16 November to Friday 5 February: 25 before Christmas and 24 after are 49, over 45.
    ahead = {"type": "cancellation", "date": "2027-02-08"}
    lines = answered(PERMANENT, ahead, as_of="2027-01-29")
    (can,) = (line["value"] for line in lines if line["rule"] == "CAN-02")
    assert can is False


def test_no_45_day_limit_is_told_for_a_permanent_exclusion_alone(answered):
    lines = answered({**PERMANENT, "first_day": "2026-09-07", "notice": {}}, as_of="2026-12-31")
    assert [line for line in lines if line.get("value") is False and line["rule"] == "EX-04"] == []


def test_a_waiver_before_governors_meet_does_not_take_the_name_off_that_day(answered):
    waiver = {"type": "review_waiver", "received": "2026-11-25"}
    lines = answered(PERMANENT, waiver, DECLINED, decision_letter("2026-12-07"))
    assert due(lines, "ROLL-02") != on("Wed 25 Nov 2026")
