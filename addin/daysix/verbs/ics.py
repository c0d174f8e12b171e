"""``daysix ics``: the open dates of a tracker as a calendar file for Outlook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.rule import MUST, SHOULD
from daysix.verbs import DONE, Outcome
from daysix.verbs._options import add_counting, counted_with

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Put a tracker's open dates into a calendar file for Outlook (no names in it)."


def add_options(parser: ArgumentParser) -> None:
    """Options of the calendar file."""
    parser.add_argument("tracker", type=Path, help="a tracker: a workbook or .csv")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the .ics file goes")
    parser.add_argument("--with-targets", action="store_true", help="“should” targets too")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Write the calendar file."""
    from daysix.jobs.deadlines import date_tracker  # the readers are only needed here
    from daysix.jobs.results.ics import write_calendar

    dated = date_tracker(
        options.tracker,
        **counted_with(options),
    )
    target = options.out or options.tracker.with_suffix(".ics")
    statuses = (MUST, SHOULD) if options.with_targets else (MUST,)
    entries = write_calendar(target, dated.rows, as_of=options.as_of, statuses=statuses)
    line = {"path": str(target), "items": entries, "warnings": []}
    word = "date" if entries == 1 else "dates"
    return Outcome(
        [line],
        [f"{entries:,} {word} written to {target}. Open it and Outlook adds them."],
        DONE,
    )
