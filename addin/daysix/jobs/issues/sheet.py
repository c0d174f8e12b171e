"""The results in the team workbook itself: its *Issues* sheet and the narrow *Check* columns.

Only those, and only in a workbook we made. What an officer typed there is carried over by the key
of its finding, so it survives sorting and checking again.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from daysix.desk.patching import Formula
from daysix.jobs.issues.book import lines_of, split
from daysix.jobs.issues.links import Places, link_to
from daysix.jobs.issues.typed import OPEN_HERE, PUT_RIGHT, SET_ASIDE, SHEET, said_hash
from daysix.law.finding import DUTY, ERROR, HOUSE, LEVELS, NOTE, QUERY, SYMBOLS
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.workbook.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.desk.patching import OwnValue
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.issues.followed import Issue
    from daysix.jobs.issues.typed import TypedRow

CHECK = "Check"
WORST_FIRST = (ERROR, DUTY, QUERY, NOTE)
CLEAN, EXPLAINED, NO_LONGER = "✓ Clean", "✓ Explained", "✓ No longer found"
MOST_LINES = 4_998
"""The looks and lists of the sheet reach to row 5,000."""
NARROW_LETTERS = 1.1
"""Words are narrower than the figures by which a column's width is counted."""
LINE_POINTS, LINE_GAP, LOWEST, HIGHEST = 15.0, 6.0, 20.25, 400.0


class CheckCell(NamedTuple):
    """The Check cell of one row: what it says, and what it shall say."""

    sheet: str
    cell: str
    number: int
    old: str
    new: str


class Plan(NamedTuple):
    """What would be written.

    Attributes
    ----------
    rows
        Of the Issues sheet, each with a value for every column.
    before
        What it holds now, the same way.
    cells
        The Check cells that are to say something else.
    in_sheet
        What the sheet will say of each finding, as it is remembered.
    new, aside, reopened, kept, left_out
        Counts for the preview: found first now; set aside; marked as put right and found again;
        kept for what was typed in them although no longer found; beyond what a sheet can hold.
    """

    rows: Sequence[Sequence[OwnValue]]
    before: Sequence[Sequence[OwnValue]]
    cells: Sequence[CheckCell]
    in_sheet: Mapping[str, str]
    new: int = 0
    aside: int = 0
    reopened: int = 0
    kept: int = 0
    left_out: int = 0

    @property
    def same_rows(self) -> bool:
        """Whether the Issues sheet says all of this already."""
        return len(self.rows) == len(self.before) and all(
            as_text(one) == as_text(other)
            for one, other in zip(self.rows, self.before, strict=True)
        )

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to write."""
        return self.same_rows and not self.cells


def column_names() -> list[str]:
    """The columns of the Issues sheet."""
    return [column.name for column in columns_of(SHEET)]


def plan_of(found: CheckedFile, places: Places, *, as_of: date) -> Plan:
    """What would be written into the team workbook; nothing is written.

    Parameters
    ----------
    places
        The tables of ours that the workbook has.
    """
    typed = {row.key: row for row in found.typed if row.key}
    issues = in_order(found.issues)
    keys = {issue.key for issue in issues}
    kept = [_kept(row) for row in found.typed if row.key not in keys and _worth_keeping(row, found)]
    words = {issue.key: _typed(issue, typed.get(issue.key), found) for issue in issues}
    shown = _that_fit(issues, words, room=MOST_LINES - len(kept))
    rows = [_row(issue, words[issue.key], places, found) for issue in shown] + kept
    said = {
        issue.key: said_hash(*words[issue.key])
        for issue in shown
        if not (issue.counts and words[issue.key][0] == SET_ASIDE)  # it still lacks something
    }
    return Plan(
        rows,
        [[plain(row.values.get(name)) for name in column_names()] for row in found.typed],
        [*_check_cells(found, places)],
        {one: text for one, text in said.items() if text},
        new=sum(issue.first_seen >= as_of for issue in issues),
        aside=sum(not issue.counts for issue in issues),
        reopened=sum(one in keys and row.status == PUT_RIGHT for one, row in typed.items()),
        kept=len(kept),
        left_out=len(issues) - len(shown),
    )


def in_order(issues: Sequence[Issue]) -> list[Issue]:
    """Worst first, as they stand in the workbook; what is no problem last."""
    return sorted(issues, key=lambda one: (not one.counts, WORST_FIRST.index(one.finding.level)))


def _that_fit(
    issues: Sequence[Issue], words: Mapping[str, tuple[str, str, str]], *, room: int
) -> list[Issue]:
    """As many as the sheet can hold; what somebody wrote beside is never among those left out."""
    too_many = max(0, len(issues) - room)
    silent = [one.key for one in issues if not said_hash(*words[one.key])]
    dropped = set(silent[len(silent) - min(too_many, len(silent)) :])
    return [issue for issue in issues if issue.key not in dropped]


def _row(
    issue: Issue, words: tuple[str, str, str], places: Places, found: CheckedFile
) -> list[OwnValue]:
    finding = issue.finding
    message, to_do = split(finding.message)
    status, reason, by = words
    values: dict[str, OwnValue] = {
        "Level": level_words(finding.level),
        "Case": issue.case,
        "Where": link_to(issue, places, found.rows),
        "Found": message,
        "ToDo": to_do,
        "Suggestion": finding.suggestion,
        "Status": status,
        "Reason": reason,
        "ReasonBy": by,
        "FirstSeen": issue.first_seen,
        "Rule": finding.rule,
        "Source": "our own rule" if finding.cite == HOUSE else str(finding.cite),
        "IssueKey": issue.key,
    }
    return [values[name] or None for name in column_names()]


def level_words(level: str) -> str:
    """A level as it is shown: its symbol and its words."""
    return f"{SYMBOLS[level]} {LEVELS[level]}"


def _typed(issue: Issue, typed: TypedRow | None, found: CheckedFile) -> tuple[str, str, str]:
    """Status, reason and initials; “not a problem” that lacks something stays as it was typed."""
    if issue.mark is not None:
        return SET_ASIDE, issue.mark.reason, issue.mark.by
    if typed is None:
        return OPEN_HERE, "", ""
    lacks = typed.status == SET_ASIDE and typed.says != found.memory.in_sheet.get(issue.key, "")
    return (SET_ASIDE if lacks else OPEN_HERE), typed.reason, typed.by


def _worth_keeping(row: TypedRow, found: CheckedFile) -> bool:
    """Whether a row whose finding is gone holds something typed that is nowhere else."""
    if not row.key:
        return True
    remembered = row.key in found.memory.marks or row.key in found.said.marks
    return bool(row.reason or row.by) and not remembered


def _kept(row: TypedRow) -> list[OwnValue]:
    values = {name: plain(row.values.get(name)) for name in column_names()}
    if row.key:
        values["Level"] = NO_LONGER
    return [values[name] for name in column_names()]


def plain(value: object) -> OwnValue:
    """A value read from a sheet as it can be written again."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    if value is None or value == "" or isinstance(value, str | float | int | bool | date):
        return value or None if isinstance(value, str) else value
    return text_of(value)


