"""Writing cells of an open workbook: in runs, read back afterwards, taken back if it goes wrong."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar

from daysix.desk import desk_refusals as refusals
from daysix.desk.live_extras import Piece
from daysix.desk.live_reading import DAY_OF_TIMES, plain
from daysix.desk.patching import Formula
from daysix.desk.places import same
from daysix.records import NamedTuple
from daysix.tracker.cells import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from daysix.desk.live_extras import Extras

DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
TEXT, GENERAL = "@", "General"
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PLAIN_WORDS = re.compile(r"[^\W\d_][^\d]*")
YES_NO = frozenset({"true", "false"})
_Some = TypeVar("_Some")


class Cell(NamedTuple):
    """One cell to write, and what it holds now; its sheet is known from elsewhere.

    ``look`` is the number format to give it; blank where the value decides.
    """

    row: int
    column: int
    value: object
    old: object = ""
    look: str = ""


class _Run(NamedTuple):
    """Cells of one column without a gap, and the format they had; None where they differed."""

    cells: list[Cell]
    format: str | None


class Writer:
    """Writes cells of one sheet.

    Parameters
    ----------
    sheet
        xlwings' own.
    hidden
        Rows out of sight: written on their own, for a program that filters may spread a block
        over the rows it shows.
    """

    def __init__(self, sheet: Any, extras: Extras, *, hidden: Collection[int] = ()) -> None:  # noqa: ANN401
        self._sheet, self._extras = sheet, extras
        self._hidden = frozenset(hidden)
        self._written: list[_Run] = []

    def write(self, cells: Sequence[Cell], stop: Callable[[], bool]) -> None:
        """Write all of them, or leave the sheet as it was.

        Raises
        ------
        BadInput
            Z-057 it was stopped, Z-058 what was written did not stay, Z-059 half-way.
        """
        try:
            formats = self._formats(cells)
            for runs in _in_lots(self._runs(cells), self._extras.pieces_at_once):
                for _ in runs:
                    _go_on(stop)
                self._put([_Run(run, formats[run[0].column]) for run in runs])
            self._check(cells)
        except BaseException as why:
            self.take_back(why)
            raise

    def take_back(self, why: BaseException | None = None) -> None:
        """Put back what the cells written so far held, and how they looked.

        Raises
        ------
        BadInput
            Z-059: that failed as well.
        """
        while self._written:
            run = self._written[-1]
            try:
                self._restore(run)
            except Exception as fault:  # noqa: BLE001 - whatever the program raises
                left = ", ".join(self._address(run.cells) for run in self._written)
                raise refusals.half_way(self._extras.program, left) from (why or fault)
            self._written.pop()

    def _runs(self, cells: Iterable[Cell]) -> Iterator[list[Cell]]:
        run: list[Cell] = []
        kind = ""
        for cell in sorted(cells, key=lambda one: (one.column, one.row)):
            its = _kind(cell.value)
            if run and not (self._continues(run[-1], cell) and (not its or its == (kind or its))):
                yield run
                run, kind = [], ""
            run.append(cell)
            kind = kind or its
        if run:
            yield run

    def _continues(self, last: Cell, cell: Cell) -> bool:
        return (
            (cell.column, cell.row) == (last.column, last.row + 1)
            and cell.look == last.look
            and (cell.row in self._hidden) == (last.row in self._hidden)
        )

    def _formats(self, cells: Sequence[Cell]) -> dict[int, str | None]:
        """The format of each column from the first cell to the last; None where they differ."""
        rows: dict[int, list[int]] = defaultdict(list)
        for cell in cells:
            rows[cell.column].append(cell.row)
        return {
            column: self._sheet.range((min(there), column), (max(there), column)).number_format
            for column, there in rows.items()
        }

    def _put(self, runs: Sequence[_Run]) -> None:
        known = self._with_formats(runs)
        mixed = [run for run in known if run.format is None and len(run.cells) > 1]
        if mixed:  # cells of different formats go one by one
            alone = [_Run([cell], None) for run in mixed for cell in run.cells]
            known = [run for run in known if run not in mixed] + self._with_formats(alone)
        for some in _in_lots(known, self._extras.pieces_at_once):
            self._written += some
            self._extras.put(self._sheet, [_piece(run) for run in some])

    def _with_formats(self, runs: Sequence[_Run]) -> list[_Run]:
        """Runs with the format each has, where that is not known yet."""
        unknown = [run for run in runs if run.format is None]
        if not unknown:
            return list(runs)
        codes = iter(self._extras.formats(self._sheet, [_piece(run) for run in unknown]))
        return [run if run.format is not None else run._replace(format=next(codes)) for run in runs]

    def _restore(self, run: _Run) -> None:
        """Put back the cells that still hold what we wrote; any other is somebody else's by now."""
        block = self._block(run.cells)
        held = [plain(line[0]) for line in block.options(ndim=2, err_to_str=True).value]
        both = list(zip(run.cells, held, strict=True))
        for ours in self._runs(cell for cell, now in both if _is_ours(now, cell)):
            self._block(ours).value = [[_outgoing(cell.old)] for cell in ours]
        kept = all(_is_ours(now, cell) or same(now, cell.old) for cell, now in both)
        if kept and run.format is not None and block.number_format != run.format:
            block.number_format = run.format

    def _check(self, cells: Sequence[Cell]) -> None:
        """Read back what was written, a column at a time."""
        for column in sorted({cell.column for cell in cells}):
            meant = {cell.row: cell.value for cell in cells if cell.column == column}
            top, bottom = min(meant), max(meant)
            block = self._sheet.range((top, column), (bottom, column))
            held = block.options(ndim=2, err_to_str=True).value
            changed = [row for row, value in meant.items()
                       if not same(plain(held[row - top][0]), _shown(value))]  # fmt: skip
            if changed:
                where = ", ".join(f"{letters(column)}{row}" for row in changed)
                raise refusals.not_taken(self._sheet.name, where)

    def _block(self, cells: Sequence[Cell]) -> Any:  # noqa: ANN401
        first, last = cells[0], cells[-1]
        return self._sheet.range((first.row, first.column), (last.row, last.column))

    def looks_before(self) -> dict[tuple[int, int], str]:
        """The number formats that were changed, by row and column, as they were."""
        return {
            (cell.row, cell.column): run.format
            for run in self._written
            if run.format is not None and _look_of(run.cells, run.format) is not None
            for cell in run.cells
        }

    @staticmethod
    def _address(cells: Sequence[Cell]) -> str:
        first, last = cells[0], cells[-1]
        one = f"{letters(first.column)}{first.row}"
        return one if len(cells) == 1 else f"{one}:{letters(last.column)}{last.row}"


