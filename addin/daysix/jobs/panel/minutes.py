"""The minutes of a meeting: the council's Word template filled in, and the same pages as a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.attachments.keeping import safe_name
from daysix.jobs.panel.agenda import READERS
from daysix.jobs.panel.kept import folder_for, place_of, put
from daysix.jobs.panel.laid_out import TEMPLATES, title_of_files
from daysix.jobs.panel.unprintable import told_by_case
from daysix.panels.attendance import has_interest
from daysix.panels.view import view_of
from daysix.panels.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from daysix.jobs.panel.outcomes import Held
    from daysix.panels.view import View

TEMPLATE = "Minutes"


def minutes_there(one: Held) -> bool:
    """Whether minutes of this meeting lie among its papers."""
    folder, name = place_of(one.book, one.panel), title_of_files(one.laid, "minutes")
    began = safe_name(name)
    return folder.is_dir() and any(
        path.name.startswith(began) and path.suffix == ".docx" for path in folder.iterdir()
    )


def made_minutes(one: Held, *, issued: datetime) -> Callable[[], list[str]]:
    """Make the minutes; gives what writes them, over nothing, and says where they are.

    Raises
    ------
    BadInput
        The template or the typesetter refuses; nothing was written.
    """
    from daysix.jobs.panel.templates import filled_in
    from daysix.panels.contents.minutes import minutes
    from daysix.panels.minutes_fields import minutes_values
    from daysix.paper.typeset import typeset

    view, coming = view_of(one.laid.plan, READERS), one.laid.next_words
    values = minutes_values(view, one.meeting, next_meeting=coming)
    typed = filled_in(TEMPLATE, values, folder=one.book.folder / TEMPLATES, issued=issued)
    with told_by_case(one.laid):
        printed = typeset(minutes(view, one.meeting, next_meeting=coming), issued=issued)

    def write() -> list[str]:
        folder, name = folder_for(one.book, one.panel, None), title_of_files(one.laid, "minutes")
        lines = [
            put(folder, f"{name}.docx", typed, pages=None, items=len(view.items)),
            put(folder, f"{name}.pdf", printed, pages=None, items=len(view.items)),
        ]
        return [*(f"Minutes: {line['path']}" for line in lines), *_not_for(view)]

    return write


def _not_for(view: View) -> list[str]:
    """Members who may not be sent these minutes as they are."""
    said = []
    for member in view.plan.sitting.members:
        numbers = [item.number for item in view.items if has_interest(member, item.case)]
        if numbers:
            said.append(
                f"Do not send these minutes to {member.name}, who has declared an interest in "
                f"{listed(numbers)}. Take that part out of the Word file first."
            )
    return said