def as_text(row: Sequence[OwnValue]) -> list[str]:
    """A row as it reads."""
    return [value.shown if isinstance(value, Formula) else text_of(value) for value in row]


def _check_cells(found: CheckedFile, places: Places) -> Iterator[CheckCell]:
    """The Check cells that do not say yet what was found in their rows."""
    worst: dict[tuple[str, int], str] = {}
    for issue in reversed(in_order(found.issues)):
        if issue.finding.row:
            said = level_words(issue.finding.level) if issue.counts else EXPLAINED
            worst[issue.finding.sheet, issue.finding.row] = said
    all_ran = not found.checked.crashed
    for sheet in found.checked.sheets:
        if not places.has(sheet, CHECK):
            continue
        for number in found.rows.numbers(sheet):
            row = found.rows.at(sheet, number)
            old = row.text(CHECK) if row else ""
            filled = not found.rows.blank(sheet, number, without=(CHECK,))
            clean = CLEAN if filled and all_ran else ""
            new = worst.get((sheet, number), clean)
            if new != old:
                yield CheckCell(sheet, row.address(CHECK) if row else "", number, old, new)


def heights(rows: Sequence[Sequence[OwnValue]]) -> list[float]:
    """How high each row must be to be read without opening it."""
    columns = columns_of(SHEET)
    shown = [column.everyday for column in columns]
    high = []
    for row in rows:
        lines = max(
            lines_of(text, column.width * NARROW_LETTERS)
            for text, column, show in zip(as_text(row), columns, shown, strict=True)
            if show
        )
        high.append(min(HIGHEST, max(LOWEST, LINE_POINTS * lines + LINE_GAP)))
    return high


def in_words(plan: Plan) -> list[str]:
    """What would be written, in counts."""
    if plan.nothing:
        return ["The Issues sheet and the Check column say all of this already."]
    per_sheet = Counter(cell.sheet for cell in plan.cells)
    listed = len(plan.rows) - plan.kept
    lines = [f"Issues sheet: {listed:,} listed, {plan.new:,} of them new today."]
    if plan.same_rows:
        lines = ["Issues sheet: nothing new."]
    lines += [
        f"{sheet}: {count:,} cells of the Check column." for sheet, count in per_sheet.items()
    ]
    more = (
        (plan.aside, "set aside as no problem, at the end"),
        (plan.reopened, "marked FIXED but still found, so OPEN again"),
        (plan.kept, "kept for what was typed in them, though no longer found"),
        (plan.left_out, "more than the sheet can hold; they are in the list of this check alone"),
    )
    return lines + [f"{count:,} {what}." for count, what in more if count]


def summary(plan: Plan) -> dict[str, int]:
    """The same as figures, for the JSON contract."""
    return {
        "rows": len(plan.rows),
        "new": plan.new,
        "not_a_problem": plan.aside,
        "check_cells": len(plan.cells),
        "left_out": plan.left_out,
    }
