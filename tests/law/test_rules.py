"""What every rule file must show, with no edit here when one is added."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daysix.calendars.contract import book_from
from daysix.law.answer import CANNOT_TELL, Due
from daysix.law.engine import answers
from daysix.law.errors import CannotTell, DaySixError
from daysix.law.registry import all_rules, rule_modules
from daysix.law.switches import BY_ID
from tests.law import worked

MODULES = rule_modules()
EXAMPLES = [
    pytest.param(module, example, id=f"{module.RULE.id}: {example.what}")
    for module in MODULES
    for example in module.EXAMPLES
]
DATED = [
    (module, example)
    for module in MODULES
    for example in module.EXAMPLES
    if any(isinstance(value, date) for value in worked.expected(example).values())
]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.id)
def test_a_rule_says_who_since_when_and_on_whose_word(module) -> None:
    rule = module.RULE
    assert rule.cites, "a rule needs a citation"
    assert rule.title
    assert rule.says.endswith(".")
    assert rule.force.until is None or rule.force.since <= rule.force.until
    assert rule.kind in {"clock", "duty", "amount", "definition"}
    assert all(switch in BY_ID for switch in rule.switches)
    if rule.kind == "clock":
        assert rule.owner, "somebody owes it"
        assert rule.status in {"must", "should", "local"}
        assert rule.unit in {"school_day", "working_day", "calendar_day", "week", "month"}
        assert len(module.EXAMPLES) >= 2, "a plain example and a boundary at least"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.id)
def test_the_file_is_named_by_its_rule(module) -> None:
    name = module.__name__.rsplit(".", 1)[-1]
    assert name.startswith(module.RULE.id.replace("-", "").lower() + "_")


@pytest.mark.parametrize(("module", "example"), EXAMPLES)
def test_the_worked_example_comes_out(module, example) -> None:
    assert worked.outcome(module, example) == worked.expected(example)


@pytest.mark.parametrize(("module", "example"), EXAMPLES)
def test_every_date_shows_its_working(module, example) -> None:
    for case in worked.cases(example):
        for answer in answers(case, [module]):
            if isinstance(answer, Due) and answer.due is not None and answer.calendar is not None:
                last = answer.basis[-1]
                assert last.day == answer.due
                assert last.counted
                assert last.n == answer.count


@given(st.data())
def test_a_closure_never_helps_a_forward_date_nor_hurts_a_backward_one(data) -> None:
    module, example = data.draw(st.sampled_from(DATED))
    plain = _dues(module, example, worked.example_book())
    moved = data.draw(st.integers(-40, 120))
    anchor = date.fromisoformat(_first_date(example))
    closed = _with_closure(anchor + timedelta(days=moved))
    try:
        after = _dues(module, example, closed)
    except DaySixError:
        return  # the first day of the exclusion itself was closed: refused, not dated
    for part, (due, direction) in plain.items():
        if part not in after or after[part][0] is None or due is None:
            continue
        if direction in {"after", "counting"}:
            assert after[part][0] >= due, (module.RULE.id, part)
        elif direction == "before":
            assert after[part][0] <= due, (module.RULE.id, part)


@given(st.data())
def test_a_later_trigger_never_gives_an_earlier_date(data) -> None:
    module, example = data.draw(st.sampled_from(DATED))
    later = data.draw(st.integers(1, 60))
    first = _dues(module, example, worked.example_book())
    try:
        second = _dues(module, example, worked.example_book(), shift=later)
    except DaySixError:
        return  # moved on to a day on which the school does not meet, or past its calendar
    for part, (due, _direction) in first.items():
        if part in second and due is not None and second[part][0] is not None:
            assert second[part][0] >= due, (module.RULE.id, part)


@pytest.mark.parametrize(
    ("module", "example"),
    [
        pytest.param(module, example, id=f"{module.RULE.id}: {example.what}")
        for module, example in DATED
        if module.RULE.unit == "school_day"
    ],
)
def test_a_calendar_that_is_too_short_refuses(module, example) -> None:
    """Cut the calendar just inside the date due: the date must vanish, not change."""
    for part, (due, direction) in _dues(module, example, worked.example_book()).items():
        if due is None or direction == "plain":
            continue
        short = _cut(due, backward=direction == "before")
        try:
            again = _dues(module, example, short)
        except CannotTell:
            continue
        assert part not in again or again[part][0] is None, (module.RULE.id, part)
        refused = [
            answer
            for case in worked.cases(example, short)
            for answer in answers(case, [module])
            if not isinstance(answer, Due) and getattr(answer, "code", "").startswith("D-")
        ]
        assert refused, CANNOT_TELL


def test_every_rule_id_is_used_once() -> None:
    ids = [rule.id for rule in all_rules()]
    assert len(ids) == len(set(ids))


def _dues(module, example, book, shift=0) -> dict:
    return {
        answer.part: (answer.due, answer.direction)
        for case in worked.cases(example, book, shift)
        for answer in answers(case, [module])
        if isinstance(answer, Due)
    }


def _first_date(example) -> str:
    for event in example.events:
        for value in event.values():
            try:
                date.fromisoformat(str(value))
            except ValueError:
                continue
            return str(value)
    pytest.fail(f"{example.what}: no date in its events")


def _with_closure(day):
    entries = json.loads(worked.example_document())
    for entry in entries:
        entry["closures"].append(day.isoformat())
    return book_from(entries)


def _cut(due, *, backward):
    entries = json.loads(worked.example_document())
    for entry in entries:
        kept = []
        for term in entry["terms"]:
            start, end = date.fromisoformat(term["start"]), date.fromisoformat(term["end"])
            if backward and start <= due:
                start = max(start, due + timedelta(days=1))
            if not backward and end >= due:
                end = min(end, due - timedelta(days=1))
            if start <= end:
                kept.append({**term, "start": start.isoformat(), "end": end.isoformat()})
        entry["terms"] = kept
    return book_from([entry for entry in entries if entry["terms"]])
