"""The issues workbook: *Issues*, *Act now*, *Notes* and *Summary*, beside the tracker.

A legal clock at risk is no fault of the data, so what to act on has a sheet of its own.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.issues.followed import NEW, NOT_A_PROBLEM
from daysix.jobs.issues.style import STYLES
from daysix.jobs.issues.summary import write_summary
from daysix.law.finding import DUTY, ERROR, HOUSE, NOTE, QUERY, SYMBOLS
from daysix.law.finding import LEVELS as LEVELS_IN_WORDS
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from daysix.desk.long_sheet import Value
    from daysix.desk.report_book import ReportBook, ReportSheet
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.issues.followed import Issue

TITLE, NEW_TITLE = "Issues of a tracker", "New issues of a tracker"
"""Told apart, so that a list of what is new never takes the place of the whole."""

MOST_LINES = 30_000
"""On one sheet: nobody reads more, and each line has a link."""
LONGEST_LINK = 250
SORTED_SINCE = (
    "A link leads to where the cell stood then. If the tracker has been sorted since, look for "
    "the case, or check again."
)
HEAD_ROW = 4
SMALLER = 1.4
"""Letters of the smaller type to one of the usual."""
LETTERS_TO_A_WIDTH, LINE_POINTS, LINE_GAP, MOST_LINES_HIGH = 1.05, 13.0, 4.0, 30
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“\"])")
ISSUES_ABOUT = "Each is mended in its cell, or set aside with a reason."


class Column(NamedTuple):
    """One column: what it is called, how wide it is, how it looks."""

    heading: str
    width: float
    style: str = "wrap"


COLUMNS = (
    Column("Level", 17),
    Column("Case", 13),
    Column("Child", 19),
    Column("Where", 17),
    Column("What we found", 46),
    Column("What to do", 34),
    Column("Suggestion", 15),
    Column("Rule", 8),
    Column("Source", 28, "muted wrap"),
    Column("Status", 13),
    Column("First seen", 17, "day seen"),
    Column("Reason", 26),
    Column("By", 6),
    Column("Key", 16, "muted wrap"),
)
LINK = 3
LAST = len(COLUMNS) - 1
PRINTED = 10
"""As far as the first day seen: the rest is there to be read on the screen."""


class Page(NamedTuple):
    """One sheet of findings: its tab, its title, its levels, and what to say if there are none."""

    name: str
    title: str
    levels: tuple[str, ...]
    nothing: str
    about: str
    tab: str


PAGES = (
    Page("Issues", "Issues", (ERROR, QUERY), "Nothing to mend.", ISSUES_ABOUT, "#17505F"),
    Page(
        "Act now",
        "Act now",
        (DUTY,),
        "No clock is at risk.",
        "These are no faults of the tracker: a legal or safeguarding clock is at risk.",
        "#9B1C1C",
    ),
    Page("Notes", "For information", (NOTE,), "Nothing to note.", "Nothing to mend.", "#9AA5B1"),
)


def issues_path(tracker: Path, *, as_of: date, since: date | None = None) -> Path:
    """Where the issues of a tracker go: beside it, named after it and the day.

    A list of only what is new ``since`` a day has a name of its own: it is not the whole.
    """
    new = f" since {since.isoformat()}" if since else ""
    return tracker.with_name(f"{tracker.stem} - issues {as_of.isoformat()}{new}.xlsx")


def issues_workbook(found: CheckedFile, path: Path, *, tracker: Path, as_of: date) -> None:
    """Write the workbook whole or not at all.

    Raises
    ------
    BadInput
        As for the results workbook: somebody else's file, or one that is open or was changed; or
        a whole list, where this is one of what is new.
    """
    from daysix.desk.report_book import report_book

    title = NEW_TITLE if found.since else TITLE
    with report_book(path, title=title, styles=STYLES, as_of=as_of) as book:
        for page in PAGES:
            _write(book, page, found, as_of=as_of, link=_link_to(tracker, path))
        write_summary(book, found, as_of=as_of, most=MOST_LINES)


def _write(
    book: ReportBook, page: Page, found: CheckedFile, *, as_of: date, link: str | None
) -> None:
    from daysix.desk.report_book import Page as Layout

    layout = Layout(
        [column.width for column in COLUMNS],
        freeze=(HEAD_ROW + 1, 2),
        repeat=(HEAD_ROW, HEAD_ROW),
        footer=f"{page.title} of {found.file}, {in_words(as_of)}. "
        "Holds children's names: keep it safe.",
        tab=page.tab,
    )
    issues = in_order([one for one in found.shown if one.finding.level in page.levels])
    sheet = book.sheet(page.name, layout)
    _head(sheet, page, found, issues, as_of=as_of)
    for row, issue in enumerate(issues[:MOST_LINES], start=HEAD_ROW + 1):
        _line(sheet, row, issue, link=link)
    end = HEAD_ROW + max(1, min(len(issues), MOST_LINES))
    sheet.filter((HEAD_ROW, end), (0, LAST))
    sheet.print_as(end, PRINTED)


def in_order(issues: Sequence[Issue]) -> list[Issue]:
    """Worst first, as they stand in the tracker; what is no problem last."""
    levels = list(LEVELS_IN_WORDS)
    return sorted(issues, key=lambda one: (not one.counts, levels.index(one.finding.level)))


def _head(
    sheet: ReportSheet,
    page: Page,
    found: CheckedFile,
    issues: Sequence[Issue],
    *,
    as_of: date,
) -> None:
    new = sum(one.status == NEW for one in issues)
    aside = sum(one.status == NOT_A_PROBLEM for one in issues)
    counts = [
        f"{found.count(level):,} {LEVELS_IN_WORDS[level].lower()}"
        for level in page.levels
        if found.count(level)
    ]
    nothing = found.nothing if ERROR in page.levels else page.nothing.rstrip(".")
    said = ", ".join(counts) or nothing
    more = [f"{new:,} new" if new else "", f"{aside:,} not a problem" if aside else ""]
    since = f"New since {in_words(found.since)}. " if found.since else ""
    lines = (
        (page.title, "title", 32.0),
        (". ".join(filter(None, (said, *more))) + ".", "counts", 21.0),
        (
            f"{since}{page.about} From {found.file}, {in_words(as_of)}.",
            "muted",
            16.0,
        ),
        (
            SORTED_SINCE,
            "muted",
            16.0,
        ),
    )
    for row, (text, style, height) in enumerate(lines):
        sheet.height(row, height)
        sheet.merge(row, (0, PRINTED), text, style)
    sheet.height(HEAD_ROW, 21)
    for place, column in enumerate(COLUMNS):
        sheet.put(HEAD_ROW, place, column.heading, "head")


def _line(sheet: ReportSheet, row: int, issue: Issue, *, link: str | None) -> None:
    finding, mark = issue.finding, issue.mark
    message, to_do = split(finding.message)
    where = f"{finding.sheet} {finding.cell or (f'row {finding.row}' if finding.row else '')}"
    cells: tuple[Value, ...] = (
        f"{SYMBOLS[finding.level]} {LEVELS_IN_WORDS[finding.level]}",
        issue.case,
        issue.child,
        where.strip(),
        message,
        to_do,
        finding.suggestion,
        finding.rule,
        "our own rule" if finding.cite == HOUSE else str(finding.cite),
        issue.status,
        issue.first_seen,
        mark.reason if mark else "",
        mark.by if mark else "",
        issue.key,
    )
    sheet.height(row, _height(cells))
    for place, (value, column) in enumerate(zip(cells, COLUMNS, strict=True)):
        style = column.style
        if not issue.counts and style == "wrap":
            style = "aside"
        elif not place:
            style = f"level {finding.level}"
        sheet.put(row, place, value, style)
    target = _target(link, finding.sheet, finding.cell or (f"A{finding.row}" * bool(finding.row)))
    if target:
        sheet.lead(row, LINK, where.strip(), to=target, style="where")


def split(message: str) -> tuple[str, str]:
    """What we found, and what to do: the last sentence, where there are several."""
    sentences = SENTENCE_END.split(message.strip())
    if len(sentences) == 1:
        return message.strip(), ""
    return " ".join(sentences[:-1]), sentences[-1]


def _height(cells: Sequence[object]) -> float:
    lines = max(
        lines_of(str(cell), column.width * (SMALLER if column.style == "muted wrap" else 1))
        for cell, column in zip(cells, COLUMNS, strict=True)
    )
    return LINE_POINTS * min(lines, MOST_LINES_HIGH) + LINE_GAP


def lines_of(text: str, width: float) -> int:
    """Lines a text takes in a column that wide."""
    width *= LETTERS_TO_A_WIDTH
    lines, room = 1, width
    for word in text.split():
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        lines += int(len(word) // width)
        room -= len(word) + 1
    return lines


def _link_to(tracker: Path, book: Path) -> str | None:
    """The tracker as seen from the workbook; None where no link can say it."""
    try:
        near = os.path.relpath(tracker.resolve(), book.resolve().parent)
    except ValueError:  # another drive
        return None
    near = near.replace("\\", "/")
    return None if "#" in near or not near.lower().endswith((".xlsx", ".xlsm", ".xls")) else near


def _target(link: str | None, sheet: str, cell: str) -> str:
    if link is None or not cell:
        return ""
    quoted = sheet.replace("'", "''")
    target = f"{link}#'{quoted}'!{cell}"
    return target if len(target) <= LONGEST_LINK else ""
