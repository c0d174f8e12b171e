"""Links of the Issues sheet that still find their row after the other sheet was sorted.

Each looks the case up by its number when it is clicked. A row without a number of its own, or
with one that another row has too, gets a link to the cell where it stood.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk.patching import Formula
from daysix.jobs.beside.row_identity import OWN
from daysix.records import NamedTuple
from daysix.workbook.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from daysix.jobs.beside.row_identity import TrackerRows
    from daysix.jobs.issues.followed import Issue

MOST_ROWS = 20_000
LONGEST = 250
"""What Excel takes as one text in a formula."""


class Places(NamedTuple):
    """The sheets of a workbook, and the columns of the tables that are ours, by sheet.

    ``by_cells``: cases are looked up in the cells of a sheet's column, not in its table's. Every
    program understands that, also in a tracker without tables.
    """

    sheets: frozenset[str]
    tables: Mapping[str, Sequence[str]]
    by_cells: bool = False

    def has(self, sheet: str, column: str) -> bool:
        """Whether a sheet has a table of ours with that column."""
        return column in self.tables.get(sheet, ())


def link_to(issue: Issue, places: Places, rows: TrackerRows) -> Formula | str:
    """Where a finding is, as a link."""
    finding = issue.finding
    shown = _words(issue)
    if finding.sheet.casefold() not in places.sheets:
        return shown
    quoted = finding.sheet.replace("'", "''")
    cell = finding.cell or (f"A{finding.row}" if finding.row else "A1")
    found = _looked_up(issue, places, rows, quoted=quoted)
    target = found or _text(f"#'{quoted}'!{cell}")
    if not target or len(shown) > LONGEST:
        return shown
    return Formula(f"HYPERLINK({target},{_text(shown)})", shown)


def _looked_up(issue: Issue, places: Places, rows: TrackerRows, *, quoted: str) -> str:
    """The cell of the case wherever its row stands; blank where it cannot be looked up."""
    finding = issue.finding
    row = rows.at(finding.sheet, finding.row) if finding.row else None
    own = OWN.get(row.table.kind, "") if row else ""
    if row is None or not places.has(finding.sheet, own) or not own.isalnum():
        return ""
    number = row.cell(own)
    if not isinstance(number, str) or len(number) > LONGEST or set(number) & set("*?~"):
        return ""
    if rows.identity(finding.sheet, finding.row).by != (own,):
        return ""
    letters = "".join(filter(str.isalpha, finding.cell or row.address(own)))
    table = finding.sheet
    begin = _text(f"#'{quoted}'!{letters}")
    if places.by_cells:
        at = "".join(filter(str.isalpha, row.address(own)))
        there = f"MATCH({_text(number)},'{quoted}'!${at}$1:${at}${MOST_ROWS},0)"
        return f"{begin}&IFERROR({there},{finding.row})"
    head = f"ROW({table}[[#Headers],[{own}]])"
    return f"{begin}&IFERROR(MATCH({_text(number)},{table}[{own}],0),0)+{head}"


def _words(issue: Issue) -> str:
    """The sheet and the column as officers call them; the cell where there is no row."""
    finding = issue.finding
    if not finding.row:
        return f"{finding.sheet} {finding.cell}".strip()
    titles = {column.name: column.title for column in columns_of(finding.sheet)}
    column = titles.get(finding.column, finding.column)
    return f"{finding.sheet}: {column}" if column else f"{finding.sheet}: the row"


def _text(text: str) -> str:
    """A text as a formula holds it; blank where it is too long for one."""
    return '"' + text.replace('"', '""') + '"' if len(text) <= LONGEST else ""
