"""Tracker rows with the dates a test wants, on the packaged example calendars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from daysix.jobs.answered import Answered
from daysix.jobs.case.input import told_from
from daysix.law.answer import LIMIT, Due, Refusal, Trigger, after
from daysix.law.building import cases_of
from daysix.law.rule import SCHOOL_DAY, Rule, regulations
from tests.law.worked import example_book, worked_date

if TYPE_CHECKING:
    from daysix.law.case import Case

THREE, SIX = "Example three-term school", "Example six-term school"
MONDAY = date(2026, 11, 30)
GOVERNORS = Rule(
    "GB-01",
    title="Governors decide on reinstatement",
    says="Made up for a test.",
    cites=(regulations("reg 6"),),
    owner="governing board",
    count=15,
    unit=SCHOOL_DAY,
)
EDUCATION = Rule(
    "ED-02",
    title="Education from the sixth day",
    says="Made up for a test.",
    cites=(regulations("reg 7"),),
    owner="local authority where the child lives",
    count=6,
    unit=SCHOOL_DAY,
)


def case_on(
    school: str = THREE, *, as_of: date = MONDAY, events: list[dict[str, Any]] | None = None, id_=""
) -> Case:
    """The last case of some events; a permanent exclusion from 26 November where none are given."""
    happened = events or [{"type": "permanent_exclusion", "first_day": "2026-11-26"}]
    document = {"school": {"name": school}, "calendar": school, "events": happened}
    told = told_from(document, example_book())._replace(id=id_ or "case")
    return cases_of(told, as_of=as_of)[-1]


def due_on(day: str, *, rule: Rule = GOVERNORS, case: Case | None = None, **more: Any) -> Due:
    """A date due on ``day`` (``Fri 18 Dec 2026``), counted from its trigger by nobody."""
    on = case or case_on()
    more.setdefault("nature", LIMIT)
    trigger = Trigger("notice reached the governors", date(2026, 11, 27))
    return Due(rule, on, due=worked_date(day), trigger=trigger, **more)


def counted(day: str, *, case: Case | None = None, rule: Rule = GOVERNORS, **more: Any) -> Due:
    """A date counted in school days after ``day``."""
    on = case or case_on()
    return after(rule, on, "notice reached the governors", worked_date(day), **more)


def row(number: int, *answers: Due | Refusal, case_id: str = "", **more: Any) -> Answered:
    """A tracker row with these answers."""
    first = answers[0] if answers else None
    return Answered(
        file=more.get("file", "tracker.xlsx"),
        sheet=more.get("sheet", "Exclusions"),
        row=number,
        case_id=case_id or f"2026-{number:04}",
        school=more.get("school", THREE),
        child=more.get("child", f"Child {number}"),
        case=more.get("case", first.case if isinstance(first, Due) else None),
        answers=answers,
        notes=more.get("notes", ()),
    )
