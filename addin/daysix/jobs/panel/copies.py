"""The copies of a panel's members, the register of them, and a draft mail for each.

Every copy is made from the data as its reader may see it; a case with a declared interest was never
in it. A draft says where the copy is; it has nothing attached, and nobody sends it but a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.gone_cases import for_the_team
from daysix.jobs.panel.kept import folder_for, put
from daysix.jobs.panel.pack import keep_what_went, made_for, put_copy, refuse_undecided
from daysix.jobs.panel.pack_pages import has_edited, recipient_of
from daysix.jobs.panel.pack_ready import never
from daysix.jobs.panel.sent_papers import keep_copied
from daysix.jobs.panel.supplement import changes_in, is_in, title_of_part
from daysix.panels.contents.wording import day_words, title_of
from daysix.panels.view import view_for
from daysix.panels.words import listed
from daysix.paper.blocks import Document, Grid, Heading, Paragraph
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from daysix.jobs.panel.kept import Line
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.pack_ready import Ready
    from daysix.panels.sitting import Member
    from daysix.panels.view import View
    from daysix.paper.copies import Copy

REGISTER = "register of copies"
FOR_THE_TEAM = "For the team only: it says who was left out of what. Do not send it."
MARK = 16
"""Characters of a file's own number that are printed: enough to know it again."""


class Copies(NamedTuple):
    """Copies that were made and are not written yet.

    Attributes
    ----------
    members
        Whose they are, in order.
    unserved
        Sentences about members who get none.
    """

    ready: Ready | None
    members: Sequence[Member]
    made: Sequence[Copy]
    register: bytes
    unserved: Sequence[str]

    def write(self, out: Path | None) -> list[Line]:
        """Write the copies, then the register; a line each."""
        from daysix.paper.gate.pdf_file import PdfFile

        if self.ready is None:
            return []
        laid, ready = self.ready.laid, self.ready
        folder = folder_for(laid.book, ready.panel, out)
        if ready.part:  # what is in it was remembered as it was made
            keep_copied(laid.book.home, ready.panel, ready.part)
        else:
            keep_what_went(ready, copied=True)
        lines = [
            put_copy(folder, ready, copy, name=f"copy {number}", whose=copy.recipient, warnings=[])
            for number, copy in enumerate(self.made, 1)
        ]
        title = title_of_part(laid, ready.part, REGISTER)
        pages, name = PdfFile(self.register).page_count, f"{title}.pdf"
        many = len(self.made)
        line = put(folder, name, self.register, pages=pages, items=many, warnings=self.unserved)
        return [*lines, line]


NONE = Copies(None, (), (), b"", ())


def make_copies(ready: Ready, *, issued: datetime, stop: Callable[[], bool] = never) -> Copies:
    """Make every member's copy and the register; nothing is written yet.

    Raises
    ------
    BadInput
        A paper may be another child's. Or what the copies or the typesetter refuse.
    """
    from daysix.paper.typeset import typeset

    refuse_undecided(ready)
    readers, unserved = readers_of(ready)
    recipients = [recipient_of(ready, view, member.name) for member, view in readers]
    made = made_for(ready, recipients, issued=issued, stop=stop)
    edited = [has_edited(ready, view) for _, view in readers]
    register = typeset(_register(ready, made, edited), issued=issued)
    return Copies(ready, [member for member, _ in readers], made, register, unserved)


def views_of(laid: LaidOut) -> tuple[list[tuple[Member, View]], list[str]]:
    """What each member may see; and the members whose kind of copy the profile does not know."""
    known, found, unserved = laid.plan.profile.audiences, [], []
    for member in laid.plan.sitting.members:
        if member.sees in known:
            found.append((member, view_for(laid.plan, member)))
        else:
            unserved.append(f"{member.name} gets no copy.")
    return found, unserved


def readers_of(ready: Ready) -> tuple[list[tuple[Member, View]], list[str]]:
    """Whose copies are made; and those who get none, of a supplement also for want of news."""
    readers, unserved = views_of(ready.laid)
    if not ready.part:
        return readers, unserved
    found = []
    for member, view in readers:
        if any(is_in(ready, view, item) for item in view.items):
            found.append((member, view))
        else:
            why = f"{member.name} gets no copy: nothing that is new is for this reader."
            unserved.append(" ".join((why, *changes_in(ready, view))))
    return found, unserved


def _register(ready: Ready, made: Sequence[Copy], edited: Sequence[bool]) -> Document:
    """Who was sent what: one line a copy.

    Parameters
    ----------
    edited
        Whether the agenda edited in Word stands in it, where there is one.
    """
    plan = ready.laid.plan
    which = f"Supplement {ready.part}, " if ready.part else ""
    title = f"Register of copies: {which}{title_of(plan)}, {day_words(plan)}"
    rows = tuple(
        (
            str(one.line.number),
            one.recipient,
            str(one.line.pages),
            str(one.line.papers),
            listed(one.line.left_out) or "nothing",
            one.line.mark[:MARK],
        )
        for one in made
    )
    grid = Grid(
        columns=("Copy", "For", "Pages", "Papers", "Left out", "Known by"),
        rows=rows,
        widths=(1, 3, 1, 1.3, 4, 3),
        align="rlrrll",
    )
    why = "“Known by” begins a number only that very file has (SHA-256)."
    gone = [Paragraph(one) for one in (for_the_team(ready) if ready.part else ())]
    about = [Paragraph(why), *_about_agenda(ready, made, edited), *gone]
    return Document(title, (Heading(title), *about, grid), banner=FOR_THE_TEAM)


def _about_agenda(
    ready: Ready, made: Sequence[Copy], edited: Sequence[bool]
) -> Iterator[Paragraph]:
    """Which copies have the agenda edited in Word, and which have not."""
    if ready.agenda.edited is None:
        return
    name, when = ready.agenda.edited.path.name, ready.agenda.edited.saved_words
    pairs = list(zip(made, edited, strict=True))
    have, have_not = (
        [str(one.line.number) for one, has in pairs if has is wanted] for wanted in (True, False)
    )
    told = f"The agenda edited in Word (“{name}”, saved {when}) is in {_which(have)}."
    ours = f" {_which(have_not).capitalize()}: the one Day Six puts together." if have_not else ""
    yield Paragraph(told + ours)


def _which(numbers: Sequence[str]) -> str:
    if not numbers:
        return "no copy"
    return f"{'copy' if len(numbers) == 1 else 'copies'} {listed(numbers)}"
