"""*Tell senior officer* and *Acknowledge*: drafts, made after a yes and never sent from here.

That a draft was made, when and of which mail, goes into the Audit sheet: the line proves that the
senior officer was told in time. The row of the mail keeps the draft's name.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from daysix.desk.any_desk import OwnTable
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.home import home_of
from daysix.jobs.click.new_rows import NewRows, add
from daysix.jobs.click.own_sheet import written_here
from daysix.jobs.click.writing import NewTable, rows_there, write
from daysix.jobs.inbox.book import AUDIT, Workbook, next_number
from daysix.jobs.inbox.chosen import mail_of, moved, row_needed
from daysix.jobs.inbox.drafts import about
from daysix.jobs.inbox.lines import looks_permanent
from daysix.jobs.inbox.marks import marks
from daysix.jobs.inbox.place import beside, resolved
from daysix.jobs.inbox.queue import CASE_OR_REF, ID
from daysix.jobs.inbox.source import opened
from daysix.jobs.inbox.templates import FOLDER, filled, leave_usual, wording
from daysix.jobs.inbox.turn import our_turn
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.workbook.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.desk.patching import CellValue
    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.inbox.source import Raw
    from daysix.jobs.inbox.templates import Letter

TELL, ACKNOWLEDGE = "Tell senior officer", "Acknowledge"
BUTTON = "Make draft"
LOG = "DaySixAudit"
NOT_SENT = "Nothing is sent: read it in your mailbox and send it yourself."


class _Plan(NamedTuple):
    """A draft to be made; ``to`` is blank for an answer to the mail itself."""

    book: Workbook
    row: RowRef
    raw: Raw
    letter: Letter
    to: str
    what: str


def offer_telling(asked: Asked) -> Answer | Offer:
    """A draft to the senior officer about the mail in front of the officer.

    Raises
    ------
    BadInput
        ``U-038``: the Settings sheet names nobody. She stands on no mail; or it is gone.
    """
    book = Workbook(asked.desk, home_of(asked.desk))
    row = row_needed(book, asked, button=TELL)
    to = book.settings.get("SENIOR-MAIL", "").strip()
    if "@" not in to:
        message = (
            "The Settings sheet names no e-mail address of the senior officer. Type it there, in "
            f"the row Senior officer's e-mail, and press {TELL} again. No draft was made."
        )
        raise BadInput("U-038", message)
    mail, raw = mail_of(book, row)
    told = about(book, row, mail, as_of=asked.as_of)
    letter = filled(wording(TELL, beside(book)), told.fields)
    also = "" if looks_permanent(mail) else "This mail does not look like a permanent exclusion."
    return _offer(_Plan(book, row, raw, letter, to, TELL), asked, also)


def offer_acknowledging(asked: Asked) -> Answer | Offer:
    """An answer to the mail in front of the officer.

    Raises
    ------
    BadInput
        She stands on no mail; or it is gone.
    """
    book = Workbook(asked.desk, home_of(asked.desk))
    row = row_needed(book, asked, button=ACKNOWLEDGE)
    mail, raw = mail_of(book, row)
    told = about(book, row, mail, as_of=asked.as_of)
    letter = filled(wording(ACKNOWLEDGE, beside(book)), told.fields)
    also = "The address is not one we know: ring the school before you send it."
    known = row.text("FromDomainOK").upper() != "N"
    return _offer(_Plan(book, row, raw, letter, "", ACKNOWLEDGE), asked, "" if known else also)


def _offer(plan: _Plan, asked: Asked, also: str) -> Offer:
    to = plan.to or f"the sender, {plan.row.text('From') or 'as the mail says'}"
    lines = [*filter(None, (also,)), f"Subject: {plan.letter.subject}", "",
             *plan.letter.text.splitlines()]  # fmt: skip
    return Offer(
        f"A draft to {to} would be made. {NOT_SENT}",
        lines,
        BUTTON,
        lambda stop: _make(plan, asked, stop),
    )


def _make(plan: _Plan, asked: Asked, stop: Callable[[], bool]) -> Answer:
    from daysix.mail.port import Ref

    book, row = plan.book, plan.row
    if not plan.to and not plan.raw.file:
        raise moved(row)
    with opened(resolved(book, row.text("Mailbox"))) as mailbox:
        if plan.to:
            subject = plan.letter.subject
            made = mailbox.create_draft(to=[plan.to], subject=subject, html=plan.letter.html)
        else:
            mail = Ref(plan.raw.file, plan.raw.folder)
            made = mailbox.create_reply_draft(mail, plan.letter.html)
        said = [f"The draft is in {mailbox.name}, {made.folder}. {NOT_SENT}"]
    try:
        with our_turn(book.desk, book.home):
            _log(plan, asked, made.id, stop)
    except BadInput as refusal:
        said.append(f"It is not noted in the workbook: {refusal.message} ({refusal.code})")
    own = leave_usual(plan.what, beside(book))
    if own is not None:
        said.append(f"To change its wording, edit {own.name} in the folder {FOLDER}.")
    return Answer(said)


def _numbers_now(book: Workbook) -> list[str]:
    """The lines of the Audit sheet as they are now; somebody may have added some since."""
    return [one.text("AuditID") for one in Workbook(book.desk, book.home).rows(AUDIT)]


def _log(plan: _Plan, asked: Asked, draft: str, stop: Callable[[], bool]) -> None:
    """The line of the Audit sheet, and the draft's name on the row of the mail."""
    book, row = plan.book, plan.row
    said = f"{plan.what}: draft to {plan.to or row.text('From') or 'the sender'}"
    at = asked.now or datetime.combine(asked.as_of, time())
    line: dict[str, CellValue] = {
        "AuditID": next_number("L", _numbers_now(book)),
        "At": at.replace(second=0, microsecond=0),
        "Action": said,
        "Sheet": row.table.sheet,
        "Key": row.text(CASE_OR_REF) or row.text(ID),
        "Column": "DraftID",
        "After": draft[:200],
    }
    before = row.text("DraftID")
    cells = marks(book, row, {"DraftID": f"{before}; {draft}" if before else draft})
    if plan.what == ACKNOWLEDGE:
        cells += marks(book, row, {"FirstReplyAt": line["At"]})
    table = book.table(AUDIT)
    if table is not None:
        new = [NewRows(table, book.at(table), [line], stays=True)]
        add(book.desk, book.home, as_of=asked.as_of, stop=stop, new=new, cells=cells)
        return
    headers = tuple(column.name for column in columns_of(AUDIT))
    own = OwnTable(AUDIT, LOG, headers, [])
    if not written_here(book.desk, book.sheets, own):
        add(book.desk, book.home, as_of=asked.as_of, stop=stop, new=[], cells=cells)
        return
    rows = rows_there(book.desk, own)
    full = own._replace(rows=[*rows, [line.get(name) for name in headers]])
    new_table = NewTable(full, rows)
    home = book.home
    write(book.desk, home, as_of=asked.as_of, stop=stop, cells=cells, tables=[new_table])
