"""Asking one rule about a few events, in the words of the case contract."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from daysix.calendars.contract import book_from
from daysix.jobs.case.input import told_from
from daysix.law.answer import Due, Fact
from daysix.law.building import cases_of
from daysix.law.engine import answers
from daysix.law.registry import module_of
from daysix.law.switches import Switches
from tests.law import worked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from daysix.calendars.book import CalendarBook
    from daysix.law.answer import Answer

THREE_TERM = "Example three-term school"


def plain_book(*terms: tuple[str, str], **more: Any) -> CalendarBook:
    """A calendar called Plain whose school meets every weekday that is not a bank holiday."""
    named = [
        {"name": f"Term {n}", "start": start, "end": end}
        for n, (start, end) in enumerate(terms, start=1)
    ]
    return book_from([{"name": "Plain", "terms_per_year": 3, "terms": named, **more}])


def ask(  # noqa: PLR0913 - the sides of a case, all named
    rule: str,
    *events: Mapping[str, object],
    book: CalendarBook | None = None,
    school: str = "maintained",
    as_of: str = "2026-11-23",
    switches: Mapping[str, str] | None = None,
    pupil: Mapping[str, object] | None = None,
    already: tuple[Mapping[str, object], ...] = (),
    la: str = "",
) -> list[Answer]:
    """Every answer of one rule, on the example calendar or on a book's only one."""
    on = book or worked.example_book()
    name = next(iter(book)).name if book else THREE_TERM
    document = {
        "school": {"name": name, "type": school, "la": la},
        "calendar": name,
        "pupil": dict(pupil or {}),
        "already": list(already),
        "events": list(events),
    }
    module = module_of(rule)
    assert module is not None, rule
    told = told_from(document, on)
    cases = cases_of(told, as_of=date.fromisoformat(as_of), switches=Switches(switches))
    return [answer for case in cases for answer in answers(case, [module])]


def dues(found: list[Answer]) -> dict[str, Due]:
    """The dated answers by part."""
    return {answer.part: answer for answer in found if isinstance(answer, Due)}


def only(found: list[Answer]) -> Due:
    """The one dated answer."""
    (due,) = dues(found).values()
    return due


def facts(found: list[Answer]) -> dict[str, object]:
    """The facts by name."""
    return {answer.fact: answer.value for answer in found if isinstance(answer, Fact)}


def notes(found: list[Answer]) -> dict[str, str]:
    """The notes of the facts by name."""
    return {answer.fact: answer.note for answer in found if isinstance(answer, Fact)}


def others(due: Due) -> dict[str, date | None]:
    """The other readings of a date."""
    return {other.reading: other.due for other in due.alternatives}
