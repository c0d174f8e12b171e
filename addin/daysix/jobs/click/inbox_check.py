"""*Check inbox*: a row on the Inbox sheet for each new mail, the urgent first. Nothing else moves.

Each mail is kept on this computer before it is offered, and waits for a yes however long. In the
mailbox nothing is marked as read, moved or answered.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.desk.any_desk import OwnTable
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.home import home_of
from daysix.jobs.click.new_rows import NewRows, add
from daysix.jobs.click.own_sheet import written_here
from daysix.jobs.click.writing import NewTable, rows_there, write
from daysix.jobs.inbox.book import INBOX, Workbook
from daysix.jobs.inbox.doubles import with_doubles
from daysix.jobs.inbox.journal import moment, note_listed, take_in
from daysix.jobs.inbox.lines import count_in_words
from daysix.jobs.inbox.place import named, source_for
from daysix.jobs.inbox.queue import Line, lines_of, listed, told
from daysix.jobs.inbox.retold import retold
from daysix.jobs.inbox.sorting import not_sorted
from daysix.jobs.inbox.source import FOLDER, files_in, left_aside
from daysix.jobs.inbox.turn import our_turn
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.workbook.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.writing import Wanted
    from daysix.jobs.inbox.journal import Waiting
    from daysix.jobs.inbox.queue import Listed
    from daysix.jobs.inbox.source import Source

TABLE = "DaySixInbox"
BUTTON = "Write"
UNDO = "Undo last action takes it back."
UNTOUCHED = "In the mailbox nothing is marked, moved or answered."
EVERY = 10
"""Mails between two words in the status line."""


class _Plan(NamedTuple):
    """What would be written, and what stands there."""

    book: Workbook
    lines: Sequence[Line]
    there: Listed
    again: Sequence[Wanted]
    """Cells of rows that are there, whose dates can be told now."""
    told: Sequence[str]
    """What went wrong in the mailbox, where only a part of it could be read, and what was left."""
    source: Source


def offer_inbox(asked: Asked) -> Answer | Offer:
    """Take in what is new in the mailbox, and offer what waits for the Inbox sheet.

    Each mail is kept on this computer first. What the sheet says holds: a mail that stands on it
    is not offered, whoever listed it; one in the inbox that was taken off it is offered again.

    Raises
    ------
    BadInput
        The mailbox or the workbook cannot be read, or Cancel was pressed.
    """
    book = Workbook(asked.desk, home_of(asked.desk), journal=asked.journal)
    source = source_for(book)
    there = listed(book)
    asked.kept.directory = book.directory
    mails, done = read_mails(asked, book, source, stands=there.keys)
    wrong = [f"{one.message} ({one.code})" for one in done.told]
    wrong += filter(None, [left_aside(source)])
    lines = lines_of(book, mails, source=named(book, source), as_of=asked.as_of, there=there)
    again = retold(book, as_of=asked.as_of) if _is_teams(book) else []
    if not lines and not done.good and done.told:
        raise BadInput(done.told[-1].code, done.told[-1].message)
    on_server = sum(one.on_server for one in done.reconciled)
    if not lines and not again:
        said = _none(on_server) if on_server else nothing_there(source)
        return Answer([said, *wrong])
    plan = _Plan(book, lines, there, again, wrong, source)
    fresh = [line.mail for line in lines]
    said = f"{count_in_words(fresh, new=True)}: to be listed on the sheet {INBOX}. {UNTOUCHED}"
    return Offer(
        said if lines else f"{_none(on_server)} {_dated(plan)}",
        [*_preview(plan)],
        BUTTON,
        lambda stop: _write(plan, asked, stop),
        good=not not_sorted(fresh),
    )


def read_mails(asked: Asked, book: Workbook, source: Source, *, stands: Collection[str]) -> Waiting:
    """The mails that wait for the sheet, those that repeat another told apart.

    Raises
    ------
    BadInput
        The mailbox cannot be read, or Cancel was pressed; what was taken in by then waits.
    """
    if source.kind == FOLDER:
        files_in(Path(source.place))  # a folder that is not there is said in its own words

    def say(number: int) -> None:
        if number % EVERY == 0:
            asked.desk.say(f"Reading mail {number:,}…")

    try:
        found = take_in(
            source,
            book.directory,
            stands=stands,
            now=moment(asked.now, asked.as_of),
            folder=asked.journal,
            stop=asked.stop,
            say=say,
        )
    finally:
        asked.desk.say("")
    if found.run.cancelled:
        raise desk_refusals.stopped()
    return found._replace(mails=with_doubles(found.mails))


def _none(on_server: int) -> str:
    return f"No new mail: {_all(on_server)} on the Inbox sheet already."


def nothing_there(source: Source) -> str:
    """What to do where there is no mail at all."""
    if source.kind == FOLDER:
        return (
            f"There is no mail in {source.place}. Drag mails there from Outlook and press Check "
            "inbox again, or name your mailbox on the Settings sheet."
        )
    return f"The inbox of {source.place} is empty."


def _all(count: int) -> str:
    return "the one mail there is stands" if count == 1 else f"all {plural(count, 'mail')} stand"


def _preview(plan: _Plan) -> Iterator[str]:
    yield from _unsorted(plan)
    yield from plan.told
    yield from told(plan.lines)
    for line in plan.lines:
        cells = line.cells
        said = (cells.get(name) for name in ("Urgency", "Child", "School", "Match"))
        yield f"{line.number}: {'; '.join(str(one) for one in said if one)}"
        if cells.get("Clock"):
            yield f"    {cells['Clock']}"
        if cells.get("Why"):
            yield f"    Why: {cells['Why']}"
    already = len(plan.there.numbers)
    if plan.again:
        yield _dated(plan)
    elif already:
        yield f"{plural(already, 'row')} on the sheet already: none of them is changed."


def _dated(plan: _Plan) -> str:
    rows = len({one.kept.number for one in plan.again})
    return f"{plural(rows, 'row')} on the sheet can be dated now: ClockBy and Clock are filled."


def _write(plan: _Plan, asked: Asked, stop: Callable[[], bool]) -> Answer:
    desk = plan.book.desk
    with our_turn(desk, plan.book.home):
        now = _as_it_is_now(plan, asked)
        if not now.lines and not now.again:
            return Answer([_none(len(plan.lines))])
        sheet, row = _written(now, asked, stop)
    if not now.lines:
        return Answer([f"{_dated(now)} {UNDO}"])
    if desk.is_open:
        desk.go_to(sheet, row, 1)
    fresh = [line.mail for line in now.lines]
    note_listed(fresh, now=moment(asked.now, asked.as_of), folder=asked.journal)
    said = f"{count_in_words(fresh, new=True)}. They are on the sheet {INBOX} from row {row}."
    lines = [*_unsorted(now), *now.told, *told(now.lines)]
    return Answer([f"{said} {UNDO}", *lines], good=not not_sorted(fresh))


def _unsorted(plan: _Plan) -> Iterator[str]:
    failed = not_sorted(line.mail for line in plan.lines)
    if failed:
        yield f"{plural(failed, 'mail')} could not be sorted. Read them yourself in the mailbox."


def _as_it_is_now(plan: _Plan, asked: Asked) -> _Plan:
    """The plan; made anew, with what was not listed meanwhile, where the sheet has changed."""
    book = Workbook(asked.desk, plan.book.home, journal=asked.journal)
    there = listed(book)
    if there == plan.there:
        return plan
    mails = [line.mail for line in plan.lines]
    lines = lines_of(book, mails, source=named(book, plan.source), as_of=asked.as_of, there=there)
    again = retold(book, as_of=asked.as_of) if _is_teams(book) else []
    return plan._replace(book=book, lines=lines, there=there, again=again)


def _written(plan: _Plan, asked: Asked, stop: Callable[[], bool]) -> tuple[str, int]:
    """Write it; on which sheet the new rows are, and where the first is."""
    book = plan.book
    table = book.table(INBOX)
    if table is None or not _is_teams(book):
        _own_sheet(plan, asked, stop)
        return INBOX, len(plan.there.numbers) + 2
    rows = [
        {name: value for name, value in line.cells.items() if name in table.columns}
        for line in plan.lines
    ]
    new = [NewRows(table, book.at(table), rows)]
    done = add(book.desk, book.home, as_of=asked.as_of, stop=stop, new=new, cells=plan.again)
    return table.sheet, done.first.get(table.sheet, 0)


def _is_teams(book: Workbook) -> bool:
    """Whether the workbook has the team workbook's own Inbox table."""
    table = book.table(INBOX)
    return table is not None and INBOX in book.sheet(table.sheet).tables


def _own_sheet(plan: _Plan, asked: Asked, stop: Callable[[], bool]) -> None:
    """In a tracker of the team's own: our own sheet, with the rows it has, as they are, on top."""
    desk, home = plan.book.desk, plan.book.home
    headers = tuple(column.name for column in columns_of(INBOX))
    empty = OwnTable(INBOX, TABLE, headers, [])
    if not written_here(desk, plan.book.sheets, empty):
        raise desk_refusals.needs_open(desk.name)
    before = rows_there(desk, empty)
    rows = [[line.cells.get(name) for name in headers] for line in plan.lines]
    table = empty._replace(rows=[*before, *rows])
    write(desk, home, as_of=asked.as_of, stop=stop, tables=[NewTable(table, before)])
