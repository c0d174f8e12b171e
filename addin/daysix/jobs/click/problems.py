"""The cells with something to mend, in the order in which a sheet is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.jobs.issues.sheet import level_words
from daysix.law.finding import DUTY, ERROR, QUERY
from daysix.records import NamedTuple
from daysix.tracker.cells import corners, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from daysix.desk.any_desk import Selected
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.issues.followed import Issue

TO_MEND = frozenset({ERROR, DUTY, QUERY})
"""What is only for information is no problem."""


class Problem(NamedTuple):
    """One cell with all that was found in it.

    Attributes
    ----------
    sheet, row, column
        Where; row and column as Excel counts.
    """

    sheet: str
    row: int
    column: int
    issues: Sequence[Issue]

    @property
    def cell(self) -> str:
        """Its address."""
        return f"{letters(self.column)}{self.row}"


class Turn(NamedTuple):
    """A problem whose turn it is, its number from 1, and how many there are."""

    problem: Problem
    number: int
    of: int


def problems_of(found: CheckedFile, sheets: Iterable[str]) -> list[Problem]:
    """The cells with something to mend: sheet by sheet, row by row, from left to right.

    Parameters
    ----------
    sheets
        The workbook's, in their order.
    """
    at: dict[tuple[str, int, int], list[Issue]] = {}
    for issue in found.issues:
        finding = issue.finding
        if issue.counts and finding.level in TO_MEND and finding.row:
            at.setdefault((finding.sheet, *_place(issue, found)), []).append(issue)
    order = {name: place for place, name in enumerate(sheets)}
    where = sorted(at, key=lambda one: (order.get(one[0], len(order)), *one[1:]))
    return [Problem(*one, at[one]) for one in where]


def _place(issue: Issue, found: CheckedFile) -> tuple[int, int]:
    """Row and column; the first of its table where only a row is meant."""
    finding = issue.finding
    both = corners(finding.cell)
    if both is not None:
        return both[0][1], both[0][0]
    row = found.rows.at(finding.sheet, finding.row)
    return finding.row, row.table.first_column if row else 1


def next_of(
    problems: Sequence[Problem], after: Selected | None, sheets: Sequence[str]
) -> Turn | None:
    """The first problem after a cell; the very first after the last, or where no cell is given."""
    if not problems:
        return None
    number = 0
    if after is not None and after.sheet in sheets:
        order = {name: place for place, name in enumerate(sheets)}
        here = (order[after.sheet], after.row, after.column)
        later = (
            place
            for place, one in enumerate(problems)
            if (order.get(one.sheet, len(order)), one.row, one.column) > here
        )
        number = next(later, 0)
    return Turn(problems[number], number + 1, len(problems))


def in_words(turn: Turn, file: str = "") -> list[str]:
    """A problem for people: which of how many and where, then each thing found there."""
    problem = turn.problem
    where = f"{problem.sheet} {problem.cell}"
    head = f"{turn.number:,} of {turn.of:,}: {where}"
    said = [f"{file}: {head}" if file else head]
    for issue in problem.issues:
        finding = issue.finding
        hint = f" Suggested: {finding.suggestion}" if finding.suggestion else ""
        said.append(f"{level_words(finding.level)}: {finding.message}{hint} ({finding.rule})")
    return said


def lines_of(problems: Iterable[Problem], file: str) -> list[dict[str, Any]]:
    """The same for the JSON contract, a line for each thing found."""
    return [
        {
            "file": file,
            "sheet": problem.sheet,
            "row": problem.row,
            "col": letters(problem.column),
            "column": issue.finding.column or None,
            "rule": issue.finding.rule,
            "level": issue.finding.level,
            "message": issue.finding.message,
            "suggestion": issue.finding.suggestion or None,
            "case": issue.case or None,
            "key": issue.key,
        }
        for problem in problems
        for issue in problem.issues
    ]
