"""Which rows of a list of pupils, schools, meetings ... belong to it, and which sheets are no data.

Totals, names of columns again, signatures and keys stand under every kind of table. A row that
could be a child or a school is never left out: one with a number, a date, or enough words.
"""

from __future__ import annotations

from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from daysix.tracker import datetext
from daysix.tracker.cells import LeftOut, is_blank, text_of
from daysix.tracker.headers import normal
from daysix.tracker.layout import Body, is_a_day, says_remark, says_total
from daysix.tracker.layout_words import SCHOOL_WORDS
from daysix.tracker.left_out import NAMES, REMARK, TOTAL

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from daysix.tracker.cells import SheetCells, Table

WHOLE = frozenset({"Lists", "Inbox"})
"""Kinds of table of which every row is kept: a word in them may be any word."""
KEYS = ("PupilID", "UPN", "SchoolDfE", "URN", "HearingID", "MoveID", "RefID", "PlanID", "CMEID",
        "ActionID", "PanelID", "FinanceID", "ContactID")  # fmt: skip
DAYS = ("DOB", "Date", "First", "Last", "StartDate", "DateReceived", "LastAttended", "DueDate")
WHO = frozenset({"PupilID", "UPN", "Surname", "PupilName", "Forename", "ExclusionID"})
FEW_WORDS = 2
SAME_NAMES = 0.6


def sift(  # noqa: PLR0913, PLR0917 - a table as it stands in its sheet
    sheet: SheetCells,
    kind: str,
    rows: Sequence[Sequence[object]],
    first: int,
    columns: Mapping[str, int],
    lines: Sequence[Sequence[object]],
) -> Body:
    """Sort the rows of a table that is not of exclusions; those left out become empty.

    ``first`` is the place in the sheet of the first of ``rows``; ``lines`` are its column names.
    """
    if kind in WHOLE:
        return Body([*rows], (), {}, {})
    names = [[normal(cell) for cell in line] for line in lines]
    keys = [columns[name] for name in KEYS if name in columns]
    days = [columns[name] for name in DAYS if name in columns]
    if any(_dated_throughout(rows, at) for at in days):  # as every calendar is
        return Body([*rows], (), {}, {})
    kept: list[Sequence[object]] = []
    left_out: list[LeftOut] = []
    for number, row in enumerate(rows, sheet.first_row + first):
        what = "" if _belongs(row, keys, days) or is_blank(row) else _what(row, kind, names)
        if what:
            left_out.append(LeftOut(number, what))
        kept.append(() if what else row)
    return Body(kept, tuple(left_out), {}, {})


def _dated_throughout(rows: Sequence[Sequence[object]], at: int) -> bool:
    """Whether a day stands in the same place of every row."""
    return min(map(len, rows), default=0) > at and set(map(type, map(itemgetter(at), rows))) == {
        date
    }


def _belongs(row: Sequence[object], keys: Collection[int], days: Collection[int]) -> bool:
    """Whether a number or a day in the right place says that the row is one of the list."""
    width = len(row)
    for at in days:
        if at < width and row[at].__class__ is date:
            return True
    for at in keys:
        if at < width and row[at] is not None:
            text = text_of(row[at])
            if not any(map(str.isdigit, text)) or " " in text or ":" in text:
                continue
            if isinstance(row[at], str) or _words_in(row) != 1:  # else a label and its count
                return True
    return any(at < width and is_a_day(row[at]) for at in days)


def _words_in(row: Sequence[object]) -> int:
    return sum(isinstance(cell, str) and bool(cell.strip()) for cell in row)


def _what(row: Sequence[object], kind: str, names: Sequence[Sequence[str]]) -> str:
    """What a row is that nothing speaks for; blank where it may belong all the same."""
    texts = [text_of(cell) for cell in row if isinstance(cell, str) and text_of(cell)]
    spelled = [(at, normal(cell)) for at, cell in enumerate(row) if isinstance(cell, str)]
    for line in names:
        same = sum(at < len(line) and bool(name) and line[at] == name for at, name in spelled)
        if same > 1 and same >= SAME_NAMES * len(texts):
            return NAMES
    if not texts or len(texts) > FEW_WORDS:
        return ""
    if any(map(says_total, texts)):
        return TOTAL
    school = kind == "Schools" and any(map(_has_a_school_word, texts))
    return REMARK if says_remark(texts[0]) and not school else ""


def _has_a_school_word(text: str) -> bool:
    return not SCHOOL_WORDS.isdisjoint(text.casefold().split())


def _is_certain(cell: object) -> bool:
    """Whether a cell holds a day, and not a figure that could be anything."""
    if isinstance(cell, str):
        return not isinstance(datetext.split(datetext.tidy(cell)), str)
    return is_a_day(cell)


def is_a_lookup(table: Table) -> bool:
    """Whether what looks like exclusions only explains or lists words: no day stands in it.

    Where people are named, somebody may have typed every date badly: then figures speak for data.
    """
    named = bool(WHO & table.columns.keys())
    days = [table.columns[name] for name in ("StartDate", "DOB", "UPN") if name in table.columns]
    for row in table.rows:
        for at in days:
            cell = row[at] if at < len(row) else None
            if cell is None:
                continue
            if _is_certain(cell) or (named and any(map(str.isdigit, text_of(cell)))):
                return False
    return True
