"""``daysix outcomes``: what a meeting decided, as the After the meeting button records it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._panel_press import add_meeting, press_about

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Lay out a meeting's outcome grid, then record what was typed there, with the minutes."


def add_options(parser: ArgumentParser) -> None:
    """The workbook and the meeting."""
    add_meeting(parser)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.panel_outcomes import offer_outcomes  # the readers are only needed here

    return press_about(options, offer_outcomes)
