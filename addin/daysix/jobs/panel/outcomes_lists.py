"""The lists the outcome grid offers: decisions, schools, people, yes and no.

The words stand on a sheet of ours, *Choices*, for a list may be longer than a cell can hold. They
are offered, never demanded: whatever else is typed is read as before. Where the sheet cannot be
written the grid is there without lists, and the officer is told.
"""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING

from daysix.desk.any_desk import Choices, OwnTable
from daysix.jobs.click.own_sheet import written_here
from daysix.jobs.click.writing import NewTable, rows_there
from daysix.jobs.panel import outcomes_grid as grid
from daysix.jobs.panel.rows import PROVIDERS, told
from daysix.jobs.panel.taking_part import CLOSED, takes_part
from daysix.law.errors import BadInput
from daysix.panels.words import labels
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.tables import SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.desk.any_desk import Desk
    from daysix.jobs.panel.outcomes import Held
    from daysix.jobs.panel.rows import Row

SHEET, TABLE = "Choices", "DaySixChoices"
YES_OR_NO = "Yes or no"
HEADERS = (grid.DECISION, grid.SCHOOL, grid.OWNER, YES_OR_NO)
ANSWERS = ("Yes", "No")
OFFERED: Mapping[str, str] = {
    grid.DECISION: grid.DECISION,
    grid.SCHOOL: grid.SCHOOL,
    grid.OWNER: grid.OWNER,
    grid.TRANSPORT: YES_OR_NO,
    grid.DISSENT: YES_OR_NO,
}
"""Columns of the grid, and the column of *Choices* each takes its words from."""
THEIRS = (
    f"There is a sheet called {SHEET} that is not mine, so the grid has no lists to choose from. "
    "Type the words, or give that sheet another name."
)


class Lists(NamedTuple):
    """The sheet of words, where it can be written, and why there is none."""

    words: NewTable | None
    why_not: str = ""

    @property
    def tables(self) -> list[NewTable]:
        """What is to be written before the grid."""
        return [self.words] if self.words else []


def lists_for(one: Held) -> Lists:
    """The words for a meeting's grid; nothing is written."""
    desk, sheets = one.book.desk, one.book.workbook.sheets
    columns = [_decisions(one), [*_places(one)], [*_people(one)], ANSWERS]
    table = OwnTable(SHEET, TABLE, HEADERS, [*zip_longest(*columns)])
    there = [sheet for sheet in sheets if sheet.name.casefold() == SHEET.casefold()]
    if not written_here(desk, sheets, table):
        return Lists(None)  # a closed workbook that never had them
    for sheet in there:
        heads = [[text_of(cell) for cell in row[: len(HEADERS)]] for row in sheet.rows]
        if TABLE not in sheet.tables and any(map(any, heads)) and [*HEADERS] not in heads:
            return Lists(None, THEIRS)
    return Lists(NewTable(table, rows_there(desk, table) if there else []))


def offered(desk: Desk, table: OwnTable, lists: Lists) -> str:
    """Offer the words on the rows of the grid; a sentence where that could not be done."""
    if lists.words is None:
        return lists.why_not
    rows = lists.words.table.rows
    places = {name: number for number, name in enumerate(HEADERS, start=1)}
    many = {name: sum(row[places[name] - 1] is not None for row in rows) for name in HEADERS}
    choices = {
        header: Choices(SHEET, places[name], 2, 1 + many[name])
        for header, name in OFFERED.items()
        if many[name]
    }
    try:
        desk.offer(table, choices)
    except BadInput as refused:
        return f"The grid has no lists to choose from: {refused.message} ({refused.code})"
    return ""


def _decisions(one: Held) -> Sequence[str]:
    words = labels("decision")
    return [words.get(code.casefold(), code) for code in one.laid.plan.profile.decisions]


def _places(one: Held) -> Iterator[str]:
    """Schools the panel is for, then providers, by name; by number where two have the same."""
    book = one.book
    part = takes_part(one.laid.row)
    own = [row for row in book.rows(SCHOOLS) if part(row)]
    others = [row for row in book.rows(PROVIDERS) if told(row, "Status").upper() != CLOSED]
    same = Counter(" ".join(name.split()).casefold() for name in book.places.values())
    for rows, key in ((own, "SchoolDfE"), (others, "ProviderID")):
        yield from sorted(filter(None, (_named(row, key, same) for row in rows)), key=str.casefold)


def _named(row: Row, key: str, same: Mapping[str, int]) -> str:
    name = " ".join(told(row, "Name").split())
    return name if name and same[name.casefold()] == 1 else told(row, key)


def _people(one: Held) -> Iterator[str]:
    """Who takes part, and the officers of the cases, each once."""
    sitting = one.laid.plan.sitting
    officers = sorted({told(dict(case.values), "Officer") for case in sitting.cases})
    names = [*(member.name for member in sitting.members), *officers]
    yield from dict.fromkeys(filter(None, (" ".join(name.split()) for name in names)))
