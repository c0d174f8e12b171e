"""Which column of a tracker is which: by our list of names, by what somebody said, or perhaps.

A suggestion counts for nothing until a person confirms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.mapping.contents import Contents, contents_of, readable
from daysix.jobs.mapping.memory import confirmed_for
from daysix.jobs.mapping.suggest import suggested
from daysix.records import NamedTuple
from daysix.tracker import wide
from daysix.tracker.cells import is_blank, letters, text_of
from daysix.tracker.confirmed import IGNORED, Confirmed, row_of_names
from daysix.tracker.headers import LONGEST, aliases, match, normal
from daysix.tracker.tables import EXCLUSIONS, PUPILS, SCHOOLS, SHAPES, Head, heads_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from daysix.tracker.cells import SheetCells

ALIAS, WORDS, CONFIRMED = "alias", "words", "confirmed"
"""Used: by our list of names, by what the words of a name mean, because somebody said so."""
SUGGESTED, LEFT, UNUSED = "suggested", "ignored", "unused"
"""Not used."""
LOOKED_AT = 200
"""Cells of a column that are looked at: enough to see what it holds."""
ROWS_FOR_A_NOTE = 500
HARDLY = 0.3
"""Share of readable cells under which a name and what stands beneath it disagree."""
FEW_CELLS = 3
GUESSED = (PUPILS, SCHOOLS)
"""Kinds a tracker without a known first day is taken for: its other columns are theirs too."""


class Known(NamedTuple):
    """One column of a file, and what it is taken for.

    Attributes
    ----------
    kind
        Of the table it is in; blank where no table was recognised.
    column
        Ours; blank where it is not used. For a suggestion, what it may be.
    how
        ``alias``, ``words``, ``confirmed``, ``suggested``, ``ignored`` or ``unused``.
    score
        Of a suggestion: how alike the names are, from 0 to 1.
    doubt
        A sentence where the name and the cells disagree, or more than one thing is likely.
    """

    sheet: str
    kind: str
    col: str
    heading: str
    column: str
    how: str
    contents: Contents
    score: float | None = None
    doubt: str = ""


class SheetMap(NamedTuple):
    """One table of a file, or a sheet without one; ``row`` is that of its column names.

    ``perhaps``: it is not taken for ``kind`` yet, and would be with the columns suggested.
    """

    sheet: str
    kind: str
    row: int
    columns: Sequence[Known]
    perhaps: bool = False


class FileMap(NamedTuple):
    """A file with all its columns."""

    file: str
    tables: Sequence[SheetMap]
    confirmed: Confirmed

    @property
    def columns(self) -> list[Known]:
        """Every column of every table."""
        return [column for table in self.tables for column in table.columns]

    def of(self, how: str) -> list[Known]:
        """The columns that are ``alias``, ``suggested`` and so on."""
        return [column for column in self.columns if column.how == how]


def map_file(path: Path, *, as_of: date) -> FileMap:
    """Read a file and say of every column what it is taken for.

    Raises
    ------
    BadInput
        It cannot be read.
    """
    from daysix.desk.reading import read_workbook

    confirmed = confirmed_for(path)
    return FileMap(path.name, maps_of(read_workbook(path), confirmed, as_of=as_of), confirmed)


def maps_of(sheets: Sequence[SheetCells], confirmed: Confirmed, *, as_of: date) -> list[SheetMap]:
    """Every table of some sheets, and every sheet without one."""
    return [one for sheet in sheets for one in _maps(sheet, confirmed, as_of=as_of)]


def suggestions_in(sheet: SheetCells, confirmed: Confirmed, *, as_of: date) -> list[Known]:
    """What the first table of a sheet does not use and may be ours; quick, for a note in passing.

    Only the first rows are looked at.
    """
    top = sheet._replace(rows=sheet.rows[:ROWS_FOR_A_NOTE])
    return [
        one
        for head, end in heads_of(top, confirmed)[:1]
        for one in _map(top, head, end, confirmed, as_of=as_of, brief=True).columns
        if one.how == SUGGESTED
    ]


def _maps(sheet: SheetCells, confirmed: Confirmed, *, as_of: date) -> Iterator[SheetMap]:
    heads = heads_of(sheet, confirmed)
    guessed = heads and heads[0][0].kind in GUESSED and sheet.name not in confirmed.sheets
    if not heads or guessed:
        place = heads[0][0].first if heads else row_of_names(sheet)
        other = None if place is None else _as_exclusions(sheet, place, confirmed, as_of=as_of)
        if other is not None:
            yield other
            return
        if place is not None and not heads:
            row = sheet.rows[place]
            head = Head("", place, place, row, row)
            yield _map(sheet, head, len(sheet.rows), confirmed, as_of=as_of)
    for head, end in heads:
        yield _map(sheet, head, end, confirmed, as_of=as_of)


def _as_exclusions(
    sheet: SheetCells, place: int, confirmed: Confirmed, *, as_of: date
) -> SheetMap | None:
    """The same row of names as that of exclusions, if with what is suggested it would be one."""
    row = sheet.rows[place]
    head = Head(EXCLUSIONS, place, place, row, row)
    found = _map(sheet, head, len(sheet.rows), confirmed, as_of=as_of)
    names = {one.column for one in found.columns if one.how != LEFT and one.column}
    is_one = any(one.how == SUGGESTED for one in found.columns) and _fits(names)
    return found._replace(perhaps=True) if is_one else None


def _fits(names: set[str]) -> bool:
    shape = next(shape for shape in SHAPES if shape.kind == EXCLUSIONS)
    return all(names & group for group in shape.groups)


def _map(  # noqa: PLR0913 - all but the first four are named at the call
    sheet: SheetCells,
    head: Head,
    end: int,
    confirmed: Confirmed,
    *,
    as_of: date,
    brief: bool = False,
) -> SheetMap:
    """One table; ``brief`` leaves out what stands in the columns that are used."""
    said = confirmed.columns.get(head.kind, {})
    taken = _taken(head)
    rows = sheet.rows[head.last + 1 : end]
    found: list[Known] = []
    for place, typed in enumerate(head.typed):
        if not text_of(typed):
            continue
        column = taken.get(place, "")
        if brief and column:
            continue
        cells = cells_under(rows, place)
        spelled = normal(typed) if isinstance(typed, str) and len(typed) <= LONGEST else ""
        how = UNUSED
        if column:
            by_words = head.names[place] != typed and spelled not in aliases(head.kind)
            how = WORDS if by_words else ALIAS
        if spelled in said:
            how = CONFIRMED if column else LEFT if said[spelled] == IGNORED else UNUSED
        found.append(
            Known(
                sheet.name,
                head.kind,
                letters(sheet.first_column + place),
                text_of(typed),
                column,
                how,
                contents_of(cells),
                doubt=_doubt(head.kind, column, cells, as_of=as_of),
            )
        )
        if how == UNUSED and head.kind and isinstance(typed, str) and spelled not in said:
            found[-1] = _perhaps(found[-1], cells, taken.values(), as_of=as_of, slips=not brief)
    number = sheet.first_row + head.last
    return SheetMap(sheet.name, head.kind, number, _only_one_each(found))


def _taken(head: Head) -> dict[int, str]:
    """Place of a column to ours, as the table is read."""
    if not head.kind:
        return {}
    headers = match(head.names, head.kind)
    found = {place: column for column, place in headers.columns.items()}
    for claim in headers.claims:
        if len({normal(head.typed[at]) for at in claim.places}) == 1:
            found[claim.places[0]] = claim.column
    for group in wide.groups(head.names) if head.kind == EXCLUSIONS else ():
        found |= {place: column for column, place in group.items()}
    return found


def cells_under(rows: Sequence[Sequence[object]], place: int) -> list[object]:
    """The first cells of a column that hold anything."""
    found: list[object] = []
    for row in rows:
        if place < len(row) and not is_blank(row[place : place + 1]):
            found.append(row[place])
            if len(found) == LOOKED_AT:
                break
    return found


def _doubt(kind: str, column: str, cells: Sequence[object], *, as_of: date) -> str:
    """What to say where hardly a cell can be what the name says."""
    if not column or kind not in {EXCLUSIONS, PUPILS} or len(cells) < FEW_CELLS:
        return ""
    if readable(cells, kind, column, as_of=as_of) >= HARDLY:
        return ""
    return f"Hardly any of its cells can be that: they hold {contents_of(cells).kind}."


def _perhaps(
    known: Known, cells: Sequence[object], taken: Collection[str], *, as_of: date, slips: bool
) -> Known:
    likely = suggested(known.heading, cells, kind=known.kind, as_of=as_of, taken=taken, slips=slips)
    if not likely:
        return known
    if len(likely) > 1:
        names = " or ".join(title_of(known.kind, one.column) for one in likely)
        return known._replace(doubt=f"It may be {names}; I cannot tell which.")
    column, score = likely[0]
    return known._replace(column=column, how=SUGGESTED, score=score)


def _only_one_each(found: Sequence[Known]) -> list[Known]:
    """Of two columns that may be the same thing, neither is suggested."""
    kept = []
    for one in found:
        rivals = [
            other.heading
            for other in found
            if one.how == SUGGESTED == other.how and other.column == one.column and other is not one
        ]
        if rivals:
            name = title_of(one.kind, one.column)
            doubt = f"It may be {name}, and so may “{rivals[0]}”. Say which."
            kept.append(one._replace(column="", how=UNUSED, score=None, doubt=doubt))
        else:
            kept.append(one)
    return kept


def title_of(kind: str, column: str) -> str:
    """What a column of ours is called in words; its own name where it has no other."""
    from daysix import data

    return next(
        (
            row["title"]
            for row in data.rows("columns")
            if row["sheet"] == kind and row["column"] == column
        ),
        OTHER_TITLES.get(column, column),
    )


OTHER_TITLES: Mapping[str, str] = {
    "DOB": "Date of birth",
    "PupilName": "Name of the child",
    "SchoolType": "Kind of school",
    "CalendarID": "Calendar",
    "AdmittedDate": "Admitted elsewhere",
    "EHCP": "Education, health and care plan",
    "FSM": "Free school meals",
    "PP": "Pupil premium",
}


def column_called(kind: str, name: str) -> str:
    """Our column by its own name, its title, or any name in the list; blank if there is none."""
    known = aliases(kind)
    spelled = normal(name)
    if spelled in known:
        return known[spelled]
    return next(
        (each for each in set(known.values()) if normal(title_of(kind, each)) == spelled), ""
    )
