"""What a meeting decided, read from the outcome grid and worked out; nothing is written here.

The workbook is looked at as it stood before the meeting was recorded: so the same grid gives the
same minutes and letters however often it is read, and nothing is counted twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.jobs.panel.laid_out import lay_out
from daysix.jobs.panel.meeting_calendars import calendars_of
from daysix.jobs.panel.numbers import numbers_of
from daysix.jobs.panel.outcomes_grid import (
    CHILD,
    CHOICES,
    DECISION,
    ITEM,
    NEXT,
    PANEL,
    REASON,
    REFERRAL,
    REFUSAL,
    SCHOOL,
    grid_of,
    is_typed,
    outcome_of,
)
from daysix.jobs.panel.rows import ACTIONS, REFERRALS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.law.errors import BadInput
from daysix.panels.meeting import NOT_REFERRALS, REFUSED, STATUS_AFTER, record
from daysix.panels.share import first_names
from daysix.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from daysix.calendars.school import SchoolCalendar
    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.panel_chosen import Meant
    from daysix.jobs.panel.laid_out import LaidOut
    from daysix.jobs.panel.outcomes_grid import Grid, GridRow
    from daysix.jobs.panel.rows import PanelBook, Row
    from daysix.panels.meeting import Meeting, Outcome
    from daysix.panels.sitting import Case

ON_AGENDA, SOURCE = "ON-AGENDA", "PANEL"
WE_DECIDE = ("Decision", "DecisionSchool", "RankShown", "RankTaken", "DepartReason",
             "OnRollTarget", "SchoolAnswerDue")  # fmt: skip
WATCH = "WATCH"
NOT_SETTLED = frozenset({"", REFUSED, *STATUS_AFTER})
"""Decisions on a referral that may be those of an earlier meeting."""


class Held(NamedTuple):
    """A meeting as the grid has it.

    Attributes
    ----------
    book
        The workbook as it is now.
    laid
        The meeting laid out as it was before anything was recorded.
    faults
        Lines of the grid that were not taken, each with its sentence and code.
    """

    book: PanelBook
    panel: str
    laid: LaidOut
    grid: Grid
    meeting: Meeting
    faults: Sequence[str]

    @property
    def numbers(self) -> dict[str, str]:
        """The item numbers as they are now, by referral."""
        return {item.case.ref: item.number for item in self.laid.plan.items}

    @property
    def blank(self) -> bool:
        """Whether nobody has typed anything about any case."""
        return not any(map(is_typed, self.grid.of(self.panel)))


def held(asked: Asked, meant: Meant) -> Held:
    """Read the grid of a meeting and work out what it becomes.

    Raises
    ------
    BadInput
        The panel cannot be laid out, or the grid's file cannot be read.
    """
    book, panel = meant.book, meant.panel
    grid = grid_of(book, panel)
    rows = grid.of(panel)
    day = day_of({"Date": meant.row.cell("Date")})
    seen = book.seen_as({
        REFERRALS: [*_before(book, rows, panel, day)],
        ACTIONS: [one for one in book.rows(ACTIONS) if not _ours(one, rows, day)],
    })  # fmt: skip
    issued = {told_in(row, REFERRAL): told_in(row, ITEM) for row in rows}
    issued = {ref: number for ref, number in issued.items() if number}
    laid = lay_out(
        seen, panel=panel, as_of=asked.as_of, issued={**issued, **numbers_of(book.home, panel)}
    )
    outcomes, faults = _outcomes(rows, book, laid)
    apart = {item.case.ref for item in laid.plan.apart}
    share = laid.share
    shares = {one.ref: share for one in outcomes if share is not None and one.ref not in apart}
    meeting = record(
        laid.plan,
        outcomes,
        calendars=_calendars(book, outcomes),
        shares=shares,
        list_version=told(laid.row, "PackVersion"),
    )
    refused = [f"{fault.message} ({fault.code})" for _ref, fault in meeting.refused]
    return Held(book, panel, laid, grid, meeting, [*faults, *refused, *_of_no_panel(grid)])


def _of_no_panel(grid: Grid) -> Iterator[str]:
    """Rows somebody added without the meeting's number: they would be passed over."""
    for row in grid.rows:
        if is_typed(row) and not told_in(row, PANEL):
            ref = told_in(row, REFERRAL) or "no referral"
            yield f"A row about {ref} names no panel, so it is not read. Fill in {PANEL}."


