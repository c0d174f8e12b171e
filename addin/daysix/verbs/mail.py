"""``daysix mail``: the card of one mail, as the Show mail button has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._press import add_tracker, press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Show what one mail of the Inbox sheet says, and where each thing was found."


def add_options(parser: ArgumentParser) -> None:
    """The workbook and the mail."""
    add_tracker(parser, mail=True, apply=False)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.inbox_show import show_mail  # the readers are only needed here

    return press(options, show_mail)
