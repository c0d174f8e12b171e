"""``daysix letters``: the letters after a meeting, or those that one case is due, never sent."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._panel_press import press_about
from daysix.verbs._press import press

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Make the letters of a meeting's outcomes, or of one case, from your Word templates."
NOT_MADE = "Nothing was made. Add --apply to make those that are due; --letter names one of them."


def add_options(parser: ArgumentParser) -> None:
    """The workbook, and the meeting or the case."""
    parser.add_argument("tracker", type=Path, help="the team workbook; closed")
    about = parser.add_mutually_exclusive_group(required=True)
    about.add_argument("--panel", metavar="P26-004", help="the letters after this meeting")
    about.add_argument(
        "--case", metavar="2026-0014", help="the letters of this case, or of a school by its number"
    )
    parser.add_argument("--letter", default="", metavar="NAME", help="with --case: only this one")
    parser.add_argument("--apply", action="store_true", help="do it; else it is only shown")


def run(options: Namespace) -> Outcome:
    """Press the button; for a case that is only asked about, list every letter of it.

    Raises
    ------
    BadInput
        ``B-096``: a letter is named for a whole meeting. Or the job refuses.
    """
    if options.panel is None:
        return _of_a_case(options)
    if options.letter:
        raise BadInput(
            "B-096",
            "--letter names one letter of a case, and you named a meeting, so nothing was made. "
            "Leave --letter out, or name a case with --case.",
        )
    from daysix.jobs.click.panel_letters import offer_letters  # the readers are only needed here

    return press_about(options, offer_letters)


def _number(options: Namespace) -> str:
    """The case as it was typed; a blank, which no case has, where that is nothing at all.

    The job takes nothing at all for the row stood on; nobody stands on one at a command line.
    """
    return options.case or " "


def _of_a_case(options: Namespace) -> Outcome:
    from daysix.jobs.click.case_letters import offer_case_letters

    if options.apply:
        job = partial(offer_case_letters, named=_number(options), letter=options.letter)
        return press(options, job)
    return _listed(options)


def _listed(options: Namespace) -> Outcome:
    """Every letter of a row: whether it is for it today, and what it lacks."""
    from daysix.desk.file import FileDesk
    from daysix.jobs.letters.of_row import letters_for
    from daysix.jobs.letters.row import row_meant
    from daysix.jobs.panel.rows import PanelBook
    from daysix.jobs.panel.templates import letter_called

    book = PanelBook(FileDesk(options.tracker), options.tracker)
    ref = row_meant(book, None, named=_number(options))
    found = letters_for(book, ref, as_of=options.as_of)
    if options.letter:
        wanted = letter_called(options.letter, offered=[one.letter for one in found]).name
        found = [one for one in found if one.letter.name == wanted]
    text = [line for one in found for line in one.words()]
    waiting = any(one.stands.state == "now" and one.why_not for one in found)
    return Outcome([one.line() for one in found], [*text, NOT_MADE], TO_FIX if waiting else DONE)
