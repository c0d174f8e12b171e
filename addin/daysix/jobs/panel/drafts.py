"""A draft mail to each member about the copy of the papers: it says where the copy is.

Nothing is attached, no child is named, and nothing is sent. Drafts go into the team's mailbox where
it has one on a server; else they are files beside the copies, which Outlook opens.
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.inbox.place import source_for
from daysix.jobs.inbox.source import FOLDER, Source, opened
from daysix.jobs.inbox.templates import filled, wording
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.panels.contents.wording import title_of
from daysix.panels.words import clock, listed
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.jobs.inbox.templates import Letter
    from daysix.jobs.panel.copies import Copies
    from daysix.jobs.panel.kept import Line
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.panels.sitting import Member

WORDING = "Panel papers"
NOT_SENT = "Nothing is sent and nothing is attached: read each and send it yourself."


class ToWrite(NamedTuple):
    """A draft: to whom, and what it says."""

    to: str
    letter: Letter


def drafts_for(copies: Copies, lines: Sequence[Line], folder: Path) -> list[str]:
    """Make the drafts; the sentences say where they are, who has none, and why none was made.

    Parameters
    ----------
    lines
        The copies as they were written, in the order of their members.

    Raises
    ------
    BadInput
        The folder takes no file.
    """
    if copies.ready is None:
        return []
    laid, pairs = copies.ready.laid, list(zip(copies.members, lines, strict=False))
    try:
        wanted = [
            ToWrite(member.email.strip(), _letter(laid, member, Path(line["path"]), folder))
            for member, line in pairs
            if "@" in member.email
        ]
    except BadInput as refused:  # the copies are there: that must be said too
        return [f"{refused.message} ({refused.code})"]
    without = [member.name for member, _ in pairs if "@" not in member.email]
    said = [*_made(laid, wanted, folder)] if wanted else []
    if without:
        said.append(f"No e-mail address on Contacts, so no draft: {listed(without)}.")
    return said


def _letter(laid: LaidOut, member: Member, copy: Path, folder: Path) -> Letter:
    sitting = laid.plan.sitting
    start = f"at {clock(sitting.start)}" if isinstance(sitting.start, time) else ""
    fields: dict[str, object] = {
        "member": member.name,
        "panel": title_of(laid.plan),
        "day": in_words(sitting.day),
        "where": " ".join(filter(None, (start, f"in {sitting.venue}" if sitting.venue else ""))),
        "folder": str(folder),
        "file": copy.name,
        "council": laid.book.workbook.settings.get("COUNCIL") or "",
    }
    return filled(wording(WORDING, laid.book.folder), fields)


def _made(laid: LaidOut, wanted: Sequence[ToWrite], folder: Path) -> Iterator[str]:
    """Into the mailbox; as files, where there is none on a server or it cannot be reached."""
    source, left = source_for(laid.book.workbook), [*wanted]
    if source.kind != FOLDER:
        try:
            yield _into(source, left)
        except BadInput as refused:
            these = "The drafts are" if len(left) == len(wanted) else "Those not made there are"
            yield f"{refused.message} ({refused.code}) {these} files instead."
    if left:
        yield _into(Source(FOLDER, str(folder)), left)


def _into(source: Source, left: list[ToWrite]) -> str:
    """Make drafts; each one made is no longer left."""
    place, many = "", len(left)
    with opened(source) as mailbox:
        while left:
            one = left[0]
            made = mailbox.create_draft(
                to=[one.to], subject=one.letter.subject, html=one.letter.html
            )
            place = f"{mailbox.name}, {made.folder}"
            del left[0]
    where = str(Path(source.place) / "Drafts") if source.kind == FOLDER else place
    return f"{plural(many, 'draft')} in {where}. {NOT_SENT}"
