"""The register and cancelling: when a name may come off, and what a cancellation undoes.

The decision is handed over on Monday 2 November 2026 unless said otherwise: fifteen school days
later is Monday 23 November.
"""

from __future__ import annotations

from datetime import date

import pytest

from daysix.law.answer import Due, Fact, Refusal
from daysix.law.building import cases_of
from daysix.law.engine import answers
from daysix.law.registry import module_of
from daysix.law.rule import Example
from daysix.law.switches import Switches
from tests.law import worked

PERM = {"type": "permanent_exclusion", "first_day": "2026-10-05"}
NOTICE = {"type": "governors_decision_notice", "sent": "2026-11-02", "method": "hand"}
day = worked.worked_date


def ask(rule, events, *, switches=None, as_of="2026-11-23", **more):
    """Every answer of one rule about the last exclusion."""
    example = Example("", events, {}, **more)
    told = worked.told_from(worked.document(example), worked.example_book())
    cases = cases_of(told, as_of=date.fromisoformat(as_of), switches=Switches(switches))
    return list(answers(cases[-1], [module_of(rule)]))


def dues(rule, events, **more):
    return [one for one in ask(rule, events, **more) if isinstance(one, Due)]


def facts(rule, events, **more):
    return [(one.fact, one.value) for one in ask(rule, events, **more) if isinstance(one, Fact)]


def application(sent, method="hand"):
    return {"type": "review_application", "sent": sent, "method": method}


def waiver(received):
    return {"type": "review_waiver", "received": received}


