"""A button of the Inbox group on the command line: shown first, written with ``--apply``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.law.errors import BadInput
from daysix.verbs import DONE, TO_FIX, Outcome

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from daysix.desk.any_desk import Selected
    from daysix.desk.file import FileDesk
    from daysix.jobs.click.answers import Answer, Asked, Offer

    Job = Callable[[Asked], "Answer | Offer"]

NOT_WRITTEN = "Nothing was written. Add --apply to do it."


def add_tracker(parser: ArgumentParser, *, mail: bool, apply: bool = True) -> None:
    """The workbook, the mail's number, and whether to write."""
    parser.add_argument("tracker", type=Path, help="the workbook with the Inbox sheet; closed")
    if mail:
        parser.add_argument("--mail", default="", metavar="NUMBER", help="such as M00012")
    if apply:
        parser.add_argument("--apply", action="store_true", help="do it; else it is only shown")


def press(options: Namespace, job: Job) -> Outcome:
    """Do what the button does, on a closed workbook.

    Raises
    ------
    BadInput
        The job refuses; nothing was written.
    """
    from daysix.jobs.click.answers import Asked, Offer
    from daysix.jobs.click.kept import Kept

    desk = _desk(options)
    found = job(Asked(desk, options.as_of, lambda: False, Kept(), options.now))
    if not isinstance(found, Offer):
        return _outcome(found.sentences[0], [*found.sentences[1:]], good=found.good)
    if not getattr(options, "apply", False):
        return _outcome(found.summary, [*found.lines, NOT_WRITTEN], good=found.good, applied=False)
    done = found.carry_out(lambda: False)
    return _outcome(done.sentences[0], [*done.sentences[1:]], good=done.good, applied=True)


def _outcome(chief: str, lines: list[str], *, good: bool, applied: bool | None = None) -> Outcome:
    line: dict[str, Any] = {"said": chief, "lines": lines}
    if applied is not None:
        line["applied"] = applied
    return Outcome([line], [chief, *(f"  {one}" for one in lines)], DONE if good else TO_FIX)


def _desk(options: Namespace) -> FileDesk:
    """The closed workbook, as if somebody stood on the mail named."""
    from daysix.desk.file import FileDesk

    wanted = getattr(options, "mail", "")
    if not wanted:
        return FileDesk(options.tracker)
    return _standing(options.tracker, _row_of(options.tracker, wanted))


def _standing(path: Path, at: Selected) -> FileDesk:
    from daysix.desk.file import FileDesk

    class Standing(FileDesk):
        def selected(self) -> Selected:
            """The row of the mail that was named."""
            return at

    return Standing(path)


def _row_of(path: Path, number: str) -> Selected:
    from daysix.desk.any_desk import Selected
    from daysix.desk.file import FileDesk
    from daysix.jobs.inbox.book import INBOX, Workbook

    rows = Workbook(FileDesk(path), path).rows(INBOX)
    there = [row.text("InboxID") for row in rows]
    for row in rows:
        if row.text("InboxID").casefold() == number.strip().casefold():
            return Selected(row.table.sheet, row.number, row.table.first_column)
    known = f"It has {there[0]} to {there[-1]}" if there else "It has none yet"
    message = f"There is no mail {number[:20]} on the Inbox sheet of {path.name}. {known}."
    raise BadInput("B-091", message)
