"""A small team workbook with three cases, two of them at fault, to check and write into."""

from __future__ import annotations

import zipfile
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from daysix.desk.patching import CellEdit, patch_cells
from daysix.desk.reading import read_workbook
from daysix.desk.team_workbook import team_workbook_bytes
from daysix.jobs.beside.side_files import file_hash
from daysix.jobs.check import check_file
from daysix.jobs.issues.memory import keep_seen
from daysix.jobs.issues.write import write_results
from daysix.workbook.book import Content, team_workbook
from daysix.workbook.settings import CouncilSettings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AS_OF = date(2026, 11, 30)
WORD, ENDS, CLEAN = "2026-0001", "2026-0002", "2026-0003"
KEYS = {"X-004": WORD, "X-011": ENDS}
ROWS = {
    "Exclusions": [
        # FIXD is the old word for SUSP
        {"ExclusionID": WORD, "PupilID": "P1", "SchoolDfE": "9254001", "Category": "FIXD",
         "StartDate": date(2026, 11, 9), "EndDate": date(2026, 11, 10)},
        # Tuesday 3 November is before Monday 9 November
        {"ExclusionID": ENDS, "PupilID": "P2", "SchoolDfE": "9254001", "Category": "SUSP",
         "StartDate": date(2026, 11, 9), "EndDate": date(2026, 11, 3)},
        {"ExclusionID": CLEAN, "PupilID": "P3", "SchoolDfE": "9254001", "Category": "PERM",
         "StartDate": date(2026, 11, 12)},
    ],
    "Pupils": [
        {"PupilID": "P1", "Surname": "Archer", "Forename": "Ash"},
        {"PupilID": "P2", "Surname": "Birch", "Forename": "Bea"},
        {"PupilID": "P3", "Surname": "Cedar", "Forename": "Cy"},
    ],
}  # fmt: skip


@cache
def content() -> bytes:
    """The workbook as it is made; once, for it takes a second."""
    return team_workbook_bytes(team_workbook(Content(ROWS, CouncilSettings())))


def write_team_book(path: Path) -> Path:
    """The workbook on disk."""
    path.write_bytes(content())
    return path


def check(path: Path, *, meanwhile: Callable[[], object] | None = None) -> Any:
    """Check it and write the results into it, as the verb does."""
    before = file_hash(path)
    found = check_file(path, as_of=AS_OF)
    if meanwhile:
        meanwhile()
    done = write_results(path, found, as_of=AS_OF, before=before)
    keep_seen(path, (one.key for one in done.found.issues), as_of=AS_OF, said=done.found.said)
    return done


def cells(path: Path, name: str) -> list[list[Any]]:
    """A sheet from its first row, blanks as None."""
    sheet = next(one for one in read_workbook(path) if one.name == name)
    return [[None if value == "" else value for value in row] for row in sheet.rows]


def issues(path: Path) -> dict[str, dict[str, Any]]:
    """The rows of the Issues sheet by rule and case."""
    head, *rows = cells(path, "Issues")
    lines = [dict(zip(head, row, strict=False)) for row in rows]
    return {f"{line['Rule']} {line['Case'] or ''}".strip(): line for line in lines}


def row_of(path: Path, rule: str, case: str) -> int:
    """Where a finding stands on the Issues sheet."""
    names = [*issues(path)]
    return 2 + names.index(f"{rule} {case}")


def checks(path: Path) -> dict[str, Any]:
    """What the Check column says of each case."""
    head, *rows = cells(path, "Exclusions")
    at, key = head.index("Check"), head.index("ExclusionID")
    return {row[key]: row[at] for row in rows if row[key]}


def say(path: Path, rule: str, case: str, *typed: str | None) -> None:
    """An officer types status, reason and initials beside a finding."""
    row = row_of(path, rule, case)
    edits = [CellEdit("Issues", f"{column}{row}", text)
             for column, text in zip("GHI", typed, strict=False)]  # fmt: skip
    report = patch_cells(path, edits)
    assert not report.skipped


def parts(path: Path) -> dict[str, bytes]:
    """Every part of the file."""
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def edit(path: Path, change: Callable[[Any], object]) -> None:
    """Somebody opens it in a program, changes something and saves it: every part is new."""
    book = load_workbook(path)
    change(book)
    book.save(path)
