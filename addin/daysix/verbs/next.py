"""``daysix next``: the next cell of a tracker with something to mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from daysix.law.errors import BadInput
from daysix.verbs import COULD_NOT, DONE, TO_FIX, Outcome
from daysix.verbs._options import add_counting, counted_with

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from daysix.desk.any_desk import Selected

SUMMARY = "Say where the next cell with something to mend is, what was found and what to do."


def add_options(parser: ArgumentParser) -> None:
    """Options of next."""
    parser.add_argument("tracker", type=Path, help="a tracker: a workbook or .csv")
    parser.add_argument(
        "--after", default="", metavar="SHEET!CELL", help="the cell to go on from: Exclusions!F5"
    )
    add_counting(parser)


def run(options: Namespace) -> Outcome:
    """Find the next problem."""
    from daysix.jobs.check import check_file
    from daysix.jobs.click.problems import in_words, lines_of, next_of, problems_of
    from daysix.jobs.unchecked import caveats, crash_in_words

    after = _cell(options.after)
    found = check_file(
        options.tracker,
        **counted_with(options),
    )
    names = found.rows.sheets
    _refuse_no_such_sheet(after, names)
    problems = problems_of(found, names)
    crashed = crash_in_words([found])
    turn = next_of(problems, after, names)
    summary = {"file": found.file, "number": turn.number if turn else 0, "of": len(problems)}
    if turn is None:
        said = [f"{found.file}: {found.nothing}.", *(f"  {one}" for one in caveats(found))]
        return Outcome([{"summary": summary}], said, COULD_NOT if crashed else DONE, crashed)
    lines = [*lines_of([turn.problem], found.file), {"summary": summary}]
    return Outcome(lines, in_words(turn, found.file), COULD_NOT if crashed else TO_FIX, crashed)


def _refuse_no_such_sheet(after: Selected | None, names: Sequence[str]) -> None:
    if after is None or after.sheet in names:
        return
    message = (
        f"There is no sheet “{after.sheet[:60]}” in this tracker. Its sheets are "
        f"{', '.join(names)}. Give one of them, such as {names[0]}!A1."
    )
    raise BadInput("B-081", message)


def _cell(text: str) -> Selected | None:
    """The cell to go on from; None where none is given."""
    from daysix.desk.any_desk import Selected
    from daysix.tracker.cells import corners

    if not text:
        return None
    sheet, _, cell = text.rpartition("!")
    both = corners(cell)
    if not sheet or both is None:
        message = f"“{text[:60]}” should be a sheet and a cell, such as Exclusions!F5."
        raise BadInput("B-080", message)
    return Selected(sheet.strip("'"), both[0][1], both[0][0])