@pytest.mark.parametrize(
    ("what", "more", "roll_1", "roll_2", "roll_3"),
    [
        ("nobody asked", [], "Tue 24 Nov 2026", None, None),
        ("asked on the last day", [application("2026-11-23")], "does not apply", None, "waits"),
        ("asked a day late", [application("2026-11-24")], "Tue 24 Nov 2026", None, None),
        ("posted on the last day: made on Wednesday 25", [application("2026-11-23",
         "first_class")], "Tue 24 Nov 2026", None, None),
        ("posted on Thursday 19: made on Monday 23", [application("2026-11-19", "first_class")],
         "does not apply", None, "waits"),
        ("no review wanted", [waiver("2026-11-05")], "does not apply", "Thu 5 Nov 2026", None),
        ("said so on the last day", [waiver("2026-11-23")], "does not apply", "Mon 23 Nov 2026",
         None),
        ("asked and given up on one day", [application("2026-11-10"), waiver("2026-11-10")],
         "does not apply", None, "Tue 10 Nov 2026"),
        ("said so too late to matter", [waiver("2026-11-24")], "Tue 24 Nov 2026", None, None),
        ("asked, then given up", [application("2026-11-05"), waiver("2026-11-10")],
         "does not apply", None, "Tue 10 Nov 2026"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_which_rule_lets_the_name_come_off(what, more, roll_1, roll_2, roll_3) -> None:
    events = [PERM, NOTICE, *more]
    for rule, expected in (("ROLL-01", roll_1), ("ROLL-02", roll_2), ("ROLL-03", roll_3)):
        found = dues(rule, events)
        if expected == "does not apply":
            assert [one.state for one in found] == ["not_applicable"], rule
            assert found[0].message
        elif expected == "waits":
            assert facts(rule, events) == [("permitted", False)], rule
            assert found == []
        else:
            assert [one.due for one in found] == ([day(expected)] if expected else []), rule


def test_the_next_school_day_or_the_very_next() -> None:
    """Handed over on Friday 6 November: by Friday 27, so Monday 30 or Saturday 28."""
    events = [PERM, {**NOTICE, "sent": "2026-11-06"}]
    (school_day,) = dues("ROLL-01", events)
    assert school_day.due == day("Mon 30 Nov 2026")
    assert school_day.alternatives == (("next_calendar_day", day("Sat 28 Nov 2026")),)
    (calendar_day,) = dues("ROLL-01", events, switches={"AMB-14": "next_calendar_day"})
    assert calendar_day.due == day("Sat 28 Nov 2026")
    assert calendar_day.alternatives == (("next_school_day", day("Mon 30 Nov 2026")),)
    assert "AMB-14 next_calendar_day" in calendar_day.convention


@pytest.mark.parametrize(("as_of", "state"), [("2026-11-23", "open"), ("2026-11-24", "done")])
def test_an_earliest_day_is_never_late(as_of, state) -> None:
    (found,) = dues("ROLL-01", [PERM, NOTICE], as_of=as_of)
    assert found.nature == "earliest"
    assert found.state == state


def test_a_letter_without_a_day_in_law_gives_no_day_for_the_register() -> None:
    found = ask("ROLL-01", [PERM, {**NOTICE, "method": "second_class"}])
    assert [type(one) for one in found] == [Refusal]
    assert not found[0].crashed


@pytest.mark.parametrize("rule", ["ROLL-01", "ROLL-02", "ROLL-03"])
def test_a_cancelled_exclusion_takes_no_name_off(rule) -> None:
    events = [
        PERM,
        {"type": "cancellation", "date": "2026-10-08"},
        NOTICE,
        application("2026-11-10"),
        waiver("2026-11-05"),
    ]
    assert [one.state for one in dues(rule, events)] in ([], ["not_applicable"])
    assert facts(rule, events) == []


def test_a_suspension_takes_no_name_off() -> None:
    events = [{"type": "suspension", "first_day": "2026-10-05", "days": 20}, NOTICE]
    assert ask("ROLL-01", events) == []


@pytest.mark.parametrize(
    ("more", "removed", "in_order"),
    [
        ([], "2026-11-23", False),
        ([], "2026-11-24", True),
        ([waiver("2026-11-05")], "2026-11-04", False),
        ([waiver("2026-11-05")], "2026-11-05", True),
        ([application("2026-11-10")], "2026-11-24", False),
    ],
)
def test_a_name_taken_off_too_early_is_seen(more, removed, in_order) -> None:
    events = [PERM, NOTICE, *more, {"type": "removed_from_roll", "date": removed}]
    assert facts("ROLL-04", events) == [("permitted", in_order)]


def test_the_fifth_day_after_a_name_is_entered() -> None:
    events = [{"type": "name_entered", "date": "2026-11-12"}]  # a Thursday
    (calendar_days,) = dues("REG-01", events)
    assert calendar_days.due == day("Tue 17 Nov 2026")
    assert calendar_days.alternatives == (("school_days", day("Thu 19 Nov 2026")),)
    (school_days,) = dues("REG-01", events, switches={"AMB-09": "school_days"})
    assert school_days.due == day("Thu 19 Nov 2026")
    assert school_days.alternatives == (("calendar_days", day("Tue 17 Nov 2026")),)


@pytest.mark.parametrize(
    ("rule", "events", "part", "expected"),
    [
        ("REG-02", [{"type": "removed_from_roll", "date": "2026-11-24"}], "", "Tue 24 Nov 2026"),
        # Wed 25 = 1, Fri 27 = 3, Fri 4 Dec = 8, Fri 11 = 13, Mon 14 = 14, Tue 15 = 15
        ("REG-04", [{"type": "removed_from_roll", "date": "2026-11-24"}], "", "Tue 15 Dec 2026"),
        ("REG-05", [{"type": "admitted", "date": "2026-12-18"}], "", "Wed 23 Dec 2026"),
        ("REG-06", [{"type": "removed_from_roll", "date": "2026-11-24"}], "name taken off",
         "Wed 24 Nov 2032"),
        ("REG-07", [{"type": "absent_since", "date": "2026-09-03", "reason": "unauthorised"}],
         "unauthorised", "Wed 16 Sep 2026"),
        ("REG-08", [{"type": "absent_since", "date": "2026-09-03", "reason": "unauthorised"}],
         "unauthorised", "Wed 30 Sep 2026"),
    ],
)  # fmt: skip
def test_returns_and_files(rule, events, part, expected) -> None:
    (found,) = dues(rule, events)
    assert (found.part, found.due) == (part, day(expected))
    assert found.state != "late", "nothing records that it was done"


# Cancelling


@pytest.mark.parametrize(
    ("cancelled", "before", "may", "told"),
    [
        ("2026-11-18", 0, [True, True], True),
        ("2026-11-23", 0, [True, True], True),  # the day before the meeting
        ("2026-11-24", 0, [False, True], False),  # the day of the meeting
        ("2026-11-18", 43, [True, True], True),  # with Monday and Tuesday: 45
        ("2026-11-18", 43.5, [True, False], False),
    ],
)
def test_who_may_cancel_and_when(cancelled, before, may, told) -> None:
    events = [
        {"type": "permanent_exclusion", "first_day": "2026-11-16"},
        {"type": "cancellation", "date": cancelled},
        {"type": "governors_meeting", "date": "2026-11-24"},
    ]
    already = [{"days": before, "term": "autumn", "school_year": "2026/27"}] if before else []
    more = {"already": already, "as_of": "2026-11-30"}
    allowed = [value for rule in ("CAN-01", "CAN-02") for _, value in facts(rule, events, **more)]
    assert allowed == may
    assert bool(facts("CAN-03", events, **more)) == told
    assert bool(facts("CAN-04", events, **more)) == told


def test_everybody_is_told_of_a_cancellation() -> None:
    events = [
        {"type": "permanent_exclusion", "first_day": "2026-11-16"},
        {"type": "cancellation", "date": "2026-11-18"},
    ]
    pupil = {"looked_after": True, "social_worker": True}
    told = [value for name, value in facts("CAN-03", events, pupil=pupil) if name == "notify"]
    assert told == [
        "parent",
        "governing_board",
        "local_authority",
        "social_worker",
        "virtual_school_head",
    ]


def test_days_before_a_cancellation_stay_in_the_year_of_the_next_suspension() -> None:
    events = [
        {"type": "permanent_exclusion", "first_day": "2026-11-02"},
        {"type": "cancellation", "date": "2026-11-05"},  # out Monday to Wednesday
        {"type": "suspension", "first_day": "2026-11-16", "days": 2},
    ]
    assert facts("EX-04", events) == [("year_days", 5), ("within_45", True)]
