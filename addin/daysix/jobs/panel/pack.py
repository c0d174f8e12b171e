"""The pack of a panel: agenda, case sheets and papers as one document, a copy for each member.

Every copy is made from the data as its reader may see it; a case with a declared interest was never
in it. Nothing is written before all copies are made and read back.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.jobs.panel.agenda import Made
from daysix.jobs.panel.kept import Line, folder_for, put
from daysix.jobs.panel.laid_out import LaidOut, lay_out, title_of_files
from daysix.jobs.panel.numbers import keep_numbers, numbers_of
from daysix.law.errors import BadInput
from daysix.panels.contents.case_sheet import case_sheet
from daysix.panels.contents.contents_list import numbered_papers
from daysix.panels.contents.wording import day_words, title_of
from daysix.panels.view import view_for, view_of
from daysix.panels.words import listed
from daysix.paper.blocks import Document, Facts, Grid, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from daysix.panels.plan import Item
    from daysix.panels.view import View
    from daysix.paper.blocks import Block
    from daysix.paper.copies import Copy, Recipient
    from daysix.paper.pack_parts import Attachment, Part

WHOLE, TEAM = "clerk", "the team"
"""The copy with everything in it stays with the team."""
REGISTER = "register of copies"
FOR_THE_TEAM = "For the team only: it says who was left out of what. Do not send it."
MARK = 16
"""Characters of a file's own number that are printed: enough to know it again."""


def make_pack(  # noqa: PLR0913 - all but the workbook are named
    tracker: Path,
    *,
    panel: str,
    as_of: date,
    issued: datetime,
    out: Path | None = None,
    also: Iterable[str] = (),
    without: Iterable[str] = (),
) -> Made:
    """Make the pack, the members' copies and the register; no file that is there is touched.

    Raises
    ------
    BadInput
        ``Y-080`` to ``Y-091``, or what the profile, the copies or the typesetter refuse. Nothing
        was written then.
    """
    from daysix.paper.copies import copies
    from daysix.paper.pack_office import installed
    from daysix.paper.typeset import typeset

    laid = lay_out(
        tracker, panel=panel, as_of=as_of, also=also, without=without,
        issued=numbers_of(tracker, panel),
    )  # fmt: skip
    whole = view_of(laid.plan, WHOLE)
    parts = _parts(laid, whole)
    readers, unserved = _views(laid)
    recipients = [_recipient(laid, whole, view, name) for name, view in [(TEAM, whole), *readers]]
    made = [*copies(parts, recipients, issued=issued, convert=installed())]
    register = typeset(_register(laid, made), issued=issued)
    numbers = {item.case.ref: item.number for item in laid.plan.items}
    folder = folder_for(tracker, laid.plan.sitting.panel, out)
    keep_numbers(tracker, laid.plan.sitting.panel, numbers)
    lines = [_put(folder, laid, copy, first=place == 0, unserved=unserved)
             for place, copy in enumerate(made)]  # fmt: skip
    return Made([*lines, _put_register(folder, laid, register, len(made))], laid)


def _parts(laid: LaidOut, view: View) -> list[Part]:
    """The agenda, then each case's sheet with its papers."""
    from daysix.paper.pack_parts import Part

    parts = [Part(laid.agenda(view, linked=True))]
    for item in view.items:
        case = item.case
        words = tuple(filter(None, (case.name, case.upn, case.pupil_id)))
        attached = tuple(_attachments(laid, view, item))
        parts.append(Part(case_sheet(view, item), attached, matter=case.ref, private=words))
    return parts


def _attachments(laid: LaidOut, view: View, item: Item) -> Iterable[Attachment]:
    from daysix.paper.pack_parts import Attachment

    labels = laid.plan.profile.papers
    for reference, paper in numbered_papers(view, item):
        path = Path(paper.path)
        try:
            content = path.read_bytes()
        except OSError as fault:
            raise BadInput(
                "Y-090",
                f"I cannot read {path.name}, a paper of {item.case.ref} ({fault.strerror}), so I "
                "made no pack. Close it where it is open, or ask for the right to read it.",
            ) from fault
        yield Attachment(labels.get(paper.kind, "Other paper"), reference, path.name, content)


def _views(laid: LaidOut) -> tuple[list[tuple[str, View]], list[str]]:
    """What each member may see; and the members whose kind of copy the profile does not know."""
    known, found, unserved = laid.plan.profile.audiences, [], []
    for member in laid.plan.sitting.members:
        if member.sees in known:
            found.append((member.name, view_for(laid.plan, member)))
        else:
            unserved.append(f"{member.name} gets no copy.")
    return found, unserved


def _recipient(laid: LaidOut, whole: View, view: View, name: str) -> Recipient:
    from daysix.paper.copies import Recipient

    gone = tuple(item.case.ref for item in whole.items if item.case.ref not in view.refs)
    documents = [laid.agenda(view, linked=True), *(case_sheet(view, one) for one in view.items)]
    own = {reference for one in view.items for reference, _ in numbered_papers(view, one)}
    every = {
        reference
        for one in whole.items
        if one.case.ref in view.refs
        for reference, _ in numbered_papers(whole, one)
    }
    return Recipient(
        name,
        _front(laid, view, name),
        leaves_out=gone,
        instead={one.reference: one for one in documents},
        without_papers=frozenset(every - own),
    )


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


def _register(laid: LaidOut, made: Sequence[Copy]) -> Document:
    """Who was sent what: one line a copy."""
    title = f"Register of copies: {title_of(laid.plan)}, {day_words(laid.plan)}"
    rows = tuple(
        (
            str(one.line.number),
            one.recipient,
            str(one.line.pages),
            str(one.line.papers),
            listed(one.line.left_out) or "nothing",
            one.line.mark[:MARK],
        )
        for one in made
    )
    grid = Grid(
        columns=("Copy", "For", "Pages", "Papers", "Left out", "Known by"),
        rows=rows,
        widths=(1, 3, 1, 1, 4, 3),
        align="rlrrll",
    )
    why = "“Known by” begins a number only that very file has (SHA-256)."
    return Document(title, (Heading(title), Paragraph(why), grid), banner=FOR_THE_TEAM)


def _put(folder: Path, laid: LaidOut, copy: Copy, *, first: bool, unserved: Sequence[str]) -> Line:
    name = title_of_files(laid, "pack" if first else f"copy {copy.line.number - 1}")
    whose = "" if first else f" {copy.recipient}"
    found = [f"{one.sentence} ({one.code})" for one in copy.pack.notices] if first else []
    warnings = [*laid.warnings, *unserved, *found] if first else []
    items = sum(1 for entry in copy.pack.entries if entry.is_part and entry.matter)
    return put(
        folder, f"{name}{whose}.pdf", copy.pack.content, pages=copy.pack.pages, items=items,
        warnings=warnings,
    )  # fmt: skip


def _put_register(folder: Path, laid: LaidOut, content: bytes, many: int) -> Line:
    from daysix.paper.gate.pdf_file import PdfFile

    pages = PdfFile(content).page_count
    name = f"{title_of_files(laid, REGISTER)}.pdf"
    return put(folder, name, content, pages=pages, items=many)
