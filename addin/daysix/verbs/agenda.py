"""``daysix agenda``: the agenda of a panel from the team workbook, as a PDF and a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._panel import add_panel, issued_of, written

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Make a panel's agenda; it says which cases are left out, and why."


def add_options(parser: ArgumentParser) -> None:
    """Options of the agenda."""
    add_panel(parser, choosing=True)


def run(options: Namespace) -> Outcome:
    """Make the agenda."""
    from daysix.jobs.panel.agenda import make_agenda  # the typesetter is only needed here

    made = make_agenda(
        options.tracker,
        panel=options.panel,
        as_of=options.as_of,
        issued=issued_of(options),
        out=options.out,
        also=options.also,
        without=options.without,
    )
    warnings = any(line["warnings"] for line in made.lines)
    head = f"Agenda of {made.laid.plan.sitting.panel}, {made.laid.day_words}."
    return Outcome(made.lines, [head, *written(made.lines)], TO_FIX if warnings else DONE)
