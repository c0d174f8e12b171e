"""The school of a tracker that names it only in a title: *Oak High School - suspensions 2026/27*.

Used only where no column of the list says the school, and only if the words plainly name one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from daysix.records import NamedTuple
from daysix.tracker.cells import letters, text_of
from daysix.tracker.filling import after_colon
from daysix.tracker.kind_words import ANOTHER_MATTER, EXCLUSION, WORDS
from daysix.tracker.turned import Turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from daysix.tracker.cells import SheetCells, Table
    from daysix.tracker.rows import TypedRow

ROWS_ABOVE, MOST_CELLS, LONGEST, SHORTEST_CORE = 12, 3, 120, 5
NUMBER = re.compile(r"\b([0-9]{3})\s*/\s*([0-9]{4})\b")
NUMBER_SAID = re.compile(
    r"\b(?:dfe|dfes|dcsf|la\s?estab|estab)\b[^0-9]{0,12}([0-9]{3})\s?([0-9]{4})\b", re.IGNORECASE
)
APART = re.compile(r"\s[-\u2013\u2014]\s|[\u2013\u2014:|()\[\],;*\n]|\s/\s|\s(?:at|for|from|by)\s")
OF_A_SCHOOL = frozenset({
    "school", "academy", "college", "pru", "nursery", "infants", "juniors",
})  # fmt: skip
KINDS = OF_A_SCHOOL & {"school", "academy", "college"}
ALSO = frozenset({
    "high", "primary", "secondary", "infant", "junior", "grammar", "catholic", "ce", "rc", "c", "e",
    "of", "and", "the", "special", "middle", "first", "community", "sixth", "form", "all",
    "through",
    "alternative", "provision", "free", "independent", "church", "england", "our", "this", "your",
    "voluntary", "aided", "controlled", "foundation", "studio", "upper", "lower", "mainstream",
    "maintained", "state", "local", "each", "every", "new", "name", "base", "home",
    "excluding", "previous", "another", "other", "virtual", "not", "no",
})  # fmt: skip
"""Words of schools' names that name none by themselves."""
NO_ONE_SCHOOL = frozenset({
    "schools", "academies", "colleges", "trust", "mat", "federation", "council", "county",
    "borough", "authority", "team", "service", "services", "partnership", "cluster", "hub",
    "return", "returns", "attendance", "holidays", "days", "day", "children", "nurseries",
    "prus", "transport", "meals", "calendar", "improvement", "admissions", "census", "office",
})  # fmt: skip
AROUND = (
    frozenset(WORDS) | EXCLUSION | (ANOTHER_MATTER - {"provision", "direction"})
    | frozenset({
        "fixed", "term", "list", "log", "tracker", "register", "record", "records", "report",
        "data", "monitoring", "spreadsheet", "sheet", "and", "of", "the", "in", "year", "autumn",
        "spring", "summer", "academic", "pupils", "pupil", "student", "students", "school", "all",
        "confidential", "return", "file", "master", "copy", "behaviour", "sanctions",
        "history", "cases", "book", "updated", "final", "draft", "names", "details",
    })
)  # fmt: skip
"""Words before and after the name of a school in a title."""


class School(NamedTuple):
    """A school as a title says it, and the title's cell: blank for the name of the sheet."""

    name: str
    number: str
    cell: str
    title: str


def school_of(sheet: SheetCells, first: int) -> School | None:
    """The one school named above a row, or by the name of the sheet; None if none plainly is.

    ``first`` is the row of column names, as Excel counts.
    """
    found = [*_titles(sheet, first)] or [*_said(sheet.name, "")]
    names = {one.name.casefold() for one in found if one.name}
    numbers = {one.number for one in found if one.number}
    if not found or len(names) > 1 or len(numbers) > 1:
        return None
    best = next((one for one in found if one.name), found[0])
    return best._replace(number=next(iter(numbers), ""))


def name_in(text: str) -> str:
    """The name of the school that a text plainly names; blank if it names none, or several."""
    told = after_colon(text)
    names = [told] if told else [*filter(None, map(_name, APART.split(text)))]
    return names[0] if len(names) == 1 else ""


def fill_school(
    kept: list[Sequence[object]],
    first: int,
    columns: Mapping[str, int],
    said: School,
    elsewhere: dict[tuple[str, int], str],
) -> dict[str, int]:
    """Give every row the school of the title; where its name and number now stand."""
    at = max([*map(len, kept), *columns.values(), -1]) + 1
    more: dict[str, int] = {}
    for column, value in (("SchoolName", said.name), ("SchoolDfE", said.number)):
        if value:
            more[column] = at + len(more)
    values = [value for value in (said.name, said.number) if value]
    for place, row in enumerate(kept):
        if any(text_of(cell) for cell in row):
            kept[place] = [*row, *[None] * (at - len(row)), *values]
            elsewhere.update({(column, first + place): said.cell for column in more})
    return more


def _titles(sheet: SheetCells, first: int) -> Iterator[School]:
    for cell, text in _texts(sheet, first):
        yield from _said(text, cell)


def _texts(sheet: SheetCells, first: int) -> Iterator[tuple[str, str]]:
    """The titles above a row, each with its cell."""
    top = max(sheet.first_row, first - ROWS_ABOVE)
    for number in range(top, first):
        row = sheet.rows[number - sheet.first_row]
        said = [(at, cell) for at, cell in enumerate(row) if text_of(cell)]
        for at, cell in said if len(said) <= MOST_CELLS else ():
            if isinstance(cell, str) and len(cell) <= LONGEST:
                yield f"{letters(sheet.first_column + at)}{number}", cell


