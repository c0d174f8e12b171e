"""The demo's last part: a list somebody keeps by hand, with titles and slips, and its check."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from daysix.council.messy_books import messy_book
from daysix.jobs.check import check_file, in_words
from daysix.jobs.issues.book import issues_path, issues_workbook
from daysix.jobs.issues.memory import keep_seen
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from daysix.council.shapes import Council

NAME, LAYOUT = "A list kept by hand.csv", "titles_and_key"
ROWS, SLIPS = 300, 2.0
"""How long it is, and how many times as often as usual something in it is wrong."""
SHOWN = 6


class ListChecked(NamedTuple):
    """The list, what was found in it, and the workbook that holds all of it."""

    path: Path
    issues: Path
    found: Sequence[str]


def list_checked(council: Council, folder: Path) -> ListChecked:
    """Write a home-made list of the council's year beside its tracker, and check it."""
    (sheet,) = messy_book(council, LAYOUT, limit=ROWS, wrong=SLIPS).sheets
    path = folder / NAME
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows(
            ["" if cell is None else cell for cell in row] for row in sheet.rows
        )
    found = check_file(path, as_of=council.as_of)
    issues = issues_path(path, as_of=council.as_of)
    issues_workbook(found, issues, tracker=path, as_of=council.as_of)
    keep_seen(path, (issue.key for issue in found.issues), as_of=council.as_of)
    return ListChecked(path, issues, list(in_words(found, most=SHOWN)))
