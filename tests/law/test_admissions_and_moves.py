"""Off-site directions, fair access, admissions, directions to admit, children out of school.

Dates were counted by hand on the example three-term calendar: half-term 26 to 30 October 2026,
last day Friday 18 December, INSET Monday 4 January 2027, first day Tuesday 5 January.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.asking import ask, dues, facts, notes, only, others


def direction(**days):
    return {"type": "off_site_direction", **days}


@pytest.mark.parametrize(
    ("relevant", "due", "clear"),
    [
        ("2026-11-23", date(2026, 11, 19), date(2026, 11, 18)),  # Mon: Thursday, or Wednesday
        ("2026-11-25", date(2026, 11, 23), date(2026, 11, 20)),  # Wed: Monday, or Friday
        ("2026-11-02", date(2026, 10, 22), date(2026, 10, 21)),  # after half-term: Thu, or Wed
        ("2026-11-03", date(2026, 10, 23), date(2026, 10, 22)),  # a day later: Fri, or Thu
        ("2027-01-05", date(2026, 12, 17), date(2026, 12, 16)),  # first day of 2027: Thu, or Wed
        ("2027-01-07", date(2027, 1, 5), date(2026, 12, 18)),  # Thu: Tuesday, or Friday
    ],
)
def test_notice_of_an_off_site_direction(relevant, due, clear):
    event = direction(relevant_day=relevant)
    found = only(ask("OFF-01", event))
    assert (found.due, others(found)) == (due, {"clear_days": clear})
    strict = only(ask("OFF-01", event, switches={"AMB-08": "clear_days"}))
    assert (strict.due, others(strict)) == (clear, {"count_back": due})


@pytest.mark.parametrize(
    ("school", "relevant", "status"),
    [
        ("maintained", "2026-07-20", "must"),
        ("pru", "2026-07-20", "must"),
        ("academy", "2026-07-20", "should"),  # Monday, before academies came under it
        ("academy", "2026-07-25", "should"),  # Saturday, the day before
        ("academy", "2026-07-26", "must"),  # Sunday, the day itself
        ("academy", "2026-09-03", "must"),
    ],
)
def test_academies_are_bound_from_26_july_2026(school, relevant, status):
    found = only(ask("OFF-01", direction(relevant_day=relevant), school=school))
    assert found.status == status
    assert bool(found.message) is (status == "should")


@pytest.mark.parametrize(
    ("meeting", "invite", "outcome"),
    [
        ("2026-12-02", date(2026, 11, 26), date(2026, 12, 8)),  # Wed: Thursday, Tuesday
        ("2026-12-03", date(2026, 11, 27), date(2026, 12, 9)),  # Thu: Friday, Wednesday
        ("2026-12-04", date(2026, 11, 28), date(2026, 12, 10)),  # Fri: Saturday, Thursday
        ("2026-11-02", date(2026, 10, 27), date(2026, 11, 8)),  # half-term counts: Tue, Sunday
    ],
)
def test_six_days_either_side_of_a_review_meeting(meeting, invite, outcome):
    event = direction(review_meeting=meeting)
    assert only(ask("OFF-03", event)).due == invite
    assert only(ask("OFF-04", event)).due == outcome


@pytest.mark.parametrize(
    ("last_review", "required"),
    [
        (None, True),
        ("2026-09-13", True),  # Sunday: 71 days before
        ("2026-09-14", False),  # Monday: 70 days, ten weeks
        ("2026-09-15", False),  # Tuesday: 69 days
        ("2026-11-23", False),  # the day of the request
    ],
)
def test_a_review_on_request_unless_one_was_held_in_ten_weeks(last_review, required):
    held = {"last_review_meeting": last_review} if last_review else {}
    found = ask("OFF-02", direction(review_requested="2026-11-23", **held))
    assert facts(found) == {"review_required": required}


def test_a_review_meeting_still_to_come_does_not_stand_in_for_the_one_asked_for():
    event = direction(review_requested="2026-11-23", review_meeting="2026-12-03")
    assert facts(ask("OFF-02", event)) == {"review_required": True}


@pytest.mark.parametrize("rule", ["OFF-06", "OFF-07", "OFF-08", "ADM-02", "CME-04"])
def test_rules_that_no_event_starts_say_nothing(rule):
    assert ask(rule, direction(relevant_day="2026-11-25")) == []


REFERRED = {"type": "fair_access_referred", "date": "2026-11-02"}  # Monday
AGREED = {"type": "fair_access_agreed", "date": "2026-11-09"}  # Monday


def test_the_fair_access_clock_runs_from_the_earlier_day():
    found = only(ask("FAP-02", REFERRED, AGREED))
    assert found.due == date(2026, 11, 30)  # Monday
    assert others(found) == {"agreed": date(2026, 12, 7)}  # Monday


def test_or_from_the_agreement_where_the_council_reads_it_so():
    found = only(ask("FAP-02", REFERRED, AGREED, switches={"AMB-20": "agreed"}))
    assert found.due == date(2026, 12, 7)  # Monday
    assert others(found) == {"earlier_known_date": date(2026, 11, 30)}


def test_not_agreed_yet_is_no_date_under_that_reading():
    found = only(ask("FAP-02", REFERRED, switches={"AMB-20": "agreed"}))
    assert (found.due, found.state) == (None, "not_applicable")


@pytest.mark.parametrize(
    ("admitted", "as_of", "state"),
    [
        (None, "2026-11-30", "open"),  # Monday, the last day
        (None, "2026-12-01", "late"),  # Tuesday
        ("2026-11-02", "2026-12-09", "done"),  # the day of the referral
        ("2026-10-30", "2026-12-09", "late"),  # admitted before it: some other school
        ("2026-11-30", "2026-12-09", "done"),
        ("2026-12-01", "2026-12-09", "late"),
    ],
)
def test_whether_a_place_was_found_in_time(admitted, as_of, state):
    placed = [{"type": "admitted", "date": admitted}] if admitted else []
    assert only(ask("FAP-02", REFERRED, *placed, as_of=as_of)).state == state


def test_the_thirteen_categories():
    found = ask("FAP-01", REFERRED)
    assert facts(found)["fair_access_categories"] == "a b c d e f g h i j k l m"


def test_a_permanently_excluded_child_is_pointed_to_category_d():
    found = ask("FAP-01", {"type": "permanent_exclusion", "first_day": "2026-10-05"}, REFERRED)
    assert "Category d" in notes(found)["fair_access_categories"]


HERE = {"type": "permanent_exclusion", "first_day": "2026-11-23"}  # Monday
ELSEWHERE = {"school": "Another school", "permanent_exclusion": "2024-10-07"}


def test_twice_excluded_ends_two_years_after_the_latest():
    found = ask("FAP-05", HERE, already=(ELSEWHERE,))
    assert facts(found) == {"twice_excluded": True}
    assert only(found).due == date(2028, 11, 23)  # Thursday


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2028-11-22", "open"),  # Wednesday
        ("2028-11-23", "open"),  # Thursday, on the day
        ("2028-11-24", "done"),  # Friday: it has run out
    ],
)
def test_twice_excluded_on_the_day(as_of, state):
    two = (ELSEWHERE, {"school": "A third school", "permanent_exclusion": "2026-11-23"})
    request = {"type": "in_year_application", "received": "2028-11-01"}
    assert only(ask("FAP-05", request, already=two, as_of=as_of)).state == state


def test_the_latest_counts_even_when_it_was_the_other_school():
    later = {"school": "Another school", "permanent_exclusion": "2026-11-24"}
    assert only(ask("FAP-05", HERE, already=(later,))).due == date(2028, 11, 24)  # Friday


@pytest.mark.parametrize(
    "again",
    [
        {"type": "governors_meeting", "date": "2026-12-04", "outcome": "reinstated"},
        {"type": "reconsideration", "date": "2027-02-05", "outcome": "reinstated"},
        {"type": "reconsideration", "date": "2027-02-05", "outcome": "offer_declined_by_parents"},
        {"type": "cancellation", "date": "2026-11-26"},
    ],
)
def test_an_exclusion_reversed_or_that_would_have_been_does_not_count(again):
    found = ask("FAP-05", HERE, again, already=(ELSEWHERE,), as_of="2027-03-01")
    assert facts(found) == {"twice_excluded": False}
    assert dues(found) == {}


@pytest.mark.parametrize("pupil", [{"ehcp": True}, {"looked_after": True}])
def test_children_the_twice_excluded_rule_does_not_cover(pupil):
    found = ask("FAP-05", HERE, already=(ELSEWHERE,), pupil=pupil)
    assert facts(found) == {"twice_excluded": False}
    assert only(found).due is None


@pytest.mark.parametrize(
    ("dob", "twice"),
    [
        # Five on Monday 31 August 2026: of school age from that very day.
        ("2021-08-31", True),
        # Five on Tuesday 1 September 2026: of school age from Thursday 31 December only.
        ("2021-09-01", False),
    ],
)
def test_an_exclusion_before_school_age_does_not_count(dob, twice):
    two = ({"school": "Another school", "permanent_exclusion": "2026-08-31"},)
    assert facts(ask("FAP-05", HERE, already=two, pupil={"dob": dob})) == (
        {"twice_excluded": True} if twice else {}
    )


def test_a_later_suspension_does_not_repeat_the_answer():
    earlier = {"type": "suspension", "first_day": "2026-09-14", "days": 2}
    found = ask("FAP-05", earlier, HERE, already=(ELSEWHERE,))
    assert len(found) == 2  # one fact, one date


APPLIED = {"type": "in_year_application", "received": "2026-11-02"}  # Monday


@pytest.mark.parametrize(
    ("answered", "aim", "must"),
    [
        ("2026-11-16", "done", "done"),  # Monday, the tenth day
        ("2026-11-17", "late", "done"),  # Tuesday
        ("2026-11-23", "late", "done"),  # Monday, the fifteenth day
        ("2026-11-24", "late", "late"),  # Tuesday
    ],
)
@pytest.mark.parametrize("kind", ["refusal_notified", "admitted"])
def test_an_in_year_application_answered_on_both_sides_of_each_limit(kind, answered, aim, must):
    found = dues(ask("ADM-01", APPLIED, {"type": kind, "date": answered}, as_of="2026-12-01"))
    assert (found["aim"].state, found["must"].state) == (aim, must)
    assert (found["aim"].status, found["must"].status) == ("should", "must")


def test_an_earlier_refusal_does_not_answer_a_later_application():
    earlier = {"type": "refusal_notified", "date": "2026-10-30"}
    assert dues(ask("ADM-01", APPLIED, earlier))["must"].state == "open"


@pytest.mark.parametrize(
    ("rule", "in_care", "refer", "direct"),
    [
        ("ADM-03", False, date(2026, 12, 7), date(2026, 12, 8)),  # Monday 7, Tuesday 8 December
        ("ADM-04", True, date(2026, 11, 29), date(2026, 11, 30)),  # Sunday 29, Monday 30
    ],
)
def test_the_day_a_direction_is_served_is_day_one(rule, in_care, refer, direct):
    served = {"type": "direction_served", "date": "2026-11-23", "looked_after": in_care}
    found = dues(ask(rule, served))
    last, first = found["governors may refer"], found["direct from"]
    assert (last.due, first.due) == (refer, direct)
    assert [step.n for step in last.basis] == list(range(1, last.count + 1))
    assert last.basis[0].day == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("as_of", "refer", "direct"),
    [
        ("2026-12-07", "open", "open"),  # Monday, day 15
        ("2026-12-08", "done", "done"),  # Tuesday, day 16
    ],
)
def test_a_council_waits_until_the_sixteenth_day(as_of, refer, direct):
    found = dues(ask("ADM-03", {"type": "direction_served", "date": "2026-11-23"}, as_of=as_of))
    assert (found["governors may refer"].state, found["direct from"].state) == (refer, direct)


@pytest.mark.parametrize(("served", "may"), [("2026-06-28", False), ("2026-06-29", True)])
def test_an_academy_may_be_directed_since_29_june_2026(served, may):
    event = {"type": "direction_served", "date": served}
    found = ask("ADM-06", event, school="academy")
    assert facts(found) == {"permitted": may}
    assert bool(dues(found)) is may
    assert bool(ask("ADM-03", event, school="academy")) is may


def test_the_steps_of_an_appeal():
    events = [
        {"type": "refusal_notified", "date": "2026-11-02"},  # Monday
        {"type": "appeal_lodged", "date": "2026-11-30"},  # Monday, the twentieth day
        {"type": "appeal_hearing", "date": "2027-01-26"},  # Tuesday, the thirtieth day
    ]
    found = dues(ask("ADM-05", *events, as_of="2027-01-27"))
    assert {part: due.due for part, due in found.items()} == {
        "lodge": date(2026, 11, 30),  # Monday
        "hearing": date(2027, 1, 26),  # Tuesday
        "notice of hearing": date(2027, 1, 12),  # Tuesday: 25, 22 to 18, 15 to 12 counted back
        "decision": date(2027, 2, 2),  # Tuesday
    }
    assert found["lodge"].state == found["hearing"].state == "done"


def test_an_appeal_heard_a_day_too_late():
    events = [
        {"type": "appeal_lodged", "date": "2026-11-30"},
        {"type": "appeal_hearing", "date": "2027-01-27"},  # Wednesday, the thirty-first day
    ]
    assert dues(ask("ADM-05", *events, as_of="2027-01-28"))["hearing"].state == "late"


def absent(day, reason="unauthorised"):
    return {"type": "absent_since", "date": day, "reason": reason}


@pytest.mark.parametrize("reason", ["unauthorised", "leave_not_returned", "other"])
@pytest.mark.parametrize(
    ("since", "due"),
    [
        ("2026-11-09", date(2026, 11, 16)),  # Monday to Monday
        ("2026-10-23", date(2026, 11, 6)),  # the Friday before half-term: one, then five: Friday
        ("2026-12-18", date(2027, 1, 11)),  # the last day of term: one, 5 to 8, Monday 11
    ],
)
def test_education_by_the_sixth_day_of_absence(reason, since, due):
    found = only(ask("CME-02", absent(since, reason)))
    assert (found.due, found.status) == (due, "should")


@pytest.mark.parametrize(("starts", "state"), [("2026-11-16", "done"), ("2026-11-17", "late")])
def test_provision_on_the_sixth_day_and_on_the_seventh(starts, state):
    found = ask("CME-02", absent("2026-11-09"), {"type": "provision", "starts": starts})
    assert only(found).state == state


def test_health_has_fifteen_days_and_the_other_clock_is_silent():
    event = absent("2026-11-02", "health")
    assert only(ask("CME-03", event)).due == date(2026, 11, 20)  # Friday
    assert ask("CME-02", event) == []


def test_the_council_where_the_child_lives_owes_education():
    assert facts(ask("CME-01", absent("2026-11-09"))) == {
        "owner": "local authority where the child lives"
    }