def told_in(row: GridRow, name: str) -> str:
    """A cell of the grid as text."""
    return told(dict(row), name)


def _before(book: PanelBook, rows: Sequence[GridRow], panel: str, day: object) -> Iterator[Row]:
    """The referrals as they stood before this meeting was recorded."""
    typed = {told_in(row, REFERRAL).casefold(): row for row in rows}
    for row in book.rows(REFERRALS):
        found = typed.get(told(row, "RefID").casefold())
        if found is None:
            yield row
            continue
        seen = {**row, "PanelID": panel}
        if is_typed(found) or told_in(found, ITEM):
            seen["Status"] = ON_AGENDA
        if told_in(found, DECISION) and _decision_is(row, found, book):
            seen |= dict.fromkeys(WE_DECIDE)
        if day is not None and day_of(row, "RefusedDate") == day:
            seen |= {"RefusedDate": None, "RefusalReason": None}
        yield seen


def _decision_is(row: Row, found: GridRow, book: PanelBook) -> bool:
    """Whether what stands on the referral is what the grid says, recorded before."""
    try:
        return told(row, "Decision").upper() == outcome_of(found, book).decision
    except BadInput:
        return False


def _ours(row: Row, rows: Sequence[GridRow], day: object) -> bool:
    """Whether an action was raised by this very meeting."""
    refs = {told_in(one, REFERRAL).casefold() for one in rows}
    here = told(row, "About").casefold() in refs
    return here and told(row, "Source").upper() == SOURCE and day_of(row, "RaisedOn") == day


def _outcomes(
    rows: Sequence[GridRow], book: PanelBook, laid: LaidOut
) -> tuple[list[Outcome], list[str]]:
    found, faults = [], []
    gone = {one.case.ref for one in laid.plan.left_out}
    for row in rows:
        if not is_typed(row):
            continue
        try:
            outcome = outcome_of(row, book)
        except BadInput as fault:
            faults.append(f"{fault.message} ({fault.code})")
            continue
        if outcome.ref in gone:
            why = next(one.why for one in laid.plan.left_out if one.case.ref == outcome.ref)
            faults.append(f"{outcome.ref} was decided, and cannot be heard: {why}")
        else:
            found.append(outcome)
    return found, faults


def _calendars(book: PanelBook, outcomes: Sequence[Outcome]) -> Mapping[str, SchoolCalendar]:
    """The calendar of each school decided on; without those nobody knows."""
    wanted = {one.school: one.school_name for one in outcomes if one.school}
    calendars = calendars_of(book) if wanted else None
    if calendars is None:
        return {}
    both = ((number, calendars.find(number, name)) for number, name in wanted.items())
    return {number: calendar for number, calendar in both if calendar is not None}


def rows_to_add(one: Held) -> list[GridRow]:
    """A row for each case that has none yet, in the order of the agenda; then those left out."""
    there = {told_in(row, REFERRAL).casefold() for row in one.grid.of(one.panel)}
    plan = one.laid.plan
    suggested = first_names(one.laid.share) if one.laid.share is not None else ""
    apart = {item.case.ref for item in plan.apart}
    choices = ", ".join(plan.profile.decisions)
    found = []
    cases = [(item.number, item.case) for item in plan.items]
    cases += [("", left.case) for left in plan.left_out if left.can_be_ticked]
    for number, case in cases:
        if case.ref.casefold() in there or case.type == WATCH:
            continue
        row: GridRow = {PANEL: one.panel, ITEM: number, REFERRAL: case.ref, CHILD: case.initials}
        no_place = case.ref in apart or case.type.startswith(NOT_REFERRALS)
        row |= {NEXT: "" if no_place else suggested, CHOICES: choices}
        found.append({**row, **_typed_before(one.book, case)})
    return found


def _typed_before(book: PanelBook, case: Case) -> GridRow:
    """What somebody typed straight into the referral.

    A case deferred before is undecided, and so is one whose school has refused since.
    """
    decision = told(dict(case.values), "Decision").upper()
    if case.type.startswith(NOT_REFERRALS) or decision in NOT_SETTLED:
        return {}
    row = next((one for one in book.rows(REFERRALS) if told(one, "RefID") == case.ref), {})
    if day_of(row, "RefusedDate") is not None:
        return {}
    return {
        DECISION: told(row, "Decision"),
        SCHOOL: book.place(row.get("DecisionSchool")),
        REASON: told(row, "DepartReason"),
        REFUSAL: told(row, "RefusalReason"),
    }
