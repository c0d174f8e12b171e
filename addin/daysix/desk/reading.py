"""Reading a workbook or a CSV file from disk into plain cells: every sheet, or one sentence.

What a file is, is decided by its first bytes, never by its name alone. Nothing is ever written.
A small ordinary file is read here and now, once the guard has found nothing out of place;
everything else is read in a process of its own, while the guard looks it over.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from daysix.desk import clothes, delimited, guard, snapshot, unreadable
from daysix.records import NamedTuple
from daysix.tracker.cells import is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from daysix.desk.facts import BookFacts
    from daysix.desk.snapshot import Snapshot
    from daysix.tracker.cells import SheetCells

TEXT_SUFFIXES = frozenset({".csv", ".tsv", ".txt"})
SMALL = 1_000_000
"""Bytes up to which the guard looks first, and a child is only started if it must be."""
SHORT_TURN = 0.0005
"""Seconds."""
READINGS = 3
"""How often a file is read again that was being saved meanwhile."""


class Book(NamedTuple):
    """A workbook as read.

    Attributes
    ----------
    sheets
        In the workbook's order, hidden sheets too; sheets with nothing in them are left out.
    notes
        Sentences about what is easily overlooked: hidden rows that were read too, macros, links.
    """

    sheets: list[SheetCells]
    notes: tuple[str, ...] = ()


def read_workbook(path: str | Path) -> list[SheetCells]:
    """Read every sheet of a workbook, or the one table of a CSV file; see :func:`read_book`."""
    return read_book(path).sheets


def read_book(
    path: str | Path,
    *,
    taken: Snapshot | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> Book:
    """Read every sheet of a workbook, or the one table of a CSV file.

    Parameters
    ----------
    path
        A workbook (``.xlsx``, ``.xlsm``, ``.xls``, ``.xlsb``, ``.ods``), or a ``.csv`` or ``.tsv``
        file.
    taken
        Its bytes, where they have been read already.
    meanwhile
        What is to be done anyway, and may as well be while a child reads. It may be left undone.

    Raises
    ------
    BadInput
        T-001 to T-009, T-013 and T-030 to T-036: the file is not there, locked, not a
        spreadsheet, being saved, harmful, too large, or has nothing in it.
    """
    path = Path(path)
    for _ in range(READINGS):
        seen = taken or snapshot.take(path)
        taken = None
        try:
            return _read(path, seen.content, meanwhile)
        except unreadable.Damaged:
            if not snapshot.has_changed(path, seen):
                raise
    raise unreadable.being_saved(path.name)


def book_of(name: str, content: bytes) -> Book:
    """Read a workbook, or a list of lines, that is at hand as bytes, such as one out of a mail.

    Parameters
    ----------
    name
        Its ending tells lines of text apart; the rest of it only stands in sentences.

    Raises
    ------
    BadInput
        As :func:`read_book`, but for what is said of files.
    """
    if not content:
        raise unreadable.empty(name)
    return _read(Path(name), content, None)


def _read(path: Path, content: bytes, meanwhile: Callable[[], object] | None) -> Book:
    kind = ""
    if guard.is_workbook(content):
        found, facts = _workbook(content, path.name, meanwhile)
    elif kind := clothes.kind_of(content):
        found, facts = _in_a_child(content, path.name), None
    elif path.suffix.lower() in TEXT_SUFFIXES:
        found, facts = _text(content, path), None
    elif clothes.is_lines(content, path.name):
        kind, found, facts = clothes.LINES, _text(content, path), None
    else:
        guard.look(content, path.name)  # which says what it is instead
        raise unreadable.not_a_spreadsheet(path.name)
    sheets = [sheet for sheet in found if any(not is_blank(row) for row in sheet.rows)]
    if not sheets:
        raise unreadable.nothing_in_it(path.name)
    said = facts.notes() if facts else []
    if kind:
        said.append(clothes.note(kind, path.name))
    return Book(sheets, (*said, *out_of_sight(sheets)))


def _text(content: bytes, path: Path) -> list[SheetCells]:
    if len(content) <= SMALL:
        return [delimited.sheet(content, path)]
    from daysix.desk.child import Child

    return Child(content, path.name).sheets()


def _workbook(
    content: bytes, name: str, meanwhile: Callable[[], object] | None
) -> tuple[list[SheetCells], BookFacts]:
    from daysix.desk.excel import with_facts

    if len(content) <= SMALL:
        facts = guard.look(content, name)
        found = _here_and_now(content) if facts.plain else None
        if found is None:
            found = _in_a_child(content, name)
    else:
        found, facts = _side_by_side(content, name, meanwhile)
    if not found:
        raise unreadable.no_sheets(name, strict=facts.strict)
    seen = facts.of([sheet.name for sheet in found])
    return [
        with_facts(sheet, about, date1904=facts.date1904)
        for sheet, about in zip(found, seen, strict=True)
    ], facts


def _here_and_now(content: bytes) -> list[SheetCells] | None:
    """The sheets, or None when the quick reader cannot."""
    from daysix.desk import excel
    from daysix.tracker.cells import SheetCells

    try:
        return [
            SheetCells(each.name, list(each.rows), each.first_row, each.first_column, visible=seen)
            for each in excel.by_calamine(content)
            for seen in [each.visible]
        ]
    except excel.Unreadable:
        return None


def _in_a_child(content: bytes, name: str) -> list[SheetCells]:
    from daysix.desk.child import Child

    return Child(content, name).sheets()


def _side_by_side(
    content: bytes, name: str, meanwhile: Callable[[], object] | None = None
) -> tuple[list[SheetCells], BookFacts]:
    """The child reads while the guard looks; whatever the guard refuses is ended at once."""
    from daysix.desk.child import Child, MustBeAlone
    from daysix.desk.children import reader_of

    with _taking_turns():
        child = reader_of(content, name)
        try:
            facts = guard.look(content, name)
            if meanwhile is not None:
                meanwhile()
        except BaseException:
            child.end()
            raise
        try:
            return child.sheets(), facts
        except MustBeAlone:
            return Child(content, name).sheets(), facts


@contextmanager
def _taking_turns() -> Iterator[None]:
    """Let the guard and whoever takes in the child's cells change places ten times as often.

    Otherwise the child stands still, its hands full, until the guard next lets go.
    """
    import sys

    usual = sys.getswitchinterval()
    sys.setswitchinterval(min(usual, SHORT_TURN))
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def out_of_sight(sheets: list[SheetCells]) -> list[str]:
    """What is hidden is data all the same, and is counted aloud."""
    said = []
    for sheet in sheets:
        hidden = set(sheet.hidden_rows)
        many = sum(
            1
            for number, row in enumerate(sheet.rows, sheet.first_row)
            if number in hidden and not is_blank(row)
        )
        if many:
            rows = "1 row is" if many == 1 else f"{many} rows are"
            why = " by a filter" if sheet.filtered else ""
            it = "it" if many == 1 else "them"
            said.append(f"In the sheet {sheet.name}, {rows} hidden{why}. I read {it} too.")
    return said
