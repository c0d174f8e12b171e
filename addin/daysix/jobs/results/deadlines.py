"""The *Deadlines* sheet: every date of every row, one a line, ready to filter.

Dates that could not be told have their line too, with the sentence that says why.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.results.style import SIGNS
from daysix.jobs.results.today import urgency
from daysix.jobs.wording import READINGS_IN_WORDS, STATUS_IN_WORDS, plural, state_in_words
from daysix.law.answer import LATE, OPEN, Due
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from daysix.desk.long_sheet import Value
    from daysix.desk.report_book import ReportBook
    from daysix.jobs.answered import Answered
    from daysix.law.answer import Refusal
    from daysix.law.rule import Rule

Line = tuple["Answered", "Due | Refusal"]

NAME = "Deadlines"


class Column(NamedTuple):
    """One column: what it is called and how wide it is."""

    heading: str
    width: float


PLACE = (Column("File", 24), Column("Sheet", 14))
COLUMNS = (
    Column("Line", 7),
    Column("Row", 7),
    Column("Case", 11),
    Column("Child", 20),
    Column("School", 26),
    Column("Urgency", 21),
    Column("Due", 16),
    Column("What", 38),
    Column("Part", 18),
    Column("State", 13),
    Column("Duty", 11),
    Column("Who owes it", 26),
    Column("Rule", 8),
    Column("Counted from", 34),
    Column("On", 16),
    Column("Counted", 16),
    Column("Calendar", 24),
    Column("Other reading", 36),
    Column("To note", 40),
    Column("Source", 60),
)
LOOKS = {"Line": "centre", "Row": "centre", "Due": "date", "On": "date"}
PRINTED_COLUMNS = 13
"""As far as the rule: the rest is there to be read on the screen."""
UNITS = {
    "school_day": "school day",
    "working_day": "working day",
    "calendar_day": "calendar day",
    "week": "week",
    "month": "month",
}


def fitting(lines: Sequence[Line], *, most: int) -> tuple[list[tuple[int, Line]], int]:
    """The numbered lines that fit on one sheet, and how many do not.

    What is still to be done stays; after that the latest dates; the tracker's order is kept.
    """
    numbered = list(enumerate(lines, start=1))
    if len(numbered) <= most:
        return numbered, 0
    kept = sorted(numbered, key=lambda item: _worth(item[1][1]), reverse=True)[:most]
    kept.sort(key=lambda item: item[0])
    return kept, len(numbered) - most


def _worth(answer: Due | Refusal) -> tuple[int, int]:
    if not isinstance(answer, Due):
        return (2, 0)
    if answer.due is None:
        return (0, 0)
    live = answer.state == OPEN or (answer.state == LATE and answer.done_on is None)
    return (2 if live else 1, answer.due.toordinal())


def write_deadlines(
    book: ReportBook, lines: Sequence[tuple[int, Line]], *, as_of: date, source: str
) -> None:
    """Write the sheet; the file and sheet of a row only where there are several."""
    from daysix.desk.report_book import Page

    several = len({(one.file, one.sheet) for _number, (one, _answer) in lines}) > 1
    columns = (*COLUMNS, *PLACE) if several else COLUMNS
    page = Page(
        [column.width for column in columns],
        freeze=(1, 3),
        footer=f"Every date from {source}, {in_words(as_of)}. "
        "Holds children's names: keep it safe.",
        tab="#9AA5B1",
        printed=PRINTED_COLUMNS,
    )
    rows = (
        (
            *_who(number, one),
            *(_due(answer, as_of) if isinstance(answer, Due) else _refusal(answer)),
            *((one.file, one.sheet) if several else ()),
        )
        for number, (one, answer) in lines
    )
    looks = [(column.heading, LOOKS.get(column.heading, "")) for column in columns]
    book.long_sheet(NAME, page, columns=looks, rows=rows, count=len(lines))


def _who(number: int, one: Answered) -> tuple[Value, ...]:
    return (number, one.row, one.case_id, one.child, one.school)


def _due(due: Due, as_of: date) -> tuple[Value, ...]:
    level = urgency(due, as_of=as_of)
    return (
        f"{SIGNS[level]} {level}".strip() if level else "",
        due.due,
        due.rule.title,
        due.part,
        state_in_words(due),
        STATUS_IN_WORDS[due.status],
        due.owner,
        due.rule.id,
        due.trigger.event,
        due.trigger.day,
        counted_in_words(due),
        due.calendar.name if due.calendar is not None else "",
        other_reading(due),
        due.message,
        _source(due.rule),
    )


def _refusal(refusal: Refusal) -> tuple[Value, ...]:
    rule = refusal.rule
    title, id_, source = (rule.title, rule.id, _source(rule)) if rule else ("", "", "")
    said = f"{refusal.message} ({refusal.code})"
    what: tuple[Value, ...] = ("", None, title, "", "cannot tell", "", "", id_)
    return (*what, "", None, "", "", "", said, source)


@cache
def _source(rule: Rule) -> str:
    """A rule's citations, put together once."""
    return rule.source


def counted_in_words(due: Due) -> str:
    """``15 school days``; nothing where the date is the trigger's own day."""
    if not due.count:
        return ""
    noun = UNITS.get(due.unit or "", "day")
    before = " before" if due.direction == "before" else ""
    return f"{plural(due.count, noun)}{before}"


def other_reading(due: Due) -> str:
    """Another date the law could be read to give, and which reading gives it."""
    words = []
    for other in due.alternatives:
        if other.due == due.due:
            continue
        when = in_words(other.due) if other.due else "past the end of the calendar"
        name = READINGS_IN_WORDS.get(other.reading, other.reading.replace("_", " "))
        words.append(f"{when}: {name}")
    return "; ".join(words)
