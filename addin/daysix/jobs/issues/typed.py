"""What officers typed in the Issues sheet: read back at each check, remembered, and never lost.

A row is compared with what the sheet was last known to say. Where it says the same, what is
remembered holds (somebody may have said more from the command line); where it says something
else, the officer has typed, and the sheet holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.beside.row_identity import hashed
from daysix.jobs.issues.followed import NOT_A_PROBLEM, OPEN
from daysix.jobs.issues.memory import Mark, Said
from daysix.jobs.issues.not_a_problem import mark_from
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.workbook.columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from daysix.jobs.issues.followed import Issue
    from daysix.jobs.issues.memory import Memory
    from daysix.tracker.cells import SheetCells

SHEET = "Issues"
OPEN_HERE, PUT_RIGHT, SET_ASIDE = "OPEN", "FIXED", "NOT A PROBLEM"
"""What the Status column may say."""


class TypedRow(NamedTuple):
    """One row of the Issues sheet: its number, its values by column, and what was typed in it."""

    number: int
    values: Mapping[str, object]

    @property
    def key(self) -> str:
        """What its finding goes by."""
        return text_of(self.values.get("IssueKey"))

    @property
    def status(self) -> str:
        """What the officer says of it."""
        return " ".join(text_of(self.values.get("Status")).upper().split()) or OPEN_HERE

    @property
    def reason(self) -> str:
        """Why it is no problem."""
        return text_of(self.values.get("Reason"))

    @property
    def by(self) -> str:
        """Initials."""
        return text_of(self.values.get("ReasonBy"))

    @property
    def says(self) -> str:
        """A hash of what was typed; blank where nothing was."""
        return said_hash(self.status, self.reason, self.by)


def said_hash(status: str, reason: str, by: str) -> str:
    """A hash of what stands in the three columns an officer types in; blank for an open issue."""
    if status in {OPEN_HERE, ""} and not reason and not by:
        return ""
    return hashed(status, reason, by)


def typed_rows(sheets: Iterable[SheetCells]) -> list[TypedRow]:
    """The rows of the team workbook's Issues sheet; none where there is no such sheet."""
    sheet = next((one for one in sheets if one.name == SHEET), None)
    names = [column.name for column in columns_of(SHEET)]
    if sheet is None:
        return []
    for place, row in enumerate(sheet.rows):
        heads = [text_of(cell) for cell in row]
        if set(names) <= set(heads):
            at = {name: heads.index(name) for name in names}
            return [
                TypedRow(sheet.first_row + number, _values(line, at))
                for number, line in enumerate(sheet.rows[place + 1 :], start=place + 1)
                if any(text_of(cell) for cell in _values(line, at).values())
            ]
    return []


def _values(row: Sequence[object], at: Mapping[str, int]) -> dict[str, object]:
    return {name: row[place] if place < len(row) else None for name, place in at.items()}


class Heard(NamedTuple):
    """The findings with what the sheet says of them.

    ``said`` is to be remembered; ``notes`` are sentences about rows that lack something.
    """

    issues: Sequence[Issue]
    said: Said
    notes: Sequence[str]


def heard(
    issues: Sequence[Issue], typed: Iterable[TypedRow], memory: Memory, *, as_of: date
) -> Heard:
    """Take what was typed in the Issues sheet into account."""
    rows = {row.key: row for row in typed if row.key}
    news = {key: row for key, row in rows.items() if row.says != memory.in_sheet.get(key, "")}
    marks: dict[str, Mark | None] = {}
    notes = []
    kept = []
    for issue in issues:
        row = news.get(issue.key)
        if row is None:
            kept.append(issue)
            continue
        mark = None
        if row.status == SET_ASIDE:
            try:
                mark = mark_from(issue, reason=row.reason, by=row.by, as_of=as_of)
            except BadInput as refusal:
                notes.append(_lacks(row, refusal))
        if mark is not None or issue.mark is not None:
            marks[issue.key] = mark
        kept.append(issue._replace(mark=mark, status=_status(issue, mark)))
    lacking = {issue.key for issue in kept if issue.mark is None}
    in_sheet = {
        key: row.says
        for key, row in rows.items()
        if row.says and not (row.status == SET_ASIDE and key in lacking & news.keys())
    }
    return Heard(kept, Said(marks, in_sheet if rows else None), notes)


def _status(issue: Issue, mark: Mark | None) -> str:
    if mark is not None:
        return NOT_A_PROBLEM
    return OPEN if issue.mark is not None else issue.status


def _lacks(row: TypedRow, refusal: BadInput) -> str:
    first = refusal.message.split(". ")[0].rstrip(".")
    return (
        f"Issues row {row.number} says “not a problem” and is still counted: {_WHY[refusal.code]}"
        if refusal.code in _WHY
        else f"Issues row {row.number}: {first}."
    )


_WHY = {
    "J-011": "type the reason beside it, in a few words.",
    "J-012": "type your initials beside it, such as AB.",
    "J-013": "say the reason without the child's name.",
}
