"""The *Today* sheet: one page to read on a Monday morning, and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.calendars.days import in_words
from daysix.jobs.results.style import SIGNS
from daysix.jobs.results.today import (
    OLDER,
    OLDEST_OVERDUE_DAYS,
    OVERDUE,
    SOON,
    SOON_SCHOOL_DAYS,
    TODAY,
    UNTOLD,
    WEEK,
)
from daysix.jobs.wording import STATUS_IN_WORDS, plural, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from daysix.desk.report_book import ReportBook, ReportSheet
    from daysix.jobs.results.today import Group, Item, Today, Trouble

NAME = "Today"
HEADINGS = (
    "",
    "Due",
    "Time left",
    "Case",
    "Child",
    "School",
    "What",
    "Who owes it",
    "Duty",
    "Rule",
    "Line",
)
WIDTHS = (3.5, 12, 18, 11, 21, 31, 46, 34, 9, 8, 7)
LAST = len(HEADINGS) - 1
HEADER_ROW = 4
MOST_SENTENCES = 40
LINE_POINTS, LINE_GAP = 13.0, 3.0
LETTERS_TO_A_WIDTH = 1.2
"""Widths are measured in noughts, and most letters are narrower."""
GOOD_NEWS = {
    OVERDUE: "Nothing is overdue.",
    TODAY: "Nothing is due today.",
    WEEK: "Nothing more is due this week.",
    SOON: f"Nothing more is due in the next {SOON_SCHOOL_DAYS} school days.",
}
FAR_AS_IT_TELLS = (
    "Nothing is overdue as far as the tracker tells. More passed with nothing recorded: see below."
)


class _Pen:
    """Where on the page the next line goes."""

    __slots__ = ("row", "sheet")

    def __init__(self, sheet: ReportSheet) -> None:
        self.sheet, self.row = sheet, 0

    def line(self, text: str, style: str, *, height: float) -> None:
        """One line across the page."""
        self.sheet.height(self.row, height)
        self.sheet.merge(self.row, (0, LAST), text, style)
        self.row += 1

    def gap(self, height: float = 8) -> None:
        """Some white space."""
        self.sheet.height(self.row, height)
        self.row += 1


def write_today(book: ReportBook, today: Today, *, source: str, deadlines: str) -> None:
    """Write the sheet. ``source`` names the tracker; ``deadlines`` the sheet lines lead to."""
    from daysix.desk.report_book import Page

    page = Page(
        WIDTHS,
        freeze=(HEADER_ROW + 1, 0),
        repeat=(HEADER_ROW, HEADER_ROW),
        footer=f"Exclusion deadlines from {source}, {in_words(today.as_of)}. "
        "Holds children's names: keep it safe.",
        tab="#17505F",
    )
    pen = _Pen(book.sheet(NAME, page))
    _head(pen, today, source=source)
    for group in today.groups:
        _group(pen, group, deadlines=deadlines, untold=today.untold)
    _untold(pen, today, deadlines=deadlines)
    _older(pen, today, deadlines=deadlines)
    _sentences(pen, "Rows without any date", today.undated, first="I could not date these rows.")
    _sentences(
        pen,
        "Dates that need one more fact",
        today.partly,
        first="The other dates of these rows are listed as usual.",
    )
    _sentences(pen, "How rows were read", today.notes, first="For information.")
    pen.sheet.print_as(pen.row, LAST)


def _head(pen: _Pen, today: Today, *, source: str) -> None:
    pen.line(in_words(today.as_of), "title", height=32)
    pen.line(today.counts[:1].upper() + today.counts[1:] + ".", "counts", height=21)
    undated = ""
    if today.undated_rows:
        undated = f" {plural(today.undated_rows, 'row')} could not be dated: see the end."
    pen.line(
        f"From {source}: {plural(today.rows, 'row')}, {plural(today.dates, 'date')}, each counted "
        f"on that school's own calendar.{undated} A line number leads to the whole line.",
        "muted",
        height=16,
    )
    if today.dropped:
        text = (
            f"A sheet holds about a million lines, so {plural(today.dropped, 'line')} about "
            "matters long done are not on the next one."
        )
    else:
        text = ""
    pen.line(text, "muted", height=16 if text else 6)
    pen.sheet.height(pen.row, 19)
    for column, heading in enumerate(HEADINGS):
        pen.sheet.put(pen.row, column, heading, "head link" if column == LAST else "head")
    pen.row += 1


def _group(pen: _Pen, group: Group, *, deadlines: str, untold: int) -> None:
    pen.gap()
    until = f", {group.until}" if group.until else ""
    pen.line(
        f" {SIGNS[group.name]}  {group.name}{until}  ({group.total:,})",
        f"group {group.name}",
        height=21,
    )
    if not group.total:
        less_sure = group.name == OVERDUE and untold
        pen.line(FAR_AS_IT_TELLS if less_sure else GOOD_NEWS[group.name], "good news", height=17)
    for item in group.items:
        _item(pen, group.name, item, deadlines=deadlines)
    left_out = group.total - len(group.items)
    if left_out:
        pen.sheet.height(pen.row, 17)
        text = (
            f"And {left_out:,} more: on the {deadlines} sheet, choose “{group.name}” under "
            f"Urgency. Most often: {group.mostly}."
        )
        pen.sheet.link(pen.row, (0, LAST), to=deadlines, text=text, style="link line")
        pen.row += 1


def _item(pen: _Pen, group: str, item: Item, *, deadlines: str) -> None:
    due, one, row, put = item.due, item.row, pen.row, pen.sheet.put
    wrapped = ((one.child, 4), (one.school, 5), (title_of(due), 6), (due.owner, 7))
    pen.sheet.height(row, _points(max(_lines(text, WIDTHS[at]) for text, at in wrapped)))
    put(row, 0, SIGNS[group], f"sign {group}")
    put(row, 1, due.due, "day")
    put(row, 2, item.left, "cell")
    put(row, 3, one.case_id or f"Row {one.row}", "cell")
    for text, column in wrapped:
        put(row, column, text, "wrap")
    put(row, 8, STATUS_IN_WORDS[due.status].capitalize(), "cell")
    put(row, 9, due.rule.id, "cell")
    pen.sheet.jump(row, 10, to=deadlines, line=item.line, style="link")
    pen.row += 1


def _untold(pen: _Pen, today: Today, *, deadlines: str) -> None:
    """How many limits passed that no column says were met; the due list names them."""
    if not today.untold:
        return
    pen.gap()
    text = (
        f"{SIGNS[UNTOLD]}  {UNTOLD}: {plural(today.untold, 'date')} of the last "
        f"{OLDEST_OVERDUE_DAYS} days. On the {deadlines} sheet, choose “unrecorded” under State."
    )
    pen.sheet.height(pen.row, 17)
    pen.sheet.link(pen.row, (0, LAST), to=deadlines, text=text, style="link line")
    pen.row += 1


def _older(pen: _Pen, today: Today, *, deadlines: str) -> None:
    if not today.older:
        return
    pen.gap()
    dates, are = ("date", "is") if today.older == 1 else ("dates", "are")
    text = (
        f"{SIGNS[OLDER]}  {today.older:,} older overdue {dates} (due more than "
        f"{OLDEST_OVERDUE_DAYS} days ago) {are} on the {deadlines} sheet: "
        f"choose “{OLDER}” under Urgency."
    )
    pen.sheet.height(pen.row, 17)
    pen.sheet.link(pen.row, (0, LAST), to=deadlines, text=text, style="link line")
    pen.row += 1


def _sentences(pen: _Pen, title: str, troubles: Sequence[Trouble], *, first: str) -> None:
    """A short list of sentences, each with the rows it is about."""
    if not troubles:
        return
    pen.gap()
    total = sum(one.total for one in troubles)
    pen.line(f" ?  {title}  ({total:,})   {first}", "group", height=21)
    for one in troubles[:MOST_SENTENCES]:
        code = f" ({one.code})" if one.code else ""
        text = f"{one.message}{code}"
        lines = max(_lines(text, sum(WIDTHS[4:])), _lines(one.where, sum(WIDTHS[1:4])))
        pen.sheet.height(pen.row, _points(lines))
        pen.sheet.put(pen.row, 0, "?", "question")
        pen.sheet.merge(pen.row, (1, 3), one.where[:1].upper() + one.where[1:], "wrap")
        pen.sheet.merge(pen.row, (4, LAST), text, "wrap")
        pen.row += 1
    left_out = len(troubles) - MOST_SENTENCES
    if left_out > 0:
        pen.line(f"And {plural(left_out, 'sentence')} more.", "muted", height=16)


def _lines(text: str, width: float) -> int:
    """Lines a text takes in a column that wide; a long word may push one over."""
    width *= LETTERS_TO_A_WIDTH
    lines, room = 1, width
    for word in text.split():
        if len(word) > room and room < width:
            lines, room = lines + 1, width
        room -= len(word) + 1
    return lines


def _points(lines: int) -> float:
    return LINE_POINTS * lines + LINE_GAP
