"""The due list in words: by group, each date with the school days that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.jobs.click.deadline_rows import LISTED, due_lines
from daysix.jobs.lines import line_of, refused_line
from daysix.jobs.results.today import GROUPS, OLDER, UNTOLD, rows_in_words, untold_in_words, urgency
from daysix.jobs.wording import STATUS_IN_WORDS, plural, short, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from daysix.jobs.answered import Answered
    from daysix.jobs.click.deadline_rows import DueLine
    from daysix.jobs.deadlines import Dated

REASONS_LISTED = 10


def summary(lines: Sequence[DueLine]) -> str:
    """``2 overdue, 1 due today, 4 this week, 15 in the next 15 school days``."""
    counts = [sum(line.group == group for line in lines) for group in GROUPS]
    words = ("overdue", "due today", "this week", "in the next 15 school days")
    said = ", ".join(f"{count:,} {word}" for count, word in zip(counts, words, strict=True))
    return said + untold_in_words(sum(line.group == UNTOLD for line in lines))


def due_in_words(dated: Dated, *, as_of: date) -> Iterator[str]:
    """The whole list for people."""
    lines = due_lines(dated.rows, as_of=as_of)
    yield f"{dated.file}, {short(as_of)}: {summary(lines)}."
    for group in LISTED:
        listed = [line for line in lines if line.group == group]
        if listed:
            yield from ("", group, *map(line_in_words, listed))
    yield from left_aside(dated, as_of=as_of)


def line_in_words(line: DueLine) -> str:
    """One date: when, what is left, whose, what, who owes it, and what to note."""
    due, one = line.due, line.row
    who = " ".join(filter(None, (one.case_id, one.child))) or f"row {one.row}"
    day = short(due.due) if due.due else ""
    what = f"{title_of(due)} [{STATUS_IN_WORDS[due.status]}; {due.owner}; {due.rule.id}]"
    return f"  {day:<16} {line.left:<22} {who}: {what} {line.note}".rstrip()


def left_aside(dated: Dated, *, as_of: date) -> Iterator[str]:
    """What no list holds: what was missed long ago, and rows that could not be dated."""
    older = sum(urgency(due, as_of=as_of) == OLDER for row in dated.rows for due in row.dues)
    if older:
        yield f"{plural(older, 'date')} missed more than 90 days ago: see the Deadlines sheet."
    yield from unread_in_words(dated.unread)
    yield from dated.notes


def unread_in_words(rows: Sequence[Answered]) -> Iterator[str]:
    """The rows that could not be dated: one line a reason, the commonest first."""
    if not rows:
        return
    reasons: dict[str, list[Answered]] = {}
    for row in rows:
        reasons.setdefault(next(row.refusals).code, []).append(row)
    yield f"{plural(len(rows), 'row')} could not be dated:"
    for code, alike in sorted(reasons.items(), key=lambda one: -len(one[1]))[:REASONS_LISTED]:
        first = alike[0]
        many = "" if len(alike) == 1 else f"{plural(len(alike), 'row')}, such as "
        said = next(first.refusals).message
        yield f"  {many}{first.sheet}, {rows_in_words([first])}: {said} ({code})"
    more = len(reasons) - REASONS_LISTED
    if more > 0:
        yield f"  and {plural(more, 'reason')} more: see “daysix deadlines”."


def due_contract(dated: Dated, *, as_of: date) -> Iterator[dict[str, Any]]:
    """The list as lines of the JSON contract, and the rows that could not be dated."""
    for line in due_lines(dated.rows, as_of=as_of):
        where = _where(line.row)
        assert line.row.case is not None  # noqa: S101 - a row without one has no date
        more = {"group": line.group, "left": line.left, "note": line.note}
        yield line_of(line.row.case, line.due, where=where, basis=False) | more
    for row in dated.unread:
        refusal = next(row.refusals)
        yield refused_line(refusal.code, refusal.message, where=_where(row), case=row.case_id)


def _where(row: Answered) -> dict[str, object]:
    return {"file": row.file, "sheet": row.sheet, "row": row.row}
