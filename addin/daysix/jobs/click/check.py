"""*Check tracker*: the Issues sheet and the Check column, filled after a yes, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.desk.any_desk import OwnTable
from daysix.jobs.check import in_words as found_in_words
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.check_column import COLUMN, columns_of, names_of, team_places
from daysix.jobs.click.tracker_at_desk import DeskRows, checked
from daysix.jobs.click.writing import NewTable, Wanted, rows_there, write
from daysix.jobs.issues.links import Places
from daysix.jobs.issues.memory import keep_seen, remember_said
from daysix.jobs.issues.sheet import column_names, plan_of
from daysix.jobs.issues.sheet import in_words as plan_in_words
from daysix.jobs.issues.typed import SHEET
from daysix.jobs.issues.write import kept_cell, kept_rows, still_holding, wrote_hash
from daysix.jobs.mending.restore_points import BEGUN, points
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.law.finding import DUTY, ERROR, QUERY
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from daysix.desk.any_desk import TableAt
    from daysix.jobs.check import CheckedFile
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.check_column import Columns
    from daysix.jobs.click.tracker_at_desk import AtDesk
    from daysix.jobs.issues.sheet import CheckCell, Plan
    from daysix.tracker.cells import Table

MOST_SHOWN = 40
BUTTON = "Write"
UNDO = "Undo last action takes it back."
REFUSED_COLUMN = frozenset({"Z-050", "Z-052", "Z-054"})
"""A Check column that cannot be added is done without; the Issues sheet says all of it."""

TableKey = tuple[str, int, int]


class Ready(NamedTuple):
    """What would be written, and where the Check columns stand."""

    at: AtDesk
    columns: Columns
    plan: Plan


def offer_check(asked: Asked) -> Answer | Offer:
    """Check the workbook; what was found is written after a yes."""
    if not asked.desk.is_open and asked.desk.place is not None:
        from daysix.jobs.click.check_closed import offer_for_file

        return offer_for_file(asked.desk.place, as_of=asked.as_of, kept=asked.kept)
    ready = _ready(asked, checked(asked))
    _refuse_their_sheet(ready.at)
    _refuse_cut_off(ready.at)
    said = verdict(ready.at.found)
    if ready.plan.nothing:
        return Answer([said, *plan_in_words(ready.plan), *ready.at.found.notes])

    def carry_out(stop: Callable[[], bool]) -> Answer:
        return _write(asked, ready, stop)

    return Offer(f"{said} {_summary(ready.plan)}", [*_lines(ready)], BUTTON, carry_out)


def _refuse_their_sheet(at: AtDesk) -> None:
    """Refuse where a sheet of the team's own is called as ours is."""
    theirs = next((sheet for sheet in at.sheets if sheet.name == SHEET), None)
    names = column_names()
    if theirs is not None and not any(
        [text_of(cell) for cell in row[: len(names)]] == names for row in theirs.rows
    ):
        raise desk_refusals.not_ours(SHEET)


def _refuse_cut_off(at: AtDesk) -> None:
    """Refuse where we were ended while we wrote over lines of the Issues sheet.

    A reason somebody typed may then stand beside another finding than its own.
    """
    last = next(iter(points(at.home)), None)
    if last is None or last.state != BEGUN or last.issues is None or not last.issues.rows:
        return
    there = rows_there(at.desk, OwnTable(SHEET, SHEET, tuple(column_names()), ()))
    if wrote_hash(there) not in {last.issues.wrote, wrote_hash(last.issues.rows)}:
        message = (
            f"The last action was cut off while it wrote, so the sheet {SHEET} is half old and "
            "half new. Press Undo last action, then press this button again."
        )
        raise BadInput("J-081", message)


def verdict(found: CheckedFile) -> str:
    """How much there is to do, in a sentence."""
    fix, act, look = (found.count(level) for level in (ERROR, DUTY, QUERY))
    counts = [f"{fix:,} to fix"] if fix else []
    counts += [f"{act:,} to act on now"] if act else []
    counts += [f"{look:,} to look at"] if look else []
    rows = plural(found.checked.rows, "row")
    return f"{rows} checked: {', '.join(counts) or 'nothing to mend'}."


def _summary(plan: Plan) -> str:
    listed = len(plan.rows) - plan.kept
    cells = len(plan.cells)
    go, are = ("goes", "is") if listed == 1 else ("go", "are")
    first = f"{plural(listed, 'finding')} {go} into the Issues sheet"
    if plan.same_rows:
        first = "The Issues sheet stays as it is"
    are = "is" if cells == 1 else "are"
    return f"{first}, {plural(cells, 'cell')} of the Check column {are} filled."


