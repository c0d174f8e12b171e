"""``daysix share-table``: which school is next, and why, from the team workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._panel import add_panel, issued_of, written

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Make a panel's list of schools by their fair share; it says why each stands there."


def add_options(parser: ArgumentParser) -> None:
    """Options of the share."""
    add_panel(parser)


def run(options: Namespace) -> Outcome:
    """Make the list."""
    from daysix.jobs.panel.share_table import make_share_table  # the typesetter is needed here

    made = make_share_table(
        options.tracker,
        panel=options.panel,
        as_of=options.as_of,
        issued=issued_of(options),
        out=options.out,
    )
    table = made.table
    ranked = [f"{line.rank or '–'}  {line.says}" for line in table.lines]
    code = TO_FIX if table.next is None or table.notes else DONE
    return Outcome(made.lines, [table.how, *ranked, *written(made.lines)], code)
