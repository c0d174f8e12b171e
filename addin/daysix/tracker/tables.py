"""Which tables a workbook holds, and in which row each begins.

A table is known by its columns, not by the name of its sheet: the first row, among the first 20,
that names the columns such a table must have.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from daysix.law.errors import BadInput
from daysix.tracker import wide
from daysix.tracker.cells import Table, letters, text_of
from daysix.tracker.fields import FIELDS
from daysix.tracker.fields import words as codes
from daysix.tracker.headers import LONGEST, Claim, Headers, aliases, match, normal
from daysix.tracker.heading import is_grouped, two_rows
from daysix.tracker.layout import Body, body

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from daysix.tracker.cells import SheetCells

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


NAMED: Mapping[str, frozenset[str]] = MappingProxyType({
    kind: frozenset(map(normal, columns))
    for kind, columns in {
        "Hearings": ("HearingID", "ExclusionID", "Date", "Venue"),
        "Moves": ("MoveID", "PupilID", "HomeSchool", "StartDate"),
        "Referrals": ("RefID", "PupilID", "Type", "DateReceived"),
        "Reintegration": ("PlanID", "PupilID", "ToSchool"),
        "CME": ("CMEID", "PupilID", "LastAttended"),
        "Actions": ("ActionID", "About", "DueDate", "State"),
        "Inbox": ("InboxID", "ReceivedAt", "Subject"),
        "Panels": ("PanelID", "Profile", "Date"),
        "Finance": ("FinanceID", "About", "Amount"),
        "Contacts": ("ContactID", "Name", "Email"),
        "Lists": ("list", "code", "label", "active-to"),
    }.items()
})  # fmt: skip
"""The team workbook's other sheets, each with the columns it must have under their very names.

A team's own sheet goes by other names and is never taken for one of these: its key alone, which
no exclusions table has, would not be enough.
"""

EXCLUSIONS_OWN = frozenset({"startdate", "category"})
"""What no other sheet of the workbook has side by side."""

OTHER_KEYS = frozenset({"moveid", "planid", "cmeid", "actionid", "refid", "panelid"})
"""Keys of the workbook's other sheets, which have a first day and a type of their own."""

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


def tables_in(sheets: Iterable[SheetCells]) -> list[Table]:
    """Every table found, in the order of the sheets; a sheet without one is passed over.

    A sheet may hold several: one under the other, or one for each group of columns.

    Raises
    ------
    BadInput
        T-011: two columns of an exclusions table claim to be the same thing.
    """
    return [table for sheet in sheets for table in tables_of(sheet)]


def exclusion_tables(tables: Sequence[Table], *, file: str) -> list[Table]:
    """The tables of exclusions.

    A table without a column for the kind of exclusion is one only if there is no better.

    Raises
    ------
    BadInput
        T-010: there is none.
    """
    found = [table for table in tables if table.kind == EXCLUSIONS]
    if not found:
        message = (
            f"I found no exclusions table in {file}: I looked for a column for the first day out, "
            "and one for the kind of exclusion, its last day or its length, in the first "
            f"{LOOKED_AT} rows of every sheet. Nothing was read. Check the file and its column "
            "names."
        )
        raise BadInput("T-010", message)
    return [table for table in found if "Category" in table.columns] or found


def no_rows(file: str) -> BadInput:
    """The refusal of a table with nothing under its column names."""
    return BadInput(
        "T-012",
        f"The exclusions table in {file} has column names and nothing under them. Nothing was "
        "read. Check that it is the right file.",
    )


class Head(NamedTuple):
    """Column names found in a sheet.

    ``first`` and ``last`` are the places of their rows (one, or two); ``names`` is both as one.
    """

    kind: str
    first: int
    last: int
    names: Sequence[object]


def tables_of(sheet: SheetCells) -> list[Table]:
    """The tables of a sheet, in the order they stand."""
    head = next(
        (head for place in range(min(LOOKED_AT, len(sheet.rows))) if (head := _head(sheet, place))),
        None,
    )
    if head is None:
        return []
    if head.kind != EXCLUSIONS:
        rows = sheet.rows[head.last + 1 :]
        return [_table(sheet, head, match(head.names, head.kind), rows=rows)]
    return [
        table
        for one, end in _blocks(sheet, head)
        for table in _exclusions(sheet, one, sheet.rows[one.last + 1 : end])
    ]


def _head(sheet: SheetCells, place: int) -> Head | None:
    """The column names that begin at a row, if they do."""
    row = sheet.rows[place]
    alone, many = _kind(row)
    both = two_rows(sheet, place)
    if both is not None:
        kind, more = _kind(both)
        beneath, fewer = _kind(sheet.rows[place + 1])
        sure = is_grouped(sheet, place) or not beneath
        if kind == EXCLUSIONS and more > many and (more > fewer or sure):
            return Head(kind, place, place + 1, both)
    return Head(alone, place, place, row) if alone else None


