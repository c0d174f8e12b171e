"""Answers as the lines of the JSON contract: one object per date, fact or refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.calendars.days import in_words
from daysix.law.answer import CANNOT_TELL, Due, Fact, Refusal
from daysix.law.rule import SCHOOL_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.law.answer import Answer
    from daysix.law.case import Case

Line = dict[str, Any]
EVERY_DAY = "every day"
"""What is counted on when a limit is in plain days, weeks or months."""


def line_of(case: Case, answer: Answer, *, where: Mapping[str, object], basis: bool = True) -> Line:
    """One contract line. ``where`` gives file, sheet and row; ``basis`` lays out the days."""
    head: Line = {**where, "case": case.id}
    if case.exclusion is not None:
        head["exclusion"] = case.exclusion.first_day.isoformat()
    if isinstance(answer, Due):
        return {**head, **_due(answer, basis=basis)}
    if isinstance(answer, Fact):
        return {**head, **_fact(answer)}
    return {**head, **_refusal(answer)}


def refused_line(code: str, message: str, *, where: Mapping[str, object], case: str = "") -> Line:
    """The line of a row that cannot be dated at all."""
    return {
        **where,
        "case": case,
        "due": None,
        "state": CANNOT_TELL,
        "code": code,
        "message": message,
    }


def _due(due: Due, *, basis: bool) -> Line:
    line: Line = {
        "rule": due.rule.id,
        "title": due.rule.title,
        "due": _iso(due.due),
        "status": due.status,
        "state": due.state,
        "owner": due.owner,
        "trigger": {"event": due.trigger.event, "date": _iso(due.trigger.day)},
        "unit": due.unit,
        "count": due.count,
        "convention": due.convention,
        "alternatives": [
            {"reading": other.reading, "due": _iso(other.due)} for other in due.alternatives
        ],
        "basis": [
            {"day": step.day.isoformat(), "counted": step.counted, "n": step.n, "why": step.why}
            for step in (due.basis if basis else ())
        ],
        "source": due.rule.source,
    }
    if due.calendar is not None:
        line["calendar"] = due.calendar.name
    elif due.due is not None:
        line["calendar"] = due.case.calendar.name if due.unit == SCHOOL_DAY else EVERY_DAY
    if due.part:
        line["part"] = due.part
    if due.message:
        line["message"] = due.message
    if due.nature != "limit":
        line["nature"] = due.nature
    return line


def _fact(fact: Fact) -> Line:
    line: Line = {"rule": fact.rule.id, "fact": fact.fact, "value": fact.value}
    if fact.part:
        line["part"] = fact.part
    if fact.note:
        line["note"] = fact.note
    line["source"] = fact.rule.source
    return line


def _refusal(refusal: Refusal) -> Line:
    line: Line = {
        "due": None,
        "state": CANNOT_TELL,
        "code": refusal.code,
        "message": refusal.message,
    }
    if refusal.rule is not None:
        line = {"rule": refusal.rule.id, "title": refusal.rule.title, **line}
    return line


def _iso(day: object) -> str | None:
    return None if day is None else str(day)


def sentence(due: Due) -> str:
    """One date in words, for people: what, by when, who."""
    if due.due is None:
        return f"{due.rule.title}: does not apply. {due.message}"
    return f"{due.rule.title}: {in_words(due.due)} ({due.status}, {due.owner})"
