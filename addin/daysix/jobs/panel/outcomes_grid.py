"""The outcome grid: a sheet of ours, a row a case, typed into during the meeting.

Rows of several meetings stand below each other; none is ever taken away. For a closed workbook that
has no such sheet the grid is a CSV file among the panel's papers.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from daysix.attachments.keeping import safe_name
from daysix.desk.any_desk import OwnTable
from daysix.jobs.click.own_sheet import written_here
from daysix.jobs.click.writing import NewTable, rows_there
from daysix.jobs.panel.kept import place_of
from daysix.law.errors import BadInput
from daysix.panels.meeting import Outcome
from daysix.panels.words import labels, listed
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.dates import read_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from daysix.desk.patching import OwnValue
    from daysix.jobs.panel.rows import PanelBook

SHEET, TABLE = "Outcomes", "DaySixOutcomes"
PANEL, ITEM, REFERRAL, CHILD, NEXT = "Panel", "Item", "Referral", "Child", "Next in the share"
DECISION, SCHOOL, REASON, REFUSAL = "Decision", "School", "Why another school", "Why refused"
CONDITIONS, TRANSPORT, FUNDING = "Conditions", "Transport", "Funding"
REVIEW, ACTION, OWNER, DUE = "Review on", "What is to be done", "Whose", "Due"
DISSENT, CHOICES = "Dissent", "Decisions you may use"
TYPED = (DECISION, SCHOOL, REASON, REFUSAL, CONDITIONS, TRANSPORT, FUNDING, REVIEW, ACTION, OWNER,
         DUE, DISSENT)  # fmt: skip
HEADERS = (PANEL, ITEM, REFERRAL, CHILD, NEXT, *TYPED, CHOICES)
MOST_NAMED = 5

GridRow = dict[str, "OwnValue"]


class Grid(NamedTuple):
    """The grid as it stands, of every meeting.

    Attributes
    ----------
    file
        Where it lies as a file; None where it is a sheet.
    """

    rows: Sequence[GridRow]
    file: Path | None = None

    @property
    def where(self) -> str:
        """As the officer is told."""
        return f"the file {self.file}" if self.file else f"the sheet {SHEET}"

    def of(self, panel: str) -> list[GridRow]:
        """The rows of one meeting."""
        wanted = panel.casefold()
        return [row for row in self.rows if text_of(row.get(PANEL)).casefold() == wanted]


def grid_of(book: PanelBook, panel: str) -> Grid:
    """The grid as it stands; without rows where there is none yet.

    Raises
    ------
    BadInput
        ``Y-170``: its file cannot be read. ``Y-175``: its sheet has other columns.
    """
    own = own_table([])
    there = any(sheet.name == SHEET for sheet in book.workbook.sheets)
    lines = rows_there(book.desk, own) if there else []  # a large workbook takes long to read
    # another program may have saved the sheet without its table's name: it is read all the same
    if lines or written_here(book.desk, book.workbook.sheets, own):
        if not lines:
            _refuse_other_columns(book)
        return Grid([dict(zip(HEADERS, line, strict=True)) for line in lines])
    path = place_of(book, panel) / safe_name(f"{panel} outcomes.csv")
    return Grid(_from_file(path), path)


def _refuse_other_columns(book: PanelBook) -> None:
    """Refuse a sheet whose columns are not ours: what is typed there would be written over."""
    there = [sheet for sheet in book.workbook.sheets if sheet.name.casefold() == SHEET.casefold()]
    ours = [*HEADERS]
    for sheet in there:
        lines = [[text_of(cell) for cell in row[: len(ours)]] for row in sheet.rows]
        if any(map(any, lines)) and ours not in lines:
            raise BadInput(
                "Y-175",
                f"The columns of the sheet {SHEET} in {book.name} are not those I laid out, so I "
                "cannot tell what was decided, and wrote nothing. Put their names back as they "
                "were, or give the sheet another name to have a new one laid out.",
            )


def own_table(rows: Sequence[Mapping[str, OwnValue]]) -> OwnTable:
    """The rows as the table of our sheet."""
    return OwnTable(SHEET, TABLE, HEADERS, [[row.get(name) for name in HEADERS] for row in rows])


def laid_out(grid: Grid, more: Sequence[GridRow]) -> NewTable:
    """The sheet with more rows below those that are there."""
    before = [[row.get(name) for name in HEADERS] for row in grid.rows]
    return NewTable(own_table([*grid.rows, *more]), before)


def as_file(rows: Sequence[GridRow]) -> bytes:
    """The grid as a file, as Excel opens it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADERS)
    for row in rows:
        writer.writerow([_shown(row.get(name)) for name in HEADERS])
    return out.getvalue().encode("utf-8-sig")


