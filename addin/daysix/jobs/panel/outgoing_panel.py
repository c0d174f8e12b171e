"""What leaves the house of a panel: the latest of its papers, each with who may stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.beside import side_files
from daysix.jobs.panel import decisions
from daysix.jobs.panel.copies import REGISTER
from daysix.jobs.panel.decisions import Decision, mark_of
from daysix.jobs.panel.kept import place_of
from daysix.jobs.panel.laid_out import lay_out
from daysix.jobs.panel.numbers import numbers_of
from daysix.jobs.panel.outgoing_names import parted
from daysix.jobs.panel.outgoing_who import WORDS, Readers
from daysix.jobs.panel.sharing import (
    COPY,
    Keeping,
    Kept,
    Looked,
    Settled,
    file_report,
    looked,
    mark_of_finding,
    settle,
)
from daysix.law.errors import BadInput
from daysix.paper.gate import Sharing
from daysix.paper.gate.telling import TITLE
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from daysix.jobs.panel.kept import Line
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.rows import PanelBook
    from daysix.paper.gate import Report

MOST_SEEN = 64
WANTED = frozenset({"alt_text", "headers_footers"})
"""These stay in a safe copy: what is read aloud to those who cannot see, and what marks a page."""
STAYS = (REGISTER, TITLE.casefold())
"""Words of the names of papers that stay with the team."""


_seen: dict[tuple[str, str, str], Report] = {}
"""Reports by the file's hash, what it is called, and who may stand in it."""


class LookedOver(NamedTuple):
    """The papers of a panel, looked over, and what is let stand."""

    laid: LaidOut
    folder: Path
    files: Sequence[Looked]
    kept: Kept

    def settled(self) -> list[Settled]:
        """Each file with what was let stand; nothing is put right yet."""
        return [settle(one, self.kept, into=None) for one in self.files]

    @property
    def fixable(self) -> int:
        """What a safe copy would be without."""
        return sum(
            each.fixable and each.kind not in WANTED and each.key not in one.report.decisions
            for one in self.settled()
            for each in one.report.findings
        )

    @property
    def waiting(self) -> int:
        """Stops that are neither put right by a copy nor kept."""
        return sum(not each.fixable for one in self.settled() for each in one.report.undecided)


def look_over_panel(  # noqa: PLR0913 - all but the workbook are named
    book: PanelBook,
    *,
    panel: str,
    as_of: date,
    out: Path | None = None,
    keeping: Iterable[Sequence[str]] = (),
    stop: Callable[[], bool] = lambda: False,
) -> LookedOver:
    """Look over the latest version of every paper of a panel that may go out. Nothing is written.

    Parameters
    ----------
    keeping
        Codes to be let stand, each with a reason and initials, besides what the list decides.

    Raises
    ------
    BadInput
        ``Y-105``: there is none. ``Y-102``, ``Y-103``: the list of decisions. What the workbook or
        the gate refuses. Or Cancel was pressed.
    """
    laid = _laid(book, panel, as_of)
    folder = place_of(book, laid.plan.sitting.panel, out)
    files = outgoing_files(folder)
    if not files:
        raise BadInput(
            "Y-105",
            f"There is no paper of {laid.plan.sitting.panel} in {folder} yet, so there is nothing "
            "to look over. Press Build agenda, Assemble pack or Make copies first.",
        )
    said = decisions.decided_in(folder)
    said_of_all = [Keeping(code, reason, initials) for code, reason, initials in keeping]
    readers, found = Readers(laid), []
    for path in files:
        if stop():
            raise desk_refusals.stopped()
        found.append(looked_by_name(readers, path))
    return LookedOver(laid, folder, found, Kept(said_of_all, said))


def looked_by_name(readers: Readers, path: Path) -> Looked:
    """One paper of a panel, looked over; the same paper only once while the program runs."""
    file = readers.outgoing(path)
    who = file.who or Sharing()
    key = (side_files.file_hash(path), file.called, mark_of(repr(who)))
    if key not in _seen:
        while len(_seen) >= MOST_SEEN:
            del _seen[next(iter(_seen))]
        _seen[key] = looked(file, who).report
    return Looked(file, who, _seen[key])


def put_right(over: LookedOver, *, issued: datetime) -> tuple[list[Settled], Line]:
    """Make safe copies, file the report with the papers, and list what is still to be decided."""
    done = [settle(one, over.kept, into=over.folder, leaving=WANTED) for one in over.files]
    report = file_report([one.report for one in done], over.folder, issued)
    wanted = [
        Decision(one.report.name, each.sentence, mark=mark_of_finding(each))
        for one in done
        for each in one.report.undecided
    ]
    if wanted:
        decisions.note(over.folder, wanted)
    return done, report


def outgoing_files(folder: Path) -> list[Path]:
    """The latest version of each paper, a safe copy before what it was made of."""
    try:
        there = sorted(path for path in folder.iterdir() if _goes_out(path))
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise BadInput(
            "Y-106",
            f"I cannot look into {folder} ({fault.strerror}), so I looked at nothing. Ask for the "
            "right to read it.",
        ) from fault
    copies = {
        (parted(path.stem)[0].removesuffix(f" ({COPY})"), path.suffix.casefold()): path
        for path in _latest(path for path in there if COPY in path.stem)
    }
    latest = _latest(path for path in there if COPY not in path.stem)
    return [copies.get((path.stem, path.suffix.casefold()), path) for path in latest]


def _laid(book: PanelBook, panel: str, as_of: date) -> LaidOut:
    """The panel with the cases that are ready, and those a pack was made with before."""
    issued = numbers_of(book.home, panel)
    laid = lay_out(book, panel=panel, as_of=as_of, issued=issued)
    before = {case.ref for case in laid.plan.sitting.cases} & issued.keys()
    return lay_out(book, panel=panel, as_of=as_of, issued=issued, also=sorted(before))


def _goes_out(path: Path) -> bool:
    name = path.name.casefold()
    return (
        path.is_file()
        and path.suffix.casefold() in WORDS
        and not name.startswith((".", "~"))
        and not any(word in name for word in STAYS)
    )


def _latest(paths: Iterable[Path]) -> list[Path]:
    found: dict[tuple[str, str], tuple[int, Path]] = {}
    for path in paths:
        name, number = parted(path.stem)
        key = (name, path.suffix.casefold())
        found[key] = max(found.get(key, (0, path)), (number, path))
    return [path for _, path in found.values()]
