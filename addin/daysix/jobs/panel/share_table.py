"""The equitable share of a panel as a page of its own, for a meeting or between meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.kept import Line, folder_for, put
from daysix.jobs.panel.laid_out import opened
from daysix.jobs.panel.share_list import share_of
from daysix.jobs.panel.sitting_of import sitting_of
from daysix.panels.contents.share_page import share_page
from daysix.panels.plan import plan_sitting
from daysix.panels.view import view_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from daysix.jobs.panel.rows import PanelBook
    from daysix.panels.share import ShareTable

READERS = "panel"


class MadeShare(NamedTuple):
    """What was written, and the list itself."""

    lines: list[Line]
    table: ShareTable


def make_share_table(
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    issued: datetime,
    out: Path | None = None,
) -> MadeShare:
    """Make the list of schools; no file that is there is touched.

    Raises
    ------
    BadInput
        ``Y-081`` to ``Y-091``, or what the profile or the share refuses.
    CannotTell
        The profile counts over three terms, and too few are known.
    """
    from daysix.paper.gate.pdf_file import PdfFile
    from daysix.paper.typeset import typeset

    book, row, profile = opened(tracker, panel=panel)
    table = share_of(book, row, profile, as_of=as_of)
    plan = plan_sitting(sitting_of(book, row, profile), profile)
    content = typeset(share_page(view_of(plan, READERS), table), issued=issued)
    folder = folder_for(book, plan.sitting.panel, out)
    pages = PdfFile(content).page_count
    name = f"{plan.sitting.panel} share {table.window.last.isoformat()}.pdf"
    line = put(folder, name, content, pages=pages, items=len(table.lines), warnings=table.notes)
    return MadeShare([line], table)
