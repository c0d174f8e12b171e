"""*After the meeting*: the outcome grid laid out, then recorded, with the minutes.

The first press lays out the sheet Outcomes, a row a case. The next ones record what was typed there
and write nothing twice.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.writing import write
from daysix.jobs.panel.kept import folder_for
from daysix.jobs.panel.meeting_cases import named
from daysix.jobs.panel.meeting_meant import meeting_meant
from daysix.jobs.panel.meeting_rows import Lines, Proof, changed, proofs, put, row_by
from daysix.jobs.panel.minutes import made_minutes, minutes_there
from daysix.jobs.panel.numbers import keep_numbers
from daysix.jobs.panel.outcomes import SOURCE, held, rows_to_add
from daysix.jobs.panel.outcomes_grid import HEADERS, SHEET, TYPED, as_file, laid_out
from daysix.jobs.panel.outcomes_lists import lists_for, offered
from daysix.jobs.panel.rows import ACTIONS, REFERRALS, told
from daysix.jobs.panel.sitting_of import day_of
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.panels.attendance import HERE
from daysix.panels.words import short_day
from daysix.records import NamedTuple
from daysix.tracker.cells import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from daysix.jobs.click.answers import Asked
    from daysix.jobs.click.panel_chosen import Meant
    from daysix.jobs.click.writing import Wanted
    from daysix.jobs.panel.outcomes import Held
    from daysix.jobs.panel.outcomes_grid import GridRow
    from daysix.panels.meeting import Decided

LABEL = "After the meeting"
HEARD = "After the meeting"
"""How its lines on the Audit sheet begin. They are looked for there: whatever the button is called
one day, this stays."""
LAY_OUT, RECORD = "Lay out", "Record"
FAIRNESS, AUDIT = "FairnessLog", "Audit"
UNDO = "Undo last action takes it out of the workbook; papers stay."
TO_WRITE, DRAFT = frozenset({"", "TO WRITE"}), "DRAFT"
AGAIN = f"press {LABEL} again"


class _Plan(NamedTuple):
    """What would be written."""

    one: Held
    by_case: Mapping[str, Sequence[Wanted]]
    state: Sequence[Wanted]
    actions: Sequence[Mapping[str, object]]
    fairness: Sequence[Mapping[str, object]]
    decisions: Sequence[Proof]
    as_of: date

    @property
    def cells(self) -> list[Wanted]:
        return [*(cell for cells in self.by_case.values() for cell in cells), *self.state]

    @property
    def nothing(self) -> bool:
        return not (self.cells or self.actions or self.fairness)


def offer_outcomes(asked: Asked, named: str = "") -> Answer | Offer:
    """The grid to be laid out, or what it says to be recorded; shown first.

    Parameters
    ----------
    named
        The meeting's number, from the command line.

    Raises
    ------
    BadInput
        It cannot be told which meeting is meant, or the panel cannot be laid out.
    """
    meant = meeting_meant(asked, button=LABEL, named=named, held=True)
    one = held(asked, meant)
    more = rows_to_add(one)
    if more:
        return _offer_grid(asked, one, more)
    if one.blank and one.grid.of(one.panel):
        said = f"Nothing is typed about {one.panel} yet. Type what was decided in {one.grid.where}"
        return Answer([f"{said}, and {AGAIN}."], good=False)
    plan = _plan(one, meant, as_of=asked.as_of)
    if plan.nothing and minutes_there(one):
        said = f"Everything typed about {one.panel} is recorded, and its minutes are made."
        return Answer([said, *one.faults], good=not one.faults)
    return Offer(
        f"{one.panel}, {one.laid.day_words}: {plural(len(one.meeting.decided), 'case')} decided; "
        f"{plural(len(plan.cells), 'cell')} and {plural(_new(plan), 'new row')}, and the minutes.",
        [*_lines(plan)],
        RECORD,
        lambda stop: _record(asked, plan, stop),
        good=not one.faults,
    )


def _new(plan: _Plan) -> int:
    return len(plan.actions) + len(plan.fairness)


def _offer_grid(asked: Asked, one: Held, more: Sequence[GridRow]) -> Offer:
    late = "" if not one.grid.of(one.panel) else " more"
    lines = [f"{text_of(row['Item']) or '–'}  {row['Referral']} {row['Child']}" for row in more]
    typed = ", ".join(TYPED)
    return Offer(
        f"{plural(len(more), 'row')}{late} would be laid out for {one.panel} on {one.grid.where}.",
        [f"There you type: {typed}. Then {AGAIN}.", *lines],
        LAY_OUT,
        lambda stop: _lay_out(asked, one, more, stop),
    )


def _lay_out(asked: Asked, one: Held, more: Sequence[GridRow], stop: Callable[[], bool]) -> Answer:
    book, grid, alone = one.book, one.grid, ""
    if grid.file is None:
        table, lists = laid_out(grid, more), lists_for(one)
        write(book.desk, book.home, as_of=asked.as_of, stop=stop, tables=[*lists.tables, table])
        alone = offered(book.desk, table.table, lists)
        if book.desk.is_open:
            book.desk.go_to(SHEET, 2 + len(grid.rows), HEADERS.index("Decision") + 1)
    else:
        from daysix.desk.new_workbook import replacing  # the file keeps every row it has

        folder_for(book, one.panel, None)
        with replacing(grid.file) as file:
            file.write(as_file([*grid.rows, *more]))
    keep_numbers(book.home, one.panel, one.numbers)
    said = f"{plural(len(more), 'row')} laid out on {grid.where}."
    return Answer(
        [f"{said} Choose or type what is decided there, and {AGAIN}.", *filter(None, [alone])]
    )


# Recording


def _plan(one: Held, meant: Meant, *, as_of: date) -> _Plan:
    by_case: dict[str, Sequence[Wanted]] = {}
    decisions = []
    for decided in one.meeting.decided:
        cells, proof = _of_a_case(one, decided)
        by_case[decided.outcome.ref] = cells
        if cells and proof is not None:
            decisions.append(proof)
    state: list[Wanted] = []
    if meant.row.text("MinutesState").upper() in TO_WRITE:
        state = changed(one.book.workbook, meant.row, {"MinutesState": DRAFT})
    actions = [row for row in one.meeting.actions if not _action_there(one, row)]
    fairness = [row for row in one.meeting.fairness if not _logged(one, row)]
    return _Plan(one, by_case, state, actions, fairness, decisions, as_of)


def _of_a_case(one: Held, decided: Decided) -> tuple[list[Wanted], Proof | None]:
    """The cells of a referral that would change; none once it is on another meeting's list."""
    ref, book = decided.outcome.ref, one.book.workbook
    row = row_by(book, REFERRALS, "RefID", ref)
    if row is None or row.text("PanelID").casefold() != one.panel.casefold():
        return [], None
    wanted = {change.column: change.new for change in one.meeting.changes if change.key == ref}
    wanted["TimesHeard"] = _times(one, ref, row.cell("TimesHeard"))
    found = changed(book, row, wanted)  # type: ignore[arg-type]
    before, after = row.text("Decision"), decided.outcome.decision
    return found, Proof(f"{HEARD} {one.panel}", REFERRALS, ref, "Decision", before, after)


