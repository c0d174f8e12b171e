"""H-010: a hearing near, and papers missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.checks.examples import Example, Row, exclusion
from daysix.checks.frame import (
    EXCLUSIONS,
    HEARINGS,
    QUERY,
    found,
)
from daysix.checks.hearings._papers import papers
from daysix.deadlines import gb06_papers_five_school_days_before as gb06

if TYPE_CHECKING:
    from collections.abc import Iterator

    from daysix.checks.context import Context
    from daysix.checks.frame import Found
    from daysix.checks.view import View

ID, LEVEL, SHEET, CITE = "H-010", QUERY, (HEARINGS, EXCLUSIONS), gb06.RULE.cites[0]
NEEDS = (("Documents", "DocsMissing"),)
MESSAGE = "Pack is missing: {list}. Ask for it."
TWO_WEEKS = timedelta(days=14)


def check(view: View, context: Context) -> Iterator[Found]:
    """Of a hearing still to come and within two weeks, or whose papers are due.

    On the tracker what is missing is listed by itself, beside the day governors meet.
    """
    column = "Documents" if view.kind == HEARINGS else "DocsMissing"
    held = view.dates("Date" if view.kind == HEARINGS else "GDCDate")
    due = view.dates("PapersDue")
    for place, text in enumerate(view.texts(column)):
        day = held[place]
        if not text or day is None or day < context.as_of:
            continue
        papers_due = due[place] or day - TWO_WEEKS
        missing = _missing(text, alone=view.kind != HEARINGS)
        if missing and papers_due <= context.as_of:
            yield found(place, column, list=", ".join(missing))


def _missing(text: str, *, alone: bool) -> list[str]:
    listed = papers(text)
    return [name for name, there in listed if alone or not there]


def _row(text: str | None, held: date | None = date(2026, 12, 7), **more: object) -> Row:
    return {"HearingID": "H1", "ExclusionID": "2026-0001", "Date": held, "Documents": text, **more}


# As of Monday 30 November 2026; the hearing is on Monday 7 December.
EXAMPLES = (
    Example(
        "failing",
        "one of three has not come",
        [(1, "Documents")],
        [_row("Head's statement: come; witness statements: missing; policy: come")],
        says=["Pack is missing: witness statements. Ask for it."],
        sheet=HEARINGS,
    ),
    Example(
        "failing",
        "two, as words beside them",
        [(1, "Documents")],
        [_row("Head's statement (missing), SEN papers - to come, policy")],
        says=["Pack is missing: Head's statement, SEN papers. Ask for it."],
        sheet=HEARINGS,
    ),
    Example(
        "failing",
        "on the tracker",
        [(1, "DocsMissing")],
        [exclusion(DocsMissing="SEN papers", GDCDate=date(2026, 12, 7))],
        sheet=EXCLUSIONS,
    ),
    Example("passing", "all there", rows=[_row("Head's statement: come; policy")], sheet=HEARINGS),
    Example(
        "boundary",
        "two weeks and a day ahead",
        rows=[_row("policy: missing", date(2026, 12, 15))],
        sheet=HEARINGS,
    ),
    Example(
        "boundary",
        "two weeks ahead",
        [(1, "Documents")],
        [_row("policy: missing", date(2026, 12, 14))],
        sheet=HEARINGS,
    ),
    Example(
        "boundary",
        "held already",
        rows=[_row("policy: missing", date(2026, 11, 26))],
        sheet=HEARINGS,
    ),
    Example("blank", "nobody has listed them", rows=[_row(None)], sheet=HEARINGS),
)
