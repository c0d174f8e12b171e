"""The results workbook: *Today*, *Deadlines*, *Days* and *Working*, from answered rows.

The tracker is never touched; the workbook stands beside it and is ours alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.results.days import child_terms, write_days
from daysix.jobs.results.deadlines import NAME as DEADLINES
from daysix.jobs.results.deadlines import fitting, write_deadlines
from daysix.jobs.results.style import STYLES
from daysix.jobs.results.today import numbered, today_of
from daysix.jobs.results.today_page import write_today
from daysix.jobs.results.working import working_of, write_working

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from daysix.jobs.answered import Answered
    from daysix.jobs.results.today import Today


def results_path(tracker: Path, *, as_of: date) -> Path:
    """Where the results of a tracker go: beside it, named after it and the day."""
    return tracker.with_name(f"{tracker.stem} - deadlines {as_of.isoformat()}.xlsx")


def results_workbook(answered: Sequence[Answered], path: Path, *, as_of: date) -> Today:
    """Write the workbook whole or not at all, and give what its first sheet says.

    Parameters
    ----------
    answered
        One entry per tracker row, in the tracker's order.
    path
        Where it goes; see :func:`results_path`.
    as_of
        The day the answers are for.

    Raises
    ------
    BadInput
        The name is taken by a file we did not make or that somebody changed or has open, or the
        place cannot be written to. Nothing is changed then.
    """
    from daysix.desk.new_workbook import MOST_ROWS
    from daysix.desk.report_book import report_book

    lines = numbered(answered)
    today = today_of(answered, lines, as_of=as_of)
    kept, dropped = fitting(lines, most=MOST_ROWS - 1)
    source = source_of(answered)
    with report_book(path, title="Exclusion deadlines", styles=STYLES, as_of=as_of) as book:
        write_today(book, today._replace(dropped=dropped), source=source, deadlines=DEADLINES)
        write_deadlines(book, kept, as_of=as_of, source=source)
        write_days(book, child_terms(answered, as_of=as_of), as_of=as_of, source=source)
        write_working(
            book, working_of(lines, as_of=as_of), as_of=as_of, source=source, deadlines=DEADLINES
        )
    return today


def source_of(answered: Sequence[Answered]) -> str:
    """The tracker's name, without its folder; how many where there are several."""
    files = list(dict.fromkeys(one.file for one in answered))
    if not files:
        return "an empty tracker"
    if len(files) > 1:
        return f"{len(files)} files"
    return files[0].replace("\\", "/").rpartition("/")[2]