def _kind(row: Sequence[object]) -> tuple[str, int]:
    """The kind of table a row of column names belongs to, and how many of them are known."""
    spelled = {normal(cell) for cell in row if isinstance(cell, str)}
    if len(spelled - {""}) < FEWEST:
        return "", 0
    kind = _named(spelled)
    if kind:
        return kind, len(match(row, kind).columns)
    for shape in SHAPES:
        headers = match(row, shape.kind)
        groups = wide.groups(row) if shape.kind == EXCLUSIONS else []
        if groups:
            headers = _with_group(row, groups, groups[0])
        if _fits(shape, headers, spelled):
            return shape.kind, len(headers.columns) + sum(map(len, groups[1:]))
    return "", 0


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


def _blocks(sheet: SheetCells, head: Head) -> Iterator[tuple[Head, int]]:
    """Tables under one another, each to the row before the next column names."""
    place = head.last + 1
    same = [normal(cell) for cell in head.names]
    while place < len(sheet.rows):
        row = sheet.rows[place]
        if _may_be_names(row) and any(map(_has_names, sheet.rows[place : place + 2])):
            following = _head(sheet, place)
            if following and following.kind == EXCLUSIONS:
                spelled = [normal(cell) for cell in following.names]
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
    return normal(text) in aliases(EXCLUSIONS) or wide.numbered(text) is not None


def _exclusions(sheet: SheetCells, head: Head, rows: Sequence[Sequence[object]]) -> Iterator[Table]:
    """One table, or one for each group of columns; none where the rows are not exclusions."""
    groups = wide.groups(head.names)
    lines = [*sheet.rows[head.first : head.last + 1], head.names]
    headers = match(head.names, EXCLUSIONS)
    if not groups:
        headers, unclear = _first_of_two(sheet, head, headers, rows)
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


def _first_of_two(
    sheet: SheetCells, head: Head, headers: Headers, rows: Sequence[Sequence[object]]
) -> tuple[Headers, list[str]]:
    """Columns of one name word for word: the first is read, unless another says otherwise."""
    columns = dict(headers.columns)
    claims: list[Claim] = []
    said: list[str] = []
    unmatched = list(headers.unmatched)
    for claim in headers.claims:
        first, *others = claim.places
        alike = len({normal(head.names[at]) for at in claim.places}) == 1
        if alike and not any(_contradict(row, first, at) for row in rows for at in others):
            columns[claim.column] = first
            unmatched += others
            names = " and ".join(letters(sheet.first_column + at) for at in others)
            said.append(
                f"In the sheet {sheet.name}, more than one column is called "
                f"“{text_of(head.names[first])}”. I read column "
                f"{letters(sheet.first_column + first)} and left {names} unread."
            )
        else:
            claims.append(claim)
    return Headers(columns, tuple(sorted(unmatched)), tuple(claims)), said


def _contradict(row: Sequence[object], first: int, other: int) -> bool:
    """Whether the second column says what the first does not."""
    said = text_of(row[other]) if other < len(row) else ""
    return bool(said) and said != (text_of(row[first]) if first < len(row) else "")


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


def _named(spelled: set[str]) -> str:
    """The other sheet of the team workbook a row of column names belongs to; blank if none."""
    if spelled >= EXCLUSIONS_OWN:
        return ""
    return next((kind for kind, columns in NAMED.items() if columns <= spelled), "")


def _fits(shape: Shape, headers: Headers, spelled: set[str]) -> bool:
    named = headers.columns.keys() | {claim.column for claim in headers.claims}
    if shape.kind == EXCLUSIONS and spelled & OTHER_KEYS:
        return False
    if named & shape.not_:
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
            doubts.append(_indistinguishable(sheet, head.names, claim))
    if doubts and head.kind == EXCLUSIONS:
        raise BadInput("T-011", f"{doubts[0]} Nothing was read.")
    names = head.names
    titles = {
        column: text_of(names[at]) if at < len(names) else column
        for column, at in headers.columns.items()
    }
    found = body or Body([*rows], (), {}, {})
    return Table(
        head.kind,
        sheet.name,
        {**headers.columns, **found.columns},
        found.rows if body else rows,
        header_row=sheet.first_row + head.last,
        first_column=sheet.first_column,
        date1904=sheet.date1904,
        titles={column: column for column in found.columns} | titles,
        unmatched=tuple(text_of(names[at]) for at in sorted(left_out)),
        unclear=(*unclear, *doubts),
        left_out=found.left_out,
        elsewhere=found.elsewhere,
    )


def _indistinguishable(sheet: SheetCells, row: Sequence[object], claim: Claim) -> str:
    names = " and ".join(
        f"{letters(sheet.first_column + each)} (“{text_of(row[each])}”)" for each in claim.places
    )
    return (
        f"In the sheet {sheet.name}, columns {names} both look like {claim.column}, and I cannot "
        f"tell which to use. Name the right one {claim.column}, or take the other out."
    )
