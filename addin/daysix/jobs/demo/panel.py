"""The demo's morning ends with the panel: agenda, share, pack and copies, and what must not go out.

Everything is made by the real jobs, from the demo's team workbook and invented papers beside it.
"""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from daysix.council.panel_meetings import NEXT
from daysix.council.panel_papers import ASTRAY, SIBLING, SPREADSHEET, case_papers
from daysix.jobs.panel.agenda import make_agenda
from daysix.jobs.panel.case_papers import FOLDER
from daysix.jobs.panel.copies import views_of
from daysix.jobs.panel.decisions import LEAVE_OUT, note
from daysix.jobs.panel.outgoing import look_over
from daysix.jobs.panel.pack import make_pack
from daysix.jobs.panel.rows import book_of
from daysix.jobs.panel.share_table import make_share_table
from daysix.jobs.panel.whose import decide, strangers
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from daysix.council.shapes import Cell, Council
    from daysix.jobs.panel.agenda import Made
    from daysix.jobs.panel.kept import Line
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.rows import PanelBook
    from daysix.jobs.panel.whose import Stranger

    Cells = Mapping[str, Cell]

TEN_PAST_TEN = time(10, 10)
SHARE_SHOWN = 3
SAFE = "Looked over"
"""The folder of safe copies, beside the panel's papers."""
TWO_LOOKED_AT = (SPREADSHEET, SIBLING)
"""Cases whose files are shown at the gate: a spreadsheet, a report that names another child."""


class PanelMade(NamedTuple):
    """Where the papers lie, and what was said."""

    folder: Path
    safe: Path
    found: Sequence[str]


def panel_made(
    tracker: Path, council: Council, referrals: Sequence[Cells], *, as_of: date
) -> PanelMade | None:
    """Make the papers of the placement panel; None where the council is too small to have one."""
    waiting = [row for row in referrals if row["PanelID"] == NEXT]
    if not waiting:
        return None
    schools = {one.dfe: one.name for one in council.schools}
    _write_papers(tracker.parent / FOLDER, referrals, council.pupils, schools)
    issued = datetime.combine(as_of, TEN_PAST_TEN, ZoneInfo("Europe/London"))
    book = book_of(tracker)
    agenda = make_agenda(book, panel=NEXT, as_of=as_of, issued=issued)
    share = make_share_table(book, panel=NEXT, as_of=as_of, issued=issued)
    folder = Path(agenda.lines[0]["path"]).parent
    astray = _astray_left_out(book, agenda.laid, waiting, folder)
    pack = make_pack(book, panel=NEXT, as_of=as_of, issued=issued)
    safe = folder / SAFE
    safe.mkdir(exist_ok=True)
    found = [
        *_agenda_said(agenda.lines, many=len(waiting)),
        *_share_said([line.says for line in share.table.lines]),
        *_astray_said(astray),
        *_pack_said(pack, agenda.lines),
        *_gate_said(tracker, _worth_a_look(tracker, waiting), safe=safe, issued=issued),
    ]
    return PanelMade(folder, safe, found)


def _write_papers(
    folder: Path, referrals: Sequence[Cells], pupils: Sequence[Cells], schools: Mapping[str, str]
) -> None:
    """The papers of each case, where *Keep attachments* would have put them."""
    for paper in case_papers(referrals, pupils, schools):
        place = folder / paper.ref
        place.mkdir(parents=True, exist_ok=True)
        (place / paper.name).write_bytes(paper.content)


def _astray_left_out(
    book: PanelBook, laid: LaidOut, waiting: Sequence[Cells], folder: Path
) -> list[Stranger]:
    """The paper of another child, found among those of its case and left out by an officer."""
    own = {str(row["RefID"]) for row in waiting[ASTRAY - 1 : ASTRAY]}
    cases = [item.case for item in laid.plan.items if item.case.ref in own]
    astray = [*strangers(book, cases)]
    note(folder, [one.line for one in astray])
    decide(astray, [(one.line.paper, LEAVE_OUT, "", "") for one in astray], folder)
    return astray


def _agenda_said(lines: Sequence[Line], *, many: int) -> Iterator[str]:
    warnings = [*lines[0]["warnings"]]
    late = [one for one in warnings if "is not on the agenda" in one]
    yield (
        f"{many} referrals; {many - len(late)} are ready, and with reviews and the watch-list the "
        f"agenda has {lines[0]['items']} items. It is there as a PDF and for Word."
    )
    yield from (f"  {one}" for one in late)


def _share_said(says: Sequence[str]) -> Iterator[str]:
    yield "Whose turn is it?"
    yield from (f"  {place}  {one}" for place, one in enumerate(says[:SHARE_SHOWN], 1))


def _astray_said(astray: Sequence[Stranger]) -> Iterator[str]:
    for one in astray:
        yield f"STOP  {one.sentence}"
        yield "  It was left out, and the list says so; the file is where it was."


def _pack_said(pack: Made, agenda: Sequence[Line]) -> Iterator[str]:
    """The whole pack first, then a copy a member, then the register."""
    whole, *copies, register = pack.lines
    readers, _ = views_of(pack.laid)
    yield (
        f"The pack has {whole['pages']} pages: contents with links, a bookmark for every paper, "
        f"“Page n of {whole['pages']}” on every page. {len(copies)} copies were made, one a member."
    )
    for (member, _), line in zip(readers, copies, strict=True):
        if line["pages"] < whole["pages"]:
            yield (
                f"  {member.name} has declared an interest: {line['pages']} pages, without that "
                "case and without its line in the contents."
            )
    yield from (f"  {one}" for one in whole["warnings"] if one not in agenda[0]["warnings"])
    yield f"  Who was given what stands in {Path(register['path']).name}. Nothing was sent."


def _worth_a_look(tracker: Path, waiting: Sequence[Cells]) -> list[tuple[str, Path]]:
    """The two files somebody wants to send on, and the case each belongs to."""
    found = []
    for place, ending in zip(TWO_LOOKED_AT, ("*.xlsx", "*.docx"), strict=True):
        if place > len(waiting):
            continue
        ref = str(waiting[place - 1]["RefID"])
        found += [(ref, path) for path in sorted((tracker.parent / FOLDER / ref).glob(ending))]
    return found


def _gate_said(
    tracker: Path, files: Sequence[tuple[str, Path]], *, safe: Path, issued: datetime
) -> Iterator[str]:
    """Both looked over for what nobody means to send; copies put right where that can be done."""
    if files:
        yield "Two schools' files are to go on to another school. Are they safe to share?"
    for ref, path in files:
        line, *_ = look_over(
            [path], tracker=tracker, about=[ref], put_right=True, out=safe, issued=issued
        )
        yield from (f"  {_without_remedy(one)}" for one in line["put_right"])
        yield from (f"  STOP  {one}" for one in line["warnings"])
        made = Path(line["path"])
        if made != path:
            last = "may go out" if line["passes"] else "may not go out yet"
            yield f"  {made.name} was made and {last}; {path.name} is as it was."


def _without_remedy(sentence: str) -> str:
    """Of what is put right already: what it was, without what to do."""
    return f"{sentence.split('. ', maxsplit=1)[0]}. Taken out of the copy."
