"""*Show mail*: what was read in the mail she stands on, and where each thing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.inbox.thread import split
from daysix.jobs.click.answers import Answer
from daysix.jobs.click.home import home_of
from daysix.jobs.inbox.book import Workbook
from daysix.jobs.inbox.card import Row, card_of
from daysix.jobs.inbox.chosen import mail_of, row_needed

if TYPE_CHECKING:
    from daysix.jobs.click.answers import Asked

LABEL = "Show mail"


def show_mail(asked: Asked) -> Answer:
    """The card of the mail in front of the officer; nothing is written.

    Raises
    ------
    BadInput
        She stands on no mail, or it is no longer there.
    """
    book = Workbook(asked.desk, home_of(asked.desk))
    row = row_needed(book, asked, button=LABEL)
    mail, _ = mail_of(book, row)
    message = mail.message
    new = split(message.text, subject=message.subject).new if message.text else ""
    listed = Row(row.text("Class"), row.text("Urgency"), row.text("Why"))
    return Answer(card_of(mail, book.directory, new=new, row=listed))
