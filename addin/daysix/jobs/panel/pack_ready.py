"""A pack made ready: the workbook and every paper read, and what somebody should look at first.

Nothing is written here. ``pack_pages`` says what stands on whose pages; ``pack`` and ``copies``
make them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.panel.agenda_edited import (
    OURS,
    PDF,
    Agenda,
    agenda_for,
    edited_beside_pack,
    no_pages_of,
)
from daysix.jobs.panel.agenda_mentions import named_in
from daysix.jobs.panel.decisions import LEAVE_OUT
from daysix.jobs.panel.gone_cases import for_the_team
from daysix.jobs.panel.kept import folder_for, place_of
from daysix.jobs.panel.numbers import numbers_of
from daysix.jobs.panel.pack_cases import cases_of_pack
from daysix.jobs.panel.rows import book_of
from daysix.jobs.panel.sent_papers import Record, of_part, record_of
from daysix.jobs.panel.supplement import (
    changes_in,
    is_in,
    refuse_nothing_new,
    sheet_of,
)
from daysix.jobs.panel.whose import decide, read_paper, strangers
from daysix.law.errors import BadInput
from daysix.panels.contents.contents_list import numbered_papers
from daysix.panels.view import view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from daysix.jobs.panel.decisions import Decision
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.rows import PanelBook
    from daysix.jobs.panel.whose import ToDecide
    from daysix.panels.plan import Item
    from daysix.panels.sent import SentCase
    from daysix.panels.view import View
    from daysix.paper.pack_parts import Attachment, Part, Received

AGENDA = "agenda.docx"
WHOLE = "clerk"
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
        Papers that look like another child's, and an agenda that names one; while there is any,
        nothing is made.
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
    agenda
        Whether the agenda is ours or one edited in Word, and what is to be said of that.
    """

    laid: LaidOut
    whole: View
    parts: tuple[Part, ...]
    received: Mapping[str, Received]
    undecided: tuple[ToDecide, ...]
    decided: tuple[str, ...]
    part: int
    sent: Mapping[str, SentCase]
    before: Record | None
    numbers: Mapping[str, str]
    agenda: Agenda

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
        gone = for_the_team(self) if self.part else []
        about = (*self.agenda.doubts, *self.agenda.says)
        return [*self.laid.warnings, *gone, *about, *self.decided, *found]


