"""Education and notices: who owes what by when, and how it stands today.

Dates counted by hand on the three-term example calendar (see its own words in each row).
"""

from __future__ import annotations

from datetime import date

import pytest

from daysix.law.answer import Due, Fact
from daysix.law.building import cases_of
from daysix.law.engine import answers
from daysix.law.registry import module_of
from daysix.law.rule import Example
from daysix.law.switches import Switches
from tests.law import worked

SCHOOL = "Example three-term school"
SUSP, PERM = {"type": "suspension"}, {"type": "permanent_exclusion"}


def ask(rule, events, *, switches=None, as_of="2026-11-23", **more):
    """Every answer of one rule, exclusion by exclusion."""
    example = Example("", events, {}, **more)
    told = worked.told_from(worked.document(example), worked.example_book())
    cases = cases_of(told, as_of=date.fromisoformat(as_of), switches=Switches(switches))
    return [list(answers(case, [module_of(rule)])) for case in cases]


def due(rule, events, **more):
    """The one date a rule gives about the last exclusion."""
    found = [one for one in ask(rule, events, **more)[-1] if isinstance(one, Due)]
    assert len(found) == 1, f"{rule} gave {len(found)} dates"
    return found[0]


def facts(rule, events, **more):
    """Every fact of a rule about the last exclusion, in order."""
    return [one.value for one in ask(rule, events, **more)[-1] if isinstance(one, Fact)]


day = worked.worked_date


# The sixth day of a suspension (ED-01)


@pytest.mark.parametrize(
    ("kind", "owner"),
    [
        ("maintained", "governing body"),
        ("special", "governing body"),
        ("academy", "academy trust"),
        ("pru", "local authority"),
    ],
)
def test_who_owes_education_during_a_suspension(kind, owner) -> None:
    events = [{**SUSP, "first_day": "2026-11-16", "days": 6}]
    school = {"name": SCHOOL, "type": kind}
    assert due("ED-01", events, school=school).owner == owner
    assert facts("ED-01", events, school=school) == [owner]


@pytest.mark.parametrize(
    ("starts", "as_of", "state"),
    [
        (None, "2026-11-23", "open"),  # Monday 23 November is the sixth day
        (None, "2026-11-24", "late"),
        ("2026-11-20", "2026-11-24", "done"),
        ("2026-11-23", "2026-11-24", "done"),
        ("2026-11-24", "2026-11-24", "late"),
    ],
)
@pytest.mark.parametrize("rule", ["ED-01", "ED-02"])
def test_education_is_met_by_the_day_it_starts(rule, starts, as_of, state) -> None:
    kind = {**SUSP, "days": 10} if rule == "ED-01" else PERM
    events = [{**kind, "first_day": "2026-11-16"}]
    if starts:
        events.append({"type": "provision", "starts": starts})
    found = due(rule, events, as_of=as_of)
    assert found.due == day("Mon 23 Nov 2026")
    assert found.state == state


def test_the_sixth_day_is_shown_once_on_the_suspension_it_falls_in() -> None:
    events = [
        {**SUSP, "first_day": "2026-11-16", "last_day": "2026-11-18"},
        {**SUSP, "first_day": "2026-11-19", "last_day": "2026-11-23"},
        {**SUSP, "first_day": "2026-11-24", "last_day": "2026-11-26"},
    ]
    shown = [[one.due for one in per if isinstance(one, Due)] for per in ask("ED-01", events)]
    assert shown == [[], [day("Mon 23 Nov 2026")], []]


def test_lunchtimes_between_two_suspensions_do_not_join_them() -> None:
    events = [
        {**SUSP, "first_day": "2026-11-16", "last_day": "2026-11-18"},
        {**SUSP, "first_day": "2026-11-19", "lunchtimes": 2},
        {**SUSP, "first_day": "2026-11-23", "last_day": "2026-11-25"},
    ]
    assert ask("ED-01", events) == [[], [], []]


