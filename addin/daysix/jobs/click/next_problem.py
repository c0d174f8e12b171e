"""*Next problem*: goes to the next cell with something to mend, and says what and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.problems import in_words, next_of, problems_of
from daysix.jobs.click.tracker_at_desk import checked
from daysix.jobs.unchecked import OTHERWISE, caveats, crash_in_words
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.problems import Turn
    from daysix.jobs.click.tracker_at_desk import AtDesk

IN_THIS = " in this workbook"
APPLY = "Apply suggestions writes what is suggested; or type the right value, then press again."
CANNOT_SHOW = frozenset({"Z-055", "Z-069"})
"""The workbook is closed, or the sheet hidden: then it is said where the cell is."""


def show_next(asked: Asked) -> Answer:
    """Go to the next problem after the cell in front of the officer."""
    at = checked(asked)
    names = [sheet.name for sheet in at.sheets]
    problems = problems_of(at.found, names)
    turn = next_of(problems, asked.desk.selected(), names)
    if turn is None:
        crashed = crash_in_words([at.found])
        said = [f"{at.found.nothing}{'' if at.found.nothing == OTHERWISE else IN_THIS}."]
        return Answer([*said, *caveats(at.found), *crashed], good=not crashed)
    return Answer([*_said(turn), *_show(at, turn)])


def _said(turn: Turn) -> list[str]:
    hint = [APPLY] if any(one.finding.suggestion for one in turn.problem.issues) else []
    return [*in_words(turn), *hint]


def _show(at: AtDesk, turn: Turn) -> list[str]:
    """Show the cell; what is in the way of seeing it, in words."""
    problem = turn.problem
    try:
        at.desk.go_to(problem.sheet, problem.row, problem.column)
    except BadInput as refusal:
        if refusal.code not in CANNOT_SHOW:
            raise
        return [f"{refusal.message} ({refusal.code})"]
    sheet = next(one for one in at.sheets if one.name == problem.sheet)
    if problem.row in sheet.hidden_rows:
        why = "by the filter" if sheet.filtered else "on this sheet"
        return [f"Its row is hidden {why}."]
    return []
