"""Files on their way out: looked over, copies put right, what stands kept with a reason, all filed.

The files given are only read. Whatever is made is a new file under a name nothing else has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from daysix.law.errors import BadInput
from daysix.paper.gate import fix, keep, look
from daysix.paper.gate.frame import Report, Sharing, counted
from daysix.paper.gate.telling import TITLE, document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
    """A file on its way out: where it is, and the officer's words for it; blank for its name."""

    path: Path
    name: str = ""


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
        ``Y-074`` to ``Y-077``; a folder that takes no files.
    """
    kept = tuple(keeping)
    lines, reports = [], []
    for each in files:
        one = each if isinstance(each, Outgoing) else Outgoing(each)
        line, report = _one(one, sharing, into=into if put_right else None, kept=kept)
        lines.append(line)
        reports.append(report)
    if into is not None and issued is not None and reports:
        lines.append(_filed(reports, into, issued))
    return lines


def _one(
    file: Outgoing, sharing: Sharing, *, into: Path | None, kept: Sequence[Keeping]
) -> tuple[Line, Report]:
    name, path = file.name or file.path.name, file.path
    report = look(path, name, sharing)
    source, failed = path, ""
    fixable = [each for each in report.findings if each.fixable and not _said(kept, each, path)]
    if into is not None and fixable:
        try:
            made = fix(path.read_bytes(), fixable, who=sharing)
        except BadInput as refused:
            failed = str(refused)
        else:
            path = _kept(into, f"{path.stem} ({COPY}){path.suffix}", made)
            report = look(made, name, sharing).follows(report)
    report = report.decided(
        *(
            keep(found, reason=said.reason, initials=said.initials)
            for found in report.findings
            if (said := _said(kept, found, source)) is not None
        )
    )
    warnings = [failed] if failed else []
    warnings += [each.sentence for each in report.findings if each.key not in report.decisions]
    return _line(path, report, warnings), report


def _said(kept: Sequence[Keeping], finding: Finding, path: Path) -> Keeping | None:
    return next((each for each in kept if each.fits(finding, path)), None)


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


def _filed(reports: Sequence[Report], into: Path, issued: datetime) -> Line:
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


def _kept(into: Path, name: str, content: bytes) -> Path:
    from daysix.attachments.keeping import keep as keep_file

    return keep_file(into, name, content)
