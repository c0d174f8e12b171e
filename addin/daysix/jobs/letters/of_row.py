"""Which letters are for a row today, and what each of them lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from daysix.attachments.keeping import safe_name
from daysix.jobs.letters.addressee import WORDS, addressee_of, school_addressee
from daysix.jobs.letters.known import case_values, names_another_child, school_values
from daysix.jobs.letters.row import CaseRow, SchoolRow, case_row, school_row
from daysix.law.errors import BadInput
from daysix.letters._case import NOT_THIS, NOW, OfCase, OfSchool, Stands
from daysix.letters._letter import letters
from daysix.letters._making import MARK, Made, made_of, marked
from daysix.panels.words import listed
from daysix.records import NamedTuple
from daysix.tracker.tables import SCHOOLS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from daysix.jobs.beside.row_identity import RowRef
    from daysix.jobs.panel.rows import PanelBook
    from daysix.letters._letter import Letter

CASES, SCHOOL_LETTERS = "Cases", "Schools"
"""Folders beside the workbook: one for each case, where its papers are kept already."""
TYPED = ("missing", "transport", "provider_contact", "provider", "statement_by", "attends")
"""Fields in which an officer may have typed anything."""
ANOTHER_CHILD = "something typed about this case names another child. Take that out first"
NOT_RECORDED = (
    "Nothing in the workbook says whether a school's return has come. Make this letter only for "
    "one whose return has not."
)


class Prepared(NamedTuple):
    """One letter of a row: whether it is for it today, and what it is made of.

    Attributes
    ----------
    why_not
        Why it is not made although it is for the row: whom it must not go to, or what is lacking.
    """

    letter: Letter
    number: str
    folder: Path
    stands: Stands
    to: str
    made: Made
    why_not: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its file: the case and the letter; no child's name."""
        return safe_name(f"{self.number} {self.letter.name}.docx")

    @property
    def path(self) -> Path:
        """Where it is kept."""
        return self.folder / self.name

    @property
    def can_be_made(self) -> bool:
        """Whether it is for the row now and lacks nothing it cannot do without."""
        return self.stands.state == NOW and not self.why_not

    def line(self) -> dict[str, Any]:
        """For another program."""
        return {
            "case": self.number,
            "letter": self.letter.name,
            "to": self.letter.to,
            "state": self.stands.state,
            "why": self.stands.why,
            "can_be_made": self.can_be_made,
            "why_not": self.why_not,
            "lacks": list(self.made.lacks),
            "fill_in": list(self.made.fill_in),
            "look_at": list(self.doubts),
            "made_before": str(self.path) if self.path.exists() else None,
        }

    def words(self) -> Iterator[str]:
        """For the officer."""
        head = f"{self.letter.name}"
        if self.stands.state != NOW:
            yield f"{head}: {self.stands.state}, {self.stands.why}."
            return
        if self.why_not:
            yield f"{head}: not made, {self.why_not}."
            return
        yield f"{head}: to {self.to} ({WORDS[self.letter.to]})"
        yield from (f"    To fill in by hand: {one}" for one in self.made.fill_in)
        yield from (f"    Look at this: {one}." for one in self.doubts)


def letters_for(book: PanelBook, ref: RowRef, *, as_of: date) -> list[Prepared]:
    """Every letter that could ever be for a row, those that are for it now first.

    Raises
    ------
    BadInput
        ``Y-242``, ``Y-245``: the row is no case, or cannot be dated. Or the workbook has no term
        dates.
    """
    if ref.table.kind == SCHOOLS:
        school = school_row(book, ref, as_of=as_of)
        found = [_of_school(one, school, as_of=as_of) for one in letters() if _is_school(one)]
    else:
        case = case_row(book, ref, as_of=as_of)
        if case.now is None:
            raise _undated(case)
        found = [
            _of_case(one, case, as_of=as_of) for one in letters() if isinstance(one.of, OfCase)
        ]
    return sorted(found, key=lambda one: (one.stands.state != NOW, one.stands.state == NOT_THIS))


def _undated(case: CaseRow) -> BadInput:
    return BadInput(
        "Y-245",
        f"No letter can be made about {case.number}, for its row could not be dated: "
        f"{case.why.rstrip('.')}. Put that right, and press the button again.",
    )


def _is_school(letter: Letter) -> bool:
    return isinstance(letter.of, OfSchool)


def _of_case(letter: Letter, one: CaseRow, *, as_of: date) -> Prepared:
    folder = one.book.folder / CASES / safe_name(one.number)
    nothing = Made({}, [], [])
    assert one.now is not None  # noqa: S101 - the caller refused those
    assert isinstance(letter.of, OfCase)  # noqa: S101 - the caller chose those
    stands = letter.of.stands(one.now)
    to = addressee_of(one, letter.to)
    if stands.state != NOW or to.why_not:
        return Prepared(letter, one.number, folder, stands, to.name, nothing, to.why_not)
    made = made_of(letter, letter.of, one.now, case_values(one, to, as_of=as_of))
    if not to.whole:
        made = _with_mark(made, to.lines)
    doubts = (*letter.of.doubts(one.now), *one.doubts)
    why = _lacking(made)
    if not why and names_another_child(one, _typed(made)):
        why = ANOTHER_CHILD
    return Prepared(letter, one.number, folder, stands, to.name, made, why, doubts)


def _of_school(letter: Letter, one: SchoolRow, *, as_of: date) -> Prepared:
    assert isinstance(letter.of, OfSchool)  # noqa: S101 - the caller chose those
    folder = one.book.folder / SCHOOL_LETTERS / safe_name(one.number)
    stands, to = letter.of.stands(one.now), school_addressee(one.school)
    offered = {**school_values(one, to, as_of=as_of), **letter.of.says(one.now)}
    made = marked(letter, letter.values(offered), ())
    if not to.whole:
        made = _with_mark(made, to.lines)
    why = _lacking(made) if stands.state == NOW else ""
    doubts = (NOT_RECORDED.rstrip("."),)
    return Prepared(letter, one.number, folder, stands, to.name, made, why, doubts)


def _with_mark(made: Made, lines: tuple[str, ...]) -> Made:
    """The address with a place for what the workbook does not know of it."""
    what = "the rest of the address" if lines else "the address"
    address = "\n".join([*lines, MARK.format(what)])
    return Made({**made.values, "address": address}, made.lacks, [*made.fill_in, what])


def _lacking(made: Made) -> str:
    if not made.lacks:
        return ""
    return f"the workbook does not say {listed(made.lacks)}. Fill that in first"


def _typed(made: Made) -> Iterator[str]:
    for name in TYPED:
        value = made.values.get(name)
        yield from ([value] if isinstance(value, str) else value or [])  # type: ignore[misc]
