"""*Share table*: which school is next by its fair share, shown first, then made as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_chosen import on_no_disk, panel_meant
from daysix.jobs.click.panel_words import LOOK, issued_at, written_in_lines
from daysix.jobs.panel.kept import place_of
from daysix.jobs.panel.laid_out import opened
from daysix.jobs.panel.share_list import share_of
from daysix.jobs.panel.share_table import make_share_table
from daysix.jobs.wording import plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.panel_chosen import Meant
    from daysix.panels.share import ShareTable

LABEL, BUTTON = "Share table", "Make list"


def offer_share_table(asked: Asked) -> Answer | Offer:
    """The list of schools of the meeting in front of the officer; as a page after a yes.

    Raises
    ------
    BadInput
        ``Y-100``, ``Y-101``; or what the workbook, the profile or the share refuses.
    CannotTell
        The profile counts over three terms, and too few are known.
    """
    meant = panel_meant(asked, button=LABEL)
    book, row, profile = opened(meant.book, panel=meant.panel)
    table = share_of(book, row, profile, as_of=asked.as_of)
    place = place_of(book, meant.panel)
    return Offer(
        f"The list of {plural(len(table.lines), 'school')} for {meant.panel}: {next_words(table)} "
        f"As a page it goes into {place}.",
        [*on_no_disk(book), table.how, *ranked(table), *(f"{LOOK}{one}" for one in table.notes)],
        BUTTON,
        lambda stop: _make(meant, asked, stop),
    )


def _make(meant: Meant, asked: Asked, stop: Callable[[], bool]) -> Answer:
    if stop():
        raise desk_refusals.stopped()
    made = make_share_table(
        meant.book, panel=meant.panel, as_of=asked.as_of, issued=issued_at(asked)
    )
    said = f"The list is in {place_of(meant.book, meant.panel)}: {next_words(made.table)}"
    return Answer([said, *written_in_lines(made.lines), *made.table.notes])


def next_words(table: ShareTable) -> str:
    """Which school is next; that the panel decides."""
    if table.next is None:
        return "no school is next."
    return f"{table.next.school.name} is next. The panel decides."


def ranked(table: ShareTable) -> list[str]:
    """Each school in its place, with why it stands there."""
    return [f"{line.rank or '–'}  {line.says}" for line in table.lines]
