"""Running a rule's own worked examples through the contract's edge."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import daysix
from daysix.calendars.contract import book_from
from daysix.jobs.case.input import told_from
from daysix.law.answer import Due, Fact
from daysix.law.building import cases_of
from daysix.law.engine import answers

if TYPE_CHECKING:
    from daysix.calendars.book import CalendarBook
    from daysix.law.case import Case
    from daysix.law.registry import RuleModule
    from daysix.law.rule import Example

EXAMPLES_FILE = Path(daysix.__file__).parent / "data" / "calendars" / "examples.json"
SHORT_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@cache
def example_document() -> str:
    """The packaged example calendars, as text."""
    return EXAMPLES_FILE.read_text(encoding="utf-8")


@cache
def example_book() -> CalendarBook:
    """The packaged example calendars."""
    return book_from(json.loads(example_document()))


def worked_date(text: str) -> date:
    """``Fri 18 Dec 2026`` -> the date; the weekday written must be the true one."""
    weekday, day, month, year = text.split()
    found = date(int(year), SHORT_MONTHS.index(month) + 1, int(day))
    assert SHORT_WEEKDAYS[found.weekday()] == weekday, f"{text} is a {found:%A}"
    return found


def document(example: Example, shift: int = 0) -> dict[str, Any]:
    """The example as a case file, every date moved by ``shift`` days."""
    return {
        "school": dict(example.school or {"name": example.calendar}),
        "calendar": example.calendar,
        "pupil": dict(example.pupil or {}),
        "already": [_moved(entry, shift) for entry in example.already],
        "events": [_moved(event, shift) for event in example.events],
    }


def _moved(value: Any, days: int) -> Any:
    if isinstance(value, dict):
        return {key: _moved(item, days) for key, item in value.items()}
    try:
        return (date.fromisoformat(value) + timedelta(days=days)).isoformat()
    except (TypeError, ValueError):
        return value


def cases(example: Example, book: CalendarBook | None = None, shift: int = 0) -> list[Case]:
    """The cases of an example, on the example calendars unless others are given."""
    told = told_from(document(example, shift), book or example_book())
    return cases_of(told, as_of=date.fromisoformat(example.as_of) + timedelta(days=shift))


def outcome(
    module: RuleModule, example: Example, book: CalendarBook | None = None, shift: int = 0
) -> dict[str, object]:
    """What the rule gives: dates by part, facts by name; the last exclusion wins."""
    given: dict[str, object] = {}
    for case in cases(example, book, shift):
        for answer in answers(case, [module]):
            if isinstance(answer, Due):
                given[answer.part] = answer.due
            elif isinstance(answer, Fact):
                key = f"{answer.fact}:{answer.part}" if answer.part else answer.fact
                given[key] = answer.value
            else:
                given["refused"] = answer.code
    return given


def expected(example: Example) -> dict[str, object]:
    """What the example says it gives, its dates read and their weekdays checked."""
    return {
        key: worked_date(value) if isinstance(value, str) and value[:3] in SHORT_WEEKDAYS else value
        for key, value in example.gives.items()
    }
