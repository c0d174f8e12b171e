"""*Build agenda*: the agenda of a meeting, as a PDF and as a Word file, after a yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.panel_chosen import on_no_disk, panel_meant
from daysix.jobs.click.panel_words import (
    LOOK,
    cases_in_lines,
    counted,
    issued_at,
    meeting_words,
    to_look_at,
    written_in_lines,
)
from daysix.jobs.panel.agenda import READERS, make_agenda, not_for
from daysix.jobs.panel.agenda_edited import edited_agendas
from daysix.jobs.panel.kept import place_of
from daysix.jobs.panel.laid_out import lay_out
from daysix.jobs.panel.numbers import numbers_of
from daysix.panels.view import view_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.panel_chosen import Meant

LABEL, BUTTON = "Build agenda", "Make agenda"


def offer_agenda(asked: Asked) -> Answer | Offer:
    """The agenda of the meeting in front of the officer, to be made after a yes.

    Raises
    ------
    BadInput
        ``Y-100``, ``Y-101``; or what the workbook or the profile refuses.
    """
    meant = panel_meant(asked, button=LABEL)
    book = meant.book
    issued = numbers_of(book.home, meant.panel)
    laid = lay_out(book, panel=meant.panel, as_of=asked.as_of, issued=issued)
    place = place_of(book, meant.panel)
    warned = [*not_for(view_of(laid.plan, READERS)), *edited_agendas(laid, place)]
    lines = [*on_no_disk(book), *cases_in_lines(laid.plan), *to_look_at(laid)]
    lines += [f"{LOOK}{one}" for one in warned]
    return Offer(
        f"The agenda of {meeting_words(laid)}: {counted(laid)}. It goes into {place}, as a PDF and "
        "a Word file.",
        lines,
        BUTTON,
        lambda stop: _make(meant, asked, stop),
    )


def _make(meant: Meant, asked: Asked, stop: Callable[[], bool]) -> Answer:
    if stop():
        raise desk_refusals.stopped()
    made = make_agenda(meant.book, panel=meant.panel, as_of=asked.as_of, issued=issued_at(asked))
    warnings = [one for line in made.lines for one in line["warnings"]]
    place = place_of(meant.book, meant.panel)
    said = (
        f"The agenda of {meeting_words(made.laid)} is made: {counted(made.laid)}. It is in {place}."
    )
    how = "Change the Word file as you like and save it: Assemble pack takes the agenda from there."
    typed = Path(made.lines[1]["path"])
    return Answer([said, *written_in_lines(made.lines), how, *warnings], opens=typed)
