"""``daysix deadlines``: every statutory date of a tracker, or of a case written as events."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs import wording
from daysix.jobs.calendars.choice import calendars_from, example_calendars
from daysix.jobs.lines import line_of
from daysix.law.answer import Refusal
from daysix.law.errors import BadInput
from daysix.verbs import COULD_NOT, DONE, TO_FIX, Outcome
from daysix.verbs._options import add_counting, switches_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

SUMMARY = "Work out every date of a tracker, or of a case written as events."


def add_options(parser: ArgumentParser) -> None:
    """Options of deadlines."""
    parser.add_argument("tracker", nargs="*", type=Path, help="trackers: workbooks or .csv")
    parser.add_argument("--case", type=Path, metavar="FILE", help="a case written as events (JSON)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="where the results workbook goes")
    parser.add_argument(
        "--no-workbook", action="store_true", help="print only; write no results workbook"
    )
    parser.add_argument(
        "--no-basis", action="store_true", help="with --json: leave out the days counted"
    )
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Date a case file, or trackers."""
    if options.case is not None and options.tracker:
        message = "Give me a tracker or --case, not both. Run it once for each."
        raise BadInput("B-040", message)
    if options.case is not None:
        return _case(options)
    if not options.tracker:
        message = "Which tracker? Add its file name, or --case and a case file."
        raise BadInput("B-041", message)
    from daysix.verbs._tracker_deadlines import run_trackers  # the readers are only needed here

    return run_trackers(options)


def _case(options: Namespace) -> Outcome:
    from daysix.jobs.case.file import answers_of_file  # pydantic is only needed here

    book = calendars_from(options.calendar, beside=options.case.parent) or example_calendars()
    answered = answers_of_file(
        options.case,
        book=book,
        as_of=options.as_of,
        switches=switches_of(options),
        la=options.la,
    )
    refused = [answer for _case, answer in answered if isinstance(answer, Refusal)]
    where = {"file": str(options.case)}
    return Outcome(
        lines=[
            line_of(case, answer, where=where, basis=not options.no_basis)
            for case, answer in answered
        ],
        text=wording.card([answer for _case, answer in answered]),
        exit_code=_exit_code(refused),
        trouble=tuple(dict.fromkeys(f"{one.message} ({one.code})" for one in refused[:1])),
    )


def _exit_code(refused: list[Refusal]) -> int:
    """2 when the calendar or the program failed the case; 1 when one answer wants more facts."""
    from daysix.jobs.case.file import fails_whole

    if any(map(fails_whole, refused)):
        return COULD_NOT
    return TO_FIX if refused else DONE