def _piece(run: _Run) -> Piece:
    """A run as it is handed to the program."""
    first = run.cells[0]
    look = _look_of(run.cells, run.format or GENERAL)
    return Piece(first.row, first.column, [_outgoing(cell.value) for cell in run.cells], look)


def _in_lots(runs: Iterable[_Some], many: int) -> Iterator[list[_Some]]:
    """So many at a time."""
    waiting = iter(runs)
    while some := list(islice(waiting, many)):
        yield some


def _go_on(stop: Callable[[], bool]) -> None:
    if stop():
        raise refusals.stopped()


def _kind(value: object) -> str:
    """Values of one kind may share a run, and so a format; a blank goes with any."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool | int | float):
        return "number"
    if isinstance(value, datetime):
        return "moment"
    return "day" if isinstance(value, date) else "text"


def _look_of(cells: Sequence[Cell], code: str) -> str | None:
    """The format a run needs: the one asked for, or that of its values; None to leave it alone."""
    first = next((cell.value for cell in cells if _kind(cell.value)), None)
    return cells[0].look or _format_for(first, code)


def _is_ours(now: object, cell: Cell) -> bool:
    """Whether a cell still holds what we wrote; a formula may come to what it will."""
    return isinstance(cell.value, Formula) or same(now, cell.value)


def _shown(value: object) -> object:
    """What a cell holds once a value is written: of a formula, what it comes to."""
    return value.shown if isinstance(value, Formula) else value


def _format_for(value: object, code: str) -> str | None:
    """The format a cell needs so that the value stays what it is; None to leave it alone."""
    kind = _kind(value)
    if kind in {"day", "moment"}:
        return None if shows_days(code) else (DAY if kind == "day" else MOMENT)
    return GENERAL if kind == "number" and code == TEXT else None


def shows_days(code: str) -> bool:
    """Whether a number in this format is shown as a day."""
    return bool(set(_NOT_SHOWN.sub("", code.partition(";")[0]).lower()) & {"d", "y"}) and (
        code != GENERAL
    )


def _outgoing(value: object) -> object:
    """A value as a spreadsheet program must be given it, so that no text becomes anything else.

    A mark before a text keeps ``=1+1``, ``007`` and ``1/2`` as they are; it is not shown.
    """
    if isinstance(value, time):
        value = datetime.combine(DAY_OF_TIMES, value) - datetime.combine(DAY_OF_TIMES, time())
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, Formula):
        return f"={value.text}"
    if not isinstance(value, str) or not value:
        return value
    plain_words = _PLAIN_WORDS.fullmatch(value) and value.casefold() not in YES_NO
    return value if plain_words else f"'{value}"


def why_not(
    sheet: Any,  # noqa: ANN401
    extras: Extras,
    cells: Sequence[tuple[int, int]],
) -> dict[tuple[int, int], str]:
    """The cells, by row and column, that hold a formula or are locked."""
    found: dict[tuple[int, int], str] = {}
    protected = extras.protected(sheet)
    for column in sorted({column for _, column in cells}):
        rows = sorted(row for row, one in cells if one == column)
        block = sheet.range((rows[0], column), (rows[-1], column))
        said = block.formula
        lines = [[said]] if rows[0] == rows[-1] else said
        locked = protected and extras.locked(block)
        for row in rows:
            text = lines[row - rows[0]][0]
            if isinstance(text, str) and text.startswith("="):
                found[row, column] = "it holds a formula"
            elif locked and extras.locked(sheet.range((row, column))):
                found[row, column] = "its sheet is protected and the cell is locked"
    return found
