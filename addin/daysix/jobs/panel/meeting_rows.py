"""What the buttons of a meeting write: cells of rows that are there, new rows, lines of proof."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, cast

from daysix.desk.places import part_of_day
from daysix.jobs.click.new_rows import Added, NewRows, add
from daysix.jobs.inbox.book import AUDIT, Workbook
from daysix.jobs.inbox.marks import marks
from daysix.jobs.inbox.turn import our_turn
from daysix.jobs.panel.meeting_numbers import next_in_line
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from daysix.desk.patching import CellValue
    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.writing import Wanted

Cells = dict[str, "CellValue"]
FIRST = {"Actions": "A00001", "FairnessLog": "F0001", AUDIT: "L00001"}
KEYS = {"Actions": "ActionID", "FairnessLog": "LogID", AUDIT: "AuditID", "Panels": "PanelID"}


class Proof(NamedTuple):
    """One line of the Audit sheet."""

    action: str
    sheet: str
    key: str
    column: str = ""
    before: object = ""
    after: object = ""
    who: str = ""


class Lines(NamedTuple):
    """New rows of one kind of sheet, by our names of the columns; numbered when written."""

    kind: str
    rows: Sequence[Mapping[str, object]]
    stays: bool = False


def changed(book: Workbook, row: RowRef, wanted: Mapping[str, CellValue]) -> list[Wanted]:
    """The cells of a row that would change; all of it is shown first, so nothing typed is safe."""
    return marks(book, row, wanted, ours=tuple(wanted))


def filled(book: Workbook, row: RowRef, wanted: Mapping[str, CellValue]) -> list[Wanted]:
    """The blank cells of a row that would be filled; what somebody typed stays."""
    return marks(book, row, wanted)


def as_cells(row: Mapping[str, object]) -> Cells:
    """Values as a sheet keeps them, blanks left out."""
    return {
        name: _as_cell(value) for name, value in row.items() if value is not None and value != ""
    }


def row_by(book: Workbook, kind: str, column: str, number: str) -> RowRef | None:
    """The row of a kind of sheet with this number."""
    wanted = number.strip().casefold()
    rows = book.rows(kind) if wanted else []
    return next((row for row in rows if row.text(column).strip().casefold() == wanted), None)


def proofs(asked: Asked, said: Iterable[Proof]) -> Lines:
    """Lines for the Audit sheet, with the moment of the click."""
    at = asked.now or datetime.combine(asked.as_of, time())
    rows = [
        {
            "At": at.replace(second=0, microsecond=0, tzinfo=None),
            "Who": one.who,
            "Action": one.action,
            "Sheet": one.sheet,
            "Key": one.key,
            "Column": one.column,
            "Before": text_of(one.before),
            "After": text_of(one.after),
        }
        for one in said
    ]
    return Lines(AUDIT, rows, stays=True)


def note_proofs(asked: Asked, book: Workbook, said: Sequence[Proof]) -> list[str]:
    """Write lines of the Audit sheet; a sentence where they cannot be, for the rest is done."""
    if not said:
        return []
    if book.table(AUDIT) is None:
        return [f"It is not noted: {book.desk.name} has no sheet {AUDIT}."]
    try:
        put(asked, book, stop=lambda: False, lines=[proofs(asked, said)])
    except BadInput as refusal:
        return [f"It is not noted in the workbook: {refusal.message} ({refusal.code})"]
    return []


def put(
    asked: Asked,
    book: Workbook,
    *,
    stop: Callable[[], bool],
    lines: Sequence[Lines] = (),
    cells: Sequence[Wanted] = (),
) -> Added:
    """Write new rows and cells after a restore point; a sheet the workbook lacks is left out.

    Raises
    ------
    BadInput
        ``Y-162``: a colleague has added rows meanwhile. Or the workbook refuses.
    """
    new, numbers = [], {}
    for one in lines:
        table = book.table(one.kind)
        if table is not None and one.rows:
            numbered = _numbered(book, one)
            numbers[one.kind] = {str(row[KEYS[one.kind]]) for row in numbered}
            has = table.columns
            rows = [{name: value for name, value in row.items() if name in has} for row in numbered]
            new.append(NewRows(table, book.at(table), rows, stays=one.stays))
    with our_turn(book.desk, book.home):
        _refuse_taken(book, numbers)
        if not cells and all(one.stays for one in new):
            return _noted(book, new)
        return add(book.desk, book.home, as_of=asked.as_of, stop=stop, new=new, cells=cells)


def _noted(book: Workbook, new: Sequence[NewRows]) -> Added:
    """Lines that stay need no restore point: *Undo last action* means what came before them."""
    first = {}
    for one in new:
        named = one.at.headers
        lines = [
            {named[one.table.columns[name]]: value for name, value in row.items()}
            for row in one.rows
        ]
        first[one.table.sheet] = book.desk.append(one.at, lines).first_row
    return Added(first, ())


def _numbered(book: Workbook, lines: Lines) -> list[Cells]:
    """The rows with a number each, and without blanks."""
    key = KEYS[lines.kind]
    used = [row.text(key) for row in book.rows(lines.kind)]
    found: list[Cells] = []
    for row in lines.rows:
        given = str(row.get(key) or "") or next_in_line(used, FIRST.get(lines.kind, "1"))
        used.append(given)
        found.append({key: given, **as_cells({**row, key: None})})
    return found


def _as_cell(value: object) -> CellValue:
    return part_of_day(value) if isinstance(value, time) else cast("CellValue", value)


def _refuse_taken(book: Workbook, numbers: Mapping[str, set[str]]) -> None:
    """Refuse where somebody has given one of the numbers since the workbook was read."""
    if not numbers:
        return
    now = Workbook(book.desk, book.home)
    for kind, given in numbers.items():
        if given & {row.text(KEYS[kind]) for row in now.rows(kind)}:
            raise BadInput(
                "Y-162",
                f"Somebody has added rows to the sheet {kind} of {book.desk.name} since you were "
                "shown this, so I wrote nothing. Press the button again.",
            )
