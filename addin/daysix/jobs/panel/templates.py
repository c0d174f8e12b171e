"""A council's own Word templates: checked, and filled in as letters, agendas and minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from daysix.letters._letter import Letter
    from daysix.paper.fields import Field
    from daysix.paper.templates_check import Fault

FOLDER = "Templates"
"""Beside the team's workbook."""
WORD_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc"})
NEARLY = 70
"""How alike two file names must be, of 100, for one to be offered for the other."""


class Line(NamedTuple):
    """One line of Check templates: a fault with its sentence, or a template that is in order."""

    template: str
    state: str
    message: str
    sentence: str = ""
    wrong: str = ""
    meant: str = ""
    where: str = ""
    code: str = ""

    @property
    def is_fault(self) -> bool:
        """Whether something has to be put right."""
        return self.state == "fault"


def check_templates(folder: Path) -> list[Line]:
    """Look through the templates of a folder: a line a fault, one for each that is in order.

    Raises
    ------
    BadInput
        ``Y-117``: the folder cannot be looked into. ``Y-150``: there is none, or no Word document
        in it.
    """
    try:
        found = sorted(path for path in _files(folder) if path.suffix.lower() in WORD_ENDINGS)
    except OSError as fault:
        raise BadInput(
            "Y-117",
            f"I cannot look into {folder} ({fault.strerror}), so I checked no template. Ask for "
            "the right to read it.",
        ) from fault
    if not found:
        raise BadInput(
            "Y-150",
            f"There are no Word templates in {folder}. Copy those that came with Day Six "
            "(workbooks/templates) there, or say which folder yours are in.",
        )
    return [line for path in found for line in check_one(path)]


def _files(folder: Path) -> list[Path]:
    hidden = ("~$", ".")
    if not folder.is_dir():
        return [folder] if folder.is_file() else []
    return [path for path in folder.iterdir() if not path.name.startswith(hidden)]


def check_one(path: Path) -> list[Line]:
    """Look through one template."""
    from daysix.jobs.panel.template_defaults import GUIDE, known_templates
    from daysix.paper.templates_check import check_template

    known = known_templates()
    if path.stem == GUIDE:
        return []
    try:
        faults = check_template(path, known.get(path.stem, ()))
    except BadInput as refused:
        return [Line(path.name, "fault", refused.message, code=refused.code)]
    if path.stem not in known:
        return [_not_ours(path, tuple(known))]
    lines = [_line(path, fault) for fault in faults]
    return lines or [Line(path.name, "in order", f"{path.name}: every field is known.")]


def _line(path: Path, fault: Fault) -> Line:
    return Line(
        path.name,
        "fault",
        f"{path.name}: {fault.message}",
        sentence=fault.sentence,
        wrong=fault.wrong,
        meant=fault.meant,
        where=fault.where,
    )


def _not_ours(path: Path, names: tuple[str, ...]) -> Line:
    from rapidfuzz import fuzz, process

    best = process.extractOne(path.stem, names, scorer=fuzz.ratio, score_cutoff=NEARLY)
    meant = f" Did you mean “{best[0]}.docx”?" if best else ""
    message = f"{path.name} has a name Day Six does not use, so it is never filled in.{meant}"
    return Line(path.name, "not used", message, meant=f"{best[0]}.docx" if best else "")


def template_for(name: str, folder: Path | None) -> bytes:
    """The council's own template, where it has one; else the one that comes with Day Six.

    Raises
    ------
    BadInput
        ``Y-146``: it is there and cannot be read.
    """
    from daysix.jobs.panel.template_defaults import default_template

    own = own_template(name, folder)
    if own is None:
        return default_template(name)
    try:
        return own.read_bytes()
    except OSError:
        raise _closed(own) from None


def own_template(name: str, folder: Path | None) -> Path | None:
    """Where the council's own template lies; None where it has none.

    Raises
    ------
    BadInput
        ``Y-146``: it cannot be told, because the folder cannot be looked into.
    """
    from daysix.jobs.panel.template_defaults import ENDING

    own = folder / f"{name}{ENDING}" if folder else None
    try:
        return own if own is not None and own.is_file() else None
    except OSError:
        raise _closed(own) from None


def _closed(own: Path | None) -> BadInput:
    return BadInput(
        "Y-146",
        f"I cannot read {own}. It may be open in Word, or you may not have leave to open it. "
        "Close it and try again.",
    )


def filled_in(
    name: str, values: Mapping[str, object], *, folder: Path | None, issued: datetime
) -> bytes:
    """A paper from its template, the council's own or ours: an agenda, minutes.

    Raises
    ------
    BadInput
        ``Y-140`` to ``Y-146``: the template, with the sentence that is wrong.
    """
    from daysix.jobs.panel.template_defaults import ENDING, known_templates
    from daysix.paper.templates import fill

    fields: tuple[Field, ...] = known_templates()[name]
    content = template_for(name, folder)
    return fill(content, fields, values, name=f"{name}{ENDING}", issued=issued)


def letter(
    name: str,
    values: Mapping[str, object],
    *,
    issued: datetime,
    decision: str = "",
    folder: Path | None = None,
) -> bytes:
    """A letter about one child, with the line to check before sending.

    Parameters
    ----------
    values
        What is known; only the letter's own fields reach it, and what is unknown stays blank.
    decision
        The panel's decision code, for letters that follow one.
    folder
        Where the council's own templates are.

    Raises
    ------
    BadInput
        ``Y-147`` to ``Y-149``: no such letter, not after this decision, or something it cannot do
        without is missing. ``Y-140`` to ``Y-146``: its template.
    """
    chosen = letter_called(name)
    if why := chosen.why_not(decision):
        raise BadInput("Y-147", f"{why} Choose another letter, or correct the decision.")
    given = chosen.values(values)
    if lacking := chosen.lacking(given):
        raise BadInput(
            "Y-148",
            f"“{name}” was not made, because it would mislead without {'; '.join(lacking)}. Fill "
            "that in on the workbook and make the letter again.",
        )
    return filled_in(name, given, folder=folder, issued=issued)


def letter_called(name: str, *, offered: Iterable[Letter] = ()) -> Letter:
    """A letter by its name.

    Raises
    ------
    BadInput
        ``Y-149``: there is none; the sentence names those ``offered``, else all.
    """
    from daysix.letters._letter import letters

    for one in letters():
        if one.name.casefold() == name.strip().casefold():
            return one
    names = ", ".join(f"“{one.name}”" for one in [*offered] or letters())
    raise BadInput("Y-149", f"There is no letter called “{name}”. There are {names}.")


def letters_after(decision: str) -> list[Letter]:
    """The letters that may be made after a decision."""
    from daysix.letters._letter import letters

    return [one for one in letters() if decision in one.decisions]


def approve(content: bytes, *, name: str) -> bytes:
    """A letter without its line to check, edits kept; the same bytes if it has none any more.

    Raises
    ------
    BadInput
        ``Y-140`` to ``Y-142``: it cannot be opened as a letter.
    """
    from daysix.paper.templates import approved, is_approved

    taken_off = approved(content, name=name)
    return content if is_approved(content) else taken_off
