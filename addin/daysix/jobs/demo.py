"""A morning on an invented council: made, dated, and three questions from the phone answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from daysix.calendars.days import in_words
from daysix.council.make import make_council
from daysix.council.showcase import OVER_FIFTEEN, POSTED, SIX_TERMS
from daysix.council.writing import write_council
from daysix.jobs import wording
from daysix.jobs.deadlines import Dated, date_tracker
from daysix.jobs.ics import write_calendar
from daysix.jobs.results import results_path, results_workbook
from daysix.law.answer import LATE, LIMIT, OPEN, Due, Fact
from daysix.law.rule import MUST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from daysix.council.shapes import Council
    from daysix.jobs.answered import Answered


class Question(NamedTuple):
    """A question from the phone: the case it is about, and the answers that settle it."""

    case: str
    asked: str
    rules: tuple[str, ...]
    facts: tuple[str, ...] = ()


QUESTIONS = (
    Question(
        POSTED,
        "Governors upheld a permanent exclusion, and posted their letter first class over "
        "Christmas. By when could the parents ask for a review, and did they?",
        ("IRP-01", "IRP-02"),
        ("permitted",),
    ),
    Question(
        SIX_TERMS,
        "A school with six terms: ten days out in Term 1, six in Term 2. Do governors have to meet?",
        ("GB-01",),
        ("term_days", "gb_class"),
    ),
    Question(
        OVER_FIFTEEN,
        "A child at 14.5 days this term is suspended for one more day. What now?",
        ("GB-01",),
        ("term_days", "year_days", "gb_class"),
    ),
)


class Demo(NamedTuple):
    """What the morning came to, and where to look."""

    council: Council
    dated: Dated
    tracker: Path
    results: Path
    calendar: Path
    calendar_entries: int


def morning(folder: Path, *, schools: int, years: int) -> Demo:
    """Make the council in ``folder``, date its tracker and write the results beside it."""
    council = make_council(schools=schools, years=years)
    tracker = write_council(council, folder).tracker
    dated = date_tracker(tracker, as_of=council.as_of)
    results = results_path(tracker, as_of=council.as_of)
    results_workbook(dated.rows, results, as_of=council.as_of)
    calendar = tracker.with_suffix(".ics")
    entries = write_calendar(calendar, dated.rows, as_of=council.as_of, statuses=(MUST,))
    return Demo(council, dated, tracker, results, calendar, entries)


def told(demo: Demo) -> Iterator[str]:
    """The morning in words."""
    council, rows = demo.council, demo.dated.rows
    dues = [due for row in rows for due in row.dues if due.due is not None]
    late = sum(due.state == LATE and due.nature == LIMIT for due in dues)
    yield "An invented council. Nobody in it is real."
    yield (
        f"  {len(council.schools):,} schools, each on its own calendar; {len(rows):,} exclusions; "
        f"today is {in_words(council.as_of)}."
    )
    still_open = sum(due.state == OPEN for due in dues)
    yield f"  {len(dues):,} dates worked out: {still_open:,} open, {late:,} late or done late."
    if demo.dated.unread:
        yield f"  {len(demo.dated.unread):,} rows could not be dated; the workbook says why."
    for number, question in enumerate(QUESTIONS, start=1):
        row = _row_of(rows, council.showcase.get(question.case, ""))
        if row is not None:
            yield ""
            yield f"{number}. {question.asked}"
            yield from (f"   {line}".rstrip() for line in _settled(question, row))
    yield ""
    yield "Where to look"
    yield f"  {demo.results}"
    yield "      Today, Deadlines, Days, and the working of every live date"
    yield f"  {demo.tracker}"
    yield f"  {demo.calendar} ({demo.calendar_entries:,} dates for Outlook, no names)"


def _row_of(rows: Sequence[Answered], case_id: str) -> Answered | None:
    return next((row for row in rows if case_id and row.case_id == case_id), None)


def _settled(question: Question, row: Answered) -> Iterator[str]:
    yield f"Case {row.case_id}, {row.school}."
    for answer in row.answers:
        if isinstance(answer, Fact) and answer.fact in question.facts:
            name = answer.fact.replace("_", " ")
            note = f" {answer.note}" if answer.note else ""
            yield f"{name}: {wording.value_in_words(answer.value)}.{note} [{answer.rule.id}]"
    for answer in row.answers:
        if isinstance(answer, Due) and answer.rule.id in question.rules:
            yield from wording.explained(answer)
