"""The agenda of a panel, as a PDF and as a Word file in the council's own template."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from daysix.jobs.panel.agenda_written import keep_written
from daysix.jobs.panel.kept import Line, folder_for, place_of, put
from daysix.jobs.panel.laid_out import TEMPLATES, LaidOut, lay_out, title_of_files
from daysix.jobs.panel.rows import book_of
from daysix.jobs.panel.unprintable import told_by_case
from daysix.law.errors import BadInput
from daysix.panels.attendance import has_interest
from daysix.panels.view import view_of
from daysix.panels.words import listed
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from daysix.jobs.panel.rows import PanelBook
    from daysix.panels.view import View

READERS = "panel"
"""An agenda that stands alone holds what the profile lets every member see."""
TEMPLATE = "Agenda"


class Made(NamedTuple):
    """What was written, and the panel it is for."""

    lines: list[Line]
    laid: LaidOut


def make_agenda(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    issued: datetime,
    out: Path | None = None,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Made:
    """Make the agenda. Both files or none are written, and no file that is there is touched.

    Raises
    ------
    BadInput
        ``Y-080`` to ``Y-091``, or what a template, the profile or the typesetter refuses.
    """
    from daysix.jobs.panel.agenda_edited import edited_agendas  # which needs what is above
    from daysix.jobs.panel.numbers import numbers_of
    from daysix.paper.gate.pdf_file import PdfFile
    from daysix.paper.typeset import typeset

    book = book_of(tracker)
    laid = lay_out(
        book, panel=panel, as_of=as_of, also=also, without=without,
        issued=numbers_of(book.home, panel),
    )  # fmt: skip
    view = view_of(laid.plan, READERS)
    with told_by_case(laid):
        printed = typeset(laid.agenda(view, linked=False), issued=issued)
    typed = _in_word(laid, view, book.folder / TEMPLATES, issued=issued)
    stays = edited_agendas(laid, place_of(book, laid.plan.sitting.panel, out))
    folder, name = folder_for(book, laid.plan.sitting.panel, out), title_of_files(laid, "agenda")
    items, warnings = len(view.items), [*laid.warnings, *not_for(view), *stays]
    lines = [
        put(folder, f"{name}.pdf", printed, pages=PdfFile(printed).page_count, items=items,
            warnings=warnings),
        put(folder, f"{name}.docx", typed, pages=None, items=items),
    ]  # fmt: skip
    lines[1]["warnings"] += _remembered(laid, printed, typed)
    return Made(lines, laid)


def _remembered(laid: LaidOut, printed: bytes, typed: bytes) -> Iterator[str]:
    """Remember what was written, so that what is edited is known; a sentence where that fails."""
    from daysix.paper.word_reread import reread

    book, panel = laid.book, laid.plan.sitting.panel
    try:
        keep_written(
            book.home, panel, words=reread(typed).mark, pages=sha256(printed).hexdigest(),
            file=sha256(typed).hexdigest(),
        )  # fmt: skip
    except BadInput as refused:
        yield (
            "I could not remember this agenda, so the pack will take it for one edited in Word. "
            f"{refused.message} ({refused.code})"
        )


def not_for(view: View) -> list[str]:
    """Members who may not be sent this agenda, because it holds a case they have to do with."""
    found = []
    for member in view.plan.sitting.members:
        numbers = [item.number for item in view.items if has_interest(member, item.case)]
        if numbers:
            found.append(
                f"Do not send this agenda to {member.name}, who has declared an interest in "
                f"{listed(numbers)}. “daysix pack” makes a copy without."
            )
    return found


def _in_word(laid: LaidOut, view: View, templates: Path, *, issued: datetime) -> bytes:
    """The council's template filled in where it has one; else the same pages as Word has them."""
    from daysix.jobs.panel.templates import filled_in, own_template

    if own_template(TEMPLATE, templates) is not None:
        from daysix.panels.agenda_fields import agenda_values

        values = agenda_values(view, papers_by=laid.papers_by, next_meeting=laid.next_words)
        return filled_in(TEMPLATE, values, folder=templates, issued=issued)
    from daysix.paper.word import word

    return word(laid.agenda(view, linked=False), issued=issued)
