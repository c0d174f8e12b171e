"""*Make copies*: a copy of the papers for each member, the register, and a draft mail for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_chosen import on_no_disk, panel_meant
from daysix.jobs.click.panel_pack import about_agenda, offer_deciding, papers_to_look_at
from daysix.jobs.click.panel_words import (
    cases_in_lines,
    issued_at,
    meeting_words,
    to_look_at,
    written_in_lines,
)
from daysix.jobs.click.panel_words import copies as many
from daysix.jobs.inbox.templates import FOLDER, leave_usual
from daysix.jobs.panel.copies import make_copies, readers_of
from daysix.jobs.panel.drafts import WORDING, drafts_for
from daysix.jobs.panel.kept import place_of
from daysix.jobs.panel.pack_pages import has_edited
from daysix.jobs.panel.pack_ready import get_ready
from daysix.jobs.panel.sent_papers import LATEST, record_of
from daysix.jobs.panel.supplement import is_in
from daysix.panels.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.panel_chosen import Meant
    from daysix.jobs.panel.pack_ready import Ready
    from daysix.panels.sitting import Member
    from daysix.panels.view import View

LABEL, BUTTON = "Make copies", "Make copies"


def offer_copies(asked: Asked) -> Answer | Offer:
    """The members' copies for the meeting in front of the officer, to be made after a yes.

    Raises
    ------
    BadInput
        ``Y-100``, ``Y-101``; what the workbook, a paper or the profile refuses. Or Cancel.
    """
    meant = panel_meant(asked, button=LABEL)
    ready = get_ready(
        meant.book, panel=meant.panel, as_of=asked.as_of, supplement=_which(meant), stop=asked.stop
    )
    if ready.undecided:
        return offer_deciding(meant, ready)
    readers, unserved = readers_of(ready)
    if not readers and ready.part:
        return Answer([f"There is nothing for any member in {_called(ready)}.", *unserved])
    if not readers:
        nobody = (
            f"{meeting_words(ready.laid)} has no members yet, so there is nobody to make a copy "
            "for. Name them on the Contacts sheet, under Panels."
        )
        return Answer([nobody, *unserved], good=False)
    lines = [
        *on_no_disk(meant.book), *about_agenda(ready), *_copies_in_lines(ready, readers), *unserved,
        *cases_in_lines(ready.laid.plan), *to_look_at(ready.laid), *papers_to_look_at(ready),
    ]  # fmt: skip
    return Offer(
        f"{many(len(readers))} for {_called(ready)}, the register of copies and draft mails, in "
        f"{place_of(meant.book, meant.panel)}. Nothing is sent.",
        lines,
        BUTTON,
        lambda stop: _make(meant, ready, asked, stop),
    )


def _which(meant: Meant) -> str:
    """The supplement made last, where the members have copies of all that came before it."""
    before = record_of(meant.book.home, meant.panel)
    return LATEST if before is not None and before.latest and not before.behind else ""


def _called(ready: Ready) -> str:
    which = f"supplement {ready.part} to the pack of " if ready.part else ""
    return f"{which}{meeting_words(ready.laid)}"


def _copies_in_lines(ready: Ready, readers: list[tuple[Member, View]]) -> Iterator[str]:
    """Whose copy, what it is without, and whether there is an address for a draft."""
    for member, view in readers:
        gone = [
            item.number
            for item in ready.whole.items
            if item.case.ref not in view.refs
            if not ready.part or is_in(ready, ready.whole, item)
        ]
        without = f"without {listed(gone)}" if gone else "every case"
        mail = member.email.strip() or "no e-mail address on Contacts: no draft"
        ours = ready.agenda.edited is not None and not has_edited(ready, view)
        agenda = "; the agenda Day Six puts together, not the edited one" if ours else ""
        yield f"{member.name}: {without}{agenda}; {mail}"


def _make(meant: Meant, ready: Ready, asked: Asked, stop: Callable[[], bool]) -> Answer:
    copies = make_copies(ready, issued=issued_at(asked), stop=stop)
    lines = copies.write(None)
    folder = place_of(meant.book, meant.panel)
    drafts = drafts_for(copies, lines, folder)
    said = [f"{many(len(copies.made))} for {_called(ready)} made in {folder}.", *drafts]
    own = leave_usual(WORDING, meant.book.folder)
    if own is not None:
        said.append(f"To change the wording of drafts, edit {own.name} in the folder {FOLDER}.")
    return Answer([*said, *written_in_lines(lines), *copies.unserved])
