"""*Explain date*: how the dates of the row in front of the officer were counted.

The date of the column she stands in comes first, every day of it on a line of its own; the others
follow, with neighbouring days on one line. Nothing is written.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer
from daysix.jobs.click.deadline_rows import CASE, RULE, last_day_before_holiday
from daysix.jobs.click.home import home_of
from daysix.jobs.deadlines import date_read
from daysix.jobs.results.today import time_left, urgency
from daysix.jobs.tracker_read import read_desk
from daysix.jobs.wording import card, explained, short, title_of
from daysix.law.answer import LIMIT, Due, Refusal
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of
from daysix.tracker.tables import EXCLUSIONS
from daysix.workbook.worked_out import DATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from daysix.desk.any_desk import Selected
    from daysix.jobs.answered import Answered
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.tracker_read import TrackerRead

ABOUT = {
    **dict(DATES),
    "GovNoticeDate": ("GB-01", "GB-02"),
    "GDCDate": ("GB-01", "GB-02"),
    "GDCDecisionNoticeDate": ("IRP-01",),
    "IRPRequestDate": ("IRP-01", "IRP-06"),
    "IRPDate": ("IRP-06",),
    "Day6Provider": ("ED-01", "ED-02"),
    "Day6Start": ("ED-01", "ED-02"),
    "RollRemovalDate": ("ROLL-01", "ROLL-02", "ROLL-03"),
}
"""Columns, and the rules whose date somebody who stands there asks about."""


class Meant(NamedTuple):
    """What the officer stands on: a row of the tracker, or a case by its number; and the rules."""

    sheet: str = ""
    row: int = 0
    case: str = ""
    rules: tuple[str, ...] = ()


def explain_date(asked: Asked) -> Answer:
    """Explain the dates of the row in front of the officer.

    Raises
    ------
    BadInput
        J-070, J-071: no cell of a case is in front of her. J-072: its row could not be dated.
    """
    selected = asked.desk.selected()
    if selected is None:
        message = (
            "I do not know which row you mean. Open the workbook, stand in a row of the tracker, "
            "and press Explain date again."
        )
        raise BadInput("J-070", message)
    read = read_desk(asked.desk, as_of=asked.as_of, home=home_of(asked.desk))
    meant = _in_tracker(read, selected) or _in_a_list(read, selected)
    dated = date_read(read, as_of=asked.as_of)
    one = next((row for row in dated.rows if meant and _is_meant(row, meant)), None)
    if meant is None or one is None:
        message = (
            f"There is no case in row {selected.row} of the sheet {selected.sheet}. Stand in a row "
            "of the tracker, or of a list Day Six made, and press Explain date again."
        )
        raise BadInput("J-071", message)
    return _explained(one, meant.rules, as_of=asked.as_of)


def _is_meant(row: Answered, meant: Meant) -> bool:
    if meant.case:
        return row.case_id == meant.case
    return (row.sheet, row.row) == (meant.sheet, meant.row)


def _in_tracker(read: TrackerRead, selected: Selected) -> Meant | None:
    """The row of a table of exclusions, and the rules its column is about."""
    for table in read.tables:
        below = selected.row - table.header_row
        if table.kind != EXCLUSIONS or table.sheet != selected.sheet:
            continue
        if 0 < below <= len(table.rows):
            at = selected.column - table.first_column
            column = next((name for name, place in table.columns.items() if place == at), "")
            return Meant(selected.sheet, selected.row, rules=ABOUT.get(column, ()))
    return None


def _in_a_list(read: TrackerRead, selected: Selected) -> Meant | None:
    """The case a line of one of our own lists is about, and its rule."""
    sheet = next((one for one in read.sheets if one.name == selected.sheet), None)
    if sheet is None or sheet.first_row != 1:
        return None
    names = [text_of(cell) for cell in sheet.rows[0]]
    place = selected.row - sheet.first_row
    if CASE not in names or RULE not in names or not 0 < place < len(sheet.rows):
        return None
    said = [text_of(cell) for cell in sheet.rows[place]]
    case, rule = said[names.index(CASE)], said[names.index(RULE)]
    return Meant(case=case, rules=(rule,) if rule else ()) if case else None


def _explained(one: Answered, rules: Sequence[str], *, as_of: date) -> Answer:
    if one.case is None:
        refusal = next(one.refusals)
        message = (
            f"The row of {_named(one)} could not be dated: {refusal.message} ({refusal.code}) "
            "Put that right and press Explain date again."
        )
        raise BadInput("J-072", message)
    dues = sorted(one.dues, key=lambda due: _order(due, rules, as_of=as_of))
    dated = [due for due in dues if due.due is not None]
    refused = [answer for answer in one.answers if isinstance(answer, Refusal)]
    others: list[Due | Refusal] = [*refused, *(due for due in dues if due.due is None)]
    if not dated:
        first = f"{_named(one)}: no date follows from what its row says."
        return Answer([first, *card(others)])
    first = f"{_named(one)}: {title_of(dated[0])}, {_when(dated[0], as_of=as_of)}"
    return Answer([first, *_in_full(dated[0]), *_the_rest(dated[1:]), *card(others)])


def _named(one: Answered) -> str:
    return " ".join(filter(None, (one.case_id, one.child))) or f"row {one.row}"


def _when(due: Due, *, as_of: date) -> str:
    assert due.due is not None  # noqa: S101 - the caller sorted the rest out
    left = time_left(due, as_of=as_of) if urgency(due, as_of=as_of) else ""
    return f"{short(due.due)} ({left})." if left else f"{short(due.due)}."


def _order(due: Due, rules: Sequence[str], *, as_of: date) -> tuple[bool, bool, bool, date]:
    """What was asked about, then what is still to be done, then limits, then the earlier date."""
    asked = due.rule.id in rules
    return (not asked, not urgency(due, as_of=as_of), due.nature != LIMIT, due.due or date.max)


def _in_full(due: Due) -> Iterator[str]:
    """The date asked about: every day counted on a line of its own."""
    yield from explained(due, every_day=True)
    warning = last_day_before_holiday(due)
    if warning:
        yield f"    {warning}"


def _the_rest(dues: Sequence[Due]) -> Iterator[str]:
    for due in dues:
        yield ""
        yield from explained(due)
