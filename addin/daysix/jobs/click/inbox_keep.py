"""*Keep attachments*: the mail's attachments into the folder of its case, under safe names.

They are written as they came and never opened. A file that is there stays as it is: another of its
name is kept beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.attachments.keeping import keep, safe_name
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.home import home_of
from daysix.jobs.click.new_rows import add
from daysix.jobs.inbox.book import Workbook
from daysix.jobs.inbox.chosen import mail_of, row_needed
from daysix.jobs.inbox.marks import marks
from daysix.jobs.inbox.place import beside
from daysix.jobs.inbox.queue import CASE_OR_REF, ID
from daysix.jobs.inbox.turn import our_turn
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked

LABEL = "Keep attachments"
FOLDER = "Cases"
BUTTON = "Keep"


def offer_keeping(asked: Asked) -> Answer | Offer:
    """The attachments of the mail in front of the officer, to be kept after a yes.

    Raises
    ------
    BadInput
        She stands on no mail, or it is no longer there.
    """
    from daysix.mail.mime import read_mail

    book = Workbook(asked.desk, home_of(asked.desk))
    row = row_needed(book, asked, button=LABEL)
    mail, raw = mail_of(book, row)
    found = [(one.name, one.content) for one in read_mail(raw.content or b"").enclosures]
    if not found:
        return Answer([f"Mail {row.text(ID)} has no attachments."])
    case = row.text(CASE_OR_REF) or row.text(ID)
    place = beside(book) / FOLDER / safe_name(case)
    flagged = [f"{one.name}: {one.sentence}" for one in mail.message.papers if one.sentence]
    lines = [*(f"{name} ({len(content):,} bytes)" for name, content in found), *flagged]
    many = plural(len(found), "attachment")

    def carry_out(stop: Callable[[], bool]) -> Answer:
        return _keep(asked, book, row, (place, found), stop)

    return Offer(f"{many} would be kept in {place}. None is opened.", lines, BUTTON, carry_out)


def _keep(
    asked: Asked,
    book: Workbook,
    row: RowRef,
    what: tuple[Path, Sequence[tuple[str, bytes]]],
    stop: Callable[[], bool],
) -> Answer:
    place, found = what
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        message = (
            f"I cannot make the folder {place} ({fault.strerror}), so nothing was kept. Ask for "
            "the right to write there."
        )
        raise BadInput("U-033", message) from fault
    kept = [keep(place, name, content) for name, content in found]
    with our_turn(book.desk, book.home):
        cells = marks(book, row, {"SavedTo": f"{FOLDER}/{place.name}"})
        add(book.desk, book.home, as_of=asked.as_of, stop=stop, new=[], cells=cells)
    return Answer([f"{plural(len(kept), 'attachment')} kept in {place}.",
                   *(f"  {path.name}" for path in kept)])  # fmt: skip
