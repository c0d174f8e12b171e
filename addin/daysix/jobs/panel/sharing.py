"""Files on their way out: looked over, copies put right, what stands kept with a reason, all filed.

The files given are only read. Whatever is made is a new file under a name nothing else has.
"""

from __future__ import annotations

import hashlib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from daysix.jobs.panel.decisions import KEEP, Decision, mark_of
from daysix.law.errors import BadInput
from daysix.paper.gate import fix, keep, look
from daysix.paper.gate.frame import Report, Sharing, counted
from daysix.paper.gate.telling import TITLE, document_of
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from daysix.paper.gate.frame import Finding

Line = dict[str, Any]
COPY = "safe copy"


class Keeping(NamedTuple):
    """Findings let stand: their code, why, who says so; of one file, about one thing, where said.

    ``file`` is the file's name; ``about`` are words of the finding's sentence, such as a child's
    name: a reason given for one child lets no other stand.
    """

    code: str
    reason: str
    initials: str
    file: str = ""
    about: str = ""

    def fits(self, finding: Finding, path: Path) -> bool:
        """Whether it is said of this finding."""
        return (
            self.code == finding.code
            and self.file in {"", path.name}
            and self.about in finding.sentence
        )


class Outgoing(NamedTuple):
    """A file on its way out: where it is, and the officer's words for it; blank for its name.

    ``who`` says who may stand in this very file, where that is not the same for all.
    """

    path: Path
    name: str = ""
    who: Sharing | None = None

    @property
    def called(self) -> str:
        """The officer's words for it."""
        return self.name or self.path.name


class Looked(NamedTuple):
    """A file that was looked over: who may stand in it, and what was found."""

    file: Outgoing
    who: Sharing
    report: Report


class Settled(NamedTuple):
    """What became of a file: what may go out, its line, and the report with what was decided."""

    path: Path
    line: Line
    report: Report


class Kept(NamedTuple):
    """What is let stand: as was said of kinds of finding, or decided of one very finding."""

    said: Sequence[Keeping] = ()
    decided: Mapping[str, Decision] = MappingProxyType({})

    def of(self, finding: Finding, path: Path) -> tuple[str, str] | None:
        """The reason and the initials; None where nobody lets it stand."""
        for one in self.said:
            if one.fits(finding, path):
                return one.reason, one.initials
        typed = self.decided.get(mark_of_finding(finding))
        lets = typed is not None and typed.what == KEEP
        return (typed.reason, typed.initials) if typed is not None and lets else None


def share(  # noqa: PLR0913 - by name, each with its default
    files: Sequence[Outgoing | Path],
    sharing: Sharing,
    *,
    into: Path | None = None,
    put_right: bool = False,
    keeping: Iterable[Keeping] = (),
    issued: datetime | None = None,
) -> list[Line]:
    """Look files over; put copies right and file the report where a folder is given.

    Parameters
    ----------
    into
        The folder for copies and for the report; nothing is written without one.
    put_right
        Whether to make copies with everything taken out that can be.
    keeping
        What is let stand.
    issued
        When, with its zone: stands in the report. No report without it.

    Returns
    -------
    One line a file, ``path`` being what may go out; then the report's. ``passes`` says whether
    anything is still to be decided, ``warnings`` what.

    Raises
    ------
    BadInput
        ``Y-074`` to ``Y-077``; ``Y-152``, ``Y-153``: what cannot be written, or not read any more.
    """
    kept = Kept(tuple(keeping))
    done = [settle(looked(each, sharing), kept, into=into if put_right else None) for each in files]
    lines = [one.line for one in done]
    if into is not None and issued is not None and done:
        lines.append(file_report([one.report for one in done], into, issued))
    return lines


def looked(file: Outgoing | Path, sharing: Sharing) -> Looked:
    """Look one file over; it is only read."""
    one = file if isinstance(file, Outgoing) else Outgoing(file)
    who = one.who or sharing
    return Looked(one, who, look(one.path, one.called, who))


def settle(
    looked_over: Looked, kept: Kept, *, into: Path | None, leaving: Collection[str] = ()
) -> Settled:
    """Put a copy right where a folder is given, and note what is let stand.

    Parameters
    ----------
    leaving
        Kinds of finding that are only said and stay in the copy.
    """
    (file, who, report), path, said_first = looked_over, looked_over.file.path, []
    source = path
    content = _now(path) if into is not None else b""
    if into is not None and hashlib.sha256(content).hexdigest() != report.digest:
        report = look(content, file.called, who)
        said_first = [f"{path.name} was saved again meanwhile, so I looked over what it is now."]
    fixable = [
        one
        for one in report.findings
        if one.fixable and kept.of(one, source) is None and one.kind not in leaving
    ]
    if into is not None and fixable:
        try:
            made = fix(content, fixable, who=who)
        except BadInput as refused:
            said_first.append(str(refused))
        else:
            path = _kept(
                into, f"{path.stem.removesuffix(f' ({COPY})')} ({COPY}){path.suffix}", made
            )
            report = look(made, file.called, who).follows(report)
    report = report.decided(
        *(
            keep(found, reason=said[0], initials=said[1])
            for found in report.findings
            if (said := kept.of(found, source)) is not None
        )
    )
    warnings = [*said_first]
    warnings += [each.sentence for each in report.findings if each.key not in report.decisions]
    return Settled(path, _line(path, report, warnings), report)


def mark_of_finding(finding: Finding) -> str:
    """What a decision about a finding is known by: of which file, and just what was found."""
    return mark_of("share", finding.key)


def _line(path: Path, report: Report, warnings: list[str]) -> Line:
    return {
        "path": str(path),
        "pages": None,
        "items": len(report.findings),
        "warnings": warnings,
        "passes": report.passes,
        "to_decide": [each.code for each in report.undecided],
        "put_right": [each.sentence for each in report.settled],
    }


def file_report(reports: Sequence[Report], into: Path, issued: datetime) -> Line:
    """The report as a PDF beside the copies."""
    from daysix.paper.gate.pdf_file import PdfFile
    from daysix.paper.typeset import typeset

    content = typeset(document_of(reports), issued=issued)
    path = _kept(into, f"{TITLE}.pdf", content)
    waiting = sum(len(each.undecided) for each in reports)
    says = [f"{counted(waiting, 'point')} still to be decided."] if waiting else []
    return {
        "path": str(path),
        "pages": PdfFile(content).page_count,
        "items": len(reports),
        "warnings": says,
        "passes": not waiting,
    }


def _now(path: Path) -> bytes:
    """A file as it is now.

    Raises
    ------
    BadInput
        ``Y-153``: it cannot be read any more.
    """
    try:
        return path.read_bytes()
    except OSError as fault:
        raise BadInput(
            "Y-153",
            f"{path.name} was looked over, and now I cannot read it ({fault.strerror}), so I made "
            "no report. It may be open elsewhere or have been moved. Close it, or put it back, "
            "and try again.",
        ) from fault


def _kept(into: Path, name: str, content: bytes) -> Path:
    """Write a safe copy, or the report.

    Raises
    ------
    BadInput
        ``Y-152``: the folder or the disk refuses.
    """
    from daysix.attachments.keeping import keep as keep_file

    try:
        return keep_file(into, name, content)
    except BadInput as refused:
        said = refused.__cause__
        why = (said.strerror if isinstance(said, OSError) else None) or "it refuses"
        raise BadInput(
            "Y-152",
            f"I could not write {name} into {into} ({why}). Your own files are as they were, and "
            "safe copies written before it are whole; but no report was filed. Make room, or ask "
            "for the right to write there, and try again.",
        ) from refused
