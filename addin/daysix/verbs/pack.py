"""``daysix pack``: a panel's papers as one PDF, a copy for each member, and the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._panel import add_panel, issued_of, written

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Make a panel's papers: agenda, case sheets and papers as one PDF, a copy a member."


def add_options(parser: ArgumentParser) -> None:
    """Options of the pack."""
    add_panel(parser, choosing=True)


def run(options: Namespace) -> Outcome:
    """Make the pack."""
    from daysix.jobs.panel.pack import make_pack  # the typesetter is only needed here

    made = make_pack(
        options.tracker,
        panel=options.panel,
        as_of=options.as_of,
        issued=issued_of(options),
        out=options.out,
        also=options.also,
        without=options.without,
    )
    warnings = any(line["warnings"] for line in made.lines)
    head = f"Papers of {made.laid.plan.sitting.panel}, {made.laid.day_words}. Nothing was sent."
    return Outcome(made.lines, [head, *written(made.lines)], TO_FIX if warnings else DONE)
