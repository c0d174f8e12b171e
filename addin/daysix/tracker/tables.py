"""Which tables a workbook holds, and in which row each begins.

A table is known by its columns, not by the name of its sheet: the first row, among the first 20,
that names the columns such a table must have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker import refusals, wide
from daysix.tracker.beside import beside, parts
from daysix.tracker.cells import Table, letters, text_of
from daysix.tracker.confirmed import NOTHING_SAID, no_first_day, renamed, row_of_names
from daysix.tracker.doubled import first_of_two
from daysix.tracker.fields import FIELDS
from daysix.tracker.fields import words as codes
from daysix.tracker.headers import LONGEST, Headers, match, normal
from daysix.tracker.heading import is_grouped, two_rows
from daysix.tracker.kind_said import name_says, said_over, with_kind
from daysix.tracker.kind_words import is_another_matter
from daysix.tracker.kinds import OTHER_KEYS, other_sheet
from daysix.tracker.layout import Body, body
from daysix.tracker.school_titles import looked_up
from daysix.tracker.sifting import is_a_lookup, sift
from daysix.tracker.turned import Turned
from daysix.tracker.understood import Names, means, mostly_filled, understood

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from daysix.tracker.cells import SheetCells
    from daysix.tracker.confirmed import Confirmed

EXCLUSIONS, PUPILS, SCHOOLS = "Exclusions", "Pupils", "Schools"
CALENDAR, CALENDAR_INDEX = "Calendar", "CalendarIndex"
LOOKED_AT = 20
"""Rows at the top of a sheet: titles, keys and blank lines may stand above the column names."""


FEWEST = 2
"""Names a row must hold to be one of column names."""


class Shape(NamedTuple):
    """What a table of one kind must have: a column of every group, and none of ``not_``."""

    kind: str
    groups: tuple[frozenset[str], ...]
    not_: frozenset[str] = frozenset()


WHO = frozenset({"PupilID", "UPN", "Surname", "PupilName"})
"""A list of terms has a first and a last day as well, but no child."""

SHAPES = (
    Shape(
        EXCLUSIONS,
        (
            frozenset({"StartDate"}),
            frozenset({"Category", "EndDate", "Sessions", "SchoolDays", "SchoolSessions"}),
            frozenset({"Category", "SchoolDfE", "SchoolName"}) | WHO,
        ),
    ),
    Shape(CALENDAR, (frozenset({"CalendarID"}), frozenset({"Date"}), frozenset({"DayType"}))),
    Shape(CALENDAR_INDEX, (frozenset({"CalendarID"}), frozenset({"First"}), frozenset({"Last"}))),
    Shape(
        SCHOOLS,
        (
            frozenset({"SchoolDfE", "URN", "Name"}),
            frozenset({"Governance", "Type", "Phase", "CalendarID"}),
        ),
        frozenset({"Date", "DOB"}),
    ),
    Shape(
        PUPILS,
        (
            frozenset({"PupilID", "UPN"}),
            frozenset({"DOB", "Surname", "PupilName", "NCY", "HomeLA"}),
        ),
    ),
)


def tables_in(sheets: Iterable[SheetCells], confirmed: Confirmed = NOTHING_SAID) -> list[Table]:
    """Every table found, in the order of the sheets; a sheet without one is passed over.

    A sheet may hold several: one under the other, or one for each group of columns.

    ``confirmed`` is what a person has said of sheets and columns; it goes before our own list.

    Raises
    ------
    BadInput
        T-011: two columns of an exclusions table claim to be the same thing. T-040: a sheet said
        to hold exclusions has no column for the first day.
    """
    sheets = [*sheets]
    found = [table for sheet in sheets for table in tables_of(sheet, confirmed)]
    return looked_up(found, sheets)


def exclusion_tables(
    tables: Sequence[Table], *, file: str, sheets: Sequence[SheetCells] = ()
) -> list[Table]:
    """The tables of exclusions; ``sheets`` are what they were looked for in.

    A table that nothing tells the kind of is one only if no other has a column for it. What is
    plainly a lookup, or another matter, is none beside tables that are.

    Raises
    ------
    BadInput
        T-010: there is none.
    """
    found = [table for table in tables if table.kind == EXCLUSIONS]
    if not found:
        raise refusals.no_exclusions(sheets, file=file, looked_at=LOOKED_AT)
    good = [table for table in found if not is_a_lookup(table)] or found
    kinds = [table for table in good if "Category" in table.columns]
    if kinds and all(table.kind_told for table in kinds):
        kinds = [one for one in good if one in kinds or not is_another_matter(one.sheet)]
    return kinds or good


class Head(NamedTuple):
    """Column names found in a sheet.

    ``first`` and ``last`` are the places of their rows (one, or two); ``names`` is both as one,
    with our own name where a person has said what a column is, or its words do. ``typed`` is the
    same as typed; ``doubts`` are sentences about names that may be one thing.
    """

    kind: str
    first: int
    last: int
    names: Sequence[object]
    typed: Sequence[object]
    doubts: tuple[str, ...] = ()


def tables_of(sheet: SheetCells, confirmed: Confirmed = NOTHING_SAID) -> list[Table]:
    """The tables of a sheet, in the order they stand."""
    found: list[Table] = []
    heads = heads_of(sheet, confirmed)
    if heads and heads[0][0].kind == EXCLUSIONS:
        cuts = parts(sheet, heads[0][0].first, heads[0][0].names)
        if cuts:
            found = [table for cut in cuts for table in tables_of(cut, confirmed)]
            said = beside(sheet, cuts)
            return [one._replace(unclear=(*one.unclear, *said)) for one in found]
    for head, end in heads:
        rows = sheet.rows[head.last + 1 : end]
        if head.kind == EXCLUSIONS:
            tables = (
                with_kind(sheet, table, head.first) for table in _exclusions(sheet, head, rows)
            )
            found += (one._replace(unclear=(*one.unclear, *head.doubts)) for one in tables)
        else:
            headers = match(head.names, head.kind)
            sifted = sift(sheet, head.kind, rows, head.last + 1, headers.columns, [head.typed])
            found.append(_table(sheet, head, headers, body=sifted))
    return found


def heads_of(sheet: SheetCells, confirmed: Confirmed = NOTHING_SAID) -> list[tuple[Head, int]]:
    """The column names of each table of a sheet, and the place of the row it ends before."""
    wanted = confirmed.sheets.get(sheet.name, "")
    places = range(min(LOOKED_AT, len(sheet.rows)))
    heads = (head for place in places if (head := _head(sheet, place, confirmed)))
    head = next((one for one in heads if wanted in {"", one.kind}), None)
    if head is None and wanted:
        place = row_of_names(sheet)
        if place is not None:
            row = sheet.rows[place]
            names = renamed(row, confirmed.columns.get(wanted, {}))
            head = Head(wanted, place, place, names, row)
    if head is None:
        return []
    if head.kind != EXCLUSIONS:
        return [(head, len(sheet.rows))]
    return list(_blocks(sheet, head, confirmed))


def _head(sheet: SheetCells, place: int, confirmed: Confirmed) -> Head | None:
    """The column names that begin at a row, if they do."""
    for kind, said in confirmed.columns.items():
        head = _head_if(sheet, place, said)
        if head is not None and head.kind == kind:
            return head
    return _head_if(sheet, place, {})


def _head_if(sheet: SheetCells, place: int, said: Mapping[str, str]) -> Head | None:
    """The same, were the columns called what has been ``said``."""
    row = renamed(sheet.rows[place], said)
    one = _named(sheet, place, row)
    if one.kind in {"", PUPILS}:
        one = _told(sheet, place, row, top=place) or one
    both = two_rows(sheet, place)
    if both is not None:
        names = renamed(both, said)
        two = _named(sheet, place + 1, names)
        if two.kind in {"", PUPILS}:
            two = _told(sheet, place + 1, names, top=place) or two
        below = renamed(sheet.rows[place + 1], said)
        under = _named(sheet, place + 1, below)
        if under.kind in {"", PUPILS}:
            under = _told(sheet, place + 1, below, top=place + 1) or under
        sure = is_grouped(sheet, place) or not under.kind
        if two.kind == EXCLUSIONS and two.many > one.many and (two.many > under.many or sure):
            return Head(two.kind, place, place + 1, two.names, both, two.doubts)
    if not one.kind:
        return None
    return Head(one.kind, place, place, one.names, sheet.rows[place], one.doubts)


def _told(sheet: SheetCells, place: int, row: Sequence[object], *, top: int) -> _Named | None:
    """The same, where a title, the sheet's name or that of the first day says the kind.

    ``top`` is the place of the first row of column names, ``place`` that of the last. A list of
    pupils may have a column for the few of them who were excluded.
    """
    at = match(understood(sheet, place, row).names, EXCLUSIONS).columns.get("StartDate")
    if at is None:
        return None
    told = name_says(text_of(row[at])) if mostly_filled(sheet, place, at) else ""
    named = _named(sheet, place, row, told=bool(told or said_over(sheet, top).kind))
    return named if named.kind == EXCLUSIONS else None


class _Named(NamedTuple):
    """The kind of table a row of column names belongs to, and how many of them are known."""

    kind: str
    many: int
    names: Sequence[object]
    doubts: tuple[str, ...] = ()


def _named(sheet: SheetCells, place: int, row: Sequence[object], *, told: bool = False) -> _Named:
    """Know a row of column names, ``place`` being that of the last row they stand in.

    ``told``: a title or the sheet's name says the kind of exclusion, so that no column need do so.
    """
    spelled = {normal(cell) for cell in row if isinstance(cell, str)}
    if len(spelled - {""}) < FEWEST:
        return _Named("", 0, row)
    kind = other_sheet(spelled)
    if kind:
        return _Named(kind, len(match(row, kind).columns), row)
    first = understood(sheet, place, row)
    for shape in SHAPES:
        names, doubts = Names(row)
        if shape.kind == EXCLUSIONS:
            names, doubts = first
        elif shape.kind == PUPILS:
            names, doubts = understood(sheet, place, row, PUPILS)
        headers = match(names, shape.kind)
        groups = wide.groups(names) if shape.kind == EXCLUSIONS else []
        if groups:
            headers = _with_group(names, groups, groups[0])
        if told and shape.kind == EXCLUSIONS:
            headers = headers._replace(columns={**headers.columns, "Category": 0})
        if _fits(shape, headers, spelled, told=told):
            many = len(headers.columns) + sum(map(len, groups[1:]))
            return _Named(shape.kind, many, names, doubts)
    return _Named("", 0, first.names)


def _with_group(
    row: Sequence[object], groups: Sequence[Mapping[str, int]], group: Mapping[str, int]
) -> Headers:
    """The columns every group shares, and those of one group."""
    grouped = {place for one in groups for place in one.values()}
    shared = match([None if at in grouped else cell for at, cell in enumerate(row)], EXCLUSIONS)
    columns = {**shared.columns, **group}
    if len(groups) > 1 and "ExclusionID" not in group:
        columns.pop("ExclusionID", None)  # it is the child's, and would be there twice
    claims = tuple(claim for claim in shared.claims if claim.column not in columns)
    return Headers(columns, shared.unmatched, claims)


def _blocks(sheet: SheetCells, head: Head, confirmed: Confirmed) -> Iterator[tuple[Head, int]]:
    """Tables under one another, each to the row before the next column names."""
    place = head.last + 1
    same = [normal(cell) for cell in head.typed]
    while place < len(sheet.rows):
        row = sheet.rows[place]
        if _may_be_names(row) and any(map(_has_names, sheet.rows[place : place + 2])):
            following = _head(sheet, place, confirmed)
            if following and following.kind == EXCLUSIONS:
                spelled = [normal(cell) for cell in following.typed]
                if spelled != same:
                    yield head, place
                    head, same = following, spelled
                place = following.last
        place += 1
    yield head, len(sheet.rows)


def _may_be_names(row: Sequence[object]) -> bool:
    """Whether a row holds only words: cheap to say, and false of nearly every row of a child."""
    words = 0
    for cell in row:
        if cell is None or cell == "":
            continue
        if type(cell) is not str or len(cell) > LONGEST:
            return False
        if cell[0].isdigit():
            return False
        words += 1
    return words >= FEWEST


def _has_names(row: Sequence[object]) -> bool:
    """Whether a row has two names of columns at least, or of a group's columns."""
    return sum(isinstance(cell, str) and _is_a_name(cell) for cell in row) >= FEWEST