def _lines(ready: Ready) -> list[str]:
    new = [one for one in ready.columns.found if not one.there]
    sheets = {sheet.name for sheet in ready.at.sheets}
    lines = plan_in_words(ready.plan)
    if SHEET not in sheets:
        lines.append(f"A sheet {SHEET} is added after your last one.")
    lines += [
        f"{one.table.sheet}: a column “{one.header}” is added to the right of your table. "
        "Your own columns stay where they are."
        for one in new
    ]
    lines += [f"{sheet}: no Check column, since {why}." for sheet, why in ready.columns.without]
    return [*lines, "", *found_in_words(ready.at.found, most=MOST_SHOWN)]


def _ready(asked: Asked, at: AtDesk, *, found: CheckedFile | None = None) -> Ready:
    """What would be written of a workbook as it was read; ``found`` is what holds of it still."""
    found = found or at.found
    columns = columns_of(at.sheets, _tables(at.found))
    with_one = {key(one.table): one for one in columns.found}
    places = team_places(at.sheets) or Places(
        names_of(at.sheets),
        {one.table.sheet: (COLUMN, *one.table.columns) for one in columns.found},
        by_cells=True,
    )
    plan = plan_of(found, places, as_of=asked.as_of)
    cells = [cell for cell in plan.cells if _table(found, cell) in with_one]
    return Ready(at._replace(found=found), columns, plan._replace(cells=cells))


def _tables(found: CheckedFile) -> list[Table]:
    """The tables that were checked, each once."""
    return [table for sheet in found.checked.sheets for table in found.rows.tables(sheet)]


def key(table: Table) -> TableKey:
    """What a table is told by."""
    return table.sheet, table.header_row, table.first_column


def _table(found: CheckedFile, cell: CheckCell) -> TableKey | None:
    row = found.rows.at(cell.sheet, cell.number)
    return None if row is None else key(row.table)


def _write(asked: Asked, ready: Ready, stop: Callable[[], bool]) -> Answer:
    at, desk = ready.at, ready.at.desk
    if stop():
        raise desk_refusals.stopped()
    now = desk.sheets({SHEET, *at.found.checked.sheets})
    found = at.found
    skipped: list[tuple[str, int, str]] = []
    if now != [sheet for sheet in at.sheets if sheet.name in {one.name for one in now}]:
        found, skipped = still_holding(at.home, found, now, as_of=asked.as_of)
        ready = _ready(asked, at, found=found)
    moved = {(sheet, number) for sheet, number, _ in skipped}
    rows = DeskRows(at.sheets)
    grown, without = _with_columns(ready, rows)
    cells = [
        _wanted(ready, cell, grown, rows)
        for cell in ready.plan.cells
        if (cell.sheet, cell.number) not in moved and _table(found, cell) in grown
    ]
    remember_said(at.home, found.said)  # before the sheet it was typed in is written over
    table = OwnTable(SHEET, SHEET, tuple(column_names()), ready.plan.rows)
    tables = [] if ready.plan.same_rows else [NewTable(table, ready.plan.before)]
    issues = kept_rows(ready.plan)
    done = write(
        desk, at.home, as_of=asked.as_of, stop=stop, cells=cells, tables=tables, issues=issues
    )
    told = found.said._replace(in_sheet=ready.plan.in_sheet)
    trouble = keep_seen(at.home, (one.key for one in found.issues), as_of=asked.as_of, said=told)
    left = [f"{cell.sheet} row {cell.number}, since {why}" for cell, why in done.left]
    left += [f"{sheet} row {number}, since {why}" for sheet, number, why in skipped]
    return Answer([
        verdict(found),
        f"{len(done.cells):,} cells of the Check column filled; {plan_in_words(ready.plan)[0]}",
        *(f"Left alone: {one}. Check again." for one in left),
        *without,
        *filter(None, [trouble]),
        UNDO,
    ])  # fmt: skip


def _with_columns(ready: Ready, rows: DeskRows) -> tuple[Mapping[TableKey, TableAt], Sequence[str]]:
    """The tables with their Check column, added where it was not there; and what was refused."""
    wanted = {_table(ready.at.found, cell) for cell in ready.plan.cells}
    grown, without = {}, []
    for one in ready.columns.found:
        if key(one.table) not in wanted:
            continue
        try:
            grown[key(one.table)] = ready.at.desk.add_column(rows.table(one.table), one.header)
        except BadInput as refusal:
            if refusal.code not in REFUSED_COLUMN:
                raise
            without.append(f"No Check column: {refusal.message} ({refusal.code})")
    return grown, without


def _wanted(
    ready: Ready, cell: CheckCell, grown: Mapping[TableKey, TableAt], rows: DeskRows
) -> Wanted:
    """A Check cell to write. Nobody need be shown it: the column is ours."""
    rows_as_found = ready.at.found.rows
    row = rows_as_found.at(cell.sheet, cell.number)
    assert row is not None  # noqa: S101 - it was planned for this row
    table = grown[key(row.table)]
    header = next(one.header for one in ready.columns.found if key(one.table) == key(row.table))
    change = rows.own(table, cell.number, header, cell.new)
    return Wanted(kept_cell(cell, rows_as_found), change)
