"""``daysix ask``: drafts to the schools of what their referrals lack, as Ask schools makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._panel_press import add_meeting, press_about

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Draft a mail to each school of what its referrals lack; never sent."


def add_options(parser: ArgumentParser) -> None:
    """The workbook and the meeting."""
    add_meeting(parser)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.panel_ask import offer_asking  # the readers are only needed here

    return press_about(options, offer_asking)