@lru_cache(maxsize=4096)
def _is_a_name(text: str) -> bool:
    return bool(means(text)) or wide.numbered(text) is not None


def _exclusions(sheet: SheetCells, head: Head, rows: Sequence[Sequence[object]]) -> Iterator[Table]:
    """One table, or one for each group of columns; none where the rows are not exclusions."""
    groups = wide.groups(head.names)
    lines = [*sheet.rows[head.first : head.last + 1], head.names]
    headers = match(head.names, EXCLUSIONS)
    if not groups:
        headers, unclear = first_of_two(sheet, head.typed, headers, rows)
        sorted_ = body(
            sheet, rows, sheet.first_row + head.last + 1, columns=headers.columns, lines=lines
        )
        if not _only_terms(headers, sorted_.rows):
            yield _table(sheet, head, headers, body=sorted_, unclear=unclear)
        return
    every = _with_group(head.names, groups, groups[0]).columns
    sorted_ = body(sheet, rows, sheet.first_row + head.last + 1, columns=every, lines=lines)
    for number, group in enumerate(groups):
        part = _part(sorted_, [*group.values()])
        part = part if number == 0 else part._replace(left_out=())
        part, more = _suspensions(sheet, head, group, part, every)
        headers = _with_group(head.names, groups, group)
        headers = headers._replace(columns={**headers.columns, **more})
        yield _table(sheet, head, headers, body=part)