def _said(text: str, cell: str) -> Iterator[School]:
    number = NUMBER.search(text) or NUMBER_SAID.search(text)
    name = name_in(NUMBER.sub("|", text))
    if name or number:
        yield School(name, f"{number[1]}/{number[2]}" if number else "", cell, text_of(text)[:60])


def _name(part: str) -> str:
    """The name of a school without the words around it; blank where it plainly names none."""
    words = re.sub(r"\b(?:19|20)[0-9]{2}\b\S*|\b[0-9]{2}[/-][0-9]{2}\b", " ", part).split()
    while words and (_bare(words[0]) in AROUND - {"the", "all"} or not _bare(words[0])):
        words.pop(0)
    while words and (_bare(words[-1]) in AROUND - {"school"} or not _bare(words[-1])):
        words.pop()
    said = [_bare(word) for word in words]
    if not OF_A_SCHOOL & {*said} or NO_ONE_SCHOOL & {*said} or frozenset(WORDS) & {*said}:
        return ""
    if not any(word not in OF_A_SCHOOL | ALSO and word.isalpha() for word in said):
        return ""
    small = [word for word in words if word[:1].islower() and _bare(word) not in ALSO]
    two = any(one in KINDS and after == "and" for one, after in pairwise(said))
    return "" if small or two else " ".join(words)


def _bare(word: str) -> str:
    return "".join(filter(str.isalnum, word.casefold().replace("'s", "").replace("\u2019s", "")))


def sentence(sheet: str, said: School) -> str:
    """What an officer is told of a school taken from a title."""
    where = f"cell {said.cell}" if said.cell else "the sheet's name"
    named = (
        f"{said.name} ({said.number})" if said.name and said.number else said.name or said.number
    )
    return (
        f"In the sheet {sheet} no column says the school, and {where} says {named}: I took every "
        "row to be of that school. If that is wrong, add a column School."
    )


def without_a_school(rows: Iterable[TypedRow]) -> list[str]:
    """What an officer is told of sheets in which no row says a school and no title does."""
    named: dict[str, bool] = {}
    for row in {id(row.columns): row for row in rows}.values():
        has = any(
            any(cell is not None for cell in row.columns.get(column, ()))
            for column in ("SchoolName", "SchoolDfE", "CalendarID")
        )
        named[row.sheet] = named.get(row.sheet, False) or has
    silent = [sheet for sheet, has in named.items() if not has]
    if not silent:
        return []
    which = f"the sheet {silent[0]}" if len(silent) == 1 else f"{len(silent)} sheets"
    return [
        (
            f"In {which} no column and no title names a school, so lengths, holidays and deadlines "
            "were checked there only if one calendar is meant for every school. Add a column "
            "School, or write “School:” and its name above the list."
        )
    ]


def looked_up(tables: Sequence[Table], sheets: Sequence[SheetCells]) -> list[Table]:
    """The tables, those without a school given the one of the Schools sheet that a title names.

    *Harrow Lane - autumn* names Harrow Lane Academy, if only one school there is so called.
    """
    listed = {name for table in tables if table.kind == "Schools" for name in _listed(table)}
    if not listed:
        return [*tables]
    of_name = {sheet.name: sheet for sheet in sheets}
    return [_with_listed(table, of_name.get(table.sheet), listed) for table in tables]


def _listed(table: Table) -> Iterator[str]:
    at = table.columns.get("Name")
    if at is not None:
        yield from filter(None, (text_of(row[at]) for row in table.rows if at < len(row)))


def _with_listed(table: Table, sheet: SheetCells | None, listed: Iterable[str]) -> Table:
    own = {"SchoolName", "SchoolDfE"} & table.columns.keys()
    if table.kind != "Exclusions" or sheet is None or own:
        return table
    titles = [*_texts(sheet, table.header_row)]
    for cell, text in [*titles, ("", sheet.name)]:
        said = f" {' '.join(_words(text))} "
        found = [name for name in listed if (core := _core(name)) and f" {core} " in said]
        if len(found) == 1:
            return _given(table, School(found[0], "", cell, text))
        if found:
            return table
    return table


def _given(table: Table, said: School) -> Table:
    rows, elsewhere = [*table.rows], dict(table.elsewhere)
    more = fill_school(rows, table.header_row + 1, table.columns, said, elsewhere)
    return table._replace(
        rows=Turned(rows),
        columns={**table.columns, **more},
        titles={**table.titles, **{column: column for column in more}},
        elsewhere=elsewhere,
        unclear=(*table.unclear, sentence(table.sheet, said)),
    )


def _core(name: str) -> str:
    """What a school is called for short: its name without *School*, *Academy*, *Primary*."""
    words = _words(name)
    while words and words[-1] in OF_A_SCHOOL | ALSO:
        words.pop()
    core = " ".join(words)
    return core if len(core) >= SHORTEST_CORE and not {*words} <= OF_A_SCHOOL | ALSO else ""


def _words(text: str) -> list[str]:
    return [bare for word in re.split(r"[^\w'\u2019.]+", text) if (bare := _bare(word))]
