"""``daysix agenda``: the agenda of a panel from the team workbook, as a PDF and a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._panel import add_panel, chosen, issued_of, papers_made

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Make a panel's agenda; it says which cases are left out, and why."


def add_options(parser: ArgumentParser) -> None:
    """Options of the agenda."""
    add_panel(parser, choosing=True)


def run(options: Namespace) -> Outcome:
    """Make the agenda."""
    from daysix.jobs.panel.agenda import make_agenda  # the typesetter is only needed here

    made = make_agenda(
        options.tracker,
        issued=issued_of(options),
        **chosen(options),
    )
    return papers_made(made, "Agenda")
