"""*Add to tracker*: rows for what mails tell, and for children who are new; nothing else changes.

Of the mails marked Y in the column Add, all at once; else of the one mail in front of the officer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from daysix.desk import desk_refusals
from daysix.jobs.click.answers import Answer, Offer
from daysix.jobs.click.home import home_of
from daysix.jobs.click.new_rows import NewRows, add
from daysix.jobs.inbox.book import INBOX, Workbook
from daysix.jobs.inbox.chosen import mails_of, row_meant
from daysix.jobs.inbox.consequences import clock, consequences
from daysix.jobs.inbox.imagined import answers_about, row_for
from daysix.jobs.inbox.marks import marks
from daysix.jobs.inbox.new_case import NewCase, Taken, all_new, in_a_line, new_cases
from daysix.jobs.inbox.queue import CASE_OR_REF, FILED, ID, NEW, STATE
from daysix.jobs.inbox.turn import our_turn
from daysix.jobs.wording import plural
from daysix.law.errors import BadInput
from daysix.records import NamedTuple
from daysix.tracker.tables import PUPILS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from daysix.jobs.answered import Answered
    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.click.answers import Asked

TICKED = "Y"
UNDO = "Undo last action takes it back."
NO_MAIL = "its mail is no longer where it was"
NO_CASE = "it tells no new exclusion"


class _Plan(NamedTuple):
    """What would be added, of which mails, and what is left out and why."""

    book: Workbook
    rows: Sequence[RowRef]
    cases: Sequence[NewCase]
    left: Sequence[str]
    said: Mapping[str, Answered]
    why_not: str


def offer_adding(asked: Asked) -> Answer | Offer:
    """The rows the chosen mails make, to be added after a yes.

    Raises
    ------
    BadInput
        ``U-030``: no list of exclusions here. ``U-034``: no mail is chosen.
    """
    book = Workbook(asked.desk, home_of(asked.desk))
    tracker = book.tracker
    plan = _plan(asked, book, _chosen(asked, book))
    if not plan.cases:
        return Answer(["Nothing can be added.", *plan.left], good=False)
    if asked.stop():
        raise desk_refusals.stopped()
    many = len(plan.cases)
    children = len(all_new(plan.cases))
    more = f", {plural(children, 'new child')} on {PUPILS}" if children else ""
    more = more.replace("childs", "children")
    return Offer(
        f"{plural(many, 'new row')} on {tracker.sheet}{more}, 0 changes to other rows.",
        [*_lines(plan)],
        f"Add {many:,}",
        lambda stop: _write(plan, asked, stop),
    )


def _chosen(asked: Asked, book: Workbook) -> list[RowRef]:
    """Every mail marked Y that nobody has dealt with; or the one she stands on."""
    here = row_meant(book, asked)
    if here is not None and here.text("Add").upper() != TICKED:
        return [here]
    rows = book.rows(INBOX)
    ticked = [row for row in rows if row.text("Add").upper() == TICKED and _waits(row)]
    if not ticked and here is None:
        message = (
            f"No mail is chosen. Stand in its row on the sheet {INBOX}, or type Y in the column "
            "Add of several, and press Add to tracker again."
        )
        raise BadInput("U-034", message)
    return ticked or ([here] if here is not None else [])


def _waits(row: RowRef) -> bool:
    return row.text(STATE).upper() in {"", NEW, "SEEN"} and not row.text(CASE_OR_REF)


def _plan(asked: Asked, book: Workbook, rows: Sequence[RowRef]) -> _Plan:
    taken = Taken([], [], {})
    cases: list[NewCase] = []
    left: list[str] = []
    seen: set[str] = set()
    found = {row.number: mail for row, mail, _ in mails_of(book, rows)}
    for row in rows:
        mail, number = found.get(row.number), row.text(ID)
        if mail is None:
            left.append(f"{number} left out: {NO_MAIL}.")
            continue
        made = new_cases(book, mail, number, taken)
        if not made:
            left.append(f"{number} left out: {NO_CASE}.")
        for case in made:
            if case.refused:
                left.append(f"{number} left out: {case.refused}.")
            else:
                cases.append(case)
                seen.add(number)
    said, why_not = answers_about(book, cases, as_of=asked.as_of)
    kept = [row for row in rows if row.text(ID) in seen]
    return _Plan(book, kept, cases, left, said, why_not)


def _lines(plan: _Plan) -> Iterator[str]:
    for case in plan.cases:
        yield in_a_line(case)
        if case.pupil and case.pupil_cells:
            yield f"    A new child: {case.pupil}."
        if case.maybe:
            yield f"    Look at this: {case.maybe}."
        one = plan.said.get(case.number)
        if one is not None:
            yield from (f"    Look at this: {said}" for said in consequences(one))
        _, runs = clock(one, plan.why_not)
        if runs:
            yield f"    {runs}"
        yield from (f"    {blank}" for blank in case.blanks)
        missing = _no_column(plan.book, case)
        if missing:
            yield f"    Your tracker has no column for: {', '.join(missing)}."
    yield from plan.left


def _no_column(book: Workbook, case: NewCase) -> list[str]:
    """What a tracker of the team's own has no room for; the team workbook has room for all."""
    if book.table(PUPILS) is not None:
        return []
    kept = row_for(book, book.tracker, case.cells)
    said = ("StartDate", "EndDate", "SchoolName", "UPN", "DOB", "NCY", "Reason1")
    school = "SchoolDfE" in kept
    return [
        name
        for name in said
        if name in case.cells and name not in kept and not (name == "SchoolName" and school)
    ]


def _write(plan: _Plan, asked: Asked, stop: Callable[[], bool]) -> Answer:
    book, tracker = plan.book, plan.book.tracker
    children = all_new(plan.cases)
    numbers = [*(case.number for case in plan.cases), *(str(one["PupilID"]) for one in children)]
    rows = [row_for(book, tracker, case.cells) for case in plan.cases]
    new = [NewRows(tracker, book.at(tracker), rows)]
    pupils = book.table(PUPILS)
    if pupils is not None and children:
        lines = [row_for(book, pupils, cells) for cells in children]
        new.append(NewRows(pupils, book.at(pupils), lines))
    cells = [one for row in plan.rows for one in marks(book, row, _done(plan, row))]
    with our_turn(book.desk, book.home):
        book.refuse_taken(numbers, plan.rows)
        done = add(book.desk, book.home, as_of=asked.as_of, stop=stop, new=new, cells=cells)
    first = done.first[tracker.sheet]
    if book.desk.is_open:
        book.desk.go_to(tracker.sheet, first, 1)
    said = f"{plural(len(rows), 'row')} added on {tracker.sheet}, from row {first}. {UNDO}"
    left = [f"{INBOX} left alone: {one.why}." for one in done.left]
    return Answer([said, *map(in_a_line, plan.cases), *left, *plan.left])


def _done(plan: _Plan, row: RowRef) -> dict[str, str]:
    """What the row of the mail says afterwards."""
    number = row.text(ID)
    cases = [case for case in plan.cases if case.mail == number]
    pupils = dict.fromkeys(case.pupil for case in cases if case.pupil)
    return {
        STATE: FILED,
        CASE_OR_REF: ", ".join(case.number for case in cases),
        **({"PupilID": next(iter(pupils))} if len(pupils) == 1 else {}),
    }
