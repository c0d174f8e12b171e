"""``daysix due``: what is overdue, due today, this week and soon, as the Due list button has it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.verbs import COULD_NOT, DONE, Outcome
from daysix.verbs._options import add_counting, counted_with

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "List what is overdue, due today, this week and in the next 15 school days."


def add_options(parser: ArgumentParser) -> None:
    """Options of the due list."""
    parser.add_argument("tracker", type=Path, help="a tracker: a workbook or .csv")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Date the tracker and list what is to be done."""
    from daysix.jobs.deadlines import date_tracker  # the readers are only needed here
    from daysix.jobs.results.due_words import due_contract, due_in_words

    dated = date_tracker(
        options.tracker,
        **counted_with(options),
    )
    crashed = tuple(f"{one.message} ({one.code})" for one in dated.crashed[:1])
    return Outcome(
        due_contract(dated, as_of=options.as_of),
        due_in_words(dated, as_of=options.as_of),
        COULD_NOT if crashed or all(row.case is None for row in dated.rows) else DONE,
        crashed,
    )
