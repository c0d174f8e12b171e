"""The lines of our own sheets in an open workbook: *Deadlines*, and the due list.

One line a date, the most urgent first. Everything said of a date is worded where the results
workbook words it, so that both say the same.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.jobs.answered import every_due
from daysix.jobs.results.deadlines import counted_in_words, other_reading
from daysix.jobs.results.style import SIGNS
from daysix.jobs.results.today import (
    GROUPS,
    LATER,
    OLDER,
    UNTOLD,
    is_untold,
    time_left,
    urgency,
)
from daysix.jobs.wording import STATUS_IN_WORDS, short, state_in_words, title_of
from daysix.law.answer import NOT_APPLICABLE, OPEN, Due, Refusal
from daysix.law.errors import CannotTell
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from daysix.desk.patching import CellValue
    from daysix.jobs.answered import Answered

DEADLINES_HEADERS = (
    "Urgency",
    "Due",
    "Case",
    "Child",
    "School",
    "What",
    "Duty",
    "State",
    "Time left",
    "Who owes it",
    "Counted",
    "Rule",
    "Other reading",
    "To note",
    "Source",
)
"""What is long stands last: a column is as wide as what is in it."""
DUE_HEADERS = (
    "When",
    "Due",
    "Time left",
    "Case",
    "Child",
    "School",
    "What",
    "Duty",
    "Who owes it",
    "To note",
    "Rule",
)
CASE, RULE = "Case", "Rule"
AMBER = "⚠"
NOBODY_IN_FOR = timedelta(days=7)
"""From one school day to the next: longer than any weekend, Easter's among them."""
MOST_LINES = 5_000
"""What an open workbook takes in without a wait; what is still to be done goes in first."""
STILL_OPEN, CANNOT_TELL, PASSED = "Open", "Cannot tell", "Done or past"
LISTED = (*GROUPS, UNTOLD)
"""The groups of the due list, in order."""
ORDER = (*GROUPS, LATER, OLDER, STILL_OPEN, CANNOT_TELL, PASSED)


class Dates(NamedTuple):
    """The dates of a workbook as lines.

    Attributes
    ----------
    lines
        Of the sheet, as many as it takes.
    dates, cases
        How many dates stand there, and of how many cases.
    left_out
        Dates done or past that did not fit.
    """

    lines: Sequence[Sequence[CellValue]]
    dates: int
    cases: int
    left_out: int


class DueLine(NamedTuple):
    """One date on the due list, and the group it stands in."""

    group: str
    left: str
    note: str
    row: Answered
    due: Due


def deadlines_of(rows: Sequence[Answered], *, as_of: date, most: int = MOST_LINES) -> Dates:
    """Every date of every case, and each that could not be told, the most urgent first."""
    found: list[tuple[tuple[int, date, str, int], Answered, Due | Refusal]] = []
    for place, one in enumerate(rows):
        for answer in one.answers:
            if isinstance(answer, Due | Refusal) and getattr(answer, "state", "") != NOT_APPLICABLE:
                day = answer.due if isinstance(answer, Due) and answer.due else date.max
                rank = ORDER.index(_urgency(answer, as_of=as_of))
                found.append(((rank, day, one.case_id, place), one, answer))
    found.sort(key=lambda item: item[0])
    kept = found[:most]
    dated = [(one.sheet, one.row) for _key, one, answer in kept if isinstance(answer, Due)]
    return Dates(
        [_deadline(one, answer, as_of=as_of) for _key, one, answer in kept],
        dates=len(dated),
        cases=len(set(dated)),
        left_out=len(found) - len(kept),
    )


def _urgency(answer: Due | Refusal, *, as_of: date) -> str:
    if isinstance(answer, Refusal):
        return CANNOT_TELL
    live = urgency(answer, as_of=as_of)
    if live:
        return live
    still = answer.state == OPEN and answer.due is not None and answer.due >= as_of
    return STILL_OPEN if still else PASSED


def _deadline(one: Answered, answer: Due | Refusal, *, as_of: date) -> tuple[CellValue, ...]:
    said = _urgency(answer, as_of=as_of)
    urgent = f"{SIGNS.get(said, '')} {said}".strip()
    if isinstance(answer, Refusal):
        rule = answer.rule
        title, number, source = (rule.title, rule.id, rule.source) if rule else ("", "", "")
        note = f"{answer.message} ({answer.code})"
        who = (one.case_id, one.child, one.school)
        return (urgent, None, *who, title, "", "cannot tell", "", "", "", number, "", note, source)
    over = said == PASSED
    return (
        urgent,
        answer.due,
        one.case_id,
        one.child,
        one.school,
        title_of(answer),
        STATUS_IN_WORDS[answer.status],
        state_in_words(answer),
        "" if over else time_left(answer, as_of=as_of),
        answer.owner,
        _counted(answer),
        answer.rule.id,
        other_reading(answer),
        answer.message if over else _note(answer),
        answer.rule.source,
    )


def _counted(due: Due) -> str:
    """``15 school days from Fri 27 Nov 2026``."""
    words = counted_in_words(due)
    return f"{words} from {short(due.trigger.day)}" if words else ""


def due_lines(rows: Iterable[Answered], *, as_of: date) -> list[DueLine]:
    """What is to be done, by group: the groups in order, in each the earlier date first."""
    found = []
    for one, due in every_due(rows):
        group = urgency(due, as_of=as_of)
        if group in GROUPS:
            found.append(DueLine(group, time_left(due, as_of=as_of), _note(due), one, due))
        elif is_untold(due, as_of=as_of):
            ago = time_left(due, as_of=as_of, past="ago")
            found.append(DueLine(UNTOLD, ago, due.message, one, due))
    found.sort(key=_in_order)
    return found


def _in_order(line: DueLine) -> tuple[int, date, str, str]:
    day = line.due.due or date.max
    return (LISTED.index(line.group), day, line.row.case_id, line.due.rule.id)


def cells_of(line: DueLine) -> tuple[CellValue, ...]:
    """A line of the due list, by its columns."""
    one, due = line.row, line.due
    return (
        f"{SIGNS[line.group]} {line.group}",
        due.due,
        line.left,
        one.case_id,
        one.child,
        one.school,
        title_of(due),
        STATUS_IN_WORDS[due.status],
        due.owner,
        line.note,
        due.rule.id,
    )


def _note(due: Due) -> str:
    return " ".join(filter(None, (last_day_before_holiday(due), due.message)))


def last_day_before_holiday(due: Due) -> str:
    """A warning where the school shuts after that day, so that nobody is there to be late."""
    day, calendar = due.due, due.case.calendar
    try:
        if day is None or not calendar.counts(day):
            return ""
        back = calendar.nth_after(day, 1)
    except CannotTell:
        return ""
    if back - day <= NOBODY_IN_FOR:
        return ""
    known = calendar.has_legal_term(day) and calendar.has_legal_term(back)
    ends = known and calendar.legal_term(day) != calendar.legal_term(back)
    what = "Last day of term" if ends else "Last school day before a holiday"
    return f"{AMBER} {what}: the school is next in on {short(back)}."
