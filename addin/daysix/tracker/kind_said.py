"""The kind of exclusion where no column says it: from the title over a table, or its sheet's name.

A sheet called *Permanent exclusions* holds nothing else. A sheet called *Autumn 2026*, *Oak High*
or *Exclusions and suspensions* says nothing of the kind, and its rows are left to a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.law.exclusion import LUNCHTIME, PERMANENT
from daysix.records import NamedTuple
from daysix.tracker.cells import letters, text_of
from daysix.tracker.heading_words import concepts
from daysix.tracker.kind_words import SUSPENSION, WORDS, is_another_matter, kind_said, split
from daysix.tracker.layout import says_remark
from daysix.tracker.left_out import TITLE
from daysix.tracker.turned import Turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from daysix.tracker.cells import SheetCells, Table

PLURAL = {
    PERMANENT: "permanent exclusions",
    SUSPENSION: "suspensions",
    LUNCHTIME: "lunchtime suspensions",
}
LONGEST_TITLE, ROWS_ABOVE = 70, 8
MOST_CELLS = 2
SAYS = frozenset({"x", "xs", "susp", "susps", "fixed", "perm", "lunch"})
FIXED = frozenset({"susp", "susps", "fixed"})


class Said(NamedTuple):
    """A kind, the words that say it, and their cell; the cell is blank for a sheet's name."""

    kind: str
    words: str
    cell: str = ""
    what: str = "title"


NOTHING = Said("", "")


def said_over(sheet: SheetCells, place: int) -> Said:
    """What the title over a table says, or else its sheet's name; nothing where the two disagree.

    ``place`` is that of the first row of column names.
    """
    named = Said(kind_said(sheet.name), sheet.name)
    for title in _titles(sheet, place):
        if is_another_matter(title.words):
            return NOTHING
        if title.kind:
            return title if named.kind in {"", title.kind} else NOTHING
    return named if named.kind else NOTHING


def with_kind(sheet: SheetCells, table: Table, place: int) -> Table:
    """The table with the kind of every row, where no column has it and its name or title does."""
    if "Category" in table.columns:
        return table
    start, named = said_over(sheet, place), kind_said(sheet.name)
    by_name = _by_its_name(table)
    if by_name.kind:
        start = by_name if start.kind in {"", by_name.kind} else NOTHING
    headings = _headings(sheet, table)
    if not start.kind and not any(one.kind for one in headings.values()):
        return table
    at = max([*map(len, table.rows), *table.columns.values()]) + 1
    rows, elsewhere, told, current = [], dict(table.elsewhere), [], start
    for number, row in enumerate(table.rows, table.row_number(0)):
        if number in headings:
            heading = headings[number]
            agrees = named in {"", heading.kind}
            current = heading if agrees else NOTHING
        elsewhere["Category", number] = current.cell
        if row and any(map(text_of, row)) and current.kind:
            told.append(current)
            row = [*row, *[None] * (at - len(row)), current.kind]  # noqa: PLW2901 - as it is kept
        rows.append(row)
    return table._replace(
        rows=Turned(rows),
        columns={**table.columns, "Category": at},
        titles={**table.titles, "Category": "kind of exclusion"},
        elsewhere=elsewhere,
        unclear=(*table.unclear, *_sentences(table.sheet, told)),
        kind_told=True,
    )


def name_says(start: str, end: str = "", others: Iterable[str] = ()) -> str:
    """The kind the names of the columns of days say: *Date of PEX*, *Suspended from* and *to*.

    A first day named for permanent exclusions is enough. For suspensions both days must be, and
    no other column may be about permanent ones.
    """
    said = SAYS.intersection(concepts(start) or ())
    if said == {"perm"}:
        return PERMANENT
    both = said | SAYS.intersection(concepts(end) or ())
    if said <= FIXED and said and both <= FIXED and FIXED.intersection(concepts(end) or ()):
        words = {word for name in others for word in split(name)}
        return "" if any(WORDS.get(word) == PERMANENT for word in words) else SUSPENSION
    return ""


def _by_its_name(table: Table) -> Said:
    start, end = (table.titles.get(name, "") for name in ("StartDate", "EndDate"))
    kind = name_says(start, end, (*table.titles.values(), *table.unmatched))
    if not kind:
        return NOTHING
    where = table.address("StartDate", table.header_row)
    return Said(kind, start, where, "column name")


def _sentences(sheet: str, told: Sequence[Said]) -> Iterator[str]:
    for said in dict.fromkeys(told):
        where = f"the {said.what} in {said.cell}, “{said.words}”," if said.cell else "its name"
        yield (
            f"In the sheet {sheet} no column says which kind of exclusion each row is. I took them "
            f"for {PLURAL[said.kind]}, because {where} says so. If that is wrong, add a column "
            "Category with PERM, SUSP or LNCH."
        )


def _titles(sheet: SheetCells, place: int) -> Iterator[Said]:
    """The titles over the column names, the nearest first."""
    for above in range(place - 1, max(place - 1 - ROWS_ABOVE, -1), -1):
        title = _title(sheet, above)
        if title is None:
            return  # a row of children: what stands above it is another table's
        if title.words:
            yield title


def _title(sheet: SheetCells, place: int) -> Said | None:
    """What a row says as a title; nothing said for a blank row; None for a row of cells."""
    cells = [(at, text_of(cell)) for at, cell in enumerate(sheet.rows[place]) if text_of(cell)]
    if len(cells) > MOST_CELLS:
        return None
    for at, text in cells:
        short = len(text) <= LONGEST_TITLE and not says_remark(text)
        if short and (kind_said(text) or is_another_matter(text)):
            where = f"{letters(sheet.first_column + at)}{sheet.first_row + place}"
            return Said(kind_said(text), text, where)
    return NOTHING


def _headings(sheet: SheetCells, table: Table) -> dict[int, Said]:
    """Rows among the children that head a part of them: ``Permanent exclusions``."""
    found = {}
    for one in table.left_out:
        title = _title(sheet, one.row - sheet.first_row) if one.what == TITLE else None
        if title is not None and title.words:
            found[one.row] = title
    return found
