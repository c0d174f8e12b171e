"""Which cases and papers a pack or a supplement is made of, and whether anything is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel import decisions
from daysix.jobs.panel.kept import place_of
from daysix.jobs.panel.laid_out import LaidOut, lay_out
from daysix.jobs.panel.numbers import numbers_of
from daysix.jobs.panel.sent_papers import Record, here, record_of
from daysix.jobs.panel.whose import left_out
from daysix.panels.sent import PACK, brought_up

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.jobs.panel.decisions import Decision
    from daysix.jobs.panel.rows import PanelBook


def news_since(book: PanelBook, *, panel: str, as_of: date) -> bool:
    """Whether a paper or a case has come since the papers that went out last."""
    before = record_of(book.home, panel)
    if before is None:
        return False
    laid, _ = cases_of_pack(book, panel, None, as_of=as_of, went=before)
    part = before.supplements + 1
    after = brought_up(before.cases, here(item.case for item in laid.plan.items), part=part)
    return any(case.has_new(part) for case in after.values())


def cases_of_pack(  # noqa: PLR0913 - as for get_ready
    book: PanelBook,
    panel: str,
    out: Path | None,
    *,
    as_of: date,
    also: Sequence[str] = (),
    without: Sequence[str] = (),
    went: Record | None = None,
) -> tuple[LaidOut, Mapping[str, Decision]]:
    """The panel laid out without the papers somebody decided to leave out; and what was decided.

    Cases that went out before are heard, whatever is missing of them now.
    """
    issued = numbers_of(book.home, panel)

    def laid_with(heard: Sequence[str], leaving: Collection[str] = ()) -> LaidOut:
        return lay_out(
            book, panel=panel, as_of=as_of, also=heard, without=without, issued=issued,
            leaving=leaving,
        )  # fmt: skip

    laid = laid_with(also)
    if went is not None:
        listed = {case.ref for case in laid.plan.sitting.cases}
        before = {ref for ref, case in went.cases.items() if case.part >= PACK}
        also = [*also, *sorted(listed & before)]
        laid = laid_with(also)
    said = decisions.decided_in(place_of(book, laid.plan.sitting.panel, out))
    if gone := left_out((item.case for item in laid.plan.items), said):
        laid = laid_with(also, gone)
    return laid, said
