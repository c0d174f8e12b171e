"""Letters that wait to be approved: shown with what stops each, then their line taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.panel.approving import (
    NOT_YET,
    READY,
    approve_letter,
    looked_at,
    waiting,
    who_is_here,
)
from daysix.jobs.panel.meeting_rows import Proof, note_proofs
from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.inbox.book import Workbook
    from daysix.jobs.panel.approving import Looked

BUTTON = "Approve letters"
DID = "Letter approved"
YOU_SAY = (
    "You say by this that you have read each of them. The line at its foot goes; nothing else "
    "changes, and none is sent."
)


def offer_approval(  # noqa: PLR0913 - all but two are named
    asked: Asked,
    paths: Sequence[Path],
    *,
    book: Workbook | None,
    by: str = "",
    sheet: str = "",
    also: Sequence[str] = (),
) -> Answer | Offer | None:
    """The letters that still have their line; None where there is none.

    Parameters
    ----------
    book
        The workbook whose Audit sheet notes it; None for none.
    by
        Initials of who approves; left out, the name the person is signed in with.
    sheet
        On which sheet the letters' cases stand, for the Audit line.
    also
        What else there is to say.
    """
    found = waiting(looked_at(paths))
    ready = [one for one in found if one.state == READY]
    if not found:
        return None
    stopped = [one.line for one in found if one.state == NOT_YET]
    if not ready:
        said = f"No letter can be approved yet: {plural(len(stopped), 'letter')} must wait."
        return Answer([said, *stopped, *also], good=False)
    return Offer(
        f"{plural(len(ready), 'letter')} can be approved.",
        [YOU_SAY, *(one.line for one in ready), *stopped, *also],
        BUTTON,
        lambda stop: _approve(asked, ready, book, stop=stop, by=by, sheet=sheet),
        good=not stopped,
    )


def _approve(  # noqa: PLR0913 - all but three are named
    asked: Asked,
    ready: Sequence[Looked],
    book: Workbook | None,
    *,
    stop: Callable[[], bool],
    by: str,
    sheet: str,
) -> Answer:
    done, trouble = [], []
    for one in ready:
        if stop():
            trouble.append("You stopped before all were approved. Press the button again.")
            break
        why = approve_letter(one)
        if why:
            trouble.append(f"{one.path.name} keeps its line: {why}.")
        else:
            done.append(one)
    chief = f"{plural(len(done), 'letter')} approved. None is sent: that is yours to do."
    said = [f"  {one.path.name}" for one in done]
    return Answer([chief, *said, *trouble, *_noted(asked, book, done, by=by, sheet=sheet)],
                  good=not trouble)  # fmt: skip


def _noted(
    asked: Asked, book: Workbook | None, done: Sequence[Looked], *, by: str, sheet: str
) -> list[str]:
    """A line of the Audit sheet for each; a sentence where there is none."""
    if not done:
        return []
    if book is None:
        return ["It is noted nowhere: name the team workbook with --tracker to have it noted."]
    who = by or who_is_here()
    said = [
        Proof(f"{DID}: {one.path.name}", sheet, one.number, after="approved", who=who)
        for one in done
    ]
    return note_proofs(asked, book, said)
