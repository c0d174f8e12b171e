"""``daysix letters``: the letters after a meeting, as Outcome letters makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._panel_press import add_meeting, press_about

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Make the letters of a meeting's recorded outcomes from your Word templates; never sent."


def add_options(parser: ArgumentParser) -> None:
    """The workbook and the meeting."""
    add_meeting(parser)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.panel_letters import offer_letters  # the readers are only needed here

    return press_about(options, offer_letters)