def test_a_closure_in_the_first_week_moves_the_sixth_day() -> None:
    entries = worked.json.loads(worked.example_document())
    for entry in entries:
        entry["closures"].append("2026-11-18")
    example = Example("", [{**PERM, "first_day": "2026-11-16"}], {})
    told = worked.told_from(worked.document(example), worked.book_from(entries))
    (case,) = cases_of(told, as_of=date(2026, 11, 23))
    found = next(one for one in answers(case, [module_of("ED-02")]) if isinstance(one, Due))
    # Mon 16, Tue 17, (Wed 18 closed), Thu 19, Fri 20, Mon 23, Tue 24
    assert found.due == day("Tue 24 Nov 2026")


# The sixth day of a permanent exclusion (ED-02)


def test_both_readings_of_the_sixth_day_are_shown() -> None:
    events = [{**PERM, "first_day": "2026-11-30"}]
    first = due("ED-02", events)
    assert first.due == day("Mon 7 Dec 2026")
    assert first.alternatives == (("sixth_after_first", day("Tue 8 Dec 2026")),)
    other = due("ED-02", events, switches={"AMB-01": "sixth_after_first"})
    assert other.due == day("Tue 8 Dec 2026")
    assert other.alternatives == (("sixth_counting_first", day("Mon 7 Dec 2026")),)
    assert "AMB-01 sixth_after_first" in other.convention


@pytest.mark.parametrize(
    ("before", "permanent", "fresh", "carried_on"),
    [
        # Mon 23 to Wed 25 are three; Thu 26, Fri 27, Mon 30 are four to six.
        (("2026-11-23", "2026-11-25"), "2026-11-26", "Thu 3 Dec 2026", "Mon 30 Nov 2026"),
        # Five days out: the first day of the permanent exclusion is the sixth.
        (("2026-11-23", "2026-11-27"), "2026-11-30", "Mon 7 Dec 2026", "Mon 30 Nov 2026"),
        # Seven: already past it, but never before the exclusion itself.
        (("2026-11-19", "2026-11-27"), "2026-11-30", "Mon 7 Dec 2026", "Mon 30 Nov 2026"),
        # Back on Monday 30 November: nothing to carry on.
        (("2026-11-23", "2026-11-27"), "2026-12-01", "Tue 8 Dec 2026", "Tue 8 Dec 2026"),
    ],
)
def test_a_suspension_straight_before(before, permanent, fresh, carried_on) -> None:
    first, last = before
    events = [
        {**SUSP, "first_day": first, "last_day": last},
        {**PERM, "first_day": permanent},
    ]
    assert due("ED-02", events).due == day(fresh)
    assert due("ED-02", events, switches={"AMB-02": "carries_on"}).due == day(carried_on)


@pytest.mark.parametrize(
    ("last", "words"),
    [("2026-11-26", "AMB-02"), ("2026-11-27", "already past five school days"), (None, "")],
)
def test_the_warning_when_the_child_was_out_before(last, words) -> None:
    # Monday 23 to Thursday 26 is four days; to Friday 27 it is five.
    before = [{**SUSP, "first_day": "2026-11-23", "last_day": last}] if last else []
    first_day = "2026-11-27" if last == "2026-11-26" else "2026-11-30"
    found = due("ED-02", [*before, {**PERM, "first_day": first_day}])
    assert words in found.message
    assert bool(found.message) == bool(words)


@pytest.mark.parametrize(
    ("admitted", "as_of", "state"),
    [("2026-11-23", "2026-11-30", "done"), ("2026-11-24", "2026-11-30", "late")],
)
def test_the_duty_ends_when_another_school_admits_the_child(admitted, as_of, state) -> None:
    events = [{**PERM, "first_day": "2026-11-16"}, {"type": "admitted", "date": admitted}]
    assert due("ED-02", events, as_of=as_of).state == state


def test_the_home_council_is_named_where_it_is_another() -> None:
    found = due(
        "ED-02",
        [{**PERM, "first_day": "2026-11-16"}],
        school={"name": SCHOOL, "la": "925"},
        pupil={"home_la": "931"},
    )
    assert found.owner == "local authority where the child lives"
    assert "931" in found.message