def _part(whole: Body, places: Sequence[int]) -> Body:
    """The rows that have something in one group of columns; the others are empty there."""
    rows = [
        row if any(at < len(row) and text_of(row[at]) for at in places) else ()
        for row in whole.rows
    ]
    return whole._replace(rows=rows)


def _suspensions(
    sheet: SheetCells, head: Head, group: Mapping[str, int], part: Body, every: Mapping[str, int]
) -> tuple[Body, dict[str, int]]:
    """The kind of a group whose own name says suspension; nothing where a column or nobody does."""
    if "Category" in every or "Category" in group or not wide.says_suspension(head.names, group):
        return part, {}
    at = max([*map(len, part.rows), *every.values(), *part.columns.values(), len(head.names)]) + 1
    said = f"{letters(sheet.first_column + group['StartDate'])}{sheet.first_row + head.last}"
    first = sheet.first_row + head.last + 1
    rows: list[Sequence[object]] = []
    elsewhere = dict(part.elsewhere)
    for number, row in enumerate(part.rows, first):
        rows.append([*row, *[None] * (at - len(row)), "SUSP"] if row else row)
        elsewhere["Category", number] = said
    return part._replace(rows=rows, elsewhere=elsewhere), {"Category": at}


def _only_terms(headers: Headers, rows: Sequence[Sequence[object]]) -> bool:
    """Whether a list has days and types but neither children nor schools nor a kind: term dates."""
    columns = headers.columns
    if columns.keys() & (WHO | {"SchoolDfE", "SchoolName", "Forename", "ExclusionID"}):
        return False
    at = columns.get("Category")
    if at is None:
        return False
    kinds = codes("Category")
    filled = [normal(row[at]) for row in rows if at < len(row) and text_of(row[at])]
    return bool(filled) and not any(name in kinds for name in filled)


