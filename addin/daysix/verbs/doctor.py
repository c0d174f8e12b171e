"""``daysix doctor``: one line per thing looked at: this computer, a tracker, the mailboxes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.calendars.choice import calendars_from
from daysix.jobs.doctor.computer import BROKEN, Looked, companion, examine, in_words, open_programs
from daysix.law.errors import BadInput
from daysix.verbs import DONE, TO_FIX, Outcome
from daysix.verbs._options import add_calendar

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from daysix.calendars.book import CalendarBook

SUMMARY = "Look at this computer, a tracker and the mailboxes, and say what is missing."


def add_options(parser: ArgumentParser) -> None:
    """Options of the doctor."""
    parser.add_argument("tracker", nargs="?", type=Path, help="a tracker to look at as well")
    parser.add_argument(
        "--mailbox",
        default="",
        metavar="NAME",
        help="look at this mailbox alone, e.g. exchange:exclusions@county.example",
    )
    add_calendar(parser)


def run(options: Namespace) -> Outcome:
    """Look, and say what to do."""
    book = calendars_from(options.calendar, beside=Path.cwd())
    book, about = _tracker(options, book)
    looked = [*examine(as_of=options.as_of, book=book), companion(), *open_programs(), *about]
    looked += _mailboxes(options)
    states = {one.state for one in looked}
    return Outcome(
        lines=[one._asdict() for one in looked],
        text=[in_words(one) for one in looked],
        exit_code=TO_FIX if BROKEN in states else DONE,
    )


def _mailboxes(options: Namespace) -> list[Looked]:
    from daysix.companion.folder import usual_folder
    from daysix.jobs.inbox.mailbox_doctor import examine_mailbox  # loads no mail library by itself

    return examine_mailbox(options.mailbox, as_of=options.as_of, folder=usual_folder())


def _tracker(
    options: Namespace, book: CalendarBook | None
) -> tuple[CalendarBook | None, list[Looked]]:
    if options.tracker is None:
        return book, []
    from daysix.desk.file import FileDesk  # the readers are only needed here
    from daysix.jobs.doctor.workbook import examine_workbook, unread
    from daysix.jobs.tracker_read import read_file

    named = book if options.calendar is not None else None
    try:
        read = read_file(options.tracker, as_of=options.as_of, book=named)
    except BadInput as refusal:
        return book, unread(FileDesk(options.tracker), refusal)
    return read.calendars or book, examine_workbook(read, place=options.tracker)
