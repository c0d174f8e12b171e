"""Rows of the Inbox sheet whose dates could not be told, and can be now: term dates were added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.inbox.book import INBOX
from daysix.jobs.inbox.chosen import mails_of
from daysix.jobs.inbox.consequences import CANNOT, clock
from daysix.jobs.inbox.imagined import answers_about
from daysix.jobs.inbox.marks import marks
from daysix.jobs.inbox.new_case import Taken, new_cases
from daysix.jobs.inbox.queue import ID, KEY

if TYPE_CHECKING:
    from datetime import date

    from daysix.jobs.click.writing import Wanted
    from daysix.jobs.inbox.book import Workbook


def retold(book: Workbook, *, as_of: date) -> list[Wanted]:
    """The cells ClockBy and Clock of such rows, where nobody has dealt with the mail."""
    undated = [
        row
        for row in book.rows(INBOX)
        if row.text("Clock").startswith(CANNOT) and not row.text("ClockBy") and row.text(KEY)
    ]
    waiting = [(row, mail) for row, mail, _ in mails_of(book, undated)]
    if not waiting:
        return []
    taken = Taken([], [], {})
    made = [(row, new_cases(book, mail, row.text(ID), taken)) for row, mail in waiting]
    said, _ = answers_about(book, [one for _, cases in made for one in cases], as_of=as_of)
    found = []
    for row, cases in made:
        clocks = [clock(said.get(case.number)) for case in cases]
        days = [day for day, _ in clocks if day is not None]
        if days:
            texts = " / ".join(dict.fromkeys(text for _, text in clocks if text))
            found += marks(book, row, {"ClockBy": min(days), "Clock": texts}, ours=("Clock",))
    return found
