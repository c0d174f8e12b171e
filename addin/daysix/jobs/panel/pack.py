"""The pack of a panel: agenda, case sheets and papers as one document, which stays with the team.

Made in two steps. ``pack_ready`` reads the workbook and every paper and says what to look at;
``write_pack`` sets the pages (``copies`` those of the members). Nothing is written before all of it
is made and read back. ``make_pack`` does everything at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.agenda import Made
from daysix.jobs.panel.kept import Line, folder_for, put
from daysix.jobs.panel.numbers import keep_numbers
from daysix.jobs.panel.pack_pages import recipient_of
from daysix.jobs.panel.pack_ready import never, ready_decided, refuse_stopped
from daysix.jobs.panel.sent_papers import after_pack, after_supplement, keep_record
from daysix.jobs.panel.supplement import title_of_part
from daysix.jobs.panel.unprintable import told_by_case
from daysix.jobs.panel.whose import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from daysix.jobs.panel.pack_ready import Ready
    from daysix.jobs.panel.rows import PanelBook
    from daysix.paper.copies import Copy, Recipient

TEAM = "the team"


def make_pack(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    issued: datetime,
    out: Path | None = None,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
    only_whole: bool = False,
    supplement: str = "",
    agenda: str = "",
    deciding: Sequence[Sequence[str]] = (),
) -> Made:
    """Make the pack, the members' copies and the register; no file that is there is touched.

    Parameters
    ----------
    only_whole
        The pack that stays with the team, and no copies.
    supplement, agenda
        As for :func:`daysix.jobs.panel.pack_ready.get_ready`.
    deciding
        Papers that look like another child's: which, what is decided, why, and who says so.

    Raises
    ------
    BadInput
        What :func:`ready_decided` and :func:`write_pack` refuse. Nothing was written then.
    """
    from daysix.jobs.panel.copies import NONE, make_copies

    ready = ready_decided(
        tracker, panel=panel, as_of=as_of, out=out, also=also, without=without,
        supplement=supplement, agenda=agenda, deciding=deciding,
    )  # fmt: skip
    refuse_undecided(ready)
    copies = NONE if only_whole else make_copies(ready, issued=issued)
    whole = write_pack(ready, issued=issued, out=out)
    return Made([*whole.lines, *copies.write(out)], whole.laid)


def write_pack(
    ready: Ready,
    *,
    issued: datetime,
    out: Path | None = None,
    stop: Callable[[], bool] = never,
) -> Made:
    """Make the whole pack; no file that is there is touched.

    Raises
    ------
    BadInput
        A paper looks like another child's, and nobody has decided. Or what the typesetter
        refuses. Nothing was written then.
    """
    refuse_undecided(ready)
    whole = recipient_of(ready, ready.whole, TEAM)
    (copy,) = made_for(ready, [whole], issued=issued, stop=stop)
    folder = folder_for(ready.laid.book, ready.panel, out)
    keep_what_went(ready)
    line = put_copy(folder, ready, copy, name="", warnings=ready.warnings)
    return Made([line], ready.laid)


def refuse_undecided(ready: Ready) -> None:
    """Refuse while a paper may be another child's.

    Raises
    ------
    BadInput
        As :func:`daysix.jobs.panel.whose.refuse` says it.
    """
    if ready.undecided:
        refuse(ready.undecided)


def made_for(
    ready: Ready,
    recipients: Sequence[Recipient],
    *,
    issued: datetime,
    stop: Callable[[], bool] = never,
) -> list[Copy]:
    """The copies of these, made and read back; Cancel is heard between two of them."""
    from daysix.paper.copies import copies

    found = []
    refuse_stopped(stop)
    with told_by_case(ready.laid):
        for copy in copies(
            ready.parts, recipients, issued=issued, ready=ready.received, supplement=ready.part
        ):
            refuse_stopped(stop)
            found.append(copy)
    return found


def keep_what_went(ready: Ready, *, copied: bool = False) -> None:
    """Remember which case was which item and which paper was which, so that none is given anew.

    Parameters
    ----------
    copied
        The members have their copies too.
    """
    home, before = ready.laid.book.home, ready.before
    if ready.part and before is not None:
        new = after_supplement(before, ready.sent, ready.part)
    else:
        new = after_pack(before, ready.sent, copied=copied)
    keep_record(home, ready.panel, new)
    numbers = {item.case.ref: item.number for item in ready.laid.plan.items}
    keep_numbers(home, ready.panel, numbers)


def put_copy(  # noqa: PLR0913 - all but three named at the call
    folder: Path, ready: Ready, copy: Copy, *, name: str, whose: str = "", warnings: Sequence[str]
) -> Line:
    """Write a copy into the panel's folder."""
    items = sum(1 for entry in copy.pack.entries if entry.is_part and entry.matter)
    title = title_of_part(ready.laid, ready.part, name)
    title = f"{title}{f' {whose}' if whose else ''}.pdf"
    return put(
        folder, title, copy.pack.content, pages=copy.pack.pages, items=items, warnings=warnings
    )