def _times(one: Held, ref: str, held_before: object) -> float:
    """How often a case was heard: once more, unless this meeting is counted already."""
    before = float(held_before) if isinstance(held_before, int | float) else 0.0
    meetings = {
        row.text("Action").removeprefix(HEARD).strip().casefold()
        for row in one.book.workbook.rows(AUDIT)
        if row.text("Action").startswith(HEARD) and row.text("Key") == ref
    }
    if one.panel.casefold() in meetings:
        return max(before, float(len(meetings)))
    return before + 1


def _action_there(one: Held, row: Mapping[str, object]) -> bool:
    return any(
        told(there, "About") == row["About"]
        and told(there, "Text") == row["Text"]
        and told(there, "Source").upper() == SOURCE
        and day_of(there, "RaisedOn") == row["RaisedOn"]
        for there in one.book.rows(ACTIONS)
    )


def _logged(one: Held, row: Mapping[str, object]) -> bool:
    keys = ("PanelID", "RefID", "SchoolTaken")
    return any(
        all(told(there, key) == text_of(row[key]) for key in keys)
        for there in one.book.rows(FAIRNESS)
    )


def _lines(plan: _Plan) -> Iterator[str]:
    one = plan.one
    if one.laid.plan.sitting.day > plan.as_of:
        yield f"{one.panel} meets on {one.laid.day_words}, which is still to come."
    if not any(member.attends in HERE for member in one.laid.plan.sitting.members):
        yield "Nobody is entered as present. Fill in Attendance on the Panels sheet first."
    if one.faults:
        yield f"Not recorded ({len(one.faults)}):"
        yield from (f"    {fault}" for fault in one.faults)
    for decided in one.meeting.decided:
        yield _said(decided)
        for kept in (cell.kept for cell in plan.by_case[decided.outcome.ref]):
            yield f"    {kept.column}: {_shown(kept.old)} → {_shown(kept.new)}"
        yield from (f"    {note}" for note in _stale(one, decided))
    for row in plan.actions:
        due = row.get("DueDate")
        when = f", by {_shown(due)}" if due else ""
        yield f"New action: {row['Text']} ({row.get('Owner') or 'nobody named'}{when})"
    for row in plan.fairness:
        taken, shown = (one.book.place(row[key]) for key in ("SchoolTaken", "SchoolShown"))
        yield f"Fairness log: {row['RefID']} to {taken}, first was {shown}: {row['DepartReason']}"
    for carried in one.meeting.carried:
        yield f"Comes back: {carried.ref}: {carried.why}"
    yield from one.meeting.notes
    yield from one.laid.doubts