@pytest.mark.parametrize(
    ("pupil", "owed"),
    [
        ({}, True),
        ({"final_year": True}, True),
        ({"public_exams_finished": True}, True),
        ({"final_year": True, "public_exams_finished": True}, False),
        ({"compulsory_school_age": False}, False),
        ({"dob": "2010-09-01"}, True),
        ({"ehcp": True}, True),
    ],
)
@pytest.mark.parametrize("rule", ["ED-01", "ED-02"])
def test_for_whom_nothing_is_owed_from_the_sixth_day(rule, pupil, owed) -> None:
    kind = {**SUSP, "days": 6} if rule == "ED-01" else PERM
    found = due(rule, [{**kind, "first_day": "2026-11-16"}], pupil=pupil)
    assert (found.due is not None) == owed
    assert bool(found.message) != owed


@pytest.mark.parametrize(("first", "owed"), [("2027-06-18", True), ("2027-06-21", False)])
def test_a_sixth_day_after_the_school_leaving_date_is_not_owed(first, owed) -> None:
    """16 in September 2026: of compulsory school age until Friday 25 June 2027.

    Friday 18 June is followed by Mon 21 to Fri 25 (six); Monday 21 by Mon 28 (six).
    """
    found = due("ED-02", [{**PERM, "first_day": first}], pupil={"dob": "2010-09-10"})
    assert (found.due is not None) == owed


@pytest.mark.parametrize("rule", ["ED-01", "ED-02", "ED-03"])
def test_a_cancelled_exclusion_asks_for_no_education(rule) -> None:
    kind = {**SUSP, "days": 10} if rule == "ED-01" else PERM
    found = due(
        rule,
        [{**kind, "first_day": "2026-11-16"}, {"type": "cancellation", "date": "2026-11-17"}],
        pupil={"looked_after": True},
    )
    assert found.state == "not_applicable"
    assert "cancelled on Tuesday 17 November 2026" in found.message


# Day 1, the first five days, and public places (EX-01, ED-03 to ED-05)


@pytest.mark.parametrize(
    ("rule", "event", "expected"),
    [
        ("EX-01", {**SUSP, "first_day": "2026-11-20", "session": "pm", "days": 1},
         "Mon 23 Nov 2026"),
        ("EX-01", {**SUSP, "first_day": "2026-11-20", "session": "pm", "lunchtimes": 1},
         "Fri 20 Nov 2026"),
        ("ED-04", {**SUSP, "first_day": "2026-11-16", "days": 4}, "Thu 19 Nov 2026"),
        ("ED-04", {**SUSP, "first_day": "2026-11-16", "days": 5}, "Fri 20 Nov 2026"),
        ("ED-04", {**SUSP, "first_day": "2026-11-16", "days": 6}, "Fri 20 Nov 2026"),
        ("ED-05", {**SUSP, "first_day": "2026-11-16", "days": 4.5}, "Fri 20 Nov 2026"),
        ("ED-05", {**SUSP, "first_day": "2026-11-16", "days": 6}, "Fri 20 Nov 2026"),
        ("ED-05", {**SUSP, "first_day": "2026-11-16", "lunchtimes": 3}, "Wed 18 Nov 2026"),
        ("ED-05", {**SUSP, "first_day": "2026-11-16", "lunchtimes": 7}, "Fri 20 Nov 2026"),
        ("ED-05", {**PERM, "first_day": "2026-10-23", "session": "pm"}, "Fri 6 Nov 2026"),
    ],
)  # fmt: skip
def test_dates_of_the_first_week(rule, event, expected) -> None:
    assert due(rule, [event]).due == day(expected)


def test_each_of_two_in_a_row_has_its_own_public_place_days() -> None:
    events = [
        {**SUSP, "first_day": "2026-11-16", "last_day": "2026-11-20"},
        {**PERM, "first_day": "2026-11-23"},
    ]
    shown = [[one.due for one in per] for per in ask("ED-05", events)]
    assert shown == [[day("Fri 20 Nov 2026")], [day("Fri 27 Nov 2026")]]


@pytest.mark.parametrize("rule", ["ED-04", "ED-05"])
@pytest.mark.parametrize(
    ("starts", "expected"),
    [("2026-11-17", "Mon 16 Nov 2026"), ("2026-11-23", "Fri 20 Nov 2026")],
)
def test_the_first_days_stop_when_education_starts(rule, starts, expected) -> None:
    events = [{**PERM, "first_day": "2026-11-16"}, {"type": "provision", "starts": starts}]
    assert due(rule, events).due == day(expected)