def _shown(value: OwnValue) -> str:
    return value.isoformat() if isinstance(value, date) else text_of(value)


def _from_file(path: Path) -> list[GridRow]:
    if not path.is_file():
        return []
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise _unreadable(path, fault.strerror or "") from fault
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    head = text.partition("\n")[0]
    between = ";" if head.count(";") > head.count(",") else ","
    rows = list(csv.DictReader(io.StringIO(text), delimiter=between))
    if rows and not {PANEL, REFERRAL, DECISION} <= rows[0].keys():
        raise _unreadable(path, "its first line is not the one I wrote")
    return [{name: row.get(name) or None for name in HEADERS} for row in rows]


def _unreadable(path: Path, why: str) -> BadInput:
    return BadInput(
        "Y-170",
        f"I cannot read the outcomes in {path} ({why}), so I recorded nothing. Close it where it "
        "is open, or move it away to have a new one laid out.",
    )


def is_typed(row: GridRow) -> bool:
    """Whether anything was typed about a case."""
    return any(text_of(row.get(name)).strip() for name in TYPED)


def outcome_of(row: GridRow, book: PanelBook) -> Outcome:
    """What a row says.

    Raises
    ------
    BadInput
        ``Y-171``: there is no decision in it. ``Y-172``: its school cannot be told. ``Y-173``: a
        day is none.
    """
    said = {name: text_of(row.get(name)).strip() for name in HEADERS}
    ref = said[REFERRAL]
    if not said[DECISION]:
        raise BadInput(
            "Y-171",
            f"Something is typed about {ref}, and no decision. Type one of those named at the end "
            "of its row into Decision, or clear the row.",
        )
    number, name = _school(said[SCHOOL], ref, book)
    return Outcome(
        ref,
        _decision(said[DECISION]),
        school=number,
        school_name=name,
        conditions=said[CONDITIONS],
        transport=said[TRANSPORT],
        funding=said[FUNDING],
        review_on=_day(row, REVIEW),
        action=said[ACTION],
        owner=said[OWNER],
        action_due=_day(row, DUE),
        dissent=said[DISSENT],
        reason=said[REASON],
        refusal=said[REFUSAL],
    )


def _decision(said: str) -> str:
    """The code of a decision; what was typed where it is no decision, to be refused by its name."""
    words = labels("decision")
    by_label = {label.casefold(): code for code, label in words.items()}
    return by_label.get(said.casefold(), said).upper()


def _school(said: str, ref: str, book: PanelBook) -> tuple[str, str]:
    """Number and name of the school or provider that was typed."""
    if not said:
        return "", ""
    if said in book.places:
        return said, book.places[said]
    wanted = " ".join(said.split()).casefold()
    found = [
        one for one, name in book.places.items() if " ".join(name.split()).casefold() == wanted
    ]
    if len(found) == 1:
        return found[0], book.places[found[0]]
    if found:
        why = f"{listed(found[:MOST_NAMED])} are all called “{said[:60]}”"
    else:
        like = [name for name in book.places.values() if wanted in name.casefold()]
        hint = f" There is {listed(like[:MOST_NAMED], 'or')}." if like else ""
        why = f"No school or provider is called “{said[:60]}”.{hint}".rstrip(".")
    raise BadInput(
        "Y-172",
        f"{why}. So the decision about {ref} is not recorded. Type the number or the name as the "
        "sheets Schools and Providers have it.",
    )


def _day(row: GridRow, column: str) -> date | None:
    value = row.get(column)
    if not text_of(value).strip():
        return None
    read = read_date(value)
    if read.value is None:
        raise BadInput(
            "Y-173",
            f"“{text_of(value)[:40]}” under {column} of {text_of(row.get(REFERRAL))} is no date I "
            "can read, so that case is not recorded. Write it like 14/12/2026.",
        )
    return read.value
