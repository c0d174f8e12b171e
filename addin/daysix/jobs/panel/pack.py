"""The pack of a panel: agenda, case sheets and papers as one document, which stays with the team.

Made in two steps. ``get_ready`` reads the workbook and every paper and says what to look at;
``write_pack`` sets the pages (``copies`` those of the members). Nothing is written before all of it
is made and read back. ``make_pack`` does everything at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.panel.agenda import Made
from daysix.jobs.panel.kept import Line, folder_for, place_of, put
from daysix.jobs.panel.numbers import keep_numbers, numbers_of
from daysix.jobs.panel.pack_cases import cases_of_pack
from daysix.jobs.panel.rows import book_of
from daysix.jobs.panel.sent_papers import (
    Record,
    after_pack,
    after_supplement,
    keep_record,
    of_part,
    record_of,
)
from daysix.jobs.panel.supplement import (
    changes_in,
    front_of_supplement,
    gone_cases,
    is_in,
    is_late_case,
    late_page,
    refuse_nothing_new,
    title_of_part,
)
from daysix.jobs.panel.whose import Stranger, decide, read_paper, refuse, strangers
from daysix.panels.contents.case_sheet import case_sheet
from daysix.panels.contents.contents_list import numbered_papers
from daysix.panels.contents.wording import day_words, title_of
from daysix.panels.view import view_of
from daysix.paper.blocks import Document, Facts, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from daysix.jobs.panel.decisions import Decision
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.rows import PanelBook
    from daysix.panels.plan import Item
    from daysix.panels.sent import SentCase
    from daysix.panels.view import View
    from daysix.paper.blocks import Block
    from daysix.paper.copies import Copy, Recipient
    from daysix.paper.pack_parts import Attachment, Part, Received

WHOLE, TEAM = "clerk", "the team"
"""The copy with everything in it stays with the team."""


def never() -> bool:
    """Nobody asked to stop."""
    return False


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything a pack and its copies are made of, read and looked at.

    Parameters
    ----------
    received
        The papers made ready, by reference: once for all copies.
    undecided
        Papers that look like another child's; while there is one, nothing is made.
    decided
        Sentences about papers somebody has decided about.
    part
        0 for the pack, else the number of the supplement.
    sent
        What will have gone out with it, by referral.
    before
        What went out before it; None where nothing did.
    numbers
        The item numbers given out before.
    """

    laid: LaidOut
    whole: View
    parts: tuple[Part, ...]
    received: Mapping[str, Received]
    undecided: tuple[Stranger, ...]
    decided: tuple[str, ...]
    part: int
    sent: Mapping[str, SentCase]
    before: Record | None
    numbers: Mapping[str, str]

    @property
    def panel(self) -> str:
        """The panel's number."""
        return self.laid.plan.sitting.panel

    @property
    def warnings(self) -> list[str]:
        """What somebody should look at: cases left out, papers that are locked, scans, doubles."""
        found = [
            f"{notice.reference} {notice.name}: {notice.sentence}".lstrip()
            for one in self.received.values()
            for notice in one.notices
        ]
        gone = gone_cases(self) if self.part else []
        return [*self.laid.warnings, *gone, *self.decided, *found]


def get_ready(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    out: Path | None = None,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
    supplement: str = "",
    stop: Callable[[], bool] = never,
) -> Ready:
    """Read the workbook and every paper of the cases on the agenda. Nothing is written.

    Parameters
    ----------
    out
        Where the papers go, and where decisions are looked for.
    supplement
        ``NEW`` for only what has come since the pack, ``LATEST`` for the supplement made last;
        blank for the whole pack.

    Raises
    ------
    BadInput
        ``Y-080`` to ``Y-091``, ``Y-102``, ``Y-103``, ``Y-109`` to ``Y-111``, or what the profile
        refuses.
    """
    from daysix.paper.pack_office import installed
    from daysix.paper.pack_receive import received

    book = book_of(tracker)
    before = record_of(book.home, panel)
    went = before if supplement else None
    laid, said = cases_of_pack(
        book, panel, out, as_of=as_of, also=[*also], without=[*without], went=went
    )
    place = place_of(book, laid.plan.sitting.panel, out)
    laid, part, sent = of_part(laid, before, supplement=supplement, place=place)
    strange = [*strangers(book, (item.case for item in laid.plan.items), stop=stop)]
    ready = Ready(
        laid,
        view_of(laid.plan, WHOLE),
        (),
        {},
        tuple(one for one in strange if one.mark not in said),
        tuple(_told(one, said[one.mark]) for one in strange if one.mark in said),
        part,
        sent,
        before,
        numbers_of(book.home, panel),
    )
    parts = tuple(_parts(ready))
    if part and not parts:
        raise refuse_nothing_new(ready.panel, [*changes_in(ready, ready.whole)])
    _refuse_stopped(stop)
    return replace(ready, parts=parts, received=received(parts, installed()))


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
    deciding: Sequence[Sequence[str]] = (),
) -> Made:
    """Make the pack, the members' copies and the register; no file that is there is touched.

    Parameters
    ----------
    only_whole
        The pack that stays with the team, and no copies.
    supplement
        As for :func:`get_ready`.
    deciding
        Papers that look like another child's: which, what is decided, why, and who says so.

    Raises
    ------
    BadInput
        What :func:`get_ready` and :func:`write_pack` refuse. Nothing was written then.
    """
    from daysix.jobs.panel.copies import NONE, make_copies

    ready = ready_decided(
        tracker, panel=panel, as_of=as_of, out=out, also=also, without=without,
        supplement=supplement, deciding=deciding,
    )  # fmt: skip
    refuse_undecided(ready)
    copies = NONE if only_whole else make_copies(ready, issued=issued)
    whole = write_pack(ready, issued=issued, out=out)
    return Made([*whole.lines, *copies.write(out)], whole.laid)


