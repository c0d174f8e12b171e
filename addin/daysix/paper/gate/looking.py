"""Looking a file over, putting its copy right, and recording what is let stand."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from daysix.law.errors import BadInput
from daysix.paper.gate.frame import KEPT, PDF, STOP, UNKNOWN, Decision, Finding, Report, Sharing
from daysix.paper.gate.package import Package, Unreadable
from daysix.paper.gate.pdf_file import PdfFile
from daysix.paper.gate.people import needles_of
from daysix.paper.gate.reading import Fault, Reading, search
from daysix.paper.gate.registry import kinds
from daysix.paper.gate.sheets import CannotFix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from daysix.paper.gate.frame import Kind

ZIP, PDF_SIGN, START = b"PK\x03\x04", b"%PDF-", 1024
MOST_BYTES = 400_000_000
CRASHED = "Y-078"
SHORTEST_REASON = 3


class Closed:
    """A file that cannot be opened; only what can be said of any file is said of it."""

    format = UNKNOWN

    def __init__(self, content: bytes, why: str) -> None:
        self.raw = content
        self.why = why

    def write(self) -> bytes:
        """It as it came."""
        return self.raw


def look(file: Path | bytes, name: str, who: Sharing | None = None) -> Report:
    """What a file holds that nobody means to send.

    Parameters
    ----------
    file
        The file or its bytes; it is only read.
    name
        What the officer calls it: "Case 7's school spreadsheet".

    Raises
    ------
    BadInput
        ``Y-074``: there is no such file, or it is held.
    """
    content = file if isinstance(file, bytes) else _read(file)
    who = who or Sharing()
    opened = open_file(content)
    opened.reading = _searched(content, opened, who)
    said = {fault.why for fault in opened.reading.faults}
    found = tuple(
        finding
        for kind in kinds()
        if opened.format in kind.formats
        for finding in _findings(kind, opened, name, who)
        if finding.code != CRASHED or finding.where[0] not in said
    )
    _close(opened)
    return Report(name, opened.format, hashlib.sha256(content).hexdigest(), found)


def open_file(content: bytes) -> Any:
    """A file as what it is by its content, whatever it is called."""
    if len(content) > MOST_BYTES:
        return Closed(content, "it is too large")
    try:
        if content.startswith(ZIP):
            return Package(content)
        if PDF_SIGN in content[:START]:
            return PdfFile(content)
    except Unreadable as fault:
        return Closed(content, str(fault))
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file does, it must not pass
        return Closed(content, f"it is damaged ({type(fault).__name__})")
    return Closed(content, "it is neither a workbook, a Word document nor a PDF of today's kind")


def _searched(content: bytes, opened: Any, who: Sharing) -> Reading:
    needles = needles_of(who.others, who.allowed, schools=who.redacted)
    try:
        reading = search(content, needles, opened=opened if opened.format == PDF else None)
    except Exception as fault:  # noqa: BLE001 - as above
        reading = Reading([Fault("", f"it could not be read to its end ({type(fault).__name__})")])
    if isinstance(opened, Closed):
        reading.faults.insert(0, Fault("", opened.why))
    return reading


def _findings(kind: Kind, opened: Any, name: str, who: Sharing) -> Iterator[Finding]:
    """What one kind finds; one that fails on a file says so instead of passing it."""
    try:
        for found in kind.look(opened, who):
            yield kind.finding(found, name=name, of=opened.format)
    except Exception as fault:  # noqa: BLE001 - whatever a hostile file does, it must not pass
        why = str(fault) if isinstance(fault, Unreadable) else type(fault).__name__
        sentence = (
            f"{name} could not be looked through for this: {kind.title.lower()} ({why}). Look at "
            f"it yourself, or leave it out. ({CRASHED})"
        )
        yield Finding(kind.id, CRASHED, kind.title, STOP, sentence, where=(why,))


def _read(path: Path) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        message = (
            f"I cannot read {Path(path).name}. It may be open elsewhere or have been moved. Close "
            "it, or choose it again."
        )
        raise BadInput("Y-074", message) from fault


def fix(content: bytes, findings: Iterable[Finding], *, who: Sharing | None = None) -> bytes:
    """A copy's new bytes with these leaks taken out; what was given is not changed.

    Raises
    ------
    BadInput
        ``Y-075`` it would lose something, ``Y-076`` it did not come out clean.
    """
    wanted = {found.kind for found in findings if found.fixable}
    for kind in kinds():
        if kind.id not in wanted or kind.fix is None:
            continue
        opened = open_file(content)
        try:
            kind.fix(opened)
            content = opened.write()
        except (CannotFix, Unreadable) as fault:
            message = f"{kind.title} could not be taken out, and nothing was changed. {fault}"
            raise BadInput("Y-075", message) from fault
        finally:
            _close(opened)
    left = [
        each.title
        for each in look(content, "The copy", who).findings
        if each.kind in wanted and (each.fixable or each.code == CRASHED)
    ]
    if left:
        message = (
            f"The copy still has something of this: {', '.join(dict.fromkeys(left))}. I did not "
            "keep it. Put it right in the program the file was made with, or leave it out."
        )
        raise BadInput("Y-076", message)
    return content


def keep(finding: Finding, *, reason: str, initials: str) -> Decision:
    """Let a finding stand, with who says so and why.

    Raises
    ------
    BadInput
        ``Y-077``: no reason, or nobody's initials.
    """
    reason, initials = " ".join(reason.split()), "".join(initials.split())
    if len(reason) < SHORTEST_REASON or not initials:
        message = (
            "Nothing was kept, since it needs a reason and your initials. Say in a few words why "
            "this may go out, and who says so."
        )
        raise BadInput("Y-077", message)
    return Decision(finding.key, KEPT, reason, initials)


def _close(opened: Any) -> None:
    if isinstance(opened, PdfFile):
        opened.close()
