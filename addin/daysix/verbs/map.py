"""``daysix map``: which column of a tracker is which; and the tracker in the team workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Show which column of a tracker is which, confirm it; --into carries it over."
EVERYTHING = ""


def add_options(parser: ArgumentParser) -> None:
    """Options of the mapping."""
    parser.add_argument("tracker", type=Path, help="a tracker: a workbook or .csv")
    parser.add_argument(
        "--accept",
        action="append",
        default=[],
        metavar="HEADING=COLUMN",
        help="that column is this: “Date of excl=First day out”",
    )
    parser.add_argument("--accept-all", action="store_true", help="confirm every suggestion")
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="HEADING", help="leave a column unread"
    )
    parser.add_argument(
        "--sheet",
        action="append",
        default=[],
        metavar="SHEET=KIND",
        help="what is on a sheet: “Sheet3=Exclusions”",
    )
    parser.add_argument(
        "--forget",
        action="append",
        nargs="?",
        const=EVERYTHING,
        default=[],
        metavar="NAME",
        help="forget what was said of a column or a sheet; without a name, all of it",
    )
    parser.add_argument(
        "--into",
        type=Path,
        metavar="FILE",
        help="show the tracker as a new team workbook of that name would hold it",
    )
    parser.add_argument("--apply", action="store_true", help="with --into: write that workbook")


def run(options: Namespace) -> Outcome:
    """Show or change the mapping; or carry the tracker over."""
    if options.apply and options.into is None:
        message = "Write what? Add --into and the name of the new workbook. Nothing was written."
        raise BadInput("B-070", message)
    saying = options.accept or options.ignore or options.sheet or options.forget
    if options.into is not None:
        if saying or options.accept_all:
            message = "Say which column is which first, then use --into. Nothing was changed."
            raise BadInput("B-071", message)
        return _carry(options)
    from daysix.jobs.mapping.changes import Said, say
    from daysix.jobs.mapping.maps import SUGGESTED, map_file  # the readers are only needed here
    from daysix.jobs.mapping.words import map_lines, map_text

    if saying or options.accept_all:
        said = Said(
            options.accept, options.ignore, options.sheet, options.forget, options.accept_all
        )
        found = say(options.tracker, said, as_of=options.as_of)
    else:
        found = map_file(options.tracker, as_of=options.as_of)
    waiting = found.of(SUGGESTED)
    return Outcome(map_lines(found), map_text(found), TO_FIX if waiting else DONE)


def _carry(options: Namespace) -> Outcome:
    """Show the tracker as the team workbook would hold it; or write that workbook."""
    from daysix.jobs.carry.carrying import carry, refuse_name, write
    from daysix.jobs.carry.words import carry_lines, carry_text

    refuse_name(options.into)
    found = carry(options.tracker, as_of=options.as_of)
    if options.apply:
        write(found, options.into)
    written = options.into if options.apply else None
    return Outcome(
        carry_lines(found, written),
        carry_text(found, written),
        TO_FIX if found.to_look_at or not options.apply else DONE,
    )