def get_ready(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    out: Path | None = None,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
    supplement: str = "",
    agenda: str = "",
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
    agenda
        ``ours``, or the name of an edited one; blank for what lies in the folder.

    Raises
    ------
    BadInput
        ``Y-080`` to ``Y-091``, ``Y-102``, ``Y-103``, ``Y-109`` to ``Y-111``, ``Y-180`` to
        ``Y-183``, or what the profile refuses.
    """
    book = book_of(tracker)
    before = record_of(book.home, panel)
    went = before if supplement else None
    laid, said = cases_of_pack(
        book, panel, out, as_of=as_of, also=[*also], without=[*without], went=went
    )
    place = place_of(book, laid.plan.sitting.panel, out)
    laid, part, sent = of_part(laid, before, supplement=supplement, place=place)
    using = edited_beside_pack(laid, place) if part else agenda_for(laid, place, wanted=agenda)
    strange: list[ToDecide] = [*strangers(book, (one.case for one in laid.plan.items), stop=stop)]
    using, named = _decided_about(laid, using, said)
    using, strange = _by_word(using), [*strange, *named]
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
        using,
    )
    parts = tuple(_parts(ready))
    if part and not parts:
        raise refuse_nothing_new(ready.panel, [*changes_in(ready, ready.whole)])
    refuse_stopped(stop)
    return _with_papers(replace(ready, parts=parts))


def _decided_about(
    laid: LaidOut, using: Agenda, said: Mapping[str, Decision]
) -> tuple[Agenda, list[ToDecide]]:
    """The agenda once it is decided whether it may name whom it names; and whom it names."""
    named = named_in(laid, using.edited) if using.edited is not None else None
    if named is None or using.edited is None:
        return using, []
    decided = said.get(named.mark)
    if decided is not None and decided.what == LEAVE_OUT:
        left = f"“{using.edited.path.name}” was decided to be left out; the agenda is ours."
        return Agenda(None, (left,)), [named]
    return using, [named]


def _by_word(using: Agenda) -> Agenda:
    """With an edited agenda's pages as Word makes them, where it is installed."""
    from daysix.paper import pack_by_word

    edited = using.edited
    if edited is None or edited.pages or not pack_by_word.is_here():
        return using
    made = pack_by_word.by_word({AGENDA: edited.content})
    return using._replace(edited=edited._replace(pages=made.get(AGENDA, b"")))


def _with_papers(ready: Ready) -> Ready:
    """With the papers made ready; office files, an edited agenda among them, in one call.

    Raises
    ------
    BadInput
        ``Y-182``: no pages of an edited agenda can be made.
    """
    from daysix.paper.pack_office import installed
    from daysix.paper.pack_parts import Sheets
    from daysix.paper.pack_receive import received

    convert, edited = installed(), ready.agenda.edited
    if edited is not None and not edited.pages and convert is None:
        raise no_pages_of(edited, "neither Word nor LibreOffice was found here to print it")
    got = received(ready.parts, convert)
    if edited is not None and not isinstance(got[ready.panel].body, Sheets):
        raise no_pages_of(edited, "no pages of it could be made")
    return replace(ready, received=got)


def ready_decided(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path | PanelBook,
    *,
    panel: str,
    as_of: date,
    out: Path | None = None,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
    supplement: str = "",
    agenda: str = "",
    deciding: Sequence[Sequence[str]] = (),
) -> Ready:
    """The same as :func:`get_ready`, with decisions put on the list first.

    Raises
    ------
    BadInput
        ``Y-186``: something speaks against the agenda, and nobody said which is to be used.
    """
    book, ticked, left = book_of(tracker), [*also], [*without]

    def read() -> Ready:
        return get_ready(
            book, panel=panel, as_of=as_of, out=out, also=ticked, without=left,
            supplement=supplement, agenda=agenda,
        )  # fmt: skip

    ready = read()
    if deciding:
        decide(ready.undecided, deciding, folder_for(book, ready.panel, out))
        ready = read()
    if ready.agenda.doubts and not agenda:
        raise _unsaid(ready)
    return ready


def _unsaid(ready: Ready) -> BadInput:
    """The refusal of an agenda with something against it, where nobody can be asked."""
    edited = ready.agenda.edited
    name = f'"{edited.path.name}"' if edited else "and the name of the edited one"
    return BadInput(
        "Y-186",
        f"{' '.join(ready.agenda.doubts)} So nothing was made. Say --agenda {name} to use it all "
        f"the same, or --agenda {OURS} for the one Day Six puts together.",
    )


def refuse_stopped(stop: Callable[[], bool]) -> None:
    """Refuse to go on once Cancel was pressed.

    Raises
    ------
    BadInput
        Cancel was pressed.
    """
    if stop():
        raise desk_refusals.stopped()


def _told(stranger: ToDecide, said: Decision) -> str:
    who = f" ({said.reason}; {said.initials})" if said.reason else ""
    return f"{stranger.line.paper} {stranger.line.found}: decided, {said.what}{who}."


def _parts(ready: Ready) -> Iterator[Part]:
    """The agenda, then each case's sheet with its papers; of a supplement, what is new."""
    from daysix.paper.pack_parts import Part

    laid, view = ready.laid, ready.whole
    if not ready.part:
        yield Part(laid.agenda(view, linked=True), pages=_edited(ready))
    for item in view.items:
        if ready.part and not is_in(ready, view, item):
            continue
        case = item.case
        words = tuple(filter(None, (case.name, case.upn, case.pupil_id)))
        attached = tuple(_attachments(laid, view, item))
        yield Part(sheet_of(ready, view, item), attached, matter=case.ref, private=words)


def _attachments(laid: LaidOut, view: View, item: Item) -> Iterable[Attachment]:
    from daysix.paper.pack_parts import Attachment

    labels = laid.plan.profile.papers
    for reference, paper in numbered_papers(view, item):
        content = read_paper(item.case, paper)
        title = labels.get(paper.kind, "Other paper")
        yield Attachment(title, reference, Path(paper.path).name, content)


def _edited(ready: Ready) -> Attachment | None:
    """The agenda somebody has edited, to be printed in the place of ours."""
    from daysix.paper.pack_parts import Attachment

    edited = ready.agenda.edited
    if edited is None:
        return None
    path = edited.path
    name, content = path.name, edited.content
    if edited.pages:
        name, content = path.with_suffix(PDF).name, edited.pages
    return Attachment("Agenda edited in Word", ready.panel, name, content)