def _fits(shape: Shape, headers: Headers, spelled: set[str], *, told: bool = False) -> bool:
    named = headers.columns.keys() | {claim.column for claim in headers.claims}
    if shape.kind == EXCLUSIONS and spelled & OTHER_KEYS:
        return False
    if named & shape.not_ or (told and not named & WHO):
        return False
    return all(named & group for group in shape.groups)


def _table(  # noqa: PLR0913 - all but the first three are named at the call
    sheet: SheetCells,
    head: Head,
    headers: Headers,
    *,
    rows: Sequence[Sequence[object]] = (),
    body: Body | None = None,
    unclear: Sequence[str] = (),
) -> Table:
    left_out = list(headers.unmatched)
    doubts = []
    for claim in headers.claims:
        left_out += claim.places
        if claim.column in FIELDS.get(head.kind, ()):
            doubts.append(refusals.indistinguishable(sheet, head.typed, claim))
    if doubts and head.kind == EXCLUSIONS:
        raise BadInput("T-011", f"{doubts[0]} Nothing was read.")
    if head.kind == EXCLUSIONS and "StartDate" not in headers.columns:
        raise no_first_day(sheet.name)
    names = head.typed
    titles = {
        column: text_of(names[at]) if at < len(names) else column
        for column, at in headers.columns.items()
    }
    found = body or Body([*rows], (), {}, {})
    return Table(
        head.kind,
        sheet.name,
        {**headers.columns, **found.columns},
        Turned(found.rows if body else rows),
        header_row=sheet.first_row + head.last,
        first_column=sheet.first_column,
        date1904=sheet.date1904,
        titles={column: column for column in found.columns} | titles,
        unmatched=tuple(text_of(names[at]) for at in sorted(left_out)),
        unclear=(*unclear, *doubts, *found.unclear),
        left_out=found.left_out,
        elsewhere=found.elsewhere,
    )