def test_no_work_is_owed_for_lunchtimes() -> None:
    assert ask("ED-04", [{**SUSP, "first_day": "2026-11-16", "lunchtimes": 3}]) == [[]]


@pytest.mark.parametrize("pupil", [{"looked_after": True}, {"social_worker": True}])
def test_day_one_for_a_child_with_a_social_worker_is_a_target(pupil) -> None:
    found = due("ED-03", [{**SUSP, "first_day": "2026-11-16", "days": 2}], pupil=pupil)
    assert found.due == day("Tue 17 Nov 2026")
    assert found.status == "should"
    assert found.state != "late", "a target is never shown as a breach"


# Who is told (NOT-01 to NOT-09)


@pytest.mark.parametrize(
    ("rule", "event", "told"),
    [
        ("NOT-01", {**SUSP, "days": 0.5}, ["parent"]),
        ("NOT-02", PERM, ["governing_board"]),
        ("NOT-02", {**SUSP, "days": 5}, []),
        ("NOT-02", {**SUSP, "days": 5.5}, ["governing_board"]),
        ("NOT-02", {**SUSP, "days": 1, "misses_exam": "2026-11-16"}, ["governing_board"]),
        ("NOT-03", {**SUSP, "lunchtimes": 1}, ["local_authority"]),
        ("NOT-03", PERM, ["local_authority"]),
        ("NOT-08", {**SUSP, "days": 5}, ["governing_board"]),
        ("NOT-08", {**SUSP, "days": 5.5}, []),
        ("NOT-08", PERM, []),
    ],
)
def test_who_is_told(rule, event, told) -> None:
    assert facts(rule, [{**event, "first_day": "2026-11-16"}]) == told


def test_days_earlier_in_the_term_bring_the_governing_board_in() -> None:
    events = [
        {**SUSP, "first_day": "2026-09-07", "days": 5},
        {**SUSP, "first_day": "2026-11-16", "days": 0.5},
    ]
    assert facts("NOT-02", events) == ["governing_board"]
    assert facts("NOT-08", events) == []


def test_both_the_social_worker_and_the_virtual_school_head() -> None:
    pupil = {"looked_after": True, "social_worker": True}
    told = facts("NOT-05", [{**SUSP, "first_day": "2026-11-16", "days": 1}], pupil=pupil)
    assert told == ["social_worker", "virtual_school_head"]


@pytest.mark.parametrize(
    ("parent_told", "words"),
    [
        (None, "No date is recorded yet"),
        ("2026-11-20", "the same day"),
        ("2026-11-23", "Monday 23 November 2026, the next school day"),
        ("2026-11-24", "later than the next school day"),
    ],
)
def test_without_delay_is_said_in_words(parent_told, words) -> None:
    notice = {"notice": {"parent": parent_told}} if parent_told else {}
    (per,) = ask("NOT-01", [{**PERM, "first_day": "2026-11-20", **notice}])
    assert per[0].note.startswith("Without delay.")
    assert words in per[0].note


@pytest.mark.parametrize(
    ("parent_told", "state"),
    [(None, "open"), ("2026-11-19", "done"), ("2026-11-20", "late")],
)
def test_the_public_place_notice_is_due_on_day_one(parent_told, state) -> None:
    notice = {"notice": {"parent": parent_told}} if parent_told else {}
    found = due("NOT-06", [{**PERM, "first_day": "2026-11-19", **notice}])
    assert found.due == day("Thu 19 Nov 2026")
    assert found.state == state


def test_notice_of_education_is_two_days_before_by_the_clock() -> None:
    events = [{**PERM, "first_day": "2026-11-16"}, {"type": "provision", "starts": "2026-11-23"}]
    found = due("NOT-07", events)
    assert found.due == day("Sat 21 Nov 2026")
    assert [(step.day, step.n) for step in found.basis] == [
        (day("Mon 23 Nov 2026"), 0),
        (day("Sun 22 Nov 2026"), 1),
        (day("Sat 21 Nov 2026"), 2),
    ]