def ready_decided(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    out: Path | None = None,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
    supplement: str = "",
    deciding: Sequence[Sequence[str]] = (),
) -> Ready:
    """The same as :func:`get_ready`, with decisions put on the list first."""
    book, ticked, left = book_of(tracker), [*also], [*without]

    def read() -> Ready:
        return get_ready(
            book, panel=panel, as_of=as_of, out=out, also=ticked, without=left,
            supplement=supplement,
        )  # fmt: skip

    ready = read()
    if not deciding:
        return ready
    decide(ready.undecided, deciding, folder_for(book, ready.panel, out))
    return read()


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
    _refuse_stopped(stop)
    for copy in copies(
        ready.parts, recipients, issued=issued, ready=ready.received, supplement=ready.part
    ):
        _refuse_stopped(stop)
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


def recipient_of(ready: Ready, view: View, name: str) -> Recipient:
    """Whose copy it is, and what it is without."""
    from daysix.paper.copies import Recipient

    laid, whole = ready.laid, ready.whole
    matters = {part.matter for part in ready.parts}
    gone = {item.case.ref for item in whole.items if item.case.ref not in view.refs}
    own = {reference for one in view.items for reference, _ in numbered_papers(view, one)}
    every = {
        reference
        for one in whole.items
        if one.case.ref in view.refs
        for reference, _ in numbered_papers(whole, one)
    }
    front = front_of_supplement(ready, view, name) if ready.part else _front(laid, view, name)
    documents = [_sheet(ready, view, one) for one in view.items]
    shown = {one.reference for item, one in zip(view.items, documents, strict=True)
             if not ready.part or is_in(ready, view, item)}  # fmt: skip
    agenda = [] if ready.part else [laid.agenda(view, linked=True)]
    return Recipient(
        name,
        front,
        leaves_out=tuple(sorted(gone & matters)),
        instead={one.reference: one for one in (*agenda, *documents)},
        without_papers=frozenset(every - own),
        without_parts=frozenset({one.reference for one in documents} - shown),
    )


def _sheet(ready: Ready, view: View, item: Item) -> Document:
    """What stands before a case's papers."""
    if ready.part and not is_late_case(ready, item):
        return late_page(ready, view, item)
    return case_sheet(view, item)


def _refuse_stopped(stop: Callable[[], bool]) -> None:
    if stop():
        raise desk_refusals.stopped()


def _told(stranger: Stranger, said: Decision) -> str:
    who = f" ({said.reason}; {said.initials})" if said.reason else ""
    return f"{stranger.line.paper} {stranger.line.found}: decided, {said.what}{who}."


def _parts(ready: Ready) -> Iterator[Part]:
    """The agenda, then each case's sheet with its papers; of a supplement, what is new."""
    from daysix.paper.pack_parts import Part

    laid, view = ready.laid, ready.whole
    if not ready.part:
        yield Part(laid.agenda(view, linked=True))
    for item in view.items:
        if ready.part and not is_in(ready, view, item):
            continue
        case = item.case
        words = tuple(filter(None, (case.name, case.upn, case.pupil_id)))
        attached = tuple(_attachments(laid, view, item))
        yield Part(_sheet(ready, view, item), attached, matter=case.ref, private=words)


def _attachments(laid: LaidOut, view: View, item: Item) -> Iterable[Attachment]:
    from daysix.paper.pack_parts import Attachment

    labels = laid.plan.profile.papers
    for reference, paper in numbered_papers(view, item):
        content = read_paper(item.case, paper)
        title = labels.get(paper.kind, "Other paper")
        yield Attachment(title, reference, Path(paper.path).name, content)


def _front(laid: LaidOut, view: View, name: str) -> Document:
    """The first page: whose copy it is, of which meeting."""
    title = f"Papers: {title_of(laid.plan)}, {day_words(laid.plan)}"
    sitting, profile = laid.plan.sitting, laid.plan.profile
    rows = (("Copy for", name), ("Day", day_words(laid.plan)), ("Where", sitting.venue))
    blocks: list[Block] = [
        Heading(title),
        Facts(rows),
        Paragraph(" ".join(profile.confidentiality.split())),
    ]
    if view.audience.note:
        blocks.append(Paragraph(view.audience.note, tone="notice"))
    return Document(title, tuple(blocks), subject=profile.about, banner=view.banner)
