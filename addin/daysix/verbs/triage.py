"""``daysix triage``: sort the mails of a folder or a mailbox, each with the reasons."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.law.errors import BadInput
from daysix.verbs import COULD_NOT, DONE, TO_FIX, Outcome
from daysix.verbs._options import add_la

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from daysix.inbox.directory import Directory
    from daysix.jobs.inbox.sorting import Mail
    from daysix.jobs.inbox.source import Source

SUMMARY = "Sort the mails of a folder or a mailbox: kind, urgency, what each tells, and why."
WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})
EVERY = 60.0
"""Seconds between two looks with ``--watch``."""


def add_options(parser: ArgumentParser) -> None:
    """Options of triage."""
    parser.add_argument(
        "source",
        help="folder:DIR, exchange:ADDRESS or graph:ADDRESS; also a folder, .eml or .msg by name",
    )
    parser.add_argument(
        "--tracker", type=Path, metavar="FILE", help="a tracker: its schools, children and cases"
    )
    parser.add_argument(
        "--schools", type=Path, metavar="FILE", help="a list of schools: name, dfe, domain"
    )
    add_la(parser)
    parser.add_argument(
        "--apply",
        action="store_true",
        help="keep a record of each mail, mark it and move it; without it nothing is touched",
    )
    parser.add_argument("--watch", action="store_true", help="keep looking for new mails")
    parser.add_argument(
        "--journal", type=Path, metavar="DIR", help="with --apply: where the record is kept"
    )
    parser.add_argument(
        "--every", type=float, default=EVERY, metavar="SECONDS", help="with --watch; default 60"
    )


def run(options: Namespace) -> Outcome:
    """Sort what is there; with ``--watch`` whatever comes as well."""
    from daysix.jobs.inbox.source import source_of  # the readers are only needed here

    if options.every < 1:
        message = f"--every {options.every:g} is too short. Use one second or more."
        raise BadInput("B-090", message)
    _refuse_odd(options)
    source = source_of(options.source)
    directory = _directory(options)
    if options.apply:
        return _apply(options, source, directory)
    if options.watch:
        return Outcome(
            (line for _, line in _watched(options, source, directory)),
            (text for text, _ in _watched(options, source, directory)),
            live=True,
        )
    return _once(source, directory)


def _refuse_odd(options: Namespace) -> None:
    """A workbook where mails are asked for."""
    place = options.source.partition(":")[2] or options.source
    if Path(place).suffix.lower() in WORKBOOKS:
        message = (
            "That is a workbook, and mails are asked for here. Name the folder or mailbox of the "
            "mails, and put the workbook behind --tracker."
        )
        raise BadInput("U-026", message)


def _directory(options: Namespace) -> Directory:
    """What the team knows, of the tracker and the list named."""
    from daysix.jobs.inbox.known import known_from

    return known_from(options.tracker, options.schools, la=options.la)


def _once(source: Source, directory: Directory) -> Outcome:
    from daysix.jobs.inbox.doubles import with_doubles
    from daysix.jobs.inbox.lines import contract_line, count_in_words, in_words, summary_line
    from daysix.jobs.inbox.sorting import rest, slim, sorted_mails
    from daysix.jobs.inbox.source import FOLDER, folders_passed, mails_in

    try:
        mails = with_doubles([slim(one) for one in sorted_mails(mails_in(source), directory)])
    finally:
        rest()
    passed = folders_passed(source)
    summary = summary_line(mails, source=source.said, passed=passed)
    if not mails:
        said = _nothing(source)
        missing = source.kind == FOLDER
        return Outcome([summary], [] if missing else [said], COULD_NOT if missing else DONE,
                       (said,) if missing else ())  # fmt: skip
    text = [f"{count_in_words(mails)} in {source.place}. Nothing was moved or marked.",
            *in_words(mails)]  # fmt: skip
    if passed:
        text += ["", f"{passed:,} folders inside hold mails too. I did not look into them."]
    human = any(mail.sorted.needs_human for mail in mails)
    return Outcome([*map(contract_line, mails), summary], text, TO_FIX if human else DONE)


def _nothing(source: Source) -> str:
    from daysix.jobs.inbox.source import FOLDER

    if source.kind == FOLDER:
        return (
            f"There is no mail in {source.place}: nothing there ends in .eml or .msg. Drag mails "
            "there from Outlook, or name another folder. (U-025)"
        )
    return f"The inbox of {source.place} is empty: there was no mail to sort."


def _watched(
    options: Namespace, source: Source, directory: Directory
) -> Iterator[tuple[str, dict[str, Any]]]:
    """A line for each mail as it comes, until somebody stops it."""
    from time import sleep

    from daysix.jobs.inbox.lines import contract_line, in_words

    seen: set[str] = set()
    while True:
        for mail in _new(source, directory, seen):
            yield "\n".join(in_words([mail])).strip(), contract_line(mail)
        sleep(options.every)


def _new(source: Source, directory: Directory, seen: set[str]) -> Iterator[Mail]:
    """The mails that were not there before; ``seen`` grows by them."""
    from daysix.jobs.inbox.sorting import sorted_mails
    from daysix.jobs.inbox.source import mails_in

    for mail in sorted_mails(mails_in(source), directory):
        if mail.key not in seen:
            seen.add(mail.key)
            yield mail


def _apply(options: Namespace, source: Source, directory: Directory) -> Outcome:
    """Through the journal: each mail kept, sorted, listed, then marked and moved."""
    if not options.watch:
        text, lines, good = _applied(options, source, directory)
        return Outcome(lines, text, DONE if good else TO_FIX)
    return Outcome(
        (line for _, lines in _rounds(options, source, directory) for line in lines),
        (text for texts, _ in _rounds(options, source, directory) for text in texts),
        live=True,
    )


def _rounds(
    options: Namespace, source: Source, directory: Directory
) -> Iterator[tuple[list[str], list[dict[str, Any]]]]:
    """Run after run, until somebody stops it."""
    from time import sleep

    while True:
        text, lines, _ = _applied(options, source, directory)
        yield text, lines
        sleep(options.every)


def _applied(
    options: Namespace, source: Source, directory: Directory
) -> tuple[list[str], list[dict[str, Any]], bool]:
    """One run: in words, as lines, and whether all was well."""
    from daysix.jobs.inbox.applied import OnSheet, apply_once, told
    from daysix.jobs.inbox.lines import contract_line, in_words
    from daysix.mail.ledger_place import usual_folder

    listing = None
    if options.tracker is not None and _has_inbox(options.tracker):
        from daysix.desk.file import FileDesk

        desk = FileDesk(options.tracker)
        listing = OnSheet(desk, options.tracker, source, options.as_of)
    folder = options.journal or usual_folder()
    done, mails = apply_once(source, directory, listing, folder=folder, now=_moment(options))
    lines = [*map(contract_line, mails), {"summary": {"source": source.said, **done.line()}}]
    good = done.good and not any(mail.sorted.needs_human for mail in mails)
    return [*told(done, on_sheet=listing is not None), *in_words(mails)], lines, good


def _has_inbox(tracker: Path) -> bool:
    """Whether a workbook has the team workbook's Inbox sheet."""
    from daysix.desk.reading import read_book
    from daysix.jobs.inbox.book import INBOX

    return any(INBOX in sheet.tables for sheet in read_book(tracker).sheets)


def _moment(options: Namespace) -> datetime:
    """Now; with another day as today, its noon."""
    at: datetime = options.now or datetime.combine(options.as_of, time(12))
    return at.astimezone()
