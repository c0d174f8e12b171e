"""What an officer decided about papers of a panel: a list beside them that Excel opens.

Day Six adds a line for each thing to decide; she types what is to be done, why, and her initials,
and presses the button again. Lines are found again by what they are about, not by their place: a
paper that has changed since, or a finding that has, is to be decided anew.
"""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

from daysix.attachments.keeping import keep
from daysix.law.errors import BadInput
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = "Decisions.csv"
COLUMNS = ("Paper", "What was found", "Decide", "Reason", "Initials", "Known by")
BELONGS, LEAVE_OUT, KEEP = "belongs", "leave out", "keep"
WORDS = (BELONGS, LEAVE_OUT, KEEP)
NEEDS_REASON = frozenset({BELONGS, KEEP})
FORMULA = ("=", "+", "-", "@")
SHORTEST_REASON, DIGITS, LARGEST = 3, 16, 5_000_000


class Decision(NamedTuple):
    """One line: about which paper, what was found, what is to be done, why, and who says so."""

    paper: str
    found: str
    what: str = ""
    reason: str = ""
    initials: str = ""
    mark: str = ""


def mark_of(*parts: str | bytes) -> str:
    """What a line is known by; it begins with a letter, so that Excel takes it for no number."""
    told = hashlib.sha256()
    for part in parts:
        told.update(part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass"))
        told.update(b"\x1f")
    return f"K-{told.hexdigest()[:DIGITS]}"


def decided_in(folder: Path) -> dict[str, Decision]:
    """The lines in which something is decided, by what they are known by.

    Raises
    ------
    BadInput
        ``Y-102``: the list cannot be read. ``Y-103``: a decision in it cannot be understood, or
        has no reason or initials.
    """
    found = [_checked(one) for one in _lines(folder / NAME) if one.what.strip()]
    return {one.mark: one for one in found}


def note(folder: Path, wanted: Iterable[Decision]) -> Path:
    """Add lines to the list; what stands in it stays, but for blanks of the same thing.

    Raises
    ------
    BadInput
        ``Y-102``: the list cannot be read or written. ``Y-103``: as for :func:`decided_in`.
    """
    path = folder / NAME
    lines = {one.mark: one for one in _lines(path)}
    before = dict(lines)
    for one in wanted:
        if one.mark not in lines or not lines[one.mark].what.strip():
            lines[one.mark] = _checked(one) if one.what else one
    if lines != before or not path.exists():
        _write(path, lines.values())
    return path


def plain(what: str) -> str:
    """A decision as it is compared: capitals and strokes make no difference."""
    return " ".join(what.casefold().replace("-", " ").split())


def _checked(one: Decision) -> Decision:
    what = plain(one.what)
    lacks = what in NEEDS_REASON and (
        len(one.reason.strip()) < SHORTEST_REASON or not one.initials.strip()
    )
    if what not in WORDS:
        why = f"“{one.what[:20]}” is none of {BELONGS}, {LEAVE_OUT} and {KEEP}"
    elif lacks:
        why = f"“{what}” needs a reason and your initials"
    else:
        return one._replace(what=what)
    raise BadInput(
        "Y-103",
        f"I do not understand what was decided about {one.paper[:80]}: {why}. Nothing was made. "
        f"Put it right in {NAME}, save it, and try again.",
    )


def _lines(path: Path) -> list[Decision]:
    try:
        if path.exists() and path.stat().st_size > LARGEST:
            raise _held(path, "it is too large")
        content = path.read_bytes() if path.exists() else b""
    except OSError as fault:
        raise _held(path, fault.strerror or "it is held") from fault
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = text.partition("\n")[0]
    between = max((",", ";", "\t"), key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        rows = list(reader)
    except csv.Error as fault:
        raise _held(path, "it is damaged: a quotation mark is missing") from fault
    if text.strip() and not set(COLUMNS) <= {*(reader.fieldnames or ())}:
        raise _held(path, f"its first line is not {', '.join(COLUMNS)}")
    lines = [Decision(*(_typed(row, name) for name in COLUMNS)) for row in rows]
    lines = [one for one in lines if any(one)]
    _refuse_lost(path, lines)
    return lines


def _refuse_lost(path: Path, lines: Iterable[Decision]) -> None:
    """Refuse lines that the list could not hold apart: writing it anew would drop one of them."""
    seen: set[str] = set()
    for one in lines:
        if not one.mark:
            raise _held(path, f"{COLUMNS[-1]} is blank beside {one.paper[:60] or 'a line'}")
        if one.mark in seen:
            raise _held(path, f"{one.paper[:60]} stands there twice")
        seen.add(one.mark)


def _typed(row: Mapping[str, str | None], name: str) -> str:
    text = (row.get(name) or "").strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


def _write(path: Path, lines: Iterable[Decision]) -> None:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    for line in lines:
        # nothing a file's name says is ever worked out as a formula
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in line])
    content = made.getvalue().encode("utf-8-sig")
    if not path.exists():
        try:
            keep(path.parent, path.name, content)
        except BadInput as refused:
            raise _held(path, "the folder or the disk refuses it") from refused
        return
    from daysix.desk.patching import Patience, disk

    try:
        disk.save(path, [content], check=lambda: None, patience=Patience())
    except BadInput as refused:
        raise _held(path, "it may be open in Excel") from refused


def _held(path: Path, why: str) -> BadInput:
    return BadInput(
        "Y-102",
        f"I cannot use the list {path.name} in {path.parent} ({why}), and it says what you have "
        "decided. Close it where it is open and try again; or move it away to decide afresh.",
    )
