"""``daysix settings``: the council, the readings and the term dates a tracker is counted with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.calendars.choice import calendars_from
from daysix.verbs import Outcome
from daysix.verbs._options import add_counting, switches_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Show the council, the readings and the term dates in use, and how to change them."


def add_options(parser: ArgumentParser) -> None:
    """Options of the settings."""
    parser.add_argument("tracker", nargs="?", type=Path, help="a tracker: a workbook or .csv")
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Show what a tracker, or one without settings of its own, is counted with."""
    from daysix.jobs.settings_in_use import in_use, in_words_of, lines_of
    from daysix.tracker.settings_sheet import SheetSettings

    if options.tracker is None:
        settings = SheetSettings()
        calendars = calendars_from(options.calendar, beside=Path.cwd())
    else:
        from daysix.jobs.tracker_read import read_file  # the readers are only needed here

        book = calendars_from(options.calendar)
        read = read_file(options.tracker, as_of=options.as_of, book=book)
        settings, calendars = read.settings, read.calendars
    found = in_use(settings, calendars, switches=switches_of(options), la=options.la)
    return Outcome(lines_of(found), in_words_of(found, settings))
