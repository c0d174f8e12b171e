"""The *Summary* sheet of the issues workbook: how much was read, what was found, what was not.

A check that could not run is never counted as passed: it is named here, with what it needs.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.law.finding import LEVELS as LEVELS_IN_WORDS
from daysix.law.finding import SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from daysix.checks.run import CouldNotRun
    from daysix.desk.report_book import ReportBook, ReportSheet
    from daysix.jobs.check import CheckedFile

WIDTHS = (18.0, 10.0, 12.0, 92.0)
LAST = len(WIDTHS) - 1
LETTERS_A_LINE = 95
SHOWN = 110


class _Pen:
    """Writes one line after another."""

    def __init__(self, sheet: ReportSheet) -> None:
        self.sheet, self.row = sheet, 0

    def line(self, text: str, style: str, height: float = 16) -> None:
        """One line across the page, as high as it needs to be."""
        if style == "wrap":
            height = 4 + 13.0 * (1 + len(text) // 130)
        self.sheet.height(self.row, height)
        self.sheet.merge(self.row, (0, LAST), text, style)
        self.row += 1

    def cells(self, *cells: tuple[str | int, str]) -> None:
        """One line of a small table."""
        longest = len(str(cells[-1][0]))
        self.sheet.height(self.row, 4 + 13.0 * (1 + longest // LETTERS_A_LINE))
        for place, (value, style) in enumerate(cells):
            self.sheet.put(self.row, place, value, style)
        self.row += 1

    def title(self, text: str) -> None:
        """A heading, with some white space above."""
        self.row += 1
        self.line(text, "group", 21)


def write_summary(book: ReportBook, found: CheckedFile, *, as_of: date, most: int) -> None:
    """Write the sheet; ``most`` is how many lines the other sheets hold."""
    from daysix.desk.report_book import Page

    footer = f"Check of {found.file}, {in_words(as_of)}."
    page = Page(WIDTHS, freeze=(0, 0), repeat=(0, 0), footer=footer, tab="#616E7C")
    pen = _Pen(book.sheet("Summary", page))
    pen.line("Summary", "title", 32)
    pen.line(f"{found.file}, {in_words(as_of)}.", "counts", 21)
    if found.since:
        pen.line(f"Only what is new since {in_words(found.since)} is counted.", "muted")
    _read(pen, found)
    _levels(pen, found, most=most)
    _rules(pen, found)
    _could_not(pen, found)
    pen.sheet.print_as(pen.row, LAST)


def _read(pen: _Pen, found: CheckedFile) -> None:
    sheets = found.checked.sheets
    pen.title("What was read")
    rows = f"{found.checked.rows:,} {'row' if found.checked.rows == 1 else 'rows'}"
    names = ", ".join(sheets)
    where = f"the sheet {names}" if len(sheets) == 1 else f"{len(sheets)} sheets: {names}"
    pen.line(f"{rows} on {where}.", "wrap")
    for note in (*found.unchecked, *found.notes):
        pen.line(note, "wrap")


def _levels(pen: _Pen, found: CheckedFile, *, most: int) -> None:
    pen.title("What was found")
    for level, words in LEVELS_IN_WORDS.items():
        count = found.count(level)
        aside = sum(not one.counts and one.finding.level == level for one in found.shown)
        are = "is" if aside == 1 else "are"
        said = f"{aside:,} more {are} marked “not a problem” and left out." if aside else ""
        if count + aside > most:
            said = f"The sheet lists the first {most:,}. {said}".strip()
        head = f"{SYMBOLS[level]} {words}"
        pen.cells((head, f"level {level}"), (count, "number"), ("", "wrap"), (said, "wrap"))


def _rules(pen: _Pen, found: CheckedFile) -> None:
    counting = [one.finding for one in found.shown if one.counts]
    if not counting:
        return
    pen.title("By rule")
    levels = list(LEVELS_IN_WORDS)
    counts = Counter((levels.index(one.level), one.rule) for one in counting)
    first = {(levels.index(one.level), one.rule): one.message for one in reversed(counting)}
    for (place, rule), count in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        level = levels[place]
        message = first[place, rule]
        pen.cells(
            (f"{SYMBOLS[level]} {LEVELS_IN_WORDS[level]}", f"level {level}"),
            (count, "number"),
            (rule, "wrap"),
            (about(rule) or message[:SHOWN], "wrap"),
        )


def about(rule: str) -> str:
    """What a check is about, in its own first words; blank for what only the reader says."""
    from daysix.checks.calendar.registry import calendar_checks
    from daysix.checks.registry import row_checks

    said = {check.id: check.about for check in row_checks()}
    said |= {check.ID: (check.__doc__ or "").splitlines()[0] for check in calendar_checks()}
    text = said.get(rule, "").removeprefix(f"{rule}:").strip()
    return f"{text[:1].upper()}{text[1:]}"


def _could_not(pen: _Pen, found: CheckedFile) -> None:
    checked = found.checked
    missed = {one.rule: one for one in checked.could_not_run if one.rule not in checked.ran}
    pen.title(f"Checks that could not run ({len(missed) + len(checked.crashed):,})")
    ran = f"{len(checked.ran):,} checks ran."
    pen.line(f"{ran} Those below did not; nothing is known of what they look for.", "muted")
    for rule in checked.crashed:
        why = "The fault is in the program. Please report it."
        pen.cells((rule, "level error"), ("", "wrap"), ("", "wrap"), (why, "wrap"))
    for needs, rules in _by_need(missed.values()):
        pen.line(f"{needs}: {', '.join(rules)}", "wrap")


def _by_need(missed: Iterable[CouldNotRun]) -> list[tuple[str, list[str]]]:
    """The checks that want the same thing, together; what most of them want first."""
    found: dict[str, list[str]] = {}
    for one in missed:
        wanted = " and ".join(one.missing)
        where = f"The sheet {one.sheet} has no" if one.sheet else "There is no sheet for"
        found.setdefault(f"{where} {wanted}", []).append(one.rule)
    return sorted(
        ((needs, sorted(rules)) for needs, rules in found.items()),
        key=lambda item: (-len(item[1]), item[0]),
    )
