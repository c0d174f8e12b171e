"""``daysix attachments``: one mail's attachments, as the Keep attachments button keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.verbs._press import add_tracker, press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.verbs import Outcome

SUMMARY = "Keep the attachments of one mail in the folder of its case."


def add_options(parser: ArgumentParser) -> None:
    """The workbook and the mail."""
    add_tracker(parser, mail=True)


def run(options: Namespace) -> Outcome:
    """Press the button."""
    from daysix.jobs.click.inbox_keep import offer_keeping  # the readers are only needed here

    return press(options, offer_keeping)