def _said(decided: Decided) -> str:
    outcome, roll = decided.outcome, decided.on_roll
    school = f", {outcome.school_name or outcome.school}" if outcome.school else ""
    by = ""
    if roll is not None:
        by = f"; on roll by {short_day(roll.day)}" if roll.day else f". {roll.sentence}"
    case = named(decided.item.case)
    return f"{decided.item.number}  {case}: {decided.label}{school}{by}"


def _stale(one: Held, decided: Decided) -> Iterator[str]:
    """What an earlier decision left on the referral: a blank never takes its place by itself."""
    row = row_by(one.book.workbook, REFERRALS, "RefID", decided.outcome.ref)
    if row is not None and decided.on_roll is None and row.text("OnRollTarget"):
        said = _shown(row.cell("OnRollTarget"))
        yield f"On roll by still says {said}. Clear it if that is over."


def _shown(value: object) -> str:
    return short_day(value) if isinstance(value, date) else text_of(value) or "nothing"


def _record(asked: Asked, plan: _Plan, stop: Callable[[], bool]) -> Answer:
    one = plan.one
    issued = asked.now.astimezone() if asked.now else datetime.combine(asked.as_of, time(), UTC)
    write_minutes = made_minutes(one, issued=issued)
    said = f"{HEARD} {one.panel}: minutes made"
    lines = [
        Lines(ACTIONS, plan.actions),
        Lines(FAIRNESS, plan.fairness),
        proofs(asked, [*plan.decisions, Proof(said, "Panels", one.panel)]),
    ]
    done = put(asked, one.book.workbook, stop=stop, lines=lines, cells=plan.cells)
    keep_numbers(one.book.home, one.panel, one.numbers)
    papers, missing = _minutes(write_minutes)
    chief = (
        f"{plural(len(one.meeting.decided), 'case')} of {one.panel} recorded: "
        f"{plural(len(plan.cells) - len(done.left), 'cell')} and "
        f"{plural(_new(plan), 'new row')}. {UNDO}"
    )
    left = [f"{left.change.table.sheet} left alone: {left.why}." for left in done.left]
    papers += missing
    return Answer([chief, *papers, *left, *one.faults], good=not (one.faults or left or missing))


def _minutes(write: Callable[[], list[str]]) -> tuple[list[str], list[str]]:
    """The minutes written; else why not: by now the outcomes are recorded, which must be said."""
    try:
        return write(), []
    except BadInput as refusal:
        said = f"The minutes are not there: {refusal.message} ({refusal.code})"
        return [], [f"{said} Then {AGAIN}: it makes them, and records nothing twice."]
