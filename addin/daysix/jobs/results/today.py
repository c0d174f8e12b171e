"""The Monday-morning list: which dates are overdue, due today, this week, or soon.

Only live matters are listed: limits that are still to be met. What was met (late or not), what
has lapsed, and days before which nothing may be done are on the *Deadlines* sheet.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.wording import plural
from daysix.law.answer import LATE, LIMIT, OPEN, Due, Refusal
from daysix.law.errors import CannotTell
from daysix.law.rule import LOCAL, MUST, SHOULD
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from daysix.jobs.answered import Answered

OVERDUE, TODAY, WEEK, SOON = "Overdue", "Due today", "This week", "Next 15 school days"
LATER, OLDER = "Later", "Older overdue"
UNTOLD = "Passed, and your tracker has no column that says it was done"
GROUPS = (OVERDUE, TODAY, WEEK, SOON)
SOON_SCHOOL_DAYS = 15
SOON_CALENDAR_DAYS = 21
"""Three weeks: what 15 school days are when the school's calendar cannot count so far."""
FURTHEST_SOON_DAYS = 105
"""The longest holiday a calendar may hold and 15 school days after it; further is not counted."""
OLDEST_OVERDUE_DAYS = 90
"""A term and its holiday. A limit missed before that is history more often than work: shown, one
line down the page, as a number with the sheet to look at."""
MOST_LISTED = {OVERDUE: 25, TODAY: 100, WEEK: 100, SOON: 60}
"""So that today's and this week's work is not pushed off the first pages; the rest are counted."""
MOST_TITLES = 3
STATUS_ORDER = (MUST, SHOULD, LOCAL)
ROWS_NAMED = 6


class Item(NamedTuple):
    """One date on the list; ``line`` is its number on the *Deadlines* sheet."""

    due: Due
    row: Answered
    line: int
    left: str


class Group(NamedTuple):
    """Dates of one urgency: ``total`` may be more than the ``items`` listed.

    ``mostly`` says what is most often due, where not all are listed.
    """

    name: str
    until: str
    total: int
    items: Sequence[Item]
    mostly: str


class Trouble(NamedTuple):
    """One sentence and the rows it is about, named as people find them."""

    code: str
    message: str
    total: int
    where: str


class Today(NamedTuple):
    """All that the *Today* sheet says; ``dropped`` lines did not fit on the next one.

    ``untold`` dates have passed, and the tracker has no column that says they were met.
    """

    as_of: date
    groups: Sequence[Group]
    older: int
    rows: int
    dates: int
    undated_rows: int
    undated: Sequence[Trouble]
    partly: Sequence[Trouble]
    notes: Sequence[Trouble]
    dropped: int = 0
    untold: int = 0

    @property
    def counts(self) -> str:
        """``3 overdue, 1 due today, 4 this week, 12 more in the next 15 school days``."""
        overdue, today, week, soon = (group.total for group in self.groups)
        said = (
            f"{overdue:,} overdue, {today:,} due today, {week:,} this week, "
            f"{soon:,} more in the next {SOON_SCHOOL_DAYS} school days"
        )
        return said + untold_in_words(self.untold)


def numbered(answered: Iterable[Answered]) -> list[tuple[Answered, Due | Refusal]]:
    """The lines of the *Deadlines* sheet in order: each date, and each date that is missing."""
    return [
        (one, answer)
        for one in answered
        for answer in one.answers
        if isinstance(answer, Due | Refusal)
    ]


def today_of(
    answered: Sequence[Answered], lines: Sequence[tuple[Answered, Due | Refusal]], *, as_of: date
) -> Today:
    """Sort the live dates into groups, most urgent first; count what is not listed."""
    found: dict[str, list[tuple[int, Answered, Due]]] = {name: [] for name in (*GROUPS, OLDER)}
    dates = untold = 0
    for number, (one, answer) in enumerate(lines, start=1):
        if isinstance(answer, Due):
            dates += answer.due is not None
            untold += is_untold(answer, as_of=as_of)
            if (name := urgency(answer, as_of=as_of)) in found:
                found[name].append((number, one, answer))
    return Today(
        as_of,
        [_group(name, found[name], as_of=as_of) for name in GROUPS],
        older=len(found[OLDER]),
        rows=len(answered),
        dates=dates,
        undated_rows=sum(one.case is None for one in answered),
        undated=_troubles((one, each) for one in answered for each in _row_refusals(one)),
        partly=_troubles((one, each) for one in answered for each in _rule_refusals(one)),
        notes=_troubles((one, ("", note)) for one in answered for note in one.notes),
        untold=untold,
    )


