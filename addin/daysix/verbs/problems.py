"""``daysix problems``: the rows of a tracker with something to mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.wording import plural
from daysix.verbs import COULD_NOT, DONE, TO_FIX, Outcome
from daysix.verbs._options import add_counting, counted_with

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from daysix.jobs.click.problems import Problem

SUMMARY = "List the rows of a tracker with something to mend, in the order they stand in."


def add_options(parser: ArgumentParser) -> None:
    """Options of problems."""
    parser.add_argument("tracker", type=Path, help="a tracker: a workbook or .csv")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """List the problems."""
    from daysix.jobs.check import check_file
    from daysix.jobs.click.problems import lines_of, problems_of
    from daysix.jobs.unchecked import caveats, crash_in_words

    found = check_file(
        options.tracker,
        **counted_with(options),
    )
    problems = problems_of(found, found.rows.sheets)
    rows = len({(one.sheet, one.row) for one in problems})
    summary = {"file": found.file, "rows": rows, "cells": len(problems)}
    said = f"{plural(rows, 'row')} with something to mend" if problems else found.nothing
    lines = [*lines_of(problems, found.file), {"summary": summary}]
    crashed = crash_in_words([found])
    return Outcome(
        lines,
        [f"{found.file}: {said}.", *_text(problems), *(f"  {one}" for one in caveats(found))],
        COULD_NOT if crashed else TO_FIX if problems else DONE,
        crashed,
    )


def _text(problems: Sequence[Problem]) -> Iterator[str]:
    for problem in problems:
        for issue in problem.issues:
            finding = issue.finding
            case = f" (case {issue.case})" if issue.case else ""
            yield f"  {problem.sheet} {problem.cell}{case}: {finding.message} ({finding.rule})"