def urgency(due: Due, *, as_of: date) -> str:
    """Which group a date belongs to; empty when nothing is left to do, or it is no limit."""
    day, state = due.due, due.state
    if day is None or due.nature != LIMIT or due.done_on is not None:
        return ""
    if state == LATE:
        return OVERDUE if (as_of - day).days <= OLDEST_OVERDUE_DAYS else OLDER
    if state != OPEN:
        return ""
    if day == as_of:
        return TODAY
    if day <= end_of_week(as_of):
        return WEEK
    return SOON if _is_soon(due, day, as_of=as_of) else LATER


def is_untold(due: Due, *, as_of: date) -> bool:
    """Whether a limit passed of late, and no column says if it was met: nobody may lose sight."""
    return due.untold and due.due is not None and (as_of - due.due).days <= OLDEST_OVERDUE_DAYS


def untold_in_words(count: int) -> str:
    """``, 3 passed with nothing recorded``, to end a summary; blank where there are none."""
    return f", {count:,} passed with nothing recorded" if count else ""


def end_of_week(day: date) -> date:
    """The Sunday that ends the week of ``day``."""
    return day + timedelta(days=6 - day.weekday())


def _is_soon(due: Due, day: date, *, as_of: date) -> bool:
    if (day - as_of).days > FURTHEST_SOON_DAYS:
        return False
    days = school_days(due, as_of, day)
    if days is None:
        return (day - as_of).days <= SOON_CALENDAR_DAYS
    return days <= SOON_SCHOOL_DAYS


def school_days(due: Due, start: date, end: date) -> int | None:
    """School days after ``start`` up to ``end`` at the case's school; None when not known."""
    try:
        return due.case.calendar.number_after(start, end)
    except CannotTell:
        return None


def time_left(due: Due, *, as_of: date, past: str = "late") -> str:
    """``3 school days left``, ``2 school days late``, ``due today``.

    ``past`` is for what may have been done: ``2 school days ago``.
    """
    day = due.due
    if day is None:
        return ""
    if day == as_of:
        return "due today"
    first, last, word = (as_of, day, "left") if day > as_of else (day, as_of, past)
    days = school_days(due, first, last)
    if days is None:
        return f"{plural((last - first).days, 'day')} {word}"
    if days == 0:
        return "no school day left" if word == "left" else "just passed"
    return f"{plural(days, 'school day')} {word}"


def order(item: tuple[int, Answered, Due]) -> tuple[int, date, str, int]:
    """Working urgency: must before should before local target, then the earlier date."""
    number, one, due = item
    return (STATUS_ORDER.index(due.status), due.due or date.max, one.case_id, number)


def _group(name: str, found: list[tuple[int, Answered, Due]], *, as_of: date) -> Group:
    listed = sorted(found, key=order)[: MOST_LISTED[name]]
    until = f"to {in_words(end_of_week(as_of))}" if name == WEEK else ""
    items = [Item(due, one, number, time_left(due, as_of=as_of)) for number, one, due in listed]
    mostly = _mostly(due for _number, _one, due in found) if len(found) > len(items) else ""
    return Group(name, until, len(found), items, mostly)


def _mostly(dues: Iterable[Due]) -> str:
    """The titles that come most often, with how often."""
    titles = Counter(due.rule.title for due in dues)
    often = sorted(titles.items(), key=lambda item: (-item[1], item[0]))[:MOST_TITLES]
    return "; ".join(f"{title} ({n:,})" for title, n in often)


def _row_refusals(one: Answered) -> Iterable[tuple[str, str]]:
    return [(each.code, each.message) for each in one.refusals] if one.case is None else []


def _rule_refusals(one: Answered) -> Iterable[tuple[str, str]]:
    if one.case is None:
        return []
    return [
        (each.code, f"{each.rule.title}: {each.message}" if each.rule else each.message)
        for each in one.refusals
    ]


def _troubles(found: Iterable[tuple[Answered, tuple[str, str]]]) -> list[Trouble]:
    """The same sentence once, with all its rows; the sentence of most rows first."""
    rows: dict[tuple[str, str], list[Answered]] = {}
    for one, key in found:
        rows.setdefault(key, []).append(one)
    return [
        Trouble(code, message, len(about), rows_in_words(about))
        for (code, message), about in sorted(
            rows.items(), key=lambda item: (-len(item[1]), item[1][0].row, item[0])
        )
    ]


def rows_in_words(about: Sequence[Answered]) -> str:
    """``row 12 (2026-0014)``; ``rows 12, 13, 15 and 11 more``."""
    if len(about) == 1:
        name = f" ({about[0].case_id})" if about[0].case_id else ""
        return f"row {about[0].row}{name}"
    numbers = [str(one.row) for one in about[:ROWS_NAMED]]
    if len(about) > ROWS_NAMED:
        return f"rows {', '.join(numbers)} and {len(about) - ROWS_NAMED:,} more"
    return f"rows {', '.join(numbers[:-1])} and {numbers[-1]}"
